//! Which years of a unit are at risk, and how many of their days.

use ties_view::{Analysis, DyadYear, dyad_years, group_years};

use super::{
    ALLIED, FIGHTS, Sources, all, at_risk, counting, dataset, dissolved, founded, name, of_a_and_b,
    when,
};

#[test]
fn part_years_have_rows_and_their_days_are_counted() {
    let founded = founded("2015-07-01");
    let allied = when(ALLIED, "2016/..");
    let sources: &Sources<'_> = &[("s1", "2017-03-31", &[&founded, &allied])];
    assert_eq!(
        at_risk(sources, all(), "a"),
        [
            "2015 184 part certain founded",
            "2016 366 whole certain",
            "2017 90 part certain last-attested"
        ]
    );
    assert_eq!(
        at_risk(sources, all(), "b"),
        [
            "2016 366 whole certain first-attested",
            "2017 90 part certain last-attested"
        ]
    );
    let dataset = dataset(sources);
    let computed = Analysis::new(&dataset, all());
    let rows: Vec<DyadYear> = dyad_years(&computed).collect();
    let [first, last] = rows.as_slice() else {
        panic!("the years in which both are at risk: {rows:?}")
    };
    assert_eq!(
        (first.year, first.days, first.whole, first.entry),
        (2016, 366, true, Some(ties_view::Entry::FirstTold))
    );
    assert_eq!(
        (last.year, last.days, last.whole, last.exit),
        (2017, 90, false, Some(ties_view::Exit::LastTold))
    );
    assert_eq!((first.exit, last.entry), (None, None));
}

#[test]
fn the_reference_date_cuts_the_years() {
    let founded = founded("2015-07-01");
    let allied = when(ALLIED, "2016/..");
    let war = when(FIGHTS, "2019");
    let sources: &Sources<'_> = &[
        ("s1", "2017-03-31", &[&founded, &allied]),
        ("s2", "2020", &[&war]),
    ];
    assert_eq!(
        at_risk(sources, counting("all", "2016-06-30"), "a"),
        [
            "2015 184 part certain founded",
            "2016 182 part certain as-of"
        ]
    );
    assert_eq!(
        of_a_and_b(sources, counting("all", "2016-06-30")),
        ["2016 + possible 0+1 of 1 allied-with s1#c1 - unknown"],
        "the tie is in 2016, but may start after the reference date"
    );
    assert!(at_risk(sources, counting("all", "2015-06-30"), "a").is_empty());
    assert!(
        of_a_and_b(sources, counting("all", "2015-12-31")).is_empty(),
        "`b` is first attested after the reference date"
    );
    let sources: &Sources<'_> = &[(
        "s1",
        "2018",
        &[&when(ALLIED, "2015/2016"), &when(FIGHTS, "2016-07-01/2017")],
    )];
    assert_eq!(
        of_a_and_b(sources, counting("all", "2016-06-30"))[1],
        "2016 + certain 1+0 of 1 allied-with s1#c0 - unknown",
        "a claim on a later part of the year does not count"
    );
    assert!(
        of_a_and_b(sources, counting("all", "2016-07-01"))[1]
            .contains(" - certain 1+0 of 1 fights")
    );
}

fn years_of_a(claims: &[&str]) -> Vec<String> {
    at_risk(
        &[
            ("s1", "", claims),
            ("s2", "", &[&when(ALLIED, "2000-05-05")]),
        ],
        all(),
        "a",
    )
}

fn last_year_of_a(claims: &[&str]) -> String {
    years_of_a(claims).last().cloned().unwrap()
}

