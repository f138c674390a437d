//! `undescribed-name`: another name says what or whose it is, and its language where its letters are not Latin.

use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use unicode_script::{Script, UnicodeScript};

use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "undescribed-name",
    severity: Severity::Warning,
    page: include_str!("undescribed_name.md"),
    checks: &[Check::Entity(check)],
};

fn check(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    for (name, number) in entity.names.iter().zip(0..) {
        if name.kind.is_none() && name.used_by.is_none() {
            sink.value(&format!("/names/{number}"), format!("nothing says what `{}` is, or whose word", &*name.text))
                .help("say what sort of name it is with `kind = \"…\"`, or who uses it with `used-by = \"…\"`");
        }
        if name.lang.is_none()
            && let Some(script) = foreign_script(&name.text)
        {
            sink.value(
                &format!("/names/{number}"),
                format!(
                    "`{}` is in {} letters, and nothing says in which language",
                    &*name.text,
                    script.full_name()
                ),
            )
            .help("say it with `lang = \"…\"`, as a BCP 47 tag; the script is seen");
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
    (!scripts.any(|script| script == Script::Latin)).then_some(first)
}
