//! The policy that selects the claims that make ties, and the reference date.

use std::fmt;
use std::str::FromStr;

use ties::edtf::End;
use ties::id::Id;
use ties::model::{Claim, Date, Source};
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::PairRow;

/// The policy and the reference date of an analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// Which claims make a tie.
    pub policy: Policy,
    /// The number of the reference date.
    pub day: i32,
    /// Whether withdrawn claims are shown.
    pub withdrawn: Withdrawn,
}

/// Whether answers and tables show withdrawn claims: those that were refuted or superseded, and
/// those of sources that were retracted. They never make a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Withdrawn {
    /// They are left out.
    #[default]
    LeftOut,
    /// They are shown and marked.
    Shown,
}

impl Withdrawn {
    /// Whether a claim of a source is left out.
    pub fn leaves_out(self, source: &Source, claim: &Claim) -> bool {
        self == Self::LeftOut && is_withdrawn(source, claim)
    }
}

/// Whether a claim was refuted or superseded, or its source was retracted.
pub(crate) fn is_withdrawn(source: &Source, claim: &Claim) -> bool {
    !claim.is_in_force() || source.retracted.is_some()
}

/// Which claims make a tie. Under every policy, only states of affairs do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    /// `all`: every claim.
    All,
    /// `accepted`: claims that the dataset itself accepts.
    Accepted,
    /// `by:SPEAKER`: claims that can be traced to this entity or source.
    By(Id),
    /// `min-origins:N`: episodes with at least N independent origins.
    MinOrigins(usize),
}

/// The error for an invalid policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPolicy;

impl fmt::Display for BadPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected `all`, `accepted`, `by:SPEAKER` with the id of an entity or source, \
             or `min-origins:N`",
        )
    }
}

impl std::error::Error for BadPolicy {}

impl FromStr for Policy {
    type Err = BadPolicy;

    fn from_str(text: &str) -> Result<Self, BadPolicy> {
        match text.split_once(':') {
            None if text == "all" => Ok(Self::All),
            None if text == "accepted" => Ok(Self::Accepted),
            Some(("by", speaker)) => Id::new(speaker).map(Self::By).map_err(|_| BadPolicy),
            Some(("min-origins", number)) => match number.parse() {
                Ok(number) if number > 0 => Ok(Self::MinOrigins(number)),
                _ => Err(BadPolicy),
            },
            _ => Err(BadPolicy),
        }
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Accepted => f.write_str("accepted"),
            Self::By(speaker) => write!(f, "by:{speaker}"),
            Self::MinOrigins(number) => write!(f, "min-origins:{number}"),
        }
    }
}

impl Policy {
    /// Whether the policy counts a claim.
    pub fn takes(&self, pair: &PairRow, facts: &Facts, index: &Index) -> bool {
        match self {
            Self::All | Self::MinOrigins(_) => true,
            Self::Accepted => facts.rows.accepted.binary_search(&pair.claim).is_ok(),
            Self::By(speaker) => {
                let origins = &facts.origins;
                is_speaker(speaker, origins.origin(pair), facts, index)
                    || origins
                        .further_origins(pair.claim)
                        .any(|origin| is_speaker(speaker, origin, facts, index))
            }
        }
    }

    /// Whether this number of origins is sufficient.
    pub fn is_enough(&self, origins: usize) -> bool {
        match self {
            Self::MinOrigins(least) => origins >= *least,
            _ => true,
        }
    }
}

/// Whether an origin is this entity or source.
fn is_speaker(speaker: &Id, origin: Origin, facts: &Facts, index: &Index) -> bool {
    match origin {
        Origin::Entity(number) => index.entity_id(number) == Some(speaker),
        Origin::Source(number) => facts.rows.source(number).id == *speaker,
        Origin::Document(_) => false,
    }
}

impl Counting {
    /// Counts every claim.
    ///
    /// The reference date is that of the dataset's version, or else of its newest source; if
    /// neither is known, there is no limit.
    pub fn of(dataset: &Dataset) -> Self {
        let version = match &dataset.manifest {
            Some(manifest) => last_day(&manifest.date),
            None => None,
        };
        Self {
            policy: Policy::All,
            day: version.or_else(|| newest_day(dataset)).unwrap_or(i32::MAX),
            withdrawn: Withdrawn::LeftOut,
        }
    }

    /// The same, with or without withdrawn claims.
    pub(crate) fn showing(dataset: &Dataset, withdrawn: Withdrawn) -> Self {
        Self {
            withdrawn,
            ..Self::of(dataset)
        }
    }
}

/// The last day of the newest source.
fn newest_day(dataset: &Dataset) -> Option<i32> {
    let published = dataset
        .sources
        .values()
        .filter_map(|coded| coded.source.published.as_ref());
    published.filter_map(last_day).max()
}

/// The number of the last day of a date; none if its end is open or unknown, or if it is invalid.
fn last_day(date: &Date) -> Option<i32> {
    match date.edtf().ok()?.end() {
        End::Days(days) => i32::try_from(days.latest.number()).ok(),
        End::Open | End::Unknown => None,
    }
}
