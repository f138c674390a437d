//! `look-alike-id`: ids and names of different entities look different, and names contain no
//! deceptive characters.

use std::fmt::Write;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use foldhash::quality::RandomState;
use ties::id::Id;
use ties::model::{Entity, Severity};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
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
    for (number, text) in texts(entity)
        .enumerate()
        .filter(|(_, text)| !text.is_ascii())
    {
        if let Some(hidden) = hidden(text) {
            let (does, help) = match hidden {
                _ if turns(hidden) => (
                    "changes the direction of writing",
                    "remove it; letters have a direction of their own",
                ),
                '\u{200c}' | '\u{200d}' => (
                    "is invisible here",
                    "remove it; it is needed only between Arabic letters (U+200C) and after an \
                     Indic virama",
                ),
                _ => ("is invisible", "remove it"),
            };
            sink.value(
                &place(number),
                format!(
                    "the name contains U+{:04X}, which {does}",
                    u32::from(hidden)
                ),
            )
            .help(help);
        }
        if let Some((one, other)) = mixed(text) {
            let script = |letter: char| letter.script().full_name();
            let message = format!(
                "one word mixes `{one}` (U+{:04X}, {}) and `{other}` (U+{:04X}, {})",
                u32::from(one),
                script(one),
                u32::from(other),
                script(other)
            );
            sink.value(&place(number), message)
                .help("write the word in one script");
        }
    }
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
    let names = || texts(entity).flat_map(|one| texts(other).map(move |other| (one, other)));
    of_two(id, other_id, write_skeleton_of_id)
        || names().any(|(one, two)| {
            one != two && !deceives(one) && !deceives(two) && of_two(one, two, write_skeleton)
        })
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
    let is_of = |letter: Option<char>, scripts: &[Script]| {
        letter.is_some_and(|letter| letter.is_alphabetic() && scripts.contains(&letter.script()))
    };
    match character {
        '\u{200c}' if is_of(before, &[Script::Arabic]) && is_of(after, &[Script::Arabic]) => true,
        // Viramas have the combining class 9.
        '\u{200c}' | '\u{200d}' => {
            before.is_some_and(|before| canonical_combining_class(before) == 9)
        }
        // Variation selectors choose among the forms of one letter.
        '\u{180b}'..='\u{180d}' => is_of(before, &[Script::Mongolian]),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            is_of(before, &[Script::Han, Script::Mongolian])
        }
        _ => false,
    }
}

/// Whether a character changes the direction of writing.
fn turns(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
    let clashes = |letter: &char| {
        let mut both = AugmentedScriptSet::for_char(first);
        both.intersect_with(AugmentedScriptSet::for_char(*letter));
        both.is_empty()
    };
    Some((first, letters.find(clashes)?))
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
    let (hasher, mut skeleton) = (RandomState::default(), String::new());
    let mut of_id = |id: &Id| {
        write_skeleton_of_id(id, &mut skeleton);
        hasher.hash_one(&skeleton)
    };
    let mut known: Vec<(u64, &Id)> = index.ids().map(|id| (of_id(id), id)).collect();
    known.sort_unstable();
    for alike in known.chunk_by(|a, b| a.0 == b.0) {
        let [(_, first), others @ ..] = alike else {
            continue;
        };
        for (_, id) in others
            .iter()
            .filter(|(_, id)| of_two(first, id, write_skeleton_of_id))
        {
            for holder in index.holders_of(id) {
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

/// A name: the hash of its skeleton, the number of its entity, and its number among the names of
/// the entity.
type Known = (u64, EntityNo, u32);

fn check_names(index: &Index, _: &Facts, sink: &mut Sink<'_>) {
    let (hasher, mut skeleton) = (RandomState::default(), String::new());
    let entities: Vec<Option<(&Id, &Entity)>> = index
        .entity_ids()
        .map(|id| index.entity(id).map(|entity| (id, entity)))
        .collect();
    let mut known: Vec<Known> = Vec::with_capacity(2 * entities.len());
    for (entity, number) in entities.iter().zip(EntityNo::all()) {
        let Some((_, entity)) = entity else { continue };
        for (text, name) in texts(entity).zip(0..) {
            // `check_entity` reports deceptive names.
            if !deceives(text) {
                write_skeleton(text, &mut skeleton);
                known.push((hasher.hash_one(&skeleton), number, name));
            }
        }
    }
    known.sort_unstable();
    let named = |(_, entity, name): &Known| {
        let (id, entity) = entities.get(entity.index()).copied().flatten()?;
        Some((id, entity, texts(entity).nth(*name as usize)?))
    };
    for alike in known.chunk_by(|a, b| a.0 == b.0) {
        let Some((first_id, first, text)) = alike.first().and_then(named) else {
            continue;
        };
        // The names of the first entity come first. An identical name of another entity is not
        // reported here.
        let (of_first, others) = alike.split_at(alike.partition_point(|name| name.1 == alike[0].1));
        for one in others {
            let Some((id, entity, other)) = named(one) else {
                continue;
            };
            let is_same = of_first
                .iter()
                .filter_map(named)
                .any(|(_, _, text)| text == other);
            if is_same
                || tells_apart(first, id)
                || tells_apart(entity, first_id)
                || !of_two(text, other, write_skeleton)
            {
                continue;
            }
            let Some(spot) = index.entity_spot(one.1) else {
                continue;
            };
            let mut message = format!("`{other}` looks like `{text}`, a name of `{first_id}`");
            if let Some((here, there)) = other
                .chars()
                .zip(text.chars())
                .find(|(here, there)| here != there)
            {
                let _ = write!(
                    message,
                    " (U+{:04X} for U+{:04X})",
                    u32::from(here),
                    u32::from(there)
                );
            }
            sink.at(spot).value(&place(one.2 as usize), message).help(
                "use the same characters for the same name; if both are right, add `distinct` to \
                 one entity",
            );
        }
    }
}

/// Whether the entity has a `distinct` entry for this id.
pub(crate) fn tells_apart(entity: &Entity, id: &Id) -> bool {
    entity.distinct.iter().any(|distinct| distinct.from == *id)
}

/// Whether the skeletons of two texts are equal. Equal hashes alone do not prove it.
fn of_two(one: &str, other: &str, write: impl Fn(&str, &mut String)) -> bool {
    let (mut skeleton, mut other_skeleton) = (String::new(), String::new());
    write(one, &mut skeleton);
    write(other, &mut other_skeleton);
    skeleton == other_skeleton
}

/// The skeleton (UTS 39) of each ASCII character.
static OF_ASCII: LazyLock<Vec<Box<str>>> = LazyLock::new(|| {
    let of = |byte: u8| {
        unicode_security::skeleton(char::from(byte).encode_utf8(&mut [0; 4])).collect::<String>()
    };
    (0..128).map(|byte| of(byte).into()).collect()
});

fn write_ascii(text: &str, out: &mut String) {
    for byte in text.bytes() {
        out.push_str(OF_ASCII.get(usize::from(byte)).map_or("", |of| &**of));
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
