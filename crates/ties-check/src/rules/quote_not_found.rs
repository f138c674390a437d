//! `quote-not-found`: reports a quote that is not in the passage of its claim.

use std::collections::{BTreeSet, HashMap};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::row::{ExpectedContent, Rows, Stray};
use ties_text::text::{self, Passage, Text};

use super::passage_moved::{shown, text_of};
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "quote-not-found",
    severity: Severity::Error,
    page: include_str!("quote_not_found.md"),
    checks: &[Check::Dataset(check)],
};

/// A quote that is not at its place, and the text of its source.
struct StrayQuote<'r> {
    stray: &'r Stray,
    quote: &'r str,
    text: &'r Text,
}

fn check(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    // If the digest of the passage differs too, `passage-moved` reports the new locator.
    let mut moved = BTreeSet::new();
    for stray in &rows.strays {
        if matches!(stray.expected, ExpectedContent::Digest(_)) {
            moved.insert(stray.spot);
        }
    }
    let mut lost = Vec::new();
    for stray in stray_quotes(rows) {
        let spot = stray.stray.spot;
        match stray.text.find_words(stray.quote).into_iter().next() {
            None => lost.push(stray),
            Some(passage) if !moved.contains(&spot) => {
                report_moved(&stray, passage, &mut sink.at(spot));
            }
            Some(_) => {}
        }
    }
    for (stray, elsewhere) in lost.iter().zip(elsewhere(rows, &lost)) {
        let spot = stray.stray.spot;
        match elsewhere {
            None => report_lost(stray, &mut sink.at(spot)),
            Some((id, place)) if !moved.contains(&spot) => {
                sink.at(spot)
                    .value(
                        "/quote",
                        format!(
                            "the quote is not in this text but in that of `{id}`, at `{place}`"
                        ),
                    )
                    .help(format!("move the claim to `{id}`, or quote this text"));
            }
            Some(_) => {}
        }
    }
}

fn stray_quotes(rows: &Rows) -> Vec<StrayQuote<'_>> {
    let mut quotes = Vec::new();
    for stray in &rows.strays {
        if let ExpectedContent::Quote(quote) = &stray.expected
            && let Some(text) = text_of(rows, stray.source)
        {
            quotes.push(StrayQuote { stray, quote, text });
        }
    }
    quotes
}

/// Reports a quote that is at another place of its text.
fn report_moved(stray: &StrayQuote<'_>, passage: Passage, sink: &mut Sink<'_>) {
    let place = &stray.stray.place;
    let now = stray.text.place(passage.clone());
    sink.value(
        "/quote",
        format!("the quote is not at `{place}` but at `{now}`"),
    )
    .help(format!(
        "quote text from `{place}`, or write `{}`",
        wording::locator_with_digest(now, stray.text.digest(passage))
    ));
}

/// Reports a quote that is in no text, with the words that resemble it most.
fn report_lost(stray: &StrayQuote<'_>, sink: &mut Sink<'_>) {
    let text = stray.text;
    let Some((passage, difference)) = text.nearest(stray.quote) else {
        sink.value(
            "/quote",
            "the quote is not in the text, and nothing in the text resembles it",
        )
        .help("copy the exact words of the text, or remove the quote");
        return;
    };
    let there = shown(text.words(passage.clone()));
    let place = text.place(passage);
    sink.value(
        "/quote",
        format!("the quote differs from the text at `{place}`: {difference}"),
    )
    .help(format!(
        "copy the exact words, or remove the quote; the text has {there}"
    ));
}

/// For each quote that was not found, the id of another source that contains it and the locator
/// there.
///
/// Reads each text once for all quotes, by the first three words of each. Shorter quotes would
/// match anywhere.
fn elsewhere(rows: &Rows, lost: &[StrayQuote<'_>]) -> Vec<Option<(String, String)>> {
    let mut found = vec![None; lost.len()];
    let mut by_start: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (number, stray) in lost.iter().enumerate() {
        let words = text::words(stray.quote);
        if words.len() >= 3 {
            by_start
                .entry(words[..3].to_vec())
                .or_default()
                .push(number);
        }
    }
    if by_start.is_empty() {
        return found;
    }
    for (source, text) in rows.sources.iter().zip(&rows.texts) {
        let Some(text) = text else { continue };
        let words = text::words(text.words(0..text.sentences()));
        let mut sought: Vec<_> = words
            .windows(3)
            .filter_map(|start| by_start.get(start))
            .flatten()
            .copied()
            .collect();
        sought.sort_unstable();
        sought.dedup();
        for number in sought {
            if found[number].is_none()
                && let Some(passage) = text.find_words(lost[number].quote).into_iter().next()
            {
                found[number] = Some((source.id.to_string(), text.place(passage)));
            }
        }
    }
    found
}
