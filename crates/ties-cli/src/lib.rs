//! The command line of `ties`: arguments, output, exit codes.

mod agree;
mod archive;
mod archive_entry;
mod arguments;
mod changes;
mod check;
mod cited;
mod dataset_paths;
mod diff;
mod draw;
mod explain;
mod export;
mod extract;
mod git;
mod import;
mod import_sheets;
mod lookup;
mod outcome;
mod output;
mod question_command;
mod question_options;
mod questions;
mod report;
mod source_question;
mod texts;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

pub use arguments::Arguments;
use arguments::{ArchiveCommand, Command, Format, SchemaName};
use dataset_paths::DatasetPaths;
use outcome::{Failure, Outcome};
use output::Output;
use ties::layout::Layout;

/// Runs the command that the arguments name, and returns its exit code.
///
/// It is 0 for a clean run, 1 for findings, and 2 for a failure or if there was nothing to check.
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
    let paths = &DatasetPaths {
        data: arguments.data.clone(),
        archive: arguments.archive.clone(),
    };
    let wants_references = matches!(arguments.format, Format::CslJson | Format::Bibtex);
    if wants_references && !matches!(arguments.command, Command::Question(_)) {
        return Err(Failure::not_an_answer());
    }
    match &arguments.command {
        Command::Check(options) => check::run(options, paths, output),
        Command::Explain { word } => explain::run(word.as_deref(), output),
        Command::Question(command) => questions::run(command, paths, output),
        Command::Changes(options) => changes::run(options, paths, output),
        Command::Draw(options) => draw::run(options, paths, output),
        Command::Report(options) => report::run(options, paths, output),
        Command::Diff(options) => diff::run(options, paths, output),
        Command::Agree(options) => agree::run(options, output),
        Command::Cite {
            source,
            words,
            claim,
        } => texts::cite(source, words, *claim, paths, output),
        Command::Coverage { source, lcov } => {
            texts::coverage(source.as_deref(), *lcov, paths, output)
        }
        Command::Export(options) => export::run(options, paths, output),
        Command::Import { from, out } => import::run(from, out, output),
        Command::Archive {
            command: ArchiveCommand::Add { source, file, name },
        } => archive::add(source, file, name.as_deref(), paths, output),
        Command::Schema { name } => schema(*name, output),
        Command::Completions { shell } => completions(*shell, output),
        Command::Man => manual_page(output),
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

fn completions(shell: clap_complete::Shell, output: &mut Output) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ties", &mut script);
    output.raw(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

fn manual_page(output: &mut Output) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    output.raw(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Clean)
}
