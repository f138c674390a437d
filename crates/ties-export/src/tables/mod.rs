//! The tables: one file each, with its row type, documented column by column.
//!
//! A row type is never a type of the model: it stays the same when the model changes. Columns of choices take their words,
//! and what they mean, from the vocabulary.

mod amounts;
mod attributions;
mod cite;
mod claims;
mod disputes;
mod entities;
mod panels;
mod sources;
mod tie_rows;

use std::io;

use rayon::prelude::*;

use ties_dataset::dataset::Dataset;
use ::ties::id::Id;
use ::ties::model::{Exception, Text};
use ties_facts::row::PairRow;
use ::ties::vocabulary::Sign;
use ties_view::Analysis;

use crate::cell::Day;
use crate::folder::{Folder, Writing};
use crate::table::Table;

/// Every table, after the tables that it refers to.
pub static TABLES: &[Table] = &[
    entities::ENTITIES,
    entities::NAMES,
    entities::IDS,
    entities::DISTINCT,
    sources::SOURCES,
    claims::CLAIMS,
    attributions::ATTRIBUTIONS,
    amounts::AMOUNTS,
    claims::QUALIFIERS,
    tie_rows::TIES,
    tie_rows::TIE_CLAIMS,
    disputes::DISPUTES,
    disputes::DISPUTE_CLAIMS,
    panels::DYAD_YEARS,
    panels::GROUP_YEARS,
];

/// Writes every table into a file of its own, side by side, and returns what `write` returns for each, in order.
pub(crate) fn write_all<T: Send>(
    folder: &mut Folder,
    extension: &str,
    write: impl Fn(&'static Table, Writing) -> io::Result<T> + Sync,
) -> io::Result<Vec<T>> {
    let files = TABLES
        .iter()
        .map(|table| Ok((table, folder.file(&format!("{}.{extension}", table.name))?)));
    let files: Vec<_> = files.collect::<io::Result<_>>()?;
    // One table per task, the last first: the panels have the most rows, and a task that began with them last would finish alone.
    let tasks = files
        .into_par_iter()
        .rev()
        .with_max_len(1)
        .map(|(table, file)| write(table, file));
    let mut results: Vec<_> = tasks.collect::<io::Result<_>>()?;
    results.reverse();
    Ok(results)
}

/// The table of this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// What no table carries, counted.
pub(crate) fn lose(dataset: &Dataset, losses: &mut Losses) {
    const GONE: &str = "nothing: `jsonl` has them";
    let mut exceptions = |exceptions: &[Exception], record: &str| {
        for exception in exceptions {
            losses.add(
                "exceptions to rules (`expect`)",
                GONE,
                format!("{record}: {}", exception.code),
            );
        }
    };
    for (id, entity) in &dataset.entities {
        exceptions(&entity.expect, id);
    }
    for (id, dispute) in &dataset.disputes {
        exceptions(&dispute.expect, id);
    }
    for (id, coded) in &dataset.sources {
        exceptions(&coded.source.expect, id);
    }
    for (reference, _, claim) in dataset.claims() {
        exceptions(&claim.expect, &reference.to_string());
    }
    if let Some(manifest) = &dataset.manifest {
        exceptions(&manifest.expect, "dataset.toml");
        let gone = manifest.retired.keys().chain(manifest.merged.keys());
        gone.for_each(|id| losses.add("ids that are no more (`retired`, `merged`)", GONE, id));
        manifest
            .severities
            .keys()
            .for_each(|code| losses.add("changed severities of rules", GONE, code));
    }
    for (id, coded) in &dataset.sources {
        for passage in coded.source.skipped.keys() {
            losses.add(
                "passages without a claim, with their reasons (`skipped`)",
                GONE,
                format!("{id}: {passage}"),
            );
        }
    }
    for (reference, _, claim) in dataset.claims() {
        for shown in claim.outcome.iter().flat_map(|outcome| &outcome.claims) {
            losses.add(
                "the claims that show how a forecast came out",
                GONE,
                format!("{reference}: {shown}"),
            );
        }
    }
}

/// A text that may be there.
fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| &**text)
}

/// Several texts in one cell; none where there is none.
fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, by: &str) -> Option<String> {
    written(texts, by, |text, cell| cell.push_str(text.as_ref()))
}

/// Several things in one cell, as `write` writes each; none where there is none.
fn written<T>(
    things: impl IntoIterator<Item = T>,
    by: &str,
    write: impl Fn(T, &mut String),
) -> Option<String> {
    let mut things = things.into_iter();
    let first = things.next()?;
    // Most are as long as an id or two.
    let mut cell = String::with_capacity(64);
    write(first, &mut cell);
    for thing in things {
        cell.push_str(by);
        write(thing, &mut cell);
    }
    Some(cell)
}

/// The id of an entity by its number.
fn entity_id<'c>(computed: &'c Analysis<'_>, number: u32) -> &'c str {
    computed
        .index
        .entity_id(number)
        .map(Id::as_str)
        .unwrap_or_default()
}

/// The id of the object of a pair; none where it has none.
fn object_id<'c>(computed: &'c Analysis<'_>, pair: &PairRow) -> Option<&'c str> {
    pair.object.map(|object| entity_id(computed, object.get()))
}

/// The pair of a claim on these two entities, by their numbers: the one in this order, else the other.
fn pair_on<'c>(computed: &'c Analysis<'_>, claim: u32, (a, b): (u32, u32)) -> Option<&'c PairRow> {
    let pairs = computed.rows.pairs_of_claim(claim);
    let on = |one, other| {
        pairs.iter().find(|pair| {
            pair.subject == one && pair.object.is_some_and(|object| object.get() == other)
        })
    };
    on(a, b).or_else(|| on(b, a))
}

/// The sign of a predicate as a word: a cell that begins with `+` or `-` is a formula to a spreadsheet.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum SignWord {
    /// It makes friends.
    Friend,
    /// It makes enemies.
    Enemy,
    /// It makes neither.
    Neither,
}

fn sign(sign: Sign) -> SignWord {
    match sign {
        Sign::Friend => SignWord::Friend,
        Sign::Enemy => SignWord::Enemy,
        Sign::Neither => SignWord::Neither,
    }
}

/// The first and the last of some days, as two cells.
fn days(range: Option<(i32, i32)>) -> (Option<Day>, Option<Day>) {
    range.map_or((None, None), |(low, high)| (Day::new(low), Day::new(high)))
}
