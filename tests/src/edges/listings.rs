//! Rules on lists and their entries.

use super::{NONE, found, found_in, paper};

fn concluded_listing(more: &str) -> String {
    format!(
        "bravo designated-under delta-list | with = {{ status = \"listed\" }} | premises = \
         [\"paper#c0\"]{more}"
    )
}

fn listings_by_association(premise: &str, more: &str) -> usize {
    found_in(
        "listing-by-association",
        &paper("", &[premise, &concluded_listing(more)]),
    )
    .len()
}

#[test]
fn a_listing_is_concluded_from_a_listing() {
    let listed = "alpha designated-under delta-list | with = { status = \"listed\" }";
    let code = "listing-by-association";
    let inferred = " | mode = \"inferred\"";
    assert_eq!(listings_by_association(listed, inferred), 1);
    assert_eq!(
        listings_by_association(listed, ""),
        0,
        "it is reported, not inferred; the premises are another rule's concern"
    );
    assert_eq!(
        listings_by_association(listed, &format!("{inferred} | negated = true")),
        0
    );
    assert_eq!(
        listings_by_association(&format!("{listed} | negated = true"), inferred),
        0
    );
    assert_eq!(listings_by_association("bravo part-of alpha", inferred), 0);
    assert_eq!(
        listings_by_association(
            "bravo designated-under delta-list | with = { status = \"listed\" }",
            inferred
        ),
        0
    );
    // Its own listing is among the premises.
    let own = "bravo designated-under delta-list | with = { status = \"listed\" }";
    let both =
        concluded_listing(inferred).replace("[\"paper#c0\"]", "[\"paper#c0\", \"paper#c1\"]");
    assert_eq!(found_in(code, &paper("", &[listed, own, &both])).len(), 0);
}

fn listing(who: &str, number: &str) -> String {
    format!(
        "{who} designated-under delta-list | with = {{ status = \"listed\", reference = \
         \"{number}\" }}"
    )
}

fn listings_of_part(number: &str, tie: &str) -> usize {
    found_in(
        "listing-by-association",
        &paper(
            "",
            &[&listing("charlie", "7"), &listing("bravo", number), tie],
        ),
    )
    .len()
}

#[test]
fn a_part_has_its_own_reference_number() {
    assert_eq!(listings_of_part("7", "bravo part-of charlie"), 1);
    assert_eq!(listings_of_part("7", "bravo member-of charlie"), 1);
    assert_eq!(listings_of_part("8", "bravo part-of charlie"), 0);
    assert_eq!(listings_of_part("7", "bravo allied-with charlie"), 0);
    assert_eq!(
        listings_of_part("7", "bravo part-of charlie | negated = true"),
        0
    );
    assert_eq!(listings_of_part("7", "bravo part-of alpha"), 0);
}

fn list_of_day(day: &str) -> String {
    paper(
        &format!("published = \"{day}\""),
        &["charlie designated-under delta-list | negated = true"],
    )
    .replacen("kind = \"report\"", "kind = \"list\"", 1)
}

fn not_on_the_list(one: &str, two: &str) -> Vec<String> {
    let page = paper(
        "published = \"2021-08\"",
        &["charlie designated-under delta-list"],
    );
    let one = list_of_day(one);
    let two = list_of_day(two);
    found(
        "not-on-the-list",
        &[
            ("sources/a.toml", &one),
            ("sources/b.toml", &two),
            ("sources/page.toml", &page),
        ],
    )
}

fn contradicted_by(source: &str) -> [String; 1] {
    [format!(
        "`charlie` is not on list `delta-list`: contradicted by `{source}#c0`"
    )]
}

#[test]
fn the_latest_list_near_the_claim_is_named() {
    assert_eq!(
        not_on_the_list("2021-08-01", "2021-08-01"),
        contradicted_by("a")
    );
    assert_eq!(
        not_on_the_list("2021-08-01", "2021-08-02"),
        contradicted_by("b"),
        "the latest list"
    );
    assert_eq!(
        not_on_the_list("2021-08-02", "2021-08-01"),
        contradicted_by("a")
    );
    assert_eq!(not_on_the_list("2015", "2021-08-01"), contradicted_by("b"));
    assert_eq!(not_on_the_list("2015", "2024"), NONE);
}
