//! Bad files: each is a clear finding at its place, none stops the run, and the rest of the data is still checked.

use std::fs;
use std::path::Path;

use ties::file::{Files, MAX_FILE_BYTES};

use crate::world::{codes, findings, root, world, world_with};

fn copy_of_the_world(folder: &Path) {
    for (path, text) in world() {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
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
    let (head, last) = gazette.rsplit_once("gloss =").unwrap();
    write("sources/gazette-2021.toml", format!("{head}language = \"en\"\ngloss ={last}").as_bytes());
    write("entities/truncated.toml", b"kind = \"person\"\nname = \"Ech");
    write("entities/empty.toml", b"");
    write("entities/binary.toml", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe");
    write("entities/brackets.toml", "[".repeat(10_000).as_bytes());
    fs::create_dir(folder.path().join("entities/x.toml")).unwrap();
    write("entities/latin.toml", b"kind = \"person\"\nname = \"Andr\xe9\"\n");

    let files = Files::read(folder.path()).unwrap();
    insta::assert_snapshot!(findings(&files));
    let summary = ties_check::check(&files).summary;
    assert_eq!((summary.claims, summary.entities, summary.unread_files, summary.unread_records), (12, 13, 5, 4));
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_the_world(folder.path());
    let link = |target: &str, path: &str| std::os::unix::fs::symlink(target, folder.path().join(path)).unwrap();
    link("/dev/zero", "entities/zero.toml");
    link("alpha.toml", "entities/linked.toml");
    link("/", "entities/everything");
    link("..", "sources/loop");
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("entities/pipe.toml")).status().unwrap();
    assert!(made.success());
    fs::write(folder.path().join("entities/large.toml"), vec![b'#'; usize::try_from(MAX_FILE_BYTES).unwrap() + 1])
        .unwrap();
    fs::write(folder.path().join("entities/notes.txt"), "a note").unwrap();
    fs::write(folder.path().join("stray.toml"), "").unwrap();
    fs::write(folder.path().join("README.md"), "left alone").unwrap();
    fs::write(folder.path().join("entities/.hidden.toml"), "left alone").unwrap();
    insta::assert_snapshot!(findings(&Files::read(folder.path()).unwrap()));
}

#[test]
fn line_ends_and_byte_order_marks_are_taken() {
    let windows: Vec<_> = world().into_iter().map(|(path, text)| (path, text.replace('\n', "\r\n"))).collect();
    assert_eq!(findings(&Files::from_texts(windows)), "");
    let folder = tempfile::tempdir().unwrap();
    copy_of_the_world(folder.path());
    let marked = format!("\u{feff}{}", world()["entities/alpha.toml"]);
    fs::write(folder.path().join("entities/alpha.toml"), marked).unwrap();
    assert_eq!(findings(&Files::read(folder.path()).unwrap()), "");
}

#[test]
fn a_broken_record_is_still_known_by_its_id() {
    let found = codes(&world_with([("entities/bravo.toml", "kind = \"armed-group\"\nname = ")]));
    assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["syntax"]);
}

#[test]
fn a_broken_claim_costs_itself_alone() {
    let gazette = world()["sources/gazette-2021.toml"].replacen("\"branch-of\"", "7", 1).replacen(
        "object = \"bravo\"",
        "object = \"bravo-\"",
        1,
    );
    let files = world_with([("sources/gazette-2021.toml", gazette.as_str())]);
    let found = codes(&files);
    assert_eq!(found, [("shape", "7".to_owned()), ("shape", "\"bravo-\"".to_owned())]);
    assert_eq!(ties_check::check(&files).summary.claims, 12);
}

#[test]
fn long_lines_and_deep_nests_are_cut_short() {
    let long = format!("kind = \"person\"\nname = \"{}\"\nnote = 7\n", "x".repeat(5_000_000));
    let nested = format!("kind = \"person\"\nname = {}1{}\n", "[".repeat(500), "]".repeat(500));
    let wrong = format!("kind = \"{}\"\nname = \"a\"\n", "y".repeat(5_000_000));
    for text in [long, nested, wrong] {
        let printed = findings(&world_with([("entities/long.toml", text.as_str())]));
        assert!(printed.contains("entities/long.toml:") && printed.len() < 4_000, "{} bytes", printed.len());
    }
}

/// Cuts and flips bytes of every file of the world, and of the real data: whatever comes of it, the run ends well.
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
    let mut texts: Vec<(String, Vec<u8>)> = world().into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    texts.extend(originals.as_slice().iter().map(|file| (file.path.clone(), file.text.clone().into_bytes())));
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
            let damaged = ties::file::File::from_bytes(path.clone(), bytes);
            let files = Files::from_texts([(damaged.path, damaged.text)]);
            drop(findings(&files));
        }
    }
}
