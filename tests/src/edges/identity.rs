//! Rules on ids, names and identity.

use crate::world::{world, world_with};

use super::{NONE, found, found_in, found_since, helps, paper};

fn identity(premise: &str) -> String {
    format!(
        "alpha same-as bravo | mode = \"inferred\" | premises = [\"gazette-2021#branch\", \
         \"paper#{premise}\"]"
    )
}

#[test]
fn only_the_premises_of_an_identity_count() {
    let fights = "alpha fights bravo | mode = \"inferred\" | premises = [\"gazette-2021#branch\"]";
    let alias = "alpha designated-under delta-list | with = { role = \"alias-of\", reference = \
         \"7\", status = \"listed\" }";
    let code = "alias-as-identity";
    assert_eq!(
        found_in(code, &paper("", &[fights, alias, &identity("c1"), fights])).len(),
        1
    );
    assert_eq!(
        found_in(code, &paper("", &[fights, alias, &identity("c0"), fights])),
        NONE
    );
    let others = fights.replace("gazette-2021#branch", "paper#c1");
    assert_eq!(
        found_in(
            code,
            &paper("", &[&others, alias, &identity("c0"), &others])
        ),
        NONE
    );
}

#[test]
fn kin_without_role_needs_every_source_to_be_readable() {
    let golf = ("entities/golf.toml", "kind = \"person\"\nname = \"Golf\"\n");
    let kin = paper("", &["golf kin-of echo"]);
    let code = "kin-without-role";
    assert_eq!(found(code, &[golf, ("sources/paper.toml", &kin)]).len(), 1);
    assert_eq!(
        found(
            code,
            &[
                golf,
                ("sources/paper.toml", &kin),
                ("sources/other.toml", "kind = ")
            ]
        ),
        NONE
    );
    assert_eq!(
        found(
            code,
            &[
                golf,
                ("sources/paper.toml", &paper("", &["golf fights alpha"]))
            ]
        ),
        NONE
    );
}

fn findings_of_name(name: &str) -> Vec<String> {
    let entity = format!("kind = \"network\"\nname = \"{name}\"\n");
    found(
        "look-alike-id",
        &[("entities/charlie.toml", entity.as_str())],
    )
}

#[test]
fn names_contain_no_deceptive_characters() {
    for (name, hidden) in [
        (r"Char\u2028lie", Some("2028")),
        (r"Char\uFFF9lie", Some("FFF9")),
        (r"Char\u2066lie", Some("2066")),
        (r"Char\uFE00lie", Some("FE00")),
        // A variation selector is allowed only after a letter that has variants.
        (r"\u844B\uFE00", None),
        (r"\u844B\U000E0100", None),
        (r"\u1820\u180B", None),
        (r"a\u180B\u1820", Some("180B")),
        // The joiners of Persian are allowed only between two letters of its script.
        (r"\u0628\u200C\u0627", None),
        (r"\u0628\u200C", Some("200C")),
        (r"a\u200C\u0627", Some("200C")),
        (r"\u0628\u200D\u0627", Some("200D")),
        // Korean, Japanese and Chinese are written next to Latin letters without a space.
        (r"Bravo\uC870\uC9C1", None),
        (r"Bravo\u3072\u3089", None),
        (r"Bravo\u3105\u3106", None),
        (r"Bravo\u03B1\u03B2", Some("0042")),
        // Other rules report control characters.
        (r"\u00E9\u0085", None),
    ] {
        let found = findings_of_name(name);
        let shown = found
            .first()
            .and_then(|message| message.split("U+").nth(1)?.get(..4));
        assert_eq!(shown, hidden, "{name}: {found:?}");
    }
}

fn network_distinct_from(name: &str, distinct: &str) -> String {
    let distinct = if distinct.is_empty() {
        String::new()
    } else {
        format!(
            "distinct = [{{ from = \"{distinct}\", why = \"A test.\", by = \"ab\", reviewed-by = \
             \"cd\" }}]\n"
        )
    };
    format!("kind = \"network\"\nname = \"{name}\"\n{distinct}")
}

fn look_alikes(one: (&str, &str), other: (&str, &str)) -> usize {
    let one = network_distinct_from(one.0, one.1);
    let other = network_distinct_from(other.0, other.1);
    found(
        "look-alike-id",
        &[
            ("entities/bravo.toml", &one),
            ("entities/charlie.toml", &other),
        ],
    )
    .len()
}

#[test]
fn names_look_alike_unless_the_entities_are_distinct() {
    assert_eq!(look_alikes(("M16", ""), ("MI6", "")), 1);
    assert_eq!(look_alikes(("M16", "charlie"), ("MI6", "")), 0);
    assert_eq!(look_alikes(("M16", ""), ("MI6", "bravo")), 0);
    assert_eq!(look_alikes(("M16", "alpha"), ("MI6", "delta")), 1);
    assert_eq!(
        look_alikes(("M16", ""), ("M16", "")),
        0,
        "another rule reports equal names"
    );
    assert_eq!(
        look_alikes((r"M\u04406", ""), ("Mp6", "")),
        1,
        "a name that is deceptive by itself is reported once"
    );
}

fn network(name: &str) -> String {
    format!("kind = \"network\"\nname = \"{name}\"\n")
}

