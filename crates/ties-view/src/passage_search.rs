//! `cite`: finds words in the text of a source and prints the locator to paste.

use std::fmt;

use serde::Serialize;
use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::writing::assignment;
use ties_text::text::{Passage, Text};

use crate::citation::flat;
use crate::entity_names::Names;

/// The result of a search for words in the text of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PassageSearch {
    /// The source's id.
    pub source: String,
    /// Every passage with these words; if there is none, the most similar one.
    pub passages: Vec<FoundPassage>,
    /// How the most similar passage differs from the words; absent if they were found.
    pub difference: Option<String>,
    /// Whether to print a template for a whole claim.
    #[serde(skip)]
    whole_claim: bool,
}

/// A passage with its locator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FoundPassage {
    /// The value of `at`: `p14 s1 #06429e2f84e1`.
    pub at: String,
    /// Its words.
    pub words: String,
    /// The entities of the dataset that it names.
    pub names: Vec<String>,
}

/// Searches the text of a source for `sought`. There is no passage if the text has nothing similar.
pub fn search_passage(
    dataset: &Dataset,
    source: &Id,
    text: &Text,
    sought: &str,
    whole_claim: bool,
) -> PassageSearch {
    let mut passages = text.find_words(sought);
    let mut difference = None;
    if passages.is_empty()
        && let Some((passage, found)) = text.nearest(sought)
    {
        passages.push(passage);
        difference = Some(found.to_string());
    }
    let names = Names::of(dataset);
    PassageSearch {
        source: source.to_string(),
        passages: passages
            .into_iter()
            .map(|passage| FoundPassage::new(passage, text, &names))
            .collect(),
        difference,
        whole_claim,
    }
}

impl FoundPassage {
    fn new(passage: Passage, text: &Text, names: &Names<'_>) -> Self {
        let words = text.words(passage.clone());
        let place = text.place(passage.clone());
        Self {
            at: format!("{place} #{}", text.digest(passage).as_str()),
            words: flat(words),
            names: names.within(words),
        }
    }
}

impl PassageSearch {
    /// Whether the text has the words.
    pub fn is_found(&self) -> bool {
        !self.passages.is_empty() && self.difference.is_none()
    }
}

/// The keys of a claim after its locator, for the coder to fill in.
const CLAIM_TEMPLATE: &str = r#"subject = ""
predicate = ""
object = ""
attribution = []
mode = "report"
summary = ""
"#;

impl fmt::Display for PassageSearch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.passages.is_empty() {
            return writeln!(
                f,
                "The text of {} has neither these words nor anything similar.",
                self.source
            );
        }
        if let Some(difference) = &self.difference {
            writeln!(
                f,
                "The text of {} does not have these words. \
                 In the most similar passage, {difference}.\n",
                self.source
            )?;
        }
        for (number, place) in self.passages.iter().enumerate() {
            if number > 0 {
                writeln!(f)?;
            }
            writeln!(f, "# {}", place.words)?;
            if !place.names.is_empty() {
                writeln!(f, "# names: {}", place.names.join(", "))?;
            }
            if self.whole_claim {
                writeln!(f, "[[claims]]\nid = \"\"")?;
            }
            writeln!(f, "{}", assignment("at", &place.at))?;
            if self.whole_claim {
                f.write_str(CLAIM_TEMPLATE)?;
            }
        }
        Ok(())
    }
}
