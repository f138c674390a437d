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
    /// List the sanctions and terror lists on which an entity is or was, and what is not inferred.
    ///
    /// Own entries and aliases, from when, until when and by which act; removals; proposals apart.
    /// Related entities are named with their own listings, because a listing extends to none.
    Lists {
        /// Id of the entity.
        id: String,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List every estimate of the size of a group, as stated: nothing is merged or averaged.
    Strength {
        /// Id of the group.
        id: String,
        #[command(flatten)]
        options: QuestionOptions,
    },
}
