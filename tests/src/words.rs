//! Word lists, and the rules that use them to read texts, measured on sentences written for the
//! purpose and on the coded article, unchanged and spoiled.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use proptest::prelude::*;
use ties::edtf::Day;
use ties_dataset::file::Files;
use ties_text::words::{self, FILES, Tokens, VagueWord};

use crate::article::{Article, assert_coded_whole};
use crate::spoiling::{Count, spoiled, table};
use crate::world::{root, world_with};

/// The rules that are measured.
const RULES: [&str; 7] = [
    "wrong-weekday",
    "denial-dropped",
    "hedge-dropped",
    "number-not-in-passage",
    "subject-not-in-passage",
    "swapped-sides",
    "unresolved-relative-date",
];

#[test]
fn every_list_is_read_and_sorted_and_has_no_duplicates() {
    for (language, text) in FILES {
        let list = words::read(text).unwrap_or_else(|error| panic!("{language}: {error}"));
        assert_eq!(list.language, language);
        assert_eq!(
            (list.origin.as_str(), list.weekdays.len(), list.months.len()),
            ("own", 7, 12),
            "{language}"
        );
        let sorted = [
            &list.hedges,
            &list.not_hedges,
            &list.denials,
            &list.not_denials,
            &list.commitments,
            &list.demands,
            &list.agents,
            &list.helped_by,
            &list.attacked_by,
            &list.former,
            &list.formerly,
            &list.sentence_hedges,
            &list.agreements.words,
            &list.agreements.infinitives,
            &list.agreements.not_infinitives,
            &list.times.within,
            &list.times.until,
            &list.times.not_until,
            &list.times.bounds_before,
            &list.times.bounds_after,
            &list.listed_for,
            &list.listed_as,
            &list.breaks,
            &list.joins,
            &list.labels,
            &list.relative_dates,
            &list.speaker,
            &list.generic,
        ];
        for phrases in sorted.into_iter().chain(&list.weekdays).chain(&list.months) {
            let written: Vec<_> = phrases.originals().collect();
            let folded = |phrase: &&str| Tokens::new(phrase).words().collect::<Vec<_>>().join(" ");
            let distinct: BTreeSet<_> = written
                .iter()
                .map(folded)
                .filter(|phrase| !phrase.is_empty())
                .collect();
            assert_eq!(distinct.len(), written.len(), "{language}: {written:?}");
        }
        for phrases in sorted {
            assert!(
                phrases.originals().is_sorted(),
                "{language}: {:?}",
                phrases.originals().collect::<Vec<_>>()
            );
        }
        let feasts = text
            .split("\nfeasts = [")
            .nth(1)
            .unwrap()
            .split("\n]")
            .next()
            .unwrap();
        assert_eq!(
            feasts.matches("words").count(),
            list.feasts.len(),
            "{language}: the days of each feast are read"
        );
        for vague in &list.vague {
            assert!(
                vague.high.is_none_or(|high| vague.low < high),
                "{language}: {}",
                vague.words
            );
            assert_eq!(VagueWord::find(&vague.words, Some(language)), Some(vague));
        }
        assert!(
            words::of(&format!("{language}-XX")).is_some_and(|found| found.language == language)
        );
    }
    assert!(FILES.is_sorted_by_key(|(language, _)| language));
    assert!(words::of("so").is_none());
}

/// The entities of the trials, each with its names in the languages that have another script or
/// spelling.
const ENTITIES: [(&str, &str); 5] = [
    (
        "alpha",
        "kind = \"armed-group\"\nname = \"Alpha\"\nnames = [{ text = \"ALF\", kind = \"acronym\" \
         }, { text = \"Альфа\", lang = \"ru\" }, \
         { text = \"ألفا\", lang = \"ar\" }, { text = \"آلفا\", lang = \"fa\" }, { text = \
         \"الفا\", lang = \"ps\" }, \
         { text = \"الفا\", lang = \"ur\" }, { text = \"Alfa\", lang = \"tr\" }, { text = \
         \"Alpha\", lang = \"nl\" }, \
         { text = \"Alpha\", lang = \"de\" }, { text = \"Alpha\", lang = \"fr\" }, { text = \
         \"Alpha\", lang = \"es\" }]\n",
    ),
    (
        "bravo",
        "kind = \"armed-group\"\nname = \"Bravo\"\nnames = [{ text = \"Браво\", lang = \"ru\" }, { \
         text = \"برافو\", lang = \"ar\" }, \
         { text = \"براوو\", lang = \"fa\" }, { text = \"براوو\", lang = \"ps\" }, { text = \
         \"براوو\", lang = \"ur\" }, \
         { text = \"Bravo\", lang = \"nl\" }]\n",
    ),
    (
        "charlie",
        "kind = \"network\"\nname = \"Charlie\"\nnames = [{ text = \"Чарли\", lang = \"ru\" }, { \
         text = \"تشارلي\", lang = \"ar\" }]\n",
    ),
    ("delta", "kind = \"state\"\nname = \"Delta\"\n"),
    (
        "delta-army",
        "kind = \"state-organ\"\nname = \"Army of Delta\"\n",
    ),
];

