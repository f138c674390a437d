//! The command line of `ties`: arguments, output, exit codes.

mod archive;
mod arguments;
mod check;
mod export;
mod extract;
mod import;
mod output;
mod questions;
mod texts;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

pub use arguments::Arguments;
use arguments::{ArchiveCommand, Command, SchemaName};
use check::Place;
use output::Output;
use ties::layout::Layout;
use ties_check::rules;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Success.
    Clean,
    /// The data has findings, or nothing matched.
    Findings,
    /// The command failed, or there was nothing to check.
    Failure,
}

/// Why a command failed: message and help.
#[derive(Debug)]
struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Some(help.into()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self {
            message: error.to_string(),
            help: None,
        }
    }
}

/// Runs the command that the arguments name, and returns its exit code: 0 clean, 1 findings, 2 failure or nothing
/// to check.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // A closed pipe is not an error.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    // The main thread takes part in the work. If a thread pool exists already, it is used.
    let _ = rayon::ThreadPoolBuilder::new()
        .use_current_thread()
        .build_global();
    let mut output = Output::new(arguments.format);
    let outcome = run(&arguments, &mut output)
        .and_then(|outcome| output.finish().map(|()| outcome).map_err(Failure::from));
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failure) => ExitCode::from(2),
        Err(failure) => {
            output.complain(&failure.message, failure.help.as_deref());
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, output: &mut Output) -> Result<Outcome, Failure> {
    let place = &Place {
        data: arguments.data.clone(),
        archive: arguments.archive.clone(),
    };
    match &arguments.command {
        Command::Check { path, since } => {
            check::run(path.as_deref(), since.as_deref(), place, output)
        }
        Command::Explain { code } => explain(code.as_deref(), output),
        Command::Show { id } => questions::show(id, place, output),
        Command::Between { a, b } => questions::between(a, b, place, output),
        Command::Disputes { entities } => questions::disputes(entities, place, output),
        Command::Cite {
            source,
            words,
            claim,
        } => texts::cite(source, words, *claim, place, output),
        Command::Coverage { source, lcov } => {
            texts::coverage(source.as_deref(), *lcov, place, output)
        }
        Command::Export {
            formats,
            out,
            as_of,
            policy,
        } => {
            let wanted = export::Wanted {
                formats,
                out,
                as_of: as_of.as_deref(),
                policy,
            };
            export::run(&wanted, place, output)
        }
        Command::Import { from, out } => import::run(from, out, output),
        Command::Archive {
            command: ArchiveCommand::Add { source, file, name },
        } => archive::add(source, file, name.as_deref(), place, output),
        Command::Schema { name } => schema(*name, output),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "ties", &mut script);
            output.raw(&String::from_utf8_lossy(&script))?;
            Ok(Outcome::Clean)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
            output.raw(&String::from_utf8_lossy(&page))?;
            Ok(Outcome::Clean)
        }
    }
}

fn explain(code: Option<&str>, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(code) = code else {
        let width = rules::RULES
            .iter()
            .map(|rule| rule.code.len())
            .max()
            .unwrap_or_default();
        for rule in rules::RULES {
            output.line(&format!(
                "{:width$}  {}",
                rule.code,
                rule.holds().replace('\n', " ")
            ))?;
        }
        return Ok(Outcome::Clean);
    };
    match rules::find(&code.to_lowercase()) {
        Some(rule) => {
            output.text(rule.page)?;
            Ok(Outcome::Clean)
        }
        None => Err(Failure::new(
            format!("no rule has the code `{code}`"),
            rules::nearest(code).map_or_else(
                || "`ties explain` lists every code".to_owned(),
                |near| format!("did you mean `{near}`? `ties explain` lists every code"),
            ),
        )),
    }
}

fn schema(name: SchemaName, output: &mut Output) -> Result<Outcome, Failure> {
    let layout = match name {
        SchemaName::Entity => Layout::Entity,
        SchemaName::Source => Layout::Source,
        SchemaName::Dispute => Layout::Dispute,
        SchemaName::Dataset => Layout::Manifest,
        SchemaName::Record => Layout::Line,
    };
    output.json(&layout.schema())?;
    Ok(Outcome::Clean)
}
