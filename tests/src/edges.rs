//! The rules at their edges: small cases for which their pages have no room.

use std::fmt::Write;

use ties_dataset::file::Files;

use crate::world::{world, world_with};

/// A report of 2021, keys of its head, and its claims, each as `alpha part-of bravo | when = "2019"`: the two sides and the
/// predicate, `-` for no object, and further keys. Their ids are `c0`, `c1` and so on.
fn paper(head: &str, claims: &[&str]) -> String {
    let published = if head.contains("published") {
        ""
    } else {
        "published = \"2021\"\n"
    };
    let mut text = format!(
        "kind = \"report\"\ntitle = \"Paper\"\nreviewed-by = \"cd\"\nlanguage = \"en\"\n{published}{head}\n"
    );
    for (number, claim) in claims.iter().enumerate() {
        let mut keys = claim.split(" | ");
        let words: Vec<&str> = keys.next().unwrap().split(' ').collect();
        let [subject, predicate, object] = words[..] else {
            panic!("`{claim}` has no three words")
        };
        write!(text, "\n[[claims]]\nid = \"c{number}\"\nsubject = \"{subject}\"\npredicate = \"{predicate}\"\n")
            .unwrap();
        if object != "-" {
            writeln!(text, "object = \"{object}\"").unwrap();
        }
        let keys: Vec<&str> = keys.collect();
        if !keys.iter().any(|key| key.starts_with("at =")) {
            writeln!(text, "at = \"p1 s{}\"", number + 1).unwrap();
        }
        for key in keys {
            writeln!(text, "{key}").unwrap();
        }
    }
    text
}

/// The messages of the findings of one rule in these files laid over the world.
fn found(code: &str, files: &[(&str, &str)]) -> Vec<String> {
    messages(code, &ties_check::check(&world_with(files.iter().copied())))
}

/// The same of one source.
fn found_in(code: &str, paper: &str) -> Vec<String> {
    found(code, &[("sources/paper.toml", paper)])
}

/// The same beside the world with these files laid over it as the older release.
fn found_since(code: &str, old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
    let read = |files: &[(&str, &str)]| -> Files { world_with(files.iter().copied()) };
    messages(code, &ties_check::check_since(&read(new), &read(old)))
}

