//! The report of a run: the findings, and what was checked and what was not.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Position};
use serde::Serialize;
use ties::model::Severity;
use ties_dataset::file::Files;

/// What a run found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The findings, by file and by place in it.
    pub diagnostics: Vec<Diagnostic>,
    /// What was checked, and what was not.
    pub summary: Summary,
}

/// What a run checked, and what it did not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Entities.
    pub entities: usize,
    /// Sources.
    pub sources: usize,
    /// Claims as they are written.
    pub claims: usize,
    /// Disputes.
    pub disputes: usize,
    /// Rules in force.
    pub rules: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that an exception silenced.
    pub silenced: usize,
    /// Files that could not be read as data, for what they are or for their syntax.
    pub unread_files: usize,
    /// Records that do not fit their schema: no other rule looked at them.
    pub unread_records: usize,
    /// Claims of sources that their coders did not read: they know them from others.
    pub unverified: usize,
    /// The passages of claims: compared with the texts of their sources, or not, and why not.
    pub passages: Passages,
    /// How many claims have passages in a language without a word list, by language: the rules that read texts did not
    /// look at them.
    pub without_words: BTreeMap<String, usize>,
}

/// How many claims had their passages compared with the text of their source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Passages {
    /// Compared: the digest of the passage with that of the words at its place.
    pub compared: usize,
    /// Not compared: no text of the source is archived, or it cannot be read.
    pub without_text: usize,
    /// Not compared: a text is listed, and the run had no archive to read it from.
    pub not_at_hand: usize,
    /// Not compared: the claim has no digest.
    pub without_digest: usize,
    /// Not compared: the claim names a place that a text does not show, such as a page.
    pub without_place: usize,
}

impl Passages {
    pub(crate) fn add(&mut self, more: Self) {
        self.compared += more.compared;
        self.without_text += more.without_text;
        self.not_at_hand += more.not_at_hand;
        self.without_digest += more.without_digest;
        self.without_place += more.without_place;
    }
}

impl Summary {
    /// Whether anything was checked at all.
    pub fn is_empty(&self) -> bool {
        let records = self.entities + self.sources + self.claims + self.disputes;
        records + self.unread_files + self.unread_records == 0
    }
}

/// A number of things: `1 claim`, `2 claims`.
fn of(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A line that lists what there is any of.
fn write_list<const N: usize>(
    f: &mut fmt::Formatter<'_>,
    head: &str,
    all: [(usize, String); N],
) -> fmt::Result {
    let there: Vec<_> = all
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
    if there.is_empty() {
        Ok(())
    } else {
        write!(f, "\n{head}: {}", there.join("; "))
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing checked: no record found");
        }
        write!(
            f,
            "checked {} in {}, {}, {} against {}: ",
            of(self.claims, "claim", "claims"),
            of(self.sources, "source", "sources"),
            of(self.entities, "entity", "entities"),
            of(self.disputes, "dispute", "disputes"),
            of(self.rules, "rule", "rules"),
        )?;
        match (self.errors, self.warnings) {
            (0, 0) => f.write_str("all hold")?,
            (errors, 0) => f.write_str(&of(errors, "error", "errors"))?,
            (0, warnings) => f.write_str(&of(warnings, "warning", "warnings"))?,
            (errors, warnings) => {
                write!(
                    f,
                    "{}, {}",
                    of(errors, "error", "errors"),
                    of(warnings, "warning", "warnings")
                )?;
            }
        }
        if self.silenced > 0 {
            write!(
                f,
                "; {} silenced by exceptions",
                of(self.silenced, "finding", "findings")
            )?;
        }
        let passages = &self.passages;
        if passages.compared > 0 {
            write!(
                f,
                "\ncompared with the archived texts: {}",
                of(passages.compared, "passage", "passages")
            )?;
        }
        let not_compared = [
            (
                passages.without_text,
                "of a source without an archived text",
                "of sources without an archived text",
            ),
            (
                passages.without_digest,
                "without a digest",
                "without a digest",
            ),
            (
                passages.without_place,
                "at a place that no text shows, such as a page",
                "at places that no text shows, such as a page",
            ),
            (
                passages.not_at_hand,
                "whose text is not at hand (`--archive` names its folder)",
                "whose texts are not at hand (`--archive` names their folder)",
            ),
        ];
        let claims = |count, rest| of(count, &format!("claim {rest}"), &format!("claims {rest}"));
        let not_compared = not_compared
            .map(|(count, one, many)| (count, claims(count, if count == 1 { one } else { many })));
        write_list(f, "not compared", not_compared)?;
        let unverified = of(self.unverified, "claim of a source", "claims of sources");
        let unverified = format!("{unverified} that the coder did not read (`known-from`)");
        write_list(f, "unverified", [(self.unverified, unverified)])?;
        for (language, claims) in &self.without_words {
            let claims = of(*claims, "claim", "claims");
            write!(
                f,
                "\nno word list for `{language}`: hedges, denials, numbers and dates of {claims} not looked at"
            )?;
        }
        let unread = [
            (
                self.unread_files,
                "file that cannot be read",
                "files that cannot be read",
            ),
            (
                self.unread_records,
                "record that does not fit its schema",
                "records that do not fit their schema",
            ),
        ];
        write_list(
            f,
            "not checked",
            unread.map(|(count, one, many)| (count, of(count, one, many))),
        )
    }
}

/// A finding as other programs read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row<'r> {
    /// The code of the rule that is broken.
    pub code: &'r str,
    /// How grave it is.
    pub severity: Severity,
    /// The file, below the dataset's folder.
    pub file: &'r str,
    /// Where the place starts.
    pub start: Position,
    /// Where it ends: the position after its last character.
    pub end: Position,
    /// What is wrong.
    pub message: &'r str,
    /// What to do.
    pub help: Option<&'r str>,
}

impl Report {
    /// The findings as rows for other programs.
    pub fn rows<'r>(&'r self, files: &'r Files) -> Vec<Row<'r>> {
        let rows = self.diagnostics.iter().filter_map(|found| {
            let file = files.as_slice().get(found.file)?;
            Some(Row {
                code: found.code,
                severity: found.severity,
                file: &file.path,
                start: found.start,
                end: found.end,
                message: &found.message,
                help: found.help.as_deref(),
            })
        });
        rows.collect()
    }
}
