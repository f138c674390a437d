//! The report in one breath: its counts.

use ties_view::{MatrixView, PairCounts, ReportView, claims_and_origins, count_of};

use crate::document::{Block, Item, Line, Section};

/// The counts in sentences.
pub(super) fn section(view: &ReportView) -> Section {
    let matrix = &view.matrix;
    let mut sentences = vec![pairs_in_words(matrix)];
    sentences.extend(kinds_in_words(matrix));
    sentences.extend(basis_in_words(view));
    let lines = sentences.into_iter().map(Line::words);
    let mut blocks: Vec<_> = lines.map(Block::Paragraph).collect();
    let left_out = matrix.scope.left_out.lines();
    if !left_out.is_empty() {
        blocks.push(Block::Paragraph(Line::words(
            "The question leaves out, and does not deny:",
        )));
        let items = left_out
            .iter()
            .map(|line| Item::from(Line::with_code(line)));
        blocks.push(Block::Items(items.collect()));
    }
    Section {
        id: "breath",
        heading: "In one breath",
        blocks,
    }
}

/// How many pairs are related, and how certain that is.
fn pairs_in_words(matrix: &MatrixView) -> String {
    let counts = &matrix.counts;
    let related = &counts.related;
    let pairs = count_of(counts.pairs(), "pair");
    let groups = count_of(matrix.entities.len(), "group");
    let mut words = match counts.pairs() {
        0 => return no_pair(matrix),
        _ if matrix.row_of.is_some() => format!("The question is about {pairs}."),
        _ => format!("{groups} make {pairs}."),
    };
    words = format!(
        "{words} {} attested for that very day",
        is_or_are(related.yes)
    );
    if related.possibly > 0 {
        words = format!(
            "{words}; {} possibly attested for it, because a source gives only a month or a year",
            is_or_are_lower(related.possibly)
        );
    }
    if let Some(reach) = matrix.scope.reach {
        let more = is_or_are_lower(related.within_reach);
        words = format!("{words}; {more} attested only {}", reach.in_words());
        words.push_str(&later_in_words(counts));
    }
    if related.assumed > 0 {
        words = format!(
            "{words}; {} assumed to go on",
            is_or_are_lower(related.assumed)
        );
    }
    let contested = is_or_are(counts.contested);
    format!(
        "{words}. {} {contested} contested.",
        unknown_in_words(counts.unknown)
    )
}

/// How many of the pairs within the reach are attested only after the date; empty if none is.
fn later_in_words(counts: &PairCounts) -> String {
    match counts.only_later {
        0 => String::new(),
        later if later == counts.related.within_reach => ", all of them after it".to_owned(),
        later => format!(", {later} of them only after it"),
    }
}

/// How many pairs are unknown, as a sentence.
fn unknown_in_words(count: usize) -> String {
    match count {
        0 => "None is unknown.".to_owned(),
        count => format!(
            "{} unknown, which does not mean that there is no tie.",
            is_or_are(count)
        ),
    }
}

/// That there is no pair, and that this shows nothing.
fn no_pair(matrix: &MatrixView) -> String {
    let near = match matrix.scope.reach {
        Some(reach) => format!(", nor {}", reach.in_words()),
        None => String::new(),
    };
    format!(
        "No tie between two groups is attested for that day{near}. That does not show that they \
         had none."
    )
}

/// A number with its verb: `None is`, `1 is`, `12 are`.
fn is_or_are(count: usize) -> String {
    match count {
        0 => "None is".to_owned(),
        1 => "1 is".to_owned(),
        _ => format!("{count} are"),
    }
}

/// The same inside a sentence.
fn is_or_are_lower(count: usize) -> String {
    is_or_are(count).to_lowercase()
}

/// How many pairs are related in each way; `None` if none is.
fn kinds_in_words(matrix: &MatrixView) -> Option<String> {
    let mut kinds = Vec::new();
    for (kind, count) in matrix.pairs_by_kind() {
        kinds.push(format!("{} {count}", kind.in_words()));
    }
    let kinds = kinds.join(", ");
    (!kinds.is_empty()).then(|| format!("By relation, and a pair can have several: {kinds}."))
}

/// What the relations rest on; `None` if there are none.
fn basis_in_words(view: &ReportView) -> Option<String> {
    let basis = &view.basis;
    if basis.claims == 0 {
        return None;
    }
    let mut words = format!(
        "All this rests on {} from {}.",
        claims_and_origins(basis.claims, basis.origins).replace(", ", " with "),
        count_of(basis.sources, "source")
    );
    if basis.claims_from_notes > 0 {
        words = format!(
            "{words} The coder has not read the sources of {} of these claims, and knows them from \
             notes.",
            basis.claims_from_notes
        );
    }
    Some(words)
}