fn messages(code: &str, report: &ties_check::Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .filter(|found| found.code == code)
        .map(|found| found.message.clone())
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn a_merger_that_is_denied_or_taken_back_ends_nothing() {
    let merged = "alpha-east merged-into alpha | when = \"2015\" | with = { complete = true }";
    let acts = "alpha-east fights delta | when = \"2017\"";
    let code = "active-after-merger";
    assert!(!found_in(code, &paper("", &[merged, acts])).is_empty());
    assert_eq!(
        found_in(
            code,
            &paper("", &[&format!("{merged} | negated = true"), acts])
        ),
        NONE
    );
    let back = "alpha-east allied-with alpha | revises = \"paper#c0\"";
    assert_eq!(found_in(code, &paper("", &[merged, acts, back])), NONE);
}

#[test]
fn an_identity_rests_on_its_own_premises() {
    let fights = "alpha fights bravo | mode = \"inferred\" | premises = [\"gazette-2021#branch\"]";
    let alias = "alpha designated-under delta-list | with = { role = \"alias-of\", reference = \"7\", status = \"listed\" }";
    let same = |premise: &str| {
        format!(
            "alpha same-as bravo | mode = \"inferred\" | premises = [\"gazette-2021#branch\", \"paper#{premise}\"]"
        )
    };
    let code = "alias-as-identity";
    assert_eq!(
        found_in(code, &paper("", &[fights, alias, &same("c1"), fights])).len(),
        1
    );
    assert_eq!(
        found_in(code, &paper("", &[fights, alias, &same("c0"), fights])),
        NONE
    );
    let others = fights.replace("gazette-2021#branch", "paper#c1");
    assert_eq!(
        found_in(code, &paper("", &[&others, alias, &same("c0"), &others])),
        NONE
    );
}

#[test]
fn who_is_left_unnamed_tells_no_circle() {
    let circle = |more: &str| {
        paper(
            "",
            &[
                &format!("alpha part-of bravo{more}"),
                &format!("bravo part-of alpha{more}"),
            ],
        )
    };
    assert_eq!(found_in("cycle", &circle("")).len(), 1);
    assert_eq!(
        found_in("cycle", &circle(" | attribution = [\"class:official\"]")),
        NONE
    );
    assert_eq!(
        found_in(
            "cycle",
            &circle(" | mode = \"forecast\" | horizon = \"2022\"")
        ),
        NONE
    );
    assert_eq!(
        found_in("cycle", &paper("", &["alpha part-of alpha"])),
        NONE
    );
}

#[test]
fn only_the_same_of_the_same_confirms() {
    let code = "false-confirmation";
    let confirmed = |claim: &str| paper("", &[&format!("{claim} | credibility = \"confirmed\"")]);
    let beside = |claim: &str, other: &str| {
        found(
            code,
            &[
                ("sources/paper.toml", &confirmed(claim)),
                ("sources/other.toml", &paper("", &[other])),
            ],
        )
        .len()
    };
    assert_eq!(
        beside("bravo allied-with delta", "bravo allied-with delta"),
        0
    );
    assert_eq!(
        beside("bravo allied-with delta", "delta allied-with bravo"),
        0
    );
    assert_eq!(
        beside("delta allied-with bravo", "bravo allied-with delta"),
        0
    );
    assert_eq!(
        beside("bravo allied-with delta", "alpha-east allied-with delta"),
        1
    );
    assert_eq!(
        beside("bravo allied-with delta", "bravo cooperates-with delta"),
        1
    );
    assert_eq!(
        beside("bravo cooperates-with delta", "bravo allied-with delta"),
        0
    );
    assert_eq!(beside("bravo arms delta", "delta arms bravo"), 1);
}

#[test]
fn kin_are_known_for_what_can_be_read() {
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

#[test]
fn a_listing_is_concluded_from_a_listing() {
    let listed = "alpha designated-under delta-list | with = { status = \"listed\" }";
    let concluded = |more: &str| {
        format!(
            "bravo designated-under delta-list | with = {{ status = \"listed\" }} | premises = [\"paper#c0\"]{more}"
        )
    };
    let code = "listing-by-association";
    let of =
        |premise: &str, more: &str| found_in(code, &paper("", &[premise, &concluded(more)])).len();
    let inferred = " | mode = \"inferred\"";
    assert_eq!(of(listed, inferred), 1);
    assert_eq!(of(listed, ""), 0, "it is told, and the premises are wrong");
    assert_eq!(of(listed, &format!("{inferred} | negated = true")), 0);
    assert_eq!(of(&format!("{listed} | negated = true"), inferred), 0);
    assert_eq!(of("bravo part-of alpha", inferred), 0);
    assert_eq!(
        of(
            "bravo designated-under delta-list | with = { status = \"listed\" }",
            inferred
        ),
        0
    );
    // It has a listing of its own among its premises.
    let own = "bravo designated-under delta-list | with = { status = \"listed\" }";
    let both = concluded(inferred).replace("[\"paper#c0\"]", "[\"paper#c0\", \"paper#c1\"]");
    assert_eq!(found_in(code, &paper("", &[listed, own, &both])).len(), 0);
}

#[test]
fn a_part_stands_under_a_number_of_its_own() {
    let listed = |who: &str, number: &str| {
        format!(
            "{who} designated-under delta-list | with = {{ status = \"listed\", reference = \"{number}\" }}"
        )
    };
    let of = |number: &str, tie: &str| {
        found_in(
            "listing-by-association",
            &paper(
                "",
                &[&listed("charlie", "7"), &listed("bravo", number), tie],
            ),
        )
        .len()
    };
    assert_eq!(of("7", "bravo part-of charlie"), 1);
    assert_eq!(of("7", "bravo member-of charlie"), 1);
    assert_eq!(of("8", "bravo part-of charlie"), 0);
    assert_eq!(of("7", "bravo allied-with charlie"), 0);
    assert_eq!(of("7", "bravo part-of charlie | negated = true"), 0);
    assert_eq!(of("7", "bravo part-of alpha"), 0);
}

#[test]
fn names_hold_nothing_that_deceives() {
    let named = |name: &str| {
        let entity = format!("kind = \"network\"\nname = \"{name}\"\n");
        found(
            "look-alike-id",
            &[("entities/charlie.toml", entity.as_str())],
        )
    };
    for (name, hidden) in [
        (r"Char\u2028lie", Some("2028")),
        (r"Char\uFFF9lie", Some("FFF9")),
        (r"Char\u2066lie", Some("2066")),
        (r"Char\uFE00lie", Some("FE00")),
        // Variants of letters are chosen after these letters alone.
        (r"\u844B\uFE00", None),
        (r"\u844B\U000E0100", None),
        (r"\u1820\u180B", None),
        (r"a\u180B\u1820", Some("180B")),
        // The join that Persian writes stands between two letters of its script.
        (r"\u0628\u200C\u0627", None),
        (r"\u0628\u200C", Some("200C")),
        (r"a\u200C\u0627", Some("200C")),
        (r"\u0628\u200D\u0627", Some("200D")),
        // Korean, Japanese and Chinese put no space beside Latin letters, other scripts do.
        (r"Bravo\uC870\uC9C1", None),
        (r"Bravo\u3072\u3089", None),
        (r"Bravo\u3105\u3106", None),
        (r"Bravo\u03B1\u03B2", Some("0042")),
        // Control characters are no business of this rule.
        (r"\u00E9\u0085", None),
    ] {
        let found = named(name);
        let said = found
            .first()
            .and_then(|message| message.split("U+").nth(1)?.get(..4));
        assert_eq!(said, hidden, "{name}: {found:?}");
    }
}

#[test]
fn names_look_alike_unless_they_are_told_apart() {
    let of = |name: &str, distinct: &str| {
        let distinct = if distinct.is_empty() {
            String::new()
        } else {
            format!(
                "distinct = [{{ from = \"{distinct}\", why = \"A test.\", by = \"ab\", reviewed-by = \"cd\" }}]\n"
            )
        };
        format!("kind = \"network\"\nname = \"{name}\"\n{distinct}")
    };
    let found = |one: (&str, &str), other: (&str, &str)| {
        let (one, other) = (of(one.0, one.1), of(other.0, other.1));
        found(
            "look-alike-id",
            &[
                ("entities/bravo.toml", &one),
                ("entities/charlie.toml", &other),
            ],
        )
        .len()
    };
    assert_eq!(found(("M16", ""), ("MI6", "")), 1);
    assert_eq!(found(("M16", "charlie"), ("MI6", "")), 0);
    assert_eq!(found(("M16", ""), ("MI6", "bravo")), 0);
    assert_eq!(found(("M16", "alpha"), ("MI6", "delta")), 1);
    assert_eq!(
        found(("M16", ""), ("M16", "")),
        0,
        "that they share it is another rule's to say"
    );
    assert_eq!(
        found((r"M\u04406", ""), ("Mp6", "")),
        1,
        "a name that deceives by itself is told of once"
    );
}

/// That two names look alike is said once, by one rule, though they sound alike as well.
#[test]
fn names_that_look_and_sound_alike_are_told_of_once() {
    let of = |one: &str, other: &str| {
        let entity = |name: &str| format!("kind = \"network\"\nname = \"{name}\"\n");
        let (one, other) = (entity(one), entity(other));
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
    };
    // In Latin letters, in Cyrillic ones, and in both.
    let (latin, cyrillic, both) = (
        "OTMETKA",
        r"\u041E\u0422\u041C\u0415\u0422\u041A\u0410",
        r"OTM\u0415TKA",
    );
    assert_eq!(of(latin, "Otmettka"), ["possible-duplicate"]);
    assert_eq!(of(cyrillic, "Otmettka"), ["possible-duplicate"]);
    for (one, other) in [
        (latin, cyrillic),
        (latin, both),
        (cyrillic, both),
        (latin, r"OTM\u200BETKA"),
    ] {
        assert_eq!(of(one, other), ["look-alike-id"], "{one} {other}");
    }
}

/// Of several names by which two may be one the first are shown, in whatever order they are met.
#[test]
fn the_first_names_that_meet_are_shown() {
    for first in [
        "Otmetka", "Kravinor", "Salvemar", "Dorundil", "Perantos", "Gulimand",
    ] {
        let entity = |first: &str, second: &str| {
            format!(
                "kind = \"network\"\nname = \"{first}\"\nnames = [{{ text = \"{second}\" }}, {{ text = \"Zabrinol\" }}]\n"
            )
        };
        let doubled = |name: &str| {
            name.replacen('n', "nn", 1)
                .replacen('m', "mm", 1)
                .replacen('l', "ll", 1)
        };
        let (one, two) = (
            entity(first, "Tolgarim"),
            entity(&doubled(first), "Tollgarim").replace("Zabrinol", "Zabrinnol"),
        );
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
                doubled(first)
            )]
        );
    }
}

