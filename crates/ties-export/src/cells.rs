//! Values of the dataset as the cells of a row: texts, lists, days, signs, and the ids of entities.

use schemars::JsonSchema;
use serde::Serialize;
use ties::id::Id;
use ties::model::Text;
use ties::vocabulary::Sign;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::{DayBounds, PairRow};
use ties_view::Analysis;

use crate::cell::Day;

/// The text, if there is one.
pub(crate) fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| &**text)
}

/// Several texts in one cell; `None` for no texts.
pub(crate) fn joined<T: AsRef<str>>(
    texts: impl IntoIterator<Item = T>,
    by: &str,
) -> Option<String> {
    joined_with(texts, by, |text, cell| cell.push_str(text.as_ref()))
}

/// Several things in one cell, each as `write` writes it; `None` for no things.
pub(crate) fn joined_with<T>(
    things: impl IntoIterator<Item = T>,
    by: &str,
    write: impl Fn(T, &mut String),
) -> Option<String> {
    let mut things = things.into_iter();
    let first = things.next()?;
    // Most cells are as long as an id or two.
    let mut cell = String::with_capacity(64);
    write(first, &mut cell);
    for thing in things {
        cell.push_str(by);
        write(thing, &mut cell);
    }
    Some(cell)
}

/// The id of an entity by its number.
pub(crate) fn entity_id<'c>(computed: &'c Analysis<'_>, number: EntityNo) -> &'c str {
    computed
        .index
        .entity_id(number)
        .map(Id::as_str)
        .unwrap_or_default()
}

/// The id of the object of a pair, if it has one.
pub(crate) fn object_id<'c>(computed: &'c Analysis<'_>, pair: &PairRow) -> Option<&'c str> {
    pair.object.map(|object| entity_id(computed, object))
}

/// The pair of a claim on these two entities, by their numbers: in this order if there is one, else
/// in the other.
pub(crate) fn pair_on<'c>(
    computed: &'c Analysis<'_>,
    claim: ClaimNo,
    (a, b): (EntityNo, EntityNo),
) -> Option<&'c PairRow> {
    let pairs = computed.facts.rows.pairs_of_claim(claim);
    directed_pair(pairs, a, b).or_else(|| directed_pair(pairs, b, a))
}

fn directed_pair(pairs: &[PairRow], subject: EntityNo, object: EntityNo) -> Option<&PairRow> {
    pairs
        .iter()
        .find(|pair| pair.subject == subject && pair.object == Some(object))
}

/// The sign of a predicate as a word: a cell that begins with `+` or `-` is a formula to a
/// spreadsheet.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub(crate) enum SignWord {
    /// A friendly tie, such as an alliance.
    Friend,
    /// A hostile tie, such as fighting.
    Enemy,
    /// Neither friendly nor hostile.
    Neither,
}

pub(crate) fn sign(sign: Sign) -> SignWord {
    match sign {
        Sign::Friend => SignWord::Friend,
        Sign::Enemy => SignWord::Enemy,
        Sign::Neither => SignWord::Neither,
    }
}

/// The first and the last day of a range, as two cells; an unknown day is empty.
pub(crate) fn days((first, last): DayBounds) -> (Option<Day>, Option<Day>) {
    (Day::new(first), Day::new(last))
}
