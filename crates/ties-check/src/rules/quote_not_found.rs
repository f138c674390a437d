//! `quote-not-found`: reports a quote that is not in the passage of its claim.

use std::collections::{BTreeSet, HashMap};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::row::{Expected, Rows, Stray};
use ties_text::text::Text;

use super::passage_moved::{shown, text_of};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "quote-not-found",
    severity: Severity::Error,
    page: include_str!("quote_not_found.md"),
    checks: &[Check::Dataset(check)],
};

fn check(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let strays: Vec<_> = rows
        .strays
        .iter()
        .filter_map(|stray| Some((stray, quote(stray)?)))
        .collect();
    // If the digest of the passage differs too, `passage-moved` reports the new locator.
    let is_digest = |stray: &&Stray| matches!(stray.expected, Expected::Digest(_));
    let moved: BTreeSet<_> = rows
        .strays
        .iter()
        .filter(is_digest)
        .map(|stray| stray.spot)
        .collect();
    let mut lost = Vec::new();
    for (stray, quote) in strays {
        let Some(text) = text_of(rows, stray.source) else {
            continue;
        };
        if let Some(passage) = text.find_words(quote).into_iter().next() {
            if moved.contains(&stray.spot) {
                continue;
            }
            let (place, now) = (&stray.place, text.place(passage.clone()));
            let digest = text.digest(passage);
            sink.at(stray.spot)
                .value(
                    "/quote",
                    format!("the quote is not at `{place}` but at `{now}`"),
                )
                .help(format!(
                    "quote text from `{place}`, or write `at = \"{now} #{}\"`",
                    digest.as_str()
                ));
        } else {
            lost.push((stray, quote, text));
        }
    }
    let elsewhere = elsewhere(rows, &lost);
    for ((stray, quote, text), elsewhere) in lost.into_iter().zip(elsewhere) {
        let mut sink = sink.at(stray.spot);
        if let Some((id, place)) = elsewhere {
            if moved.contains(&stray.spot) {
                continue;
            }
            sink.value(
                "/quote",
                format!("the quote is not in this text but in that of `{id}`, at `{place}`"),
            )
            .help(format!("move the claim to `{id}`, or quote this text"));
        } else if let Some((passage, difference)) = text.nearest(quote) {
            let there = shown(text.words(passage.clone()));
            sink.value(
                "/quote",
                format!(
                    "the quote differs from the text at `{}`: {difference}",
                    text.place(passage)
                ),
            )
            .help(format!(
                "copy the exact words, or remove the quote; the text has {there}"
            ));
        } else {
            sink.value(
                "/quote",
                "the quote is not in the text, and nothing in the text resembles it",
            )
            .help("copy the exact words of the text, or remove the quote");
        }
    }
}

fn quote(stray: &Stray) -> Option<&str> {
    match &stray.expected {
        Expected::Quote(quote) => Some(quote),
        Expected::Digest(_) => None,
    }
}

/// For each lost quote, the id of another source that contains it and the locator there.
///
/// Reads each text once for all quotes, by the first three words of each. Shorter quotes would
/// match anywhere.
fn elsewhere(rows: &Rows, lost: &[(&Stray, &str, &Text)]) -> Vec<Option<(String, String)>> {
    let mut found = vec![None; lost.len()];
    let mut by_start: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (number, (_, quote, _)) in lost.iter().enumerate() {
        let words = ties_text::text::words(quote);
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
        let words = ties_text::text::words(text.words(0..text.sentences()));
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
                && let Some(passage) = text.find_words(lost[number].1).into_iter().next()
            {
                found[number] = Some((source.id.to_string(), text.place(passage)));
            }
        }
    }
    found
}
