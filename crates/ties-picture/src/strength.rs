//! Estimates of the size of groups as a picture: each as stated, on a linear axis.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::Bound;
use ties_view::{ClaimView, Estimate, Standing, StrengthView, population_in_words};

use crate::font::text_width;
use crate::frame::{Content, Edition, Frame, LegendEntry, SMALL_SIZE, TEXT_SIZE, moved};
use crate::label::{cut, shown};
use crate::matrix_cell::as_length;
use crate::palette::Ink;
use crate::picture::Picture;
use crate::shape::{Point, Shape, Stroke, Text, TextKind};
use crate::strength_range::{ARROW, AXIS_LEFT, AXIS_WIDTH, Axis, Range, line, sign};

/// The width of the words of an estimate, and the height of its row.
const WORDS_WIDTH: f64 = 440.0;
const ROW: f64 = 38.0;

/// An estimate, or the denial of one.
struct Row {
    /// Its panel: whose size, and who is counted.
    panel: String,
    words: String,
    /// When, by whom, in which mode.
    details: String,
    /// The claim: `source#claim`.
    claim: String,
    range: Range,
    is_faint: bool,
    is_denied: bool,
    is_contested: bool,
}

/// Draws the estimates of the size of some groups. None is added up or averaged.
pub fn draw_strength(views: &[StrengthView], edition: &Edition) -> Option<Picture> {
    let scope = &views.first()?.scope;
    let names: Vec<_> = views.iter().map(|view| shown(view.name())).collect();
    let rows: Vec<Row> = views.iter().flat_map(rows).collect();
    let frame = Frame {
        id: "strength",
        heading: format!("Strength of {}", names.join(", ")),
        scope,
        edition,
        counts: counts(views),
        description: description(&rows),
        legend: legend(&rows),
    };
    Some(frame.around(content(&rows)))
}

/// How many estimates there are, and how many claims are not drawn.
fn counts(views: &[StrengthView]) -> Vec<String> {
    let estimates: usize = views.iter().map(|view| view.estimates.len()).sum();
    let mut not_drawn = 0;
    for view in views {
        not_drawn += view.not_counted.len() - denials(view).count();
    }
    let mut counts = vec![match estimates {
        0 => "No estimates. That does not show how large a group is.".to_owned(),
        1 => "1 estimate, as stated.".to_owned(),
        count => format!("{count} estimates, each as stated. None is added up or averaged."),
    }];
    if not_drawn > 0 {
        counts.push(format!(
            "Not drawn, since they do not count as estimates: {not_drawn} (hearsay, allegations, \
             forecasts)."
        ));
    }
    counts
}

fn denials(view: &StrengthView) -> impl Iterator<Item = &ClaimView> {
    let claims = view.not_counted.iter();
    claims.filter(|claim| claim.record["negated"] == true)
}

fn rows(view: &StrengthView) -> Vec<Row> {
    let contested = view.contested.iter().flat_map(|it| &it.claims);
    let contested: BTreeSet<&str> = contested.map(String::as_str).collect();
    let mut rows: Vec<Row> = Vec::new();
    for estimate in &view.estimates {
        let is_contested = contested.contains(estimate.line.claim.as_str());
        rows.push(estimate_row(estimate, is_contested));
    }
    for denial in denials(view) {
        let population = denial.record["with"]["population"].as_str();
        let population = population_in_words(population.unwrap_or("unspecified"));
        rows.push(Row {
            panel: format!("{}: {population}", view.name()),
            words: denial.statement.clone(),
            details: denial.attribution.clone(),
            claim: denial.claim.clone(),
            range: Range::of(&denial.record["amount"]),
            is_faint: false,
            is_denied: true,
            is_contested: contested.contains(denial.claim.as_str()),
        });
    }
    rows.sort_by(|one, other| one.panel.cmp(&other.panel));
    rows
}

fn estimate_row(estimate: &Estimate, is_contested: bool) -> Row {
    let line = &estimate.line;
    let mut details = line.when.clone();
    if let Some(more) = &line.details {
        details = format!("{details}; {more}");
    }
    match (&line.nearest, line.standing) {
        (Some(nearest), _) => details = format!("{details}; {}", nearest.in_words()),
        (None, Some(standing)) if standing != Standing::Yes => {
            details = format!("{details}; {}", standing.in_words());
        }
        _ => {}
    }
    let population = estimate.population_in_words();
    Row {
        panel: format!("{}: {population}", estimate.name),
        words: estimate.words.clone(),
        details,
        claim: line.claim.clone(),
        range: Range::of(&estimate.amount),
        is_faint: line.standing.is_some_and(|it| it != Standing::Yes),
        is_denied: false,
        is_contested,
    }
}

