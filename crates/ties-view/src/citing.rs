//! `cite`: where some words stand in the text of a source, with the lines to paste.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::Kind;
use ties_dataset::dataset::Dataset;
use ties_text::text::{Passage, Text, words};

/// Where words stand in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Citing {
    /// The source's id.
    pub source: String,
    /// Every place at which the words stand; with none, the one most like them.
    pub places: Vec<Place>,
    /// How the words differ from the one place given; none where they stand there.
    pub differs: Option<String>,
    /// A whole claim was asked for.
    #[serde(skip)]
    whole_claim: bool,
}

/// A passage, and what a claim that rests on it begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// The value of `at`: `p14 s1 #06429e2f84e1`.
    pub at: String,
    /// The words there.
    pub words: String,
    /// The entities of the dataset whose names stand there.
    pub names: Vec<String>,
}

/// Where `sought` stands in the text of a source; no place where neither it nor anything like it does.
pub fn citing(
    dataset: &Dataset,
    source: &Id,
    text: &Text,
    sought: &str,
    whole_claim: bool,
) -> Citing {
    let names = Names::of(dataset);
    let place = |passage: Passage| {
        let words = text.words(passage.clone());
        let at = format!(
            "{} #{}",
            text.place(passage.clone()),
            text.digest(passage).as_str()
        );
        let on_one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Place {
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
    let differs = near.as_ref().map(|(_, difference)| difference.to_string());
    let places = found
        .into_iter()
        .chain(near.map(|(passage, _)| passage))
        .map(place)
        .collect();
    Citing {
        source: source.to_string(),
        places,
        differs,
        whole_claim,
    }
}

impl Citing {
    /// Whether the words stand in the text.
    pub fn is_found(&self) -> bool {
        !self.places.is_empty() && self.differs.is_none()
    }
}

impl fmt::Display for Citing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places.is_empty() {
            return writeln!(
                f,
                "These words do not stand in the text of {}, nor anything like them.",
                self.source
            );
        }
        if let Some(differs) = &self.differs {
            writeln!(
                f,
                "These words do not stand in the text of {}. Most like them is the passage below, where {differs}.\n",
                self.source
            )?;
        }
        for (number, place) in self.places.iter().enumerate() {
            if number > 0 {
                writeln!(f)?;
            }
            writeln!(f, "# {}", place.words)?;
            if !place.names.is_empty() {
                writeln!(f, "# named here: {}", place.names.join(", "))?;
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

/// The names of a dataset's entities, to be found in texts.
pub(crate) struct Names<'d> {
    /// The words of each name, by the first of them, and whose it is.
    by_first: BTreeMap<String, Vec<(Vec<String>, &'d Id)>>,
}

impl<'d> Names<'d> {
    /// Those of a dataset. Names of unnamed entities are no names, and a name of one or two letters is found anywhere.
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
                if let Some(first) = words.first().filter(|_| name.chars().count() > 2) {
                    by_first.entry(first.clone()).or_default().push((words, id));
                }
            }
        }
        Self { by_first }
    }

    /// The entities whose names stand in a passage, in the order of their ids.
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
