//! The lists on which a unit is in a year.

use std::collections::BTreeMap;

use ties::vocabulary::ListingStatus;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::{AttestedDays, PairRow, Rows};

use super::days::{Sureness, Year};
use super::relation::{claims, count_origins};
use crate::analysis::Analysis;

/// A claim that a unit is on a list.
pub(super) struct Listing<'c> {
    list: EntityNo,
    pair: &'c PairRow,
    days: AttestedDays,
}

impl<'c> Listing<'c> {
    /// A claim that the unit is listed; none for a proposal or a removal.
    pub(super) fn new(pair: &'c PairRow, rows: &Rows) -> Option<Self> {
        let is_listed = matches!(
            rows.listing(pair.claim),
            ListingStatus::Listed | ListingStatus::UnderReview
        );
        if !is_listed {
            return None;
        }
        let list = pair.object?;
        Some(Self {
            list,
            pair,
            days: rows.days(pair),
        })
    }
}

/// The lists on which a unit is in a year, and the claims on that.
#[derive(Default)]
pub(super) struct ListsOfYear {
    /// The lists on which it certainly is.
    pub(super) certain: Vec<EntityNo>,
    /// Further lists on which it possibly is.
    pub(super) possible: Vec<EntityNo>,
    pub(super) claims: Vec<ClaimNo>,
}

/// The lists on which a unit is in a year.
pub(super) fn lists_of_year(
    analysis: &Analysis<'_>,
    listings: &[Listing<'_>],
    year: Year,
) -> ListsOfYear {
    let mut by_list: BTreeMap<EntityNo, (Sureness, Vec<&PairRow>)> = BTreeMap::new();
    for listing in listings {
        if let Some(sureness) = year.has_day_of(listing.days) {
            let of_list = by_list
                .entry(listing.list)
                .or_insert((sureness, Vec::new()));
            of_list.0 = of_list.0.max(sureness);
            of_list.1.push(listing.pair);
        }
    }
    let mut lists = ListsOfYear::default();
    let mut pairs = Vec::new();
    for (list, (sureness, of_list)) in by_list {
        let origins = count_origins(analysis, &of_list);
        if !analysis.selection.policy.takes_origins(origins) {
            continue;
        }
        match sureness {
            Sureness::Certain => lists.certain.push(list),
            Sureness::Possible => lists.possible.push(list),
        }
        pairs.extend(of_list);
    }
    lists.claims = claims(&pairs);
    lists
}
