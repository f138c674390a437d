//! What two papers disagree on, as `ties check` and `ties disputes` show it.

use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Selection, all_disputes};

use super::{NONE, found, paper};
use crate::world::world_with;

const OTHER_PAPER: &str = "kind = \"organization\"\nname = \"The Courier\"\n";

const HOTEL: &str = "kind = \"armed-group\"\nname = \"Hotel\"\n";

/// The claims of the paper and of another one, as files.
fn two_papers(one: &[&str], other: &[&str]) -> [(&'static str, String); 4] {
    [
        ("sources/paper.toml", paper("", one)),
        (
            "sources/other.toml",
            paper("publisher = \"courier\"", other),
        ),
        ("entities/courier.toml", OTHER_PAPER.to_owned()),
        ("entities/hotel.toml", HOTEL.to_owned()),
    ]
}

/// The messages of `disputed`, and the questions of `ties disputes` with the labels of their sides.
fn disagreements(one: &[&str], other: &[&str]) -> (Vec<String>, Vec<String>) {
    let files = two_papers(one, other);
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let dataset = Dataset::read(&world_with(files.iter().copied()));
    let mut questions = Vec::new();
    for dispute in all_disputes(&Analysis::new(&dataset, Selection::default())) {
        let labels: Vec<_> = dispute
            .sides
            .iter()
            .map(|side| side.label.clone())
            .collect();
        if dispute.id.is_none() {
            questions.push(format!("{} {}", dispute.question, labels.join(" | ")));
        }
    }
    (found("disputed", &files), questions)
}

#[test]
fn a_death_is_reported_and_denied() {
    let (found, questions) = disagreements(
        &["echo died-on - | date = \"2019-05-03\""],
        &["echo died-on - | date = \"2019\" | negated = true"],
    );
    assert_eq!(
        found,
        ["speakers disagree: `died-on` of `echo` in `paper#c0` is denied in `other#c0`"]
    );
    assert_eq!(questions, ["Echo · died-on? 3 May 2019 | not 2019"]);

    let (found, questions) = disagreements(
        &["alpha able-to - | summary = \"Hold the valley.\""],
        &["alpha able-to - | summary = \"hold the valley\" | negated = true"],
    );
    assert_eq!(found.len(), 1);
    assert_eq!(questions, ["Alpha · able-to · Hold the valley.? yes | no"]);

    let narrower = disagreements(
        &["echo died-on - | date = \"2019\""],
        &["echo died-on - | date = \"2019-05-03\" | negated = true"],
    );
    assert_eq!(narrower, (Vec::new(), Vec::new()));
}

#[test]
fn each_paper_makes_one_group_a_part_of_the_other() {
    let (found, questions) =
        disagreements(&["bravo part-of charlie"], &["charlie branch-of bravo"]);
    assert_eq!(
        found,
        [
            "speakers disagree: `bravo` part-of `charlie` in `paper#c0`, \
             but `charlie` branch-of `bravo` in `other#c0`"
        ]
    );
    assert_eq!(
        questions,
        ["Bravo · part-of · Charlie or Charlie · branch-of · Bravo? \
             Bravo · part-of · Charlie | Charlie · branch-of · Bravo"]
    );
    let one_paper = paper("", &["bravo part-of charlie", "charlie branch-of bravo"]);
    let files = [("sources/paper.toml", one_paper.as_str())];
    assert_eq!(super::found("cycle", &files).len(), 1);
    assert_eq!(super::found("self-contradiction", &files), NONE);
    assert_eq!(super::found("disputed", &files), NONE);
}

#[test]
fn two_papers_make_a_ring() {
    let (found, questions) = disagreements(
        &["alpha part-of bravo", "bravo faction-of hotel"],
        &["hotel unit-of alpha"],
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("speakers disagree: `part-of` forms a cycle: "));
    assert_eq!(questions.len(), 1);
    let files = two_papers(
        &["alpha part-of bravo", "bravo faction-of hotel"],
        &["hotel unit-of alpha"],
    );
    let mut files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    assert_eq!(super::found("cycle", &files), NONE);
    files.push((
        "disputes/ring.toml",
        "question = \"Who is above whom?\"\nstate = \"open\"\nsides = [{ label = \"one\", claims \
         = [\"paper#c0\", \"paper#c1\"] }, { label = \"other\", claims = [\"other#c0\"] }]\n",
    ));
    assert_eq!(super::found("disputed", &files), NONE);
}
