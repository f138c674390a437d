//! Contradictions: worked examples, and a comparison of every claim with every other claim.

mod denials;
mod directions;
mod values;

use std::collections::BTreeSet;

use proptest::prelude::*;
use ties_dataset::number::ClaimNo;
use ties_facts::contradiction::{Contradiction, Kind, opposes};
use ties_facts::facts::Facts;
use ties_facts::row::PairRow;

use super::{ALLIED, by, dataset};

/// Which claims are compared: those of one speaker, or those of different origins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    OneVoice,
    Origins,
}

fn of(facts: &Facts, between: Between) -> Vec<Contradiction> {
    let found = facts.contradictions().clone();
    if between == Between::Origins {
        found.between_origins
    } else {
        found.of_one_voice
    }
}

fn contradiction_text(found: &Contradiction) -> String {
    let kind = match found.kind {
        Kind::Denied => "denied",
        Kind::Excluded { never: true } => "never",
        Kind::Excluded { never: false } => "rarely",
        Kind::Opposite { is_cycle: true } => "cycle",
        Kind::Opposite { is_cycle: false } => "opposite",
        Kind::Dates => "dates",
        Kind::Amounts => "amounts",
        Kind::NoTie => "no tie",
    };
    format!(
        "{}/{} {kind} {}:{}",
        found.predicate,
        found.other,
        found.one_side.len(),
        found.other_side.len()
    )
}

/// The contradictions of a dataset in short: predicates, kind, and the number of claims per side.
fn found(sources: &[(&str, &str, &[&str])], between: Between) -> Vec<String> {
    let (_, facts, _) = dataset(sources);
    of(&facts, between).iter().map(contradiction_text).collect()
}

