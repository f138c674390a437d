//! JSON Lines give and take the same records as files; a bad line loses only its own record.

mod reading;

use std::fmt::Write as _;
use std::iter;

use serde_json::Value;
use ties::layout::Layout;
use ties::line::{Line, LineFault};
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;

use crate::world::{codes, findings, root, world, world_with};

/// The world, as lines.
fn lines() -> Vec<String> {
    Dataset::read(&world_with([]))
        .lines()
        .map(Line::write)
        .collect()
}

fn of_lines(lines: &[String]) -> Files {
    Files::from_texts([(
        "world.jsonl",
        lines
            .iter()
            .fold(String::new(), |text, line| text + line + "\n"),
    )])
}

#[test]
fn lines_give_equal_records() {
    let dataset = Dataset::read(&world_with([]));
    assert_eq!(Dataset::read(&of_lines(&lines())), dataset);
    let real = Dataset::read(&Files::read(&root().join("data")).unwrap());
    let text = real
        .lines()
        .map(Line::write)
        .fold(String::new(), |text, line| text + &line + "\n");
    assert_eq!(
        Dataset::read(&Files::from_texts([("data.jsonl", text)])),
        real
    );
}

/// A record is written with exactly the keys that it has.
#[test]
fn absent_keys_are_not_written() {
    /// The pointers to all keys of tables in a value.
    fn keys(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
        match value {
            Value::Object(table) => {
                for (key, inner) in table {
                    found.push((at.to_owned(), key.clone()));
                    keys(
                        inner,
                        &format!("{at}/{}", ties::pointer::escape(key)),
                        found,
                    );
                }
            }
            Value::Array(values) => {
                values
                    .iter()
                    .enumerate()
                    .for_each(|(place, inner)| keys(inner, &format!("{at}/{place}"), found));
            }
            _ => {}
        }
    }
    let mut optional = 0;
    for line in lines() {
        let whole: Value = serde_json::from_str(&line).unwrap();
        let mut found = Vec::new();
        keys(&whole, "", &mut found);
        for (at, key) in found {
            let mut less = whole.clone();
            let table = less.pointer_mut(&at).unwrap().as_object_mut().unwrap();
            table.shift_remove(&key);
            // An empty table is covered by the removal of its own key.
            if table.is_empty() {
                continue;
            }
            let Ok(record) = Line::read(&less.to_string()) else {
                continue;
            };
            let again: Value = serde_json::from_str(&record.write()).unwrap();
            let (mut written, mut read) = (Vec::new(), Vec::new());
            keys(&again, "", &mut written);
            keys(&less, "", &mut read);
            let added: Vec<_> = written.iter().filter(|key| !read.contains(key)).collect();
            assert!(added.is_empty(), "without `{key}` of `{at}`: {added:?}");
            optional += 1;
        }
    }
    assert!(optional >= 100, "{optional}");
}

/// A folder written as lines and back gives equal records, and files with the same findings as the
/// original ones.
#[test]
fn lines_become_files_with_equal_records() {
    for (name, files) in [
        ("world", world_with([])),
        ("data", Files::read(&root().join("data")).unwrap()),
    ] {
        let dataset = Dataset::read(&files);
        let lines = dataset
            .lines()
            .fold(String::new(), |text, line| text + &line.write() + "\n");
        let from_lines = Dataset::read(&Files::from_texts([("all.jsonl", lines)]));
        let written = Files::from_texts(from_lines.files());
        assert_eq!(Dataset::read(&written), dataset);
        let first = ties_check::check(&files).summary;
        let again = ties_check::check(&written).summary;
        assert_eq!(first, again, "{name}");
        if name == "world" {
            let all = from_lines.files().fold(String::new(), |all, (path, text)| {
                all + "# " + &path + "\n" + &text + "\n"
            });
            insta::assert_snapshot!(all);
        }
    }
}

