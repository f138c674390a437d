//! `shape`: the file fits its schema.

use ties::layout::Layout;
use ties::model::Severity;
use ties_dataset::tree::{Place, Tree};

use crate::rule::{Check, FileAt, Rule, Sink};
use crate::shape::breaches;

pub(crate) static RULE: Rule = Rule {
    code: "shape",
    severity: Severity::Error,
    page: include_str!("shape.md"),
    checks: &[Check::File(check), Check::Engine],
};

fn check(at: &FileAt<'_>, sink: &mut Sink<'_>) {
    let Some(layout) = Layout::of(&at.file.path) else {
        return;
    };
    if at.document.misfits.is_empty() {
        return;
    }
    let (tree, _) = Tree::parse(&at.file.text);
    if tree.is_empty() {
        sink.say(Place::File, "the file holds nothing")
            .help(format!(
                "write it, beginning with the keys of the schema `{}`, or delete it",
                layout.name()
            ));
        return;
    }
    let breaches = breaches(layout, &tree);
    // Schema and model take the same files, and a test proves it; should they ever differ, the model's word is said.
    if breaches.is_empty() {
        for (pointer, why) in &at.document.misfits {
            sink.value(pointer, why.clone());
        }
    }
    for breach in breaches {
        sink.say(breach.place, breach.message).help = breach.help;
    }
}