#[test]
fn an_event_is_claimed_by_one_of_several_sets() {
    let claimed = "claimed-responsibility-for market-attack";
    let of = |claims: &[&str]| found_in("competing-responsibility", &paper("", claims));
    let [charlie, east, alpha] =
        ["charlie", "alpha-east", "alpha"].map(|who| format!("{who} {claimed}"));
    assert_eq!(
        of(&[&charlie]),
        ["`market-attack` is also claimed by another group, in `gazette-2021#claimed`"]
    );
    assert_eq!(
        of(&[&charlie, &alpha]),
        ["`market-attack` is also claimed by another group, in `gazette-2021#claimed`"],
        "allies, by the gazette"
    );
    assert_eq!(
        of(&[&charlie, &east, "charlie hostile-to alpha-east"]),
        ["`market-attack` is also claimed by another group, in `gazette-2021#claimed`, `paper#c0`"]
    );
    assert_eq!(
        of(&[
            &charlie,
            "bravo allied-with delta",
            "delta allied-with charlie"
        ])
        .len(),
        1,
        "over one who claims nothing"
    );
    assert_eq!(
        of(&[
            &charlie,
            &east,
            "bravo allied-with charlie",
            "charlie allied-with alpha-east"
        ]),
        NONE
    );
}

/// What is found of two sources whose archived texts have so many sentences of so many words in common, and of which the
/// second has this claim.
fn copies(sentences: usize, words: usize, published: [&str; 2], claim: &str) -> Vec<String> {
    let sentence = |number: usize, first: &str| {
        let more: Vec<_> = (1..words)
            .map(|word| format!("word{}", number * 100 + word))
            .collect();
        format!("{first} {}.", more.join(" "))
    };
    let text = |own: &str| {
        let common: Vec<_> = (0..sentences)
            .map(|number| sentence(number, "Common"))
            .collect();
        common.join("\n\n") + "\n\n" + &sentence(9, own) + "\n"
    };
    let [one, two] = ["One", "Two"].map(text);
    let source = |name: &str, date: &str, claims: &[&str]| {
        let title = format!("title = \"Paper {name}\"");
        let archive = format!(
            "published = \"{date}\"\narchive = {{ text = \"{name}.txt\", sha256 = \"{}\" }}",
            "0".repeat(64)
        );
        paper(&archive, claims).replacen("title = \"Paper\"", &title, 1)
    };
    let (first, second) = (
        source("one", published[0], &[]),
        source("two", published[1], &[claim]),
    );
    let files = [
        ("sources/one.toml", first.as_str()),
        ("sources/two.toml", second.as_str()),
        ("archive/one.txt", one.as_str()),
        ("archive/two.txt", two.as_str()),
    ];
    found("shared-origin", &files)
}

#[test]
fn a_copy_has_three_long_sentences_in_common() {
    let texts =
        |sentences, words, published| copies(sentences, words, published, "alpha fights bravo");
    let same_day = ["2021-05-01", "2021-05-01"];
    assert_eq!(
        texts(3, 12, same_day),
        ["3 long sentences of `two` are also in `one`"]
    );
    assert_eq!(texts(3, 11, same_day), NONE);
    assert_eq!(texts(2, 12, same_day), NONE);
    assert_eq!(
        texts(3, 12, ["2021-05-02", "2021-05-01"]),
        ["3 long sentences of `one` are also in `two`"]
    );
    assert_eq!(
        texts(3, 12, ["2021-05-01", "2021-05-02"]),
        ["3 long sentences of `two` are also in `one`"]
    );
    let told = |by: &str| {
        copies(
            3,
            12,
            same_day,
            &format!("alpha fights bravo | attribution = [{by}]"),
        )
    };
    assert_eq!(
        told("{ who = \"echo\", in = \"one\" }"),
        NONE,
        "it passes on what the other says"
    );
    assert_eq!(told("{ class = \"expert\", in = \"one\" }"), NONE);
    assert_eq!(told("{ who = \"echo\", in = \"gazette-2021\" }").len(), 1);
    assert_eq!(told("\"echo\"").len(), 1);
}

