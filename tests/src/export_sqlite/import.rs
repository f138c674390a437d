//! A dataset is read back from its `SQLite` export, and other files are refused.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use rusqlite::Connection;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;

use crate::world::world_with;

use super::{SOURCE, exported, open, texts};

fn ties(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap(),
    )
}

/// Texts that formats handle badly, including NUL.
const NASTY: [&str; 12] = [
    "=1+1",
    "'); DROP TABLE claims; --",
    "\\\"quoted\\\"",
    "a\\nb\\r\\nc",
    "nul\\u0000l",
    "\\u202Eright to left",
    "\\u0301",
    "\\uFEFF",
    "\\U0001F469\\u200D\\U0001F467",
    "NULL",
    "\\u0000",
    "\\u0085\\u2028",
];

fn nasty() -> Dataset {
    let mut claims = SOURCE.to_owned();
    for (number, text) in NASTY
        .into_iter()
        .chain(std::iter::once("long ".repeat(200_000).as_str()))
        .enumerate()
    {
        write!(
            claims,
            "\n[[claims]]\nid = \"n{number}\"\nat = \"p1\"\nsubject = \"alpha\"\n\
             predicate = \"protects\"\nobject = \"bravo\"\n\
             summary = \"{text}\"\nquote = \"{text}\"\nwhen-words = \"{text}\"\n\
             with = {{ over = \"{text}\" }}\n"
        )
        .unwrap();
    }
    let dataset = Dataset::read(&world_with([("sources/nasty.toml", claims.as_str())]));
    assert_eq!(dataset.left_out, 0);
    dataset
}

#[test]
fn the_dataset_is_read_back_from_its_export() {
    let dataset = nasty();
    let (out, file) = exported(&dataset);
    let folder = out.path().join("imported");
    let (code, printed) = ties(&[
        "import",
        file.to_str().unwrap(),
        "--out",
        folder.to_str().unwrap(),
    ]);
    assert_eq!(code, Some(0), "{printed}");
    assert!(Dataset::read(&Files::read(&folder).unwrap()) == dataset);
    let losses = fs::read_to_string(file.with_file_name("LOSSES.md")).unwrap();
    assert!(losses.contains("texts with a NUL character"), "{losses}");
}

#[test]
fn files_that_are_not_exports_of_ties_are_refused() {
    let (out, file) = exported(&nasty());
    let bytes = fs::read(&file).unwrap();
    let place = out.path().join("bad.sqlite");
    let said = |content: &[u8]| {
        fs::write(&place, content).unwrap();
        let folder = out.path().join("from-bad");
        let (code, printed) = ties(&[
            "import",
            place.to_str().unwrap(),
            "--out",
            folder.to_str().unwrap(),
        ]);
        assert_eq!(code, Some(2), "{printed}");
        assert!(!folder.exists());
        printed
    };
    assert!(
        said(b"not a database, but a text that is long enough to have been one")
            .contains("cannot be read as a SQLite database")
    );
    assert!(said(b"").contains("not an export of ties"));
    assert!(said(&bytes[..bytes.len() / 2]).contains("bad.sqlite` "));
    let root: usize = texts(
        &open(&file),
        "SELECT rootpage FROM sqlite_schema WHERE name = 'records'",
    )[0]
    .parse()
    .unwrap();
    let mut spoilt = bytes.clone();
    spoilt[(root - 1) * 4096..root * 4096].fill(0xFF);
    let message = said(&spoilt);
    assert!(
        message.contains("is damaged") || message.contains("malformed"),
        "{message}"
    );
    let other = out.path().join("other.sqlite");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE records (number INTEGER PRIMARY KEY, line TEXT)")
        .unwrap();
    assert!(said(&fs::read(&other).unwrap()).contains("not an export of ties"));
    assert_eq!(
        ties(&[
            "import",
            "nowhere.sqlite",
            "--out",
            out.path().join("x").to_str().unwrap()
        ])
        .0,
        Some(2)
    );
}
