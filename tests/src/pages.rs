//! The rule pages: each wrong example prints exactly the output shown on the page, and each right
//! example has no findings.

use std::fs;
use std::path::{Path, PathBuf};

use ties_check::rules::RULES;
use ties_dataset::file::Files;

use crate::world::{blesses, findings, findings_since, root, world_with};

const HEADINGS: [&str; 4] = ["## Why", "## Wrong", "## Right", "## Exceptions"];

/// One example on a page: the files that it adds to the world or replaces in it, and the output
/// that the page shows.
#[derive(Debug, Default)]
pub(crate) struct Example {
    section: String,
    pub(crate) files: Vec<(String, String)>,
    /// The lines of the printed text on the page, if the page shows it.
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

/// The path in the info string of a fence ```` ```toml PATH ```` or ```` ```text archive/PATH ````.
fn path_of_fence(fence: &str) -> Option<&str> {
    if let Some(path) = fence.strip_prefix("toml ") {
        return Some(path);
    }
    let path = fence.strip_prefix("text ")?;
    path.starts_with("archive").then_some(path)
}

impl Example {
    /// Whether a file belongs to this example, rather than starting another one.
    fn accepts(&self, section: &str, path: &str) -> bool {
        self.printed.is_none()
            && self.section == section
            && self.files.iter().all(|(other, _)| other != path)
    }
}

fn examples(page: &str) -> Vec<Example> {
    let lines: Vec<_> = page.lines().collect();
    let mut examples: Vec<Example> = Vec::new();
    let mut section = "";
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if line.starts_with("## ") {
            section = line;
        }
        let Some(fence) = line.strip_prefix("```") else {
            at += 1;
            continue;
        };
        let length = lines[at + 1..].iter().position(|line| *line == "```");
        let end = at + 1 + length.expect("every code block is closed");
        if let Some(path) = path_of_fence(fence) {
            if !examples
                .last()
                .is_some_and(|last| last.accepts(section, path))
            {
                examples.push(Example {
                    section: section.to_owned(),
                    ..Example::default()
                });
            }
            let text = lines[at + 1..end].join("\n") + "\n";
            let example = examples.last_mut().unwrap();
            example.files.push((path.to_owned(), text));
            example.end = end + 1;
        } else {
            assert_eq!(
                fence, "text",
                "`{line}` is not `toml PATH`, `text archive/PATH` or `text`"
            );
            let example = examples.last_mut();
            let example = example.expect("a text block follows the files whose output it shows");
            example.printed = Some((at + 1, end));
        }
        at = end + 1;
    }
    examples
}

impl Example {
    /// Whether the example is one without findings.
    pub(crate) fn is_right(&self) -> bool {
        self.section == "## Right"
    }

    /// The world with the files of the example, and the older release of it. Files in `old/` belong
    /// to the older release.
    pub(crate) fn worlds(&self) -> (Files, Option<Files>) {
        let mut old = Vec::new();
        let mut new = Vec::new();
        for (path, text) in &self.files {
            match path.strip_prefix("old/") {
                Some(path) => old.push((path, text.as_str())),
                None => new.push((path.as_str(), text.as_str())),
            }
        }
        let old = (!old.is_empty()).then(|| world_with(old));
        (world_with(new), old)
    }
}

/// The examples of all pages and cases, each with the code of its rule.
pub(crate) fn all_examples() -> Vec<(&'static str, Example)> {
    let mut all = Vec::new();
    for rule in RULES {
        for path in example_files(rule.code) {
            let page = fs::read_to_string(path).unwrap();
            let of_page = examples(&page).into_iter();
            all.extend(of_page.map(|example| (rule.code, example)));
        }
    }
    all
}

/// What the check prints for an example.
fn printed(example: &Example) -> String {
    match example.worlds() {
        (files, None) => findings(&files),
        (files, Some(old)) => findings_since(&files, &old),
    }
}

/// Puts the output of the check into the lines of a page. Returns the problem with the example, if
/// there is one.
fn bless_example(code: &str, example: &Example, lines: &mut Vec<String>) -> Option<String> {
    let printed = printed(example);
    if example.is_right() {
        let is_silent = printed.is_empty();
        return (!is_silent).then(|| format!("{code}: a right example has a finding:\n{printed}"));
    }
    assert_eq!(
        example.section, "## Wrong",
        "{code}: examples are under Wrong and Right"
    );
    if !printed.contains(&format!("[{code}]")) {
        let paths: Vec<_> = example
            .files
            .iter()
            .map(|(path, _)| path.as_str())
            .collect();
        let paths = paths.join(", ");
        return Some(format!("{code}: not reported for {paths}:\n{printed}"));
    }
    let block = printed.lines().map(str::to_owned);
    if let Some((from, to)) = example.printed {
        lines.splice(from..to, block);
    } else {
        let mut fenced = vec![String::new(), "```text".to_owned()];
        fenced.extend(block);
        fenced.push("```".to_owned());
        lines.splice(example.end..example.end, fenced);
    }
    None
}

/// The problems of a page or a file of cases. The file is rewritten if the run blesses files.
fn problems_of_page(code: &str, path: &Path) -> Vec<String> {
    let page = fs::read_to_string(path).unwrap();
    let lines: Vec<_> = page.lines().map(str::to_owned).collect();
    let mut blessed = lines.clone();
    let mut problems = Vec::new();
    // From the last to the first: inserted lines do not move the examples still to come.
    for example in examples(&page).iter().rev() {
        problems.extend(bless_example(code, example, &mut blessed));
    }
    if blessed != lines {
        if blesses() {
            fs::write(path, blessed.join("\n") + "\n").unwrap();
        } else {
            problems.push(format!(
                "{code}: the output differs from the page; run `cargo xtask bless`"
            ));
        }
    }
    problems
}

#[test]
fn every_page_shows_what_is_printed() {
    let mut problems = Vec::new();
    for rule in RULES {
        for path in example_files(rule.code) {
            problems.extend(problems_of_page(rule.code, &path));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
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
            "{}: the page starts with a description of the rule",
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

/// The message or the help in a printed line.
fn message_or_help(line: &str) -> Option<&str> {
    if let Some(rest) = line.trim_start().strip_prefix("= help: ") {
        return Some(rest);
    }
    let rest = line
        .strip_prefix("error[")
        .or_else(|| line.strip_prefix("warning["))
        .or_else(|| line.strip_prefix("hint["))?;
    rest.split_once("]: ").map(|(_, message)| message)
}

#[test]
fn messages_follow_the_style_guide() {
    for rule in RULES {
        for path in example_files(rule.code) {
            let page = fs::read_to_string(path).unwrap();
            for text in page.lines().filter_map(message_or_help) {
                let code = rule.code;
                assert!(
                    !text.starts_with(char::is_uppercase),
                    "{code}: starts with an upper-case letter: {text}"
                );
                assert!(
                    !text.ends_with('.'),
                    "{code}: ends with a full stop: {text}"
                );
                let backticks = text.matches('`').count();
                assert!(
                    backticks.is_multiple_of(2),
                    "{code}: has an unclosed backtick: {text}"
                );
            }
        }
    }
}
