//! `vague-list`: a regime's name identifies its act; otherwise it is an unnamed regime.

use ties::model::{Entity, Severity};
use ties::vocabulary::{Class, Kind};
use ties_dataset::index::Index;

use crate::rule::{Check, Rule, Sink};

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
    let lower = name.to_lowercase();
    let words = lower.split(|character: char| !character.is_alphanumeric());
    let own: Vec<_> = words
        .filter(|word| !word.is_empty() && !OF_ANY_LIST.contains(word))
        .collect();
    let own = own.join("-");
    let is_power = |id: &str| {
        index
            .kind(id)
            .is_some_and(|kind| kind.classes().contains(&Class::Power))
    };
    own.is_empty() || POWERS.contains(&own.as_str()) || is_power(&own)
}

/// Words that fit the name of any list.
static OF_ANY_LIST: [&str; 35] = [
    "a",
    "and",
    "ban",
    "bans",
    "black",
    "blacklist",
    "blacklists",
    "by",
    "designated",
    "designation",
    "designations",
    "entities",
    "entity",
    "for",
    "group",
    "groups",
    "list",
    "listed",
    "lists",
    "movements",
    "national",
    "of",
    "official",
    "on",
    "organisations",
    "organizations",
    "s",
    "sanction",
    "sanctions",
    "terror",
    "terrorism",
    "terrorist",
    "terrorists",
    "the",
    "watchlist",
];

/// Common names of powers. A power with a file is known by its id.
static POWERS: [&str; 24] = [
    "america",
    "american",
    "australian",
    "britain",
    "british",
    "canadian",
    "chinese",
    "eu",
    "european",
    "european-union",
    "indian",
    "iranian",
    "israeli",
    "russian",
    "turkish",
    "u-k",
    "u-n",
    "u-s",
    "uk",
    "un",
    "united-nations",
    "united-states",
    "us",
    "usa",
];
