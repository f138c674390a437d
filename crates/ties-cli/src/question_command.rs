//! The subcommands that ask a question of a whole dataset.

use clap::{Args, Subcommand};
use ties::vocabulary::Predicate;
use ties_view::DaySpan;

use crate::question_options::{ClaimOptions, QuestionOptions, predicate};

/// A question of a whole dataset.
#[derive(Debug, Subcommand)]
pub(crate) enum QuestionCommand {
    /// Show an entity, a source, a claim or a dispute.
    Show {
        /// Id of the record: `haqqani-network`, `nos-2021-relations`, `nos-2021-relations#shield`.
        id: String,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List every claim on two entities, in both directions, with attribution, mode, time and
    /// locator.
    Between {
        /// Id of the first entity.
        a: String,
        /// Id of the second entity.
        b: String,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List where sources disagree: recorded disputes, and contradictions not yet reviewed.
    ///
    /// Each side is listed with its claims and the number of their independent origins.
    Disputes {
        /// Show only disputes with claims on each of these entities.
        entities: Vec<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List who does something, or to whom it is done: `ties who supports --object taliban`.
    ///
    /// Predicates that imply the one that is asked for are included: who funds a group also
    /// supports it. Each tie is listed with the claims for and against it, and claims that make no
    /// tie (denials, allegations, promises) after them. Ask for `designated-under`, `leads`,
    /// `pledged-allegiance-to`, `attacks`, `claimed-responsibility-for` and so on in the same way.
    Who {
        /// Predicate, as in docs/vocabulary.md: `supports` [default: every predicate]
        #[arg(value_parser = predicate)]
        predicate: Option<Predicate>,
        /// Only with this entity as subject: who does it.
        #[arg(long, value_name = "ID")]
        subject: Option<String>,
        /// Only with this entity as object: to whom it is done.
        #[arg(long, value_name = "ID")]
        object: Option<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// Show how ties changed between two dates: which began, ended, or are attested on one only.
    ///
    /// A tie has ended only if a claim ends it. If it is only no longer attested, or not attested
    /// before, the answer says that it is unknown. The two dates take the place of `--as-of`.
    Changes(ChangesOptions),
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
