//! The frame of every picture: its heading, what was asked, its legend, and the dataset.

use ties_dataset::dataset::Dataset;
use ties_view::{Policy, Scope, date_in_words};

use crate::font::text_width;
use crate::label::shown;
use crate::palette::Ink;
use crate::picture::Picture;
use crate::shape::{Point, Shape, Text};

/// The space between the edge of a picture and what is drawn.
pub(crate) const MARGIN: f64 = 20.0;
/// The sizes of letters.
pub(crate) const HEADING_SIZE: f64 = 20.0;
pub(crate) const TEXT_SIZE: f64 = 13.0;
pub(crate) const SMALL_SIZE: f64 = 11.0;

/// The smallest width of a picture, so that its caption fits.
const LEAST_WIDTH: f64 = 480.0;
const LINE: f64 = 17.0;
const LEGEND_LINE: f64 = 22.0;
const SAMPLE_WIDTH: f64 = 34.0;
const SAMPLE_GAP: f64 = 24.0;

/// Which version of a dataset a picture or a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The title of the dataset; absent if it has no title page.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The date of that version, EDTF.
    pub date: Option<String>,
}

impl Edition {
    /// The version of a dataset, from its title page.
    pub fn of(dataset: &Dataset) -> Self {
        let manifest = dataset.manifest.as_ref();
        Self {
            title: manifest.map(|page| page.title.to_string()),
            version: manifest.map(|page| page.version.to_string()),
            date: manifest.map(|page| page.date.to_string()),
        }
    }

    /// In words: `Data: “Ties”, version 0.1.0 of 29 November 2026`.
    pub fn in_words(&self) -> String {
        let Some(title) = &self.title else {
            return "Data: a dataset without a title page".to_owned();
        };
        let mut words = format!("Data: “{}”", shown(title));
        if let Some(version) = &self.version {
            words = format!("{words}, version {}", shown(version));
        }
        if let Some(date) = &self.date {
            words = format!("{words} of {}", shown(&date_in_words(date)));
        }
        words
    }
}

/// An entry of a legend: a sample drawn in a box of 34 × 16 pixels at the origin, and its meaning.
pub(crate) struct LegendEntry {
    pub(crate) sample: Vec<Shape>,
    pub(crate) words: String,
}

/// What is drawn inside a frame, from the origin on.
pub(crate) struct Content {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) shapes: Vec<Shape>,
}

/// The frame of a picture.
pub(crate) struct Frame<'a> {
    /// See [`Picture::id`].
    pub(crate) id: &'a str,
    /// The heading: `How 7 groups are related`.
    pub(crate) heading: String,
    /// What was asked.
    pub(crate) scope: &'a Scope,
    /// The dataset.
    pub(crate) edition: &'a Edition,
    /// Sentences that count what is shown. They are printed, and are the description.
    pub(crate) counts: Vec<String>,
    /// Further sentences of the description, which are not printed.
    pub(crate) description: Vec<String>,
    /// The legend.
    pub(crate) legend: Vec<LegendEntry>,
}

impl Frame<'_> {
    /// The picture: heading, caption, content, legend and dataset, below each other.
    pub(crate) fn around(self, content: Content) -> Picture {
        let width = (content.width + 2.0 * MARGIN).max(LEAST_WIDTH);
        let inner = width - 2.0 * MARGIN;
        let mut page = Page {
            shapes: Vec::new(),
            y: MARGIN,
        };
        page.write(&self.heading, HEADING_SIZE, Ink::Text, inner);
        page.write(&asked_in_words(self.scope), TEXT_SIZE, Ink::Quiet, inner);
        for sentence in &self.counts {
            page.write(sentence, TEXT_SIZE, Ink::Text, inner);
        }
        page.y += 12.0;
        page.shapes.extend(moved(content.shapes, MARGIN, page.y));
        page.y += content.height + 16.0;
        page.legend(self.legend, inner);
        page.write(&self.edition.in_words(), SMALL_SIZE, Ink::Quiet, inner);
        let mut description = vec![asked_in_words(self.scope)];
        description.extend(self.counts);
        description.extend(self.description);
        Picture {
            id: self.id.to_owned(),
            width,
            height: page.y + MARGIN - 6.0,
            title: self.heading,
            description: description.join(" "),
            shapes: page.shapes,
        }
    }
}

/// What was asked, as a sentence. The policy is in it even if it is `all`.
fn asked_in_words(scope: &Scope) -> String {
    let asked = scope.in_words();
    let asked = asked.unwrap_or_else(|| "At any time".to_owned());
    if scope.policy == Policy::All.to_string() {
        return format!("{asked}; every claim counts (policy all).");
    }
    format!("{asked}.")
}

/// Lines below each other.
struct Page {
    shapes: Vec<Shape>,
    /// The upper edge of the next line.
    y: f64,
}

impl Page {
    /// Writes words, on as many lines as they need.
    fn write(&mut self, words: &str, size: f64, ink: Ink, width: f64) {
        for line in wrapped(words, size, width) {
            self.y += size;
            let text = Text::new(Point::new(MARGIN, self.y), line, size).in_ink(ink);
            self.shapes.push(Shape::Text(text));
            self.y += LINE - TEXT_SIZE + 2.0;
        }
    }

    /// Writes a legend, as many entries on a line as fit.
    fn legend(&mut self, entries: Vec<LegendEntry>, width: f64) {
        if entries.is_empty() {
            return;
        }
        let mut x = 0.0;
        for entry in entries {
            let needed = SAMPLE_WIDTH + 8.0 + text_width(&entry.words, TEXT_SIZE);
            if x > 0.0 && x + needed > width {
                x = 0.0;
                self.y += LEGEND_LINE;
            }
            let left = MARGIN + x;
            self.shapes.extend(moved(entry.sample, left, self.y));
            let at = Point::new(left + SAMPLE_WIDTH + 8.0, self.y + 12.5);
            self.shapes
                .push(Shape::Text(Text::new(at, entry.words, TEXT_SIZE)));
            x += needed + SAMPLE_GAP;
        }
        self.y += LEGEND_LINE + 6.0;
    }
}

/// Words on lines of at most this width. A word that is wider has a line of its own.
pub(crate) fn wrapped(words: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Shapes at another place.
pub(crate) fn moved(shapes: Vec<Shape>, right: f64, down: f64) -> Vec<Shape> {
    let there = |point: Point| Point::new(point.x + right, point.y + down);
    let mut moved_shapes = Vec::new();
    for mut shape in shapes {
        match &mut shape {
            Shape::Line { from, to, .. } => {
                *from = there(*from);
                *to = there(*to);
            }
            Shape::Rect { at, .. } => *at = there(*at),
            Shape::Circle { center, .. } => *center = there(*center),
            Shape::Path { steps, .. } => {
                for step in steps {
                    *step = step.moved(right, down);
                }
            }
            Shape::Text(text) => text.at = there(text.at),
            Shape::Group { shapes, .. } => {
                *shapes = moved(std::mem::take(shapes), right, down);
            }
        }
        moved_shapes.push(shape);
    }
    moved_shapes
}
