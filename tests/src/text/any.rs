//! Properties of any text.

use proptest::prelude::*;
use ties_text::text::{Text, fold, repair};

use super::{digest, find};

/// The UTF-8 bytes of a text decoded as Windows-1252, one character per byte.
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

/// Texts in which the characters that cutting, repairing and folding treat specially are frequent.
fn any_text() -> impl Strategy<Value = String> {
    let odd: Vec<char> = ".!?…؟。”“’‘«»\"'()[]1\u{AD}\u{200B}\u{200D}\u{640}\u{301}\u{316}\u{338} \
         \t\r\n\u{A0}\u{B}\u{C}\u{85}\u{2028}\u{2029}\0\
         `´=âÃ€œ™\u{9D}\u{E42}ÐРѓЂشطﷺﹰﻻé\u{1EC6}\u{C2}"
        .chars()
        .collect();
    let character = prop_oneof![
        4 => prop::sample::select(odd),
        2 => prop::sample::select(vec!['a', 'B', '\n', ' ']),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..60).prop_map(|characters| characters.into_iter().collect())
}

/// Words as they occur in sources.
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

/// The same words as another edition may print them; `choices` selects the variants.
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
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn repair_and_fold_are_idempotent(text in any_text(), words in passage()) {
        for text in [&text, &garble(&text), &garble(&words), &garble(&garble(&words))] {
            let repaired = repair(text);
            prop_assert_eq!(&repair(&repaired), &repaired);
            let folded = fold(&repaired);
            prop_assert_eq!(&fold(&folded), &folded);
            prop_assert_eq!(digest(&repaired), digest(text));
        }
    }

    #[test]
    fn garbled_english_quotation_marks_are_repaired(
        one in "[A-Za-z ,.]{1,20}",
        two in "[A-Za-z ,.]{1,20}",
    ) {
        let text = format!("{one} “{two}” it’s");
        let garbled = garble(&text);
        prop_assert_eq!(&repair(&garbled), &text);
        let twice = garble(&garbled);
        prop_assert_eq!(&repair(&twice), &text);
    }

    #[test]
    fn harmless_edits_keep_the_digest(
        text in passage(),
        choices in prop::collection::vec(any::<u8>(), 1..40),
    ) {
        let edited = harmless(&text, &choices);
        prop_assert_eq!(digest(&edited), digest(&text), "{:?}", edited);
        prop_assert_eq!(digest(&fold(&text)), digest(&text));
    }

    #[test]
    fn every_sentence_is_found_at_its_place(
        text in any_text(),
        words in prop::collection::vec(passage(), 0..4),
    ) {
        let text = Text::new(&(text + &words.join(". \n\n")));
        for sentence in 0..text.sentences() {
            let passage = sentence..sentence + 1;
            prop_assert_eq!(find(&text, &text.place(passage.clone())), Some(passage.clone()));
            let words = text.words(passage);
            prop_assert!(!words.is_empty() && words.trim() == words, "{:?}", words);
            prop_assert_eq!(&repair(words), words);
        }
        let mut counted = Vec::new();
        for paragraph in 1..=text.paragraphs() {
            counted.extend(find(&text, &format!("p{paragraph}")).unwrap());
        }
        prop_assert_eq!(counted, (0..text.sentences()).collect::<Vec<_>>());
    }
}
