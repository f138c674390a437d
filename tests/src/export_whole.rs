//! Exports are written completely or not at all, even if killed or on a full disk. Their bytes do
//! not depend on the settings of the machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::command_line::WORLD;
use crate::world::root;

const TIES: &str = env!("CARGO_BIN_EXE_ties-under-test");

/// Every file below a folder, by its path relative to it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(
                    path.strip_prefix(folder).unwrap().to_owned(),
                    fs::read(&path).unwrap(),
                );
            }
        }
    }
    found
}

fn export(data: &Path, out: &Path) -> Command {
    let mut command = Command::new(TIES);
    command
        .args(["export", "--data"])
        .arg(data)
        .arg("--out")
        .arg(out);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The visible content of a folder of exports, by format.
fn formats(out: &Path) -> BTreeMap<String, BTreeMap<PathBuf, Vec<u8>>> {
    let entries = fs::read_dir(out).unwrap().map(Result::unwrap);
    let names = entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'));
    names
        .map(|name| (name.clone(), files(&out.join(name))))
        .collect()
}

/// The number of runs to kill, each a little later than the one before.
const KILLS: u32 = 24;

#[test]
fn a_killed_export_leaves_the_old_one_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let old_out = folder.path().join("old");
    let new_out = folder.path().join("new");
    let out = folder.path().join("out");
    let old_data = root().join(WORLD);
    let new_data = root().join("data");
    assert!(export(&old_data, &old_out).status().unwrap().success());
    let start = Instant::now();
    assert!(export(&new_data, &new_out).status().unwrap().success());
    let takes = start.elapsed();
    let old = formats(&old_out);
    let new = formats(&new_out);
    assert!(export(&old_data, &out).status().unwrap().success());
    let mut kept = 0;
    let mut replaced = 0;
    for kill in 0..KILLS {
        let mut run = export(&new_data, &out).spawn().unwrap();
        sleep(takes * kill / KILLS + Duration::from_millis(1));
        run.kill().unwrap();
        run.wait().unwrap();
        for (name, found) in formats(&out) {
            kept += usize::from(found == old[&name]);
            replaced += usize::from(found == new[&name]);
            assert!(
                found == old[&name] || found == new[&name],
                "`{name}` is half written after kill {kill}"
            );
        }
    }
    assert!(
        kept > 0 && replaced > 0,
        "kills came before and after formats were replaced: {kept}, {replaced}"
    );
    // The next run completes, and removes what the killed runs left.
    assert!(export(&new_data, &out).status().unwrap().success());
    assert_eq!(formats(&out), new);
    let left = fs::read_dir(&out)
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.file_name().as_encoded_bytes()[0] == b'.');
    assert_eq!(
        left.map(|entry| entry.file_name()).collect::<Vec<_>>(),
        Vec::<std::ffi::OsString>::new()
    );
}

/// A limit on file size imitates a full disk: the command reports the failure and keeps the
/// previous export.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_export() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    assert!(
        export(&root().join(WORLD), &out)
            .status()
            .unwrap()
            .success()
    );
    let before = files(&out);
    for format in ties_export::EXPORTERS.iter().map(|exporter| exporter.name) {
        let run = Command::new("sh")
            .args([
                "-c",
                "trap '' XFSZ; ulimit -f 1; exec \"$@\"",
                "sh",
                TIES,
                "export",
                format,
                "--data",
            ])
            .arg(root().join("data"))
            .arg("--out")
            .arg(&out)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{format}: {said}");
        assert!(
            said.starts_with(&format!("error: the export `{format}` was not written: ")),
            "{said}"
        );
        assert_eq!(
            files(&out),
            before,
            "{format}: the previous files are unchanged"
        );
    }
}

#[test]
fn exports_do_not_depend_on_the_settings_of_the_machine() {
    let folder = tempfile::tempdir().unwrap();
    // The same files, created in another order and in subfolders with other names.
    let other = folder.path().join("data");
    for (path, content) in files(&root().join(WORLD)).into_iter().rev() {
        let mut parts: Vec<_> = path.iter().collect();
        if let ["entities" | "sources", ..] = parts
            .iter()
            .map(|part| part.to_str().unwrap())
            .collect::<Vec<_>>()[..]
        {
            parts.insert(1, "z".as_ref());
        }
        let place = other.join(parts.iter().collect::<PathBuf>());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, content).unwrap();
    }
    let plain = folder.path().join("plain");
    let odd = folder.path().join("odd");
    let run = export(&root().join(WORLD), &plain)
        .env("RAYON_NUM_THREADS", "1")
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .status();
    assert!(run.unwrap().success());
    let run = export(&other, &odd)
        .env("RAYON_NUM_THREADS", "2")
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("TZ", "Asia/Kabul")
        .status();
    assert!(run.unwrap().success());
    let plain = files(&plain);
    let odd = files(&odd);
    assert_eq!(
        plain.keys().collect::<Vec<_>>(),
        odd.keys().collect::<Vec<_>>()
    );
    for (path, content) in &plain {
        assert!(content == &odd[path], "{} differs", path.display());
    }
}
