//! `coverage`: which sentences of a source's text are coded, skipped with a reason, or uncovered.

use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::Id;
use ties::model::Locator;
use ties_dataset::coverage::{Coverage, coverage};
use ties_dataset::dataset::{CodedSource, Dataset};
use ties_text::text::{Passage, Text};

use crate::citation::flat;
use crate::entity_names::Names;
use crate::layout::count_of;
use crate::serialized::label;

/// The coverage of a source's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CoverageReport {
    /// The source's id.
    pub source: String,
    /// Whether the source is marked complete.
    pub complete: bool,
    /// The passages for which it is marked complete, by locator.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub complete_for: Vec<String>,
    /// The number of sentences with a claim.
    pub coded: usize,
    /// The number of sentences listed in `[skipped]` and without a claim.
    pub skipped: usize,
    /// The number of other sentences.
    pub uncovered: usize,
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a source's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sentence {
    /// Its locator: `p14 s1`.
    pub at: String,
    /// `coded`, `skipped` or `uncovered`.
    pub status: &'static str,
    /// The claims on this sentence.
    pub claims: Vec<String>,
    /// Why it is skipped.
    pub reason: Option<String>,
    /// If it is uncovered, the entities of the dataset that it names.
    pub names: Vec<String>,
    /// Its words.
    pub words: String,
}

/// The coverage of a source with this text.
pub fn coverage_report(
    dataset: &Dataset,
    id: &Id,
    coded: &CodedSource,
    text: &Text,
) -> CoverageReport {
    let claims = claim_passages(coded, text);
    let skipped = skipped_passages(coded, text);
    let coded_passages = claims.iter().map(|(passage, _)| passage.clone());
    let marks = coverage(text, &coded.source, coded_passages);
    let names = Names::of(dataset);
    let mut sentences = Vec::new();
    for (number, mark) in marks.into_iter().enumerate() {
        let words = text.words(number..number + 1);
        sentences.push(Sentence {
            at: text.place(number..number + 1),
            status: status(mark),
            claims: labels_at(&claims, number),
            reason: labels_at(&skipped, number).into_iter().next(),
            names: match mark {
                Coverage::Uncovered => names.within(words),
                Coverage::Coded | Coverage::Skipped => Vec::new(),
            },
            words: flat(words),
        });
    }
    let complete_for = coded.source.complete_for.iter();
    CoverageReport {
        source: id.to_string(),
        complete: coded.source.complete,
        complete_for: complete_for.map(|at| flat(at)).collect(),
        coded: count_status(&sentences, "coded"),
        skipped: count_status(&sentences, "skipped"),
        uncovered: count_status(&sentences, "uncovered"),
        sentences,
    }
}

fn status(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Coded => "coded",
        Coverage::Skipped => "skipped",
        Coverage::Uncovered => "uncovered",
    }
}

/// The passages of the claims, with their ids.
fn claim_passages(coded: &CodedSource, text: &Text) -> Vec<(Passage, String)> {
    let mut passages = Vec::new();
    for claim in &coded.claims {
        if let Some(passage) = find_passage(text, &claim.at) {
            passages.push((passage, claim.id.to_string()));
        }
    }
    passages
}

/// The passages that are skipped, with the reasons.
fn skipped_passages(coded: &CodedSource, text: &Text) -> Vec<(Passage, String)> {
    let mut passages = Vec::new();
    for (at, skipped) in &coded.source.skipped {
        if let Some(passage) = find_passage(text, at) {
            let reason = label(&skipped.reason);
            let reason = match &skipped.note {
                None => reason,
                Some(note) => format!("{reason}: {note}"),
            };
            passages.push((passage, reason));
        }
    }
    passages
}

/// The number of sentences with a status.
fn count_status(sentences: &[Sentence], status: &str) -> usize {
    sentences
        .iter()
        .filter(|sentence| sentence.status == status)
        .count()
}

/// The passage of a locator in a text, if the text has it.
fn find_passage(text: &Text, at: &str) -> Option<Passage> {
    text.find(&Locator::parse(at).ok()?.steps)
}

/// The labels of the passages that contain a sentence.
fn labels_at(passages: &[(Passage, String)], sentence: usize) -> Vec<String> {
    passages
        .iter()
        .filter(|(passage, _)| passage.contains(&sentence))
        .map(|(_, label)| label.clone())
        .collect()
}

impl CoverageReport {
    /// One line with the numbers of coded, skipped and uncovered sentences.
    pub fn summary(&self) -> String {
        let all = self.sentences.len();
        let share = ((self.coded + self.skipped) * 100)
            .checked_div(all)
            .unwrap_or(100);
        let summary = format!(
            "{}: {}, {} coded, {} skipped, {} uncovered: {share} % covered",
            self.source,
            count_of(all, "sentence"),
            self.coded,
            self.skipped,
            self.uncovered
        );
        if self.complete {
            summary
        } else if self.complete_for.is_empty() {
            summary + "; not marked complete"
        } else {
            format!(
                "{summary}; marked complete for {}",
                self.complete_for.join(", ")
            )
        }
    }

    /// An lcov tracefile with one line per sentence, counting its claims.
    ///
    /// Skipped sentences are left out, as lcov does with excluded code.
    pub fn lcov(&self) -> String {
        let mut text = format!("TN:\nSF:{}\n", self.source);
        let mut lines = 0;
        let mut hit = 0;
        for (number, sentence) in (1..).zip(&self.sentences) {
            if sentence.status == "skipped" {
                continue;
            }
            let count = sentence.claims.len();
            lines += 1;
            hit += usize::from(count > 0);
            // Writing to a String cannot fail.
            let _ = writeln!(text, "DA:{number},{count}");
        }
        text + &format!("LF:{lines}\nLH:{hit}\nend_of_record\n")
    }
}

impl fmt::Display for CoverageReport {
    /// The text, with a mark before each sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .sentences
            .iter()
            .map(|sentence| sentence.at.len())
            .max()
            .unwrap_or_default();
        for sentence in &self.sentences {
            let mark = match sentence.status {
                "coded" => format!("{:>3}", sentence.claims.len()),
                "skipped" => "  ~".to_owned(),
                _ => "  !".to_owned(),
            };
            writeln!(f, "{mark}  {:width$}  {}", sentence.at, sentence.words)?;
            let below = match (&sentence.reason, sentence.status) {
                (Some(reason), "skipped") => reason.clone(),
                _ if !sentence.names.is_empty() => {
                    format!("names: {}", sentence.names.join(", "))
                }
                _ => continue,
            };
            writeln!(f, "     {:width$}    {below}", "")?;
        }
        writeln!(f, "\n{}", self.summary())?;
        writeln!(
            f,
            "Number: claims on the sentence. ~ skipped with a reason. ! uncovered."
        )
    }
}
