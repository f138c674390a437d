//! Control characters from files are escaped before they reach the terminal.

use proptest::prelude::*;
use ties_check::render::{Style, finding};
use ties_text::terminal::{escape_controls, escape_json_controls, is_harmful};

use crate::world::world_with;

/// Text in which dangerous characters are as frequent as letters.
fn hostile_text() -> impl Strategy<Value = String> {
    let dangerous = prop::sample::select(vec![
        '\u{1b}',
        '\u{7}',
        '\u{8}',
        '\r',
        '\u{0}',
        '\u{7f}',
        '\u{9b}',
        '\u{85}',
        '\u{61c}',
        '\u{200f}',
        '\u{202e}',
        '\u{2066}',
        '\u{2028}',
        '\u{feff}',
        '\u{ad}',
        '\u{e0041}',
        '"',
        '\\',
        '\'',
        '[',
        ']',
        '=',
        '#',
        '\n',
        '\t',
        '|',
        ':',
    ]);
    let character = prop_oneof![dangerous, any::<char>(), prop::char::range('a', 'z')];
    prop::collection::vec(character, 0..200).prop_map(|characters| characters.into_iter().collect())
}

fn assert_harmless(text: &str) {
    let raw = text
        .chars()
        .find(|character| is_harmful(*character) && *character != '\n');
    assert_eq!(raw, None, "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 80,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn findings_print_no_harmful_characters(text in hostile_text(), quoted in hostile_text()) {
        let escaped = serde_json::to_string(&quoted).unwrap();
        let as_value = format!("kind = {escaped}\nname = \"a\"\n{escaped} = 1\n");
        for text in [text.as_str(), as_value.as_str(), &format!("kind = \"person\"\n\
             name = \"{text}\"")] {
            let path = format!("entities/{}.toml", quoted.replace('/', ""));
            let files = world_with([("entities/hostile.toml", text), (&*path, text)]);
            let report = ties_check::check(&files);
            for found in &report.diagnostics {
                assert_harmless(&finding(found, &files, "data", Style::Plain));
                let coloured = finding(found, &files, "data", Style::Coloured);
                assert_harmless(&strip_colours(&coloured));
            }
            let rows = serde_json::to_string_pretty(&report.rows(&files)).unwrap();
            let shown = escape_json_controls(&rows);
            assert_harmless(&shown);
            let (before, after): (serde_json::Value, serde_json::Value) =
                (serde_json::from_str(&rows).unwrap(), serde_json::from_str(&shown).unwrap());
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn escaped_text_is_harmless_and_stable(text in hostile_text()) {
        assert_harmless(&escape_controls(&text).replace('\n', ""));
        let once = escape_controls(&text).into_owned();
        prop_assert_eq!(escape_controls(&once), once.as_str());
    }
}

/// Removes the escape sequences that set colours, and no others.
pub(crate) fn strip_colours(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        kept.push_str(before);
        match after.split_once('m') {
            Some((codes, after)) if codes.bytes().all(|b| b.is_ascii_digit() || b == b';') => {
                rest = after;
            }
            _ => {
                kept.push('\u{1b}');
                rest = after;
            }
        }
    }
    kept + rest
}