/// A dataset with one source per trial, such as `trial-12`.
fn trials<'t>(rows: impl Iterator<Item = (&'t str, &'t str, &'t str)>) -> Files {
    let mut files: Vec<_> = ENTITIES
        .iter()
        .map(|(id, text)| (format!("entities/{id}.toml"), (*text).to_owned()))
        .collect();
    let mut archived = BTreeMap::new();
    for (number, (language, sentence, claim)) in rows.enumerate() {
        let head = format!(
            "kind = \"report\"\ntitle = \"Trial {number}\"\nlanguage = \"{language}\"\n\
             published = \"2021-09-03\"\n\
             archive = {{ text = \"{number}.txt\", sha256 = \"{}\" }}\n",
            ties_text::digest::sha256(sentence.as_bytes())
        );
        let claim = format!(
            "\n[[claims]]\nid = \"one\"\nat = \"p1 s1\"\n{}\n",
            claim.replace("; ", "\n")
        );
        files.push((format!("sources/trial-{number}.toml"), head + &claim));
        archived.insert(format!("{number}.txt"), sentence.to_owned());
    }
    Files::from_texts(files).with_archived(archived)
}

/// The codes that the measured rules report, by file.
fn found(files: &Files) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut found: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
    for one in ties_check::check(files).diagnostics {
        assert!(
            one.code != "shape" && one.code != "syntax",
            "{}: {}",
            files.as_slice()[one.file()].path,
            one.message
        );
        if RULES.contains(&one.code) {
            found
                .entry(files.as_slice()[one.file()].path.clone())
                .or_default()
                .insert(one.code);
        }
    }
    found
}

#[test]
fn sentences_made_up_are_read_right_nine_times_in_ten() {
    let text = fs::read_to_string(root().join("tests/src/words.tsv")).unwrap();
    let rows: Vec<Vec<_>> = text
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect())
        .collect();
    let found = found(&trials(rows.iter().map(|row| (row[1], row[2], row[3]))));
    let mut said = String::new();
    for set in ["tuned", "held out"] {
        let rows = rows.iter().enumerate().filter(|(_, row)| row[0] == set);
        let (counts, errors) = counted(rows, &found);
        writeln!(said, "{set}\n\n{}\n{errors}", table(&counts)).unwrap();
        let (right, wrong) = counts.values().fold((0, 0), |sum, count| {
            (sum.0 + count.right, sum.1 + count.wrong)
        });
        assert!(right >= 9 * wrong, "{set}: wrong too often:\n{errors}");
    }
    insta::assert_snapshot!(said);
}

/// The counts of the findings that some rows expect and those that they got, and the differences.
fn counted<'r>(
    rows: impl Iterator<Item = (usize, &'r Vec<&'r str>)>,
    found: &BTreeMap<String, BTreeSet<&'static str>>,
) -> (BTreeMap<&'r str, Count>, String) {
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut errors = String::new();
    for (number, row) in rows {
        let nothing = BTreeSet::new();
        let found = found
            .get(&format!("sources/trial-{number}.toml"))
            .unwrap_or(&nothing);
        let expected = Some(row[4]).filter(|code| *code != "-");
        for code in found {
            counts.entry(code).or_default().add(expected == Some(code));
            if expected != Some(code) {
                writeln!(errors, "wrong: {code}: {} | {}", row[2], row[3]).unwrap();
            }
        }
        if let Some(code) = expected.filter(|code| !found.contains(code)) {
            counts.entry(code).or_default().missed += 1;
            writeln!(errors, "missed: {code}: {} | {}", row[2], row[3]).unwrap();
        }
    }
    (counts, errors)
}

/// The world with the made-up article.
fn valley() -> Files {
    world_with([
        ("sources/valley.toml", include_str!("valley.toml")),
        ("archive/valley.txt", include_str!("valley.txt")),
    ])
}

#[test]
fn the_made_up_article_is_coded_whole() {
    assert_coded_whole(&valley(), "valley", 13);
}

