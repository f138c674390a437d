//! `diff`: the new version follows from the old one and the diff; what a reader sees of it.

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_view::{
    Answer, Change, Diff, DiffView, RecordKind, TieChangeKind, apply, diff, diff_view,
};

use super::generated::{Numbers, datasets};
use crate::world::world_with;

/// A dataset after some random edits of records, claims and their order.
fn edited(dataset: &Dataset, numbers: &mut Numbers) -> Dataset {
    let mut edited = dataset.clone();
    for _ in 0..=numbers.below(6) {
        edit(&mut edited, numbers);
    }
    edited
}

fn edit(dataset: &mut Dataset, numbers: &mut Numbers) {
    let ids: Vec<Id> = dataset.sources.keys().cloned().collect();
    let id = ids[numbers.place(ids.len())].clone();
    let other = ids[numbers.place(ids.len())].clone();
    let spare = dataset.sources[&other].clone();
    let entities: Vec<Id> = dataset.entities.keys().cloned().collect();
    let entity = entities[numbers.place(entities.len())].clone();
    let coded = dataset.sources.get_mut(&id).unwrap();
    let place = numbers.place(coded.claims.len() + 1);
    let new_id = Id::new(&format!("n{}", numbers.below(4))).unwrap();
    match numbers.below(12) {
        0 => coded.claims.truncate(place),
        1 => coded.claims.reverse(),
        2 => coded.claims.insert(place, spare.claims[0].clone()),
        3 => coded.claims.rotate_left(place),
        4 => {
            if let Some(claim) = coded.claims.get_mut(place) {
                claim.id = new_id;
            }
        }
        5 => {
            if let (Some(claim), Some(other)) = (coded.claims.get_mut(place), spare.claims.last()) {
                let id = claim.id.clone();
                *claim = other.clone();
                claim.id = id;
            }
        }
        6 => coded.source = spare.source,
        7 => {
            dataset.sources.insert(new_id, spare);
        }
        8 if ids.len() > 2 => {
            dataset.sources.remove(&id);
        }
        9 => {
            dataset.entities.remove(&entity);
        }
        10 => {
            let record = dataset.entities[&entity].clone();
            dataset.entities.insert(new_id, record);
        }
        _ => {
            dataset.manifest = None;
            dataset.left_out += 1;
        }
    }
    for coded in dataset.sources.values_mut() {
        // The edits above take a claim of some source.
        if coded.claims.is_empty() {
            coded.claims.clone_from(&spare_claims());
        }
    }
}

fn spare_claims() -> Vec<ties::model::Claim> {
    let world = Dataset::read(&world_with([]));
    world.sources.values().next().unwrap().claims.clone()
}

fn check(old: &Dataset, new: &Dataset) -> Diff {
    let forward = diff(old, new);
    assert_eq!(apply(&forward, old).unwrap(), *new, "{forward:#?}");
    assert_eq!(apply(&diff(new, old), new).unwrap(), *old);
    forward
}

#[test]
fn the_new_version_follows_from_the_old_one_and_the_diff() {
    let mut numbers = Numbers(7);
    let mut seen = [0; 5];
    for dataset in datasets() {
        assert_eq!(check(&dataset, &dataset), Diff::default());
        let mut version = dataset.clone();
        for _ in 0..4 {
            let next = edited(&version, &mut numbers);
            for record in check(&version, &next).records {
                let kind = match record.change {
                    Change::Added { .. } => 0,
                    Change::Removed { .. } => 1,
                    Change::Renamed { .. } => 2,
                    Change::Changed { .. } => 3,
                };
                seen[kind] += 1;
                seen[4] += usize::from(record.occurrence > 0);
            }
            check(&dataset, &next);
            version = next;
        }
    }
    let datasets = datasets();
    for pair in datasets.windows(2) {
        check(&pair[0], &pair[1]);
        check(&Dataset::default(), &pair[0]);
    }
    assert!(seen.iter().all(|count| *count > 10), "{seen:?}");
}

