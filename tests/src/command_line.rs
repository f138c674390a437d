//! The command line, run as a user runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::world::{root, world};

fn ties(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Everything a run prints: the exit code, standard output, standard error.
pub(crate) fn printed(arguments: &[&str]) -> String {
    let output = ties(arguments);
    let code = output.status.code().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    format!(
        "exit {code}\n{out}{}{err}",
        if err.is_empty() {
            ""
        } else {
            "--- standard error\n"
        }
    )
}

pub(crate) const WORLD: &str = "tests/world";

#[test]
fn check_of_a_clean_dataset() {
    insta::assert_snapshot!(printed(&["check", WORLD]));
    assert_eq!(
        printed(&["check", WORLD]),
        printed(&["check", "--data", WORLD])
    );
    assert_eq!(
        printed(&["check", "tests/world/"]),
        printed(&["check", WORLD])
    );
}

fn faulty(folder: &Path) {
    let copy = |path: &str, change: fn(String) -> String| {
        let text = fs::read_to_string(root().join(WORLD).join(path)).unwrap();
        fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
        fs::write(folder.join(path), change(text)).unwrap();
    };
    copy("dataset.toml", |text| text);
    copy("entities/alpha.toml", |text| text);
    copy("entities/alpha-east.toml", |text| {
        text.replace("name =", "nam =")
    });
}

/// A temporary folder in `target` of the repository, so that its printed path is relative. It
/// creates `target`, because Cargo may be set to build elsewhere.
fn in_target() -> tempfile::TempDir {
    fs::create_dir_all(root().join("target")).unwrap();
    tempfile::tempdir_in(root().join("target")).unwrap()
}

#[test]
fn check_of_a_faulty_dataset() {
    let folder = in_target();
    faulty(folder.path());
    let shown = folder
        .path()
        .strip_prefix(root())
        .unwrap()
        .to_str()
        .unwrap();
    insta::assert_snapshot!(printed(&["check", shown]).replace(shown, "FOLDER"));
    insta::assert_snapshot!(
        printed(&["check", shown, "--format", "json"]).replace(shown, "FOLDER")
    );
    let one = format!("{shown}/entities/alpha.toml");
    insta::assert_snapshot!(printed(&["check", "--data", shown, &one]).replace(shown, "FOLDER"));
}

/// A hint is counted, is shown on request, and does not change the exit code.
#[test]
fn check_of_a_dataset_with_a_hint() {
    let folder = in_target();
    let shown = folder.path().strip_prefix(root()).unwrap();
    let shown = shown.to_str().unwrap();
    for (path, text) in world() {
        fs::create_dir_all(folder.path().join(&path).parent().unwrap()).unwrap();
        fs::write(folder.path().join(&path), text).unwrap();
    }
    let golf = "kind = \"network\"\nname = \"Golf\"\n";
    fs::write(folder.path().join("entities/golf.toml"), golf).unwrap();
    insta::assert_snapshot!(printed(&["check", shown]));
    insta::assert_snapshot!(printed(&["check", shown, "--hints"]).replace(shown, "FOLDER"));
    let json = printed(&["check", shown, "--format", "json"]);
    assert!(json.contains("\"hints\": 1") && json.contains("\"findings\": []"));
    let json = printed(&["check", shown, "--format", "json", "--hints"]);
    assert!(json.contains("\"severity\": \"hint\""));
}

/// Many findings of one rule in one file are one block in text, and all are in JSON.
#[test]
fn check_of_a_file_with_many_findings_of_one_rule() {
    let folder = in_target();
    let shown = folder.path().strip_prefix(root()).unwrap();
    let shown = shown.to_str().unwrap();
    let file = folder.path().join("sources/report.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let claim = |number| {
        format!(
            "\n[[claims]]\nid = \"claim-{number}\"\nat = \"p{number}\"\nsubject = \"golf\"\n\
             predicate = \"operates-in\"\nobject = \"hotel\"\nwhen = \"2021-13-{number}\"\n"
        )
    };
    let claims: String = (1..=290).map(claim).collect();
    let head = "kind = \"report\"\ntitle = \"Report\"\npublished = \"2021\"\nlanguage = \"en\"\n";
    fs::write(file, head.to_owned() + &claims).unwrap();
    insta::assert_snapshot!(printed(&["check", shown]).replace(shown, "FOLDER"));
    let all = printed(&["check", shown, "--all"]);
    assert_eq!(all.matches("no entity has the id `golf`").count(), 290);
    let json = printed(&["check", shown, "--format", "json"]);
    assert_eq!(json.matches("no entity has the id `golf`").count(), 290);
}

/// A release is compared with an older one. If the older one cannot be read, nothing is checked.
#[test]
fn check_since_an_older_release() {
    let folder = in_target();
    faulty(folder.path());
    fs::write(
        folder.path().join("entities/alpha-east.toml"),
        "kind = \"armed-group\"\nname = \"Alpha East\"\n",
    )
    .unwrap();
    let shown = folder
        .path()
        .strip_prefix(root())
        .unwrap()
        .to_str()
        .unwrap();
    insta::assert_snapshot!(printed(&["check", shown, "--since", WORLD]).replace(shown, "FOLDER"));
    let since_nothing = ties(&["check", WORLD, "--since", "no-such-folder"]);
    assert_eq!(since_nothing.status.code(), Some(2));
}

#[test]
fn nothing_checked_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let empty = ties(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(
        String::from_utf8(empty.stdout)
            .unwrap()
            .contains("nothing checked")
    );
    insta::assert_snapshot!(printed(&["check", "no-such-folder"]));
}

#[test]
fn explain() {
    insta::assert_snapshot!(printed(&["explain", "self-tie"]));
    insta::assert_snapshot!(printed(&["explain", "self-tye"]));
    let list = printed(&["explain"]);
    assert!(
        ties_check::rules::RULES
            .iter()
            .all(|rule| list.contains(rule.code))
    );
}

#[test]
fn show() {
    insta::assert_snapshot!(
        "show_entity",
        printed(&["show", "charlie", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "show_source",
        printed(&["show", "gazette-2021", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "show_claim",
        printed(&["show", "gazette-2021#shield", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "show_dispute",
        printed(&["show", "bravo-and-charlie", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "show_unknown",
        printed(&["show", "gazete-2021", "--data", WORLD])
    );
}

#[test]
fn disputes() {
    insta::assert_snapshot!("disputes_text", printed(&["disputes", "--data", WORLD]));
    insta::assert_snapshot!(
        "disputes_json",
        printed(&["disputes", "--data", WORLD, "--format", "json"])
    );
    insta::assert_snapshot!(
        "disputes_of_nobody",
        printed(&["disputes", "delta", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "disputes_unknown",
        printed(&["disputes", "alfa", "--data", WORLD])
    );
    // Known disputes in the real data.
    let known = [
        ("taliban", "taliban-us-list"),
        ("haqqani-network", "haqqani-network-fto-date"),
        ("aqis", "aqis-fto-date"),
        ("is-k", "is-k-strength-2021"),
        ("al-qaida", "al-qaida-strength-in-afghanistan"),
        ("ttp", "ttp-strength"),
        ("kabul-airport-attack", "kabul-airport-attack-dead"),
        ("haqqani-network", "haqqani-network-and-taliban"),
        ("jalaluddin-haqqani", "jalaluddin-haqqani-death"),
        ("mohammed-omar", "omar-death"),
        ("fazlullah", "ttp-leader"),
        ("al-qaida", "al-qaida-founding"),
    ];
    for (entity, dispute) in known {
        assert!(
            printed(&["disputes", entity]).contains(&format!("({dispute})")),
            "{entity}: {dispute}"
        );
    }
}

#[test]
fn between() {
    insta::assert_snapshot!(
        "between_text",
        printed(&["between", "alpha", "charlie", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "between_json",
        printed(&[
            "between", "charlie", "alpha", "--data", WORLD, "--format", "json"
        ])
    );
    insta::assert_snapshot!(
        "between_nothing",
        printed(&["between", "delta", "echo", "--data", WORLD])
    );
    insta::assert_snapshot!(
        "between_unknown",
        printed(&["between", "delta", "ecco", "--data", WORLD])
    );
}

#[test]
fn printed_schema_equals_the_schema_of_the_model() {
    for layout in ties::layout::Layout::ALL {
        let printed: serde_json::Value =
            serde_json::from_slice(&ties(&["schema", layout.name()]).stdout).unwrap();
        assert_eq!(printed, layout.schema());
    }
}

#[test]
fn completions_and_manual_come_from_the_binary() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = String::from_utf8(ties(&["completions", shell]).stdout).unwrap();
        assert!(script.contains("between"), "{shell}");
    }
    let manual = String::from_utf8(ties(&["man"]).stdout).unwrap();
    assert!(
        manual.starts_with(".ie") && manual.contains("between"),
        "{manual}"
    );
}

#[test]
fn output_to_a_pipe_has_no_colours() {
    let folder = tempfile::tempdir().unwrap();
    faulty(folder.path());
    let output = ties(&["check", folder.path().to_str().unwrap()]);
    assert!(output.status.code() == Some(1) && !output.stdout.contains(&0x1b));
    let forced = Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(["check", folder.path().to_str().unwrap()])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    assert!(forced.stdout.contains(&0x1b));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_not_a_failure() {
    use std::io::Read;
    let mut child = Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(["schema", "source"])
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    let mut pipe = child.stdout.take().unwrap();
    pipe.read_exact(&mut first).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap().as_str()
        ),
        (Some(0), "")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(["schema", "source"])
        .current_dir(root())
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .starts_with("error: ")
    );
}

#[test]
fn export_lists_what_it_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let written = format!(
        "exit 0\nwrote {out}/csv; 2 losses, see LOSSES.md in that folder\nwrote {out}/jsonl\n"
    );
    assert_eq!(
        printed(&["export", "csv", "jsonl", "--out", out, "--data", WORLD]),
        written
    );
    insta::assert_snapshot!(
        "export_unknown",
        printed(&["export", "dta", "--out", out, "--data", WORLD])
    );
}

/// The output of `between` in the README is what the command prints.
#[test]
fn the_readme_shows_what_is_printed() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme
        .split("$ ties between aqis is-k\n")
        .nth(1)
        .unwrap()
        .split("Source\n")
        .next()
        .unwrap();
    assert!(printed(&["between", "aqis", "is-k"]).starts_with(&format!("exit 0\n{shown}")));
}
