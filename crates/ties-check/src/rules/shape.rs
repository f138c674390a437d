//! `shape`: reports keys and values that the schema of a file does not allow.

use ties::layout::Layout;
use ties::model::Severity;
use ties_dataset::spot::Place;
use ties_dataset::tree::Tree;

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
    if at.document.misfits().is_empty() {
        return;
    }
    let (tree, _) = Tree::parse(&at.file.text);
    if tree.is_empty() {
        sink.say(Place::File, "the file is empty").help(format!(
            "add the required keys of the schema `{}`, or delete the file",
            layout.name()
        ));
        return;
    }
    let breaches = breaches(layout, &tree);
    // A test proves that schema and model accept the same files. If they ever differ, report the
    // error of the model.
    if breaches.is_empty() {
        for (pointer, why) in at.document.misfits() {
            sink.value(pointer, why);
        }
    }
    for breach in breaches {
        sink.say(breach.place, breach.message).help = breach.help;
    }
}
