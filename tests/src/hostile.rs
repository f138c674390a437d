//! Bad files: each gets a clear finding with its location. None of them stops the run, and the rest
//! of the data is still checked.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use ties_dataset::file::{Files, MAX_FILE_BYTES};
use ties_text::text::Text;

use crate::passages::source;
use crate::world::{codes, findings, root, world, world_with};

fn copy_of_the_world(folder: &Path) {
    for (path, text) in world() {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

#[test]
fn ten_faults_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_the_world(folder.path());
    let write = |path: &str, bytes: &[u8]| fs::write(folder.path().join(path), bytes).unwrap();
    let gazette = world()["sources/gazette-2021.toml"].clone();
    let gazette = gazette
        .replacen("publisher =", "publsher =", 1)
        .replacen("\"branch-of\"", "\"brnch-of\"", 1)
        .replacen("object = \"charlie\"", "object = \"charly\"", 1);
    let (head, last) = gazette.rsplit_once("summary =").unwrap();
    write(
        "sources/gazette-2021.toml",
        format!("{head}language = \"en\"\nsummary ={last}").as_bytes(),
    );
    write(
        "entities/truncated.toml",
        b"kind = \"person\"\nname = \"Ech",
    );
    write("entities/empty.toml", b"");
    write("entities/binary.toml", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe");
    write("entities/brackets.toml", "[".repeat(10_000).as_bytes());
    fs::create_dir(folder.path().join("entities/x.toml")).unwrap();
    write(
        "entities/latin.toml",
        b"kind = \"person\"\nname = \"Andr\xe9\"\n",
    );

    let files = Files::read(folder.path()).unwrap();
    insta::assert_snapshot!(findings(&files));
    let summary = ties_check::check(&files).summary;
    assert_eq!(
        (
            summary.claims,
            summary.entities,
            summary.unread_files,
            summary.unread_records
        ),
        (12, 13, 5, 4)
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_the_world(folder.path());
    let link = |target: &str, path: &str| {
        std::os::unix::fs::symlink(target, folder.path().join(path)).unwrap();
    };
    link("/dev/zero", "entities/zero.toml");
    link("alpha.toml", "entities/linked.toml");
    link("/", "entities/everything");
    link("..", "sources/loop");
    let mkfifo_status = std::process::Command::new("mkfifo")
        .arg(folder.path().join("entities/pipe.toml"))
        .status()
        .unwrap();
    assert!(mkfifo_status.success());
    fs::write(
        folder.path().join("entities/large.toml"),
        vec![b'#'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1],
    )
    .unwrap();
    fs::write(folder.path().join("entities/notes.txt"), "a note").unwrap();
    fs::write(folder.path().join("stray.toml"), "").unwrap();
    fs::write(folder.path().join("README.md"), "left alone").unwrap();
    fs::write(folder.path().join("entities/.hidden.toml"), "left alone").unwrap();
    insta::assert_snapshot!(findings(&Files::read(folder.path()).unwrap()));
}

#[test]
fn windows_line_endings_and_byte_order_marks_are_accepted() {
    let windows: Vec<_> = world()
        .into_iter()
        .map(|(path, text)| (path, text.replace('\n', "\r\n")))
        .collect();
    assert_eq!(findings(&Files::from_texts(windows)), "");
    let folder = tempfile::tempdir().unwrap();
    copy_of_the_world(folder.path());
    let marked = format!("\u{feff}{}", world()["entities/alpha.toml"]);
    fs::write(folder.path().join("entities/alpha.toml"), marked).unwrap();
    assert_eq!(findings(&Files::read(folder.path()).unwrap()), "");
}

#[test]
fn references_to_a_broken_record_are_not_reported() {
    let found = codes(&world_with([(
        "entities/bravo.toml",
        "kind = \"armed-group\"\nname = ",
    )]));
    assert_eq!(
        found.iter().map(|(code, _)| *code).collect::<Vec<_>>(),
        ["syntax"]
    );
}

#[test]
fn a_broken_claim_does_not_affect_other_claims() {
    let gazette = world()["sources/gazette-2021.toml"]
        .replacen("\"branch-of\"", "7", 1)
        .replacen("object = \"bravo\"", "object = \"bravo-\"", 1);
    let files = world_with([("sources/gazette-2021.toml", gazette.as_str())]);
    let found = codes(&files);
    assert_eq!(
        found,
        [
            ("shape", "7".to_owned()),
            ("shape", "\"bravo-\"".to_owned())
        ]
    );
    assert_eq!(ties_check::check(&files).summary.claims, 12);
}

#[test]
fn long_lines_and_deep_nesting_are_shortened_in_output() {
    let long = format!(
        "kind = \"person\"\nname = \"{}\"\nnote = 7\n",
        "x".repeat(5_000_000)
    );
    let nested = format!(
        "kind = \"person\"\nname = {}1{}\n",
        "[".repeat(500),
        "]".repeat(500)
    );
    let wrong = format!("kind = \"{}\"\nname = \"a\"\n", "y".repeat(5_000_000));
    for text in [long, nested, wrong] {
        let printed = findings(&world_with([("entities/long.toml", text.as_str())]));
        assert!(
            printed.contains("entities/long.toml:") && printed.len() < 4_000,
            "{} bytes",
            printed.len()
        );
    }
}

/// Cuts and changes bytes of every file of the world and of the real data. The check must not panic
/// on any of the damaged files.
#[test]
fn damaged_files_never_stop_the_run() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below.max(1)).unwrap()).unwrap()
    };
    let originals = Files::read(&root().join("data")).unwrap();
    let mut texts: Vec<(String, Vec<u8>)> = world()
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()))
        .collect();
    texts.extend(
        originals
            .as_slice()
            .iter()
            .map(|file| (file.path.clone(), file.text.clone().into_bytes())),
    );
    for (path, text) in &texts {
        for _ in 0..20 {
            let mut bytes = text.clone();
            for _ in 0..=random(4) {
                let at = random(bytes.len());
                match random(4) {
                    0 => bytes.truncate(at),
                    1 if at < bytes.len() => bytes[at] = u8::try_from(random(256)).unwrap(),
                    2 => bytes.insert(at, b"\"[]{}=\n#\\.'"[random(11)]),
                    _ if at < bytes.len() => drop(bytes.remove(at)),
                    _ => {}
                }
            }
            let damaged = ties_dataset::file::File::from_bytes(path.clone(), bytes);
            let files = Files::from_texts([(damaged.path, damaged.text)]);
            drop(findings(&files));
        }
    }
}