#[test]
fn the_list_that_says_so_first_is_named() {
    let list = |day: &str| {
        paper(
            &format!("published = \"{day}\""),
            &["charlie designated-under delta-list | negated = true"],
        )
        .replacen("kind = \"report\"", "kind = \"list\"", 1)
    };
    let says = |one: &str, two: &str| {
        let page = paper(
            "published = \"2021-08\"",
            &["charlie designated-under delta-list"],
        );
        let (one, two) = (list(one), list(two));
        found(
            "not-on-the-list",
            &[
                ("sources/a.toml", &one),
                ("sources/b.toml", &two),
                ("sources/page.toml", &page),
            ],
        )
    };
    let by = |source: &str| {
        [format!(
            "`charlie` is not on list `delta-list`: contradicted by `{source}#c0`"
        )]
    };
    assert_eq!(says("2021-08-01", "2021-08-01"), by("a"));
    assert_eq!(
        says("2021-08-01", "2021-08-02"),
        by("b"),
        "the last of them"
    );
    assert_eq!(says("2021-08-02", "2021-08-01"), by("a"));
    assert_eq!(says("2015", "2021-08-01"), by("b"));
    assert_eq!(says("2015", "2024"), NONE);
}

#[test]
fn severities_are_those_of_rules() {
    let with = |code: &str| {
        let page = world()["dataset.toml"].clone()
            + &format!(
                "\n[severities]\n{code} = {{ severity = \"warning\", reason = \"a test\" }}\n"
            );
        found("stale-exception", &[("dataset.toml", &page)])
    };
    assert_eq!(with("self-tie"), NONE);
    assert_eq!(with("self-tye"), ["no rule has the code `self-tye`"]);
}

#[test]
fn a_claim_means_the_same_in_the_next_release() {
    let changed = |before: &str, after: &str| {
        let (before, after) = (paper("", &[before]), paper("", &[after]));
        let found = found_since(
            "meaning-changed",
            &[("sources/paper.toml", &before)],
            &[("sources/paper.toml", &after)],
        );
        found
            .concat()
            .replace("`paper#c0` changed its ", "")
            .replace(" since release `1.0.0`", "")
    };
    assert_eq!(
        changed("bravo allied-with delta", "delta allied-with bravo"),
        ""
    );
    assert_eq!(changed("bravo arms delta", "delta arms bravo"), "sides");
    assert_eq!(changed("bravo arms delta", "bravo arms charlie"), "sides");
    assert_eq!(
        changed("bravo arms delta", "bravo funds delta"),
        "predicate"
    );
    assert_eq!(
        changed("bravo arms delta", "bravo arms delta | negated = true"),
        "negation"
    );
    assert_eq!(
        changed(
            "bravo arms delta",
            "bravo arms delta | mode = \"allegation\""
        ),
        "mode"
    );
    assert_eq!(
        changed(
            "bravo arms delta",
            "bravo arms delta | attribution = [\"echo\"]"
        ),
        ""
    );
    assert_eq!(
        changed(
            "bravo arms delta | attribution = [\"gazette\"]",
            "bravo arms delta | attribution = [\"echo\"]"
        ),
        "speaker"
    );
    assert_eq!(
        changed(
            "bravo arms delta | when = \"2019\"",
            "bravo arms delta | when = \"2019-05\""
        ),
        ""
    );
    assert_eq!(
        changed(
            "bravo arms delta | when = \"2019\"",
            "bravo arms delta | when = \"2020\""
        ),
        "time"
    );
    let (one, other) = (
        "bravo founded-on - | date = \"2010\"",
        "bravo founded-on - | date = \"2011\"",
    );
    assert_eq!(changed(one, other), "date");
    assert_eq!(changed(other, one), "date");
    assert_eq!(changed(one, "bravo founded-on - | date = \"2010-05\""), "");
    let strength = |best: &str| {
        format!("bravo strength - | amount = {{ {best} }} | with = {{ population = \"fighters\" }}")
    };
    let (few, many, some) = (
        strength("best = 100"),
        strength("best = 900"),
        strength("low = 50, high = 100, bound = \"between\""),
    );
    assert_eq!(changed(&few, &many), "amount");
    assert_eq!(changed(&many, &few), "amount");
    assert_eq!(changed(&few, &some), "");
    assert_eq!(changed(&some, &few), "");
}

#[test]
fn a_day_is_held_against_its_name_where_both_ends_are_sure() {
    let of = |when: &str| {
        let summary = "summary = \"They fought each other on a Monday.\"";
        found_in(
            "wrong-weekday",
            &paper(
                "",
                &[&format!(
                    "alpha fights bravo | when = \"{when}\" | {summary}"
                )],
            ),
        )
        .len()
    };
    // The first of September 2021 was a Wednesday.
    assert_eq!(of("2021-09-01"), 1);
    assert_eq!(of("2021-09-01/2021-09-03"), 1);
    assert_eq!(of("2021-09-01/2021-09-06"), 0);
    for unsure in [
        "2021-09-01?",
        "2021-09-01~",
        "2021-09-01?/2021-09-03",
        "2021-09-01/2021-09-03~",
    ] {
        assert_eq!(of(unsure), 0, "{unsure}");
    }
}

