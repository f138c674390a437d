//! Installs the programs of peers into the target folder; prints what cannot be installed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::run::{print, root, say};

/// The folder of the scripts that run peers.
pub(crate) fn scripts() -> Result<PathBuf, String> {
    Ok(root()?.join("tests").join("peers"))
}

/// The Python of a virtual environment with what a file of `tests/peers` lists.
///
/// It is made again if the list has changed; none if it cannot be made, which is printed.
pub(crate) fn python(venv: &Path, requirements: &str) -> Result<Option<PathBuf>, String> {
    let python = venv.join("bin").join("python");
    let list = scripts()?.join(requirements);
    let wanted = std::fs::read_to_string(&list)
        .map_err(|error| format!("{requirements} cannot be read: {error}"))?;
    let installed = venv.join("installed.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    if !make_venv(venv) {
        print(
            "skipped: `python3 -m venv` does not run, so no peer is used \
             (Debian: `apt-get install python3-venv`)",
        );
        return Ok(None);
    }
    let mut pip: Vec<&OsStr> = Vec::new();
    for word in "-m pip install --quiet --disable-pip-version-check --requirement".split(' ') {
        pip.push(word.as_ref());
    }
    pip.push(list.as_ref());
    if !runs(&python, &pip) {
        print(&format!(
            "skipped: the packages of tests/peers/{requirements} cannot be installed, \
             so no peer is used"
        ));
        return Ok(None);
    }
    std::fs::write(&installed, wanted)
        .map_err(|error| format!("the virtual environment cannot be written: {error}"))?;
    Ok(Some(python))
}

/// Makes an empty virtual environment; false if Python has none to offer.
fn make_venv(venv: &Path) -> bool {
    let make = [
        "-m".as_ref(),
        "venv".as_ref(),
        "--clear".as_ref(),
        venv.as_os_str(),
    ];
    if runs("python3", &make) {
        return true;
    }
    install("python3", "python3-venv");
    runs("python3", &make)
}

/// Installs a Debian package if its program is missing and we may.
///
/// A check that needs the program reports if it is still missing.
pub(crate) fn install(program: &str, package: &str) {
    let is_there = program != "python3" && starts(program);
    if is_there || !is_root() || !starts("apt-get") {
        return;
    }
    say(&format!("$ apt-get install {package}"));
    apt(&["update", "--quiet"]);
    apt(&[
        "install",
        "--yes",
        "--quiet",
        "--no-install-recommends",
        package,
    ]);
}

/// Runs `apt-get`. If that fails, the program is missing later, which is reported there.
fn apt(arguments: &[&str]) {
    let _ = Command::new("apt-get")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdout(Stdio::null())
        .status();
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0"))
}

/// A package of the npm registry, unpacked; none if it cannot be installed, which is printed.
pub(crate) fn node_package(folder: &Path, name: &str, version: &str) -> Option<PathBuf> {
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
        print(&format!(
            "skipped: `{wanted}` cannot be installed with npm; only our own nasty texts are used"
        ));
        return None;
    }
    let _ = std::fs::create_dir_all(&marked);
    Some(package)
}

/// Whether a program is installed.
pub(crate) fn starts(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// Whether a program starts and succeeds.
pub(crate) fn runs(program: impl AsRef<OsStr>, arguments: &[&OsStr]) -> bool {
    Command::new(program)
        .args(arguments)
        .status()
        .is_ok_and(|status| status.success())
}
