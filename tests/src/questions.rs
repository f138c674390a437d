//! `docs/questions.md`: questions, the commands that answer them, and the answers on the committed
//! data. `docs/double-coding.md`: the figures of its command.

use std::fmt::Write;
use std::fs;

use serde::Deserialize;

use crate::command_line::printed;
use crate::world::root;

/// The number of lines of an answer that the page shows.
const SHOWN: usize = 60;

const HEAD: &str = "\
# Questions

Questions that a reader may have, each with the command that answers it, and the answer on the data
of this repository. A test runs every command and compares the answers with this page. Long answers
are cut. What the options mean is in [cli.md](cli.md), what the words mean in
[concepts.md](concepts.md).

";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    ask: String,
    commands: Vec<String>,
    /// What a reader must know to read the answer.
    note: Option<String>,
}

/// The page.
pub(crate) fn page() -> String {
    let questions: Questions = toml::from_str(include_str!("questions.toml")).unwrap();
    assert!(questions.question.len() >= 20);
    let mut page = HEAD.to_owned();
    for (question, number) in questions.question.iter().zip(1..) {
        writeln!(page, "## {number}. {}\n", question.ask).unwrap();
        if let Some(note) = &question.note {
            writeln!(page, "{note}\n").unwrap();
        }
        for command in &question.commands {
            let answer = answer(command, SHOWN);
            writeln!(page, "```console\n$ {command}\n{answer}```\n").unwrap();
        }
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// Before the answer that a page shows between its own paragraphs.
const GENERATED_BLOCK: &str =
    "<!-- `cargo xtask bless` generates the next block. -->\n\n```console\n";

/// The number of lines of the answer on `docs/double-coding.md`: all figures.
const SHOWN_FIGURES: usize = 84;

/// `docs/double-coding.md` with what its command prints.
pub(crate) fn double_coding() -> String {
    let page = fs::read_to_string(root().join("docs/double-coding.md")).unwrap();
    let (before, block) = page.split_once(GENERATED_BLOCK).unwrap();
    let (block, after) = block.split_once("```\n").unwrap();
    let command = block.lines().next().unwrap().trim_start_matches("$ ");
    let answer = answer(command, SHOWN_FIGURES);
    format!("{before}{GENERATED_BLOCK}$ {command}\n{answer}```\n{after}")
}

/// What a command prints, cut after some lines.
fn answer(command: &str, shown_lines: usize) -> String {
    let arguments: Vec<&str> = command.split(' ').skip(1).collect();
    let printed = printed(&arguments);
    let (exit, text) = printed.split_once('\n').unwrap();
    assert_ne!(exit, "exit 2", "{command}: {text}");
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= shown_lines {
        return text.to_owned();
    }
    let mut shown = lines[..shown_lines].join("\n");
    writeln!(shown, "\n… {} more lines", lines.len() - shown_lines).unwrap();
    shown
}
