//! The report of a run: its findings, and counts of what was and was not checked.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Diagnostic, Position};
use serde::Serialize;
use ties::model::Severity;
use ties_dataset::file::Files;

/// What a run found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The findings, sorted by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts of what was and was not checked.
    pub summary: Summary,
}

/// Counts of what a run checked and did not check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Entities.
    pub entities: usize,
    /// Sources.
    pub sources: usize,
    /// Claims as written, before expansion into pairs.
    pub claims: usize,
    /// Disputes.
    pub disputes: usize,
    /// Rules that ran.
    pub rules: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are hints.
    pub hints: usize,
    /// Findings silenced by exceptions.
    pub silenced: usize,
    /// Files that could not be read as data, because of their type or syntax.
    pub unread_files: usize,
    /// Records that do not fit their schema. No other rule checked them, and the rules that an
    /// unreadable record could satisfy did not run.
    pub unread_records: usize,
    /// Claims of sources that the coder did not read (`known-from`).
    pub unverified: usize,
    /// Claims whose passages were or were not compared with the text of their source.
    pub passages: Passages,
    /// The number of claims with passages in a language without a word list, by language. The rules
    /// that read texts did not check them.
    pub without_words: BTreeMap<String, usize>,
}

/// Counts of claims by whether their passages were compared with the text of their source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Passages {
    /// Compared: the digest in the claim with the digest of the words at its locator.
    pub compared: usize,
    /// Not compared: the source has no archived text, or the text cannot be read.
    pub without_text: usize,
    /// Not compared: the source lists a text that is not in the archive, or the run has no archive.
    pub not_at_hand: usize,
    /// Not compared: the claim has no digest.
    pub without_digest: usize,
    /// Not compared: the locator is not visible in a text, such as a page.
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

/// A count with its noun: `1 claim`, `2 claims`.
fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Writes a line that lists counts with their nouns, or nothing if there are none.
fn write_list(f: &mut fmt::Formatter<'_>, head: &str, counts: &[String]) -> fmt::Result {
    if counts.is_empty() {
        return Ok(());
    }
    write!(f, "\n{head}: {}", counts.join("; "))
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing checked: no record found");
        }
        write!(
            f,
            "checked {} in {}, {}, {} against {}: ",
            count(self.claims, "claim", "claims"),
            count(self.sources, "source", "sources"),
            count(self.entities, "entity", "entities"),
            count(self.disputes, "dispute", "disputes"),
            count(self.rules, "rule", "rules"),
        )?;
        self.write_findings(f)?;
        self.passages.write(f)?;
        if self.unverified > 0 {
            let claims = count(self.unverified, "claim of a source", "claims of sources");
            let unverified = format!("{claims} that the coder did not read (`known-from`)");
            write_list(f, "unverified", &[unverified])?;
        }
        for (language, claims) in &self.without_words {
            let claims = count(*claims, "claim", "claims");
            write!(
                f,
                "\nno word list for `{language}`: hedges, denials, numbers and dates of {claims} \
                 not checked"
            )?;
        }
        self.write_unread(f)
    }
}

impl Summary {
    /// Writes the number of findings, and of those that exceptions silenced.
    fn write_findings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut counts = Vec::new();
        for (number, one, many) in [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.hints, "hint", "hints"),
        ] {
            if number > 0 {
                counts.push(count(number, one, many));
            }
        }
        if counts.is_empty() {
            f.write_str("no findings")?;
        } else {
            f.write_str(&counts.join(", "))?;
        }
        if self.silenced > 0 {
            let silenced = count(self.silenced, "finding", "findings");
            write!(f, "; {silenced} silenced by exceptions")?;
        }
        Ok(())
    }

    /// Writes the number of files and records that could not be read.
    fn write_unread(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut unread = Vec::new();
        if self.unread_files > 0 {
            unread.push(count(
                self.unread_files,
                "file that cannot be read",
                "files that cannot be read",
            ));
        }
        if self.unread_records > 0 {
            unread.push(count(
                self.unread_records,
                "record that does not fit its schema",
                "records that do not fit their schema",
            ));
        }
        if !unread.is_empty() {
            unread.push("rules that need every record".to_owned());
        }
        write_list(f, "not checked", &unread)
    }
}

impl Passages {
    /// Writes how many passages were compared with the archived texts, and why others were not.
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.compared > 0 {
            let compared = count(self.compared, "passage", "passages");
            write!(f, "\ncompared with the archived texts: {compared}")?;
        }
        let reasons = [
            (
                self.without_text,
                [
                    "claim of a source without an archived text",
                    "claims of sources without an archived text",
                ],
            ),
            (
                self.without_digest,
                ["claim without a digest", "claims without a digest"],
            ),
            (
                self.without_place,
                [
                    "claim with a locator that no text shows, such as a page",
                    "claims with locators that no text shows, such as a page",
                ],
            ),
            (
                self.not_at_hand,
                [
                    "claim whose text is not available (set its folder with `--archive`)",
                    "claims whose texts are not available (set their folder with `--archive`)",
                ],
            ),
        ];
        let mut not_compared = Vec::new();
        for (claims, [one, many]) in reasons {
            if claims > 0 {
                not_compared.push(count(claims, one, many));
            }
        }
        write_list(f, "not compared", &not_compared)
    }
}

/// A finding as structured output for other programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row<'r> {
    /// The code of the rule.
    pub code: &'r str,
    /// Severity.
    pub severity: Severity,
    /// The path of the file, relative to the dataset's folder.
    pub file: &'r str,
    /// Start of the value or key at fault.
    pub start: Position,
    /// End: the position after its last character.
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
            let file = files.as_slice().get(found.file())?;
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
