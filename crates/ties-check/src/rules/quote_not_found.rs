//! `quote-not-found`: a quote stands in the passage that its claim points at.

use std::collections::{BTreeSet, HashMap};

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::row::{Rows, Stray, Wanted};
use ties_text::text::Text;

use super::passage_moved::{shown, text_of};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "quote-not-found",
    severity: Severity::Error,
    page: include_str!("quote_not_found.md"),
    checks: &[Check::Dataset(check)],
};

fn check(_: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let strays: Vec<_> = rows
        .strays
        .iter()
        .filter_map(|stray| Some((stray, quote(stray)?)))
        .collect();
    // Where the passage is another too, `passage-moved` says where it went, and the quote with it.
    let is_digest = |stray: &&Stray| matches!(stray.wanted, Wanted::Digest(_));
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
                    format!("the quote is not at `{place}`, it stands at `{now}`"),
                )
                .help(format!(
                    "quote the words at `{place}`, or write `at = \"{now} #{}\"`",
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
                format!("the quote is not in this text, it stands in that of `{id}`, at `{place}`"),
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
                "the text has {there}; quote it as it stands, or leave the quote out"
            ));
        } else {
            sink.value(
                "/quote",
                "the quote stands nowhere in the text, nor anything like it",
            )
            .help("quote the text as it stands, or leave the quote out");
        }
    }
}

fn quote(stray: &Stray) -> Option<&str> {
    match &stray.wanted {
        Wanted::Quote(quote) => Some(quote),
        Wanted::Digest(_) => None,
    }
}

/// In which other source each quote stands, and where. One look at each text for all quotes: by the first three words of
/// each, for a shorter one would be found anywhere.
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
