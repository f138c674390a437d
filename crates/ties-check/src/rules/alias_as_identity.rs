//! `alias-as-identity`: an identity does not rest only on an alias in a list.

use std::collections::{BTreeMap, BTreeSet};

use ties::model::{Mode, Severity};
use ties::vocabulary::{ListingRole, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::PairRow;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "alias-as-identity",
    severity: Severity::Warning,
    page: include_str!("alias_as_identity.md"),
    checks: &[Check::Dataset(check)],
};

const LISTED: Predicate = Predicate::named("designated-under");
const SAME: Predicate = Predicate::named("same-as");

/// An identity claim, and the alias listing that it rests on, if any.
type Identity = (ClaimNo, Option<ClaimNo>);

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let with_alias = rows
        .qualified
        .iter()
        .filter(|with| with.role == Some(ListingRole::AliasOf));
    let mut aliases: BTreeSet<ClaimNo> = BTreeSet::new();
    let mut at_passage: BTreeMap<(SourceNo, u32, EntityNo), ClaimNo> = BTreeMap::new();
    for pair in with_alias
        .flat_map(|with| rows.pairs_of_claim(with.claim))
        .filter(|pair| pair.predicate == LISTED)
    {
        aliases.insert(pair.claim);
        at_passage.insert(
            (rows.claim(pair.claim).source, pair.passage, pair.subject),
            pair.claim,
        );
    }
    if aliases.is_empty() {
        return;
    }
    // An identity rests on an alias that is one of its premises, or that is coded from its passage.
    let rests_on = |pair: &PairRow, object: EntityNo| {
        let first = rows
            .premises
            .partition_point(|(claim, _)| *claim < pair.claim);
        let mut premises = rows.premises[first..]
            .iter()
            .take_while(|(claim, _)| *claim == pair.claim);
        let premise = premises
            .find(|(_, premise)| aliases.contains(premise))
            .map(|(_, premise)| *premise);
        let source = rows.claim(pair.claim).source;
        let mut sides = [pair.subject, object].into_iter();
        premise.or_else(|| {
            sides.find_map(|side| at_passage.get(&(source, pair.passage, side)).copied())
        })
    };
    let mut same: BTreeMap<(EntityNo, EntityNo), Vec<Identity>> = BTreeMap::new();
    let is_told = |pair: &&PairRow| {
        let tells = pair.mode.is_state_of_affairs() || pair.mode == Mode::Inferred;
        pair.predicate == SAME && tells && !pair.negated && pair.is_believed
    };
    for pair in rows.pairs.iter().filter(is_told) {
        if let Some(object) = pair.object {
            let sides = (pair.subject.min(object), pair.subject.max(object));
            same.entry(sides)
                .or_default()
                .push((pair.claim, rests_on(pair, object)));
        }
    }
    for ((one, other), told) in same {
        // A claim that rests on no alias is independent evidence.
        let Some(on) = told
            .iter()
            .map(|(_, on)| *on)
            .collect::<Option<Vec<ClaimNo>>>()
        else {
            continue;
        };
        let claims: Vec<ClaimNo> = told.iter().map(|(claim, _)| *claim).collect();
        let (Some(spot), Some(alias)) = (wording::last(&claims, rows), on.first()) else {
            continue;
        };
        let (one, other) = (wording::entity(index, one), wording::entity(index, other));
        let (claims, alias) = (wording::claims(rows, &claims), rows.reference(*alias));
        sink.at(spot)
            .value(
                "/predicate",
                format!(
                    "`{one}` same-as `{other}` in {claims} rests only on the alias in `{alias}`"
                ),
            )
            .help(
                "remove the claim and keep the alias as a name or a listing, or code another \
                 source for it",
            );
    }
}
