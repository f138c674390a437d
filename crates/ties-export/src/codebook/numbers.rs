//! The numbers of a codebook: how many records, claims, ties and rows there are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;

use ties::model::{Claim, Source};
use ties_facts::episode::Episode;
use ties_view::label;

use super::tables::heading;
use crate::cell::{Cell, Rows};
use crate::export::Export;
use crate::markdown::anchor;
use crate::table::Table;
use crate::tables::TABLES;

/// Writes the section of the numbers. Writing to a String cannot fail.
pub(super) fn write_numbers(text: &mut String, export: &Export<'_>) -> io::Result<()> {
    text.push_str("\n## Numbers\n\n| what | number |\n|---|---|\n");
    for (what, number) in record_counts(export) {
        let _ = writeln!(text, "| {what} | {number} |");
    }
    text.push_str("\n| claims by mode | number |\n|---|---|\n");
    let mut modes: BTreeMap<String, usize> = BTreeMap::new();
    for (.., claim) in &export.computed.claims {
        *modes.entry(label(&claim.mode)).or_default() += 1;
    }
    for (mode, count) in modes {
        let _ = writeln!(text, "| {mode} | {count} |");
    }
    text.push_str("\n| table | rows |\n|---|---|\n");
    for table in TABLES {
        let anchor = anchor(&heading(table));
        let rows = row_count(export, table)?;
        let _ = writeln!(text, "| [{}](#{anchor}) | {rows} |", table.name);
    }
    Ok(())
}

fn record_counts(export: &Export<'_>) -> [(&'static str, usize); 12] {
    [
        ("entities", export.dataset.entities.len()),
        ("sources", export.dataset.sources.len()),
        (
            "sources that the coder did not read, but knows from notes (`known_from`)",
            count_sources(export, |source| source.known_from.is_some()),
        ),
        (
            "sources whose coding was reviewed (`reviewed_by`)",
            count_sources(export, |source| source.reviewed_by.is_some()),
        ),
        (
            "sources coded from a translation",
            count_sources(export, |source| source.translation.is_some()),
        ),
        (
            "claims as coded, each group counted once",
            export.computed.claims.len(),
        ),
        (
            "claims that are **unverified**: from sources that the coder did not read",
            count_unverified(export),
        ),
        (
            "claims that are states of affairs",
            count_claims(export, |_, claim| claim.is_state_of_affairs()),
        ),
        (
            "claims that deny their content (`negated`)",
            count_claims(export, |_, claim| claim.negated),
        ),
        (
            "ties, all episodes of each counted once",
            export.computed.ties.len(),
        ),
        (
            "episodes of ties that are contested",
            count_episodes(export, Episode::is_contested),
        ),
        (
            "episodes of ties with a single independent origin",
            count_episodes(export, |episode| episode.origins_for == 1),
        ),
    ]
}

/// The number of claims from sources that the coder did not read.
pub(super) fn count_unverified(export: &Export<'_>) -> usize {
    count_claims(export, |source, _| source.known_from.is_some())
}

fn count_sources(export: &Export<'_>, is_counted: impl Fn(&Source) -> bool) -> usize {
    let sources = export.dataset.sources.values();
    sources.filter(|coded| is_counted(&coded.source)).count()
}

fn count_claims(export: &Export<'_>, is_counted: impl Fn(&Source, &Claim) -> bool) -> usize {
    let claims = export.computed.claims.iter();
    claims
        .filter(|(_, source, claim)| is_counted(source, claim))
        .count()
}

fn count_episodes(export: &Export<'_>, is_counted: impl Fn(&Episode) -> bool) -> usize {
    let ties = export.computed.ties.iter();
    let episodes = ties.flat_map(|tie| &tie.episodes);
    episodes.filter(|episode| is_counted(episode)).count()
}

fn row_count(export: &Export<'_>, table: &Table) -> io::Result<u64> {
    let mut count = 0;
    let mut take = |found: Option<(usize, Cell<'_>)>| {
        if found.is_none() {
            count += 1;
        }
        Ok(())
    };
    (table.rows)(export, &mut Rows::new(&mut take))?;
    Ok(count)
}
