//! Timelines and genealogies as pictures: what they show, that no label overlaps another one, and
//! that nothing is drawn after the last attested day.

use std::fmt::Write;

use ties::edtf::Day;
use ties_dataset::dataset::Dataset;
use ties_picture::{
    Anchor, Edition, Picture, Point, Shape, Step, Text, TextKind, Theme, draw_genealogy,
    draw_timeline, text_width,
};
use ties_view::{Analysis, Selection, TimelineView, genealogy, timeline, timeline_between};

use super::generated::{GROUPS, datasets};
use super::small::{as_of, dataset, id};

fn edition() -> Edition {
    Edition {
        title: Some("Made up".to_owned()),
        version: Some("1.0.0".to_owned()),
        date: Some("2021-09-05".to_owned()),
    }
}

fn texts<'s>(shapes: &'s [Shape], found: &mut Vec<&'s Text>) {
    for shape in shapes {
        match shape {
            Shape::Text(text) => found.push(text),
            Shape::Group { shapes, .. } => texts(shapes, found),
            _ => {}
        }
    }
}

/// The left, upper, right and lower edge of a text.
fn edges(text: &Text) -> [f64; 4] {
    let width = text_width(&text.words, text.size);
    let left = match text.anchor {
        Anchor::Start => text.at.x,
        Anchor::Middle => text.at.x - 0.5 * width,
        Anchor::End => text.at.x - width,
    };
    [
        left,
        text.at.y - 0.75 * text.size,
        left + width,
        text.at.y + 0.2 * text.size,
    ]
}

/// Fails if a text leaves the picture, or a label overlaps another one.
fn check_texts(picture: &Picture) {
    let mut found = Vec::new();
    texts(&picture.shapes, &mut found);
    for text in &found {
        let [left, top, right, bottom] = edges(text);
        let fits = left >= -0.1 && top >= 0.0;
        let fits = fits && right <= picture.width && bottom <= picture.height;
        assert!(fits, "{text:?} leaves the picture");
    }
    found.retain(|text| text.kind == TextKind::Label);
    for (place, text) in found.iter().enumerate() {
        let one = edges(text);
        for later in &found[place + 1..] {
            let other = edges(later);
            let is_apart = one[2] <= other[0]
                || other[2] <= one[0]
                || one[3] <= other[1]
                || other[3] <= one[1];
            assert!(is_apart, "{text:?} overlaps {later:?}");
        }
    }
}

/// The right edge of shapes without their texts.
fn right_edge(shapes: &[Shape]) -> f64 {
    let mut right = f64::MIN;
    for shape in shapes {
        right = right.max(match shape {
            Shape::Line { from, to, .. } => from.x.max(to.x),
            Shape::Rect { at, width, .. } => at.x + width,
            Shape::Circle { center, radius, .. } => center.x + radius,
            Shape::Path { steps, .. } => steps.iter().map(step_end).fold(f64::MIN, f64::max),
            Shape::Group { shapes, .. } => right_edge(shapes),
            Shape::Text(_) => f64::MIN,
        });
    }
    right
}

fn step_end(step: &Step) -> f64 {
    match step {
        Step::Move(Point { x, .. })
        | Step::Line(Point { x, .. })
        | Step::Curve(.., Point { x, .. }) => *x,
        Step::Close => f64::MIN,
    }
}

/// The places of the first of January of two years, from the labels of the axis.
fn years(picture: &Picture) -> Option<[(f64, f64); 2]> {
    let mut found = Vec::new();
    texts(&picture.shapes, &mut found);
    let mut places = Vec::new();
    for text in found {
        let is_tick = text.anchor == Anchor::Middle && text.kind == TextKind::Plain;
        if let (true, Ok(year)) = (is_tick, text.words.parse::<i64>()) {
            let day = Day::from_ymd(year, 1, 1).unwrap().number();
            places.push((text.at.x, f64::from(i32::try_from(day).unwrap())));
        }
    }
    Some([*places.first()?, *places.last()?])
}

/// Fails if something is drawn after the last day that an entry may cover.
fn check_ends(view: &TimelineView, picture: &Picture) -> usize {
    let Some([(x, day), (other_x, other_day)]) = years(picture) else {
        return 0;
    };
    let mut checked = 0;
    let rows = picture.shapes.iter().filter_map(|shape| match shape {
        Shape::Group { shapes, .. } => Some(shapes),
        _ => None,
    });
    for shape in rows.flatten() {
        let Shape::Group { title, shapes } = shape else {
            continue;
        };
        let mut entries = view.entries.iter().chain(&view.not_counted);
        let claims = |claims: &[String]| format!("claims: {}", claims.join(", "));
        let entry = entries.find(|it| title.lines().any(|line| line == claims(&it.claims)));
        let Some(last) = entry.and_then(|entry| entry.days.last()) else {
            continue;
        };
        let end = x + (f64::from(last) + 1.0 - day) * (other_x - x) / (other_day - day);
        // Half of a diamond is 5 pixels wide.
        let right = right_edge(shapes);
        assert!(right <= end + 5.5, "{title} ends at {right}, not {end}");
        checked += 1;
    }
    checked
}

