//! A list of texts that claims repeat, such as the documents that they relay.

use std::collections::HashMap;

/// Texts, each once, in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextList {
    texts: Vec<String>,
    positions: HashMap<String, usize>,
}

impl TextList {
    /// The position of a text, which is added if it is new. White space is not compared:
    /// `S/2021/486` is one document however it is spaced.
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

    /// The texts in order.
    pub fn as_slice(&self) -> &[String] {
        &self.texts
    }
}
