//! The subcommands that ask a question of a whole dataset.

use clap::Subcommand;
use ties::vocabulary::Predicate;

use crate::question_options::{QuestionOptions, predicate};
use crate::source_question::SourceQuestion;

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
    /// List everything dated about an entity, in order of time.
    ///
    /// Ties, names, leaders, listings and removals, events, numbers. A period of a tie is one entry
    /// at its earliest possible day. A vague date stays vague, and what is dated only by its source
    /// says so. Promises, allegations and forecasts are listed after it.
    Timeline {
        /// Id of the entity.
        id: String,
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
        /// Predicate: `supports`; `ties explain predicates` lists them [default: every predicate]
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
    /// Show for each two entities how they are related: friend, enemy, part, kin, denied, unknown.
    ///
    /// Only states of affairs count, not allegations, promises or forecasts. Two entities can be
    /// friends and enemies. Unknown is not neutral. `ties between` lists the claims of a cell. If
    /// one of the two is a part of a third, the ties of the third are shown and not counted.
    Matrix {
        /// Ids of the entities; one id for its own row [default: all named groups with a tie to
        /// another one, or stated to have no known tie with one].
        entities: Vec<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// Show whether friendly and hostile ties are balanced, which are frustrated, and the factions.
    ///
    /// The friendly and hostile ties of `ties matrix` as a signed network: triangles, walk balance,
    /// and the frustration index, the least number of ties that a split into two factions leaves
    /// frustrated. The index is exact, or its bounds are printed. Pairs that are both friendly and
    /// hostile are left out and listed. Unknown pairs are not neutral.
    Balance {
        /// Ids of the groups; one id for it and the groups with a tie to it [default: all named
        /// groups with a tie to another one].
        ids: Vec<String>,
        #[command(flatten)]
        options: QuestionOptions,
    },
    /// List the shortest chains of ties between two entities. Nothing is inferred from a chain.
    ///
    /// A chain leads through named groups, powers, organizations and persons. A tie to a place is
    /// not a step, and neither is `different-from`, `independent-of` or `no-known-tie`. At most
    /// twenty chains are listed.
    Path {
        /// Id of the first entity.
        a: String,
        /// Id of the second entity.
        b: String,
        #[command(flatten)]
        options: QuestionOptions,
    },
    #[command(flatten)]
    OfSources(SourceQuestion),
}
