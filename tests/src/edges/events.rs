//! Rules on events and mergers.

use super::{NONE, found, found_in, paper};

#[test]
fn a_negated_or_revised_merger_ends_nothing() {
    let merged = "alpha-east merged-into alpha | when = \"2015\" | with = { complete = true }";
    let acts = "alpha-east fights delta | when = \"2017\"";
    let code = "outside-lifetime";
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

fn competing_claims(claims: &[&str]) -> Vec<String> {
    found_in("competing-responsibility", &paper("", claims))
}

#[test]
fn allies_may_claim_one_event_together() {
    let claimed = "claimed-responsibility-for market-attack";
    let [charlie, east, alpha] =
        ["charlie", "alpha-east", "alpha"].map(|who| format!("{who} {claimed}"));
    assert_eq!(
        competing_claims(&[&charlie]),
        ["`market-attack` is also claimed by another group, in `gazette-2021#claimed`"]
    );
    assert_eq!(
        competing_claims(&[&charlie, &alpha]),
        ["`market-attack` is also claimed by another group, in `gazette-2021#claimed`"],
        "the gazette says that alpha and charlie are allies"
    );
    assert_eq!(
        competing_claims(&[&charlie, &east, "charlie hostile-to alpha-east"]),
        ["`market-attack` is also claimed by another group, in `gazette-2021#claimed`, `paper#c0`"]
    );
    assert_eq!(
        competing_claims(&[
            &charlie,
            "bravo allied-with delta",
            "delta allied-with charlie"
        ])
        .len(),
        1,
        "allied only through an entity that does not claim the event"
    );
    assert_eq!(
        competing_claims(&[
            &charlie,
            &east,
            "bravo allied-with charlie",
            "charlie allied-with alpha-east"
        ]),
        NONE
    );
}

fn event(name: &str) -> String {
    format!("kind = \"event\"\nname = \"{name}\"\n")
}

fn raid(event: &str) -> [String; 3] {
    [
        format!("{event} occurred-in foxtrot-valley"),
        format!("alpha perpetrated {event}"),
        format!("{event} targeted bravo"),
    ]
}

fn duplicate_events(more: &[&str], distinct: &str) -> usize {
    let claims = [raid("raid-one"), raid("raid-two")].concat();
    let claims: Vec<&str> = claims
        .iter()
        .map(String::as_str)
        .chain(more.iter().copied())
        .collect();
    let one = event("First raid");
    let two = event("Second raid") + distinct;
    let paper = paper("", &claims);
    let files = [
        ("entities/raid-one.toml", &*one),
        ("entities/raid-two.toml", &*two),
        ("sources/paper.toml", &*paper),
    ];
    found("duplicate-event", &files).len()
}

fn distinct_from(from: &str) -> String {
    format!(
        "distinct = [{{ from = \"{from}\", why = \"A test.\", by = \"ab\", reviewed-by = \"cd\" \
         }}]\n"
    )
}

#[test]
fn events_with_equal_day_place_and_parties_may_be_duplicates() {
    let one = "raid-one occurred-on - | date = \"2021-05-01\"";
    let two = "raid-two occurred-on - | date = \"2021-05-01\"";
    assert_eq!(duplicate_events(&[one, two], ""), 1);
    assert_eq!(duplicate_events(&[one, two], &distinct_from("raid-one")), 0);
    assert_eq!(
        duplicate_events(&[one, two], &distinct_from("market-attack")),
        1
    );
    assert_eq!(
        duplicate_events(&[one, two, "raid-one different-from raid-two"], ""),
        0
    );
    assert_eq!(
        duplicate_events(&[one, two, "raid-two same-as raid-one"], ""),
        0
    );
    assert_eq!(
        duplicate_events(&[one, &two.replace("05-01", "05-02")], ""),
        0
    );
    assert_eq!(
        duplicate_events(
            &[&one.replace("05-01", "05"), &two.replace("05-01", "05")],
            ""
        ),
        0,
        "a month does not give the day"
    );
    assert_eq!(
        duplicate_events(&[one, &format!("{two} | negated = true")], ""),
        0
    );
    assert_eq!(
        duplicate_events(
            &[one, two, "raid-two occurred-on - | date = \"2021-05-03\""],
            ""
        ),
        0,
        "the second event has two different dates"
    );
}
