//! How claims are counted: which of them make a tie, and the day of which is asked.

use std::fmt;
use std::str::FromStr;

use ties::edtf::{Edtf, End};
use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::origins::Origin;
use ties_facts::row::{PairRow, Rows};

/// How claims are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// Which of them make a tie.
    pub policy: Policy,
    /// The day of which is asked, by its number.
    pub day: i32,
}

/// Which claims make a tie; of all policies only states of affairs do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Policy {
    /// `all`: every claim.
    All,
    /// `accepted`: those for which the dataset itself stands.
    Accepted,
    /// `by:TELLER`: those that can be traced to this entity or this source.
    By(Id),
    /// `min-origins:N`: every claim, and of the ties those that so many independent origins tell.
    MinOrigins(usize),
}

/// A text that names no policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPolicy;

impl fmt::Display for BadPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a policy is `all`, `accepted`, `by:TELLER` with the id of an entity or a source, or `min-origins:N`")
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
    /// Whether a claim counts.
    pub fn takes(&self, pair: &PairRow, rows: &Rows, index: &Index) -> bool {
        match self {
            Self::All | Self::MinOrigins(_) => true,
            Self::Accepted => rows.accepted.binary_search(&pair.claim).is_ok(),
            Self::By(speaker) => {
                let source = |number: u32| {
                    rows.sources
                        .get(number as usize)
                        .is_some_and(|source| source.id == *speaker)
                };
                let is_he = |origin: Origin| match origin {
                    Origin::Entity(number) => index.entity_id(number) == Some(speaker),
                    Origin::Source(number) => source(number),
                    Origin::Document(_) => false,
                };
                is_he(rows.origins.origin(pair))
                    || rows.origins.beside(pair, rows).is_some_and(is_he)
            }
        }
    }

    /// Whether so many origins are enough.
    pub fn is_enough(&self, origins: usize) -> bool {
        match self {
            Self::MinOrigins(least) => origins >= *least,
            _ => true,
        }
    }
}

impl Counting {
    /// Every claim, and the day that the dataset takes for today: that of its version, else the last on which one of its
    /// sources was published. Where neither is known all days are past.
    pub fn of(dataset: &Dataset) -> Self {
        let last = |date: &ties::model::Date| last_day(&date.edtf().ok()?);
        let version = dataset
            .manifest
            .as_ref()
            .and_then(|manifest| last(&manifest.date));
        let newest = || {
            dataset
                .sources
                .values()
                .filter_map(|coded| last(coded.source.published.as_ref()?))
                .max()
        };
        Self {
            policy: Policy::All,
            day: version.or_else(newest).unwrap_or(i32::MAX),
        }
    }
}

/// The last day of a date, by its number; none of one whose end is open.
fn last_day(date: &Edtf) -> Option<i32> {
    match date.end() {
        End::Days(days) => i32::try_from(days.latest.number()).ok(),
        End::Open | End::Unknown => None,
    }
}