#[test]
fn a_list_of_captures_is_no_capture() {
    let of = |stamp: &str| {
        let archive = format!(
            "archive = {{ url = \"https://web.archive.org/web/{stamp}/https://page.example/\" }}"
        );
        found_in(
            "capture-before-publication",
            &paper(&format!("published = \"2022-05\"\n{archive}"), &[]),
        )
        .len()
    };
    assert_eq!(of("20210903120000"), 1);
    assert_eq!(of("2021"), 1);
    for none in ["2021*", "202109031200001", "202"] {
        assert_eq!(of(none), 0, "{none}");
    }
}

#[test]
fn a_summary_in_other_words_is_no_copy() {
    let (page, summary) = (
        "One two three four five six seven eight nine ten.",
        "Ace bee cat dog elk fox gnu hen ibis jay.",
    );
    let of = |summary: &str| {
        of_passage(
            "copied-summary",
            page,
            &format!("alpha fights bravo | summary = \"{summary}\""),
        )
    };
    assert_eq!(of(page), 1);
    assert_eq!(of(summary), 0);
    assert_eq!(of("One two three four five six seven."), 0);
    assert_eq!(of("Ace two three four five six seven eight nine."), 1);
}

/// How many findings of a rule a claim has that stands on this passage.
fn of_passage(code: &str, passage: &str, claim: &str) -> usize {
    let archive = format!(
        "archive = {{ text = \"page.txt\", sha256 = \"{}\" }}",
        "0".repeat(64)
    );
    let paper = paper(&archive, &[&format!("{claim} | at = \"p1\"")]);
    found(
        code,
        &[
            ("sources/paper.toml", &paper),
            ("archive/page.txt", passage),
        ],
    )
    .len()
}

#[test]
fn what_is_over_is_not_denied() {
    let of = |more: &str| {
        of_passage(
            "denial-dropped",
            "Alpha no longer arms Bravo.",
            &format!("alpha arms bravo{more}"),
        )
    };
    assert_eq!(of(""), 1);
    assert_eq!(of(" | when = \"2014\""), 1);
    assert_eq!(of(" | when = \"2014/..\""), 1);
    assert_eq!(of(" | when = \"2014/2019\""), 0);
    let listed = |status: &str| {
        let claim =
            format!("alpha designated-under delta-list | with = {{ status = \"{status}\" }}");
        of_passage(
            "denial-dropped",
            "Alpha is no longer listed by the Delta Armed Bands Act, schedule 1.",
            &claim,
        )
    };
    assert_eq!((listed("listed"), listed("delisted")), (1, 0));
}

#[test]
fn a_month_is_no_hedge() {
    let of = |passage: &str| of_passage("hedge-dropped", passage, "alpha supports bravo");
    assert_eq!(of("Alpha may support Bravo."), 1);
    assert_eq!(of("Reportedly Alpha supports Bravo."), 1);
    assert_eq!(of("Alpha Reportedly supports Bravo."), 1);
    assert_eq!(of("Since May Alpha supports Bravo."), 0);
}

#[test]
fn numbers_fit_their_bound() {
    let of = |amount: &str| {
        let claim = format!(
            "alpha strength - | amount = {{ {amount} }} | with = {{ population = \"fighters\" }}"
        );
        found_in("inconsistent-amount", &paper("", &[&claim])).len()
    };
    for right in [
        "best = 5",
        "low = 5, best = 5, high = 5",
        "low = 4, best = 5, high = 6, bound = \"about\"",
        "low = 4, high = 6, bound = \"between\"",
        "low = 4, best = 5, high = 6, bound = \"between\"",
        "low = 4, high = 6, bound = \"about\"",
        "best = 5, bound = \"at-least\"",
        "low = 5, bound = \"at-least\"",
        "low = 5, bound = \"more-than\"",
        "best = 5, bound = \"at-most\"",
        "high = 5, bound = \"at-most\"",
        "high = 5, bound = \"fewer-than\"",
        "bound = \"unknown\"",
        "bound = \"none-reported\"",
        "bound = \"vague\", words = \"dozens\"",
        "low = 24, high = 99, bound = \"vague\", words = \"dozens\"",
    ] {
        assert_eq!(of(right), 0, "{right}");
    }
    for wrong in [
        "low = 6, best = 5, bound = \"about\"",
        "best = 6, high = 5, bound = \"about\"",
        "low = 6, high = 5, bound = \"between\"",
        "low = 4, high = 6",
        "low = 4",
        "low = 4, bound = \"about\"",
        "low = 4, bound = \"between\"",
        "best = 4, bound = \"between\"",
        "bound = \"at-least\"",
        "low = 4, high = 6, bound = \"at-least\"",
        "high = 6, bound = \"more-than\"",
        "low = 4, best = 6, bound = \"at-least\"",
        "low = 4, bound = \"at-most\"",
        "low = 4, bound = \"fewer-than\"",
        "best = 4, high = 6, bound = \"at-most\"",
        "best = 4, bound = \"unknown\"",
        "best = 4, bound = \"none-reported\"",
        "best = 4, bound = \"vague\", words = \"dozens\"",
    ] {
        assert_eq!(of(wrong), 1, "{wrong}");
    }
}

#[test]
fn a_source_is_known_by_its_title() {
    let changed = |before: &str, after: &str| {
        let of = |title: &str, published: &str| {
            let head = format!("published = \"{published}\"");
            paper(&head, &[]).replacen("title = \"Paper\"", &format!("title = \"{title}\""), 1)
        };
        let (before, after) = (of(before, "2019"), of(after, "2021"));
        found_since(
            "id-reused",
            &[("sources/paper.toml", &before)],
            &[("sources/paper.toml", &after)],
        )
        .len()
    };
    assert_eq!(changed("A war", "A peace"), 1);
    assert_eq!(changed("A war", "A war!"), 0);
    assert_eq!(
        changed("…", "A peace"),
        0,
        "of a title without letters nothing is known"
    );
    assert_eq!(changed("A war", "…"), 0);
}

