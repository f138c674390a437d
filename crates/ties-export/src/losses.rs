//! Losses: what an export cannot carry, what it does instead, and how often.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use serde::Serialize;
use serde_json::Value;

use crate::markdown::prose;

/// What an export cannot carry.
#[derive(Debug, Clone, Default)]
pub struct Losses(BTreeMap<(String, String), (u64, Vec<String>)>);

/// One thing that an export cannot carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// What: `exceptions to rules`.
    pub what: String,
    /// What the export does instead.
    pub instead: String,
    /// How many of them.
    pub count: u64,
    /// The first of them.
    pub examples: Vec<String>,
}

/// The report of an export that carries all that exports can carry.
const NOTHING_LOST: &str =
    "Nothing else is lost: everything else in the dataset is in this export.\n";

/// The number of examples that a report keeps.
const EXAMPLES: usize = 5;

impl Losses {
    /// Counts one; `example` says where it is.
    pub fn add(&mut self, what: &str, instead: &str, example: impl Display) {
        let (count, examples) = self
            .0
            .entry((what.to_owned(), instead.to_owned()))
            .or_default();
        *count += 1;
        if examples.len() < EXAMPLES {
            examples.push(example.to_string());
        }
    }

    /// Counts all that another part of the export cannot carry.
    pub fn append(&mut self, other: Self) {
        for (what, (more, further)) in other.0 {
            let (count, examples) = self.0.entry(what).or_default();
            *count += more;
            examples.extend(further.into_iter().take(EXAMPLES - examples.len()));
        }
    }

    /// All of them.
    pub fn all(&self) -> Vec<Loss> {
        let mut losses = Vec::new();
        for ((what, instead), (count, examples)) in &self.0 {
            losses.push(Loss {
                what: what.clone(),
                instead: instead.clone(),
                count: *count,
                examples: examples.clone(),
            });
        }
        losses
    }

    /// The report for people, in Markdown.
    pub fn report(&self, head: &Value) -> String {
        let name = text_of(head, "export");
        let mut text = format!("# What the export `{name}` does not carry\n\n");
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "Dataset: {}, version {}. Claims counted by the policy `{}`; ties as of {}.\n\n\
             No export carries comments, the order of keys, or the subfolders of the dataset's \
             files.\n",
            prose(text_of(head, "dataset")),
            prose(text_of(head, "version")),
            text_of(head, "policy"),
            text_of(head, "as-of")
        );
        if self.0.is_empty() {
            return text + NOTHING_LOST;
        }
        text.push_str("What this export does not carry, or carries in another form:\n\n");
        text.push_str("| what | count | instead | first examples |\n|---|---|---|---|\n");
        for Loss {
            what,
            instead,
            count,
            examples,
        } in self.all()
        {
            let examples: Vec<_> = examples
                .iter()
                .map(|example| format!("`{}`", cell(example)))
                .collect();
            let _ = writeln!(
                text,
                "| {what} | {count} | {instead} | {} |",
                examples.join(", ")
            );
        }
        text
    }
}

/// A text of what was exported; empty if it has none.
fn text_of<'h>(head: &'h Value, key: &str) -> &'h str {
    head[key].as_str().unwrap_or_default()
}

/// A text of the data as code in a cell of a table of Markdown.
fn cell(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let short: String = plain.chars().take(120).collect();
    short.replace('|', "\\|").replace('`', "'")
}
