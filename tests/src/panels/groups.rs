//! Group-years: strength, neighbours and lists.

use ties_dataset::number::EntityNo;
use ties_view::{Analysis, group_years};

use super::{ALLIED, all, dataset, name, when};

fn strength_of_a(amount: &str, with: &str) -> String {
    format!(
        "\"subject\":\"a\",\"predicate\":\"strength\",\"amount\":{amount},\
             \"with\":{{\"population\":\"fighters\"{with}}}"
    )
}

fn exactly(best: u32) -> String {
    strength_of_a(&format!(r#"{{"best":{best}}}"#), "")
}

fn ally_of_a(id: &str, at: &str) -> String {
    when(
        &format!(r#""subject":"a","predicate":"allied-with","object":"{id}""#),
        at,
    )
}

#[test]
fn a_group_year_counts_neighbours_and_never_averages() {
    let about = strength_of_a(r#"{"best":1000,"bound":"about"}"#, "");
    let between = strength_of_a(r#"{"low":500,"high":1500,"bound":"between"}"#, "");
    let in_place = strength_of_a(r#"{"best":9}"#, r#","place":"o""#);
    let members = "\"subject\":\"a\",\"predicate\":\"strength\",\"amount\":{\"best\":7},\
         \"with\":{\"population\":\"members\"}";
    let strength_of = |numbers: &[&str]| {
        let ones: Vec<[&str; 1]> = numbers.iter().map(|claim| [*claim]).collect();
        let ids: Vec<String> = (0..ones.len()).map(|number| format!("s{number}")).collect();
        let sources: Vec<(&str, &str, &[&str])> = ids
            .iter()
            .zip(&ones)
            .map(|(id, claims)| (id.as_str(), "2015-05-05", claims.as_slice()))
            .collect();
        let dataset = dataset(&sources);
        let computed = Analysis::new(&dataset, all());
        let row = group_years(&computed).next().unwrap();
        row.strength.map(|strength| {
            (
                strength.low,
                strength.best,
                strength.high,
                strength.origins,
                strength.disagree,
                strength.claims.len(),
            )
        })
    };
    assert_eq!(
        strength_of(&[&about, &between, &in_place, members]),
        Some((Some(500), Some(1000), Some(1500), 2, false, 2))
    );
    assert_eq!(strength_of(&[&in_place, members]), None, "unknown is not 0");
    assert_eq!(
        strength_of(&[&strength_of_a(r#"{"best":0}"#, "")]),
        Some((Some(0), Some(0), Some(0), 1, false, 1))
    );
    assert_eq!(
        strength_of(&[&about, &exactly(1100)]),
        Some((Some(1000), None, Some(1100), 2, false, 2))
    );
    assert_eq!(
        strength_of(&[&about, &exactly(1101)]),
        Some((Some(1000), None, Some(1101), 2, true, 2))
    );
    let least = strength_of_a(r#"{"best":4000,"bound":"at-least"}"#, "");
    assert_eq!(
        strength_of(&[&between, &least]),
        Some((Some(500), None, None, 2, true, 2)),
        "the highest value is open"
    );
    let most = strength_of_a(r#"{"best":4000,"bound":"fewer-than"}"#, "");
    assert_eq!(
        strength_of(&[&between, &most]),
        Some((None, None, Some(4000), 2, false, 2)),
        "the lowest value is open"
    );
    assert_eq!(
        strength_of(&[&strength_of_a(r#"{"bound":"unknown"}"#, "")]),
        None
    );
    let vague =
        strength_of(&[&strength_of_a(r#"{"bound":"vague","words":"dozens"}"#, "")]).unwrap();
    assert!(
        vague.0.is_some_and(|low| low > 0) && vague.1.is_none(),
        "{vague:?}"
    );
    assert_eq!(
        strength_of(&[&when(&about, "201X")]),
        None,
        "the date does not determine the year"
    );
}

/// Two ties with one unit count once. A year without friendly or hostile ties has no count.
#[test]
fn friends_and_enemies_are_counted_from_dyad_years() {
    let hosts = when(r#""subject":"a","predicate":"hosts","object":"b""#, "2015");
    let maybe = ally_of_a("d", "2014/2015");
    let maybe = format!(r#"{maybe},"holds":"sometime""#);
    let next = when(
        r#""subject":"a","predicate":"splinter-of","object":"b""#,
        "2016",
    );
    let dataset = dataset(&[(
        "s1",
        "2017",
        &[
            &ally_of_a("b", "2015"),
            &hosts,
            &ally_of_a("c", "2015"),
            &maybe,
            &next,
        ],
    )]);
    let computed = Analysis::new(&dataset, all());
    let counted: Vec<_> = group_years(&computed)
        .filter(|row| name(&computed, row.unit) == "a")
        .map(|row| {
            (
                row.year,
                row.friends
                    .map(|friends| (friends.certain, friends.possible)),
                row.enemies,
            )
        })
        .collect();
    assert_eq!(
        counted,
        [
            (2014, Some((0, 1)), None),
            (2015, Some((2, 1)), None),
            (2016, None, None)
        ]
    );
}

fn listed(list: &str, rest: &str) -> String {
    format!(
        "\"subject\":\"a\",\"predicate\":\"designated-under\",\"object\":\"{list}\",\
             \"mode\":\"legal-act\",{rest}"
    )
}

#[test]
fn a_list_counts_while_the_group_is_listed() {
    let by_law = listed("l", r#""when":"2014-03-01/..","holds":"throughout""#);
    let reported = r#""subject":"a","predicate":"designated-under","object":"m","when":"2015/..""#;
    let off = listed("m", r#""when":"2017","with":{"status":"delisted"}"#);
    let later = when(ALLIED, "2017-05-05");
    let dataset = dataset(&[
        ("s1", "2016-02-01", &[&by_law, reported]),
        ("s2", "2018", &[&later, &off]),
    ]);
    let computed = Analysis::new(&dataset, all());
    let names = |lists: &[EntityNo]| {
        lists
            .iter()
            .map(|list| name(&computed, *list))
            .collect::<String>()
    };
    let rows: Vec<_> = group_years(&computed)
        .filter(|row| name(&computed, row.unit) == "a")
        .map(|row| {
            format!(
                "{} {}/{} {}",
                row.year,
                names(&row.lists_certain),
                names(&row.lists_possible),
                row.list_claims.len()
            )
        })
        .collect();
    // A legal act continues to apply. After the date of the source, the entry is only possible.
    assert_eq!(rows, ["2014 l/ 1", "2015 lm/ 2", "2016 lm/ 2", "2017 /l 1"]);
}
