//! Dates, tested against the conformance strings, our own decisions, and tables of days, help texts
//! and comparisons.

use ties::edtf::{Edtf, End, Extent, Verdict};

use Verdict::{Certainly, No, Possibly};

const CONFORMANCE: &str = include_str!("edtf.tsv");
const DECISIONS: &str = include_str!("edtf-decisions.tsv");

/// The rows below the heading: the first cell without its quotation marks, and the other cells.
fn rows(table: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    table.lines().skip(1).map(|line| {
        let mut cells = line.split('\t');
        let string = cells.next().unwrap_or_default().trim_matches('"');
        (string, cells.collect())
    })
}

fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Checks the properties of every result: of a parsed date, or of an error.
fn check(text: &str) {
    match Edtf::parse(text) {
        Ok(date) => {
            assert_eq!(date.to_string(), text);
            if let (false, Some(earliest), Some(latest)) =
                (date.is_interval(), date.earliest(), date.latest())
            {
                assert!(earliest <= latest, "{text}");
            }
            assert_ne!(date.throughout().overlaps(date.throughout()), No, "{text}");
            assert_ne!(date.sometime().within(date.throughout()), No, "{text}");
        }
        Err(error) => {
            assert!(
                !error.message.is_empty() && !error.message.ends_with('.'),
                "{text}: {}",
                error.message
            );
            let Some(help) = error.help else { return };
            let suggested: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
            assert!(
                suggested.iter().all(|date| Edtf::parse(date).is_ok()),
                "{text}: {help}"
            );
        }
    }
}

#[test]
fn conformance_strings_are_parsed_as_specified() {
    let mut wrong = Vec::new();
    for (string, cells) in rows(CONFORMANCE) {
        check(string);
        let parsed = Edtf::parse(string);
        let right = match (cells.first(), cells.get(1)) {
            (Some(&"yes"), Some(&("0" | "1"))) => parsed.is_ok(),
            (Some(&"yes"), Some(&"2")) => {
                parsed.is_err_and(|error| error.message.contains("level 2") && error.help.is_some())
            }
            (Some(&"no"), _) => parsed.is_err(),
            _ => false,
        };
        if !right {
            wrong.push(string);
        }
    }
    assert_eq!(wrong, Vec::<&str>::new());
    assert_eq!(rows(CONFORMANCE).count(), 259);
}

#[test]
fn strings_that_other_parsers_disagree_on_are_decided() {
    for (string, cells) in rows(DECISIONS) {
        check(string);
        assert_eq!(
            Edtf::parse(string).is_ok(),
            cells.first() == Some(&"yes"),
            "{string}: {cells:?}"
        );
    }
}

