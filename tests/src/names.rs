//! Names across scripts: spellings of one name match, different names do not.

use ties_text::names::{fold, matches, readings};

use crate::world::{codes, world_with};

const SPELLINGS: &str = include_str!("names.tsv");

#[test]
fn spellings_of_one_name_match_and_other_names_do_not() {
    let mut wrong = Vec::new();
    for row in SPELLINGS.lines().skip(1) {
        let [verdict, one, other] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        assert!(verdict == "meet" || verdict == "differ", "{row}");
        assert_eq!(matches(one, other), matches(other, one), "{row}");
        if matches(one, other) != (verdict == "meet") {
            wrong.push(format!(
                "{row}\n  {:?}\n  {:?}",
                readings(one),
                readings(other)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_name_matches_itself() {
    for name in SPELLINGS
        .lines()
        .skip(1)
        .flat_map(|row| row.split('\t').skip(1))
    {
        assert!(matches(name, name), "{name}");
    }
}

#[test]
fn folding_keeps_letters_and_figures_apart() {
    assert_eq!(fold("  Al-Qa'ida "), "alqaida");
    assert_eq!(fold("ＡＬＦ"), "alf");
    assert_eq!(fold("Front 1 2"), "front1 2");
    assert_ne!(fold("Front 1 2"), fold("Front 12"));
    assert_ne!(fold("Ḥaqqani"), fold("Haqqani"));
}

#[test]
fn unsupported_scripts_have_no_reading() {
    for name in [
        "塔利班",
        "თალიბანი",
        "Taliban 塔利班",
        "Taliban (طالبان)",
        "",
        "-",
        "aeiou",
    ] {
        assert_eq!(readings(name), [], "{name}");
    }
}

/// A merged id whose record still exists is reported by `retired-id` only, not as a duplicate.
#[test]
fn a_merged_record_is_not_reported_as_a_duplicate() {
    let title = "title = \"t\"\nversion = \"1\"\ndate = \"2022-01-01\"\nlicence = \"CC0-1.0\"\n\
         maintainers = [\"n\"]\n";
    for (old, new) in [("bravo", "charlie"), ("charlie", "bravo")] {
        for name in ["Khalvara", "Khalwarah"] {
            let files = world_with([
                (
                    "entities/bravo.toml",
                    "kind = \"armed-group\"\nname = \"Khalvara\"\n",
                ),
                (
                    "entities/charlie.toml",
                    &format!("kind = \"network\"\nname = \"{name}\"\n"),
                ),
                (
                    "dataset.toml",
                    &format!("{title}[merged]\n{old} = \"{new}\"\n"),
                ),
            ]);
            let codes: Vec<_> = codes(&files).into_iter().map(|(code, _)| code).collect();
            assert_eq!(codes, ["retired-id"], "{old} {name}");
        }
    }
}
