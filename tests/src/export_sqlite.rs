//! The export `sqlite`: foreign keys are valid, the status of ties on a day agrees with the core,
//! full-text search works, and the dataset can be read back.

mod import;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::{Connection, OpenFlags};
use ties_dataset::dataset::Dataset;
use ties_export::{Day, Export, TABLES};
use ties_facts::episode::OnDay;
use ties_facts::row::{AttestedDays, is_known};
use ties_view::Selection;

use crate::export::write;
use crate::world::world_with;

const SOURCE: &str = "kind = \"news-article\"\ntitle = \"Ties\"\npublisher = \"gazette\"\n\
     published = \"2021-09-01\"\n\
    language = \"en\"\n";

/// The `SQLite` file of a dataset, and the temporary folder that contains it.
fn exported(dataset: &Dataset) -> (tempfile::TempDir, PathBuf) {
    let out = tempfile::tempdir().unwrap();
    let file = write(dataset, "sqlite", out.path())
        .unwrap()
        .join("ties.sqlite");
    (out, file)
}

fn open(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
}

fn texts(base: &Connection, sql: &str) -> Vec<String> {
    let mut select = base.prepare(sql).unwrap();
    let columns = select.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        let cells = (0..columns).map(|column| row.get::<_, rusqlite::types::Value>(column));
        let cells = cells.map(|cell| {
            cell.map(|cell| match cell {
                rusqlite::types::Value::Text(text) => text,
                rusqlite::types::Value::Integer(number) => number.to_string(),
                _ => String::new(),
            })
        });
        Ok(cells.collect::<Result<Vec<_>, _>>()?.join(" "))
    };
    select
        .query_map([], row)
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// A dataset with a source whose claims state ties with many different dates.
fn dataset_with_many_dates() -> Dataset {
    let times = [
        "2015",
        "2015/..",
        "2015/2017-03",
        "2015-02-11/2016~",
        "../2014",
        "/2014",
        "2014/",
        "199X",
        "2016?/2018",
        "2013-05/2013-05",
        "0004-01-01/0017",
        "9998/9999",
    ];
    let predicates = ["allied-with", "hosts", "protects", "cooperates-with"];
    let mut claims = SOURCE.to_owned();
    for (number, time) in times.into_iter().enumerate() {
        for (pair, (subject, object)) in [
            ("alpha", "bravo"),
            ("bravo", "charlie"),
            ("alpha", "charlie"),
        ]
        .into_iter()
        .enumerate()
        {
            let predicate = predicates[(number + pair) % predicates.len()];
            let ends = [
                "",
                "start-known = true\n",
                "end-known = true\n",
                "start-known = true\nend-known = true\n",
            ][(number * 3 + pair) % 4];
            write!(
                claims,
                "\n[[claims]]\nid = \"c{number}-{pair}\"\nat = \"p1\"\nsubject = \"{subject}\"\n\
                 predicate = \"{predicate}\"\n\
                 object = \"{object}\"\nwhen = \"{time}\"\n{ends}summary = \"g\"\n"
            )
            .unwrap();
        }
    }
    Dataset::read(&world_with([("sources/many-times.toml", claims.as_str())]))
}

