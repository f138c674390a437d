//! `cite`: finds words in the text of a source and prints the locator to paste.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::Kind;
use ties_dataset::dataset::Dataset;
use ties_text::text::{Passage, Text, words};

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
    let names = Names::of(dataset);
    let locate = |passage: Passage| {
        let words = text.words(passage.clone());
        let at = format!(
            "{} #{}",
            text.place(passage.clone()),
            text.digest(passage).as_str()
        );
        let on_one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        FoundPassage {
            at,
            words: on_one_line,
            names: names.within(words),
        }
    };
    let found = text.find_words(sought);
    let near = if found.is_empty() {
        text.nearest(sought)
    } else {
        None
    };
    let difference = near.as_ref().map(|(_, found)| found.to_string());
    let passages = found
        .into_iter()
        .chain(near.map(|(passage, _)| passage))
        .map(locate)
        .collect();
    PassageSearch {
        source: source.to_string(),
        passages,
        difference,
        whole_claim,
    }
}

impl PassageSearch {
    /// Whether the text has the words.
    pub fn is_found(&self) -> bool {
        !self.passages.is_empty() && self.difference.is_none()
    }
}

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
                "The text of {} does not have these words. In the most similar passage, {difference}.\n",
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
            writeln!(f, "at = \"{}\"", place.at)?;
            if self.whole_claim {
                writeln!(
                    f,
                    "subject = \"\"\npredicate = \"\"\nobject = \"\"\nattributions = []\nmode = \"report\"\nsummary = \"\""
                )?;
            }
        }
        Ok(())
    }
}

/// The names of a dataset's entities, for lookup in texts.
pub(crate) struct Names<'d> {
    /// The words of each name and its entity, by first word.
    by_first: BTreeMap<String, Vec<(Vec<String>, &'d Id)>>,
}

impl<'d> Names<'d> {
    /// The names of a dataset. Placeholders for unnamed entities and names of one or two letters are skipped.
    pub(crate) fn of(dataset: &'d Dataset) -> Self {
        let mut by_first: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let named = dataset
            .entities
            .iter()
            .filter(|(_, entity)| entity.kind != Kind::Unnamed);
        for (id, entity) in named {
            for name in
                std::iter::once(&entity.name).chain(entity.names.iter().map(|name| &name.text))
            {
                let words = words(name);
                if let Some(first) = words.first()
                    && name.chars().count() > 2
                {
                    by_first.entry(first.clone()).or_default().push((words, id));
                }
            }
        }
        Self { by_first }
    }

    /// The entities named in a passage, by id.
    pub(crate) fn within(&self, passage: &str) -> Vec<String> {
        let words = words(passage);
        let mut found = BTreeSet::new();
        for start in 0..words.len() {
            let names = self.by_first.get(&words[start]).into_iter().flatten();
            found.extend(
                names
                    .filter(|(name, _)| words[start..].starts_with(name))
                    .map(|(_, id)| id.to_string()),
            );
        }
        found.into_iter().collect()
    }
}
