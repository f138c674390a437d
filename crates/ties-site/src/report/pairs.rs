//! How each two groups are related: the matrix, and pair by pair.

use std::collections::BTreeSet;

use ties_picture::{draw_matrix, draw_network};
use ties_view::{Mark, MatrixCell, MatrixView, ReportView, TieSummary, count_of};

use super::ReportFrame;
use super::claims::{claim_below, more};
use crate::document::{Block, Figure, Item, Line, Numbers, Section, Table};

/// The maximum number of groups of a matrix that is drawn.
const MOST_DRAWN: usize = 60;
/// The maximum number of pairs, and of claims for or against one tie.
const MOST_PAIRS: usize = 100;
const MOST_CLAIMS: usize = 8;

/// The matrix, and the pairs that are related.
pub(super) fn section(view: &ReportView, frame: ReportFrame<'_>, numbers: &mut Numbers) -> Section {
    let matrix = &view.matrix;
    let mut blocks = drawn(matrix, frame);
    if matrix.counts.related.possibly > 0 {
        blocks.push(Block::Paragraph(Line::words(
            "“Possibly” means that the source is vague about the day. If it writes “in September \
             2021”, the tie is attested for that month, and only possibly for a day in it.",
        )));
    }
    let is_related = |cell: &&MatrixCell| !cell.marks.is_empty();
    let related: Vec<_> = matrix.cells.iter().filter(is_related).collect();
    if related.is_empty() {
        blocks.push(Block::Paragraph(Line::words(
            "No claim that the question includes says how two of them are related.",
        )));
    }
    for cell in related.iter().take(MOST_PAIRS) {
        blocks.push(Block::Heading(heading(matrix, cell)));
        let mut items = Vec::new();
        for mark in &cell.marks {
            items.extend(mark_items(view, numbers, mark));
        }
        blocks.push(Block::Items(items));
    }
    let not_listed = related.len().saturating_sub(MOST_PAIRS);
    if not_listed > 0 {
        let command = "ties matrix --format csv";
        blocks.push(Block::Paragraph(more(not_listed, "pair", command)));
    }
    blocks.extend(not_counted(matrix));
    Section {
        id: "pairs",
        heading: "Who was related to whom, and how",
        blocks,
    }
}

/// The matrix and the network as pictures, if they fit on a page.
fn drawn(matrix: &MatrixView, frame: ReportFrame<'_>) -> Vec<Block> {
    let count = matrix.entities.len();
    if count < 2 {
        return Vec::new();
    }
    if count > MOST_DRAWN {
        return vec![Block::Paragraph(Line::words(format!(
            "Pictures of {count} groups do not fit on a page. Name some of them to see theirs."
        )))];
    }
    let table = Figure {
        picture: draw_matrix(matrix, frame.edition),
        table: Some(table(matrix)),
    };
    let network = Figure {
        picture: draw_network(frame.all, matrix, frame.edition),
        table: None,
    };
    vec![
        Block::Figure(Box::new(table)),
        Block::Figure(Box::new(network)),
    ]
}

/// The cells as letters, with the meaning of each.
fn table(matrix: &MatrixView) -> Table {
    let ids = &matrix.entities;
    let mut head = vec!["Group".to_owned()];
    let mut rows = Vec::new();
    for (row, id) in ids.iter().enumerate() {
        head.push((row + 1).to_string());
        let mut cells = vec![format!("{} {}", row + 1, matrix.name(id))];
        cells.resize(ids.len() + 1, ".".to_owned());
        "–".clone_into(&mut cells[row + 1]);
        rows.push(cells);
    }
    let place = |id: &String| ids.iter().position(|other| other == id);
    for cell in &matrix.cells {
        if let (Some(a), Some(b)) = (place(&cell.a), place(&cell.b)) {
            rows[a][b + 1] = cell.letters(&cell.a);
            rows[b][a + 1] = cell.letters(&cell.b);
        }
    }
    let mut legend = Vec::new();
    for entry in matrix.legend() {
        legend.push(match entry.letter {
            Some(letter) => format!("{letter}: {}", entry.meaning),
            None => entry.meaning.to_owned(),
        });
    }
    Table { head, rows, legend }
}

/// Two names, and how they are related in a few words.
fn heading(matrix: &MatrixView, cell: &MatrixCell) -> Line {
    let mut kinds: Vec<_> = cell.marks.iter().map(|mark| mark.kind.in_words()).collect();
    kinds.dedup();
    let mut words = kinds.join(", ");
    if cell.marks.iter().any(|mark| mark.contested) {
        words.push_str("; contested");
    }
    let line = Line::data(matrix.name(&cell.a)).and(" and ");
    line.and_data(matrix.name(&cell.b))
        .and(format!(": {words}"))
}

/// The ties and denials of a mark, each with its claims.
fn mark_items(view: &ReportView, numbers: &mut Numbers, mark: &Mark) -> Vec<Item> {
    let mut items = Vec::new();
    for tie in &mark.ties {
        let line = Line::strong(tie.statement.as_str()).and(": ");
        items.push(Item {
            line: line.and_data(tie.periods_in_words()),
            sentences: tie_claims(view, numbers, tie),
            ..Item::default()
        });
    }
    for denial in &mark.denials {
        let line = Line::words("Denied: ").and_data(denial.statement.as_str());
        items.push(claim_below(view, numbers, denial, line));
    }
    items
}

/// The claims for a tie, and then those against it: what each says, and where.
fn tie_claims(view: &ReportView, numbers: &mut Numbers, tie: &TieSummary) -> Vec<Line> {
    let mut lines = Vec::new();
    let claims_for = tie.episodes.iter().flat_map(|it| &it.claims_for);
    let claims_against = tie.episodes.iter().flat_map(|it| &it.claims_against);
    let of_sides = claims_for
        .map(|claim| ("", claim))
        .chain(claims_against.map(|claim| ("Against it: ", claim)));
    // A claim can be for or against several periods.
    let mut seen = BTreeSet::new();
    for (side, claim) in of_sides {
        if !seen.insert(claim) || seen.len() > MOST_CLAIMS {
            continue;
        }
        let mut line = Line::words(side);
        if let Some(summary) = view.summaries.get(claim) {
            line = line.and_data(summary.as_str()).and(" ");
        }
        lines.push(line.and_spans(numbers.claim(claim)));
    }
    let not_listed = seen.len().saturating_sub(MOST_CLAIMS);
    if not_listed > 0 {
        let command = format!("ties between {} {}", tie.subject, tie.object);
        lines.push(more(not_listed, "claim", &command));
    }
    lines
}

/// How many pairs have only claims that do not count.
fn not_counted(matrix: &MatrixView) -> Option<Block> {
    let mut pairs = 0;
    for cell in &matrix.cells {
        let is_unknown = cell.marks.is_empty() && !cell.claims_not_counted.is_empty();
        pairs += usize::from(is_unknown);
    }
    let line = Line::words(format!(
        "Claims on {} do not count, such as allegations and promises, and leave them unknown.",
        count_of(pairs, "more pair")
    ));
    (pairs > 0).then_some(Block::Paragraph(line))
}