#[test]
fn gives_the_first_and_the_last_day() {
    for (text, earliest, latest) in [
        ("2021-09-03", "2021-09-03", "2021-09-03"),
        ("2021-09", "2021-09-01", "2021-09-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("1985~", "1985-01-01", "1985-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX%", "1900-01-01", "1999-12-31"),
        ("XXXX-XX", "0000-01-01", "9999-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31"),
        ("-20XX", "-2099-01-01", "-2000-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("2001-21", "2001-01-01", "2001-12-31"),
        ("2001-22", "2001-01-01", "2002-03-31"),
        ("2001-24", "2001-01-01", "2002-03-31"),
        ("2021-09-03T23:59:59-12:00", "2021-09-03", "2021-09-03"),
        ("Y-10000", "-10000-01-01", "-10000-12-31"),
        ("2014-06/2017", "2014-06-01", "2017-12-31"),
        ("../2017", "none", "2017-12-31"),
        ("2014/", "2014-01-01", "none"),
        ("/..", "none", "none"),
    ] {
        let date = date(text);
        let shown =
            |day: Option<_>| day.map_or("none".to_owned(), |day: ties::edtf::Day| day.to_string());
        assert_eq!(
            (
                shown(date.earliest()).as_str(),
                shown(date.latest()).as_str()
            ),
            (earliest, latest),
            "{text}"
        );
    }
}

#[test]
fn keeps_qualifiers_and_distinguishes_open_from_unknown_ends() {
    for (text, qualifiers) in [
        ("2004", (false, false)),
        ("2004?", (true, false)),
        ("2004~", (false, true)),
        ("2004%", (true, true)),
    ] {
        let End::Days(days) = date(text).start() else {
            panic!("{text}")
        };
        assert_eq!((days.uncertain, days.approximate), qualifiers, "{text}");
    }
    let interval = date("2004?/2006~");
    assert!(matches!(interval.start(), End::Days(days) if days.uncertain && !days.approximate));
    assert!(matches!(interval.end(), End::Days(days) if days.approximate && !days.uncertain));
    assert_eq!(
        (date("../2004").start(), date("/2004").start()),
        (End::Open, End::Unknown)
    );
    assert_eq!(
        (date("2004/..").end(), date("2004/").end()),
        (End::Open, End::Unknown)
    );
}

#[test]
fn help_suggests_what_to_write_instead() {
    for (text, instead) in [
        ("2021/09/03", "write `2021-09-03`"),
        ("2021/09", "write `2021-09`"),
        ("2021-9-3", "write `2021-09-03`"),
        ("20210903", "write `2021-09-03`"),
        (
            "03/09/2021",
            "write `2021-09-03` or `2021-03-09`, whichever it is",
        ),
        ("13.09.2021", "write `2021-09-13`"),
        ("Sept 2021", "write `2021-09`"),
        ("3 September 2021", "write `2021-09-03`"),
        ("September 3rd, 2021", "write `2021-09-03`"),
        ("spring 2011", "write `2011-21`"),
        ("c. 1990", "write `1990~`"),
        ("1990s", "write `199X`"),
        ("199x", "write `199X`"),
        ("193?", "write `193X?`"),
        ("2019-2021", "write `2019/2021`"),
        ("2019\u{2013}2021", "write `2019/2021`"),
        ("2015-present", "write `2015/..`"),
        ("2015..", "write `2015/..`"),
        ("2015-", "write `2015/`"),
        ("2021/2019", "write `2019/2021`"),
        ("2021-09-03 10:00", "write `2021-09-03`"),
        ("2021-09-03T10:00:00.5Z", "write `2021-09-03`"),
        (" 1863-03-29", "write `1863-03-29`"),
        ("-0000-01", "write `0000-01`"),
        ("Y2006", "write `2006`"),
        ("198X-11", "write `198X`"),
        ("1984-1X", "write `1984`"),
        ("1XXX~", "write `1000~/1999~`"),
        ("198X/199X", "write `1980/1999`"),
        ("XXXX-12-21/1890-09-2X", "write `/1890-09`"),
        ("2004-06~-11", "write `2004-06-11~`"),
        ("2004?-06/2005-~07-11", "write `2004-06?/2005-07-11~`"),
        ("[1667,1668,1670..1672]", "write `1667/1672`"),
        ("[..1760-12-03]", "write `../1760-12-03`"),
        (
            "{1960,1961-12}",
            "give each of the dates a record of its own",
        ),
        ("{1760..}", "write `1760/..`"),
        ("2001-34", "write `2001-04/2001-06`"),
        ("2001-34/2001-41", "write `2001-04/2001-12`"),
        ("2001-29", "write `2001-21`"),
        ("Y17E8", "write `Y1700000000`"),
        ("1950S2", "write `19XX`"),
        ("/", "leave it out where no date is known"),
    ] {
        check(text);
        let error = Edtf::parse(text).expect_err(text);
        assert_eq!(error.help.as_deref(), Some(instead), "{text}: {error}");
    }
    // Nothing is suggested if the intended date is unclear.
    for text in [
        "foo",
        "2021-13",
        "2021-02-30",
        "late 2021",
        "March or April 2021",
        "1900s",
        "2021-00-00",
        "Y9E99",
    ] {
        check(text);
        assert_eq!(Edtf::parse(text).expect_err(text).help, None, "{text}");
    }
}

#[test]
fn compares_dates_that_are_not_known_to_the_day() {
    type Comparison = fn(Extent, Extent) -> Verdict;
    let comparisons: [Comparison; 5] = [
        Extent::before,
        Extent::after,
        Extent::overlaps,
        Extent::within,
        Extent::covers,
    ];
    // Each row: two dates, and whether the first is before, is after, overlaps, is within, and
    // covers the second.
    for (a, b, expected) in [
        (
            "2021-09-03",
            "2021-09-03",
            [No, No, Certainly, Certainly, Certainly],
        ),
        ("2021-09-03", "2021-09-04", [Certainly, No, No, No, No]),
        ("1985~", "199X", [Certainly, No, No, No, No]),
        ("198X", "1985", [Possibly; 5]),
        // Some day in August and some day in that year: every relation is possible, and
        // even the order is unknown.
        ("2021-08", "2021", [Possibly; 5]),
        (
            "2021-08",
            "2021-01-01/2021-12-31",
            [No, No, Certainly, Certainly, No],
        ),
        ("2021", "2021", [Possibly; 5]),
        ("2021-12", "2021", [Possibly; 5]),
        ("2020", "2021", [Certainly, No, No, No, No]),
        // An open end: the interval never ends. Its first day in 2015 is unknown.
        ("2015/..", "2014-12-31", [No, Certainly, No, No, No]),
        (
            "2015/..",
            "2015-06-01",
            [No, Possibly, Possibly, No, Possibly],
        ),
        ("2015/..", "2015-12-31", [No, No, Certainly, No, Certainly]),
        ("2015/..", "2100-01-01", [No, No, Certainly, No, Certainly]),
        // An unknown end: the interval may have ended on its first day, or never.
        ("2015/", "2014-12-31", [No, Certainly, No, No, No]),
        (
            "2015/",
            "2020-06-01",
            [Possibly, No, Possibly, No, Possibly],
        ),
        ("/2015", "2016", [Certainly, No, No, No, No]),
        ("/2015", "2014", [No, Possibly, Possibly, No, Possibly]),
        ("../2015", "0001-01-01", [No, No, Certainly, No, Certainly]),
        ("../..", "2021", [No, No, Certainly, No, Certainly]),
        ("2015/..", "2016/..", [No, No, Certainly, No, Certainly]),
        ("2014/2016", "2015", [No, No, Certainly, No, Certainly]),
        ("2014/2016", "2016/2018", [Possibly, No, Possibly, No, No]),
        (
            "2014-06-01/2016-06-01",
            "2016-06-01/2018",
            [No, No, Certainly, No, No],
        ),
        // The winter may run into March.
        (
            "2021-24",
            "2022-02-01",
            [Possibly, Possibly, Possibly, Possibly, Possibly],
        ),
        ("2021-23", "2022-02-01", [Certainly, No, No, No, No]),
        (
            "2021-09-03T23:00:00-11:00",
            "2021-09-04T00:00:00+11:00",
            [Certainly, No, No, No, No],
        ),
    ] {
        let first = date(a).extent();
        let second = date(b).extent();
        assert_eq!(
            comparisons.map(|compare| compare(first, second)),
            expected,
            "{a} and {b}"
        );
    }
}

#[test]
fn compares_the_whole_of_a_date_and_some_day_of_an_interval() {
    let august = date("2021-08");
    let year = date("2021");
    assert_eq!(august.sometime().within(year.throughout()), Certainly);
    assert_eq!(august.throughout().within(year.throughout()), Certainly);
    assert_eq!(august.throughout().within(year.sometime()), No);
    assert_eq!(year.throughout().covers(august.extent()), Certainly);
    assert_eq!(year.throughout().within(year.throughout()), Certainly);
    let years = date("2014/2016");
    assert_eq!(
        years.sometime().overlaps(date("2015-05-05").extent()),
        Possibly
    );
    assert_eq!(
        years
            .sometime()
            .covers(date("2015-05-05/2015-05-06").extent()),
        No
    );
    assert_eq!(years.sometime().after(date("2013").extent()), Certainly);
    assert_eq!(
        date("2015/").sometime().before(date("2015").extent()),
        Possibly
    );
    assert_eq!(date("2015/").sometime().before(date("2014").extent()), No);
}

/// Random bytes, random EDTF characters, and conformance strings with a few characters changed.
#[test]
fn never_panics() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    let alphabet: Vec<char> = "0123456789--//..??~%XYEST:+Z[]{}, ux\u{2013}\u{e9}"
        .chars()
        .collect();
    let known: Vec<&str> = rows(CONFORMANCE)
        .chain(rows(DECISIONS))
        .map(|(string, _)| string)
        .collect();
    for round in 0..60_000 {
        let text: String = match round % 3 {
            0 => {
                let bytes: Vec<u8> = (0..random(80))
                    .map(|_| u8::try_from(random(256)).unwrap_or_default())
                    .collect();
                String::from_utf8_lossy(&bytes).into_owned()
            }
            1 => (0..random(24))
                .map(|_| alphabet[random(alphabet.len())])
                .collect(),
            _ => {
                let mut text: Vec<char> = known[random(known.len())].chars().collect();
                for _ in 0..=random(3) {
                    let at = random(text.len() + 1);
                    match random(3) {
                        0 => text.insert(at, alphabet[random(alphabet.len())]),
                        1 if at < text.len() => text[at] = alphabet[random(alphabet.len())],
                        _ if at < text.len() => drop(text.remove(at)),
                        _ => {}
                    }
                }
                text.into_iter().collect()
            }
        };
        check(&text);
    }
}