#[test]
fn nothing_is_drawn_after_the_last_attested_day() {
    let mut checked = 0;
    for data in datasets() {
        let analysis = Analysis::new(&data, Selection::default());
        for group in GROUPS {
            let view = timeline(&analysis, &id(group));
            let picture = draw_timeline(&view, &edition());
            check_texts(&picture);
            checked += check_ends(&view, &picture);
        }
        let view = timeline_between(&analysis, &id(GROUPS[0]), &id(GROUPS[1]));
        checked += check_ends(&view, &draw_timeline(&view, &edition()));
        check_texts(&draw_genealogy(
            &genealogy(&analysis, &[]),
            None,
            &edition(),
        ));
    }
    assert!(checked > 1000, "{checked}");
}

#[test]
fn labels_keep_apart_on_a_date() {
    for data in datasets().iter().take(10) {
        let analysis = Analysis::new(data, as_of("2016-02"));
        for group in GROUPS {
            check_texts(&draw_timeline(&timeline(&analysis, &id(group)), &edition()));
        }
    }
}

const VAGUE: [&str; 9] = [
    r#""subject":"alpha","predicate":"founded-on","date":"199X""#,
    r#""subject":"alpha","predicate":"allied-with","object":"bravo","when":"2016-03/2018""#,
    r#""subject":"alpha","predicate":"fights","object":"bravo","when":"2019-04-05""#,
    r#""subject":"alpha","predicate":"supports","object":"bravo","when":"2012/..","negated":true"#,
    r#""subject":"golf","predicate":"leads","object":"alpha","when":"/2017","end-known":true"#,
    r#""subject":"bravo","predicate":"splinter-of","object":"alpha","when":"2003-05""#,
    r#""subject":"charlie","predicate":"splinter-of","object":"bravo""#,
    concat!(
        r#""subject":"charlie","predicate":"merged-into","object":"alpha","mode":"promise","#,
        r#""horizon":"2030","attribution":["golf"]"#,
    ),
    r#""subject":"golf","predicate":"pledged-allegiance-to","object":"alpha","when":"2011""#,
];

fn vague() -> Dataset {
    dataset(&[("paper", "2020-06-07", &VAGUE)], &[])
}

#[test]
fn vague_dates_are_drawn_vague() {
    let data = vague();
    let analysis = Analysis::new(&data, as_of("2017"));
    let picture = draw_timeline(&timeline(&analysis, &id("alpha")), &edition());
    check_texts(&picture);
    insta::assert_snapshot!("timeline_on_a_date", picture.to_svg(Theme::Light));
    let analysis = Analysis::new(&data, Selection::default());
    let picture = draw_timeline(&timeline(&analysis, &id("alpha")), &edition());
    check_texts(&picture);
    insta::assert_snapshot!("timeline_svg", picture.to_svg(Theme::Light));
    insta::assert_snapshot!("timeline_description", picture.description);
}

#[test]
fn a_genealogy_has_a_lane_for_each_group_with_an_event() {
    let data = vague();
    let analysis = Analysis::new(&data, Selection::default());
    let view = genealogy(&analysis, &[]);
    let ids: Vec<_> = view.groups.iter().map(|group| &group.id).collect();
    assert_eq!(ids, ["alpha", "bravo", "charlie"]);
    assert_eq!(view.of_others.len(), 1);
    let day = "2010".parse().unwrap();
    let picture = draw_genealogy(&view, Some(&day), &edition());
    check_texts(&picture);
    insta::assert_snapshot!("genealogy_svg", picture.to_svg(Theme::Light));
    insta::assert_snapshot!("genealogy_description", picture.description);
}

#[test]
fn many_rows_are_counted_and_far_years_are_drawn() {
    let mut claims = Vec::new();
    for number in 0..100 {
        let amount = format!(r#"{{"best":{number},"unit":"fighters"}}"#);
        claims.push(format!(
            r#""subject":"alpha","predicate":"strength","amount":{amount},"when":"2001""#
        ));
    }
    for date in ["-0043-03-15", "0001", "Y170000", "Y-170000"] {
        claims.push(format!(
            r#""subject":"alpha","predicate":"founded-on","date":"{date}""#
        ));
    }
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let data = dataset(&[("paper", "2020", &claims)], &[]);
    let analysis = Analysis::new(&data, Selection::default());
    let picture = draw_timeline(&timeline(&analysis, &id("alpha")), &edition());
    check_texts(&picture);
    assert!(
        picture.description.contains("more rows"),
        "{}",
        picture.description
    );
}

#[test]
fn names_cannot_break_the_pictures() {
    let mut records = String::new();
    let long = "long ".repeat(1000);
    let names = [
        "</script>\\\"'&<b>",
        "\\u202eolleh",
        "\\u0001\\u0000x",
        "\\u3000 ",
        &long,
    ];
    let mut claims = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let record = format!(r#"{{"kind":"armed-group","name":"{name}"}}"#);
        writeln!(records, r#"{{"id":"e{number}","entity":{record}}}"#).unwrap();
        claims.push(format!(
            r#""subject":"e{number}","predicate":"splinter-of","object":"alpha","when":"2020-05""#
        ));
    }
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let data = dataset(&[("paper", "2020-06-07", &claims)], &[records.trim()]);
    let analysis = Analysis::new(&data, Selection::default());
    for picture in [
        draw_timeline(&timeline(&analysis, &id("alpha")), &edition()),
        draw_timeline(&timeline(&analysis, &id("e4")), &edition()),
        draw_genealogy(&genealogy(&analysis, &[]), None, &edition()),
    ] {
        check_texts(&picture);
        let svg = picture.to_svg(Theme::Dark);
        ties_picture::to_png(&svg, 1.0).unwrap();
        assert!(!svg.contains("</script>"));
        assert!(!svg.contains(['\0', '\u{1}', '\u{202e}']));
    }
}
