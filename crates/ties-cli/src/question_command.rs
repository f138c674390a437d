//! The subcommands that ask a question of a whole dataset.

use clap::Subcommand;

use crate::question_options::QuestionOptions;

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
