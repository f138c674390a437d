//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use ties_view::Policy;

/// Checks what sources say about armed groups, and answers who says what of whom.
///
/// Exit codes: 0 all is well; 1 the data has findings, or does not hold what was asked for; 2 the command failed, or
/// there was nothing to check.
#[derive(Debug, Parser)]
#[command(name = "ties", version, max_term_width = 100)]
pub struct Arguments {
    /// The dataset: its folder, or one file of JSON Lines (`.jsonl`, `.jsonl.gz`, `.jsonl.zst`), or `-` for standard input.
    #[arg(long, global = true, default_value = "data", value_name = "DATASET")]
    pub(crate) data: PathBuf,

    /// The folder of archived texts; without it, the folder `archive` beside the dataset, where there is one.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) archive: Option<PathBuf>,

    /// How to print: for people, or for programs.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a dataset: every rule over every record.
    Check {
        /// The dataset, in place of `--data`; or a file or a folder in a dataset, to see its findings only.
        path: Option<PathBuf>,
        /// An older release of the dataset, a folder or a file of JSON Lines: ids and claims that went missing or changed
        /// their meaning since are reported too.
        #[arg(long, value_name = "DATASET")]
        since: Option<PathBuf>,
    },
    /// Say what a rule holds, why, and what to do; without a code, list all rules.
    Explain {
        /// The code, as a finding prints it in brackets: `self-tie`.
        code: Option<String>,
    },
    /// Show an entity, a source, a claim or a dispute.
    Show {
        /// Its id: `haqqani-network`, `nos-2021-relations`, `nos-2021-relations#shield`.
        id: String,
    },
    /// List every claim on two entities, both ways: who says what, how, when, and where it stands.
    Between {
        /// The one entity's id.
        a: String,
        /// The other entity's id.
        b: String,
    },
    /// List what sources contradict each other about: the disputes on record, and what nobody has looked at yet.
    ///
    /// Each side with its claims, and how many independent origins they have.
    Disputes {
        /// Only those in which claims speak of each of these entities.
        entities: Vec<String>,
    },
    /// Find words in the archived text of a source, and print the `at` to paste.
    ///
    /// Where they do not stand there, the passage most like them is shown, and how it differs.
    Cite {
        /// The source's id.
        source: String,
        /// Some words of the passage, as they stand there.
        words: String,
        /// Print a whole claim to fill in.
        #[arg(long)]
        claim: bool,
    },
    /// Say which sentences of a source's text are coded, waived with a reason, or bare.
    Coverage {
        /// The source's id; without it, a line for each source that has a text.
        source: Option<String>,
        /// Print a tracefile of lcov, each sentence as a line.
        #[arg(long)]
        lcov: bool,
    },
    /// Write the dataset down for other programs, each format in a folder of its own.
    ///
    /// A folder takes the place of the older one when it is whole; LOSSES.md there says what the format could not carry.
    Export {
        /// The formats; without one, all of them.
        formats: Vec<String>,
        /// The folder to write to; it is made where it is not there.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
        /// The day of which the ties are asked, and to which the panels run: `2021-08-15`; without it, the date of the
        /// dataset's version.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// Which claims make a tie: `all`, `accepted`, `by:TELLER` (those that can be traced to this entity or source), or
        /// `min-origins:N` (ties that so many independent origins tell).
        #[arg(long, default_value = "all")]
        policy: Policy,
    },
    /// Write records of JSON Lines, of the database of `ties export sqlite`, or of the sheets of a workbook, down as a folder
    /// of TOML files.
    ///
    /// The records are the same; lines have neither comments nor subfolders, so the files have none. What is wrong in a
    /// sheet is told with its sheet, row and column; where a row is no record, nothing is written.
    Import {
        /// The file of JSON Lines, packed or not, or `-` for standard input; the database (`.sqlite`), of which the table
        /// `records` is read; a workbook (`.xlsx`) of the form that `ties export xlsx` writes; or a folder of its sheets as
        /// CSV: `claims.csv`, `sources.csv`, `entities.csv` …
        from: PathBuf,
        /// The folder to write; it must not be there, or be empty.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
    /// Keep the texts of sources.
    Archive {
        #[command(subcommand)]
        command: ArchiveCommand,
    },
    /// Print the JSON Schema of a kind of file.
    Schema {
        /// Which one.
        name: SchemaName,
    },
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// What to do with the archive.
#[derive(Debug, Subcommand)]
pub(crate) enum ArchiveCommand {
    /// Put the text of a source into the archive folder, and its name and SHA-256 into the source's file.
    ///
    /// The archive holds plain text only. A text file is copied byte for byte; of a page of HTML its headings,
    /// paragraphs, list items, table cells and captions are kept, each a paragraph; a PDF is read by the program
    /// `pdftotext`, which has to be there. The archive folder is made where it is not there; no text is written over.
    Add {
        /// The source's id: `nos-2021-relations`.
        source: String,
        /// Its text: a file of plain text, HTML or PDF.
        file: PathBuf,
        /// The text's name in the archive folder; without it, the source's id and `.txt`.
        #[arg(long = "as", value_name = "NAME")]
        name: Option<String>,
    },
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// `entities/**/<id>.toml`
    Entity,
    /// `sources/**/<id>.toml`
    Source,
    /// `disputes/**/<id>.toml`
    Dispute,
    /// `dataset.toml`
    Dataset,
    /// A line of JSON Lines
    Record,
}