#[test]
fn disputed_and_vague_dates_make_years_possible() {
    let early = founded("1998-08");
    let late = founded("1999");
    let decade = founded("199X");
    assert_eq!(
        years_of_a(&[&late]),
        [
            "1999 365 whole certain founded",
            "2000 126 part certain last-attested"
        ]
    );
    assert_eq!(
        years_of_a(&[&early, &late]),
        [
            "1998 153 part possible founded",
            "1999 365 whole certain",
            "2000 126 part certain last-attested"
        ]
    );
    let rows = years_of_a(&[&decade]);
    assert_eq!(rows.len(), 11);
    assert_eq!(
        (rows[0].as_str(), rows[8].as_str()),
        ("1990 365 whole possible founded", "1998 365 whole possible")
    );
    assert_eq!(
        rows[9..],
        [
            "1999 365 whole certain",
            "2000 126 part certain last-attested"
        ]
    );
    // It existed by this day; the start is unknown.
    assert_eq!(
        years_of_a(&[&founded("../1999-12-31")])[0],
        "1999 1 part certain first-attested"
    );
    // Claims about the time before the founding, and denied claims, add no row.
    let before = when(FIGHTS, "1980");
    let denied = format!(r#"{},"negated":true"#, founded("1970"));
    assert_eq!(years_of_a(&[&late, &before, &denied]).len(), 2);
}

#[test]
fn dissolutions_and_mergers_end_the_years() {
    let late = founded("1999");
    let one = dissolved("2001-03-01");
    let other = dissolved("2003");
    assert_eq!(last_year_of_a(&[&late, &one]), "2001 60 part certain ended");
    assert_eq!(
        last_year_of_a(&[&late, &one, &other]),
        "2003 365 whole possible ended"
    );
    assert_eq!(
        years_of_a(&[&late, &one, &other])[2],
        "2001 365 whole certain"
    );
    assert_eq!(
        last_year_of_a(&[&late, &dissolved("1999-01-05"), &founded("2000-01-05")]),
        "2000 126 part certain last-attested"
    );
    let merged = r#""subject":"a","predicate":"merged-into","object":"c","when":"2002-02-01""#;
    assert_eq!(
        last_year_of_a(&[&late, &format!(r#"{merged},"with":{{"complete":true}}"#)]),
        "2002 32 part certain ended"
    );
    assert_eq!(
        last_year_of_a(&[&late, merged]),
        "2002 32 part certain last-attested",
        "a partial merger does not end the unit"
    );
}

#[test]
fn no_unit_has_more_than_a_hundred_years() {
    let far = when(ALLIED, "1747/..");
    let rows = at_risk(&[("s1", "2020-06-01", &[&far])], all(), "a");
    assert_eq!(rows.len(), 100);
    assert_eq!(
        (rows[0].as_str(), rows[99].as_str()),
        (
            "1921 365 whole certain cut",
            "2020 153 part certain last-attested"
        )
    );
    let ages_ago = when(FIGHTS, "Y-1000000");
    let now = when(ALLIED, "2020-06-01");
    let sources: &Sources<'_> = &[("s1", "2020-06-01", &[&ages_ago, &now])];
    assert_eq!(at_risk(sources, all(), "a").len(), 100);
    assert_eq!(
        of_a_and_b(sources, all()).last().unwrap(),
        "2020 + certain 1+0 of 1 allied-with s1#c1 - unknown"
    );
    let any = when(ALLIED, "XXXX");
    assert_eq!(
        at_risk(&[("s1", "2020-06-01", &[&any])], all(), "a").len(),
        100
    );
    assert_eq!(
        at_risk(
            &[("s1", "2020-06-01", &[&founded("2020/.."), &now])],
            all(),
            "a"
        )
        .len(),
        1
    );
}

#[test]
fn only_groups_and_powers_are_units() {
    let claims = [
        r#""subject":"a","predicate":"fights","object":"s""#,
        r#""subject":"p","predicate":"leads","object":"a""#,
        r#""subject":"a","predicate":"allied-with","object":"u""#,
        r#""subject":"o","predicate":"part-of","object":"a""#,
        r#""subject":"a","predicate":"designated-under","object":"l""#,
        r#""among":["a"],"predicate":"rival-of""#,
    ];
    let dataset = dataset(&[("s1", "2015", &claims)]);
    let computed = Analysis::new(&dataset, all());
    let dyads: Vec<_> = dyad_years(&computed)
        .map(|row| [name(&computed, row.a), name(&computed, row.b)])
        .collect();
    assert_eq!(dyads, [["a", "s"]]);
    let units: Vec<_> = group_years(&computed)
        .map(|row| name(&computed, row.unit))
        .collect();
    assert_eq!(units, ["a", "s"]);
}