/// Texts that are hard to escape, in every kind of text field.
#[test]
fn texts_that_need_escaping_become_files() {
    let hard = "a\"\"\"b''c\\ \u{1}\u{7f}\u{85}\u{2028}\t\r\n\n d # = [x] \u{202e}é𝒳 ";
    let quoted = serde_json::to_string(hard).unwrap();
    let lines = [
        "{\"id\":\"alpha\",\"entity\":{\"kind\":\"armed-group\",\"name\":HARD,\
         \"names\":[{\"text\":HARD},{\"text\":\"b\"}]}}",
        "{\"id\":\"gazette\",\"source\":{\"kind\":\"report\",\"title\":HARD,\
         \"skipped\":{HARD:\"heading\",\"\":\"no-tie\",\
         \"p1\":{\"reason\":\"folded\",\"note\":HARD}}}}",
        "{\"in\":\"gazette\",\"claim\":{\"id\":\"a\",\"at\":\"p1\",\"subject\":\"alpha\",\
         \"predicate\":\"trend\",\"summary\":HARD}}",
    ];
    let lines = lines.join("\n").replace("HARD", &quoted);
    let dataset = Dataset::read(&Files::from_texts([("hard.jsonl", lines)]));
    assert_eq!((dataset.left_out, dataset.claims().count()), (0, 1));
    assert_eq!(Dataset::read(&Files::from_texts(dataset.files())), dataset);
}