#[test]
fn values_of_two_measures_confirm_nothing() {
    let of = |one: &str, other: &str| {
        let claim = |number: u32, who: &str, speaker: &str| {
            format!(
                "alpha strength - | amount = {{ best = {number} }} | with = {{ population = \"{who}\" }} | attribution = [\"{speaker}\"] | status = \"accepted\""
            )
        };
        found_in(
            "single-origin",
            &paper(
                "",
                &[&claim(100, one, "echo"), &claim(100, other, "gazette")],
            ),
        )
        .len()
    };
    assert_eq!(of("fighters", "fighters"), 0);
    assert_eq!(of("fighters", "members"), 1);
}

#[test]
fn tags_of_languages_are_as_bcp_47_writes_them() {
    let of = |tag: &str| {
        let entity = format!(
            "kind = \"network\"\nname = \"Charlie\"\nnames = [{{ text = \"Sharli\", lang = \"{tag}\" }}]\n"
        );
        let report = ties_check::check(&world_with([("entities/charlie.toml", entity.as_str())]));
        let found = report
            .diagnostics
            .into_iter()
            .find(|found| found.code == "no-language");
        found.map(|found| format!("{}; {}", found.message, found.help.unwrap_or_default()))
    };
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
        assert_eq!(of(right), None);
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
        let said = of(wrong).unwrap_or_default();
        assert!(
            said.starts_with(&format!("`{wrong}` {what}; {help}")),
            "{wrong}: {said}"
        );
    }
}

#[test]
fn a_source_has_a_language_where_it_has_something_to_read() {
    let of = |more: &str| {
        found_in(
            "no-language",
            &format!("kind = \"report\"\ntitle = \"Paper\"\npublished = \"2021\"\n{more}"),
        )
        .len()
    };
    assert_eq!(of(""), 0);
    assert_eq!(
        of("archive = { url = \"https://copies.example/1\", captured = \"2021-09-03\" }\n"),
        0
    );
    assert_eq!(
        of(&format!(
            "archive = {{ text = \"page.txt\", sha256 = \"{}\" }}\n",
            "0".repeat(64)
        )),
        1
    );
    assert_eq!(of("translation = { from = \"nl\", by = \"machine\" }\n"), 1);
    let claim = "\n[[claims]]\nid = \"c0\"\nat = \"p1\"\nsubject = \"alpha\"\npredicate = \"fights\"\nobject = \"bravo\"\n";
    assert_eq!(of(claim), 1);
    assert_eq!(
        of(&format!(
            "language = \"en\"\ntranslation = {{ from = \"EN\", by = \"machine\" }}\n{claim}"
        )),
        2
    );
    assert_eq!(
        of(&format!(
            "language = \"en\"\ntranslation = {{ from = \"nl\", by = \"machine\" }}\n{claim}"
        )),
        0
    );
}

#[test]
fn numbers_stand_in_the_passage_or_are_the_sum_of_two() {
    let of = |number: u32, passage: &str| {
        let claim = format!(
            "alpha strength - | amount = {{ best = {number} }} | with = {{ population = \"fighters\" }}"
        );
        of_passage("number-not-in-passage", passage, &claim)
    };
    let some = "Alpha has 30 men in the north, 40 in the south and 50 at sea.";
    for (number, expected) in [
        (30, 0),
        (70, 0),
        (80, 0),
        (90, 0),
        (60, 1),
        (100, 1),
        (120, 1),
        (2, 0),
        (1, 0),
        (3, 1),
    ] {
        assert_eq!(of(number, some), expected, "{number}");
    }
    // In many numbers any number is the sum of some two.
    let many = |count: usize| {
        let numbers: Vec<_> = (0..count)
            .map(|number| (100 + number * number).to_string())
            .collect();
        format!("Alpha has {} men.", numbers.join(", "))
    };
    assert_eq!((of(201, &many(24)), of(201, &many(25))), (0, 1));
}

#[test]
fn the_least_of_a_part_and_the_most_of_its_whole_are_compared() {
    let of = |parts: [u32; 2], wholes: [u32; 2]| {
        let strength = |who: &str, number: u32| {
            format!(
                "{who} strength - | amount = {{ best = {number} }} | with = {{ population = \"fighters\" }}"
            )
        };
        let [one, two] = parts.map(|number| strength("bravo", number));
        let [three, four] = wholes.map(|number| strength("charlie", number));
        found_in(
            "part-exceeds-whole",
            &paper("", &["bravo part-of charlie", &one, &two, &three, &four]),
        )
        .concat()
    };
    let wrong = |least: u32, most: u32| {
        format!("`bravo` has {least}, but its whole `charlie` at most {most}")
    };
    for (parts, wholes) in [([400, 300], [100, 200]), ([300, 400], [200, 100])] {
        assert_eq!(of(parts, wholes), wrong(300, 200));
    }
    for (parts, wholes) in [
        ([400, 150], [100, 200]),
        ([150, 400], [100, 200]),
        ([300, 400], [100, 300]),
        ([400, 300], [300, 100]),
    ] {
        assert_eq!(of(parts, wholes), "", "{parts:?} {wholes:?}");
    }
}

