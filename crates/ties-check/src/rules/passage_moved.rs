//! `passage-moved`: the words at the locator of a claim are those that were coded.

use std::collections::{HashMap, HashSet};

use foldhash::quality::RandomState;
use rayon::prelude::*;
use ties::model::{Digest, Locator, Severity};
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_facts::facts::Facts;
use ties_facts::row::{ExpectedContent, Rows, Stray};
use ties_text::text::{Passage, PassageLengths, Text};

use crate::rule::{Check, Rule, Sink};
use crate::wording::{self, locator_with_digest};

pub(crate) static RULE: Rule = Rule {
    code: "passage-moved",
    severity: Severity::Error,
    page: include_str!("passage_moved.md"),
    checks: &[Check::Dataset(check)],
};

/// The places of each digest: a source and a passage in its text.
type Found = HashMap<Digest, Vec<(SourceNo, Passage)>, RandomState>;

fn check(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let strays: Vec<_> = rows
        .strays
        .iter()
        .filter_map(|stray| Some((stray, expected_digest(stray)?)))
        .collect();
    if strays.is_empty() {
        return;
    }
    let found = search(rows, &strays);
    for (stray, wanted) in strays {
        let Some(text) = text_of(rows, stray.source) else {
            continue;
        };
        let found = found.get(&wanted).map(Vec::as_slice).unwrap_or_default();
        let mut sink = sink.at(stray.spot);
        if let Some(passage) = nearest(stray, found) {
            let place = &stray.place;
            let now = text.place(passage.clone());
            sink.value(
                "/at",
                format!("the passage is not at `{place}` but at `{now}`"),
            )
            .help(format!("write `{}`", locator_with_digest(now, wanted)));
        } else if let Some((source, passage)) = found.first()
            && let Some(other) = text_of(rows, *source)
        {
            let id = wording::source(rows, *source);
            let place = other.place(passage.clone());
            sink.value(
                "/at",
                format!("the passage is not in this text but in that of `{id}`, at `{place}`"),
            )
            .help(format!("move the claim to `{id}`, or correct the locator"));
        } else {
            report_lost(stray, text, &mut sink);
        }
    }
}

/// Where a passage is in its own text: of several places the one nearest to the locator.
fn nearest<'p>(stray: &Stray, found: &'p [(SourceNo, Passage)]) -> Option<&'p Passage> {
    let start = stray.passage.as_ref().map_or(0, |passage| passage.start);
    found
        .iter()
        .filter(|(source, _)| *source == stray.source)
        .map(|(_, passage)| passage)
        .min_by_key(|passage| passage.start.abs_diff(start))
}

/// Reports a passage that no text has.
fn report_lost(stray: &Stray, text: &Text, sink: &mut Sink<'_>) {
    let place = &stray.place;
    let Some(passage) = &stray.passage else {
        sink.value(
            "/at",
            format!("the text has no `{place}`, and the coded passage is not in it"),
        )
        .help("find the words that support the claim, and write their locator with `ties cite`");
        return;
    };
    let words = shown(text.words(passage.clone()));
    sink.value(
        "/at",
        format!("the words at `{place}` differ from those that were coded: {words}"),
    )
    .help(format!(
        "if these words support the claim, write `{}`",
        locator_with_digest(place, text.digest(passage.clone()))
    ));
}

/// The digest that is not at its locator. `None` for a quote.
fn expected_digest(stray: &Stray) -> Option<Digest> {
    match stray.expected {
        ExpectedContent::Digest(digest) => Some(digest),
        ExpectedContent::Quote(_) => None,
    }
}

/// The text of a source.
pub(crate) fn text_of(rows: &Rows, source: SourceNo) -> Option<&Text> {
    rows.texts.get(source.index())?.as_deref()
}

/// Searches all texts for all digests in one pass.
fn search(rows: &Rows, strays: &[(&Stray, Digest)]) -> Found {
    let wanted: HashSet<_, RandomState> = strays.iter().map(|(_, digest)| *digest).collect();
    // Search only for passages as long as those that the locators name.
    let mut lengths = PassageLengths::default();
    for (stray, _) in strays {
        if let Ok(locator) = Locator::parse(&stray.place) {
            lengths.add(&locator.steps, stray.passage.as_ref());
        }
    }
    let texts = SourceNo::all()
        .zip(&rows.texts)
        .filter_map(|(source, text)| Some((source, text.as_deref()?)));
    let texts: Vec<_> = texts.collect();
    let found: Vec<_> = texts
        .into_par_iter()
        .map(|(source, text)| (source, text.find_digests(&wanted, &lengths)))
        .collect();
    let mut by_digest = Found::default();
    for (source, passages) in found {
        for (digest, passage) in passages {
            by_digest.entry(digest).or_default().push((source, passage));
        }
    }
    by_digest
}

/// The beginning of a passage, long enough to recognise it.
pub(crate) fn shown(words: &str) -> String {
    const SHOWN: usize = 16;
    const CHARACTERS: usize = 160;
    let mut all = words.split_whitespace();
    let start = all.by_ref().take(SHOWN).collect::<Vec<_>>().join(" ");
    let end = start
        .char_indices()
        .nth(CHARACTERS)
        .map_or(start.len(), |(end, _)| end);
    let more = if end < start.len() || all.next().is_some() {
        " …"
    } else {
        ""
    };
    format!("“{}{more}”", start[..end].trim_end())
}
