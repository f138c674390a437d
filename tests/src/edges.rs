//! Edge cases of the rules, which are too detailed for the pages of the rules.

mod amounts;
mod claims;
mod disagreements;
mod events;
mod identity;
mod linked;
mod listings;
mod origins;
mod passages;
mod proposals;
mod sources;
mod texts;
mod unreadable;

use std::fmt::Write;

use crate::world::world_with;

/// A report of 2021 with further keys in its head, and its claims, each as `alpha part-of bravo |
/// when = "2019"`: subject, predicate and object (`-` for none), and further keys. The ids are
/// `c0`, `c1` and so on.
fn paper(head: &str, claims: &[&str]) -> String {
    let published = if head.contains("published") {
        ""
    } else {
        "published = \"2021\"\n"
    };
    let mut text = format!(
        "kind = \"report\"\ntitle = \"Paper\"\nreviewed-by = \"cd\"\nlanguage = \"en\"\n\
         {published}{head}\n"
    );
    for (number, claim) in claims.iter().enumerate() {
        let mut keys = claim.split(" | ");
        let words: Vec<&str> = keys.next().unwrap().split(' ').collect();
        let [subject, predicate, object] = words[..] else {
            panic!("`{claim}` must have three words")
        };
        write!(
            text,
            "\n[[claims]]\nid = \"c{number}\"\nsubject = \"{subject}\"\n\
             predicate = \"{predicate}\"\n"
        )
        .unwrap();
        if object != "-" {
            writeln!(text, "object = \"{object}\"").unwrap();
        }
        let keys: Vec<&str> = keys.collect();
        if !keys.iter().any(|key| key.starts_with("at =")) {
            writeln!(text, "at = \"p1 s{}\"", number + 1).unwrap();
        }
        for key in keys {
            writeln!(text, "{key}").unwrap();
        }
    }
    text
}

/// The messages of one rule for the world with these files.
fn found(code: &str, files: &[(&str, &str)]) -> Vec<String> {
    messages(code, &ties_check::check(&world_with(files.iter().copied())))
}

/// The same with one source, `paper`.
fn found_in(code: &str, paper: &str) -> Vec<String> {
    found(code, &[("sources/paper.toml", paper)])
}

/// The same for a release (the world with the files `new`) compared with an older one (with `old`).
fn found_since(code: &str, old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
    let old = world_with(old.iter().copied());
    let new = world_with(new.iter().copied());
    messages(code, &ties_check::check_since(&new, &old))
}

fn messages(code: &str, report: &ties_check::Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .filter(|found| found.code == code)
        .map(|found| found.message.clone())
        .collect()
}

const NONE: [&str; 0] = [];

/// The key `archive` for a text `page.txt`, with zeros as its digest.
fn page_archive() -> String {
    let zeros = "0".repeat(64);
    format!("archive = {{ text = \"page.txt\", sha256 = \"{zeros}\" }}")
}

/// The number of findings of a rule on a claim with this passage.
fn of_passage(code: &str, passage: &str, claim: &str) -> usize {
    let archive = page_archive();
    let paper = paper(&archive, &[&format!("{claim} | at = \"p1\"")]);
    found(
        code,
        &[
            ("sources/paper.toml", &paper),
            ("archive/page.txt", passage),
        ],
    )
    .len()
}

/// The helps of one rule for the world with these files.
fn helps(code: &str, files: &[(&str, &str)]) -> Vec<String> {
    let report = ties_check::check(&world_with(files.iter().copied()));
    let found = report
        .diagnostics
        .into_iter()
        .filter(|found| found.code == code);
    found.map(|found| found.help.unwrap_or_default()).collect()
}