/// What is shown of words that are not those that were coded.
#[test]
fn a_passage_is_shown_by_its_beginning() {
    let of = |words: &[String]| {
        let archive = format!(
            "archive = {{ text = \"page.txt\", sha256 = \"{}\" }}",
            "0".repeat(64)
        );
        let paper = paper(
            &archive,
            &["alpha fights bravo | at = \"p1 #000000000000\""],
        );
        let page = words.join(" ");
        let found = found(
            "passage-moved",
            &[("sources/paper.toml", &paper), ("archive/page.txt", &page)],
        )
        .concat();
        found
            .split_once('“')
            .unwrap()
            .1
            .split_once('”')
            .unwrap()
            .0
            .to_owned()
    };
    let words = |count: usize, length: usize| -> Vec<String> {
        (0..count)
            .map(|number| format!("{number:0length$}"))
            .collect()
    };
    assert_eq!(of(&words(16, 2)), words(16, 2).join(" "));
    assert_eq!(of(&words(17, 2)), words(16, 2).join(" ") + " …");
    assert_eq!(
        of(&words(10, 15)),
        words(10, 15).join(" "),
        "159 characters"
    );
    assert_eq!(
        of(&words(10, 16)),
        words(10, 16).join(" ")[..160].to_owned() + " …"
    );
    assert_eq!(
        of(&words(20, 16)),
        words(10, 16).join(" ")[..160].to_owned() + " …"
    );
}

#[test]
fn a_merged_id_that_leads_nowhere_has_no_near_one() {
    let of = |more: &str| {
        let page = world()["dataset.toml"].clone() + more;
        helps("retired-id", &[("dataset.toml", &page)])
    };
    let other = "name the record that replaces it, or move the id to `[retired]`";
    assert_eq!(
        of("\n[merged]\ngone = \"bravoo\"\n"),
        ["did you mean `bravo`?"]
    );
    assert_eq!(of("\n[merged]\ngone = \"quite-another\"\n"), [other]);
    assert_eq!(
        of("\n[retired]\nbravoo = \"a slip\"\n\n[merged]\ngone = \"bravoo\"\n"),
        [other]
    );
    assert_eq!(
        of("\n[merged]\ngone = \"bravoo\"\nbravoo = \"gone\"\n"),
        [other, other]
    );
    assert_eq!(
        of("\n[merged]\ngone = \"bravoo\"\nbravoo = \"bravo\"\n"),
        ["write `gone = \"bravo\"`"]
    );
}

#[test]
fn a_quote_is_at_most_a_tenth_of_the_text() {
    let of = |words: usize, length: usize| {
        let quote = vec!["ab"; words].join(" ");
        let page = format!(
            "{quote} {}",
            "x".repeat(length.saturating_sub(quote.len() + 1))
        );
        of_passage(
            "quote-too-long",
            &page,
            &format!("alpha fights bravo | quote = \"{quote}\""),
        )
    };
    // Thirteen words are 38 characters here.
    assert_eq!((of(13, 380), of(13, 379)), (0, 1));
    assert_eq!(
        (of(12, 40), of(13, 40)),
        (0, 1),
        "of a short text twelve words"
    );
    assert_eq!((of(59, 10_000), of(60, 10_000)), (0, 1));
}

#[test]
fn a_number_jumps_within_a_year_and_by_three_times() {
    let of = |one: (&str, u32), two: (&str, u32)| {
        let strength = |(day, number): (&str, u32)| {
            let amount =
                format!("amount = {{ best = {number} }} | with = {{ population = \"fighters\" }}");
            format!("alpha strength - | when = \"{day}\" | {amount}")
        };
        found_in("sudden-jump", &paper("", &[&strength(one), &strength(two)])).len()
    };
    assert_eq!(
        of(("2020-05-01", 100), ("2020-05-01", 900)),
        0,
        "on one day"
    );
    assert_eq!(of(("2020-05-01", 100), ("2020-05-02", 900)), 1);
    assert_eq!(of(("2020-05-01", 100), ("2020-05-02", 300)), 1);
    assert_eq!(of(("2020-05-01", 300), ("2020-05-02", 100)), 1);
    assert_eq!(of(("2020-05-01", 100), ("2020-05-02", 299)), 0);
    assert_eq!(of(("2020-01-01", 100), ("2021-01-01", 300)), 1);
    assert_eq!(of(("2020-01-01", 100), ("2021-01-02", 300)), 0);
    assert_eq!(of(("2020-05-01", 0), ("2020-05-02", 900)), 0, "from none");
}

/// The helps of the findings of one rule in these files laid over the world.
fn helps(code: &str, files: &[(&str, &str)]) -> Vec<String> {
    let report = ties_check::check(&world_with(files.iter().copied()));
    let found = report
        .diagnostics
        .into_iter()
        .filter(|found| found.code == code);
    found.map(|found| found.help.unwrap_or_default()).collect()
}

