//! The grammar of locators.

use ties::model::{Locator, LocatorStep, Span};

fn one(number: u32) -> Span {
    Span {
        first: number,
        last: number,
    }
}

fn steps(text: &str) -> Vec<LocatorStep> {
    Locator::parse(text)
        .unwrap_or_else(|error| panic!("{text}: {error}"))
        .steps
}

fn section(name: &str) -> LocatorStep {
    LocatorStep::Section(name.to_owned())
}

#[test]
fn every_form_is_parsed() {
    let table: [(&str, Vec<LocatorStep>); 17] = [
        ("p14", vec![LocatorStep::Paragraph(one(14))]),
        (
            "p14 s1",
            vec![
                LocatorStep::Paragraph(one(14)),
                LocatorStep::Sentence(one(1)),
            ],
        ),
        (
            "p3 s1-2",
            vec![
                LocatorStep::Paragraph(one(3)),
                LocatorStep::Sentence(Span { first: 1, last: 2 }),
            ],
        ),
        (
            "p3-4",
            vec![LocatorStep::Paragraph(Span { first: 3, last: 4 })],
        ),
        ("page 12", vec![LocatorStep::Page(one(12))]),
        (
            "page 12-13 p3 s4",
            vec![
                LocatorStep::Page(Span {
                    first: 12,
                    last: 13,
                }),
                LocatorStep::Paragraph(one(3)),
                LocatorStep::Sentence(one(4)),
            ],
        ),
        ("para 32", vec![LocatorStep::Para(one(32))]),
        (
            "para 32 s2",
            vec![LocatorStep::Para(one(32)), LocatorStep::Sentence(one(2))],
        ),
        ("line 4", vec![LocatorStep::Line(one(4))]),
        (
            "1:31-1:40",
            vec![LocatorStep::Time(Span {
                first: 91,
                last: 100,
            })],
        ),
        ("1:02:03", vec![LocatorStep::Time(one(3723))]),
        ("row 7", vec![LocatorStep::Row(one(7))]),
        ("cell B4", vec![LocatorStep::Cell("B4".to_owned())]),
        (
            "section \"On strength, and more\"",
            vec![section("On strength, and more")],
        ),
        (
            "section \"A\" p2 s1",
            vec![
                section("A"),
                LocatorStep::Paragraph(one(2)),
                LocatorStep::Sentence(one(1)),
            ],
        ),
        (
            "record \"TAe.012\"",
            vec![LocatorStep::Record("TAe.012".to_owned(), None)],
        ),
        (
            "record \"TAe.012\" COMMENTS1",
            vec![LocatorStep::Record(
                "TAe.012".to_owned(),
                Some("COMMENTS1".to_owned()),
            )],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(steps(text), expected, "{text}");
        let with_digest = format!("{text} #06429e2f84e1");
        let locator = Locator::parse(&with_digest).unwrap();
        assert_eq!(locator.steps, expected, "{with_digest}");
        assert_eq!(locator.digest.unwrap().as_str(), "06429e2f84e1");
    }
    assert_eq!(steps("#06429e2f84e1"), []);
}

#[test]
fn invalid_locators_are_refused() {
    let refused = [
        "paragraph 3",
        "p",
        "p0",
        "p03",
        "p-1",
        "p3-",
        "p4-3",
        "s1",
        "page",
        "page x",
        "page 12 page 13",
        "s1 p3",
        "p3 p4",
        "cell 4B",
        "cell B0",
        "section Strength",
        "section \"\"",
        "section \"open",
        "record",
        "\"loose\"",
        "1:3",
        "1:61",
        "1",
        "99999999999",
        "p3 #06429E2F84E1",
        "p3 #0642",
        "p3 #",
        "#06429e2f84e1 p3",
        "1:40-1:31",
        "p3, s1",
        "p3s1",
        "p１",
    ];
    for text in refused {
        let error = Locator::parse(text).expect_err(text);
        assert!(
            !error.message.is_empty() && !error.help.is_empty(),
            "{text}"
        );
    }
}
