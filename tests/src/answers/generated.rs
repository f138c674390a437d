//! Small random datasets, the same in each run, for comparisons with slow reference answers.

use std::fmt::Write;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;

/// The title page of each dataset.
const MANIFEST: &str = concat!(
    r#"{"dataset":{"title":"Made up","version":"1.0.0","date":"2020-12-31","#,
    r#""licence":"CC0-1.0","maintainers":["M."]}}"#
);

/// How many datasets are generated.
const DATASETS: u64 = 40;

/// The ids of the armed groups of each dataset.
pub(super) const GROUPS: [&str; 6] = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"];
/// The ids of the persons.
pub(super) const PERSONS: [&str; 3] = ["golf", "hotel", "india"];
/// The ids of the lists of sanctioned parties.
pub(super) const LISTS: [&str; 2] = ["juliet-list", "kilo-list"];
/// The two dates at which answers are compared, and dates that are vague.
pub(super) const DATES: [&str; 5] = ["2015-06-15", "2019-03-01", "2018", "2016-02", "2012/2017"];

/// Random datasets: six groups, three persons, two lists, a place, and eight sources with vague and
/// exact dates, one of them retracted, one of them a copy.
pub(super) fn datasets() -> Vec<Dataset> {
    (1..=DATASETS).map(dataset).collect()
}

/// A generator of numbers (`SplitMix64`).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A place in a list of some length.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    fn one_of<'v>(&mut self, values: &[&'v str]) -> &'v str {
        values[self.place(values.len())]
    }
}

fn dataset(seed: u64) -> Dataset {
    let mut numbers = Numbers(seed);
    let mut text = String::new();
    let mut add = |line: String| writeln!(text, "{line}").unwrap();
    add(MANIFEST.to_owned());
    for (ids, kind) in [
        (&GROUPS[..], "armed-group"),
        (&PERSONS[..], "person"),
        (&LISTS[..], "regime"),
        (&["lima-valley"][..], "place"),
    ] {
        for id in ids {
            add(format!(
                r#"{{"id":"{id}","entity":{{"kind":"{kind}","name":"{}"}}}}"#,
                id.to_uppercase()
            ));
        }
    }
    for source in 0..8 {
        add(source_line(source, &mut numbers));
        for number in 0..8 {
            let claim = claim_keys(&mut numbers);
            add(format!(
                r#"{{"in":"s{source}","claim":{{"id":"c{number}","at":"p{}",{claim}}}}}"#,
                number + 1
            ));
        }
    }
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "the generated records are valid");
    dataset
}

/// A source, with a date that is exact, vague or absent. Source 6 is retracted, source 7 is a copy.
fn source_line(source: usize, numbers: &mut Numbers) -> String {
    let published = numbers.one_of(&[
        r#","published":"2016-05-20""#,
        r#","published":"2019-03""#,
        r#","published":"2020""#,
        r#","published":"2014~""#,
        "",
    ]);
    let speaker = match source % 3 {
        0 => format!(r#","publisher":"{}""#, numbers.one_of(&GROUPS)),
        _ => String::new(),
    };
    let fate = match source {
        6 => r#","retracted":{"on":"2020-02","reason":"an error"}"#,
        7 => r#","derived-from":"s0""#,
        _ => "",
    };
    let keys = format!(r#""title":"Paper {source}","language":"en"{published}{speaker}{fate}"#);
    format!(r#"{{"id":"s{source}","source":{{"kind":"report",{keys}}}}}"#)
}

/// The keys of a claim.
fn claim_keys(numbers: &mut Numbers) -> String {
    let subject = numbers.one_of(&GROUPS);
    let mut keys = match numbers.below(12) {
        0 => format!(
            r#""subject":"{subject}","predicate":"designated-under","object":"{}""#,
            numbers.one_of(&LISTS)
        ),
        1 => format!(
            r#""subject":"{}","predicate":"{}","object":"{subject}""#,
            numbers.one_of(&PERSONS),
            numbers.one_of(&["leads", "member-of"])
        ),
        2 => {
            let amount = 100 * (1 + numbers.below(9));
            let amount = format!(r#"{{"best":{amount},"bound":"about","unit":"members"}}"#);
            let with = r#"{"population":"fighters"}"#;
            format!(
                r#""subject":"{subject}","predicate":"strength","amount":{amount},"with":{with}"#
            )
        }
        3 => format!(r#""subject":"{subject}","predicate":"operates-in","object":"lima-valley""#),
        4 => {
            let others: Vec<_> = GROUPS.iter().filter(|id| **id != subject).take(3).collect();
            format!(r#""among":{others:?},"predicate":"allied-with""#)
        }
        _ => {
            let mut object = numbers.one_of(&GROUPS);
            if object == subject {
                object = PERSONS[0];
            }
            let predicates = if PERSONS.contains(&object) {
                &["supports", "hostile-to", "kin-ties-with"][..]
            } else {
                &[
                    "allied-with",
                    "supports",
                    "fights",
                    "hostile-to",
                    "branch-of",
                    "part-of",
                    "no-known-tie",
                    "tied-to",
                    "pledged-allegiance-to",
                    "cooperates-with",
                ][..]
            };
            format!(
                r#""subject":"{subject}","predicate":"{}","object":"{object}""#,
                numbers.one_of(predicates)
            )
        }
    };
    add_time(&mut keys, numbers);
    add_voice(&mut keys, numbers);
    keys
}

/// Adds a time to some claims.
fn add_time(keys: &mut String, numbers: &mut Numbers) {
    keys.push_str(numbers.one_of(&[
        "",
        "",
        r#","when":"2015-06-15""#,
        r#","when":"2015-06""#,
        r#","when":"2014/2018""#,
        r#","when":"2012/..","start-known":true"#,
        r#","when":"2015~/..""#,
        r#","when":"/2017","end-known":true"#,
        r#","when":"2016/2019","holds":"sometime""#,
        r#","when":"2013/2019-03","holds":"throughout""#,
        r#","former":true"#,
    ]));
}

/// Adds a mode, a speaker, a denial or a withdrawal to some claims.
fn add_voice(keys: &mut String, numbers: &mut Numbers) {
    if keys.contains("designated-under") {
        keys.push_str(r#","mode":"legal-act""#);
    } else {
        keys.push_str(numbers.one_of(&[
            "",
            "",
            "",
            r#","negated":true"#,
            r#","mode":"assessment""#,
            r#","mode":"promise","horizon":"2018""#,
            r#","mode":"forecast","horizon":"none-given""#,
            r#","mode":"allegation""#,
            r#","status":"accepted""#,
            r#","refuted-by":{"claim":"s0#c0","reason":"an error"}"#,
        ]));
    }
    let speaker = numbers.one_of(&PERSONS);
    match numbers.below(5) {
        0 => write!(keys, r#","attribution":["{speaker}"]"#).unwrap(),
        1 => keys.push_str(r#","attribution":[{"class":"official"}]"#),
        _ => {}
    }
}