fn codes_of_two_names(one: &str, other: &str) -> Vec<&'static str> {
    let one = network(one);
    let other = network(other);
    let files = world_with([
        ("entities/bravo.toml", one.as_str()),
        ("entities/charlie.toml", other.as_str()),
    ]);
    let report = ties_check::check(&files);
    report
        .diagnostics
        .iter()
        .map(|found| found.code)
        .collect::<Vec<_>>()
}

/// Two names that look alike and sound alike are reported once, by one rule.
#[test]
fn names_that_look_and_sound_alike_are_reported_once() {
    // One name in Latin letters, in Cyrillic letters, and in a mixture.
    let latin = "OTMETKA";
    let cyrillic = r"\u041E\u0422\u041C\u0415\u0422\u041A\u0410";
    let both = r"OTM\u0415TKA";
    assert_eq!(
        codes_of_two_names(latin, "Otmettka"),
        ["possible-duplicate"]
    );
    assert_eq!(
        codes_of_two_names(cyrillic, "Otmettka"),
        ["possible-duplicate"]
    );
    for (one, other) in [
        (latin, cyrillic),
        (latin, both),
        (cyrillic, both),
        (latin, r"OTM\u200BETKA"),
    ] {
        assert_eq!(
            codes_of_two_names(one, other),
            ["look-alike-id"],
            "{one} {other}"
        );
    }
}

fn entity_with_names(first: &str, second: &str) -> String {
    format!(
        "kind = \"network\"\nname = \"{first}\"\nnames = [{{ text = \"{second}\" }}, {{ text = \
         \"Zabrinol\" }}]\n"
    )
}

fn with_doubled_letters(name: &str) -> String {
    name.replacen('n', "nn", 1)
        .replacen('m', "mm", 1)
        .replacen('l', "ll", 1)
}

/// If several names of two entities match, the finding shows the first, whatever the order of
/// comparison.
#[test]
fn the_first_matching_names_are_shown() {
    for first in [
        "Otmetka", "Kravinor", "Salvemar", "Dorundil", "Perantos", "Gulimand",
    ] {
        let one = entity_with_names(first, "Tolgarim");
        let two = entity_with_names(&with_doubled_letters(first), "Tollgarim")
            .replace("Zabrinol", "Zabrinnol");
        assert_eq!(
            found(
                "possible-duplicate",
                &[
                    ("entities/bravo.toml", &one),
                    ("entities/charlie.toml", &two)
                ]
            ),
            [format!(
                "`{}` of `charlie` may be another spelling of `{first}` of `bravo`",
                with_doubled_letters(first)
            )]
        );
    }
}

fn titled_paper(title: &str, published: &str) -> String {
    let head = format!("published = \"{published}\"");
    paper(&head, &[]).replacen("title = \"Paper\"", &format!("title = \"{title}\""), 1)
}

fn reused_ids(before: &str, after: &str) -> usize {
    let before = titled_paper(before, "2019");
    let after = titled_paper(after, "2021");
    found_since(
        "id-reused",
        &[("sources/paper.toml", &before)],
        &[("sources/paper.toml", &after)],
    )
    .len()
}

#[test]
fn a_source_is_recognised_by_its_title() {
    assert_eq!(reused_ids("A war", "A peace"), 1);
    assert_eq!(reused_ids("A war", "A war!"), 0);
    assert_eq!(
        reused_ids("…", "A peace"),
        0,
        "a title without letters cannot be compared"
    );
    assert_eq!(reused_ids("A war", "…"), 0);
}

fn helps_of_retired_ids(more: &str) -> Vec<String> {
    let page = world()["dataset.toml"].clone() + more;
    helps("retired-id", &[("dataset.toml", &page)])
}

#[test]
fn help_for_a_merged_id_suggests_only_live_records() {
    let other = "name the record that replaces it, or move the id to `[retired]`";
    assert_eq!(
        helps_of_retired_ids("\n[merged]\ngone = \"bravoo\"\n"),
        ["did you mean `bravo`?"]
    );
    assert_eq!(
        helps_of_retired_ids("\n[merged]\ngone = \"quite-another\"\n"),
        [other]
    );
    assert_eq!(
        helps_of_retired_ids("\n[retired]\nbravoo = \"a slip\"\n\n[merged]\ngone = \"bravoo\"\n"),
        [other]
    );
    assert_eq!(
        helps_of_retired_ids("\n[merged]\ngone = \"bravoo\"\nbravoo = \"gone\"\n"),
        [other, other]
    );
    assert_eq!(
        helps_of_retired_ids("\n[merged]\ngone = \"bravoo\"\nbravoo = \"bravo\"\n"),
        ["write `gone = \"bravo\"`"]
    );
}

fn duplicate_ids(count: usize) -> Vec<String> {
    let paths: Vec<_> = (0..count)
        .map(|folder| format!("entities/{folder}/charlie.toml"))
        .collect();
    let text = "kind = \"network\"\nname = \"Charlie\"\n";
    found(
        "duplicate-id",
        &paths
            .iter()
            .map(|path| (path.as_str(), text))
            .collect::<Vec<_>>(),
    )
}

#[test]
fn records_with_the_same_id_are_counted() {
    assert_eq!(
        duplicate_ids(1)[0],
        "`entities/charlie.toml` also has the id `charlie`"
    );
    assert_eq!(
        duplicate_ids(2)[0],
        "`entities/1/charlie.toml` and 1 other record also have the id `charlie`"
    );
    assert_eq!(
        duplicate_ids(3)[0],
        "`entities/1/charlie.toml` and 2 other records also have the id `charlie`"
    );
}
