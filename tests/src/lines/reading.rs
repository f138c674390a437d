//! JSON Lines are read from compressed files, from standard input, and from the disk.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use ties_dataset::dataset::Dataset;
use ties_dataset::file::{File, Files, ReadFault};

use crate::world::{findings, world, world_with};

use super::lines;

#[test]
fn lines_are_read_compressed_and_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let text = lines().join("\n");
    let packed = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    let gzip = packed("world.jsonl.gz", &gzip.finish().unwrap());
    let zstd = ruzstd::encoding::compress_to_vec(
        Cursor::new(text.as_bytes()),
        ruzstd::encoding::CompressionLevel::Fastest,
    );
    let zstd = packed("world.jsonl.zst", &zstd);
    let plain = packed("world.jsonl", text.as_bytes());
    for path in [&gzip, &zstd] {
        assert_eq!(
            Files::read_lines(path).unwrap().as_slice()[0].text,
            text,
            "{}",
            path.display()
        );
    }
    assert_eq!(
        text_of(&Files::read_lines(&plain).unwrap().as_slice()[0]),
        text
    );
    let cut = packed("cut.jsonl.gz", &fs::read(&gzip).unwrap()[..100]);
    assert!(findings(&Files::read_lines(&cut).unwrap()).contains("cannot be read"));

    let run = |arguments: &[&str], input: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ties-under-test"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that fails at once does not read all of its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, printed) = run(&["check", "-"], &text);
    assert_eq!(code, Some(0), "{printed}");
    assert_eq!(
        run(&["check", plain.to_str().unwrap()], ""),
        (code, printed.clone())
    );
    assert_eq!(run(&["check", zstd.to_str().unwrap()], ""), (code, printed));
    let (code, shown) = run(
        &[
            "between",
            "alpha",
            "charlie",
            "--data",
            gzip.to_str().unwrap(),
        ],
        "",
    );
    assert!(code == Some(0) && shown.contains("allied-with"));
    assert_eq!(run(&["check", "-"], "").0, Some(2), "nothing was checked");

    // The imported folder gives an equal dataset, and is not overwritten.
    let out = folder.path().join("imported");
    let out = out.to_str().unwrap();
    let (code, printed) = run(&["import", zstd.to_str().unwrap(), "--out", out], "");
    assert_eq!(
        (code, printed),
        (Some(0), format!("wrote {} files to {out}\n", world().len()))
    );
    assert_eq!(
        Dataset::read(&Files::read(Path::new(out)).unwrap()),
        Dataset::read(&world_with([]))
    );
    assert_eq!(
        run(&["import", "-", "--out", out], &text).0,
        Some(2),
        "existing files are not overwritten"
    );
    let twice = format!("{text}\n{}", lines()[1]);
    let (code, printed) = run(
        &[
            "import",
            "-",
            "--out",
            folder.path().join("twice").to_str().unwrap(),
        ],
        &twice,
    );
    assert!(
        code == Some(1) && printed.contains("left out: 1"),
        "{printed}"
    );
}

/// The text of a file, block by block.
fn text_of(file: &File) -> String {
    file.blocks()
        .iter()
        .map(|block| file.block(block).unwrap().into_owned())
        .collect()
}

/// A JSON Lines file on the disk is not kept in memory, and gives the same findings at the same
/// places, with the same excerpts, as its text in memory.
#[test]
fn lines_on_the_disk_are_checked_as_their_text_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.jsonl");
    let mut bad = lines();
    for number in 0..1_200 {
        let object = if number % 7 == 0 { "nobody" } else { "bravo" };
        let blank = if number % 100 == 0 { "\r\n\n" } else { "" };
        bad.push(format!(
            "{blank}{{\"in\":\"gazette-2021\",\"claim\":{{\"id\":\"n{number}\",\"at\":\"p{}\",\
             \"subject\":\"alpha\",\
             \"predicate\":\"protects\",\"object\":\"{object}\",\"summary\":\"{}\"}}}}",
            10 + number,
            "é".repeat(number % 200)
        ));
    }
    // A line longer than a block; and a truncated line at the end of the file.
    bad.push(format!(
        "{{\"in\":\"gazette-2021\",\"claim\":{{\"id\":\"long\",\"summary\":\"{}\"}}}}",
        "é".repeat(150_000)
    ));
    bad.push("{\"in\":\"gazette-2021\",\"claim\":{".to_owned());
    let text = bad.join("\n");
    for text in [
        text.clone(),
        text.clone() + "\n",
        "\n".to_owned() + &text,
        String::new(),
        "{".to_owned(),
    ] {
        fs::write(&path, &text).unwrap();
        let on_disk = Files::read_lines(&path).unwrap();
        assert_eq!(
            (
                on_disk.as_slice()[0].text.as_str(),
                text_of(&on_disk.as_slice()[0])
            ),
            ("", text.clone())
        );
        let in_memory = Files::from_texts([("world.jsonl", text)]);
        let one = ties_check::check(&on_disk);
        let other = ties_check::check(&in_memory);
        assert_eq!(one, other);
        assert_eq!(findings(&on_disk), findings(&in_memory));
        assert_eq!(Dataset::read(&on_disk), Dataset::read(&in_memory));
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .unwrap();
        assert_eq!(pool.install(|| ties_check::check(&on_disk)), one);
    }
    // A file that is not plain text is kept in memory, so that the fault can be reported.
    for (bytes, fault) in [
        (&b"\xef\xbb\xbf{\"id\":1}\n"[..], None),
        (b"{}\n\0\n", Some(ReadFault::Binary { at: 3 })),
        (
            b"{}\n\xff\n",
            Some(ReadFault::NotUtf8 { byte: 0xff, at: 3 }),
        ),
    ] {
        fs::write(&path, bytes).unwrap();
        let files = Files::read_lines(&path).unwrap();
        assert_eq!(
            files.as_slice()[0],
            File::from_bytes("world.jsonl".to_owned(), bytes.to_vec())
        );
        assert_eq!(files.as_slice()[0].fault, fault);
        assert_eq!(Dataset::read(&files).left_out, 1);
    }
}

/// A file that changed while it was read has one finding, which says so.
#[test]
fn a_file_that_changes_while_it_is_read_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.jsonl");
    for changed in [
        lines().join("\n") + "\n{",
        lines()[1..].join("\n"),
        String::new(),
    ] {
        fs::write(&path, lines().join("\n")).unwrap();
        let files = Files::read_lines(&path).unwrap();
        fs::write(&path, changed).unwrap();
        let report = ties_check::check(&files);
        let found: Vec<_> = report
            .diagnostics
            .iter()
            .map(|found| (found.code, found.message.as_str()))
            .collect();
        assert_eq!(found, [("syntax", "the file changed while it was read")]);
        assert_eq!(report.summary.unread_files, 1);
        assert_eq!(Dataset::read(&files).left_out, 1);
    }
    fs::remove_file(&path).unwrap();
}