#[test]
fn the_status_of_a_tie_on_each_day_agrees_with_the_core() {
    let dataset = dataset_with_many_dates();
    assert_eq!(dataset.left_out, 0);
    let (_out, file) = exported(&dataset);
    let base = open(&file);
    let export = Export::new(&dataset, Selection::default());
    let computed = &export.computed;
    let mut days = BTreeSet::new();
    for episode in computed.ties.iter().flat_map(|tie| &tie.episodes) {
        let AttestedDays { start, until } = episode.time.days;
        for day in [start.0, start.1, until.0, until.1] {
            if is_known(day) {
                days.extend([day - 1, day, day + 1]);
            }
        }
    }
    let label = |on_day| match on_day {
        OnDay::Certain => "held",
        OnDay::Possible => "possible",
        OnDay::NotYet => "not-yet",
        OnDay::BeforeFirstAttested => "before-first-attested",
        OnDay::Ended => "ended",
        OnDay::AfterLastAttested => "after-last-attested",
    };
    let mut seen = BTreeSet::new();
    for (number, day) in days
        .into_iter()
        .filter_map(|day| Some((day, Day::new(day)?)))
    {
        base.execute("UPDATE as_of SET day = ?", [day.to_string()])
            .unwrap();
        let mut expected = Vec::new();
        for tie in &computed.ties {
            let subject = computed.index.entity_id(tie.subject).unwrap();
            let object = computed.index.entity_id(tie.object).unwrap();
            for (episode, position) in tie.episodes.iter().zip(1..) {
                let on_day = label(episode.on(number));
                seen.insert(on_day);
                expected.push(format!(
                    "{subject} {} {object} {position} {on_day}",
                    tie.predicate.name()
                ));
            }
        }
        expected.sort();
        let mut found = texts(
            &base,
            "SELECT subject, predicate, object, episode, on_day FROM ties_as_of",
        );
        found.sort();
        assert_eq!(found, expected, "{day}");
        let current = expected
            .iter()
            .filter(|row| row.ends_with(" held") || row.ends_with(" possible"))
            .count();
        assert_eq!(
            texts(&base, "SELECT * FROM current_ties").len(),
            current,
            "{day}"
        );
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
}

#[test]
fn foreign_keys_are_valid_and_the_file_is_intact() {
    let dataset = dataset_with_many_dates();
    let (_out, file) = exported(&dataset);
    let base = open(&file);
    assert_eq!(texts(&base, "PRAGMA integrity_check"), ["ok"]);
    assert_eq!(texts(&base, "PRAGMA foreign_key_check"), [""; 0]);
    for table in TABLES {
        let keys = texts(
            &base,
            &format!(
                "SELECT \"from\" FROM pragma_foreign_key_list('{}')",
                table.name
            ),
        );
        assert_eq!(
            keys.len(),
            table
                .references
                .iter()
                .map(|reference| reference.columns.len())
                .sum::<usize>()
        );
        assert_eq!(
            texts(
                &base,
                &format!("SELECT strict FROM pragma_table_list('{}')", table.name)
            ),
            ["1"]
        );
    }
    let about = texts(&base, "SELECT key FROM about");
    assert_eq!(
        about,
        [
            "as-of", "date", "licence", "policy", "tables", "title", "version"
        ]
    );
    // The tables reject values that violate their types and constraints.
    base.execute_batch("PRAGMA foreign_keys = ON").unwrap();
    for bad in [
        "INSERT INTO names (entity, position, name) VALUES ('nobody', 0, 'x')",
        "UPDATE claims SET mode = 'guesswork'",
        "UPDATE claims SET negated = 2",
        "UPDATE claims SET start_earliest = '2021-02-30'",
        "UPDATE claims SET year = 'long ago'",
        "INSERT INTO entities SELECT * FROM entities",
        "INSERT INTO as_of VALUES ('2021-01-01')",
        "UPDATE as_of SET day = 'today'",
    ] {
        assert!(base.execute_batch(bad).is_err(), "{bad}");
    }
}

/// Each column of each table and view is described in `columns`. A view may rely on the description
/// of the table it is based on.
#[test]
fn every_column_is_described() {
    let (_out, file) = exported(&Dataset::read(&world_with([])));
    let base = open(&file);
    let undescribed = texts(
        &base,
        "SELECT tables.name, info.name FROM pragma_table_list AS tables, \
         pragma_table_info(tables.name) AS info
         WHERE tables.schema = 'main' AND tables.type IN ('table', 'view') AND tables.name NOT \
         LIKE 'sqlite_%'
         AND NOT EXISTS (SELECT * FROM columns WHERE \"column\" = info.name AND (\"table\" = \
         tables.name
           OR (\"table\" = 'ties' AND tables.name IN ('ties_as_of', 'current_ties'))
           OR (\"table\" = 'ties_as_of' AND tables.name = 'current_ties')))",
    );
    assert_eq!(undescribed, [""; 0]);
    let nonexistent = texts(
        &base,
        "SELECT \"table\", \"column\" FROM columns
         WHERE \"column\" NOT IN (SELECT name FROM pragma_table_info(columns.\"table\"))",
    );
    assert_eq!(nonexistent, [""; 0]);
    assert_eq!(
        texts(
            &base,
            "SELECT * FROM columns WHERE means = '' OR holds = ''"
        ),
        [""; 0]
    );
}

#[test]
fn words_are_found_in_any_script() {
    let claims = [
        (
            "c1",
            "They swore peace.",
            "\u{642}\u{627}\u{644}\u{62a} \u{627}\u{644}\u{642}\u{627}\u{639}\u{62f}\u{629} \
             \u{625}\u{646}\u{647}\u{627} \u{62a}\u{642}\u{627}\u{62a}\u{644}",
        ),
        ("c2", "Le cessez-le-feu a été signé.", "перемирие подписано"),
        ("c3", "Nothing of that.", "युद्धविराम की घोषणा"),
    ];
    let source = claims
        .iter()
        .fold(SOURCE.to_owned(), |text, (id, summary, quote)| {
            text + &format!(
                "\n[[claims]]\nid = \"{id}\"\nat = \"p1\"\nsubject = \"alpha\"\n\
             predicate = \"protects\"\nobject = \"bravo\"\n\
             summary = \"{summary}\"\nquote = \"{quote}\"\n"
            )
        });
    let (_out, file) = exported(&Dataset::read(&world_with([(
        "sources/scripts.toml",
        source.as_str(),
    )])));
    let base = open(&file);
    let found = |words: &str| {
        let sql = format!(
            "SELECT claims.id FROM claims_text JOIN claims ON number = claims_text.rowid WHERE \
             claims_text MATCH '{words}' ORDER BY 1"
        );
        texts(&base, &sql)
    };
    assert_eq!(
        found("\u{627}\u{644}\u{642}\u{627}\u{639}\u{62f}\u{629}"),
        ["scripts#c1"]
    );
    assert_eq!(found("\u{62a}\u{642}*"), ["scripts#c1"]);
    assert_eq!(found("ete"), ["scripts#c2"]);
    assert_eq!(found("ПЕРЕМИРИЕ"), ["scripts#c2"]);
    assert_eq!(found("summary : PEACE"), ["scripts#c1"]);
    assert_eq!(found("युद्धविराम"), ["scripts#c3"]);
    assert_eq!(found("युद्ध"), [""; 0], "part of a word does not match");
}

/// A full disk makes the command fail, and an earlier export in the same folder is kept.
#[test]
fn a_full_disk_is_an_error() {
    let out = tempfile::tempdir().unwrap();
    let data = crate::world::root().join("tests/world");
    let ties = env!("CARGO_BIN_EXE_ties-under-test");
    for export in ["sqlite", "parquet", "csv", "jsonl"] {
        let run = |limit: &str| {
            // With the signal ignored, writing past the size limit returns an error.
            let script = format!("trap '' XFSZ; ulimit -f {limit}; exec \"$@\"");
            let arguments = [
                "export",
                export,
                "--data",
                data.to_str().unwrap(),
                "--out",
                out.path().to_str().unwrap(),
            ];
            let output = Command::new("sh")
                .args(["-c", &script, "sh", ties])
                .args(arguments)
                .output()
                .unwrap();
            (
                output.status.code(),
                String::from_utf8(output.stderr).unwrap(),
            )
        };
        assert_eq!(run("unlimited"), (Some(0), String::new()));
        let record = fs::metadata(out.path().join(export).join("losses.json"))
            .unwrap()
            .modified()
            .unwrap();
        let (code, stderr) = run("2");
        assert_eq!(code, Some(2), "{export}: {stderr}");
        assert!(
            stderr.contains(&format!("the export `{export}` was not written")),
            "{stderr}"
        );
        assert_eq!(
            fs::metadata(out.path().join(export).join("losses.json"))
                .unwrap()
                .modified()
                .unwrap(),
            record
        );
        let left: Vec<_> = fs::read_dir(out.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert!(
            left.iter()
                .all(|name| !name.to_string_lossy().starts_with('.')),
            "{left:?}"
        );
    }
}
