//! `shared-origin`: reports one document under several names, and sources that copy each other
//! without saying so.

use std::collections::{BTreeMap, HashMap};

use foldhash::quality::FixedState;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, DocumentNo, SourceNo};
use ties_dataset::writing::assignment;
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::{Relay, Rows, SourceRow, Voice, mark};
use ties_text::text::Text;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "shared-origin",
    severity: Severity::Warning,
    page: include_str!("shared_origin.md"),
    checks: &[Check::Whole(check_names), Check::Whole(check_texts)],
};

/// Two authors rarely write the same sentence of this many words; this many such sentences make a
/// copy.
const WORDS: usize = 12;
const SENTENCES: usize = 3;

/// Reports documents in `in` whose names differ only in punctuation and case, or that repeat the
/// title of a source. They count as several origins but are probably one.
fn check_names(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.documents.as_slice().is_empty() {
        return;
    }
    let meant = other_names(facts);
    if meant.is_empty() {
        return;
    }
    for (document, claim) in first_claims(rows) {
        let Some(meant) = meant.get(&document) else {
            continue;
        };
        let name = rows.document(document);
        sink.at(rows.claim(claim).spot)
            .value(
                "/attribution",
                format!("`{name}` and `{meant}` count as two documents but look like one"),
            )
            .help(format!("write `{}` everywhere", assignment("in", meant)));
    }
}

/// For each document whose name looks like that of a source or of an earlier document, that other
/// name.
fn other_names(facts: &Facts) -> HashMap<DocumentNo, &str> {
    let rows = &facts.rows;
    let sources = sources_by_name(rows);
    let mut documents: HashMap<u64, &str> = HashMap::new();
    let mut meant = HashMap::new();
    for (name, number) in rows.documents.as_slice().iter().zip(DocumentNo::all()) {
        if !matches!(facts.origins.document(number), Origin::Document(_)) {
            continue;
        }
        let Some(mark) = mark(name) else { continue };
        if let Some(Some(source)) = sources.get(&mark) {
            meant.insert(number, wording::source(rows, *source));
        } else if let Some(other) = documents.insert(mark, name) {
            meant.insert(number, other);
        }
    }
    meant
}

/// Sources by id, symbol and title; `None` if two sources share a name.
fn sources_by_name(rows: &Rows) -> HashMap<u64, Option<SourceNo>> {
    let mut sources: HashMap<u64, Option<SourceNo>> = HashMap::new();
    for (source, number) in rows.sources.iter().zip(SourceNo::all()) {
        let mut names = vec![mark(&source.id), source.marks.symbol, source.marks.title];
        names.sort_unstable();
        names.dedup();
        for name in names.into_iter().flatten() {
            sources
                .entry(name)
                .and_modify(|known| *known = None)
                .or_insert(Some(number));
        }
    }
    sources
}

/// For each document, the first claim that relays it.
fn first_claims(rows: &Rows) -> BTreeMap<DocumentNo, ClaimNo> {
    let mut claims: BTreeMap<DocumentNo, ClaimNo> = BTreeMap::new();
    for speaker in &rows.document_speakers {
        claims.entry(speaker.document).or_insert(speaker.claim);
    }
    for pair in &rows.pairs {
        if let Voice::Unnamed(Relay::Document(document)) = pair.voice {
            claims.entry(document).or_insert(pair.claim);
        }
    }
    claims
}

/// Reports texts that share long sentences, word for word, without `derived-from`.
fn check_texts(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    for ((one, other), count) in common_sentences(rows) {
        if count < SENTENCES || is_known(one, other, facts) {
            continue;
        }
        let one = rows.source(one);
        let other = rows.source(other);
        if other.published.start_days() < one.published.start_days() {
            report_copy(count, other, one, sink);
        } else {
            report_copy(count, one, other, sink);
        }
    }
}

/// How many long sentences two texts share. A sentence that many texts share counts only against
/// the first of them.
fn common_sentences(rows: &Rows) -> BTreeMap<(SourceNo, SourceNo), usize> {
    let texts = rows.texts.iter().flatten();
    let sentences = texts.map(|text| text.sentences()).sum();
    // For each sentence, the first and the last text that contain it.
    let mut found: HashMap<u64, (SourceNo, SourceNo), FixedState> =
        HashMap::with_capacity_and_hasher(sentences, FixedState::default());
    let mut common: BTreeMap<(SourceNo, SourceNo), usize> = BTreeMap::new();
    for (text, number) in rows.texts.iter().zip(SourceNo::all()) {
        let Some(text) = text else { continue };
        for sentence in long_sentences(text) {
            let (first, last) = found.entry(sentence).or_insert((number, number));
            if *last != number {
                *last = number;
                *common.entry((*first, number)).or_default() += 1;
            }
        }
    }
    common
}

fn report_copy(count: usize, earlier: &SourceRow, later: &SourceRow, sink: &mut Sink<'_>) {
    let Some(spot) = later.spot else { return };
    let earlier = &earlier.id;
    let message = format!(
        "{count} long sentences of `{}` are also in `{earlier}`",
        later.id
    );
    sink.at(spot).value("/archive/text", message).help(format!(
        "write `{}`; if both copied a third text, add it as a source and name it in both",
        assignment("derived-from", earlier)
    ));
}

fn long_sentences(text: &Text) -> impl Iterator<Item = u64> {
    let sentences = (0..text.sentences()).map(|number| text.words(number..number + 1));
    sentences
        .filter(|sentence| is_long(sentence))
        .filter_map(mark)
}

/// Whether a sentence has at least `WORDS` words; line breaks count as spaces.
fn is_long(sentence: &str) -> bool {
    sentence.split_whitespace().nth(WORDS - 1).is_some()
}

/// Whether the dataset says how the two are connected: they derive from one source, or one relays
/// the other. A common speaker is no excuse, because the second text is still a copy.
fn is_known(one: SourceNo, other: SourceNo, facts: &Facts) -> bool {
    facts.origins.original(one) == facts.origins.original(other)
        || relays(one, other, facts)
        || relays(other, one, facts)
}

/// Whether a claim of one source can be traced to another source.
fn relays(source: SourceNo, other: SourceNo, facts: &Facts) -> bool {
    let Facts { rows, origins, .. } = facts;
    let whole = Origin::Source(origins.original(other));
    rows.pairs_of(rows.source(source)).iter().any(|pair| {
        origins.origin(pair) == whole
            || origins
                .further_origins(pair.claim)
                .any(|origin| origin == whole)
    })
}
