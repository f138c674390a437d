//! Contradicting dates and amounts.

use super::{Between, found};

fn founded(date: &str) -> String {
    format!(r#""predicate":"founded-on","date":"{date}""#)
}

fn strong(amount: &str) -> String {
    format!(r#""predicate":"strength","amount":{amount},"with":{{"population":"fighters"}}"#)
}

const JULY_2021: &str = r#""published":"2021-07""#;

fn between_two(one: &str, other: &str) -> Vec<String> {
    found(
        &[("s1", JULY_2021, &[one]), ("s2", JULY_2021, &[other])],
        Between::Origins,
    )
}

fn exact(number: u32, bound: &str) -> String {
    strong(&format!(r#"{{"best":{number},"bound":"{bound}"}}"#))
}

fn of_fighters(number: u32, when: &str) -> String {
    exact(number, "exact") + when
}

fn of_members(number: u32) -> String {
    of_fighters(number, "").replace("fighters", "members")
}

fn of_one_source(claims: &[String]) -> Vec<String> {
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    found(&[("s1", JULY_2021, &claims)], Between::OneVoice)
}

#[test]
fn dates_that_do_not_overlap_contradict() {
    let year = founded("1988");
    let other_year = founded("1989");
    let month = founded("1988-08");
    assert!(
        found(
            &[("s1", "", &[&year]), ("s2", "", &[&month])],
            Between::Origins
        )
        .is_empty()
    );
    let three: [(&str, &str, &[&str]); 3] = [
        ("s1", "", &[&year]),
        ("s2", "", &[&other_year]),
        ("s3", "", &[&month]),
    ];
    assert_eq!(
        found(&three, Between::Origins),
        ["founded-on/founded-on dates 3:0"]
    );
}

#[test]
fn amounts_that_do_not_overlap_contradict() {
    let few = strong(r#"{"low":500,"high":1500,"bound":"between"}"#);
    let some = strong(r#"{"low":1000,"high":2200,"bound":"between"}"#);
    let many = strong(r#"{"best":4000,"bound":"at-least"}"#);
    assert!(between_two(&few, &some).is_empty());
    assert_eq!(between_two(&few, &many), ["strength/strength amounts 2:0"]);
    assert_eq!(between_two(&many, &some), ["strength/strength amounts 2:0"]);
    assert_eq!(
        between_two(&exact(100, "exact"), &exact(105, "exact")).len(),
        1
    );
    assert!(
        between_two(&exact(100, "about"), &exact(105, "exact")).is_empty(),
        "`about` allows a difference of a tenth"
    );
    assert_eq!(
        between_two(&exact(100, "more-than"), &exact(100, "exact")).len(),
        1
    );
    assert!(between_two(&exact(100, "at-least"), &exact(100, "exact")).is_empty());
    assert_eq!(
        between_two(&exact(100, "fewer-than"), &exact(100, "exact")).len(),
        1
    );
    assert!(between_two(&exact(100, "at-most"), &exact(100, "exact")).is_empty());
    assert!(between_two(&exact(100, "exact"), &strong(r#"{"bound":"unknown"}"#)).is_empty());
    // Amounts of another population or another time are not compared.
    let members =
        r#""predicate":"strength","amount":{"best":9000},"with":{"population":"members"}"#;
    assert!(between_two(&few, members).is_empty());
    let earlier = format!(r#"{many},"when":"2015-01-01""#);
    assert!(between_two(&few, &earlier).is_empty());
}

#[test]
fn other_denied_forecast_and_doubted_values_contradict_nothing() {
    let year = founded("1988");
    let other_year = founded("1989");
    let few = strong(r#"{"low":500,"high":1500,"bound":"between"}"#);
    let many = strong(r#"{"best":4000,"bound":"at-least"}"#);
    for more in [
        r#","negated":true"#,
        r#","mode":"forecast""#,
        r#","attribution":[{"who":"w","stance":"doubts"}]"#,
    ] {
        assert!(
            between_two(&few, &(many.clone() + more)).is_empty(),
            "{more}"
        );
        let dates: [(&str, &str, &[&str]); 2] = [
            ("s1", "", &[&year]),
            ("s2", "", &[&(other_year.clone() + more)]),
        ];
        assert!(found(&dates, Between::Origins).is_empty(), "{more}");
    }
}

/// Amounts with certain dates and amounts dated by their source are compared together.
#[test]
fn one_speaker_contradicts_itself_per_measure() {
    let sure = r#","when":"2021-05-01""#;
    let claims = [
        of_fighters(100, sure),
        of_fighters(900, sure),
        of_members(100),
        of_members(900),
    ];
    assert_eq!(
        of_one_source(&claims),
        [
            "strength/strength amounts 2:0",
            "strength/strength amounts 2:0"
        ]
    );
    let claims = [
        of_fighters(100, sure),
        of_fighters(900, sure),
        of_fighters(100, ""),
        of_fighters(900, ""),
    ];
    assert_eq!(of_one_source(&claims), ["strength/strength amounts 4:0"]);
}