/// The panels below each other, each with its axis.
fn content(rows: &[Row]) -> Content {
    let mut panels: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        panels.entry(&row.panel).or_default().push(row);
    }
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for (heading, rows) in panels {
        let heading = cut(heading, TEXT_SIZE + 2.0, AXIS_LEFT + AXIS_WIDTH);
        let at = Point::new(0.0, y + 16.0);
        shapes.push(Shape::Text(Text::new(at, heading, TEXT_SIZE + 2.0)));
        y += 26.0;
        let greatest = rows.iter().map(|row| row.range.greatest());
        let axis = Axis::new(greatest.fold(1.0, f64::max));
        let height = ROW * as_length(rows.len());
        shapes.extend(axis.draw(y, height));
        for row in rows {
            shapes.push(row.draw(&axis, y));
            y += ROW;
        }
        y += 34.0;
    }
    Content {
        width: AXIS_LEFT + AXIS_WIDTH + 2.0 * ARROW,
        height: y,
        shapes,
    }
}

impl Row {
    fn draw(&self, axis: &Axis, top: f64) -> Shape {
        let at = Point::new(0.0, top + 15.0);
        let words = Text::new(at, cut(&self.words, TEXT_SIZE, WORDS_WIDTH), TEXT_SIZE);
        let width = text_width(&words.words, TEXT_SIZE);
        let at = Point::new(0.0, top + 30.0);
        let details = cut(&self.details, SMALL_SIZE, WORDS_WIDTH);
        let details = Text::new(at, details, SMALL_SIZE).in_ink(Ink::Quiet);
        let label = words.as_kind(TextKind::Label);
        let mut shapes = vec![
            Shape::Text(label),
            Shape::Text(details.as_kind(TextKind::Label)),
        ];
        let y = top + 19.0;
        let ink = if self.is_faint {
            Ink::Neutral.faint()
        } else {
            Ink::Neutral
        };
        let end = self.range.draw(axis, y, ink, &mut shapes);
        if self.is_denied {
            let stroke = Stroke::solid(Ink::Text, 1.5);
            shapes.push(line(0.0, width, top + 11.0, stroke));
            shapes.push(line(AXIS_LEFT - 6.0, end + 6.0, y, stroke));
        }
        if self.is_contested {
            shapes.push(sign(end + 16.0, y, "?"));
        }
        Shape::Group {
            title: shown(&format!(
                "{}; {}; {}; {}",
                self.panel, self.words, self.details, self.claim
            )),
            shapes,
        }
    }
}

/// What the shape of a single number means.
const BOUNDS: [(Bound, &str); 6] = [
    (Bound::Exact, "a number"),
    (Bound::About, "about a number"),
    (Bound::AtLeast, "a number or more"),
    (Bound::MoreThan, "more than a number"),
    (Bound::AtMost, "a number or fewer"),
    (Bound::FewerThan, "fewer than a number"),
];

/// The meaning of the shapes that occur.
fn legend(rows: &[Row]) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    for (bound, words) in BOUNDS {
        let is_drawn = |row: &Row| row.range.bound == bound && row.range.point().is_some();
        if rows.iter().any(is_drawn) {
            let range = Range {
                best: Some(0.0),
                bound,
                ..Range::default()
            };
            entries.push(entry(range, words));
        }
    }
    if rows
        .iter()
        .any(|row| row.range.low.is_some() && row.range.high.is_some())
    {
        let range = Range {
            low: Some(-0.5),
            high: Some(0.5),
            ..Range::default()
        };
        entries.push(entry(range, "from a number to another one"));
    }
    if rows.iter().any(|row| row.is_contested) {
        entries.push(LegendEntry {
            sample: vec![sign(17.0, 8.0, "?")],
            words: "contested by another estimate".to_owned(),
        });
    }
    if rows.iter().any(|row| row.is_denied) {
        entries.push(LegendEntry {
            sample: vec![line(4.0, 30.0, 8.0, Stroke::solid(Ink::Text, 1.5))],
            words: "denied".to_owned(),
        });
    }
    entries
}

fn entry(range: Range, words: &str) -> LegendEntry {
    let mut sample = Vec::new();
    let axis = Axis {
        step: 1.0,
        end: AXIS_WIDTH / 20.0,
    };
    range.draw(&axis, 8.0, Ink::Neutral, &mut sample);
    // An arrow needs room on its side.
    let start = match range.is_open() {
        [true, _] => 6.0,
        [_, true] => 28.0,
        _ => 17.0,
    };
    LegendEntry {
        sample: moved(sample, start - AXIS_LEFT, 0.0),
        words: words.to_owned(),
    }
}

/// A sentence for each estimate, up to thirty.
fn description(rows: &[Row]) -> Vec<String> {
    let mut sentences = Vec::new();
    for row in rows.iter().take(30) {
        let how = match (row.is_denied, row.is_contested) {
            (true, _) => " (denied)",
            (false, true) => " (contested)",
            _ => "",
        };
        let [panel, words, details] =
            [&row.panel, &row.words, &row.details].map(|words| shown(words));
        sentences.push(format!("{panel}: {words}{how}; {details}."));
    }
    if rows.len() > 30 {
        sentences.push(format!("And {} more.", rows.len() - 30));
    }
    sentences
}
