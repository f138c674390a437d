//! Panels: dyad-years and group-years of small datasets whose rows were counted by hand, one test
//! for each declared rule.

mod dyads;
mod groups;
mod whole;
mod years;

use std::fmt::Write;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_view::{Analysis, Policy, Relation, Selection, dyad_years, group_years};

/// Sources: id, date of publication, and claims as JSON keys. The `id` and `at` of a claim are
/// added.
type Sources<'t> = [(&'t str, &'t str, &'t [&'t str])];

/// A dataset with these sources. Its entities: `a` to `f` are armed groups, `s` is a state, `l` and
/// `m` are regimes, `o` is an organization, `p` a person, `u` unnamed armed groups. Only `a` to
/// `f` and `s` are units.
fn dataset(sources: &Sources<'_>) -> Dataset {
    let mut text = String::new();
    let kinds = [
        ("s", "state"),
        ("l", "regime"),
        ("m", "regime"),
        ("o", "organization"),
        ("p", "person"),
    ];
    let groups = ["a", "b", "c", "d", "e", "f"].map(|id| (id, "armed-group"));
    for (id, kind) in groups.into_iter().chain(kinds) {
        writeln!(
            text,
            r#"{{"id":"{id}","entity":{{"kind":"{kind}","name":"{id}"}}}}"#
        )
        .unwrap();
    }
    text += "{\"id\":\"u\",\"entity\":{\"kind\":\"unnamed\",\"stands-for\":\"armed-group\",\
         \"many\":true,\"name\":\"u\"}}";
    text.push('\n');
    for (id, date, claims) in sources {
        let date = if date.is_empty() {
            String::new()
        } else {
            format!(r#","published":"{date}""#)
        };
        writeln!(
            text,
            r#"{{"id":"{id}","source":{{"kind":"report","title":"{id}","language":"en"{date}}}}}"#
        )
        .unwrap();
        for (number, claim) in claims.iter().enumerate() {
            writeln!(
                text,
                r#"{{"in":"{id}","claim":{{"id":"c{number}","at":"p1",{claim}}}}}"#
            )
            .unwrap();
        }
    }
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the test records are valid");
    dataset
}

/// Counts every claim, up to the end of 2025.
fn all() -> Selection {
    counting("all", "2025-12-31")
}

fn counting(policy: &str, day: &str) -> Selection {
    Selection {
        policy: policy.parse::<Policy>().unwrap(),
        as_of: Some(day.parse().unwrap()),
        ..Selection::default()
    }
}

/// The ties of one sign as text: status, certain and further possible ties, origins,
/// predicates, claims for and against.
fn relation_text(relation: Option<&Relation>, computed: &Analysis<'_>) -> String {
    let Some(relation) = relation else {
        return "unknown".to_owned();
    };
    let claims = |claims: &[ClaimNo]| {
        claims
            .iter()
            .map(|claim| computed.facts.rows.reference(*claim))
            .collect::<Vec<_>>()
            .join(",")
    };
    let mut text = relation.status.label().to_owned();
    if let (Some(certain), Some(possible)) = (relation.ties_certain, relation.ties_possible) {
        write!(text, " {certain}+{possible}").unwrap();
    }
    write!(text, " of {}", relation.origins).unwrap();
    for predicate in &relation.predicates {
        write!(text, " {predicate}").unwrap();
    }
    write!(text, " {}", claims(&relation.claims)).unwrap();
    assert_eq!(
        relation.contested.unwrap_or_default(),
        !relation.claims_against.is_empty()
    );
    if relation.contested == Some(true) {
        write!(text, " against {}", claims(&relation.claims_against)).unwrap();
    }
    text
}

/// The dyad-years of `a` and `b` as text: the year, friendly ties, hostile ties.
fn of_a_and_b(sources: &Sources<'_>, counting: Selection) -> Vec<String> {
    let dataset = dataset(sources);
    let computed = Analysis::new(&dataset, counting);
    let rows = dyad_years(&computed)
        .filter(|row| name(&computed, row.a) == "a" && name(&computed, row.b) == "b");
    rows.map(|row| {
        let [friendly, hostile] = [&row.friendly, &row.hostile]
            .map(|relation| relation_text(relation.as_deref(), &computed));
        format!("{} + {friendly} - {hostile}", row.year)
    })
    .collect()
}

fn name(computed: &Analysis<'_>, unit: EntityNo) -> String {
    computed.index.entity_id(unit).unwrap().to_string()
}

/// The years at risk of a unit as text: year, days, whether the year is whole, certainty, entry
/// and exit.
fn at_risk(sources: &Sources<'_>, counting: Selection, unit: &str) -> Vec<String> {
    let dataset = dataset(sources);
    let computed = Analysis::new(&dataset, counting);
    let rows = group_years(&computed).filter(|row| name(&computed, row.unit) == unit);
    let text = |row: ties_view::GroupYear| {
        let whole = if row.whole { "whole" } else { "part" };
        let ends = [
            row.entry.map(ties_view::Entry::label),
            row.exit.map(ties_view::Exit::label),
        ];
        let ends: String = ends
            .into_iter()
            .flatten()
            .flat_map(|label| [" ", label])
            .collect();
        format!(
            "{} {} {whole} {}{ends}",
            row.year,
            row.days,
            row.at_risk.label()
        )
    };
    rows.map(text).collect()
}

const ALLIED: &str = r#""subject":"a","predicate":"allied-with","object":"b""#;

const FIGHTS: &str = r#""subject":"a","predicate":"fights","object":"b""#;

fn when(claim: &str, when: &str) -> String {
    format!(r#"{claim},"when":"{when}""#)
}

fn founded(date: &str) -> String {
    format!(r#""subject":"a","predicate":"founded-on","date":"{date}""#)
}

fn dissolved(date: &str) -> String {
    format!(r#""subject":"a","predicate":"dissolved-on","date":"{date}""#)
}
