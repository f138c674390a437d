//! Rules on claims in general, on the severities of rules, and on syntax.

use crate::world::world;

use super::{NONE, found, found_in, found_since, helps, paper};

fn cycle_with(more: &str) -> String {
    paper(
        "",
        &[
            &format!("alpha part-of bravo{more}"),
            &format!("bravo part-of alpha{more}"),
        ],
    )
}

#[test]
fn cycles_of_forecasts_or_unnamed_speakers_are_not_reported() {
    assert_eq!(found_in("cycle", &cycle_with("")).len(), 1);
    assert_eq!(
        found_in(
            "cycle",
            &cycle_with(" | attribution = [{ class = \"official\" }]")
        ),
        NONE
    );
    assert_eq!(
        found_in(
            "cycle",
            &cycle_with(" | mode = \"forecast\" | horizon = \"2022\"")
        ),
        NONE
    );
    assert_eq!(
        found_in("cycle", &paper("", &["alpha part-of alpha"])),
        NONE
    );
}

fn stale_exceptions(code: &str) -> Vec<String> {
    let page = world()["dataset.toml"].clone()
        + &format!("\n[severities]\n{code} = {{ severity = \"warning\", reason = \"a test\" }}\n");
    found("stale-exception", &[("dataset.toml", &page)])
}

#[test]
fn a_severity_for_an_unknown_rule_is_reported() {
    assert_eq!(stale_exceptions("self-tie"), NONE);
    assert_eq!(
        stale_exceptions("self-tye"),
        ["no rule has the code `self-tye`"]
    );
}

fn changed_meaning(before: &str, after: &str) -> String {
    let before = paper("", &[before]);
    let after = paper("", &[after]);
    let found = found_since(
        "meaning-changed",
        &[("sources/paper.toml", &before)],
        &[("sources/paper.toml", &after)],
    );
    found
        .concat()
        .replace("`paper#c0` changed its ", "")
        .replace(" since release `1.0.0`", "")
}

fn strength_of(best: &str) -> String {
    format!("bravo strength - | amount = {{ {best} }} | with = {{ population = \"fighters\" }}")
}

#[test]
fn changed_meaning_since_the_last_release_is_reported() {
    assert_eq!(
        changed_meaning("bravo allied-with delta", "delta allied-with bravo"),
        ""
    );
    assert_eq!(
        changed_meaning("bravo arms delta", "delta arms bravo"),
        "sides"
    );
    assert_eq!(
        changed_meaning("bravo arms delta", "bravo arms charlie"),
        "sides"
    );
    assert_eq!(
        changed_meaning("bravo arms delta", "bravo funds delta"),
        "predicate"
    );
    assert_eq!(
        changed_meaning("bravo arms delta", "bravo arms delta | negated = true"),
        "negation"
    );
    assert_eq!(
        changed_meaning(
            "bravo arms delta",
            "bravo arms delta | mode = \"allegation\""
        ),
        "mode"
    );
    assert_eq!(
        changed_meaning(
            "bravo arms delta",
            "bravo arms delta | attribution = [\"echo\"]"
        ),
        ""
    );
    assert_eq!(
        changed_meaning(
            "bravo arms delta | attribution = [\"gazette\"]",
            "bravo arms delta | attribution = [\"echo\"]"
        ),
        "speaker"
    );
    assert_eq!(
        changed_meaning(
            "bravo arms delta | when = \"2019\"",
            "bravo arms delta | when = \"2019-05\""
        ),
        ""
    );
    assert_eq!(
        changed_meaning(
            "bravo arms delta | when = \"2019\"",
            "bravo arms delta | when = \"2020\""
        ),
        "time"
    );
}

#[test]
fn a_value_compatible_with_the_old_one_is_not_a_changed_meaning() {
    let one = "bravo founded-on - | date = \"2010\"";
    let other = "bravo founded-on - | date = \"2011\"";
    assert_eq!(changed_meaning(one, other), "date");
    assert_eq!(changed_meaning(other, one), "date");
    assert_eq!(
        changed_meaning(one, "bravo founded-on - | date = \"2010-05\""),
        ""
    );
    let few = strength_of("best = 100");
    let many = strength_of("best = 900");
    let some = strength_of("low = 50, high = 100, bound = \"between\"");
    assert_eq!(changed_meaning(&few, &many), "amount");
    assert_eq!(changed_meaning(&many, &few), "amount");
    assert_eq!(changed_meaning(&few, &some), "");
    assert_eq!(changed_meaning(&some, &few), "");
}

fn helps_of_syntax(line: &str) -> Vec<String> {
    let entity = format!("kind = \"network\"\nname = \"Charlie\"\n{line}\n");
    helps("syntax", &[("entities/charlie.toml", entity.as_str())])
}

#[test]
fn help_names_a_missing_comma() {
    assert_eq!(
        helps_of_syntax(r#"ids = { un = "XYe.002" wikidata = "Q1" }"#)[..1],
        ["put a comma between the two, or close the table with `}` before this"]
    );
}

fn duplicate_claims(predicate: &str) -> Vec<String> {
    let paper = paper("", &[&format!("alpha {predicate} bravo")])
        .replace("subject = \"alpha\"", "subjects = [\"alpha\", \"bravo\"]")
        .replace("object = \"bravo\"", "objects = [\"bravo\", \"alpha\"]");
    found_in("duplicate-claim", &paper)
}

#[test]
fn a_symmetric_tie_stated_in_both_directions_is_a_duplicate() {
    assert_eq!(
        duplicate_claims("allied-with"),
        ["the claim states `bravo` allied-with `alpha` twice"]
    );
    assert_eq!(duplicate_claims("arms"), NONE);
}
