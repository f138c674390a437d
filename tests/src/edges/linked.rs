//! Records of one entity: claims on the other records are shown, marked and not counted.

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Selection, between, identity_links, show};

use super::paper;
use crate::world::world_with;

const HOTEL: &str = "kind = \"armed-group\"\nname = \"Hotel\"\n";
const INDIA: &str = "kind = \"armed-group\"\nname = \"India\"\n";
const JULIET: &str = "kind = \"armed-group\"\nname = \"Juliet\"\n";

fn dataset(claims: &[&str], others: &[&str]) -> Dataset {
    let paper_text = paper("", claims);
    let other = paper("publisher = \"delta\"", others);
    Dataset::read(&world_with([
        ("sources/paper.toml", paper_text.as_str()),
        ("sources/other.toml", other.as_str()),
        ("entities/hotel.toml", HOTEL),
        ("entities/india.toml", INDIA),
        ("entities/juliet.toml", JULIET),
    ]))
}

/// How records are linked to a record, with the claims that are shown of each.
fn linked(dataset: &Dataset, id: &str) -> Vec<String> {
    let view = show(&Analysis::new(dataset, Selection::default()), id).unwrap();
    let mut found = Vec::new();
    for record in &view.linked {
        let claims: Vec<_> = record.claims.iter().map(|claim| &*claim.claim).collect();
        assert!(
            view.to_string()
                .contains("Other records of the same entity")
        );
        found.push(format!("{}: {}", record.r#as, claims.join(" ")));
    }
    found
}

const RENAMED: &str = "hotel renamed-to india | when = \"2019\"";
const LISTED: &str = "hotel designated-under delta-list | mode = \"legal-act\"";
const FIGHTS: &str = "hotel fights bravo | when = \"2018\"";
const NEW_FIGHTS: &str = "india fights bravo | when = \"2020\"";

#[test]
fn the_old_and_the_new_record_show_each_other() {
    let dataset = dataset(&[RENAMED, LISTED, FIGHTS, NEW_FIGHTS], &[]);
    assert_eq!(
        linked(&dataset, "india"),
        ["as `hotel`, renamed to `india` in 2019 (paper#c0): paper#c1 paper#c2"]
    );
    assert_eq!(
        linked(&dataset, "hotel"),
        ["as `india`, renamed from `hotel` in 2019 (paper#c0): paper#c3"]
    );
    assert!(linked(&dataset, "bravo").is_empty());
}

#[test]
fn a_pair_is_shown_under_every_record_and_counted_once() {
    let dataset = dataset(&[RENAMED, LISTED, FIGHTS, NEW_FIGHTS], &[]);
    let [india, bravo, hotel] = ["india", "bravo", "hotel"].map(|id| Id::new(id).unwrap());
    let view = between(
        &Analysis::new(&dataset, Selection::default()),
        &india,
        &bravo,
    );
    assert_eq!(view.claims.len(), 1);
    assert_eq!(view.ties.len(), 1);
    assert_eq!(view.ties[0].episodes[0].claims_for, ["paper#c3"]);
    let [linked] = view.linked.as_slice() else {
        panic!("{:?}", view.linked)
    };
    assert_eq!(linked.records, ["hotel", "bravo"]);
    assert_eq!(linked.ties[0].episodes[0].claims_for, ["paper#c2"]);
    assert_eq!(linked.claims.len(), 1);
    assert!(view.related.is_empty(), "it is not listed twice");
    let text = view.to_string();
    assert!(text.contains("as `hotel`, renamed to `india` in 2019 (paper#c0)"));
    let json = serde_json::to_value(&view).unwrap();
    assert_eq!(json["linked"][0]["links"][0], "paper#c0");
    assert!(
        between(
            &Analysis::new(&dataset, Selection::default()),
            &hotel,
            &india
        )
        .linked
        .is_empty()
    );
}

#[test]
fn chains_are_followed_to_older_and_to_newer_records() {
    let dataset = dataset(
        &[
            "juliet renamed-to hotel | when = \"2015\"",
            "india successor-of hotel | with = { legal = true }",
            "juliet fights bravo",
            NEW_FIGHTS,
        ],
        &[],
    );
    assert_eq!(
        linked(&dataset, "india"),
        [
            "as `hotel`, legally succeeded by `india` (paper#c1): paper#c0",
            "as `juliet`, renamed to `hotel` in 2015 (paper#c0), legally succeeded by `india` \
             (paper#c1): paper#c0 paper#c2"
        ]
    );
    assert_eq!(
        linked(&dataset, "juliet"),
        [
            "as `hotel`, renamed from `juliet` in 2015 (paper#c0): paper#c1",
            "as `india`, legal successor of `hotel` (paper#c1), renamed from `juliet` in 2015 \
             (paper#c0): paper#c1 paper#c3"
        ]
    );
    let siblings = self::dataset(
        &["hotel renamed-to india", "hotel renamed-to juliet", FIGHTS],
        &[],
    );
    assert_eq!(
        linked(&siblings, "india").len(),
        1,
        "not those of a sibling"
    );
}

#[test]
fn only_believed_links_count_and_disputed_ones_are_marked() {
    for no_link in [
        "hotel renamed-to india | negated = true",
        "hotel renamed-to india | mode = \"hearsay\"",
        "hotel renamed-to india | attribution = [{ who = \"echo\", stance = \"doubts\" }]",
        "india successor-of hotel",
        "hotel merged-into india",
    ] {
        let dataset = dataset(&[no_link, FIGHTS], &[]);
        assert!(linked(&dataset, "india").is_empty(), "{no_link}");
    }
    let same = dataset(
        &["hotel same-as india", FIGHTS],
        &["hotel different-from india"],
    );
    let found = linked(&same, "india");
    assert_eq!(
        found,
        ["as `hotel`, the same as `india` (paper#c0), disputed: paper#c1"]
    );
    let denied = dataset(
        &[RENAMED, FIGHTS],
        &["hotel renamed-to india | negated = true"],
    );
    assert!(linked(&denied, "india")[0].contains(", disputed: "));
    let analysis = Analysis::new(&denied, Selection::default());
    let links = identity_links(&analysis.claims, &analysis.index, &analysis.facts);
    assert_eq!(links.len(), 1);
    assert!(links[0].is_disputed);
    assert_eq!(links[0].claims.len(), 1);
}
