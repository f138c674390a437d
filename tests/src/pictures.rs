//! Pictures: what they show, and that no label overlaps another one or leaves the picture.

mod font;
mod layout;
mod matrix;
mod network;
pub(crate) mod readme;
mod strength;

use std::fmt::Write;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_picture::{Anchor, Edition, Picture, Point, Shape, Text, TextKind, text_width};

use crate::answers::generated::Numbers;

/// Groups of a number of blocs: friends within a bloc, enemies between them. The bloc of a group is
/// its number modulo the number of blocs.
pub(crate) struct Blocs {
    pub(crate) groups: usize,
    pub(crate) factions: usize,
    /// How many ties each group has on average.
    pub(crate) ties_each: usize,
}

impl Blocs {
    /// The dataset, which is the same in each run.
    pub(crate) fn dataset(&self) -> Dataset {
        let mut numbers = Numbers(17);
        let mut text = String::from(
            "{\"id\":\"made-up\",\"source\":{\"kind\":\"report\",\"title\":\"Made up\",\
             \"language\":\"en\",\"published\":\"2021-09-03\"}}\n",
        );
        for group in 0..self.groups {
            let name = format!("Group {group} of the valley");
            writeln!(
                text,
                r#"{{"id":"g{group}","entity":{{"kind":"armed-group","name":"{name}"}}}}"#
            )
            .unwrap();
        }
        for claim in 0..self.groups * self.ties_each / 2 {
            let one = claim % self.groups;
            // Two of three ties are within a bloc.
            let step = if numbers.below(3) < 2 {
                self.factions * (1 + numbers.place(self.groups / self.factions - 1))
            } else {
                1 + numbers.place(self.groups - 1)
            };
            let other = (one + step) % self.groups;
            let is_same = one % self.factions == other % self.factions;
            let predicate = if is_same { "allied-with" } else { "hostile-to" };
            writeln!(
                text,
                "{{\"in\":\"made-up\",\"claim\":{{\"id\":\"c{claim}\",\"at\":\"p1\",\
                 \"subject\":\"g{one}\",\"predicate\":\"{predicate}\",\"object\":\"g{other}\",\
                 \"when\":\"2021-08\",\"summary\":\"Made up.\"}}}}"
            )
            .unwrap();
        }
        dataset(text)
    }
}

/// A dataset of records, one per line.
pub(crate) fn dataset(text: String) -> Dataset {
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the records are valid");
    dataset
}

/// Groups whose names have markup, control characters, nothing to see, or a thousand words.
pub(crate) fn badly_named() -> Dataset {
    let mut text = String::from(
        "{\"id\":\"s\",\"source\":{\"kind\":\"report\",\"title\":\"S\",\"language\":\"en\"}}\n",
    );
    let long = "long ".repeat(1000);
    let names = [
        "</script>\\\"'&<b>",
        "\\u202eolleh",
        "\\u0001\\u0000x",
        "\\u3000 ",
        &long,
    ];
    for (number, name) in names.iter().enumerate() {
        writeln!(
            text,
            "{{\"id\":\"e{number}\",\"entity\":{{\"kind\":\"armed-group\",\"name\":\"{name}\"}}}}"
        )
        .unwrap();
    }
    for number in 1..names.len() {
        writeln!(
            text,
            "{{\"in\":\"s\",\"claim\":{{\"id\":\"c{number}\",\"at\":\"p1\",\"subject\":\"e0\",\
             \"predicate\":\"allied-with\",\"object\":\"e{number}\",\"when\":\"2021\"}}}}"
        )
        .unwrap();
    }
    dataset(text)
}

/// A version of a dataset.
pub(crate) fn edition() -> Edition {
    Edition {
        title: Some("Made up".to_owned()),
        version: Some("1.0.0".to_owned()),
        date: Some("2021-09-05".to_owned()),
    }
}

/// All texts of a picture.
pub(crate) fn texts(picture: &Picture) -> Vec<Text> {
    let mut texts = Vec::new();
    collect_texts(&picture.shapes, &mut texts);
    texts
}

fn collect_texts(shapes: &[Shape], texts: &mut Vec<Text>) {
    for shape in shapes {
        match shape {
            Shape::Text(text) => texts.push(text.clone()),
            Shape::Group { shapes, .. } => collect_texts(shapes, texts),
            _ => {}
        }
    }
}

/// The rectangle that a text covers: its least and its greatest corner.
fn covered(text: &Text) -> [Point; 2] {
    let width = text_width(&text.words, text.size);
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -0.5 * width,
        Anchor::End => -width,
    };
    let (up, down) = (-0.75 * text.size, 0.2 * text.size);
    let Point { x, y } = text.at;
    if text.turn == 0.0 {
        return [
            Point::new(x + left, y + up),
            Point::new(x + left + width, y + down),
        ];
    }
    assert!((text.turn + 90.0).abs() < 0.01, "{text:?}");
    [
        Point::new(x + up, y - left - width),
        Point::new(x + down, y - left),
    ]
}

/// Fails if a text leaves the picture, or if a label overlaps another one.
pub(crate) fn check_texts(picture: &Picture) {
    let texts = texts(picture);
    for text in &texts {
        let [least, greatest] = covered(text);
        let fits = least.x >= 0.0
            && least.y >= 0.0
            && greatest.x <= picture.width
            && greatest.y <= picture.height;
        assert!(fits, "{text:?} leaves the picture");
    }
    let labels = texts.iter().filter(|it| it.kind == TextKind::Label);
    let labels: Vec<_> = labels.map(|label| (label, covered(label))).collect();
    for (place, (label, [least, greatest])) in labels.iter().enumerate() {
        for (other, [other_least, other_greatest]) in &labels[place + 1..] {
            let is_apart = greatest.x <= other_least.x
                || other_greatest.x <= least.x
                || greatest.y <= other_least.y
                || other_greatest.y <= least.y;
            assert!(is_apart, "{label:?} overlaps {other:?}");
        }
    }
}
