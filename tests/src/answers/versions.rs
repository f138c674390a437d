//! `ties diff` of folders, JSON Lines and git revisions, run as a user runs it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::world::{root, world};

/// A git repository with the small world as its folder `data`, committed.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in world() {
        let place = folder.path().join("data").join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    git(folder.path(), &["init", "--quiet"]);
    commit(folder.path());
    folder
}

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=M.", "-c", "user.email=m@example.org"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .status()
        .unwrap();
    assert!(status.success(), "git {arguments:?}");
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "A version"]);
}

fn ties(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The exit code, and what a run printed.
fn printed(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = ties(folder, arguments);
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    (output.status.code().unwrap(), text)
}

/// Replaces a text in a file of the dataset.
fn edit(folder: &Path, path: &str, old: &str, new: &str) {
    let place = folder.join("data").join(path);
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains(old), "{text}");
    fs::write(place, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn a_revision_is_compared_with_the_work_tree_and_with_another_revision() {
    let folder = repository();
    let folder = folder.path();
    let (code, text) = printed(folder, &["diff", "git:HEAD"]);
    assert_eq!(
        (code, &*text),
        (0, "No differences between git:HEAD and data\n")
    );
    edit(folder, "entities/alpha.toml", "name = \"", "name = \"New ");
    let (code, text) = printed(folder, &["diff", "git:HEAD"]);
    assert_eq!(code, 1);
    assert!(text.contains("Entities: 1 changed"), "{text}");
    commit(folder);
    let revisions = printed(folder, &["diff", "git:HEAD~1", "git:HEAD"]);
    assert_eq!(revisions.0, 1);
    let expected = text.replace("git:HEAD to data", "git:HEAD~1 to git:HEAD");
    assert_eq!(revisions.1, expected);
    let path = printed(
        folder,
        &[
            "diff",
            "git:HEAD~1:data",
            "git:HEAD:data/",
            "--data",
            "none",
        ],
    );
    assert_eq!(path.0, 1, "{}", path.1);
    let world = root().join("tests/world");
    let world = world.to_str().unwrap();
    assert_eq!(printed(folder, &["diff", world, "git:HEAD~1"]).0, 0);
    assert_eq!(printed(folder, &["diff", "git:HEAD~1", world]).0, 0);
}

#[test]
fn the_work_tree_and_the_index_are_not_touched() {
    let folder = repository();
    let folder = folder.path();
    edit(folder, "entities/alpha.toml", "name = \"", "name = \"New ");
    let times = || {
        let index = fs::read(folder.join(".git/index")).unwrap();
        let modified = fs::metadata(folder.join(".git/index")).unwrap().modified();
        (index, modified.unwrap())
    };
    let before = times();
    assert_eq!(printed(folder, &["diff", "git:HEAD"]).0, 1);
    assert_eq!(times(), before);
}

#[test]
fn a_file_of_json_lines_is_compared_compressed_too() {
    let folder = repository();
    let folder = folder.path();
    let out = folder.join("out");
    let out = out.to_str().unwrap();
    assert_eq!(
        ties(folder, &["export", "jsonl", "--out", out])
            .status
            .code(),
        Some(0)
    );
    let lines = fs::read(folder.join("out/jsonl/dataset.jsonl")).unwrap();
    fs::write(folder.join("all.jsonl"), &lines).unwrap();
    let packed = fs::File::create(folder.join("all.jsonl.gz")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    packed.write_all(&lines).unwrap();
    packed.finish().unwrap();
    commit(folder);
    for version in [
        "all.jsonl",
        "all.jsonl.gz",
        "git:HEAD:all.jsonl",
        "git:HEAD:all.jsonl.gz",
    ] {
        let (code, text) = printed(folder, &["diff", version]);
        assert_eq!(code, 0, "{version}: {text}");
    }
    let (code, text) = printed(folder, &["diff", "git:HEAD", "--data", "all.jsonl.gz"]);
    assert_eq!(code, 0, "{text}");
}

#[test]
fn what_is_not_data_in_a_revision_is_ignored_or_counted() {
    let folder = repository();
    let folder = folder.path();
    fs::write(folder.join("data/README"), "no data").unwrap();
    fs::write(folder.join("data/.hidden.toml"), "no data").unwrap();
    commit(folder);
    assert_eq!(printed(folder, &["diff", "git:HEAD"]).0, 0);
    let link = folder.join("data/entities/link.toml");
    std::os::unix::fs::symlink("alpha.toml", link).unwrap();
    commit(folder);
    let (code, text) = printed(folder, &["diff", "git:HEAD"]);
    assert_eq!(code, 1);
    assert!(
        text.contains("1 file or record of git:HEAD that cannot be read"),
        "{text}"
    );
    assert!(
        text.contains("1 file or record of data that cannot be read"),
        "{text}"
    );
}

#[test]
fn a_version_that_cannot_be_found_is_a_failure() {
    let folder = repository();
    let folder = folder.path();
    for revision in [
        "git:nope",
        "git:",
        "git:--help",
        "git:-h:data",
        "git:HEAD^{tree}",
    ] {
        let (code, text) = printed(folder, &["diff", revision]);
        assert_eq!(code, 2, "{text}");
        assert!(
            text.contains("the git repository has no revision"),
            "{text}"
        );
    }
    let (code, text) = printed(folder, &["diff", "git:HEAD:nope"]);
    assert_eq!(code, 2);
    assert!(
        text.contains("the revision `HEAD` has no file or folder `nope`"),
        "{text}"
    );
    let (code, text) = printed(folder, &["diff", "nope", "data"]);
    assert_eq!(code, 2);
    assert!(text.contains("the dataset `nope` cannot be read"), "{text}");
    let elsewhere = tempfile::tempdir().unwrap();
    let (code, text) = printed(elsewhere.path(), &["diff", "git:HEAD"]);
    assert_eq!(code, 2);
    assert!(text.contains("no git repository contains `.`"), "{text}");
    let output = Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
        .args(["diff", "git:HEAD"])
        .current_dir(folder)
        .env("PATH", elsewhere.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.contains("the program `git` is not installed"),
        "{text}"
    );
}

#[test]
fn a_diff_is_printed_as_markdown_csv_and_json() {
    let folder = repository();
    let folder = folder.path();
    edit(folder, "entities/alpha.toml", "name = \"", "name = \"New ");
    let (_, text) = printed(folder, &["diff", "git:HEAD", "--markdown"]);
    assert!(text.starts_with("## Differences from git:HEAD to data\n\nEntities: 1 changed\n"));
    let (_, text) = printed(folder, &["diff", "git:HEAD", "--format", "csv"]);
    assert!(text.starts_with("kind,id,change,key,old,new,claims\nentity,alpha,changed,/name,"));
    let (_, text) = printed(folder, &["diff", "git:HEAD", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["records"][0]["keys"][0]["key"], "/name");
    let (code, _) = printed(
        folder,
        &["diff", "git:HEAD", "--markdown", "--format", "json"],
    );
    assert_eq!(code, 2);
}
