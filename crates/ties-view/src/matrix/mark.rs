//! The cells of the matrix and their marks: what the claims on two entities amount to.

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::{Family, Predicate, Sign};

use crate::claim_view::ClaimView;
use crate::drawing::{Hue, Tint};
use crate::nearest::Nearest;
use crate::standing::Standing;
use crate::tie_summary::TieSummary;

const NO_KNOWN_TIE: Predicate = Predicate::named("no-known-tie");

/// Two entities of a matrix, and how they are related according to the claims.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct MatrixCell {
    /// The id of the entity that comes first in the matrix.
    pub a: String,
    /// The id of the other entity.
    pub b: String,
    /// The marks. Without any, the relation is unknown, which is not neutral.
    pub marks: Vec<Mark>,
    /// The claims on the two that are behind no mark, such as allegations, promises and forecasts.
    pub claims_not_counted: Vec<String>,
    /// Ties of a whole of one of the two with the other. They are not counted, since what a whole
    /// does is not what each part does.
    pub related: Vec<RelatedTies>,
}

impl MatrixCell {
    /// The cell of two entities on which there are no claims.
    pub(super) fn unknown(a: &Id, b: &Id) -> Self {
        Self {
            a: a.to_string(),
            b: b.to_string(),
            marks: Vec::new(),
            claims_not_counted: Vec::new(),
            related: Vec::new(),
        }
    }
}

/// The ties of one of two entities with an entity that the other one is a part of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelatedTies {
    /// The id of the one of the two that is a part.
    pub part: String,
    /// The id of the entity that it is a branch, a wing or another part of.
    pub whole: String,
    /// The id of the other one of the two.
    pub other: String,
    /// The ties that make it a part.
    pub memberships: Vec<TieSummary>,
    /// How the whole and the other one are related.
    pub marks: Vec<Mark>,
}

/// A relation of two entities. A cell can have several, also a friendly and a hostile one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Mark {
    /// The relation.
    pub kind: MarkKind,
    /// The id of the entity that is the part; absent if the relation is another one.
    pub part: Option<String>,
    /// What is known of it on the date of the question; absent if the question has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// The date that puts it within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// Whether other claims on its time deny it, or state something that excludes it, or whether it
    /// is only the relation of a part whose membership is contested.
    pub contested: bool,
    /// The predicates behind it.
    pub predicates: Vec<&'static str>,
    /// The claims for it, on the date of the question or within its reach.
    pub claims: Vec<String>,
    /// The number of independent origins of these claims.
    pub origins: usize,
    /// The claims against it.
    pub claims_against: Vec<String>,
    /// The ties behind it, ordered by time.
    pub ties: Vec<TieSummary>,
    /// The denials behind it.
    pub denials: Vec<ClaimView>,
}

/// How two entities are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// A friendly tie.
    Friend,
    /// A hostile tie.
    Enemy,
    /// One belongs to the other or follows it: as part, branch, member or affiliate, or by a
    /// pledge. This is not counted again as friendly.
    Part,
    /// Relatives.
    Kin,
    /// A relation that is neither friendly nor hostile, such as `tied-to` or `met-with`.
    Other,
    /// A tie is denied, and no tie that the denial is about is attested for its time. Other ties
    /// remain unknown.
    Denied,
    /// A claim states that no tie is known.
    NoKnownTie,
}

impl MarkKind {
    /// Every relation, in the order of a legend.
    pub const ALL: [Self; 7] = [
        Self::Friend,
        Self::Enemy,
        Self::Part,
        Self::Kin,
        Self::Other,
        Self::Denied,
        Self::NoKnownTie,
    ];

    /// The relation that a tie of a predicate is. A predicate about records, such as `same-as`, is
    /// none.
    pub(crate) fn of(predicate: Predicate) -> Option<Self> {
        if predicate == NO_KNOWN_TIE {
            return Some(Self::NoKnownTie);
        }
        let def = predicate.def();
        match (def.family, def.sign) {
            (Family::Identity, _) => None,
            (Family::Kin, _) => Some(Self::Kin),
            (_, Sign::Friend) if states_part(predicate) => Some(Self::Part),
            (_, Sign::Friend) => Some(Self::Friend),
            (_, Sign::Enemy) => Some(Self::Enemy),
            (_, Sign::Neither) => Some(Self::Other),
        }
    }

    /// Its colour on a terminal.
    pub(crate) fn tint(self, standing: Option<Standing>) -> Option<Tint> {
        let hue = match self {
            Self::Friend => Hue::Friend,
            Self::Enemy => Hue::Enemy,
            Self::Part => Hue::Part,
            Self::Kin => Hue::Kin,
            Self::Other | Self::Denied | Self::NoKnownTie => return None,
        };
        let is_faint = standing.is_some_and(|standing| standing > Standing::Possibly);
        Some(Tint { hue, is_faint })
    }

    /// In words: `no known tie`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Friend => "friend",
            Self::Enemy => "enemy",
            Self::Part => "part",
            Self::Kin => "kin",
            Self::Other => "other relation",
            Self::Denied => "denied",
            Self::NoKnownTie => "no known tie",
        }
    }
}

/// Whether the subject of a friendly predicate belongs to its object or follows it, or the reverse.
fn states_part(predicate: Predicate) -> bool {
    predicate
        .closure()
        .iter()
        .any(|implied| matches!(implied.def().family, Family::Structure | Family::Allegiance))
}
