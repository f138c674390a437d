//! Lists of texts that claims repeat, such as the names of relayed documents.

use std::collections::HashMap;

/// A list of distinct texts, in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextList {
    texts: Vec<String>,
    positions: HashMap<String, usize>,
}

impl TextList {
    /// Returns the position of a text, adding it if it is new. White space is ignored: all
    /// spellings of `S/2021/486` are one document.
    pub(super) fn add(&mut self, text: &str) -> usize {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(position) = self.positions.get(&text) {
            return *position;
        }
        let position = self.texts.len();
        self.texts.push(text.clone());
        self.positions.insert(text, position);
        position
    }

    /// Returns the texts in order.
    pub fn as_slice(&self) -> &[String] {
        &self.texts
    }
}