#[test]
fn lines_are_checked_as_files_are() {
    let files = of_lines(&lines());
    assert_eq!(findings(&files), "");
    let of_lines = ties_check::check(&files).summary;
    let of_files = ties_check::check(&world_with([])).summary;
    assert_eq!(
        (
            of_lines.claims,
            of_lines.entities,
            of_lines.sources,
            of_lines.disputes
        ),
        (of_files.claims, of_files.entities, 1, 1)
    );

    // The same error has the same code in both.
    let toml = world()["sources/gazette-2021.toml"]
        .replace("object = \"charlie\"", "object = \"charly\"")
        .replacen("\"arms\"", "\"fights\"", 1);
    let in_files = codes(&world_with([("sources/gazette-2021.toml", toml.as_str())]));
    let changed: Vec<_> = lines()
        .iter()
        .map(|line| {
            line.replace("\"object\":\"charlie\"", "\"object\":\"charly\"")
                .replace("\"arms\"", "\"fights\"")
        })
        .collect();
    let in_lines = codes(&Files::from_texts([("world.jsonl", changed.join("\n"))]));
    let only_codes = |found: &[(&'static str, String)]| {
        found
            .iter()
            .map(|(code, text)| (*code, text.clone()))
            .collect::<Vec<_>>()
    };
    assert!(!in_files.is_empty());
    assert_eq!(only_codes(&in_lines), only_codes(&in_files));
}

#[test]
fn a_claim_may_precede_its_source() {
    let mut backwards = lines();
    backwards.reverse();
    assert_eq!(findings(&of_lines(&backwards)), "");
    assert_eq!(
        Dataset::read(&of_lines(&backwards)).claims().count(),
        Dataset::read(&world_with([])).claims().count()
    );
}

#[test]
fn files_and_lines_make_one_dataset() {
    let mut files = world();
    files.remove("sources/gazette-2021.toml");
    let rest: Vec<_> = lines()
        .into_iter()
        .filter(|line| line.contains("\"source\":{") || line.starts_with("{\"in\""))
        .collect();
    files.insert("bulk/gazette.jsonl".to_owned(), rest.join("\n"));
    assert_eq!(findings(&Files::from_texts(files)), "");
}

#[test]
fn a_bad_line_costs_itself() {
    let mut bad = lines();
    bad[3] =
        "{\"id\":\"bravo\",\"entity\":{\"kind\":\"armed-group\",\"name\":\"Bravo\"}".to_owned();
    bad.push(
        "{\"in\":\"gazette-2021\",\"claim\":{\"id\":\"x\",\"at\":\"p1\",\
         \"predicate\":\"alied-with\",\"subject\":7}}"
            .to_owned(),
    );
    bad.push(
        "{\"in\":\"gazette-2020\",\"claim\":{\"id\":\"y\",\"at\":\"p1\",\"subject\":\"alpha\",\
         \"predicate\":\"trend\",\"summary\":\"a\"}}"
            .to_owned(),
    );
    bad.push("{\"id\":\"golf\",\"claim\":{}}".to_owned());
    bad.push("[1, 2]".to_owned());
    bad.push("  ".to_owned());
    bad.push(
        "{\"id\":\"hotel\",\"entity\":{\"kind\":\"person\",\"name\":\"H\",\
         \"nam\":\"\\u001b[31m\"}}"
            .to_owned(),
    );
    insta::assert_snapshot!(findings(&of_lines(&bad)));
}

/// Every line that the schema accepts, the model accepts, and the reverse.
#[test]
fn schema_and_model_accept_the_same_lines() {
    let validator = jsonschema::draft202012::new(&Layout::Line.schema()).unwrap();
    let keys = [
        "id", "in", "dataset", "entity", "source", "claim", "dispute",
    ];
    let records: Vec<Value> = lines()
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut values: Vec<(String, Value)> = keys
        .iter()
        .filter_map(|key| {
            records
                .iter()
                .find_map(|record| record.get(*key))
                .map(|value| ((*key).to_owned(), value.clone()))
        })
        .collect();
    values.push(("unheard-of".to_owned(), Value::from("a")));
    let mut asked = 0;
    // Every subset of the keys, and each subset with one value replaced.
    for choice in 0_u32..1 << values.len() {
        let chosen: Vec<_> = values
            .iter()
            .enumerate()
            .filter(|(bit, _)| choice & (1 << bit) != 0)
            .map(|(_, pair)| pair.clone())
            .collect();
        let whole: serde_json::Map<_, _> = chosen.iter().cloned().collect();
        let spoilt = chosen.iter().flat_map(|(key, _)| {
            [
                Value::Null,
                Value::from(1.5),
                Value::from("Alpha"),
                Value::from(Vec::<Value>::new()),
                serde_json::json!({}),
            ]
            .map(|value| {
                let mut table = whole.clone();
                table.insert(key.clone(), value);
                table
            })
        });
        for table in iter::once(whole.clone()).chain(spoilt) {
            let json = Value::Object(table);
            let model = Line::read(&json.to_string());
            assert_eq!(
                model.is_ok(),
                validator.is_valid(&json),
                "{json}: {model:?}"
            );
            asked += 1;
        }
    }
    assert!(asked > 1_000);
    assert!(
        matches!(
            Line::read("{\"id\":\"a\",\"id\":\"b\"}"),
            Err(LineFault::Schema(_))
        ),
        "a repeated key is refused"
    );
}

#[test]
fn many_lines_in_any_order_and_with_any_number_of_threads() {
    let mut text = lines().join("\n") + "\n";
    let mut state = 1_u64;
    for number in 0..30_000_u64 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let object = if state >> 60 == 0 { "nobody" } else { "bravo" };
        writeln!(
            text,
            "{{\"in\":\"gazette-2021\",\"claim\":{{\"id\":\"n{number}\",\"at\":\"p{}\",\
             \"subject\":\"alpha\",\"predicate\":\"protects\",\"object\":\"{object}\"}}}}",
            10 + number
        )
        .unwrap();
    }
    let files = Files::from_texts([("many.jsonl", text)]);
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| ties_check::check(&files))
    };
    let one = with_threads(1);
    assert!(
        one.diagnostics
            .iter()
            .all(|found| found.code == "unknown-entity")
            && one.diagnostics.len() > 1_000
    );
    assert_eq!(
        one.summary.claims,
        30_000 + Dataset::read(&world_with([])).claims().count()
    );
    let last = one.diagnostics.last().unwrap();
    let line = files.as_slice()[0]
        .text
        .lines()
        .nth(last.start.line - 1)
        .unwrap();
    assert_eq!(
        last.excerpt.as_ref().map(|excerpt| excerpt.text.as_str()),
        Some(line)
    );
    assert_eq!(
        &line[last.start.column - 1..last.end.column - 1],
        "\"nobody\""
    );
    assert_eq!(one, with_threads(2));
    assert_eq!(one, with_threads(5));
}
