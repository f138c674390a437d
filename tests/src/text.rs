//! Archived texts: what is repaired, how it is cut and numbered, what a digest rests on, and how long it may take.

use std::borrow::Cow;
use std::ops::Range;

use proptest::prelude::*;
use ties::model::{Digest, Locator, LocatorStep, Span};
use ties_text::text::{NORMALISATION, Text, fold, repair};

use crate::article::sentence_counts;
use crate::world::root;

fn steps(locator: &str) -> Vec<LocatorStep> {
    Locator::parse(locator)
        .unwrap_or_else(|bad| panic!("{locator}: {bad}"))
        .steps
}

fn find(text: &Text, locator: &str) -> Option<Range<usize>> {
    text.find(&steps(locator))
}

/// The words at a place; empty where there is no such place.
fn at<'t>(text: &'t Text, locator: &str) -> &'t str {
    find(text, locator).map_or("", |passage| text.words(passage))
}

fn sentences(text: &Text) -> Vec<&str> {
    (0..text.sentences())
        .map(|sentence| text.words(sentence..sentence + 1))
        .collect()
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// The digest of all of a text.
fn digest(text: &str) -> Digest {
    let text = Text::new(text);
    text.digest(0..text.sentences())
}

#[test]
fn the_method_names_the_version() {
    let method = std::fs::read_to_string(root().join("docs/method.md")).unwrap();
    assert!(method.contains(&format!(
        "The three have one version, now **{NORMALISATION}**."
    )));
}

/// A quote is whole words; where words run on without spaces, any part is one.
#[test]
fn a_quote_is_whole_words() {
    let holds = |text: &str, quote: &str| {
        let text = Text::new(text);
        text.contains(0..text.sentences(), quote)
    };
    assert!(holds("They are able to plan.", "able to plan"));
    assert!(!holds("They are unable to plan.", "able to plan"));
    assert!(!holds("He fights 150 men.", "fights 15"));
    assert!(holds("他们没有结盟。", "没有结盟") && !holds("他们没有结盟。", "已经结盟"));
    assert!(holds("พวกเขาไม่ได้เป็นพันธมิตร", "ไม่ได้"));
    assert!(!holds("Они небольшие.", "большие"));
}

#[test]
fn garbled_texts_in_ten_languages_are_repaired() {
    let (mut rows, mut wrong) = (rows(include_str!("mojibake.tsv")), Vec::new());
    assert!(rows.by_ref().all(|row| {
        let [language, pages, text, garbled] = row[..] else {
            return false;
        };
        assert_eq!(repair(text), text, "{language}");
        if repair(garbled) != text {
            wrong.push(format!("{language} through {pages}: {}", repair(garbled)));
        }
        true
    }));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn marks_that_lost_a_byte_are_repaired() {
    assert_eq!(
        repair("โ€œYes,โ€ he said. โ€œNo.โ€"),
        "“Yes,” he said. “No.”"
    );
    assert_eq!(repair("â€œYes,â€ he said"), "“Yes,” he said");
}

/// One line does not vouch for another, so a text may quote what is garbled.
#[test]
fn each_line_is_judged_by_itself() {
    assert_eq!(
        repair("a CAFÉ®\nthe cafÃ© “Ã©”\r\nfin"),
        "a CAFÉ®\nthe café “é”\r\nfin"
    );
}

#[test]
fn good_text_is_left_alone() {
    let good = [
        "plain text",
        "«ROMû, MAÇÃ™, Nº 5, Dª Maria, IRMû; «AMANHû",
        "SLÓЖ, ÅR – GÅRD™, ÖÐ…",
        "CAFÉ®, NOËL™, 25 °C, 5°, ‚ÄRZTE‘, MÜ’s",
        "ŁÓDŹ, ŻÓŁĆ, „GĘŚ” – więź, dążą",
        "Надії, дії, її, моїй; «РІК», «УКРАЇНІ» — ЄС…",
        "ЂУРЂЕВДАН, ЉУБАВ, СРЂА, „РЉ“…",
        "«Η πιθανότητα», ΑΘΗΝΑ, «ΕΛΛΑΔΑ»· Ό,τι…",
        "„הסיכוי קטן“, צה״ל, ארה״ב – כן…",
        "ราคา ฿500 หรือ €20… ใช้ Foxครับ โรงแรม‘โรส’ ฯลฯ",
        "ĐÂU? ƯỚC MƠ, ĐẠI HỌC, NGÃ, ÂU “Ở ĐÂU”.",
        "doesn‘t, each others‘, that’s",
    ];
    for text in good {
        assert!(
            matches!(repair(text), Cow::Borrowed(same) if same == text),
            "{text}: {}",
            repair(text)
        );
    }
}

#[test]
fn folding() {
    let table = [
        ("plain text, 3-4.", "plain text, 3-4."),
        ("", ""),
        (" \t\r\n ", ""),
        ("  two \r\n\u{A0}words\u{2028}", "two words"),
        ("“Yes,” «no» „so“ ״x״", "\"Yes,\" \"no\" \"so\" \"x\""),
        ("don’t ‘so’ ‹x› d`x", "don't 'so' 'x' d'x"),
        ("1–2—3−4‑5", "1-2-3-4-5"),
        ("so…", "so..."),
        ("co\u{AD}op\u{200B}s \u{202B}x\u{202C}\u{FEFF}\0", "coops x"),
        ("e\u{301}\u{200D}", "é"),
        ("e\u{200D}\u{301}", "é"),
        ("ﬁbre, ĳs", "fibre, ijs"),
        ("طـالبان ﻃﺎﻟﺐ ﻻ ﷺ", "طالبان طالب لا صلى الله عليه وسلم"),
        ("می‌رود", "میرود"),
        // What stays: case, digits, signs, letters that look alike.
        ("10³ № ½ ™ ①", "10³ № ½ ™ ①"),
        ("ي ی ك ک ۳ ٣ 3", "ي ی ك ک ۳ ٣ 3"),
        ("Ａ A a", "Ａ A a"),
    ];
    for (text, folded) in table {
        assert_eq!(fold(text), folded, "{text}");
        assert_eq!(fold(folded), folded);
        assert_eq!(
            matches!(fold(text), Cow::Borrowed(_)),
            text == folded,
            "{text}"
        );
    }
}

/// All characters of the planes in use, where they may meet a mark.
#[test]
fn folding_any_character_twice_changes_nothing_more() {
    for c in '\0'..='\u{2FFFF}' {
        let text = format!("a{c}\u{301} {c}\u{338}");
        let folded = fold(&text);
        assert_eq!(fold(&folded), folded, "{:x}", u32::from(c));
    }
}

#[test]
fn a_digest_is_the_sha256_of_the_folded_text() {
    // printf 'he doesn'\''t think so' | sha256sum
    assert_eq!(digest("he doesn’t\r\n think so").as_str(), "137991b2a996");
    assert_eq!(digest("").as_str(), "e3b0c44298fc");
    assert_ne!(digest("He did not."), digest("He did."));
}

#[test]
fn traps_for_cutting() {
    for row in rows(include_str!("sentences.tsv")) {
        let cut = row[row.len() - 1].replace("\\n", "\n");
        let text = Text::new(cut.replace('|', ""));
        let expected: Vec<_> = cut.split('|').map(str::trim).collect();
        assert_eq!(sentences(&text), expected);
        // What is known to be wrong is another cut of the same words.
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

const REPORT: &str = "On Strength\n\nOne is here. Two is\nhere. Three.\n\nOn “Ends”\n\nFour. Five.\r\nSix.\n\nSeven.\n";

#[test]
fn what_stands_at_a_locator() {
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
    // A locator cannot hold a double quotation mark, so what folds alike stands for it.
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
    // What no locator says, but a program may.
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
fn the_place_of_a_passage() {
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
    let cut = Text::new(include_str!("valley.txt"));
    assert_eq!(sentence_counts(&cut), [1, 3, 3, 1, 3, 2]);
    let words = cut.words(0..cut.sentences());
    assert_eq!(words.matches('“').count(), 3);
    assert_eq!(words.matches('”').count(), 3);
    assert!(!words.contains('\u{E42}'));
    assert_eq!(digest(at(&cut, "p2 s3")).as_str(), "c5312354f7b7");
}

/// In time quadratic in the text, these would run for hours.
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

/// Windows-1252 as programs read it, each byte a character.
fn garble(text: &str) -> String {
    let high = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";
    let high: Vec<char> = high.chars().collect();
    let character = |byte: u8| {
        if (0x80..0xA0).contains(&byte) {
            high[usize::from(byte) - 0x80]
        } else {
            char::from(byte)
        }
    };
    text.bytes().map(character).collect()
}

/// Texts in which what is cut, repaired and folded is as frequent as letters.
fn any_text() -> impl Strategy<Value = String> {
    let odd: Vec<char> = ".!?…؟。”“’‘«»\"'()[]1\u{AD}\u{200B}\u{200D}\u{640}\u{301}\u{316}\u{338} \t\r\n\u{A0}\u{B}\u{C}\u{85}\u{2028}\u{2029}\0`´=âÃ€œ™\u{9D}\u{E42}ÐРѓЂشطﷺﹰﻻé\u{1EC6}\u{C2}".chars().collect();
    let character = prop_oneof![4 => prop::sample::select(odd), 2 => prop::sample::select(vec!['a', 'B', '\n', ' ']), 1 => any::<char>()];
    prop::collection::vec(character, 0..60).prop_map(|characters| characters.into_iter().collect())
}

/// Words as sources have them.
fn passage() -> impl Strategy<Value = String> {
    let words = [
        "The",
        "group",
        "Straße",
        "élan",
        "Việt",
        "طالب",
        "حركة",
        "می‌رود",
        "слово",
        "Дом",
        "ไทย",
        "3.5",
        "U.S.",
        "don’t",
        "“No,”",
        "«Oui»",
        "10³",
        "–",
        "left.",
        "so…",
        "a-b",
        "naïve",
        "ÎLE",
        "日本",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 1..12)
        .prop_map(|words| words.join(" "))
}

/// The same words as another edition may have them; `choices` says how.
fn harmless(text: &str, choices: &[u8]) -> String {
    let mut edited = String::from(" ");
    for (c, choice) in text.chars().zip(choices.iter().cycle()) {
        let one_of = |forms: &[&'static str]| forms[usize::from(*choice) % forms.len()];
        match c {
            ' ' => edited.push_str(one_of(&[
                " ", "\n", "  ", "\r\n", "\u{A0}", "\t", "\u{2009}",
            ])),
            '“' | '”' | '«' | '»' => edited.push_str(one_of(&["“", "”", "\"", "«", "„"])),
            '’' => edited.push_str(one_of(&["’", "'", "‘", "\u{2BC}"])),
            '-' | '–' => edited.push_str(one_of(&["-", "–", "—", "\u{2011}"])),
            '…' => edited.push_str(one_of(&["…", "..."])),
            c => edited.push(c),
        }
        edited.push_str(one_of(&[
            "", "", "", "", "", "", "", "\u{AD}", "\u{200B}", "\u{200F}", "\u{FEFF}",
        ]));
    }
    edited
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn repair_and_fold_do_all_at_once(text in any_text(), words in passage()) {
        for text in [&text, &garble(&text), &garble(&words), &garble(&garble(&words))] {
            let repaired = repair(text);
            prop_assert_eq!(&repair(&repaired), &repaired);
            let folded = fold(&repaired);
            prop_assert_eq!(&fold(&folded), &folded);
            prop_assert_eq!(digest(&repaired), digest(text));
        }
    }

    #[test]
    fn quotation_marks_in_english_come_back(one in "[A-Za-z ,.]{1,20}", two in "[A-Za-z ,.]{1,20}") {
        let text = format!("{one} “{two}” it’s");
        let garbled = garble(&text);
        prop_assert_eq!(&repair(&garbled), &text);
        let twice = garble(&garbled);
        prop_assert_eq!(&repair(&twice), &text);
    }

    #[test]
    fn a_digest_survives_what_changes_no_word(text in passage(), choices in prop::collection::vec(any::<u8>(), 1..40)) {
        let edited = harmless(&text, &choices);
        prop_assert_eq!(digest(&edited), digest(&text), "{:?}", edited);
        prop_assert_eq!(digest(&fold(&text)), digest(&text));
    }

    #[test]
    fn every_sentence_is_found_at_its_place(text in any_text(), words in prop::collection::vec(passage(), 0..4)) {
        let text = Text::new(&(text + &words.join(". \n\n")));
        for sentence in 0..text.sentences() {
            let passage = sentence..sentence + 1;
            prop_assert_eq!(find(&text, &text.place(passage.clone())), Some(passage.clone()));
            let words = text.words(passage);
            prop_assert!(!words.is_empty() && words.trim() == words, "{:?}", words);
            prop_assert_eq!(&repair(words), words);
        }
        let counted: Vec<_> = (1..=text.paragraphs()).flat_map(|p| find(&text, &format!("p{p}")).unwrap()).collect();
        prop_assert_eq!(counted, (0..text.sentences()).collect::<Vec<_>>());
    }
}
