//! Adding plain texts, and the changes to the file of the source.

use std::fs;

use super::{Desk, GAZETTE, PLAIN, SOURCE, listing};

#[test]
fn plain_text_is_copied_byte_for_byte() {
    let desk = Desk::new();
    let written = format!(
        "exit 0\nwrote archive/gazette-2021.txt: 3 paragraphs, 4 sentences\nwrote {SOURCE}\n"
    );
    assert_eq!(desk.add("plain.txt"), written);
    assert_eq!(desk.read("archive/gazette-2021.txt"), PLAIN);
    // `archive` is inserted above the tables; comments and layout are unchanged.
    let listed = GAZETTE.replace(
        "2021-09-03\"\n",
        &format!("2021-09-03\"\n{}\n", listing("gazette-2021.txt", PLAIN)),
    );
    assert_eq!(desk.read(SOURCE), listed);
    assert!(!desk.run(&["check"]).contains("text-changed"));
    // A second run changes nothing.
    let before = desk.everything();
    let again = format!(
        "exit 0\narchive/gazette-2021.txt exists already: 3 paragraphs, 4 sentences\n\
         {SOURCE} lists it already\n"
    );
    assert_eq!(desk.add("plain.txt"), again);
    assert!(desk.everything() == before);
}

#[test]
fn a_byte_order_mark_is_copied_and_not_counted() {
    let desk = Desk::new();
    desk.write("plain.txt", format!("\u{feff}{PLAIN}"));
    assert!(desk.add("plain.txt").contains("3 paragraphs, 4 sentences"));
    assert_eq!(
        desk.read("archive/gazette-2021.txt"),
        format!("\u{feff}{PLAIN}")
    );
    assert!(!desk.run(&["check"]).contains("text-changed"));
}

#[test]
fn the_folder_and_the_name_can_be_chosen() {
    let desk = Desk::new();
    let arguments = [
        "archive",
        "add",
        "gazette-2021",
        "plain.txt",
        "--archive",
        "texts/kept",
        "--as",
        "2021/who.txt",
    ];
    let written = format!(
        "exit 0\nwrote texts/kept/2021/who.txt: 3 paragraphs, 4 sentences\nwrote {SOURCE}\n"
    );
    assert_eq!(desk.run(&arguments), written);
    assert_eq!(desk.read("texts/kept/2021/who.txt"), PLAIN);
    assert!(desk.read(SOURCE).contains(&listing("2021/who.txt", PLAIN)));
    // A text that is already in the archive is listed and not copied.
    let desk = Desk::new();
    desk.write("archive/gazette-2021.txt", PLAIN);
    assert!(
        desk.add("archive/gazette-2021.txt")
            .contains("exists already")
    );
    assert!(
        desk.read(SOURCE)
            .contains(&listing("gazette-2021.txt", PLAIN))
    );
}

/// Whichever TOML form `archive` has in a source, its existing keys are not changed.
#[test]
fn existing_archive_keys_are_kept() {
    let digest = ties_text::digest::sha256(PLAIN.as_bytes());
    let digest = digest.to_string();
    let text = "gazette-2021.txt";
    let new = format!("text = \"{text}\", sha256 = \"{digest}\"");
    let cases = [
        ("archive = {}".to_owned(), format!("archive = {{ {new} }}")),
        (
            "archive = { url = 'u' } # kept".to_owned(),
            format!("archive = {{ url = 'u', {new} }} # kept"),
        ),
        (
            format!("archive = {{ text = '{text}', url = \"u\"}}"),
            format!("archive = {{ text = '{text}', url = \"u\", sha256 = \"{digest}\"}}"),
        ),
        (
            "archive.url = \"u\"\narchive.captured = \"2021-09-04\"".to_owned(),
            format!(
                "archive.url = \"u\"\narchive.captured = \"2021-09-04\"\n\
                 archive.text = \"{text}\"\narchive.sha256 = \"{digest}\""
            ),
        ),
        (
            "[archive] # kept\nurl = \"u\" # too".to_owned(),
            format!(
                "[archive] # kept\nurl = \"u\" # too\ntext = \"{text}\"\nsha256 = \"{digest}\""
            ),
        ),
        (
            "archive = {\n  url = \"u\" # too\n}".to_owned(),
            format!("archive = {{\n  url = \"u\", {new} # too\n}}"),
        ),
    ];
    for (before, after) in cases {
        for end in ["\n", "\r\n"] {
            let desk = Desk::new();
            let write = |archive: &str| {
                GAZETTE
                    .replace("2021-09-03\"\n", &format!("2021-09-03\"\n{archive}\n"))
                    .replace('\n', end)
            };
            desk.write(SOURCE, write(&before));
            assert!(desk.add("plain.txt").starts_with("exit 0\n"), "{before}");
            assert_eq!(desk.read(SOURCE), write(&after), "{before}");
        }
    }
}

#[test]
fn conflicting_archive_keys_are_not_replaced() {
    let desk = Desk::new();
    let with =
        |archive: &str| GAZETTE.replace("2021-09-03\"\n", &format!("2021-09-03\"\n{archive}\n"));
    let cases = [
        (
            "archive = { text = 'other.txt' }".to_owned(),
            "lists another text",
        ),
        (
            listing("gazette-2021.txt", "other"),
            "has the SHA-256 of another text",
        ),
        ("archive = 7".to_owned(), "is not a table"),
        (
            "no-archive = 'too large'".to_owned(),
            "has a reason for not keeping a copy",
        ),
        ("archive = {".to_owned(), "has syntax errors"),
    ];
    for (archive, why) in cases {
        desk.write(SOURCE, with(&archive));
        let error = desk.refused(&["gazette-2021", "plain.txt"]);
        assert!(error.lines().next().unwrap().contains(why), "{error}");
    }
}

#[test]
fn an_existing_text_is_not_overwritten() {
    let desk = Desk::new();
    desk.write("archive/gazette-2021.txt", "Another text.");
    let expected = "`archive/gazette-2021.txt` exists already with a different text\n  \
                = help: choose another name with `--as`, or remove the existing text\n";
    assert_eq!(desk.refused(&["gazette-2021", "plain.txt"]), expected);
    assert!(
        desk.run(&[
            "archive",
            "add",
            "gazette-2021",
            "plain.txt",
            "--as",
            "who.txt"
        ])
        .starts_with("exit 0\n")
    );
    assert_eq!(desk.read("archive/gazette-2021.txt"), "Another text.");
}

#[cfg(unix)]
#[test]
fn permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    fs::set_permissions(desk.path(SOURCE), fs::Permissions::from_mode(0o640)).unwrap();
    assert!(desk.add("plain.txt").starts_with("exit 0\n"));
    assert_eq!(
        fs::metadata(desk.path(SOURCE))
            .unwrap()
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
}

/// If the source cannot be written, its file is unchanged.
#[cfg(unix)]
#[test]
fn a_source_is_written_completely_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let folder = desk.path(SOURCE).parent().unwrap().to_owned();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        eprintln!("skipped: permissions do not apply to this user");
        return;
    }
    let printed = desk.add("plain.txt");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(
        printed.starts_with("exit 2\n") && printed.contains("was not written"),
        "{printed}"
    );
    assert_eq!(desk.read(SOURCE), GAZETTE);
    assert!(desk.add("plain.txt").starts_with("exit 0\n"));
}
