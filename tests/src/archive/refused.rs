//! What `ties archive add` refuses: sources, names, links, and files that are not text.

use std::fs;

use ties_dataset::file::MAX_TEXT_BYTES;

use super::{Desk, GAZETTE, PLAIN, SOURCE};

#[test]
fn unknown_sources_and_sources_in_json_lines_are_refused() {
    let desk = Desk::new();
    let expected = "no source has the id `gazete-2021`\n  = help: did you mean `gazette-2021`?\n";
    assert_eq!(desk.refused(&["gazete-2021", "plain.txt"]), expected);
    assert_eq!(
        desk.refused(&["../gazette", "plain.txt"]),
        "no source has the id `../gazette`\n"
    );
    let source =
        "{\"id\":\"wire-2021\",\"source\":{\"kind\":\"news-article\",\"title\":\"Wire\"}}\n";
    desk.write("data/more.jsonl", source);
    assert!(
        desk.refused(&["wire-2021", "plain.txt"])
            .contains("is in a JSON Lines file")
    );
    assert!(
        desk.refused(&["wire-2022", "plain.txt"])
            .contains("did you mean `wire-2021`?")
    );
    desk.write("data/sources/gazette-2021.toml", GAZETTE);
    assert!(
        desk.refused(&["gazette-2021", "plain.txt"])
            .contains("have the same id")
    );
}

#[test]
fn invalid_names_are_refused() {
    let desk = Desk::new();
    let names = [
        "../x.txt",
        "/x.txt",
        "a/../../x.txt",
        "",
        ".",
        "a//b",
        "a/",
        "./a",
        "a\\b",
        "c:x",
        "a\u{1b}b",
        "a\u{202e}b",
    ];
    for name in names {
        let error = desk.refused(&["gazette-2021", "plain.txt", "--as", name]);
        assert!(
            error.contains("is not a valid name for an archived text")
                && !error.contains(['\u{1b}', '\u{202e}']),
            "{error}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("outside/secret.txt", PLAIN);
    fs::create_dir(desk.path("archive")).unwrap();
    for (target, name) in [
        ("../outside/secret.txt", "a.txt"),
        ("../nowhere", "b.txt"),
        ("../outside", "folder"),
    ] {
        symlink(target, desk.path("archive").join(name)).unwrap();
    }
    for name in ["a.txt", "b.txt", "folder/secret.txt", "folder/new.txt"] {
        let error = desk.refused(&["gazette-2021", "plain.txt", "--as", name]);
        assert!(
            error.contains("symbolic link, which is not followed"),
            "{error}"
        );
    }
    fs::remove_file(desk.path(SOURCE)).unwrap();
    desk.write("outside/gazette.toml", GAZETTE);
    symlink("../../../outside/gazette.toml", desk.path(SOURCE)).unwrap();
    assert!(
        desk.refused(&["gazette-2021", "plain.txt"])
            .contains("symbolic link")
    );
}

#[test]
fn files_without_text_are_refused() {
    let desk = Desk::new();
    desk.write("latin.txt", b"Andr\xe9 knows.");
    desk.write("latin.html", b"<html><p>Andr\xe9 knows.");
    desk.write("nul.txt", b"Alpha\0Bravo");
    desk.write("rich.txt", b"{\\rtf1\\ansi Alpha keeps Charlie.}");
    desk.write("page.mhtml", b"From: <Saved by a browser>\n\nAlpha");
    desk.write("blank.txt", b" \n\n\t\n");
    desk.write(
        "script.html",
        b"<!doctype html><body><div id=app></div><script>draw('Alpha')</script>",
    );
    let limit = usize::try_from(MAX_TEXT_BYTES).unwrap();
    desk.write("large.txt", "Alpha.\n".repeat(limit / 7 + 1));
    desk.write(
        "large.html",
        format!("<html>{}", "<p>Alpha.".repeat(limit / 9 + 1)),
    );
    let cases = [
        (
            "latin.txt",
            "`latin.txt` is not UTF-8: the byte 0xE9 at offset 4",
        ),
        (
            "latin.html",
            "`latin.html` is not UTF-8: the byte 0xE9 at offset 13",
        ),
        ("nul.txt", "`nul.txt` is no text: a NUL byte at offset 5"),
        ("rich.txt", "`rich.txt` is RTF, not plain text, HTML or PDF"),
        (
            "page.mhtml",
            "`page.mhtml` is MHTML, not plain text, HTML or PDF",
        ),
        ("blank.txt", "`blank.txt` has no text"),
        ("script.html", "`script.html` has no text"),
        ("large.txt", "`large.txt` has more than 16 MiB"),
        ("large.html", "`large.html` has more than 16 MiB"),
        ("data", "`data` cannot be read: "),
        ("nowhere.txt", "`nowhere.txt` cannot be read: "),
    ];
    for (file, why) in cases {
        let error = desk.refused(&["gazette-2021", file]);
        assert!(
            error.starts_with(why) && error.contains("\n  = help: "),
            "{error}"
        );
    }
}
