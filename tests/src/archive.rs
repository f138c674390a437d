//! `ties archive add`: the archived text, and the changes to the file of its source.

mod adding;
mod pages;
mod refused;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

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
predicate = \"protects\"
object = \"alpha\"
";

const PLAIN: &str =
    "Who is who\n\nAlpha keeps Charlie. Charlie keeps Alpha.\r\n\r\nNobody knows why.";

/// A temporary folder with a dataset of one source and a plain text to archive.
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

    /// Runs `ties` and returns the exit code and everything that it prints.
    fn run(&self, arguments: &[&str]) -> String {
        printed(&mut self.command(arguments))
    }

    /// Archives a file for the source `gazette-2021`.
    fn add(&self, file: &str) -> String {
        self.run(&["archive", "add", "gazette-2021", file])
    }

    /// Runs `archive add` with arguments that must fail, and checks that no file changed. Returns
    /// the error message and its help.
    fn refused(&self, arguments: &[&str]) -> String {
        let before = self.everything();
        let printed = self.run(&[&["archive", "add"], arguments].concat());
        assert!(self.everything() == before, "{printed}");
        printed
            .strip_prefix("exit 2\nerror: ")
            .unwrap_or_else(|| panic!("{printed}"))
            .to_owned()
    }

    /// Every path in the folder, with its content.
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
