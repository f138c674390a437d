//! How a text is split into paragraphs and sentences, and which passage a locator selects.

use ties::model::{LocatorStep, Span};
use ties_text::text::Text;

use crate::article::sentence_counts;

use super::{at, digest, find, rows, sentences, steps};

#[test]
fn difficult_sentence_boundaries() {
    for row in rows(include_str!("../sentences.tsv")) {
        let cut = row[row.len() - 1].replace("\\n", "\n");
        let text = Text::new(cut.replace('|', ""));
        let expected: Vec<_> = cut.split('|').map(str::trim).collect();
        assert_eq!(sentences(&text), expected);
        // A row with two cells is a known failure: the right split and the actual one.
        assert_eq!(row[0].replace('|', ""), row[row.len() - 1].replace('|', ""));
        assert!(row.len() == 1 || row[0] != row[1], "{row:?}");
    }
}

#[test]
fn paragraphs_are_blocks_between_blank_lines() {
    let two = [
        "One.\n\nTwo.",
        "\n\n One.\n\n\n\nTwo.\n",
        "One.\r\n\r\nTwo.\r\n",
        "One.\r\rTwo.",
        "One.\n \t\u{A0}\u{200B}\nTwo.",
        "\u{FEFF}\nOne.\n\u{200B}\n\nTwo.",
        "One.\u{2028}\u{2028}Two.",
        "One.\u{2029}Two.",
        "One.\n\u{C}Two.",
        "One.\u{C}Two.",
    ];
    for text in two {
        let cut = Text::new(text);
        assert_eq!(
            (cut.paragraphs(), at(&cut, "p1"), at(&cut, "p2")),
            (2, "One.", "Two."),
            "{text:?}"
        );
    }
    for text in [
        "One\nand\nmore.",
        "One\r\nmore.",
        "One\u{2028}more",
        " One\u{B}more ",
    ] {
        assert_eq!(Text::new(text).paragraphs(), 1, "{text:?}");
    }
    for text in ["", "\n", " \u{200B}\r\n\u{C}"] {
        let none = Text::new(text);
        assert_eq!(
            (
                none.paragraphs(),
                none.sentences(),
                find(&none, "p1"),
                find(&none, "line 1")
            ),
            (0, 0, None, None)
        );
    }
}

const REPORT: &str = "On Strength\n\nOne is here. Two is\nhere. Three.\n\nOn “Ends”\n\n\
     Four. Five.\r\nSix.\n\nSeven.\n";

#[test]
fn a_locator_selects_a_passage() {
    let text = Text::new(REPORT);
    let table = [
        ("p1", "On Strength"),
        ("p2", "One is here. Two is\nhere. Three."),
        ("p2 s2", "Two is\nhere."),
        ("p2 s2-3", "Two is\nhere. Three."),
        ("p4-5", "Four. Five.\r\nSix.\n\nSeven."),
        ("line 3", "One is here. Two is\nhere."),
        ("line 4", "Two is\nhere. Three."),
        ("line 5-6", "On “Ends”"),
        ("line 9", "Six."),
        ("line 11", "Seven."),
        (
            "section \"On Strength\" p1",
            "One is here. Two is\nhere. Three.",
        ),
        ("section \"On  Strength\" p1 s3", "Three."),
        ("section \"On «Ends»\" p1 s1", "Four."),
        ("section \"On «Ends»\" p2", "Seven."),
    ];
    // A section name cannot contain a double quotation mark. The table uses other marks with the
    // same folded form.
    for (locator, words) in table {
        assert_eq!(at(&text, locator), words, "{locator}");
        assert!(Text::can_find(&steps(locator)));
    }
    let absent = [
        "p6",
        "p1 s2",
        "p2 s3-4",
        "p5-6",
        "p1-2 s1",
        "line 2",
        "line 12",
        "line 3-12",
        "p4294967295",
    ];
    for locator in absent {
        assert_eq!(find(&text, locator), None, "{locator}");
        assert!(Text::can_find(&steps(locator)));
    }
    for locator in [
        "section \"On Ends\" p1",
        "section \"On Strength\" p5",
        "section \"on strength\" p1",
    ] {
        assert_eq!(find(&text, locator), None, "{locator}");
    }
    // The locator grammar does not allow zero, but a program can construct it.
    let zero = Span { first: 0, last: 0 };
    for steps in [
        vec![LocatorStep::Line(zero)],
        vec![LocatorStep::Paragraph(zero)],
        vec![steps("p1").remove(0), LocatorStep::Sentence(zero)],
    ] {
        assert_eq!(text.find(&steps), None);
    }
    let other = [
        "",
        "#06429e2f84e1",
        "section \"On Strength\"",
        "page 1",
        "page 1 p2",
        "para 1",
        "para 1 s1",
        "row 1",
        "cell A1",
        "1:31",
        "record \"On Strength\"",
        "section \"On Strength\" line 3",
    ];
    for locator in other {
        assert!(
            find(&text, locator).is_none() && !Text::can_find(&steps(locator)),
            "{locator}"
        );
    }
}

#[test]
fn a_passage_has_a_locator() {
    let text = Text::new(REPORT);
    let table = [
        (0..1, "p1 s1"),
        (1..4, "p2 s1-3"),
        (2..3, "p2 s2"),
        (5..9, "p4-5"),
        (3..6, "p2-4"),
        (3..3, ""),
        (8..10, ""),
    ];
    for (passage, place) in table {
        assert_eq!(text.place(passage), place);
    }
    assert_eq!(
        (
            text.paragraph_of(0),
            text.paragraph_of(3),
            text.paragraph_of(8)
        ),
        ((1, 1), (2, 3), (5, 1))
    );
    assert_eq!((text.words(3..3), text.words(8..10)), ("", ""));
}

#[test]
fn the_made_up_article_keeps_its_numbering() {
    let cut = Text::new(include_str!("../valley.txt"));
    assert_eq!(sentence_counts(&cut), [1, 3, 3, 1, 3, 2]);
    let words = cut.words(0..cut.sentences());
    assert_eq!(words.matches('“').count(), 3);
    assert_eq!(words.matches('”').count(), 3);
    assert!(!words.contains('\u{E42}'));
    assert_eq!(digest(at(&cut, "p2 s3")).as_str(), "c5312354f7b7");
}

/// With an algorithm quadratic in the length of the text, these would run for hours.
#[test]
fn hostile_texts_take_linear_time() {
    let shapes = [
        "\u{301}",
        "\u{301}\u{316}",
        ".",
        " ",
        ". ",
        ".)",
        "A. ",
        ".[1",
        ".[1]",
        "word ",
        "A b. ",
        "\u{200F}ا. ",
        "\u{202E}",
        "\u{200D}",
        "\0",
        "\n",
        "a\n\n",
        "\r\n",
        "。",
        "â€œ",
        "Ã¢â‚¬",
        "â",
        "\u{FDFA}",
        "ﬁ\u{301}",
        "\u{FEFF}\n",
    ];
    for shape in shapes {
        for (before, after) in [("", ""), ("a.", "B")] {
            let text = format!("{before}{}{after}", shape.repeat(200_000 / shape.len()));
            let cut = Text::new(&text);
            for sentence in sentences(&cut) {
                digest(sentence);
            }
        }
    }
}
