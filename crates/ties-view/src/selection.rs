//! What a question is asked of: its date, the sources known then, and which claims count.

use std::fmt;
use std::str::FromStr;

use ties::edtf::{Edtf, End};
use ties::id::Id;
use ties::model::{Claim, Date, Source};
use ties::vocabulary::{Family, Predicate};
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_facts::origins::Origin;
use ties_facts::row::PairRow;

use crate::reach::Reach;

/// What a question is asked of: a time, which sources, which claims. The default is everything that
/// is in force.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Only what is so on this date; without it, whatever the time.
    pub as_of: Option<DaySpan>,
    /// How far from that date something may be attested to be listed, with its own date.
    pub reach: Reach,
    /// Only sources that were certainly published by the end of this date.
    pub known_on: Option<DaySpan>,
    /// Which claims make a tie.
    pub policy: Policy,
    /// Whether a tie without a stated end is assumed to continue after it was last attested.
    pub assume_continues: bool,
    /// Only predicates of these families; all if empty.
    pub families: Vec<Family>,
    /// Only these predicates and those that imply them; all if empty.
    pub predicates: Vec<Predicate>,
    /// Which parts of an entity are taken together with it.
    pub parts: Vec<Part>,
    /// Whether withdrawn claims are shown.
    pub withdrawn: Withdrawn,
}

/// A date of a question: a day, or some time in a month, in a year or between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySpan {
    /// The date as EDTF: `2021-08-15`, `2021-08`, `2020/2021`.
    pub date: String,
    /// The number of its first possible day.
    pub first: i32,
    /// The number of its last possible day.
    pub last: i32,
}

/// The error for a date that is not EDTF, or without a start or an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDaySpan(String);

impl fmt::Display for BadDaySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}; write a date such as `2021-08-15`, `2021-08` or `2021`",
            self.0
        )
    }
}

impl std::error::Error for BadDaySpan {}

impl FromStr for DaySpan {
    type Err = BadDaySpan;

    fn from_str(text: &str) -> Result<Self, BadDaySpan> {
        let date = Edtf::parse(text).map_err(|error| BadDaySpan(error.to_string()))?;
        let (End::Days(start), End::Days(end)) = (date.start(), date.end()) else {
            return Err(BadDaySpan("the date needs a start and an end".to_owned()));
        };
        let first = i32::try_from(start.earliest.number());
        let last = i32::try_from(end.latest.number());
        match (first, last) {
            (Ok(first), Ok(last)) => Ok(Self {
                date: text.to_owned(),
                first,
                last,
            }),
            _ => Err(BadDaySpan("the date is too far away".to_owned())),
        }
    }
}

/// Parts of an entity that a question can take together with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Branches, factions, networks within it, and other parts.
    Branches,
    /// Wings, units, fronts and, for a state, its organs.
    Wings,
    /// Members, leaders, officials and spokespeople.
    People,
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Policy {
    /// `all`: every claim.
    #[default]
    All,
    /// `accepted`: claims that the dataset itself accepts.
    Accepted,
    /// `by:SPEAKER`: claims that can be traced to this entity or source.
    By(Id),
    /// `source:ID`: claims of this source.
    Source(Id),
    /// `min-origins:N`: episodes with at least N independent origins.
    MinOrigins(usize),
    /// `max-origins:N`: episodes with at most N independent origins.
    MaxOrigins(usize),
}

/// The error for an invalid policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPolicy;

impl fmt::Display for BadPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected `all`, `accepted`, `by:SPEAKER` with the id of an entity or source, \
             `source:ID`, `min-origins:N`, or `max-origins:N`",
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
            Some(("source", id)) => Id::new(id).map(Self::Source).map_err(|_| BadPolicy),
            Some((limit @ ("min-origins" | "max-origins"), number)) => match number.parse() {
                Ok(number) if number > 0 && limit == "min-origins" => Ok(Self::MinOrigins(number)),
                Ok(number) if number > 0 => Ok(Self::MaxOrigins(number)),
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
            Self::Source(id) => write!(f, "source:{id}"),
            Self::MinOrigins(number) => write!(f, "min-origins:{number}"),
            Self::MaxOrigins(number) => write!(f, "max-origins:{number}"),
        }
    }
}

impl Policy {
    /// Whether the policy counts a claim.
    pub fn takes(&self, pair: &PairRow, facts: &Facts, index: &Index) -> bool {
        match self {
            Self::All | Self::MinOrigins(_) | Self::MaxOrigins(_) => true,
            Self::Accepted => facts.rows.accepted.binary_search(&pair.claim).is_ok(),
            Self::Source(id) => facts.rows.source_of(pair.claim).id == *id,
            Self::By(speaker) => {
                let origins = &facts.origins;
                is_speaker(speaker, origins.origin(pair), facts, index)
                    || origins
                        .further_origins(pair.claim)
                        .any(|origin| is_speaker(speaker, origin, facts, index))
            }
        }
    }

    /// Whether a tie with this number of origins counts.
    pub fn takes_origins(&self, origins: usize) -> bool {
        match self {
            Self::MinOrigins(least) => origins >= *least,
            Self::MaxOrigins(most) => origins <= *most,
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

impl Selection {
    /// Every claim of every time, with or without withdrawn ones.
    pub fn showing(withdrawn: Withdrawn) -> Self {
        Self {
            withdrawn,
            ..Self::default()
        }
    }

    /// Whether the question is about this predicate.
    pub fn takes_predicate(&self, predicate: Predicate) -> bool {
        let is_of_family =
            self.families.is_empty() || self.families.contains(&predicate.def().family);
        let is_named = self.predicates.is_empty()
            || self
                .predicates
                .iter()
                .any(|named| predicate.closure().contains(named));
        is_of_family && is_named
    }

    /// The number of the reference date: the last day of `as_of`, or else of the dataset's version,
    /// or else of its newest source; if none is known, there is no limit.
    pub(crate) fn reference_day(&self, dataset: &Dataset) -> i32 {
        if let Some(as_of) = &self.as_of {
            return as_of.last;
        }
        let version = match &dataset.manifest {
            Some(manifest) => last_day(&manifest.date),
            None => None,
        };
        version.or_else(|| newest_day(dataset)).unwrap_or(i32::MAX)
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