#[test]
fn what_is_missing_between_keys_is_a_comma() {
    let of = |line: &str| {
        let entity = format!("kind = \"network\"\nname = \"Charlie\"\n{line}\n");
        helps("syntax", &[("entities/charlie.toml", entity.as_str())])
    };
    assert_eq!(
        of(r#"ids = { un = "XYe.002" wikidata = "Q1" }"#)[..1],
        ["put a comma between the two, or close the table with `}` before this"]
    );
}

#[test]
fn an_archived_text_has_something_in_it() {
    let archive = format!(
        "archive = {{ text = \"page.txt\", sha256 = \"{}\" }}",
        "0".repeat(64)
    );
    let of = |text: &str| {
        helps(
            "text-changed",
            &[
                ("sources/paper.toml", &paper(&archive, &[])),
                ("archive/page.txt", text),
            ],
        )
    };
    assert_eq!(
        of(""),
        ["restore the text, or replace `text` by a reason in `no-archive`"]
    );
    assert!(
        of("Alpha fights Bravo.")[0]
            .starts_with("restore the text, or, if it was replaced on purpose")
    );
}

#[test]
fn a_group_tells_a_tie_both_ways_once() {
    let of = |predicate: &str| {
        let paper = paper("", &[&format!("alpha {predicate} bravo")])
            .replace("subject = \"alpha\"", "subjects = [\"alpha\", \"bravo\"]")
            .replace("object = \"bravo\"", "objects = [\"bravo\", \"alpha\"]");
        found_in("duplicate-claim", &paper)
    };
    assert_eq!(
        of("allied-with"),
        ["the claim states `bravo` allied-with `alpha` twice"]
    );
    assert_eq!(of("arms"), NONE);
}

#[test]
fn events_alike_in_day_place_and_parties_are_twins() {
    let of = |more: &[&str], distinct: &str| {
        let event = |name: &str| format!("kind = \"event\"\nname = \"{name}\"\n");
        let told = |event: &str| {
            [
                format!("{event} occurred-in foxtrot-valley"),
                format!("alpha perpetrated {event}"),
                format!("{event} targeted bravo"),
            ]
        };
        let claims = [told("raid-one"), told("raid-two")].concat();
        let claims: Vec<&str> = claims
            .iter()
            .map(String::as_str)
            .chain(more.iter().copied())
            .collect();
        let (one, two) = (event("First raid"), event("Second raid") + distinct);
        let paper = paper("", &claims);
        let files = [
            ("entities/raid-one.toml", &*one),
            ("entities/raid-two.toml", &*two),
            ("sources/paper.toml", &*paper),
        ];
        found("duplicate-event", &files).len()
    };
    let (one, two) = (
        "raid-one occurred-on - | date = \"2021-05-01\"",
        "raid-two occurred-on - | date = \"2021-05-01\"",
    );
    let distinct = |from: &str| {
        format!(
            "distinct = [{{ from = \"{from}\", why = \"A test.\", by = \"ab\", reviewed-by = \"cd\" }}]\n"
        )
    };
    assert_eq!(of(&[one, two], ""), 1);
    assert_eq!(of(&[one, two], &distinct("raid-one")), 0);
    assert_eq!(of(&[one, two], &distinct("market-attack")), 1);
    assert_eq!(of(&[one, two, "raid-one different-from raid-two"], ""), 0);
    assert_eq!(of(&[one, two, "raid-two same-as raid-one"], ""), 0);
    assert_eq!(of(&[one, &two.replace("05-01", "05-02")], ""), 0);
    assert_eq!(
        of(
            &[&one.replace("05-01", "05"), &two.replace("05-01", "05")],
            ""
        ),
        0,
        "a month is no day"
    );
    assert_eq!(of(&[one, &format!("{two} | negated = true")], ""), 0);
    assert_eq!(
        of(
            &[one, two, "raid-two occurred-on - | date = \"2021-05-03\""],
            ""
        ),
        0,
        "told in two ways"
    );
}

#[test]
fn sentences_that_are_not_coded_are_named_up_to_six() {
    let of = |count: usize| {
        let archive = format!(
            "complete = true\narchive = {{ text = \"page.txt\", sha256 = \"{}\" }}",
            "0".repeat(64)
        );
        let page = vec!["Alpha fights Bravo."; count].join("\n\n");
        let found = found(
            "uncovered-sentence",
            &[
                ("sources/paper.toml", &paper(&archive, &[])),
                ("archive/page.txt", &page),
            ],
        );
        found.concat()
    };
    assert!(of(6).ends_with("`p5 s1`, `p6 s1`"), "{}", of(6));
    assert!(of(7).ends_with("`p6 s1`, and 1 more"), "{}", of(7));
    assert!(of(9).ends_with("`p6 s1`, and 3 more"), "{}", of(9));
}

#[test]
fn records_of_one_id_are_counted() {
    let of = |count: usize| {
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
    };
    assert_eq!(
        of(1)[0],
        "`entities/charlie.toml` also has the id `charlie`"
    );
    assert_eq!(
        of(2)[0],
        "`entities/1/charlie.toml` and 1 other record also have the id `charlie`"
    );
    assert_eq!(
        of(3)[0],
        "`entities/1/charlie.toml` and 2 other records also have the id `charlie`"
    );
}

#[test]
fn a_date_of_its_day_is_a_whole_word_in_any_case() {
    let code = "unresolved-relative-date";
    let told = |summary: &str| {
        let claim = format!("alpha fights bravo | when = \"2019\" | summary = \"{summary}\"");
        found_in(code, &paper("", &[&claim]))
    };
    let dates = [
        ("They fought in the past weeks.", "the past weeks"),
        ("They fought A WEEK AGO.", "A WEEK AGO"),
        ("They fought weeks ago", "weeks ago"),
        ("They Fought Two Weeks Ago.", "Weeks Ago"),
        (
            "They fought on the Previous Day, and this Morning",
            "the Previous Day",
        ),
        ("Yesterday, they fought.", "Yesterday"),
        ("They fought yesterday's men.", "yesterday"),
        (
            "They fought the past\u{e9} week, and last month.",
            "last month",
        ),
    ];
    for (summary, words) in dates {
        assert_eq!(
            told(summary),
            [format!("the summary uses the relative date “{words}”")],
            "{summary}"
        );
    }
    for summary in [
        "They fought in Lastweek.",
        "They fought \u{e9}yesterday.",
        "Long ago.",
    ] {
        assert_eq!(told(summary), NONE, "{summary}");
    }
}
