//! `unresolved-figure`: each figure, video or table that the text announces is coded or marked
//! missing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;
use ties::model::{Locator, Severity};
use ties_dataset::index::Index;
use ties_text::text::{Passage, Text};

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "unresolved-figure",
    severity: Severity::Warning,
    page: include_str!("unresolved_figure.md"),
    checks: &[Check::Source(check)],
};

/// Words for content outside the text, in English and Dutch.
const FIGURES: [&str; 16] = [
    "video",
    "clip",
    "figure",
    "chart",
    "graph",
    "graphic",
    "infographic",
    "map",
    "table",
    "diagram",
    "timeline",
    "figuur",
    "grafiek",
    "kaart",
    "tabel",
    "tijdlijn",
];

/// A fast test for these words, because most texts have none. Only the leftmost match is searched,
/// which is fastest.
static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(FIGURES)
        .ok()
});

/// How a text announces them, in lower case: building a case-insensitive expression takes longer
/// than searching hundreds of texts.
static ANNOUNCES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = FIGURES.join("|");
    let this = "this|the following|the accompanying|deze|dit|de volgende|onderstaande";
    Regex::new(&format!(
        r"\b(?:(?:{this})\s+(?:{names})|(?:{names})\s+below|(?:see|shown in|zie)\s+(?:the\s+|de\s+)?(?:{names}))\b"
    ))
    .ok()
});

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let Some(text) = head.text() else { return };
    let (Some(announces), Some(number)) = (&*ANNOUNCES, index.source_number(at.id)) else {
        return;
    };
    let whole = text.words(0..text.sentences()).to_ascii_lowercase();
    let names_any = NAMES.as_ref().is_none_or(|names| names.is_match(&whole));
    if !names_any || !announces.is_match(&whole) {
        return;
    }
    let find = |place: &String| text.find(&Locator::parse(place).ok()?.steps);
    let missing =
        head.record.skipped.iter().filter(|(_, why)| {
            why.starts_with("figure-missing") || why.starts_with("video-missing")
        });
    let resolved: Vec<Passage> = missing
        .filter_map(|(place, _)| find(place))
        .chain(at.rows.coded_of(number))
        .collect();
    for sentence in 0..text.sentences() {
        if resolved.iter().any(|passage| passage.contains(&sentence)) {
            continue;
        }
        let words = text.words(sentence..sentence + 1);
        if let Some(found) = announces.find(&words.to_ascii_lowercase()) {
            report(text, sentence, &words[found.range()], sink);
        }
    }
}

fn report(text: &Text, sentence: usize, words: &str, sink: &mut Sink<'_>) {
    let place = text.place(sentence..sentence + 1);
    sink.key(
        "/archive",
        format!("the text announces “{words}” at `{place}`, but it is neither coded nor skipped"),
    )
    .help(format!(
        "code what it shows, or add `\"{place}\" = \"figure-missing: …\"` or `\"video-missing: \
         …\"` under `[skipped]`"
    ));
}