fn dated(date: &str) -> String {
    format!(r#""published":"{date}""#)
}

#[test]
fn claims_contradict_only_at_the_same_time() {
    let early = dated("2020-05-01");
    let later = dated("2020-10-01");
    let much_later = dated("2022-01-01");
    let denied = format!(r#"{ALLIED},"negated":true"#);
    let fights = r#""predicate":"fights","object":"b""#;
    let denied_and = |date: &str| {
        found(
            &[("s1", &early, &[ALLIED]), ("s2", date, &[&denied])],
            Between::Origins,
        )
    };
    assert_eq!(denied_and(&early), ["allied-with/allied-with denied 1:1"]);
    assert_eq!(
        denied_and(&later),
        ["allied-with/allied-with denied 1:1"],
        "a claim covers half a year before and after its source's date"
    );
    assert!(denied_and(&much_later).is_empty());
    assert!(
        denied_and("").is_empty(),
        "a claim without a time contradicts nothing"
    );
    assert_eq!(
        found(
            &[("s1", &early, &[fights, ALLIED]), ("s2", &early, &[ALLIED])],
            Between::Origins
        ),
        ["allied-with/fights rarely 1:1"],
        "one source that says both does not contradict another origin"
    );
    assert_eq!(
        found(
            &[("s1", &early, &[fights, ALLIED]), ("s2", &early, &[ALLIED])],
            Between::OneVoice
        ),
        ["allied-with/fights rarely 1:1"]
    );
}

#[test]
fn stated_times_are_taken_as_stated() {
    let early = dated("2020-05-01");
    let before = format!(r#"{ALLIED},"when":"2015/2016""#);
    let after = r#""predicate":"fights","object":"b","when":"2017/2018""#;
    let at_once = r#""predicate":"fights","object":"b","when":"2015-06/2018""#;
    assert!(
        found(
            &[("s1", &early, &[&before]), ("s2", &early, &[after])],
            Between::Origins
        )
        .is_empty()
    );
    assert_eq!(
        found(
            &[("s1", &early, &[&before]), ("s2", &early, &[at_once])],
            Between::Origins
        )
        .len(),
        1
    );
}

/// But a denial of the narrower predicate does not deny the wider one.
#[test]
fn denying_a_predicate_denies_those_that_imply_it() {
    let early = dated("2020-05-01");
    let branch = r#""predicate":"branch-of","object":"b""#;
    let no_part = r#""predicate":"part-of","object":"b","negated":true"#;
    let part = r#""predicate":"part-of","object":"b""#;
    let no_branch = r#""predicate":"branch-of","object":"b","negated":true"#;
    assert_eq!(
        found(
            &[("s1", &early, &[branch]), ("s2", &early, &[no_part])],
            Between::Origins
        ),
        ["branch-of/part-of denied 1:1"]
    );
    assert!(
        found(
            &[("s1", &early, &[part]), ("s2", &early, &[no_branch])],
            Between::Origins
        )
        .is_empty()
    );
    let alone = r#""predicate":"independent-of","object":"b""#;
    assert_eq!(
        found(
            &[("s1", &early, &[branch]), ("s2", &early, &[alone])],
            Between::Origins
        ),
        ["branch-of/independent-of never 1:1"]
    );
}

#[test]
fn an_unnamed_speaker_and_relays_of_one_speaker_do_not_contradict() {
    let early = dated("2020-05-01");
    let official = by(r#"{"class":"official"}"#);
    let no = format!(r#"{official},"negated":true"#);
    assert!(found(&[("s1", &early, &[&official, &no])], Between::OneVoice).is_empty());
    let w = by(r#""w""#);
    let not_w = format!(r#"{w},"negated":true"#);
    assert!(
        found(
            &[("s1", &early, &[&w]), ("s2", &early, &[&not_w])],
            Between::Origins
        )
        .is_empty()
    );
    assert_eq!(
        found(
            &[("s1", &early, &[&w]), ("s2", &early, &[&not_w])],
            Between::OneVoice
        )
        .len(),
        1
    );
}

#[test]
fn promises_contradict_nothing() {
    let early = dated("2020-05-01");
    let promise = format!(r#"{ALLIED},"negated":true,"mode":"promise""#);
    assert!(
        found(
            &[("s1", &early, &[ALLIED]), ("s2", &early, &[&promise])],
            Between::Origins
        )
        .is_empty()
    );
}

fn claim_of([subject, predicate, object]: [&str; 3], more: &str) -> String {
    format!(r#""subject":"{subject}","predicate":"{predicate}","object":"{object}"{more}"#)
}

fn contradicts(one: [&str; 3], other: [&str; 3], no: &str) -> Vec<String> {
    let one = claim_of(one, "");
    let other = claim_of(other, no);
    let source = r#""published":"2020-05-01""#;
    found(
        &[("s1", source, &[&one]), ("s2", source, &[&other])],
        Between::Origins,
    )
}

fn kind_and_sizes(found: &[String]) -> String {
    found.first().map_or(String::new(), |found| {
        found[found.find(' ').unwrap()..].to_owned()
    })
}

fn expected_kind(kind: &str) -> String {
    if kind.is_empty() {
        String::new()
    } else {
        format!(" {kind} 1:1")
    }
}

#[test]
fn exclusions_apply_in_both_directions_if_a_predicate_is_symmetric() {
    for (one, other, there, back) in [
        ("part-of", "independent-of", "never", "never"),
        ("commands", "independent-of", "never", "never"),
        ("part-of", "allied-with", "rarely", "rarely"),
        ("branch-of", "allied-with", "rarely", "rarely"),
        ("fights", "allied-with", "rarely", "rarely"),
        ("hostile-to", "allied-with", "rarely", "rarely"),
        ("part-of", "affiliate-of", "rarely", ""),
        ("supports", "hostile-to", "rarely", ""),
        ("arms", "hostile-to", "rarely", ""),
        ("arms", "fights", "", ""),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!(
                kind_and_sizes(&contradicts(["a", one, "b"], ["a", other, "b"], "")),
                expected_kind(there),
                "{one} {other}"
            );
            assert_eq!(
                kind_and_sizes(&contradicts(["a", one, "b"], ["b", other, "a"], "")),
                expected_kind(back),
                "{one} {other}"
            );
        }
    }
    let no = r#","negated":true"#;
    assert_eq!(
        contradicts(["a", "allied-with", "b"], ["b", "allied-with", "a"], no).len(),
        1
    );
    assert_eq!(
        contradicts(["a", "part-of", "b"], ["a", "part-of", "b"], no).len(),
        1
    );
    assert!(contradicts(["a", "part-of", "b"], ["b", "part-of", "a"], no).is_empty());
    // `no-known-tie` contradicts only ties between the same two parties.
    assert_eq!(
        contradicts(["a", "arms", "b"], ["b", "no-known-tie", "a"], ""),
        ["arms/no-known-tie no tie 1:1"]
    );
    assert_eq!(
        contradicts(["a", "endorses", "b"], ["a", "no-known-tie", "b"], ""),
        [""; 0],
        "a speech act is not a tie"
    );
    assert_eq!(
        contradicts(["a", "fights", "b"], ["a", "no-known-tie", "b"], ""),
        [""; 0],
        "`no-known-tie` concerns friendly ties only"
    );
    assert!(contradicts(["a", "fights", "b"], ["a", "allied-with", "c"], "").is_empty());
}

fn positions(claims: &[ClaimNo]) -> Vec<usize> {
    claims.iter().map(|claim| claim.index()).collect()
}

fn sides_text(found: &Contradiction) -> String {
    format!(
        "{} {:?}, {} {:?}",
        found.predicate,
        positions(&found.one_side),
        found.other,
        positions(&found.other_side)
    )
}

fn of_one_voice(claims: &[&str]) -> Vec<String> {
    let (_, facts, _) = dataset(&[("s1", r#""published":"2020-05-01""#, claims)]);
    of(&facts, Between::OneVoice)
        .iter()
        .map(sides_text)
        .collect()
}

fn bounded(claim: &str) -> String {
    format!(r#"{claim},"with":{{"scope":"in the north"}}"#)
}

#[test]
fn a_contradiction_names_the_affirming_side_first_and_each_claim_once() {
    let branch = r#""predicate":"branch-of","object":"b""#;
    let no_part = r#""predicate":"part-of","object":"b","negated":true"#;
    assert_eq!(
        of_one_voice(&[no_part, branch, branch]),
        ["branch-of [1, 2], part-of [0]"]
    );
    let none = r#""predicate":"no-known-tie","object":"b""#;
    let arms = r#""predicate":"arms","object":"b""#;
    assert_eq!(
        of_one_voice(&[none, arms, none]),
        ["arms [1], no-known-tie [0, 2]"]
    );
    // Claims dated by their source and claims with certain dates are one contradiction, which has
    // each claim once. Claims on another pair are another contradiction.
    let sure = format!(r#"{arms},"when":"2019-01/..""#);
    let sure_not = format!(r#"{arms},"negated":true,"when":"2019-01/..""#);
    let not = format!(r#"{arms},"negated":true"#);
    assert_eq!(
        of_one_voice(&[&sure, &sure_not, arms, &not]),
        ["arms [0, 2], arms [1, 3]"]
    );
    let other = arms.replace(r#""b""#, r#""c""#);
    let other_not = not.replace(r#""b""#, r#""c""#);
    assert_eq!(
        of_one_voice(&[&sure, &sure_not, &other, &other_not]),
        ["arms [0], arms [1]", "arms [2], arms [3]"]
    );
    // A bounded claim is not contradicted by a claim that may apply outside its bounds, but by one
    // that can never be true together with it.
    assert!(of_one_voice(&[&bounded(arms), &not]).is_empty());
    assert!(of_one_voice(&[arms, &bounded(&not)]).is_empty());
    assert!(of_one_voice(&[&bounded(ALLIED), r#""predicate":"fights","object":"b""#]).is_empty());
    let alone = r#""predicate":"independent-of","object":"b""#;
    assert_eq!(
        of_one_voice(&[&bounded(branch), alone]),
        ["branch-of [0], independent-of [1]"]
    );
    assert_eq!(
        of_one_voice(&[&bounded(arms), none]),
        ["arms [0], no-known-tie [1]"]
    );
    // A retracted claim contradicts nothing.
    assert!(of_one_voice(&[arms, &format!(r#"{not},"revises":"s1#c0""#)]).is_empty());
}

const PREDICATES: [&str; 3] = ["allied-with", "fights", "part-of"];

/// A made-up claim: who says it, when it starts, how many years it lasts, and its predicate.
type MadeUp = (usize, i32, i32, usize);

/// The claims of each of four speakers.
fn claims_by_speaker(made_up: &[MadeUp]) -> [Vec<String>; 4] {
    let mut by_speaker = [const { Vec::new() }; 4];
    for (speaker, start, length, predicate) in made_up {
        let predicate = PREDICATES[*predicate];
        let start = 2000 + start;
        let until = start + length;
        by_speaker[*speaker].push(format!(
            r#""predicate":"{predicate}","object":"b","when":"{start}/{until}""#
        ));
    }
    by_speaker
}

/// Whether two rows contradict each other, by direct comparison.
fn contradict(facts: &Facts, one: &PairRow, other: &PairRow, between: Between) -> bool {
    let source = |row: &PairRow| facts.rows.claim(row.claim).source;
    let is_one_source = source(one) == source(other);
    let meets = one.time.overlaps(other.time) == ties::edtf::Verdict::Certainly;
    meets && opposes(one, other) && is_one_source == (between == Between::OneVoice)
}

proptest! {
    /// The sweep finds the same contradictions as a comparison of every pair of claims.
    #[test]
    fn sweep_agrees_with_direct_comparison(
        made_up in prop::collection::vec((0..4_usize, 0..12_i32, 0..6_i32, 0..3_usize), 0..24),
    ) {
        let by_speaker = claims_by_speaker(&made_up);
        let claims = by_speaker.each_ref().map(|claims| -> Vec<&str> {
            claims.iter().map(String::as_str).collect()
        });
        let sources: [(&str, &str, &[&str]); 4] = [
            ("s0", "", &claims[0]),
            ("s1", "", &claims[1]),
            ("s2", "", &claims[2]),
            ("s3", "", &claims[3]),
        ];
        let (_, facts, _) = dataset(&sources);
        for between in [Between::Origins, Between::OneVoice] {
            let mut swept = BTreeSet::new();
            for found in of(&facts, between) {
                swept.extend(found.one_side);
                swept.extend(found.other_side);
            }
            let mut compared = BTreeSet::new();
            for one in &facts.rows.pairs {
                if facts.rows.pairs.iter().any(|other| contradict(&facts, one, other, between)) {
                    compared.insert(one.claim);
                }
            }
            prop_assert_eq!(swept, compared);
        }
    }
}
