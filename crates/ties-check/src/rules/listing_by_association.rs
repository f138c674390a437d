//! `listing-by-association`: nobody is listed because another is.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::{Mode, Severity};
use ties::vocabulary::{Family, ListingRole, Predicate};
use ties_dataset::index::Index;
use ties_facts::row::{NonMax, PairRow, Rows};

use crate::lives::tells;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "listing-by-association",
    severity: Severity::Warning,
    page: include_str!("listing_by_association.md"),
    checks: &[Check::Dataset(check)],
};

const LISTED: Predicate = Predicate::named("designated-under");

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    check_premises(index, rows, sink);
    check_numbers(index, rows, sink);
}

/// A listing that is concluded from those of others.
fn check_premises(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    for of_claim in rows.premises.chunk_by(|one, other| one.0 == other.0) {
        let claim = of_claim[0].0;
        let is_concluded = |pair: &&PairRow| {
            pair.predicate == LISTED && pair.mode == Mode::Inferred && !pair.negated && pair.stands
        };
        let Some(pair) = rows.pairs_of_claim(claim).iter().find(is_concluded) else {
            continue;
        };
        let premises = of_claim
            .iter()
            .flat_map(|(_, premise)| rows.pairs_of_claim(*premise));
        let listings: Vec<&PairRow> = premises
            .filter(|premise| premise.predicate == LISTED && !premise.negated)
            .collect();
        if listings
            .iter()
            .any(|listing| listing.subject == pair.subject)
        {
            continue;
        }
        let (Some(listing), Some(spot)) = (listings.first(), rows.spot(pair)) else {
            continue;
        };
        let (who, other) = (
            wording::entity(index, pair.subject),
            wording::entity(index, listing.subject),
        );
        let from = rows.reference(listing.claim);
        sink.at(spot)
            .value("/predicate", format!("that `{who}` is listed is concluded from the listing of `{other}`, `{from}`"))
            .help("take the claim out: a list covers whom it names, and the tie of the two is a claim of its own");
    }
}

/// A part, a member or an affiliate that stands on a list under another's number.
fn check_numbers(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let mut entries: BTreeMap<(u32, u32), BTreeMap<u32, Vec<u32>>> = BTreeMap::new();
    for with in &rows.qualified {
        let (Some(reference), None | Some(ListingRole::OwnEntry)) = (with.reference, with.role)
        else {
            continue;
        };
        for pair in rows.pairs_of_claim(with.claim) {
            if let Some(list) = pair
                .object
                .filter(|_| pair.predicate == LISTED && tells(pair, rows))
            {
                let entry = entries.entry((list.get(), reference)).or_default();
                entry.entry(pair.subject).or_default().push(pair.claim);
            }
        }
    }
    entries.retain(|_, listed| listed.len() > 1);
    if entries.is_empty() {
        return;
    }
    let concerned: BTreeSet<u32> = entries.values().flat_map(BTreeMap::keys).copied().collect();
    let belongs = |predicate: Predicate| {
        matches!(
            predicate.def().family,
            Family::Structure | Family::Allegiance | Family::Person | Family::Control
        )
    };
    let mut wholes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for pair in rows
        .pairs
        .iter()
        .filter(|pair| concerned.contains(&pair.subject) && belongs(pair.predicate))
    {
        if let Some(whole) = pair.object.map(NonMax::get).filter(|_| tells(pair, rows)) {
            wholes.entry(pair.subject).or_default().push(whole);
        }
    }
    for ((list, _), listed) in &entries {
        for (part, claims) in listed {
            let mut of_part = wholes.get(part).into_iter().flatten();
            let Some(whole) = of_part.find(|whole| listed.contains_key(whole)) else {
                continue;
            };
            let Some(spot) = wording::last(claims, rows) else {
                continue;
            };
            let (part, list) = (wording::entity(index, *part), wording::entity(index, *list));
            let (whole, claims) = (
                wording::entity(index, *whole),
                wording::claims(rows, claims),
            );
            let message = format!(
                "`{part}` stands on `{list}` under the number of `{whole}`, to which it belongs, in {claims}"
            );
            sink.at(spot).value("/with/reference", message).help(
                "an entry lists whom it is about: where it names this one beside, say so in `role` (`alias-of`, \
                 `associated`); else take the claim out",
            );
        }
    }
}
