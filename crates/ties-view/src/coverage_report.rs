//! `coverage`: which sentences of a source's text are coded, skipped with a reason, or uncovered.

use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::Id;
use ties::model::Locator;
use ties_dataset::coverage::{Coverage, coverage};
use ties_dataset::dataset::{CodedSource, Dataset};
use ties_text::text::{Passage, Text};

use crate::passage_search::Names;

/// The coverage of a source's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CoverageReport {
    /// The source's id.
    pub source: String,
    /// Whether the source is marked complete.
    pub complete: bool,
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
    let find = |at: &str| text.find(&Locator::parse(at).ok()?.steps);
    let claims: Vec<_> = coded
        .claims
        .iter()
        .filter_map(|claim| Some((find(&claim.at)?, claim.id.to_string())))
        .collect();
    let skipped: Vec<_> = coded
        .source
        .skipped
        .iter()
        .filter_map(|(at, why)| Some((find(at)?, why.to_string())))
        .collect();
    let marks = coverage(
        text,
        &coded.source,
        claims.iter().map(|(passage, _)| passage.clone()),
    );
    let names = Names::of(dataset);
    let at = |list: &[(Passage, String)], sentence: usize| -> Vec<String> {
        list.iter()
            .filter(|(passage, _)| passage.contains(&sentence))
            .map(|(_, what)| what.clone())
            .collect()
    };
    let sentences: Vec<_> = marks
        .into_iter()
        .enumerate()
        .map(|(number, mark)| {
            let words = text.words(number..number + 1);
            Sentence {
                at: text.place(number..number + 1),
                status: match mark {
                    Coverage::Coded => "coded",
                    Coverage::Waived => "skipped",
                    Coverage::Bare => "uncovered",
                },
                claims: at(&claims, number),
                reason: at(&skipped, number).into_iter().next(),
                names: if mark == Coverage::Bare {
                    names.within(words)
                } else {
                    Vec::new()
                },
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
            }
        })
        .collect();
    let count = |status: &str| {
        sentences
            .iter()
            .filter(|sentence| sentence.status == status)
            .count()
    };
    CoverageReport {
        source: id.to_string(),
        complete: coded.source.complete,
        coded: count("coded"),
        skipped: count("skipped"),
        uncovered: count("uncovered"),
        sentences,
    }
}

impl CoverageReport {
    /// One line with the numbers of coded, skipped and uncovered sentences.
    pub fn summary(&self) -> String {
        let all = self.sentences.len();
        let share = ((self.coded + self.skipped) * 100)
            .checked_div(all)
            .unwrap_or(100);
        let complete = if self.complete {
            ""
        } else {
            "; not marked complete"
        };
        format!(
            "{}: {all} sentences, {} coded, {} skipped, {} uncovered: {share} % covered{complete}",
            self.source, self.coded, self.skipped, self.uncovered
        )
    }

    /// An lcov tracefile with one line per sentence, counting its claims. Skipped sentences are left out, as lcov does
    /// with excluded code.
    pub fn lcov(&self) -> String {
        let mut text = format!("TN:\nSF:{}\n", self.source);
        let mut counted = (0, 0);
        for (number, sentence) in (1..)
            .zip(&self.sentences)
            .filter(|(_, sentence)| sentence.status != "skipped")
        {
            let count = sentence.claims.len();
            counted = (counted.0 + 1, counted.1 + usize::from(count > 0));
            // Writing to a String cannot fail.
            let _ = writeln!(text, "DA:{number},{count}");
        }
        text + &format!("LF:{}\nLH:{}\nend_of_record\n", counted.0, counted.1)
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
