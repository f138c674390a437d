//! `unresolved-figure`: each figure, video or table that the text announces is coded or marked
//! missing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;
use ties::model::{Locator, Severity, SkipReason};
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;
use ties_text::text::{Passage, Text};

use crate::rule::{Check, Rule, Sink, SourceAt};
use crate::rule_words::RULE_WORDS;

pub(crate) static RULE: Rule = Rule {
    code: "unresolved-figure",
    severity: Severity::Hint,
    page: include_str!("unresolved_figure.md"),
    checks: &[Check::Source(check)],
};

/// How a text announces content outside it, in lower case.
static ANNOUNCES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = &RULE_WORDS.figures;
    let names = words.names.join("|");
    let mut clear = words.names.clone();
    clear.retain(|name| !words.ambiguous.contains(name));
    let clear = clear.join("|");
    let this = words.this.join("|");
    let following = words.following.join("|");
    let see = words.see.join("|");
    let articles = words.articles.join("|");
    let below = words.below.join("|");
    let forms = [
        format!(r"(?:{this})\s+(?:{clear})"),
        format!(r"(?:{following})\s+(?:{names})"),
        format!(r"(?:{names})\s+(?:{below})"),
        format!(r"(?:{see})\s+(?:(?:{articles})\s+)?(?:{names})"),
    ];
    Regex::new(&format!(r"\b(?:{})\b", forms.join("|"))).ok()
});

/// A fast test for the names, because most texts have none. Only the leftmost match is searched,
/// which is fastest.
static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(&RULE_WORDS.figures.names)
        .ok()
});

fn check(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let Some(text) = head.text() else { return };
    // An unreadable claim may code the figure.
    if at.rows.unread > 0 {
        return;
    }
    let (Some(announces), Some(number)) = (&*ANNOUNCES, index.source_number(at.id)) else {
        return;
    };
    // A case-insensitive expression takes longer to build than hundreds of texts to search.
    let whole = text.words(0..text.sentences()).to_ascii_lowercase();
    let names_any = NAMES.as_ref().is_none_or(|names| names.is_match(&whole));
    if !names_any || !announces.is_match(&whole) {
        return;
    }
    let mut resolved: Vec<Passage> = at.rows.coded_of(number).collect();
    for (place, skipped) in &head.record.skipped {
        let is_missing = matches!(
            skipped.reason,
            SkipReason::FigureMissing | SkipReason::VideoMissing
        );
        if is_missing && let Ok(locator) = Locator::parse(place) {
            resolved.extend(text.find(&locator.steps));
        }
    }
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
        "code what it shows, or add `{}` or `{}` under `[skipped]`",
        assignment(&place, "figure-missing"),
        assignment(&place, "video-missing")
    ));
}
