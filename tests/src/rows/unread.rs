//! References to claims in files that cannot be read, and in JSON Lines.

use std::fmt::Write;

use ties_dataset::file::Files;

use crate::world::{codes, world, world_with};

/// A source with one claim that has these premises.
fn naming(premises: &str) -> String {
    format!(
        "kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\nlanguage = \"en\"\n\n\
         [[claims]]\nid = \"rests\"\nat = \"p1\"\n\
         subject = \"alpha\"\npredicate = \"fights\"\nobject = \"bravo\"\nmode = \"inferred\"\n\
         premises = {premises}\n"
    )
}

#[test]
fn a_claim_that_cannot_be_read_still_counts_as_existing() {
    let page = naming("[\"gazette-2021#branch\", \"gazette-2021#brunch\"]");
    let gazette = &world()["sources/gazette-2021.toml"];
    let found = |gazette: &str| {
        let files = world_with([
            ("sources/page.toml", page.as_str()),
            ("sources/gazette-2021.toml", gazette),
        ]);
        codes(&files)
            .into_iter()
            .filter(|(code, _)| *code == "unknown-claim")
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    let brunch = ["\"gazette-2021#brunch\""];
    assert_eq!(found(gazette), brunch);
    assert_eq!(
        found(&gazette.replacen("\"branch-of\"", "7", 1)),
        brunch,
        "it does not fit its schema"
    );
    assert_eq!(
        found(&gazette.replacen("\"branch\"", "\"Branch\"", 1)),
        [""; 0],
        "its id is not valid"
    );
    assert_eq!(
        found(&gazette.replacen("kind =", "kind", 1)),
        [""; 0],
        "the file cannot be read"
    );
    assert_eq!(
        found(
            "kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\nlanguage = \"en\"\n\
             claims = 7\n"
        ),
        [""; 0]
    );

    // Another file with the same id does not hide the claims of the first.
    let first = "kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\nlanguage = \"en\"\n";
    let with_duplicate = world_with([
        ("sources/page.toml", page.as_str()),
        ("sources/a/gazette-2021.toml", first),
    ]);
    let unknown = codes(&with_duplicate)
        .into_iter()
        .filter(|(code, _)| *code == "unknown-claim")
        .map(|(_, text)| text);
    let of_page: Vec<_> = unknown.collect();
    assert_eq!(of_page, brunch);
}

fn fight_in_line(id: &str, more: &str) -> String {
    format!(
        "{{\"in\":\"gazette-2021\",\"claim\":{{\"id\":\"{id}\",\"at\":\"p9\",\
             \"subject\":\"alpha\",\"predicate\":\"fights\",\"object\":\"bravo\"{more}}}}}"
    )
}

#[test]
fn claims_in_lines_resolve_and_are_resolved() {
    let premises = ",\"mode\":\"inferred\",\"premises\":[\"gazette-2021#more\",\
         \"gazette-2021#broken\",\"gazette-2021#gone\"]";
    let text = [
        fight_in_line("rests", premises),
        fight_in_line("more", r#","when":"2020","revises":"gazette-2021#more""#),
        fight_in_line("broken", r#","when":7"#),
    ]
    .join("\n");
    let found = codes(&world_with([("more.jsonl", text.as_str())]));
    let expected = [
        ("unknown-claim", "\"gazette-2021#gone\""),
        ("unknown-claim", "\"gazette-2021#more\""),
        ("shape", "7"),
    ];
    assert_eq!(found, expected.map(|(code, text)| (code, text.to_owned())));
}

fn codes_alone(files: &Files) -> Vec<&'static str> {
    codes(files)
        .into_iter()
        .map(|(code, _)| code)
        .collect::<Vec<_>>()
}

#[test]
fn nothing_is_reported_as_unused_if_a_record_cannot_be_read() {
    let golf = (
        "entities/golf.toml",
        "kind = \"armed-group\"\nname = \"Golf\"\n",
    );
    assert_eq!(codes_alone(&world_with([golf])), ["unused-entity"]);
    let excepted = format!(
        "{}expect = [{{ code = \"unused-entity\", reason = \"a test\" }}]\n",
        golf.1
    );
    assert_eq!(
        codes_alone(&world_with([(golf.0, excepted.as_str())])),
        [""; 0]
    );
    assert_eq!(
        codes_alone(&world_with([golf, ("sources/page.toml", "kind = ")])),
        ["syntax"]
    );
    let page = naming("7");
    assert_eq!(
        codes_alone(&world_with([golf, ("sources/page.toml", page.as_str())])),
        ["shape"]
    );
}

/// Claims coded as `confirmed` are recognised after the claims are sorted by source.
#[test]
fn confirmed_claims_are_recognised_after_sorting() {
    let mut text = String::from(
        r#"{"id":"alpha","entity":{"kind":"armed-group","name":"A"}}
{"id":"bravo","entity":{"kind":"armed-group","name":"B"}}
"#,
    );
    for source in ["paper", "gazette"] {
        writeln!(
            text,
            "{{\"id\":\"{source}\",\"source\":{{\"kind\":\"report\",\"title\":\"{source}\",\
             \"published\":\"2021\",\"language\":\"en\"}}}}"
        )
        .unwrap();
    }
    // Sources, and with them their claims, are sorted by id.
    let claims = [
        ("paper", "a", "fights", r#","credibility":"confirmed""#),
        ("gazette", "b", "fights", ""),
        ("paper", "c", "denounces", r#","credibility":"confirmed""#),
        ("gazette", "d", "threatens", ""),
    ];
    for (source, id, predicate, more) in claims {
        writeln!(
            text,
            "{{\"in\":\"{source}\",\"claim\":{{\"id\":\"{id}\",\"at\":\"p1\",\"subject\":\"alpha\",\
             \"predicate\":\"{predicate}\",\"object\":\"bravo\"{more}}}}}"
        )
        .unwrap();
    }
    let report = ties_check::check(&Files::from_texts([("all.jsonl", text)]));
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .map(|found| (found.code, found.start.line))
        .collect();
    assert_eq!(found, [("false-confirmation", 7)]);
}
