//! docs/how-do-i-say.md: each phrase has claims, and the claims have no findings.

use std::collections::BTreeSet;

use ties::model::Locator;

use crate::phrases::phrases;
use crate::world::{findings, root, world_with};

const HEAD: &str = r#"kind = "report"
title = "Who is who"
publisher = "gazette"
published = "2021-09-03"
language = "en"
coder = "ab"
reviewed-by = "cd"
"#;

/// A list that names the person of the examples: only then may claims call a living person a member
/// of an armed group.
const LIST: &str = r#"kind = "list"
title = "Schedule 1"
publisher = "delta"
published = "2015-01-01"
language = "en"
coder = "ab"
reviewed-by = "cd"

[[claims]]
id = "golf"
at = 'record "Golf"'
subject = "golf"
predicate = "designated-under"
object = "delta-list"
mode = "legal-act"
"#;

const GOLF: &str = "kind = \"person\"\nname = \"Golf\"\n";

fn findings_of(claims: &[String]) -> String {
    let mut source = HEAD.to_owned();
    for (number, claim) in (1..).zip(claims) {
        let id_and_locator = format!("\n[[claims]]\nid = \"c{number}\"\nat = \"p1 s{number}\"\n");
        source += &id_and_locator;
        source += claim;
    }
    findings(&world_with([
        ("sources/page.toml", source.as_str()),
        ("sources/schedule.toml", LIST),
        ("entities/golf.toml", GOLF),
    ]))
}

#[test]
fn each_phrase_is_coded_without_findings() {
    let phrases = phrases(&root());
    assert!(phrases.len() >= 50, "{} phrases", phrases.len());
    let words: BTreeSet<_> = phrases.iter().map(|phrase| &phrase.words).collect();
    assert_eq!(words.len(), phrases.len(), "a phrase is explained twice");
    let mut wrong = Vec::new();
    for phrase in &phrases {
        let findings = findings_of(&phrase.claims);
        let has_place = Locator::parse(&phrase.place).is_ok() && !phrase.source.is_empty();
        if !has_place || phrase.claims.is_empty() || !findings.is_empty() {
            wrong.push(format!("{}:\n{findings}", phrase.words));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
