//! `ties archive add`: what becomes of a text, and of the file of its source.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use ties_dataset::file::MAX_TEXT_BYTES;

const SOURCE: &str = "data/sources/2021/gazette-2021.toml";

const GAZETTE: &str = "\
# The head of it.
kind = \"news-article\" # said so
title   =   \"Who is who in Foxtrot Valley\"
published = \"2021-09-03\"

# What is left out.
[skipped]
p1 = \"heading\"

[[claims]]
id = \"shield\"
at = \"p2 s1\"
subject = \"charlie\"
predicate = \"shields\"
object = \"alpha\"
";

const PLAIN: &str =
    "Who is who\n\nAlpha keeps Charlie. Charlie keeps Alpha.\r\n\r\nNobody knows why.";

/// A dataset of one source, in a folder of its own.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write(SOURCE, GAZETTE);
        desk.write("plain.txt", PLAIN);
        desk
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), bytes).unwrap();
    }

    fn read(&self, path: &str) -> String {
        String::from_utf8(fs::read(self.path(path)).unwrap()).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ties-under-test"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null());
        command
    }

    /// What is printed, after the exit code.
    fn run(&self, arguments: &[&str]) -> String {
        printed(&mut self.command(arguments))
    }

    /// Archives a file for the source.
    fn add(&self, file: &str) -> String {
        self.run(&["archive", "add", "gazette-2021", file])
    }

    /// Archives a file, which fails, and leaves all as it was: the first line of what is said, and
    /// the help.
    fn refused(&self, arguments: &[&str]) -> String {
        let before = self.everything();
        let printed = self.run(&[&["archive", "add"], arguments].concat());
        assert!(self.everything() == before, "{printed}");
        printed
            .strip_prefix("exit 2\nerror: ")
            .unwrap_or_else(|| panic!("{printed}"))
            .to_owned()
    }

    /// Every path, with what stands there.
    fn everything(&self) -> Vec<(String, Vec<u8>)> {
        fn collect(folder: &Path, all: &mut Vec<(String, Vec<u8>)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let content = if path.is_file() {
                    fs::read(&path).unwrap()
                } else {
                    Vec::new()
                };
                all.push((path.display().to_string(), content));
                if path.is_dir() {
                    collect(&path, all);
                }
            }
        }
        let mut all = Vec::new();
        collect(self.0.path(), &mut all);
        all.sort();
        all
    }
}

fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    format!(
        "exit {}\n{}{}",
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr)
    )
}

fn listing(name: &str, text: &str) -> String {
    format!(
        "archive = {{ text = \"{name}\", sha256 = \"{}\" }}",
        ties_text::digest::sha256(text.as_bytes())
    )
}

