//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ties_view::{DaySpan, Policy};

use crate::question_command::QuestionCommand;
use crate::question_options::{ClaimOptions, QuestionOptions, WithdrawnOption};

/// Check and query a dataset of sourced claims about armed groups.
///
/// Exit codes: 0 success; 1 the data has findings, or nothing matched; 2 the command failed, or
/// there was nothing to check.
#[derive(Debug, Parser)]
#[command(name = "ties", version, max_term_width = 100)]
pub struct Arguments {
    /// Dataset: a folder, a JSON Lines file (`.jsonl`, `.jsonl.gz`, `.jsonl.zst`), or `-` for
    /// standard input.
    #[arg(long, global = true, default_value = "data", value_name = "DATASET")]
    pub(crate) data: PathBuf,

    /// Folder of archived texts [default: the folder `archive` next to the dataset, if it exists]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) archive: Option<PathBuf>,

    /// Output format.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text for people.
    Text,
    /// JSON for programs.
    Json,
    /// The main list of an answer as a table.
    Csv,
    /// The sources of an answer as CSL-JSON, for reference managers.
    CslJson,
    /// The sources of an answer as BibTeX, with the fields of BibLaTeX.
    Bibtex,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a dataset against every rule.
    Check(CheckOptions),
    /// Explain a rule or a predicate; without a word, list all rules.
    Explain {
        /// Code of a rule, as printed in brackets with a finding: `self-tie`; a predicate:
        /// `supports`; or `predicates` to list these.
        word: Option<String>,
    },
    #[command(flatten)]
    Question(QuestionCommand),
    /// Show how ties changed between two dates: which began, ended, or are attested on one only.
    ///
    /// A tie has ended only if a claim ends it. If it is only no longer attested, or not attested
    /// before, the answer says that it is unknown. The two dates take the place of `--as-of`.
    Changes(ChangesOptions),
    /// Show what changed between two versions of a dataset: records, ties, withdrawn claims,
    /// disputes.
    ///
    /// Comments and the layout of files are not compared. Exit codes: 0 no differences; 1
    /// differences, or records that cannot be read; 2 the command failed.
    Diff(DiffOptions),
    /// Measure how far two codings of the same sources agree, and list where they differ.
    ///
    /// Per cent and Krippendorff's alpha, with bootstrap intervals. The claims of both are paired
    /// by passage, sides and predicate. Exit codes: 0 compared; 1 nothing in common; 2 the command
    /// failed.
    Agree(AgreeOptions),
    /// Draw a picture of the ties of groups as SVG or PNG.
    ///
    /// What is attested for the day itself is drawn in full colour, and what is attested near it is
    /// drawn fainter. Near is within half a year, unless `--reach` says otherwise. The picture has
    /// a legend, and says what was asked and which dataset answered.
    Draw(DrawOptions),
    /// Write a report on a day, to read and print: one file of HTML or Markdown.
    ///
    /// How each two groups are related, what is contested, what rests on one origin, promises,
    /// sizes and lists, each with its numbered source. The page has no scripts and loads nothing.
    Report(ReportOptions),
    /// Find words in the archived text of a source, and print the locator (`at`) to paste.
    ///
    /// If the text does not have these words, the most similar passage is shown with the
    /// difference.
    Cite {
        /// Id of the source.
        source: String,
        /// Words of the passage, verbatim.
        words: String,
        /// Print a template for a whole claim.
        #[arg(long)]
        claim: bool,
    },
    /// Show which sentences of a source's text are coded, skipped with a reason, or uncovered.
    Coverage {
        /// Id of the source; without it, print one line for each source with an archived text.
        source: Option<String>,
        /// Print an lcov tracefile with one line per sentence.
        #[arg(long)]
        lcov: bool,
    },
    /// Export the dataset for other programs, one folder per format.
    ///
    /// A folder replaces the previous one only when it is complete. LOSSES.md in it is the loss
    /// report of the format.
    Export(ExportOptions),
    /// Convert JSON Lines, a database of `ties export sqlite`, or a workbook to a folder of TOML
    /// files.
    ///
    /// The records are unchanged. The files have no comments and no subfolders. Findings in a
    /// workbook are reported with sheet, row and column; if a row is not a valid record, nothing is
    /// written.
    Import {
        /// JSON Lines file, compressed or not, or `-` for standard input; database (`.sqlite`) with
        /// the table `records`; workbook (`.xlsx`) as written by `ties export xlsx`; or a folder
        /// with its sheets as CSV: `claims.csv`, `sources.csv`, `entities.csv` …
        from: PathBuf,
        /// Output folder; must be empty or missing.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
    /// Manage archived source texts.
    Archive {
        #[command(subcommand)]
        command: ArchiveCommand,
    },
    /// Print the JSON Schema of a kind of file.
    Schema {
        /// Kind of file.
        name: SchemaName,
    },
    /// Print completions for a shell.
    Completions {
        /// Shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// What to check and which findings to show.
#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// Dataset to check (overrides `--data`), or a file or folder in a dataset to show only its
    /// findings.
    pub(crate) path: Option<PathBuf>,
    /// Older release of the dataset, a folder or a JSON Lines file: also report ids and claims that
    /// were removed or changed their meaning since.
    #[arg(long, value_name = "DATASET")]
    pub(crate) since: Option<PathBuf>,
    /// Also show hints, which do not change the exit code.
    #[arg(long)]
    pub(crate) hints: bool,
    /// Show every finding in full. Without it, equal messages in one file are shown once, and of a
    /// rule with more than five different messages in one file only the first.
    #[arg(long)]
    pub(crate) all: bool,
}

/// Two dates, and whose ties.
#[derive(Debug, Args)]
pub(crate) struct ChangesOptions {
    /// Show only ties of these entities.
    pub(crate) entities: Vec<String>,
    /// First date: `2010`, `2021-08-15`.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: DaySpan,
    /// Second date, after the first.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: DaySpan,
    /// Print Markdown, for release notes.
    #[arg(long, conflicts_with = "format")]
    pub(crate) markdown: bool,
    /// Assume that a tie goes on after it was last attested, unless a source ends or contradicts
    /// it.
    #[arg(long, help_heading = "Which claims")]
    pub(crate) assume_continues: bool,
    #[command(flatten)]
    pub(crate) claims: ClaimOptions,
}

/// What to draw, and the file to write.
#[derive(Debug, Args)]
pub(crate) struct DrawOptions {
    /// Kind of picture.
    pub(crate) kind: PictureKind,
    /// Ids of groups. A timeline is of one or two entities, and strength of one or more. [default
    /// for the others: all groups with a tie to another group]
    pub(crate) entities: Vec<String>,
    /// File to write, `.svg` or `.png` [default: SVG on standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Draw on dark paper.
    #[arg(long)]
    pub(crate) dark: bool,
    #[command(flatten)]
    pub(crate) options: QuestionOptions,
}

/// Whom a report is about, and the file to write.
#[derive(Debug, Args)]
pub(crate) struct ReportOptions {
    /// Ids of groups [default: all groups with a tie to another group]
    pub(crate) entities: Vec<String>,
    /// File to write, `.html` or `.md` [default: HTML on standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Print Markdown.
    #[arg(long, conflicts_with = "format")]
    pub(crate) markdown: bool,
    #[command(flatten)]
    pub(crate) options: QuestionOptions,
}

/// Kind of picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureKind {
    /// A row and a column for each group, and how each two are related.
    Matrix,
    /// Each estimate of the size of the groups, as stated.
    Strength,
    /// A dot for each group, and lines for how they are related. A group has the same place for
    /// every date.
    Network,
    /// A row for each statement on an entity, or on two entities, and a bar for its time.
    Timeline,
    /// A lane for each group, with its splits, mergers, renamings and pledges at every time.
    Genealogy,
}

/// Two versions of a dataset, and how to print their differences.
#[derive(Debug, Args)]
pub(crate) struct DiffOptions {
    /// Old version: a folder, a JSON Lines file, or `git:REV`, a git revision of the dataset of
    /// `--data`. `git:REV:PATH` is a folder or file of that revision, from the top of the
    /// repository.
    pub(crate) old: PathBuf,
    /// New version, in the same form [default: the dataset of `--data`]
    pub(crate) new: Option<PathBuf>,
    /// Print Markdown, for a pull request or release notes.
    #[arg(long, conflicts_with = "format")]
    pub(crate) markdown: bool,
}

/// Two codings of the same sources.
#[derive(Debug, Args)]
pub(crate) struct AgreeOptions {
    /// First coding: a folder, a JSON Lines file, or the TOML file of one source.
    pub(crate) a: PathBuf,
    /// Second coding, in the same form. If each has one source, these are compared, whatever their
    /// ids.
    pub(crate) b: PathBuf,
    /// TOML file with ids of B and the ids that A gives the same entities: `id-of-b = "id-of-a"`.
    #[arg(long, value_name = "FILE")]
    pub(crate) same: Option<PathBuf>,
}

/// What to export, with policy and reference date.
#[derive(Debug, Args)]
pub(crate) struct ExportOptions {
    /// Formats to export [default: all].
    pub(crate) formats: Vec<String>,
    /// Output folder; created if missing.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,
    /// Reference date for ties; panels end here: `2021-08-15` [default: the date of the
    /// dataset's version]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<DaySpan>,
    /// Claims that make a tie: `all`, `accepted`, `by:SPEAKER` (traced to this entity or
    /// source), `source:ID`, or `min-origins:N` (episodes with at least N independent origins).
    #[arg(long, default_value = "all")]
    pub(crate) policy: Policy,
    #[command(flatten)]
    pub(crate) withdrawn: WithdrawnOption,
}

/// The subcommands of `archive`.
#[derive(Debug, Subcommand)]
pub(crate) enum ArchiveCommand {
    /// Copy the text of a source to the archive folder, and record its name and SHA-256 in the
    /// source's file.
    ///
    /// The archive contains plain text only. A text file is copied byte for byte. From HTML,
    /// headings, paragraphs, list items, table cells and captions are kept, each as a paragraph. A
    /// PDF is converted by the program `pdftotext`, which must be installed. The archive folder is
    /// created if missing; existing texts are never overwritten.
    Add {
        /// Id of the source: `nos-2021-relations`.
        source: String,
        /// Text of the source: plain text, HTML or PDF.
        file: PathBuf,
        /// File name in the archive folder [default: the source's id and `.txt`]
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
