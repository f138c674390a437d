//! `speaker-dropped`: a statement inside a quotation has a speaker.

use std::ops::Range;

use ties::model::{Mode, Severity};
use ties_dataset::index::Index;
use ties_text::text::{Passage, Text};
use ties_text::words::{Tokens, WordList};

use crate::naming::{MOST_WORDS, Naming};
use crate::rule::{Check, ClaimAt, LONGEST_READ, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "speaker-dropped",
    severity: Severity::Warning,
    page: include_str!("speaker_dropped.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let needs_speaker = claim.mode != Mode::Inferred && !claim.predicate.def().speech;
    if !claim.attribution.is_empty() || !needs_speaker {
        return;
    }
    let (Some((text, passage)), Some((list, tokens))) = (&at.passage, at.words()) else {
        return;
    };
    if tokens.len() > MOST_WORDS {
        return;
    }
    let Some(quotations) = quotations(text, passage) else {
        return;
    };
    let words = PassageWords { list, tokens };
    let is_quoted = quotations
        .iter()
        .any(|quotation| words.states_a_pair(quotation, at, index));
    if is_quoted {
        let place = text.place(passage.clone());
        sink.value(
            "/predicate",
            format!("the passage at `{place}` is a quotation, but the claim has no speaker"),
        )
        .help("add `attribution` with the speaker of the quotation");
    }
}

/// The words of a passage.
struct PassageWords<'p> {
    list: &'p WordList,
    tokens: &'p Tokens,
}

impl PassageWords<'_> {
    /// Whether a quotation names both sides of a pair of the claim, and the rest names neither.
    fn states_a_pair(&self, quotation: &Range<usize>, at: &ClaimAt<'_>, index: &Index) -> bool {
        for pair in at.claim.pairs() {
            let is_subject_inside = self.is_inside(quotation, pair.subject.id, index);
            let is_object_inside = pair
                .object
                .is_none_or(|object| self.is_inside(quotation, object.id, index));
            if is_subject_inside && is_object_inside {
                return true;
            }
        }
        false
    }

    /// Whether the passage mentions an entity, and only between these bytes.
    fn is_inside(&self, bytes: &Range<usize>, id: &str, index: &Index) -> bool {
        let mut is_mentioned = false;
        for mention in Naming::of(id, index).mentions(self.tokens, self.list) {
            let place = self.tokens.bytes(mention);
            if place.start < bytes.start || place.end > bytes.end {
                return false;
            }
            is_mentioned = true;
        }
        is_mentioned
    }
}

/// The quotations in a passage, in bytes of the passage. A quotation may start or end in another
/// sentence of its paragraph, unless quotation marks of the paragraph are missing. `None` if the
/// paragraph cannot be read.
fn quotations(text: &Text, passage: &Passage) -> Option<Vec<Range<usize>>> {
    let paragraph = paragraph(text, passage)?;
    let length = text.words(passage.clone()).len();
    let before = text.words(paragraph.start..passage.end).len() - length;
    let mut quotations = Vec::new();
    let mut start = None;
    let mut is_whole = true;
    let words = text.words(paragraph);
    for (at, mark) in words.char_indices() {
        let is_closing = match mark {
            '“' | '«' => false,
            '”' | '»' => true,
            '"' => start.is_some(),
            _ => continue,
        };
        if is_closing != start.is_some() {
            is_whole = false;
            start = (!is_closing).then_some(at);
            continue;
        }
        let Some(opening) = start.take() else {
            start = Some(at);
            continue;
        };
        if at > before && opening < before + length {
            quotations.push(opening..at);
        }
    }
    if start.is_some() || !is_whole {
        let within = before..before + length;
        quotations.retain(|quotation| is_sure(quotation, &within, words));
    }
    let quotations = quotations.into_iter();
    let in_passage =
        quotations.map(|quotation| quotation.start.saturating_sub(before)..quotation.end - before);
    Some(in_passage.collect())
}

/// Whether a quotation is certain although marks are missing: it is within the passage, and has an
/// opening and a closing mark, with no mark between them.
fn is_sure(quotation: &Range<usize>, passage: &Range<usize>, words: &str) -> bool {
    passage.contains(&quotation.start)
        && passage.contains(&quotation.end)
        && !words[quotation.start..].starts_with('"')
        && !words[quotation.end..].starts_with('"')
}

/// The paragraph of a passage. `None` if the passage is in several, or the paragraph is very long.
fn paragraph(text: &Text, passage: &Passage) -> Option<Passage> {
    let (paragraph, number) = text.paragraph_of(passage.start);
    let is_in = |sentence: usize| text.paragraph_of(sentence).0 == paragraph;
    let mut end = passage.start + 1;
    while end < text.sentences() && is_in(end) {
        end += 1;
    }
    let whole = passage.start + 1 - number..end;
    let is_short = text.words(whole.clone()).len() <= LONGEST_READ;
    (passage.end <= end && is_short).then_some(whole)
}
