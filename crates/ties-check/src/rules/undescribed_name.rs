//! `undescribed-name`: a further name says its kind or its user, and its language if it has no
//! Latin letter.

use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use unicode_script::{Script, UnicodeScript};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "undescribed-name",
    severity: Severity::Hint,
    page: include_str!("undescribed_name.md"),
    checks: &[Check::Entity(check)],
};

fn check(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    for (name, number) in entity.names.iter().zip(0..) {
        if name.kind.is_none() && name.used_by.is_none() {
            sink.value(
                &format!("/names/{number}"),
                format!(
                    "the name `{}` has neither `kind` nor `used-by`",
                    &*name.text
                ),
            )
            .help("add the sort of name as `kind = \"…\"`, or its user as `used-by = \"…\"`");
        }
        if name.lang.is_none()
            && let Some(script) = foreign_script(&name.text)
        {
            sink.value(
                &format!("/names/{number}"),
                format!(
                    "the name `{}` is in {} letters, but has no language",
                    &*name.text,
                    script.full_name()
                ),
            )
            .help("add `lang = \"…\"` with a BCP 47 tag; the script is detected");
        }
    }
}

/// The script of a name that has no Latin letter.
fn foreign_script(name: &str) -> Option<Script> {
    if name.is_ascii() {
        return None;
    }
    let mut scripts = name
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .map(|letter| letter.script());
    let first = scripts
        .clone()
        .find(|script| !matches!(script, Script::Common | Script::Inherited))?;
    if scripts.any(|script| script == Script::Latin) {
        return None;
    }
    Some(first)
}
