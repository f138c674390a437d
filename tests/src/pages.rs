//! The rule pages: what each shows as wrong is reported just as it prints it, and what it shows as right is silent.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use ties_check::rules::RULES;

use crate::world::{blesses, findings, findings_since, root, world_with};

const HEADINGS: [&str; 4] = ["## Why", "## Wrong", "## Right", "## Exceptions"];

/// One example of a page: the files that it lays over the world, and what it says that the check prints.
#[derive(Debug, Default)]
struct Example {
    section: String,
    files: Vec<(String, String)>,
    /// The lines of the page between which the printed text stands; none where it shows none.
    printed: Option<(usize, usize)>,
    /// The line after the last file block.
    end: usize,
}

fn page_path(code: &str) -> PathBuf {
    root().join(format!(
        "crates/ties-check/src/rules/{}.md",
        code.replace('-', "_")
    ))
}

/// A rule's page, and the file of its further cases if there is one.
fn example_files(code: &str) -> Vec<PathBuf> {
    let page = page_path(code);
    let cases = page.with_extension("cases.md");
    let mut files = vec![page];
    if cases.exists() {
        files.push(cases);
    }
    files
}

fn examples(page: &str) -> Vec<Example> {
    let lines: Vec<_> = page.lines().collect();
    let mut examples: Vec<Example> = Vec::new();
    let mut section = String::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if line.starts_with("## ") {
            line.clone_into(&mut section);
        }
        let Some(fence) = line.strip_prefix("```") else {
            at += 1;
            continue;
        };
        let end = (at + 1..lines.len())
            .find(|end| lines[*end] == "```")
            .expect("every fence is closed");
        let block = lines[at + 1..end]
            .iter()
            .fold(String::new(), |text, line| text + line + "\n");
        if let Some(path) = fence.strip_prefix("toml ").or_else(|| {
            fence
                .strip_prefix("text archive")
                .and(fence.strip_prefix("text "))
        }) {
            if examples.last().is_none_or(|last| {
                last.printed.is_some()
                    || last.section != section
                    || last.files.iter().any(|(other, _)| other == path)
            }) {
                examples.push(Example {
                    section: section.clone(),
                    ..Example::default()
                });
            }
            let example = examples.last_mut().unwrap();
            example.files.push((path.to_owned(), block));
            example.end = end + 1;
        } else if fence == "text" {
            examples
                .last_mut()
                .expect("a text block follows the files that it is about")
                .printed = Some((at + 1, end));
        } else {
            panic!("`{line}` is none of `toml PATH`, `text archive/PATH` and `text`");
        }
        at = end + 1;
    }
    examples
}

#[test]
fn every_page_shows_what_is_printed() {
    let mut wrong = String::new();
    let files = RULES.iter().flat_map(|rule| {
        example_files(rule.code)
            .into_iter()
            .map(move |path| (rule, path))
    });
    for (rule, path) in files {
        let page = fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = page.lines().map(str::to_owned).collect();
        let mut blessed = lines.clone();
        // From the last to the first, so that lines put in do not move those still to be looked at.
        for example in examples(&page).iter().rev() {
            let laid_over = example
                .files
                .iter()
                .map(|(path, text)| (path.as_str(), text.as_str()));
            // What stands in `old/` makes up an older release, laid over the same world.
            let (old, new): (Vec<_>, Vec<_>) =
                laid_over.partition(|(path, _)| path.starts_with("old/"));
            let files = world_with(new);
            let printed = if old.is_empty() {
                findings(&files)
            } else {
                let old = old
                    .into_iter()
                    .filter_map(|(path, text)| Some((path.strip_prefix("old/")?, text)));
                findings_since(&files, &world_with(old))
            };
            if example.section == "## Right" {
                if !printed.is_empty() {
                    let _ = write!(
                        wrong,
                        "\n{}: what is right has a finding:\n{printed}",
                        rule.code
                    );
                }
                continue;
            }
            assert_eq!(
                example.section,
                "## Wrong",
                "{}: examples stand under Wrong and Right",
                path.display()
            );
            if !printed.contains(&format!("[{}]", rule.code)) {
                let files: Vec<_> = example
                    .files
                    .iter()
                    .map(|(path, _)| path.as_str())
                    .collect();
                let _ = write!(
                    wrong,
                    "\n{}: not reported of {}:\n{printed}",
                    rule.code,
                    files.join(", ")
                );
                continue;
            }
            let block: Vec<String> = printed.lines().map(str::to_owned).collect();
            if let Some((from, to)) = example.printed {
                drop(blessed.splice(from..to, block));
            } else {
                let fenced = [
                    vec![String::new(), "```text".to_owned()],
                    block,
                    vec!["```".to_owned()],
                ]
                .concat();
                drop(blessed.splice(example.end..example.end, fenced));
            }
        }
        if blessed != lines {
            if blesses() {
                fs::write(&path, blessed.join("\n") + "\n").unwrap();
            } else {
                let _ = write!(
                    wrong,
                    "\n{}: prints something else; run `cargo xtask bless`",
                    rule.code
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_page_has_its_parts() {
    for rule in RULES {
        let page = fs::read_to_string(page_path(rule.code)).unwrap();
        assert_eq!(
            page.lines().next(),
            Some(format!("# {}", rule.code).as_str())
        );
        assert!(
            rule.description().ends_with('.') && !rule.description().starts_with('#'),
            "{}: says first what must hold",
            rule.code
        );
        let headings: Vec<_> = page
            .lines()
            .filter(|line| line.starts_with("## "))
            .collect();
        assert_eq!(headings, HEADINGS, "{}", rule.code);
        for section in ["## Wrong", "## Right"] {
            assert!(
                examples(&page)
                    .iter()
                    .any(|example| example.section == section),
                "{}: {section}",
                rule.code
            );
        }
    }
}

#[test]
fn messages_are_of_one_style() {
    for rule in RULES {
        let pages = example_files(rule.code)
            .into_iter()
            .map(|path| fs::read_to_string(path).unwrap());
        let page: String = pages.collect();
        let messages = page.lines().filter_map(|line| {
            line.strip_prefix("error[")
                .or_else(|| line.strip_prefix("warning["))?
                .split_once("]: ")
                .map(|(_, message)| message)
        });
        for message in messages {
            assert!(
                !message.starts_with(char::is_uppercase),
                "lower case: {message}"
            );
            assert!(!message.ends_with('.'), "no full stop: {message}");
        }
    }
}
