//! `look-alike-id`: ids and names of different entities look different, and names contain no
//! deceptive characters.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use ties::id::Id;
use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use unicode_script::UnicodeScript;

use crate::deceptive::{changes_direction, hidden, is_deceptive, mixed};
use crate::namesakes::{all_names, is_marked_distinct, name_pointer};
use crate::rule::{Check, Rule, Sink};
use crate::skeleton::{have_one_skeleton, write_skeleton, write_skeleton_of_id};

pub(crate) static RULE: Rule = Rule {
    code: "look-alike-id",
    severity: Severity::Error,
    page: include_str!("look_alike_id.md"),
    checks: &[
        Check::Entity(check_entity),
        Check::Dataset(check_ids),
        Check::Dataset(check_names),
    ],
};

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    for (number, text) in all_names(entity).enumerate() {
        if text.is_ascii() {
            continue;
        }
        if let Some(character) = hidden(text) {
            report_hidden(character, &name_pointer(number), sink);
        }
        if let Some((one, other)) = mixed(text) {
            let message = format!(
                "one word mixes `{one}` (U+{:04X}, {}) and `{other}` (U+{:04X}, {})",
                u32::from(one),
                one.script().full_name(),
                u32::from(other),
                other.script().full_name()
            );
            sink.value(&name_pointer(number), message)
                .help("write the word in one script");
        }
    }
}

fn report_hidden(character: char, place: &str, sink: &mut Sink<'_>) {
    let (does, help) = match character {
        _ if changes_direction(character) => (
            "changes the direction of writing",
            "remove it; letters have a direction of their own",
        ),
        '\u{200c}' | '\u{200d}' => (
            "is invisible here",
            "remove it; it is needed only between Arabic letters (U+200C) and after an Indic \
             virama",
        ),
        _ => ("is invisible", "remove it"),
    };
    let number = u32::from(character);
    sink.value(
        place,
        format!("the name contains U+{number:04X}, which {does}"),
    )
    .help(help);
}

fn check_ids(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    let hasher = RandomState::default();
    let mut skeleton = String::new();
    let mut ids: Vec<(u64, &Id)> = Vec::new();
    for id in index.ids() {
        write_skeleton_of_id(id, &mut skeleton);
        ids.push((hasher.hash_one(&skeleton), id));
    }
    ids.sort_unstable();
    for alike in ids.chunk_by(|one, other| one.0 == other.0) {
        let (_, first) = alike[0];
        for (_, id) in &alike[1..] {
            if !have_one_skeleton(first, id, write_skeleton_of_id) {
                continue;
            }
            for holder in index.spots_of(id) {
                sink.at(holder)
                    .value("", format!("id `{id}` looks like `{first}`"))
                    .help(
                        "rename one of the two, so that they differ in more than look-alike \
                         characters",
                    );
            }
        }
    }
}

/// A name of an entity, with the hash of its skeleton.
#[derive(Clone, Copy)]
struct Name<'i> {
    skeleton: u64,
    text: &'i str,
    /// The position among the names of the entity.
    position: usize,
    id: &'i Id,
    entity: &'i Entity,
    spot: Spot,
}

fn check_names(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    let mut names = names(index);
    // The sort is stable, so names that look alike stay in the order of their entities.
    names.sort_by_key(|name| name.skeleton);
    for alike in names.chunk_by(|one, other| one.skeleton == other.skeleton) {
        let first = alike[0];
        // An identical name of another entity is not reported here.
        let (of_first, others) = alike.split_at(alike.partition_point(|name| name.id == first.id));
        for name in others {
            let is_same = of_first.iter().any(|own| own.text == name.text);
            if !is_same
                && !is_marked_distinct(first.entity, name.id)
                && !is_marked_distinct(name.entity, first.id)
                && have_one_skeleton(first.text, name.text, write_skeleton)
            {
                report_names(&first, name, sink);
            }
        }
    }
}

/// All names that are not deceptive, which `check_entity` reports.
fn names(index: &Index) -> Vec<Name<'_>> {
    let hasher = RandomState::default();
    let mut skeleton = String::new();
    let mut names = Vec::new();
    for (id, number) in index.entity_ids().zip(EntityNo::all()) {
        let (Some(entity), Some(spot)) = (index.entity(id), index.entity_spot(number)) else {
            continue;
        };
        for (position, text) in all_names(entity).enumerate() {
            if !is_deceptive(text) {
                write_skeleton(text, &mut skeleton);
                names.push(Name {
                    skeleton: hasher.hash_one(&skeleton),
                    text,
                    position,
                    id,
                    entity,
                    spot,
                });
            }
        }
    }
    names
}

/// Reports the later of two names that look alike, with the first character in which they differ.
fn report_names(first: &Name<'_>, name: &Name<'_>, sink: &mut Sink<'_>) {
    let mut characters = name.text.chars().zip(first.text.chars());
    let difference = match characters.find(|(here, there)| here != there) {
        Some((here, there)) => {
            format!(
                " (U+{:04X} for U+{:04X})",
                u32::from(here),
                u32::from(there)
            )
        }
        None => String::new(),
    };
    let message = format!(
        "`{}` looks like `{}`, a name of `{}`{difference}",
        name.text, first.text, first.id
    );
    sink.at(name.spot)
        .value(&name_pointer(name.position), message)
        .help(
            "use the same characters for the same name; if both are right, add `distinct` to one \
             entity",
        );
}