/// A source that lists an archived text with this name.
fn listing(name: &str) -> String {
    let name = toml::Value::String(name.to_owned());
    let sha256 = ties_text::digest::sha256(b"");
    format!(
        "kind = \"report\"\ntitle = \"A war\"\npublished = \"2021\"\nlanguage = \"en\"\n\
         archive = {{ text = {name}, sha256 = \"{sha256}\" }}\n\n\
         [[claims]]\nid = \"war\"\nat = \"p1 s1 #06429e2f84e1\"\nsubject = \"alpha\"\n\
         predicate = \"fights\"\nobject = \"bravo\"\n\
         quote = \"fights\"\n"
    )
}

#[cfg(unix)]
#[test]
fn what_is_no_archived_text_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let archive = folder.path().join("archive");
    copy_of_the_world(&data);
    fs::create_dir_all(archive.join("folder.txt")).unwrap();
    fs::create_dir(folder.path().join("elsewhere")).unwrap();
    fs::write(folder.path().join("elsewhere/x.txt"), "Alpha fights Bravo.").unwrap();
    fs::write(folder.path().join("x.txt"), "Alpha fights Bravo.").unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(archive.join(name), bytes).unwrap();
    write("plain.txt", b"Alpha fights Bravo.");
    write("binary.txt", b"Alpha\0fights Bravo.");
    write("latin.txt", b"Andr\xe9 fights Bravo.");
    write("empty.txt", b"");
    write("blank.txt", " \n\u{a0}\n\u{200b}\u{feff}\n".as_bytes());
    fs::File::create(archive.join("large.txt"))
        .unwrap()
        .set_len(200 << 20)
        .unwrap();
    let link =
        |target: &str, name: &str| std::os::unix::fs::symlink(target, archive.join(name)).unwrap();
    link("/dev/zero", "zero.txt");
    link("plain.txt", "linked.txt");
    link("/dev", "devices");
    link("../elsewhere", "linked");
    link(".", "loop");
    let mkfifo_status = std::process::Command::new("mkfifo")
        .arg(archive.join("pipe.txt"))
        .status()
        .unwrap();
    assert!(mkfifo_status.success());
    let long = "x".repeat(5_000);
    let names = [
        "../x.txt",
        "/etc/passwd",
        "./plain.txt",
        "sub/../../x.txt",
        "..",
        "",
        "folder.txt",
        "binary.txt",
        "latin.txt",
        "empty.txt",
        "blank.txt",
        "large.txt",
        "zero.txt",
        "linked.txt",
        "devices/zero",
        "linked/x.txt",
        "loop/loop/plain.txt",
        "pipe.txt",
        "plain.txt/x",
        "a\0b.txt",
        "none.txt",
        long.as_str(),
    ];
    for (number, name) in names.iter().enumerate() {
        fs::write(
            data.join(format!("sources/s{number:02}.toml")),
            listing(name),
        )
        .unwrap();
    }
    let files = Files::read(&data).unwrap().with_archive(&archive).unwrap();
    let report = ties_check::check(&files);
    // Each source has one finding, and its claim is counted as not compared. The last four texts
    // do not exist, which is no finding.
    let found = codes(&files);
    assert_eq!(found.len(), names.len() - 4, "{}", findings(&files));
    assert_eq!(
        (
            report.summary.passages.compared,
            report.summary.passages.without_text,
            report.summary.passages.not_at_hand,
        ),
        (0, 14 + names.len() - 4, 4)
    );
    let said: Vec<_> = report
        .diagnostics
        .iter()
        .map(|found| {
            let help = found.help.as_deref().unwrap_or_default();
            format!(
                "{}: {}\n    {help}",
                found.code,
                found.message.replace(&long, "xxx…").replace('\0', "␀")
            )
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

fn lines(text: &str, count: usize) -> String {
    text.repeat(count)
}

/// Long and unusual texts are compared like any other text, within a time limit.
#[test]
fn long_and_unusual_texts_are_compared() {
    let texts = [
        ("one line", format!("{}end.", lines("word ", 200_000))),
        ("a million sentences", lines("Ab cd. ", 1_000_000)),
        ("paragraphs", lines("Ab cd.\n\n", 100_000)),
        ("lines", lines("Ab cd\n", 100_000)),
        ("stops", lines(". ", 100_000)),
        ("combining characters", lines("\u{301}\u{327}", 50_000)),
        (
            "right to left",
            lines("قال العدو إن التنظيم لا يقاتل. ", 1_000),
        ),
        ("overrides", lines("\u{202e}Alpha fights Bravo. ", 1_000)),
        (
            "mojibake",
            lines("â€œAlphaâ€\u{9d} doesnâ€™t fight. ", 4_000),
        ),
        ("no spaces", lines("字", 100_000)),
    ];
    for (name, text) in texts {
        let started = Instant::now();
        assert_right_passages_are_found(name, &text);
        assert_wrong_passages_are_reported(name, &text);
        assert!(
            started.elapsed() < Duration::from_secs(900),
            "{name}: {:?}",
            started.elapsed()
        );
    }
}

/// Checks that claims on the first sentence, on the last sentence and on the whole text match their
/// passages when the digests are correct.
fn assert_right_passages_are_found(name: &str, text: &str) {
    let cut = Text::new(text);
    assert!(cut.sentences() > 0, "{name}");
    let last = cut.sentences() - 1;
    let [first, last, whole] = [0..1, last..last + 1, 0..cut.sentences()].map(|passage| {
        let digest = cut.digest(passage.clone());
        format!("{} #{}", cut.place(passage), digest.as_str())
    });
    let quote = cut
        .words(0..1)
        .split_whitespace()
        .next()
        .filter(|word| word.len() < 20);
    let right = source(
        text.as_bytes(),
        &[(&first, quote), (&last, None), (&whole, None)],
    );
    let found = codes_of(&check_page(&right, text));
    assert!(
        found.iter().all(
            |code| ["duplicate-claim", "garbled-text", "subject-not-in-passage"].contains(code)
        ),
        "{name}: {found:?}"
    );
}

fn check_page(source: &str, text: &str) -> ties_check::Report {
    ties_check::check(&world_with([
        ("sources/page.toml", source),
        ("archive/page.txt", text),
    ]))
}

fn codes_of(report: &ties_check::Report) -> Vec<&'static str> {
    report.diagnostics.iter().map(|found| found.code).collect()
}

/// Checks that wrong claims are reported: passages of several lengths whose digest matches nothing,
/// a quote that is not in the text, and a quote that is nearly in some of the texts.
fn assert_wrong_passages_are_reported(name: &str, text: &str) {
    let wrong = "06429e2f84e1";
    let all = [2, 400, 500_000, 999_999].map(|length| format!("p1 s1-{length} #{wrong}"));
    let mut claims: Vec<_> = all.iter().map(|at| (at.as_str(), None)).collect();
    let sentence = format!("p1 s1 #{wrong}");
    let paragraphs = format!("p1-500000 #{wrong}");
    claims.extend([
        (sentence.as_str(), Some("Ab cd. Ab ce. Ab cd.")),
        (paragraphs.as_str(), Some("nothing of the kind")),
        ("line 1", None),
        ("p1000001", None),
    ]);
    let report = check_page(&source(text.as_bytes(), &claims), text);
    let found = codes_of(&report);
    assert_eq!(
        found
            .iter()
            .filter(|code| **code == "passage-moved")
            .count(),
        6,
        "{name}"
    );
    assert_eq!(
        found
            .iter()
            .filter(|code| **code == "quote-not-found")
            .count(),
        2,
        "{name}"
    );
    assert!(
        report
            .diagnostics
            .iter()
            .all(|found| found.message.len() < 2_000),
        "{name}"
    );
}
