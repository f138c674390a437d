//! The matrix of friend and enemy as a picture.

use std::collections::{BTreeSet, HashMap};

use ties_view::{MarkKind, MatrixCell, MatrixView, Standing};

use crate::font::text_width;
use crate::frame::{Content, Edition, Frame, LegendEntry, TEXT_SIZE};
use crate::label::{cut, shown};
use crate::matrix_cell::{CellSign, CellSigns, LEAST_DIVIDED, Sign, as_length, question_mark};
use crate::matrix_words::{cell_in_words, description};
use crate::order::{SignedPair, bloc_order};
use crate::palette::Ink;
use crate::picture::Picture;
use crate::shape::{Anchor, Fill, Point, Shape, Stroke, Text, TextKind};

/// The maximum number of rows.
const MOST_ROWS: usize = 1000;
/// The maximum width of a name, for letters of size 1.
const LABEL_WIDTH: f64 = 26.0;
/// The space between a name and its row.
const LABEL_GAP: f64 = 8.0;

/// Draws how each two of some entities are related: a row and a column for each, ordered so that
/// blocs show. Up to 1,000 entities are drawn.
pub fn draw_matrix(view: &MatrixView, edition: &Edition) -> Picture {
    let mut frame = Frame {
        id: "matrix",
        heading: heading(view),
        scope: &view.scope,
        edition,
        counts: vec![view.counts.in_words(view.scope.reach)],
        description: description(view),
        legend: Vec::new(),
    };
    if view.entities.len() > MOST_ROWS {
        let too_many = format!("These are too many to draw; name at most {MOST_ROWS} of them.");
        frame.counts.push(too_many);
        return frame.around(Content {
            width: 0.0,
            height: 0.0,
            shapes: Vec::new(),
        });
    }
    let grid = Grid::new(view);
    frame.legend = grid.legend();
    if grid.side < LEAST_DIVIDED {
        let small = "Each cell is too small for more than one relation. It shows friend and \
                     enemy before others; the tooltip lists all.";
        frame.counts.push(small.to_owned());
    }
    frame.around(grid.draw())
}

fn heading(view: &MatrixView) -> String {
    let count = view.entities.len();
    if let Some(only) = &view.row_of {
        let name = shown(view.name(only));
        return format!("How groups with a tie to {name} are related to it");
    }
    if view.related_groups {
        return match count {
            0 => "No group has a tie to another group".to_owned(),
            _ => format!("How {count} groups are related"),
        };
    }
    format!("How {count} entities are related")
}

/// A cell at its place.
struct PlacedCell<'v> {
    row: usize,
    column: usize,
    cell: &'v MatrixCell,
    signs: CellSigns,
}

/// The rows and columns of a matrix, and its cells that are not empty.
struct Grid<'v> {
    view: &'v MatrixView,
    rows: Vec<&'v str>,
    columns: Vec<&'v str>,
    cells: Vec<PlacedCell<'v>>,
    /// The side of a cell.
    side: f64,
}

impl<'v> Grid<'v> {
    fn new(view: &'v MatrixView) -> Self {
        let mut rows = ordered(view);
        let mut columns = rows.clone();
        if let Some(only) = &view.row_of {
            rows.retain(|id| id != only);
            columns = vec![only];
        }
        let mut grid = Self {
            view,
            side: cell_side(rows.len()),
            rows,
            columns,
            cells: Vec::new(),
        };
        grid.add_cells();
        grid
    }

    fn add_cells(&mut self) {
        let rows = places(&self.rows);
        let columns = places(&self.columns);
        for cell in &self.view.cells {
            for [row_id, column_id] in [[&cell.a, &cell.b], [&cell.b, &cell.a]] {
                let (row, column) = (rows.get(row_id.as_str()), columns.get(column_id.as_str()));
                let signs = CellSigns::of(cell, row_id);
                if let (Some(row), Some(column)) = (row, column)
                    && !signs.main.is_empty()
                {
                    self.cells.push(PlacedCell {
                        row: *row,
                        column: *column,
                        cell,
                        signs,
                    });
                }
            }
        }
        self.cells.sort_by_key(|placed| (placed.row, placed.column));
    }

