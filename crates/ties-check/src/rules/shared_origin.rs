//! `shared-origin`: reports one document under several names, and sources that copy each other
//! without saying so.

use std::collections::{BTreeMap, HashMap};

use foldhash::quality::FixedState;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, DocumentNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::{Through, Voice, mark};
use ties_text::text::Text;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "shared-origin",
    severity: Severity::Warning,
    page: include_str!("shared_origin.md"),
    checks: &[Check::Dataset(check_names), Check::Dataset(check_texts)],
};

/// Reports documents in `in` whose names differ only in punctuation and case, or that repeat the
/// title of a source. They count as several origins but are probably one.
fn check_names(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.documents.as_slice().is_empty() {
        return;
    }
    // Sources by id, symbol and title; `None` if two sources share a name.
    let mut called: HashMap<u64, Option<SourceNo>> = HashMap::new();
    for (source, number) in rows.sources.iter().zip(SourceNo::all()) {
        let mut names = vec![mark(&source.id), source.marks.symbol, source.marks.title];
        names.sort_unstable();
        names.dedup();
        for name in names.into_iter().flatten() {
            called
                .entry(name)
                .and_modify(|known| *known = None)
                .or_insert(Some(number));
        }
    }
    let mut first: HashMap<u64, &str> = HashMap::new();
    let mut wrong: HashMap<DocumentNo, String> = HashMap::new();
    for (name, number) in rows.documents.as_slice().iter().zip(DocumentNo::all()) {
        let is_unknown = matches!(facts.origins.document(number), Origin::Document(_));
        if !is_unknown {
            continue;
        }
        let Some(mark) = mark(name) else { continue };
        if let Some(source) = called.get(&mark).copied().flatten() {
            wrong.insert(number, wording::source(rows, source).to_owned());
        } else if let Some(other) = first.insert(mark, name) {
            wrong.insert(number, other.to_owned());
        }
    }
    if wrong.is_empty() {
        return;
    }
    let mut claims: BTreeMap<DocumentNo, ClaimNo> = BTreeMap::new();
    let unnamed = rows.pairs.iter().filter_map(|pair| match pair.voice {
        Voice::Unnamed(Through::Document(document)) => Some((pair.claim, document)),
        _ => None,
    });
    let named = rows
        .document_speakers
        .iter()
        .map(|row| (row.claim, row.document));
    for (claim, document) in named.chain(unnamed) {
        claims.entry(document).or_insert(claim);
    }
    for (document, claim) in claims {
        let claim = rows.claim(claim);
        let Some(meant) = wrong.get(&document) else {
            continue;
        };
        let name = rows.document(document);
        sink.at(claim.spot)
            .value(
                "/attribution",
                format!("`{name}` and `{meant}` count as two documents but look like one"),
            )
            .help(format!("write `in = \"{meant}\"` everywhere"));
    }
}

/// Two authors rarely write the same sentence of this many words; this many such sentences make a
/// copy.
const WORDS: usize = 12;
const SENTENCES: usize = 3;

/// Reports texts that share long sentences, word for word, without `derived-from`.
fn check_texts(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    // For each sentence, the first and the last text that contain it.
    let sentences = rows
        .texts
        .iter()
        .flatten()
        .map(|text| text.sentences())
        .sum();
    let mut seen: HashMap<u64, (SourceNo, SourceNo), FixedState> =
        HashMap::with_capacity_and_hasher(sentences, FixedState::default());
    // A sentence that many texts share counts only against the first of them.
    let mut common: BTreeMap<(SourceNo, SourceNo), usize> = BTreeMap::new();
    for (text, number) in rows.texts.iter().zip(SourceNo::all()) {
        let Some(text) = text else { continue };
        for sentence in long_sentences(text) {
            let (first, last) = seen.entry(sentence).or_insert((number, number));
            if *last != number {
                *last = number;
                *common.entry((*first, number)).or_default() += 1;
            }
        }
    }
    for ((one, other), count) in common {
        if count < SENTENCES || is_known(one, other, facts) {
            continue;
        }
        let a = rows.source(one);
        let b = rows.source(other);
        let (earlier, later) = if b.published.start_days() < a.published.start_days() {
            (b, a)
        } else {
            (a, b)
        };
        let Some(spot) = later.spot else { continue };
        sink.at(spot)
            .value(
                "/archive/text",
                format!(
                    "{count} long sentences of `{}` are also in `{}`",
                    later.id, earlier.id
                ),
            )
            .help(format!(
                "write `derived-from = \"{}\"`; if both copied a third text, add it as a source \
                 and name it in both",
                earlier.id
            ));
    }
}

fn long_sentences(text: &Text) -> impl Iterator<Item = u64> {
    let sentences = (0..text.sentences()).map(|number| text.words(number..number + 1));
    sentences
        .filter(|sentence| is_long(sentence))
        .filter_map(mark)
}

/// The number of bytes that are compared together; small enough for a `u8` count.
const PIECE: usize = 128;

/// Whether a sentence has at least `WORDS` words; line breaks count as spaces.
fn is_long(sentence: &str) -> bool {
    if !sentence.is_ascii() {
        return sentence.split_whitespace().nth(WORDS - 1).is_some();
    }
    // This runs for every sentence of every text, so it is written to vectorize. Control characters
    // count as spaces.
    let bytes = sentence.as_bytes();
    let pieces = bytes
        .chunks(PIECE)
        .zip(bytes.get(1..).unwrap_or_default().chunks(PIECE));
    let begins = pieces.map(|(before, after)| {
        let begins = before
            .iter()
            .zip(after)
            .map(|(before, after)| u8::from(*before <= b' ' && *after > b' '));
        usize::from(begins.sum::<u8>())
    });
    begins.sum::<usize>() + 1 >= WORDS
}

/// Whether the dataset already treats the two as one origin: they derive from one source, have one
/// speaker, or one relays the other.
fn is_known(one: SourceNo, other: SourceNo, facts: &Facts) -> bool {
    let Facts { rows, origins, .. } = facts;
    let relays = |source: SourceNo, other: SourceNo| {
        let whole = Origin::Source(origins.original(other));
        let pairs = rows.pairs_of(rows.source(source));
        pairs
            .iter()
            .any(|pair| origins.origin(pair) == whole || origins.second_origin(pair) == Some(whole))
    };
    origins.original(one) == origins.original(other)
        || (origins.speaker(one).is_some() && origins.speaker(one) == origins.speaker(other))
        || relays(one, other)
        || relays(other, one)
}