#[test]
fn errors_in_the_made_up_article_are_found() {
    let article = Article::new(&valley(), "valley", include_str!("valley.txt"));
    insta::assert_snapshot!(spoiled(&article));
}

#[test]
fn a_language_without_a_list_is_reported_once() {
    let row = (
        "so",
        "Alpha Bravo.",
        "subject = \"alpha\"; predicate = \"supports\"; object = \"bravo\"",
    );
    let summary = ties_check::check(&trials([row, row].into_iter()))
        .summary
        .to_string();
    let note = "no word list for `so`: hedges, denials, numbers and dates of 2 claims not checked";
    assert_eq!(summary.matches(note).count(), 1, "{summary}");
}

#[test]
fn numbers_are_read_in_figures_and_words() {
    let trials = [
        ("en", "1,500 and 2.5 million", &[1_500, 2_500_000][..]),
        ("en", "two hundred and fifty", &[250]),
        ("en", "three million two hundred thousand", &[3_200_000]),
        ("en", "10-15, 5k; two dozen", &[10, 15, 5_000, 24]),
        ("nl", "drieëntwintigduizend", &[23_000]),
        ("de", "dreihundertfünfundsechzig", &[365]),
        ("fr", "quatre-vingt-dix-sept mille", &[97_000]),
        ("es", "doscientos cuarenta y tres", &[243]),
        ("ru", "двести сорок три тысячи", &[243_000]),
        ("tr", "iki yüz elli bin", &[250_000]),
        ("ar", "١٥٠ و خمسة وعشرون", &[150, 25]),
        ("fa", "۱٬۲۰۰ و صد و بیست و پنج", &[1_200, 125]),
        ("ur", "تین لاکھ", &[300_000]),
        ("ps", "درې زره، ۱۲", &[12]),
        ("en", "5,00,000 and 1,20,00,000", &[500_000, 12_000_000]),
        ("en", "1.2 crore, 2.5 lakh", &[12_000_000, 250_000]),
        (
            "en",
            "10 to 12,000 or 3-4 million",
            &[10_000, 12_000, 3_000_000, 4_000_000],
        ),
        ("en", "10,\n000 fighters", &[10_000]),
        ("ar", "خمسمئة و خمس مئة و ثمانيمئة", &[500, 800]),
        (
            "ru",
            "полторы тысячи, полтора миллиона",
            &[1_500, 1_500_000],
        ),
    ];
    for (language, text, expected) in trials {
        let list = words::of(language).unwrap();
        let found = list.numbers(text, &list.tokens(text));
        assert!(
            expected.iter().all(|number| found.contains(number)),
            "{text}: {found:?}"
        );
    }
    let list = words::of("en").unwrap();
    let numbers = |text: &str| list.numbers(text, &list.tokens(text));
    assert_eq!(numbers("1.500"), [1_500]);
    assert_eq!(numbers("1,20,000"), [120_000]);
    assert_eq!(numbers("from 300 to 900"), [300, 900]);
    assert_eq!(numbers("in 2010,\n200 people"), [2010, 200]);
    assert_eq!(numbers("three of four"), [3, 4]);
    assert!(numbers("no number at all").is_empty());
}

#[test]
fn feasts_have_the_right_dates() {
    let list = words::of("en").unwrap();
    let falls = |name: &str, day: &str| {
        let feast = list
            .feasts
            .iter()
            .find(|feast| feast.names.originals().any(|written| written == name))
            .unwrap();
        feast.may_fall_on(Day::parse(day).unwrap())
    };
    for (name, day) in [
        ("christmas", "1999-01-07"),
        ("nowruz", "2020-03-20"),
        ("new year's day", "2020-01-01"),
    ] {
        assert!(falls(name, day), "{name} {day}");
    }
    for (name, day) in [("christmas", "2021-01-09"), ("nowruz", "2021-04-20")] {
        assert!(!falls(name, day), "{name} {day}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn all_ways_to_hash_words_agree(text in "([A-Za-z0-9']{0,6}[ \
         .,’'-]|Ünal|ʿAlī|بن|\\PC){0,24}") {
        let tokens = Tokens::new(&text);
        let hashes = tokens.hashes();
        prop_assert_eq!(hashes.len(), tokens.len());
        prop_assert_eq!(&Tokens::hashes_of(&text), hashes);
        prop_assert_eq!(&Tokens::hashes_of(&text.to_ascii_uppercase()), hashes);
        for (one, a) in tokens.words().zip(hashes) {
            for (other, b) in tokens.words().zip(hashes) {
                prop_assert_eq!(one == other, a == b);
            }
        }
    }
}
