//! The names of entities, as they are found in a text.

use std::collections::{BTreeMap, BTreeSet};

use ties::id::Id;
use ties::vocabulary::Kind;
use ties_dataset::dataset::Dataset;
use ties_text::text::words;

/// The names of a dataset's entities, for lookup in texts.
pub(crate) struct Names<'d> {
    /// The words of each name and its entity, by first word.
    by_first: BTreeMap<String, Vec<(Vec<String>, &'d Id)>>,
}

impl<'d> Names<'d> {
    /// The names of a dataset.
    ///
    /// Placeholders for unnamed entities and names of one or two letters are skipped.
    pub(crate) fn of(dataset: &'d Dataset) -> Self {
        let mut by_first: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (id, entity) in &dataset.entities {
            if entity.kind == Kind::Unnamed {
                continue;
            }
            let others = entity.names.iter().map(|name| &name.text);
            for name in std::iter::once(&entity.name).chain(others) {
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
            for (name, id) in self.by_first.get(&words[start]).into_iter().flatten() {
                if words[start..].starts_with(name) {
                    found.insert(id.to_string());
                }
            }
        }
        found.into_iter().collect()
    }
}