    fn draw(&self) -> Content {
        let size = (0.8 * self.side).min(TEXT_SIZE);
        let row_names = self.labels(&self.rows, size);
        let column_names = self.labels(&self.columns, size);
        let left = widest(&row_names, size) + LABEL_GAP;
        let top = widest(&column_names, size) + LABEL_GAP;
        let width = left + as_length(self.columns.len()) * self.side;
        let height = top + as_length(self.rows.len()) * self.side;
        let origin = Point::new(left, top);
        let mut shapes = self.lines(origin, Point::new(width, height));
        for (row, name) in row_names.into_iter().enumerate() {
            let at = self.corner(origin, row, 0);
            let at = Point::new(left - LABEL_GAP, at.y + 0.5 * self.side + 0.35 * size);
            let label = Text::new(at, name, size).anchored(Anchor::End);
            shapes.push(Shape::Text(label.as_kind(TextKind::Label)));
        }
        for (column, name) in column_names.into_iter().enumerate() {
            let at = self.corner(origin, 0, column);
            let at = Point::new(at.x + 0.5 * self.side + 0.35 * size, top - LABEL_GAP);
            let mut label = Text::new(at, name, size).as_kind(TextKind::Label);
            label.turn = -90.0;
            shapes.push(Shape::Text(label));
        }
        for placed in &self.cells {
            let at = self.corner(origin, placed.row, placed.column);
            shapes.push(Shape::Group {
                title: cell_in_words(self.view, placed.cell),
                shapes: placed.signs.draw(at, self.side),
            });
        }
        Content {
            width,
            height,
            shapes,
        }
    }

    /// The upper left corner of a cell.
    fn corner(&self, origin: Point, row: usize, column: usize) -> Point {
        let x = origin.x + as_length(column) * self.side;
        Point::new(x, origin.y + as_length(row) * self.side)
    }

    /// The lines between the cells, and the cells of each entity with itself.
    fn lines(&self, from: Point, to: Point) -> Vec<Shape> {
        let stroke = Stroke::solid(Ink::Grid, (self.side / 30.0).max(0.5));
        let mut shapes = Vec::new();
        for row in 0..=self.rows.len() {
            let y = self.corner(from, row, 0).y;
            shapes.push(Shape::Line {
                from: Point::new(from.x, y),
                to: Point::new(to.x, y),
                stroke,
            });
        }
        for column in 0..=self.columns.len() {
            let x = self.corner(from, 0, column).x;
            shapes.push(Shape::Line {
                from: Point::new(x, from.y),
                to: Point::new(x, to.y),
                stroke,
            });
        }
        if self.view.row_of.is_none() {
            for row in 0..self.rows.len() {
                shapes.push(Shape::Rect {
                    at: self.corner(from, row, row),
                    width: self.side,
                    height: self.side,
                    fill: Fill::Solid(Ink::Grid),
                    stroke: None,
                });
            }
        }
        shapes
    }

    fn labels(&self, ids: &[&str], size: f64) -> Vec<String> {
        let mut labels = Vec::new();
        for id in ids {
            labels.push(cut(self.view.name(id), size, LABEL_WIDTH * size));
        }
        labels
    }

    /// The meaning of the signs that occur, and of an empty cell.
    fn legend(&self) -> Vec<LegendEntry> {
        let mut signs = BTreeSet::new();
        let mut has_both = false;
        let mut standings = BTreeSet::new();
        let mut is_contested = false;
        for placed in &self.cells {
            let main = placed.signs.main.iter();
            signs.extend(main.chain(&placed.signs.others).map(|it| it.sign));
            has_both |= placed.signs.main.len() > 1;
            is_contested |= placed.signs.is_contested;
            standings.extend(placed.cell.marks.iter().filter_map(|mark| mark.standing));
        }
        let mut entries = Vec::new();
        for sign in signs.iter().copied() {
            if sign == Sign::Whole && signs.contains(&Sign::Part) {
                continue;
            }
            entries.push(entry(&[full(sign)], meaning(sign)));
            if sign == Sign::Enemy && has_both {
                let both = [full(Sign::Friend), full(Sign::Enemy)];
                entries.push(entry(&both, "friend and enemy"));
            }
        }
        if is_contested {
            entries.push(contested_entry());
        }
        entries.push(entry(&[], "unknown, which is not neutral"));
        standings.remove(&Standing::Yes);
        if !standings.is_empty() {
            let words: Vec<_> = standings.iter().map(|it| it.in_words()).collect();
            let faint = CellSign {
                sign: Sign::Friend,
                is_faint: true,
            };
            let words = format!("paler: {}", words.join(", or "));
            entries.push(entry(&[faint], &words));
        }
        entries
    }
}

