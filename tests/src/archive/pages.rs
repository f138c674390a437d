//! Which text is extracted from web pages and PDFs.

use std::fmt::Write;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{Desk, printed};

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
    // A page is recognised by its first bytes, not by its name.
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
fn pages_that_would_exhaust_resources_are_refused_quickly() {
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
    // The deepest nesting allowed: the document, `html`, `body` and these, with the text innermost.
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
        "{file}xref\n0 6\n0000000000 65535 f \n{places}trailer<</Size 6/Root 1 0 R>>\nstartxref\n\
         {}\n%%EOF\n",
        file.len()
    )
}

#[test]
fn a_pdf_is_read_if_pdftotext_is_installed() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        eprintln!("skipped: `pdftotext` is not installed");
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

/// A script in place of `pdftotext` shows which arguments it receives and how its output is used.
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
