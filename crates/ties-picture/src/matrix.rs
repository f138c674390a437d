//! The matrix of friend and enemy as a picture.

use std::collections::HashMap;

use ties_view::{MarkKind, MatrixCell, MatrixView};

use crate::font::text_width;
use crate::frame::{Content, Edition, Frame, LegendEntry, SMALL_SIZE, TEXT_SIZE};
use crate::label::{cut, shown};
use crate::palette::Ink;
use crate::picture::Picture;
use crate::shape::{Anchor, Fill, Point, Shape, Stroke, Text, TextKind};

/// The side of a cell.
const CELL: f64 = 30.0;
/// The maximum width of a name.
const LABEL_WIDTH: f64 = 220.0;

/// Draws how each two of some entities are related.
pub fn draw_matrix(view: &MatrixView, edition: &Edition) -> Picture {
    let labels: Vec<String> = view
        .entities
        .iter()
        .map(|id| cut(view.name(id), TEXT_SIZE, LABEL_WIDTH))
        .collect();
    let widths = labels.iter().map(|label| text_width(label, TEXT_SIZE));
    let margin = widths.fold(0.0, f64::max) + 10.0;
    let shapes = rows(view, &labels, margin);
    let side = margin + row_offset(view.entities.len());
    let frame = Frame {
        id: "matrix",
        heading: format!("How {} entities are related", view.entities.len()),
        scope: &view.scope,
        edition,
        counts: Vec::new(),
        description: Vec::new(),
        legend: legend(),
    };
    frame.around(Content {
        width: side,
        height: side,
        shapes,
    })
}

/// The rows, each with its name twice: at its left, and over its column.
fn rows(view: &MatrixView, labels: &[String], margin: f64) -> Vec<Shape> {
    let mut cells: HashMap<(&str, &str), &MatrixCell> = HashMap::new();
    for cell in &view.cells {
        cells.insert((&cell.a, &cell.b), cell);
        cells.insert((&cell.b, &cell.a), cell);
    }
    let mut shapes = Vec::new();
    for (row, id) in view.entities.iter().enumerate() {
        let y = margin + row_offset(row);
        let at = Point::new(margin - 8.0, y + 0.65 * CELL);
        let label = Text::new(at, &labels[row], TEXT_SIZE);
        shapes.push(Shape::Text(
            label.anchored(Anchor::End).as_kind(TextKind::Label),
        ));
        let at = Point::new(y + 0.65 * CELL, margin - 8.0);
        let mut label = Text::new(at, &labels[row], TEXT_SIZE).as_kind(TextKind::Label);
        label.turn = -90.0;
        shapes.push(Shape::Text(label));
        for (column, other) in view.entities.iter().enumerate() {
            let at = Point::new(margin + row_offset(column), y);
            let cell = cells.get(&(id.as_str(), other.as_str()));
            shapes.extend(draw_cell(view, cell.copied(), at, row == column));
        }
    }
    shapes
}

fn row_offset(row: usize) -> f64 {
    // No matrix has more than 2^32 rows.
    f64::from(u32::try_from(row).unwrap_or(u32::MAX)) * CELL
}

fn draw_cell(view: &MatrixView, cell: Option<&MatrixCell>, at: Point, is_self: bool) -> Vec<Shape> {
    let frame = |fill, ink| Shape::Rect {
        at,
        width: CELL - 2.0,
        height: CELL - 2.0,
        fill,
        stroke: Some(Stroke::solid(ink, 1.0)),
    };
    if is_self {
        return vec![frame(Fill::Solid(Ink::Grid), Ink::Grid)];
    }
    let Some(cell) = cell.filter(|cell| !cell.marks.is_empty()) else {
        return vec![frame(Fill::None, Ink::Grid)];
    };
    let mut words: Vec<String> = Vec::new();
    for mark in &cell.marks {
        words.extend(mark.ties.iter().map(|tie| shown(&tie.statement)));
    }
    let sign: String = cell.marks.iter().map(|mark| sign(mark.kind)).collect();
    let center = Point::new(at.x + 0.5 * CELL - 1.0, at.y + 0.65 * CELL);
    let sign = Text::new(center, sign, SMALL_SIZE)
        .anchored(Anchor::Middle)
        .as_kind(TextKind::Sign);
    let names = format!(
        "{} and {}",
        shown(view.name(&cell.a)),
        shown(view.name(&cell.b))
    );
    vec![Shape::Group {
        title: format!("{names}: {}", words.join("; ")),
        shapes: vec![frame(Fill::None, Ink::Line), Shape::Text(sign)],
    }]
}

fn sign(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Friend => "+",
        MarkKind::Enemy => "−",
        MarkKind::Part => "P",
        MarkKind::Kin => "K",
        MarkKind::Other => "O",
        MarkKind::Denied => "D",
        MarkKind::NoKnownTie => "0",
    }
}

fn legend() -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    for kind in MarkKind::ALL {
        let at = Point::new(17.0, 12.0);
        let sign = Text::new(at, sign(kind), SMALL_SIZE)
            .anchored(Anchor::Middle)
            .as_kind(TextKind::Sign);
        entries.push(LegendEntry {
            sample: vec![Shape::Text(sign)],
            words: kind.in_words().to_owned(),
        });
    }
    entries
}
