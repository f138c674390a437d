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
    /// was kept is a judgement that the coders record.
    Promises {
        /// Only those by or about this entity.
        entity: Option<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List forecasts and hypotheses, whether they came true, and related reports.
    ///
    /// With `--as-of`, a forecast is due if its horizon is before that date.
    Forecasts {
        /// Only those by or about this entity.
        entity: Option<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
}
