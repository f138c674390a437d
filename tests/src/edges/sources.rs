//! Rules on the head of a source.

use crate::world::world_with;

use super::{found_in, page_archive, paper};

fn early_captures(stamp: &str) -> usize {
    let archive = format!(
        "archive = {{ url = \"https://web.archive.org/web/{stamp}/https://page.example/\" }}"
    );
    found_in(
        "dates-out-of-order",
        &paper(&format!("published = \"2022-05\"\n{archive}"), &[]),
    )
    .len()
}

#[test]
fn the_address_of_a_list_of_captures_is_ignored() {
    assert_eq!(early_captures("20210903120000"), 1);
    assert_eq!(early_captures("2021"), 1);
    for not_a_stamp in ["2021*", "202109031200001", "202"] {
        assert_eq!(early_captures(not_a_stamp), 0, "{not_a_stamp}");
    }
}

fn finding_of_tag(tag: &str) -> Option<String> {
    let entity = format!(
        "kind = \"network\"\nname = \"Charlie\"\nnames = [{{ text = \"Sharli\", lang = \"{tag}\" \
         }}]\n"
    );
    let report = ties_check::check(&world_with([("entities/charlie.toml", entity.as_str())]));
    let found = report
        .diagnostics
        .into_iter()
        .find(|found| found.code == "no-language");
    found.map(|found| format!("{}; {}", found.message, found.help.unwrap_or_default()))
}

#[test]
fn language_tags_follow_bcp_47() {
    for right in [
        "en",
        "prs",
        "zh-Hant",
        "pt-BR",
        "es-419",
        "sr-Latn-RS",
        "de-1996",
        "de-1abc",
        "de-CH-1996",
        "ca-valencia",
        "de-abcde",
        "de-abcdefgh",
        "sl-rozaj-1994",
    ] {
        assert_eq!(finding_of_tag(right), None);
    }
    for (wrong, what, meant) in [
        ("EN", "is not written in the case of BCP 47", "en"),
        ("en-gb", "is not written in the case of BCP 47", "en-GB"),
        (
            "zh-hant-tw",
            "is not written in the case of BCP 47",
            "zh-Hant-TW",
        ),
        ("eng", "has a shorter tag in BCP 47", "en"),
        ("eng-GB", "has a shorter tag in BCP 47", "en-GB"),
        ("en_GB", "is not a BCP 47 tag", "en-GB"),
        ("english", "is not a BCP 47 tag", "en"),
        ("zh-yue", "is not a BCP 47 tag", "yue"),
        ("zh-yue-HK", "is not a BCP 47 tag", "yue-HK"),
        ("e", "is not a BCP 47 tag", ""),
        ("abcd", "is not a BCP 47 tag", ""),
        ("x-charlie", "is not a BCP 47 tag", ""),
        ("en-G1", "is not a BCP 47 tag", ""),
        ("es-41", "is not a BCP 47 tag", ""),
        ("es-4a9", "is not a BCP 47 tag", ""),
        ("e1", "is not a BCP 47 tag", ""),
        ("de-abcdefghi", "is not a BCP 47 tag", ""),
        ("de-abcde-abcde", "is not a BCP 47 tag", ""),
        ("de-1996-1abc-1996", "is not a BCP 47 tag", ""),
    ] {
        let help = if meant.is_empty() {
            "write the language, with".to_owned()
        } else {
            format!("write `{meant}`")
        };
        let printed = finding_of_tag(wrong).unwrap_or_default();
        assert!(
            printed.starts_with(&format!("`{wrong}` {what}; {help}")),
            "{wrong}: {printed}"
        );
    }
}

fn sources_without_language(more: &str) -> usize {
    found_in(
        "no-language",
        &format!("kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\n{more}"),
    )
    .len()
}

#[test]
fn a_source_with_a_text_or_claims_needs_a_language() {
    assert_eq!(sources_without_language(""), 0);
    assert_eq!(
        sources_without_language(
            "archive = { url = \"https://copies.example/1\", captured = \"2021-09-03\" }\n"
        ),
        0
    );
    assert_eq!(sources_without_language(&(page_archive() + "\n")), 1);
    assert_eq!(
        sources_without_language("translation = { from = \"nl\", by = \"machine\" }\n"),
        1
    );
    let claim = "\n[[claims]]\nid = \"c0\"\nat = \"p1\"\nsubject = \"alpha\"\n\
         predicate = \"fights\"\nobject = \"bravo\"\n";
    assert_eq!(sources_without_language(claim), 1);
    assert_eq!(
        sources_without_language(&format!(
            "language = \"en\"\ntranslation = {{ from = \"EN\", by = \"machine\" }}\n{claim}"
        )),
        2
    );
    assert_eq!(
        sources_without_language(&format!(
            "language = \"en\"\ntranslation = {{ from = \"nl\", by = \"machine\" }}\n{claim}"
        )),
        0
    );
}