/// Every key of every record of the small world is removed, one by one.
#[test]
fn each_optional_key_is_compared() {
    let world = Dataset::read(&world_with([]));
    let lines: Vec<_> = world.lines().map(ties::line::Line::write).collect();
    let mut compared = 0;
    for (place, line) in lines.iter().enumerate() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let (_, body) = record.as_object().unwrap().iter().next_back().unwrap();
        let kind = record.as_object().unwrap().keys().next_back().unwrap();
        for key in body.as_object().unwrap().keys() {
            let mut changed = record.clone();
            changed[kind].as_object_mut().unwrap().shift_remove(key);
            let mut texts = lines.clone();
            texts[place] = changed.to_string();
            let text = texts.join("\n");
            let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
            let found = check(&world, &dataset);
            assert!(!found.is_empty(), "{kind} {key}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn a_diff_applies_only_to_its_old_version() {
    let datasets = datasets();
    let [old, new, other] = &datasets[..3] else {
        panic!("there are more");
    };
    let conflict = apply(&diff(old, new), other).unwrap_err();
    assert!(conflict.place.starts_with("source s"), "{conflict}");
    let mut gone = old.clone();
    gone.entities.clear();
    let mut renamed = old.clone();
    let alpha = renamed.entities.get_mut("alpha").unwrap();
    alpha.name = serde_json::from_value("Alfa".into()).unwrap();
    let conflict = apply(&diff(old, &renamed), &gone).unwrap_err();
    assert_eq!(conflict.to_string(), "`entity alpha` is missing");
    let conflict = apply(&diff(old, &renamed), &renamed).unwrap_err();
    assert_eq!(
        conflict.to_string(),
        "`entity alpha /name` has another old value"
    );
    let added = diff(&gone, old);
    let conflict = apply(&added, old).unwrap_err();
    assert_eq!(conflict.to_string(), "`entity alpha` exists already");
    let conflict = apply(&diff(old, &gone), &renamed).unwrap_err();
    assert_eq!(
        conflict.to_string(),
        "`entity alpha` is not the record that was removed"
    );
}

/// A claim that changed only its id is renamed, unless two claims are equal.
#[test]
fn a_claim_with_another_id_is_renamed_if_that_is_unambiguous() {
    let old = &datasets()[0];
    let mut new = old.clone();
    let claims = &mut new.sources.get_mut("s0").unwrap().claims;
    claims[1].id = Id::new("other").unwrap();
    let found = check(old, &new);
    let [record] = found.records.as_slice() else {
        panic!("{found:#?}");
    };
    let renamed = Change::Renamed {
        from: "s0#c1".to_owned(),
    };
    assert_eq!((record.kind, &*record.id), (RecordKind::Claim, "s0#other"));
    assert_eq!(record.change, renamed);
    let claims = &mut new.sources.get_mut("s0").unwrap().claims;
    let mut copy = claims[1].clone();
    copy.id = Id::new("another").unwrap();
    claims.push(copy);
    let changes = check(old, &new).records;
    let words: Vec<_> = changes.iter().map(|it| it.change.label()).collect();
    assert_eq!(words, ["removed", "added", "added"]);
}

const OLD: &str = include_str!("old-version.jsonl");

/// The old dataset with some of its lines replaced.
fn version(replaced: &[(&str, &str)]) -> Dataset {
    let mut text = OLD.to_owned();
    for (old, new) in replaced {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    Dataset::read(&Files::from_texts([("all.jsonl", text)]))
}

fn view_of(new: &Dataset) -> DiffView {
    let old = version(&[]);
    check(&old, new);
    diff_view(("old", &old), ("new", new))
}

/// Every section of the text.
#[test]
fn a_diff_in_words() {
    let new = version(&[
        (r#""name":"Delta""#, r#""name":"Delta Force""#),
        (r#""version":"1.0.0""#, r#""version":"1.1.0""#),
        (r#""text":"Alfa""#, r#""text":"Al-Alfa""#),
        (
            r#""predicate":"allied-with","object":"bravo","when":"2020""#,
            r#""predicate":"fights","object":"bravo","when":"2019/2020","end-known":true"#,
        ),
        (
            r#""summary":"They fight.""#,
            r#""refuted-by":{"claim":"gazette#ally","reason":"a misprint"}"#,
        ),
        (r#""id":"arms","at":"p3""#, r#""id":"weapons","at":"p3""#),
        (
            r#""title":"The Paper""#,
            r#""title":"The Paper","retracted":{"on":"2022-01-05","reason":"it was invented"}"#,
        ),
        (
            r#""state":"open""#,
            r#""state":"settled","settled-for":"no","why":"Two papers say so.""#,
        ),
    ]);
    let view = view_of(&new);
    insta::assert_snapshot!(view.to_string());
    insta::assert_snapshot!(view.to_markdown());
    let rows: Vec<String> = view.rows().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(rows.join("\n"));
    let backwards = diff_view(("new", &new), ("old", &version(&[])));
    insta::assert_snapshot!(backwards.to_string());
}

#[test]
fn a_tie_that_became_contested_or_ended_names_the_claim() {
    let denial = r#""when":"2020","summary""#;
    let ended = r#""when":"2020/2021-02","start-known":true,"end-known":true,"summary""#;
    let more = concat!(
        r#"{"in":"paper","claim":{"id":"no","at":"p2","subject":"alpha","#,
        r#""predicate":"allied-with","object":"bravo","negated":true,"when":"2020"}}"#
    );
    let dispute = r#"{"id":"friends""#;
    let new = version(&[(denial, ended), (dispute, &format!("{more}\n{dispute}"))]);
    let view = view_of(&new);
    let mut found = Vec::new();
    for tie in &view.ties {
        found.push((
            tie.change,
            tie.claims[0].claim.as_str(),
            tie.claims[0].change,
        ));
    }
    assert_eq!(
        found,
        [
            (TieChangeKind::BecameContested, "paper#no", "added"),
            (TieChangeKind::Ended, "gazette#foe", "changed"),
        ]
    );
    assert!(view.citations.get("paper").is_some());
}

/// Records that cannot be read are not equal to anything.
#[test]
fn records_that_cannot_be_read_are_counted() {
    let new = version(&[(r#""kind":"armed-group","name":"Delta""#, r#""kind":7"#)]);
    let view = diff_view(("old", &new), ("new", &new));
    assert!(view.diff.is_empty() && !view.is_empty());
    let text = view.to_string();
    assert!(text.starts_with("No differences between old and new\n"));
    assert!(text.contains("1 file or record of old that cannot be read; run `ties check`"));
    assert!(text.contains("1 file or record of new that cannot be read; run `ties check`"));
    assert!(!diff_view(("a", &version(&[])), ("b", &new)).diff.is_empty());
}

#[test]
fn an_order_of_claims_is_a_difference() {
    let mut new = version(&[]);
    new.sources.get_mut("gazette").unwrap().claims.swap(0, 2);
    let view = view_of(&new);
    assert!(!view.is_empty());
    let text = view.to_string();
    assert!(
        text.contains("another order: the claims of gazette"),
        "{text}"
    );
    assert_eq!(view.rows().len(), 1);
}
