//! `vague-list`: a regime's name identifies its act; otherwise it is an unnamed regime.

use ties::model::{Entity, Severity};
use ties::vocabulary::{Class, Kind};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink};
use crate::rule_words::RULE_WORDS;

pub(crate) static RULE: Rule = Rule {
    code: "vague-list",
    severity: Severity::Error,
    page: include_str!("vague_list.md"),
    checks: &[Check::Entity(check)],
};

fn check(entity: &Entity, index: &Index, sink: &mut Sink<'_>) {
    if entity.kind != Kind::Regime || entity.ids.is_some() {
        return;
    }
    let mut names = entity.names.iter().map(|name| &*name.text);
    if is_vague(&entity.name, index) && names.all(|name| is_vague(name, index)) {
        sink.value(
            "/name",
            format!("`{}` does not identify a list", entity.name),
        )
        .help(
            "use the official name with its act, or add `ids = { regime = \"…\" }`; if the source \
             does not identify the list, write `kind = \"unnamed\"` and `stands-for = \"regime\"`",
        );
    }
}

/// Whether a name has only words that fit any list, and at most the name of one power.
fn is_vague(name: &str, index: &Index) -> bool {
    let vague = &RULE_WORDS.vague_lists;
    let lower = name.to_lowercase();
    let mut own = Vec::new();
    for word in lower.split(|character: char| !character.is_alphanumeric()) {
        if !word.is_empty() && !vague.words.iter().any(|known| known == word) {
            own.push(word);
        }
    }
    let own = own.join("-");
    own.is_empty() || vague.powers.contains(&own) || is_power(&own, index)
}

/// Whether an id is that of a power.
fn is_power(id: &str, index: &Index) -> bool {
    let Some(kind) = index.kind(id) else {
        return false;
    };
    kind.classes().contains(&Class::Power)
}