/// The ids of the entities in the order of the rows.
fn ordered(view: &MatrixView) -> Vec<&str> {
    let mut ids: Vec<&str> = view.entities.iter().map(String::as_str).collect();
    ids.sort_unstable();
    let places = places(&ids);
    let mut pairs = Vec::new();
    for cell in &view.cells {
        let (one, other) = (places.get(cell.a.as_str()), places.get(cell.b.as_str()));
        if let (Some(one), Some(other)) = (one, other)
            && let Some(sign) = sign_of(cell)
        {
            pairs.push(SignedPair {
                rows: [*one, *other],
                sign,
            });
        }
    }
    let order = bloc_order(ids.len(), &pairs);
    order.into_iter().map(|place| ids[place]).collect()
}

/// The sign of two entities: 1 if one is a friend or a part of the other, −1 if it is an enemy.
fn sign_of(cell: &MatrixCell) -> Option<f64> {
    let mut is_friend = false;
    let mut is_enemy = false;
    for mark in &cell.marks {
        is_friend |= matches!(mark.kind, MarkKind::Friend | MarkKind::Part);
        is_enemy |= mark.kind == MarkKind::Enemy;
    }
    match (is_friend, is_enemy) {
        (true, false) => Some(1.0),
        (false, true) => Some(-1.0),
        _ => None,
    }
}

fn places<'i>(ids: &[&'i str]) -> HashMap<&'i str, usize> {
    let places = ids.iter().enumerate();
    places.map(|(place, id)| (*id, place)).collect()
}

/// The side of a cell of a matrix with this number of rows.
fn cell_side(rows: usize) -> f64 {
    match rows {
        ..=15 => 40.0,
        16..=30 => 30.0,
        31..=60 => 22.0,
        61..=100 => 16.0,
        101..=200 => 10.0,
        _ => 7.0,
    }
}

fn widest(labels: &[String], size: f64) -> f64 {
    let widths = labels.iter().map(|label| text_width(label, size));
    widths.fold(0.0, f64::max)
}

fn full(sign: Sign) -> CellSign {
    CellSign {
        sign,
        is_faint: false,
    }
}

fn entry(signs: &[CellSign], words: &str) -> LegendEntry {
    let signs = CellSigns {
        main: signs.to_vec(),
        others: Vec::new(),
        is_contested: false,
    };
    let at = Point::new(9.0, 0.0);
    let mut sample = vec![Shape::Rect {
        at,
        width: 16.0,
        height: 16.0,
        fill: Fill::None,
        stroke: Some(Stroke::solid(Ink::Grid, 1.0)),
    }];
    sample.extend(signs.draw(at, 16.0));
    LegendEntry {
        sample,
        words: words.to_owned(),
    }
}

/// The mark of what is contested, as large as in a cell of a small matrix.
fn contested_entry() -> LegendEntry {
    LegendEntry {
        sample: question_mark(Point::new(-16.0, 0.4), 40.0),
        words: "contested".to_owned(),
    }
}

fn meaning(sign: Sign) -> &'static str {
    match sign {
        Sign::Friend => "friend",
        Sign::Enemy => "enemy",
        Sign::Part | Sign::Whole => "part: the arrow points to the name of the whole",
        Sign::Kin => "kin",
        Sign::Other => "other relation",
        Sign::Denied => "a tie is denied",
        Sign::NoKnownTie => "no tie known, according to a source",
        Sign::NotCounted => "only claims that do not count",
    }
}
