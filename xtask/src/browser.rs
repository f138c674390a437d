//! Pictures and pages in a real browser: their checks, and photographs to look at.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::install::{install, runs, starts};
use crate::peers::{remove, utf8};
use crate::run::{cargo, cargo_words, print, root, say, target};

/// The pictures and pages of each dataset: file name and command. `A` and `B` are two groups.
const PICTURES: [(&str, &str); 7] = [
    ("matrix.svg", "draw matrix"),
    ("network.svg", "draw network"),
    ("strength.svg", "draw strength A"),
    ("genealogy.svg", "draw genealogy"),
    ("timeline.svg", "draw timeline A"),
    ("timeline-pair.svg", "draw timeline A B"),
    ("report.html", "report"),
];

/// How many groups the made-up datasets have.
const GROUPS: [&str; 3] = ["5", "20", "100"];

/// A dataset with two of its groups and a day.
struct Asked {
    data: PathBuf,
    groups: [&'static str; 2],
    day: String,
}

/// Checks pictures and pages of `data/`, of made-up datasets, and of one full of hostile texts.
///
/// `tests/browser/check.mjs` looks for faults, and must find those of spoilt files.
pub(crate) fn check() -> Result<(), String> {
    let Some(scripts) = scripts()? else {
        return Ok(());
    };
    let made = target()?.join("browser").join("made");
    remove(&made)?;
    // On the last day of the data there is little to draw.
    let mut asked = ours()?;
    let mut failed = make_all(&asked, &made.join("last-day"))?;
    "2021-09-05".clone_into(&mut asked.day);
    failed.extend(make_all(&asked, &made.join("2021-09-05"))?);
    for groups in GROUPS.into_iter().chain(["hostile"]) {
        let data = made.join(groups);
        failed.extend(make_all(&made_up(groups, &data)?, &data)?);
    }
    if !browse(&scripts.join("check.mjs"), &made)? {
        failed.push("some pictures or pages have faults".to_owned());
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

/// Photographs the pictures and the report of `data/` on three days, into `target/look`.
pub(crate) fn look() -> Result<(), String> {
    let Some(scripts) = scripts()? else {
        return Ok(());
    };
    let look = target()?.join("look");
    remove(&look)?;
    let mut asked = ours()?;
    let last = asked.day.clone();
    for day in ["2021-08-01", "2021-09-05", &last] {
        day.clone_into(&mut asked.day);
        let out = look.join(day);
        for failed in make_all(&asked, &out)? {
            print(&failed);
        }
        if !browse(&scripts.join("look.mjs"), &out)? {
            return Err("the browser does not run".to_owned());
        }
    }
    for groups in GROUPS {
        let out = look.join(groups);
        for failed in make_all(&made_up(groups, &out)?, &out)? {
            print(&failed);
        }
        browse(&scripts.join("look.mjs"), &out)?;
    }
    print(&format!("look at {}", look.display()));
    Ok(())
}

/// Our own dataset on the date of its version, with two groups of the article.
fn ours() -> Result<Asked, String> {
    let data = root()?.join("data");
    let title_page = std::fs::read_to_string(data.join("dataset.toml"))
        .map_err(|error| format!("data/dataset.toml cannot be read: {error}"))?;
    let day = title_page
        .lines()
        .find_map(|line| line.strip_prefix("date = \"")?.strip_suffix('"'))
        .ok_or("data/dataset.toml has no date")?
        .to_owned();
    cargo_words("build --quiet --package ties-cli --features full", &[])?;
    Ok(Asked {
        data,
        groups: ["taliban", "haqqani-network"],
        day,
    })
}

/// A made-up dataset of this many groups, or `hostile`, written to a folder.
fn made_up(groups: &str, folder: &Path) -> Result<Asked, String> {
    let mut arguments = "run --quiet --package ties-tests --bin ties-bench -- pictured"
        .split(' ')
        .collect::<Vec<_>>();
    arguments.push(groups);
    if groups != "hostile" {
        arguments.push("1");
    }
    arguments.push(utf8(folder)?);
    cargo(&arguments, &[])?;
    Ok(Asked {
        data: folder.join("dataset.jsonl"),
        groups: ["group-0", "group-1"],
        day: "2021-08-15".to_owned(),
    })
}

/// Makes every picture and page of a dataset; returns which cannot be made.
fn make_all(asked: &Asked, out: &Path) -> Result<Vec<String>, String> {
    std::fs::create_dir_all(out).map_err(|error| format!("no folder for pictures: {error}"))?;
    let mut failed = Vec::new();
    for (name, command) in PICTURES {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        for argument in &mut arguments {
            match *argument {
                "A" => *argument = asked.groups[0],
                "B" => *argument = asked.groups[1],
                _ => {}
            }
        }
        let file = out.join(name);
        arguments.extend(["--data", utf8(&asked.data)?, "--as-of", &asked.day]);
        arguments.extend(["--reach", "half-year", "--out", utf8(&file)?]);
        say(&format!("$ ties {}", arguments.join(" ")));
        let status = Command::new(target()?.join("debug").join("ties"))
            .args(&arguments)
            .status();
        // The status 1 says that there is nothing to draw, and that is drawn.
        let is_made = status.is_ok_and(|status| matches!(status.code(), Some(0 | 1)));
        if !is_made || !file.is_file() {
            failed.push(format!("not made: {}", file.display()));
        }
    }
    Ok(failed)
}

/// The folder of the scripts with their packages; none if they or Chromium are missing, which is
/// printed. It is below the target folder, so that no package comes into the repository.
fn scripts() -> Result<Option<PathBuf>, String> {
    install("chromium", "chromium");
    install("npm", "npm");
    install("pdftotext", "poppler-utils");
    for program in ["chromium", "node", "npm", "pdftotext"] {
        if !starts(program) {
            print(&format!(
                "skipped: `{program}` cannot be installed, so pictures and pages are not checked"
            ));
            return Ok(None);
        }
    }
    let from = root()?.join("tests").join("browser");
    let folder = target()?.join("browser");
    let copied = copy_scripts(&from, &folder)
        .map_err(|error| format!("tests/browser cannot be copied: {error}"))?;
    let list = folder.join("package-lock.json");
    let installed = folder.join("installed.json");
    let is_installed = std::fs::read(&installed).is_ok_and(|old| old == copied);
    let ci = [
        "ci",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ];
    let ci = ci.map(AsRef::as_ref);
    if !is_installed {
        if !runs("npm", &[&ci[..], &[folder.as_ref()]].concat()) {
            print(
                "skipped: the packages of tests/browser cannot be installed with npm, so pictures \
                 and pages are not checked",
            );
            return Ok(None);
        }
        std::fs::copy(list, installed).map_err(|error| error.to_string())?;
    }
    Ok(Some(folder))
}

/// Copies the scripts next to their packages; returns the list of packages.
fn copy_scripts(from: &Path, to: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    std::fs::read(from.join("package-lock.json"))
}

/// Runs a script on a folder of pictures and pages, with our font.
fn browse(script: &Path, folder: &Path) -> Result<bool, String> {
    let font = root()?.join("crates").join("ties-picture").join("font");
    let status = Command::new("node")
        .args([script, folder])
        .env("TIES_FONT", font)
        .status();
    Ok(status.is_ok_and(|status| status.success()))
}