#[test]
fn plain_text_is_copied_byte_for_byte() {
    let desk = Desk::new();
    let written = format!(
        "exit 0\nwrote archive/gazette-2021.txt: 3 paragraphs, 4 sentences\nwrote {SOURCE}\n"
    );
    assert_eq!(desk.add("plain.txt"), written);
    assert_eq!(desk.read("archive/gazette-2021.txt"), PLAIN);
    // Above the tables; comments and layout are as they were.
    let listed = GAZETTE.replace(
        "2021-09-03\"\n",
        &format!("2021-09-03\"\n{}\n", listing("gazette-2021.txt", PLAIN)),
    );
    assert_eq!(desk.read(SOURCE), listed);
    assert!(!desk.run(&["check"]).contains("text-changed"));
    // Once more, nothing is left to do.
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
fn other_folders_and_names() {
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
    // A text that was put into the archive by hand is only listed.
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

/// However a source writes its `archive`, the keys that it has stay as they are.
#[test]
fn what_a_source_says_of_its_archive_is_kept() {
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
fn nothing_that_a_source_says_of_its_text_is_replaced() {
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
        let said = desk.refused(&["gazette-2021", "plain.txt"]);
        assert!(said.lines().next().unwrap().contains(why), "{said}");
    }
}

#[test]
fn a_text_is_not_written_over() {
    let desk = Desk::new();
    desk.write("archive/gazette-2021.txt", "Another text.");
    let said = "`archive/gazette-2021.txt` exists already with a different text\n  \
                = help: choose another name with `--as`, or remove the existing text\n";
    assert_eq!(desk.refused(&["gazette-2021", "plain.txt"]), said);
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

#[test]
fn sources_that_are_not_there_or_in_lines() {
    let desk = Desk::new();
    let said = "no source has the id `gazete-2021`\n  = help: did you mean `gazette-2021`?\n";
    assert_eq!(desk.refused(&["gazete-2021", "plain.txt"]), said);
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
fn names_that_lead_elsewhere_are_refused() {
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
        let said = desk.refused(&["gazette-2021", "plain.txt", "--as", name]);
        assert!(
            said.contains("is not a valid name for an archived text")
                && !said.contains(['\u{1b}', '\u{202e}']),
            "{said}"
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
        let said = desk.refused(&["gazette-2021", "plain.txt", "--as", name]);
        assert!(
            said.contains("symbolic link, which is not followed"),
            "{said}"
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

#[test]
fn what_is_no_text_is_refused() {
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
    let most = usize::try_from(MAX_TEXT_BYTES).unwrap();
    desk.write("large.txt", "Alpha.\n".repeat(most / 7 + 1));
    desk.write(
        "large.html",
        format!("<html>{}", "<p>Alpha.".repeat(most / 9 + 1)),
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
        let said = desk.refused(&["gazette-2021", file]);
        assert!(
            said.starts_with(why) && said.contains("\n  = help: "),
            "{said}"
        );
    }
}

const PAGE: &str = "\
<!doctype html><html lang=en><head><title>Out: \
title</title><style>p{color:red}</style><script>'<p>Out: script</p>'</script></head>
<body class=\"social\"><div id=cookie-banner><p>Out: cookies</p><button>Out: accept</button></div>
<nav><ul><li>Out: world</ul></nav>
<form id=aspnet><div class=\"related-theme\"><main><article><h1>How the &ldquo;ties&rdquo; lie</h1>
<p>Alpha<b> &amp; </b>Char<i>lie</i> keep
   each   other&mdash;so&nbsp;they say.<br>A second line.<br><br>A third.
<h2>Friend <span>or</span> enemy</h2>
<figure><img alt=\"Out: alt\"><figcaption>Men of Alpha, 2021.</figcaption></figure>
<ul><li>One<li>Two <p>with a paragraph</ul>
<table><caption>Strength</caption><tr><th>Group<td>1,500</table>
<blockquote><p>Quoted.</p></blockquote>
<div>Bare <span hidden>out: hidden </span>text<aside>Out: aside</aside>after it</div>
<pre>
pre  text
  kept
</pre>
<p hidden>Out: hidden<p style='display: none'>Out: none</p><p aria-hidden=true>Out: aria</p>
<template><p>Out: template</template><noscript><p>Out: noscript</noscript>
</article></main></div><label>Out: label</label><select><option>Out: option</select></form>
<div class='share buttons'><p>Out: share</div><div role=navigation>Out: role</div><footer>Out: \
footer</footer>
</body></html>";

#[test]
fn of_a_page_its_own_text_is_kept() {
    let desk = Desk::new();
    // A page is known by its first bytes, whatever it is called.
    desk.write("page", PAGE);
    assert!(desk.add("page").starts_with("exit 0\n"));
    let text = desk.read("archive/gazette-2021.txt");
    insta::assert_snapshot!(text);
    assert!(!text.to_lowercase().contains("out:"));
}

#[test]
fn malformed_pages_are_read_as_browsers_read_them() {
    let cases = [
        (
            "<p>One <b>bold <i>mixed</b> up</i>, and on<p>Two",
            "One bold mixed up, and on\n\nTwo\n",
        ),
        (
            "<table>Before<tr><td>In<p>And <div>more</table>After",
            "Before\n\nIn\n\nAnd\n\nmore\n\nAfter\n",
        ),
        (
            "</p>One</div><li>Two<td>Three</table>&nope; &#x0; &#xD800;",
            "One\n\nTwoThree&nope; \u{fffd} \u{fffd}\n",
        ),
        (
            "<a><p>One<a>Two</p></a>Three<!-- no -->",
            "OneTwo\n\nThree\n",
        ),
        ("One<div", "One\n"),
        ("<select><p>One</select><svg><p>Two", "Two\n"),
    ];
    for (page, text) in cases {
        let desk = Desk::new();
        desk.write("page.html", page);
        assert!(desk.add("page.html").starts_with("exit 0\n"), "{page}");
        assert_eq!(desk.read("archive/gazette-2021.txt"), text, "{page}");
    }
}

#[test]
fn pages_made_to_choke_on_are_refused_quickly() {
    let many = (0..60)
        .map(|n| format!("<b a{n}>"))
        .collect::<Vec<_>>()
        .concat();
    let pages = [
        ("nested more than 512 deep", "<div>".repeat(100_000)),
        ("nested more than 512 deep", "<b>".repeat(100_000)),
        ("nested more than 512 deep", "<template>".repeat(100_000)),
        (
            "nested more than 512 deep",
            "<div><object></div>".repeat(100_000),
        ),
        (
            "nested more than 512 deep",
            "<svg><foreignObject><p>".repeat(100_000),
        ),
        (
            "has more than 2097152 elements",
            format!("<p>{many}{}", "<p>x".repeat(100_000)),
        ),
    ];
    for (why, page) in pages {
        let desk = Desk::new();
        desk.write("page.html", format!("<html><body>{page}Alpha"));
        let start = Instant::now();
        let said = desk.refused(&["gazette-2021", "page.html"]);
        assert!(said.contains(why), "{said}");
        assert!(
            start.elapsed() < Duration::from_secs(300),
            "{why}: {:?}",
            start.elapsed()
        );
    }
    // As deep as is allowed: the document, `html`, `body` and these, with the text in the last.
    let desk = Desk::new();
    desk.write(
        "page.html",
        format!("<html><body>{}Alpha", "<div>".repeat(509)),
    );
    assert!(desk.add("page.html").starts_with("exit 0\n"));
}

/// A PDF of one page, with these words on it.
fn pdf(words: &str) -> String {
    let stream = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 \
         R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(objects) {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj{object}endobj").unwrap();
    }
    format!(
        "{file}xref\n0 6\n0000000000 65535 f \n{places}trailer<</Size 6/Origin 1 0 R>>\nstartxref\n\
         {}\n%%EOF\n",
        file.len()
    )
}

#[test]
fn a_pdf_is_read_where_pdftotext_is() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("skipped: `pdftotext` is not there");
        return;
    }
    let desk = Desk::new();
    desk.write("-page.pdf", pdf("Alpha keeps Charlie."));
    assert!(
        desk.run(&["archive", "add", "gazette-2021", "--", "-page.pdf"])
            .contains("1 paragraph, 1 sentence\n")
    );
    assert_eq!(
        desk.read("archive/gazette-2021.txt").trim_end(),
        "Alpha keeps Charlie."
    );
    let desk = Desk::new();
    desk.write("broken.pdf", "%PDF-1.4\nnothing");
    assert!(
        desk.refused(&["gazette-2021", "broken.pdf"])
            .starts_with("`pdftotext` cannot read `broken.pdf`: ")
    );
}

/// Another program in the place of `pdftotext`: how it is called, and what becomes of what it
/// prints.
#[cfg(unix)]
#[test]
fn how_pdftotext_is_called() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("a b;.pdf", pdf(""));
    let run = |script: &str| {
        desk.write("bin/pdftotext", format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(
            desk.path("bin/pdftotext"),
            fs::Permissions::from_mode(0o755),
        )
        .unwrap();
        let path = format!("{}:/usr/bin:/bin", desk.path("bin").display());
        printed(
            desk.command(&["archive", "add", "gazette-2021", "a b;.pdf"])
                .env("PATH", path),
        )
    };
    assert!(
        run("echo no >&2; exit 3")
            .contains("error: `pdftotext` cannot read `a b;.pdf`: exit status: 3\n")
    );
    assert!(run("exit 0").contains("error: `a b;.pdf` has no text\n"));
    assert!(run("printf 'Andr\\351'").contains("error: `a b;.pdf` is not UTF-8"));
    assert!(run("exec yes Alpha").contains("error: `a b;.pdf` has more than 16 MiB\n"));
    assert!(run(r#"printf '%s\n' "$@"; printf 'One.\fTwo.\n'"#).starts_with("exit 0\n"));
    let whole = fs::canonicalize(desk.path("a b;.pdf")).unwrap();
    let called = format!(
        "-q\n-enc\nUTF-8\n-eol\nunix\n-nopgbrk\n--\n{}\n-\nOne.\n\nTwo.\n",
        whole.display()
    );
    assert_eq!(desk.read("archive/gazette-2021.txt"), called);

    let mut nowhere = desk.command(&["archive", "add", "gazette-2021", "a b;.pdf"]);
    let said = printed(nowhere.env("PATH", desk.path("data")));
    assert!(
        said.contains("and `pdftotext` is not installed\n  = help: install Poppler"),
        "{said}"
    );
}

/// What cannot be finished leaves nothing half written.
#[cfg(unix)]
#[test]
fn a_source_is_written_whole_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let folder = desk.path(SOURCE).parent().unwrap().to_owned();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.join("probe"), "").is_ok() {
        eprintln!("skipped: permissions do not bind this user");
        return;
    }
    let said = desk.add("plain.txt");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(
        said.starts_with("exit 2\n") && said.contains("was not written"),
        "{said}"
    );
    assert_eq!(desk.read(SOURCE), GAZETTE);
    assert!(desk.add("plain.txt").starts_with("exit 0\n"));
}
