//! The chores of the workspace.
//!
//! It depends on no crate of ours: it runs cargo, as a person would.

mod browser;
mod install;
mod peers;
mod run;

use std::env;
use std::process::{Command, ExitCode};

use crate::install::{install, starts};
use crate::run::{bench, cargo, cargo_words, print, root, say, ties};

const USAGE: &str = "\
cargo xtask export   check data/ and write every export to exports/
cargo xtask test     format, lints, documentation, all tests; other programs read the exports,
                     and a browser opens pictures and pages
cargo xtask peers    the last of these alone
cargo xtask browser  checks of pictures and pages in Chromium alone
cargo xtask look     photographs of pictures and pages, in target/look
cargo xtask bless    generate again: rule pages, docs, schemas, snapshots
cargo xtask bench    what a check costs compared with the bare parse of the same bytes
cargo xtask bench --names   how well names match across scripts, and the time it takes
cargo xtask bench --views   what each answer costs after loading, with its growth
cargo xtask bench --balance   whether the frustration index of 60 groups is exact, and its time
cargo xtask bench --peers   quotes checked by us and by a Python peer; makes a venv in target/peers
cargo xtask bench --exports   what each export costs, compared with pyarrow and sqlite3
cargo xtask words    how well the English word lists find what a reader found in ../shared/archive
cargo xtask generate CLAIMS SEED FOLDER   write a made-up dataset
cargo xtask ci       test, then export
";

fn main() -> ExitCode {
    let chore = env::args().nth(1).unwrap_or_default();
    let outcome = match chore.as_str() {
        "export" => export(),
        "test" => test_all(),
        "peers" => peers::exports(),
        "browser" => browser::check(),
        "look" => browser::look(),
        "bless" => bless(),
        "bench" if env::args().nth(2).as_deref() == Some("--peers") => peers::quotes(),
        "bench" if env::args().nth(2).as_deref() == Some("--exports") => peers::measure_exports(),
        "bench" if env::args().nth(2).as_deref() == Some("--names") => bench(&["names".to_owned()]),
        "bench" if env::args().nth(2).as_deref() == Some("--balance") => {
            bench(&["balance".to_owned()])
        }
        "bench" if env::args().nth(2).as_deref() == Some("--views") => bench(&["views".to_owned()]),
        "bench" => bench(&[]).and_then(|()| instructions()),
        "words" => cargo_words(
            "test --quiet --package ties-tests --test shared -- --words",
            &[],
        ),
        "generate" => bench(&env::args().skip(1).collect::<Vec<_>>()),
        "ci" => test_all().and_then(|()| export()),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&why);
            ExitCode::FAILURE
        }
    }
}

/// The archive of texts, if it is there: the texts are not ours to publish.
const ARCHIVE: &str = "../shared/archive";

fn export() -> Result<(), String> {
    if root()?.join(ARCHIVE).is_dir() {
        ties(&["check", "data", "--archive", ARCHIVE])?;
    } else {
        ties(&["check", "data"])?;
    }
    ties(&["export", "--data", "data", "--out", "exports"])
}

/// All tests: ours, then those that other programs make.
fn test_all() -> Result<(), String> {
    test()?;
    peers::exports()?;
    browser::check()
}

fn test() -> Result<(), String> {
    cargo_words("fmt --all --check", &[])?;
    cargo_words(
        "clippy --quiet --workspace --all-targets -- --deny warnings",
        &[],
    )?;
    cargo_words(
        "doc --quiet --workspace --no-deps --document-private-items",
        &[("RUSTDOCFLAGS", "--deny warnings")],
    )?;
    install("pdftotext", "poppler-utils");
    cargo_words("test --workspace", &[("INSTA_UPDATE", "no")])?;
    if !starts("pdftotext") {
        print("skipped: the test that reads a PDF (`pdftotext` cannot be installed)");
    }
    // Only alone is the command line built with its default features.
    cargo_words(
        "clippy --quiet --package ties-cli --all-targets -- --deny warnings",
        &[],
    )?;
    cargo_words("test --quiet --package ties-cli --test light", &[])
}

/// Prints how many instructions two commands take; the load of the machine does not change that.
fn instructions() -> Result<(), String> {
    cargo_words("build --quiet --release --package ties-cli", &[])?;
    print("\nInstructions, counted by valgrind's callgrind with one thread:");
    for arguments in [&["--version"][..], &["check", "data"]] {
        let count = count_instructions(arguments)?
            .unwrap_or_else(|| "not counted: valgrind is not installed".to_owned());
        print(&format!("- `ties {}`: {count}", arguments.join(" ")));
    }
    Ok(())
}

/// The number of instructions of a command; none if valgrind does not run.
fn count_instructions(arguments: &[&str]) -> Result<Option<String>, String> {
    let run = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg("--callgrind-out-file=/dev/null")
        .arg("target/release/ties")
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(root()?)
        .output();
    let Ok(output) = run else { return Ok(None) };
    let text = String::from_utf8_lossy(&output.stderr);
    let Some((_, rest)) = text.split_once("Collected : ") else {
        return Ok(None);
    };
    Ok(rest.lines().next().map(str::to_owned))
}

fn bless() -> Result<(), String> {
    // A rule that reports the test world would be written into every page.
    cargo_words(
        "test --quiet --package ties-tests the_clean_world_is_silent",
        &[],
    )?;
    // Rule pages first: other files are generated from them.
    let blessing = [("TIES_BLESS", "1"), ("INSTA_UPDATE", "always")];
    cargo(
        &["test", "--quiet", "--package", "ties-tests", "pages::"],
        &blessing,
    )?;
    cargo(&["test", "--quiet", "--package", "ties-tests"], &blessing)
}
