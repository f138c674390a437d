//! `look-alike-id`: ids and names of different entities look different, and names contain no
//! deceptive characters.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use foldhash::quality::RandomState;
use ties::id::Id;
use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_text::terminal::is_harmful;
use unicode_normalization::char::canonical_combining_class;
use unicode_script::{Script, UnicodeScript};
use unicode_security::general_security_profile::IdentifierType;
use unicode_security::mixed_script::AugmentedScriptSet;
use unicode_security::{GeneralSecurityProfile, MixedScript};

use crate::rule::{Check, Rule, Sink};

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
    for (number, text) in texts(entity).enumerate() {
        if text.is_ascii() {
            continue;
        }
        if let Some(character) = hidden(text) {
            report_hidden(character, &place(number), sink);
        }
        if let Some((one, other)) = mixed(text) {
            let message = format!(
                "one word mixes `{one}` (U+{:04X}, {}) and `{other}` (U+{:04X}, {})",
                u32::from(one),
                one.script().full_name(),
                u32::from(other),
                other.script().full_name()
            );
            sink.value(&place(number), message)
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

/// The names of an entity, starting with its display name.
fn texts(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(&*entity.name).chain(entity.names.iter().map(|name| &*name.text))
}

/// The path of a name, by its number among the names.
pub(crate) fn place(number: usize) -> String {
    number.checked_sub(1).map_or_else(
        || "/name".to_owned(),
        |number| format!("/names/{number}/text"),
    )
}

/// Whether a name is reported on its own, without comparison with others.
pub(crate) fn deceives(name: &str) -> bool {
    !name.is_ascii() && (hidden(name).is_some() || mixed(name).is_some())
}

/// Whether two entities, unless `distinct` separates them, are reported for look-alike ids or
/// names.
pub(crate) fn look_alike((id, entity): (&Id, &Entity), (other_id, other): (&Id, &Entity)) -> bool {
    have_one_skeleton(id, other_id, write_skeleton_of_id)
        || texts(entity).any(|one| texts(other).any(|two| are_look_alike_names(one, two)))
}

fn are_look_alike_names(one: &str, other: &str) -> bool {
    one != other
        && !deceives(one)
        && !deceives(other)
        && have_one_skeleton(one, other, write_skeleton)
}

/// The first character that is invisible or changes the direction of writing, and that the spelling
/// does not require.
fn hidden(name: &str) -> Option<char> {
    let mut before = None;
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let is_hidden = character.identifier_type() == Some(IdentifierType::Default_Ignorable)
            || (is_harmful(character) && !character.is_control());
        if is_hidden && !has_use(before, character, characters.peek().copied()) {
            return Some(character);
        }
        before = Some(character);
    }
    None
}

/// Whether an invisible character changes the form of its neighbours, and so belongs to the
/// spelling.
fn has_use(before: Option<char>, character: char, after: Option<char>) -> bool {
    match character {
        '\u{200c}'
            if is_letter_of(before, &[Script::Arabic])
                && is_letter_of(after, &[Script::Arabic]) =>
        {
            true
        }
        // Viramas have the combining class 9.
        '\u{200c}' | '\u{200d}' => {
            before.is_some_and(|before| canonical_combining_class(before) == 9)
        }
        // Variation selectors choose among the forms of one letter.
        '\u{180b}'..='\u{180d}' => is_letter_of(before, &[Script::Mongolian]),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            is_letter_of(before, &[Script::Han, Script::Mongolian])
        }
        _ => false,
    }
}

fn is_letter_of(letter: Option<char>, scripts: &[Script]) -> bool {
    letter.is_some_and(|letter| letter.is_alphabetic() && scripts.contains(&letter.script()))
}

/// Whether a character changes the direction of writing.
fn changes_direction(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Two letters of different scripts in one word of a name.
fn mixed(name: &str) -> Option<(char, char)> {
    let word = name
        .split(|character: char| !character.is_alphanumeric())
        .find(|word| is_mixed(word))?;
    let mut letters = word
        .chars()
        .filter(|letter| !AugmentedScriptSet::for_char(*letter).is_all());
    let first = letters.next()?;
    let other = letters.find(|letter| {
        let mut both = AugmentedScriptSet::for_char(first);
        both.intersect_with(AugmentedScriptSet::for_char(*letter));
        both.is_empty()
    })?;
    Some((first, other))
}

fn is_mixed(word: &str) -> bool {
    if word.is_ascii() || word.is_single_script() {
        return false;
    }
    // Chinese, Japanese and Korean put no space between their own words and those in Latin letters.
    let mut others = AugmentedScriptSet::default();
    for letter in word
        .chars()
        .filter(|letter| letter.script() != Script::Latin)
    {
        others.intersect_with(AugmentedScriptSet::for_char(letter));
    }
    !(others.hanb || others.jpan || others.kore)
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
                && !tells_apart(first.entity, name.id)
                && !tells_apart(name.entity, first.id)
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
        for (position, text) in texts(entity).enumerate() {
            if !deceives(text) {
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
        .value(&place(name.position), message)
        .help(
            "use the same characters for the same name; if both are right, add `distinct` to one \
             entity",
        );
}

/// Whether the entity has a `distinct` entry for this id.
pub(crate) fn tells_apart(entity: &Entity, id: &Id) -> bool {
    entity.distinct.iter().any(|distinct| distinct.from == *id)
}

/// Whether the skeletons of two texts are equal. Equal hashes alone do not prove it.
fn have_one_skeleton(one: &str, other: &str, write: impl Fn(&str, &mut String)) -> bool {
    let mut skeleton = String::new();
    let mut other_skeleton = String::new();
    write(one, &mut skeleton);
    write(other, &mut other_skeleton);
    skeleton == other_skeleton
}

/// The skeleton (UTS 39) of each ASCII character.
static OF_ASCII: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    let mut skeletons = Vec::new();
    for byte in 0..128_u8 {
        let skeleton: String = unicode_security::skeleton(&char::from(byte).to_string()).collect();
        skeletons.push(skeleton.into_boxed_str());
    }
    skeletons
});

fn write_ascii(text: &str, out: &mut String) {
    for byte in text.bytes() {
        out.push_str(
            OF_ASCII
                .get(usize::from(byte))
                .map_or("", |skeleton| skeleton),
        );
    }
}

/// Writes the skeleton of a name (UTS 39): names that look alike have the same.
///
/// Numbers are kept, so that brigade 11 does not look like brigade II.
fn write_skeleton(name: &str, out: &mut String) {
    out.clear();
    for part in name.split_inclusive([' ', '-']) {
        if part
            .trim_end_matches([' ', '-'])
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        {
            out.push_str(part);
        } else if part.is_ascii() {
            write_ascii(part, out);
        } else {
            out.extend(unicode_security::skeleton(part));
        }
    }
}

/// Writes the skeleton of an id in lower case, because ids have no capitals: `0` becomes `o`.
fn write_skeleton_of_id(id: &str, out: &mut String) {
    out.clear();
    write_ascii(id, out);
    out.make_ascii_lowercase();
}
