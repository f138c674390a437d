//! The subcommands that ask about speakers, sources, and the state of a dataset.

use clap::Subcommand;

use crate::question_options::QuestionOptions;

/// A question about speakers or sources.
#[derive(Debug, Subcommand)]
pub(crate) enum SourceQuestion {
    /// List everything that can be traced to one speaker or one source, and who else says it.
    ///
    /// A speaker is listed with what it says in its own documents, what others report of it, and
    /// what it relays. For each tie and claim, the answer says whether it rests on this speaker
    /// alone, or whether other independent origins say the same.
    AccordingTo {
        /// Id of an entity or a source; `unnamed` for all speakers whom their sources do not name.
        speaker: String,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List promises, plans, threats and demands, what came of them, and related reports.
    ///
    /// Related reports are later claims on the same relation. They prove nothing: whether a promise
    /// was kept is a judgement that the coders record. `--as-of` takes the promises made by then,
    /// and those with an earlier deadline are due.
    Promises {
        /// Only those by or about this entity.
        entity: Option<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List forecasts and hypotheses, whether they came true, and related reports.
    ///
    /// `--as-of` takes the forecasts made by then, and those with an earlier horizon are due.
    Forecasts {
        /// Only those by or about this entity.
        entity: Option<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// Print how to cite a claim, a tie, a source or the dataset: the sources first.
    CiteAs {
        /// Id of a claim (`nos-2021-relations#shield`) or of a source; subject, predicate and
        /// object of a tie (`taliban allied-with al-qaida`); nothing for the dataset.
        #[arg(value_name = "ID", num_args = 0..=3)]
        ids: Vec<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
}
