//! The matrix in words: the tooltips of its cells, and its description.

use ties_view::{Mark, MarkKind, MatrixCell, MatrixView};

use crate::label::shown;
use crate::matrix_cell::is_faint;

/// The maximum number of ties of a relation that a tooltip lists.
const MOST_TIES: usize = 4;
/// The maximum number of pairs of a relation, and of names, that the description lists.
const MOST_NAMED: usize = 12;

/// The tooltip of a cell: `A and B: friend, possibly: A · allied-with · B, reported in 2021`.
pub(crate) fn cell_in_words(view: &MatrixView, cell: &MatrixCell) -> String {
    let mut parts: Vec<String> = Vec::new();
    for mark in &cell.marks {
        parts.push(mark_in_words(view, mark));
    }
    match cell.claims_not_counted.len() {
        0 => {}
        1 => parts.push("1 claim that does not count".to_owned()),
        count => parts.push(format!("{count} claims that do not count")),
    }
    format!("{}: {}", pair_in_words(view, cell), parts.join("; "))
}

fn pair_in_words(view: &MatrixView, cell: &MatrixCell) -> String {
    let [a, b] = [&cell.a, &cell.b].map(|id| shown(view.name(id)));
    format!("{a} and {b}")
}

fn mark_in_words(view: &MatrixView, mark: &Mark) -> String {
    let mut words = match &mark.part {
        Some(part) => format!("{} as part", shown(view.name(part))),
        None => mark.kind.in_words().to_owned(),
    };
    if let Some(standing) = uncertainty(mark) {
        words = format!("{words}, {standing}");
    }
    if mark.contested {
        words.push_str(", contested");
    }
    let mut statements = Vec::new();
    for tie in &mark.ties {
        let times: Vec<_> = tie.episodes.iter().map(|it| it.words.as_str()).collect();
        statements.push(format!("{}, {}", tie.statement, times.join(", ")));
    }
    for denial in &mark.denials {
        statements.push(format!("{}, {}", denial.statement, denial.attribution));
    }
    let more = statements.len().saturating_sub(MOST_TIES);
    statements.truncate(MOST_TIES);
    let statements: Vec<_> = statements.iter().map(|it| shown(it)).collect();
    words = format!("{words}: {}", statements.join("; "));
    if more > 0 {
        words = format!("{words}; and {more} more");
    }
    words
}

/// The sentences that describe a matrix: who is in it, and which pairs are related how.
pub(crate) fn description(view: &MatrixView) -> Vec<String> {
    let names: Vec<_> = view
        .entities
        .iter()
        .map(|id| shown(view.name(id)))
        .collect();
    let mut sentences = vec![sentence("Groups", &names)];
    for kind in MarkKind::ALL {
        let mut pairs = Vec::new();
        for cell in &view.cells {
            for mark in &cell.marks {
                if mark.kind == kind {
                    pairs.push(related_in_words(view, cell, mark));
                }
            }
        }
        pairs.dedup();
        sentences.push(sentence(heading(kind), &pairs));
    }
    let mut contested = Vec::new();
    for cell in &view.cells {
        if cell.marks.iter().any(|mark| mark.contested) {
            contested.push(pair_in_words(view, cell));
        }
    }
    sentences.push(sentence("Contested", &contested));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn heading(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Friend => "Friendly",
        MarkKind::Enemy => "Hostile",
        MarkKind::Part => "Parts",
        MarkKind::Kin => "Kin",
        MarkKind::Other => "Related otherwise",
        MarkKind::Denied => "Denied",
        MarkKind::NoKnownTie => "Stated to have no known tie",
    }
}

/// A pair in words: `A and B`, or `A of B (possibly)`.
fn related_in_words(view: &MatrixView, cell: &MatrixCell, mark: &Mark) -> String {
    let mut words = pair_in_words(view, cell);
    if let Some(part) = &mark.part {
        let whole = if *part == cell.a { &cell.b } else { &cell.a };
        words = format!("{} of {}", shown(view.name(part)), shown(view.name(whole)));
    }
    match uncertainty(mark) {
        Some(standing) => format!("{words} ({standing})"),
        None => words,
    }
}

/// What is known of a mark that is not attested for the day itself: `attested 12 days earlier`.
fn uncertainty(mark: &Mark) -> Option<String> {
    if !is_faint(mark) {
        return None;
    }
    match &mark.nearest {
        Some(nearest) => Some(nearest.in_words()),
        None => mark.standing.map(|it| it.in_words().to_owned()),
    }
}

/// A list as a sentence: `Friendly: A and B; C and D; and 5 more.` It is empty if the list is.
fn sentence(heading: &str, items: &[String]) -> String {
    if items.is_empty() {
        return String::new();
    }
    let listed = &items[..items.len().min(MOST_NAMED)];
    match items.len() - listed.len() {
        0 => format!("{heading}: {}.", listed.join("; ")),
        more => format!("{heading}: {}; and {more} more.", listed.join("; ")),
    }
}
