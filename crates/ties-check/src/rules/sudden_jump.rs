//! `sudden-jump`: one speaker's numbers do not triple, or fall to a third, within a year.

use std::collections::HashSet;

use ties::edtf::Extent;
use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_facts::origins::Origin;
use ties_facts::row::{AmountRow, PairRow, Rows, Voice};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "sudden-jump",
    severity: Severity::Warning,
    page: include_str!("sudden_jump.md"),
    checks: &[Check::Dataset(check)],
};

const STRENGTH: Predicate = Predicate::named("strength");

/// A year, and the day on which it comes round.
const YEAR: i64 = 366;

/// A number of people that somebody tells of some days.
#[derive(Clone, Copy)]
struct Told<'r> {
    of: (Origin, u32, u32),
    first: i32,
    last: i32,
    amount: &'r AmountRow,
}

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let mut all = Vec::new();
    for amount in &rows.amounts {
        let pairs = rows
            .pairs_of_claim(amount.claim)
            .iter()
            .filter(|pair| pair.predicate == STRENGTH);
        all.extend(pairs.filter_map(|pair| told(amount, pair, rows)));
    }
    if all.len() < 2 {
        return;
    }
    let revises = |claim: &ties_facts::row::ClaimRow,
                   revising: &HashSet<ties_dataset::spot::Spot>| {
        revising.contains(&claim.spot)
    };
    let revising = rows
        .references
        .iter()
        .filter(|reference| reference.place == "/revises");
    let revising: HashSet<_> = revising.map(|reference| reference.spot).collect();
    all.sort_unstable_by_key(|told| (told.of, told.first, told.last, told.amount.claim));
    for one_speaker in all.chunk_by(|one, other| one.of == other.of) {
        let is_noted = |told: &Told<'_>| {
            let claim = rows.claims.get(told.amount.claim as usize);
            told.amount.has_note || claim.is_some_and(|claim| revises(claim, &revising))
        };
        // Each with what was told of the time before: of steps that are small the sum may be great.
        let jumps = one_speaker
            .windows(2)
            .filter(|two| is_jump(&two[0], &two[1]) && !is_noted(&two[1]));
        let jumps: Vec<_> = jumps.collect();
        let spot = |two: &&&[Told<'_>]| {
            rows.claims
                .get(two[1].amount.claim as usize)
                .map(|claim| claim.spot)
        };
        let Some(last) = jumps.iter().max_by_key(spot) else {
            continue;
        };
        let (Some(spot), [before, after]) = (spot(&last), *last) else {
            continue;
        };
        let number = |told: &Told<'_>| wording::number(told.amount.low, told.amount.high);
        let more = match jumps.len() {
            1 => String::new(),
            all => format!(", the last of {all} jumps"),
        };
        let message = format!(
            "strength of `{}` is {} here, and {} within a year before, in `{}`{more}",
            wording::entity(index, after.of.1),
            number(after),
            number(before),
            rows.reference(before.amount.claim),
        );
        sink.at(spot)
            .value("/amount", message)
            .help("look whether both count the same; where they do, say in `with.note` how the source explains it");
    }
}

fn told<'r>(amount: &'r AmountRow, pair: &PairRow, rows: &Rows) -> Option<Told<'r>> {
    let is_told =
        pair.is_state_of_affairs() && !pair.negated && !matches!(pair.voice(), Voice::Unnamed(_));
    let (time, _): (Extent, _) = pair.moment(rows);
    let (first, last) = (time.start_days().0, time.end_days().1);
    let of = (rows.origins.origin(pair), pair.subject, amount.measure);
    is_told.then_some(Told {
        of,
        first,
        last,
        amount,
    })
}

/// Whether the later is told of another day within a year, and is three times as much or a third.
fn is_jump(before: &Told<'_>, after: &Told<'_>) -> bool {
    let days = i64::from(after.last) - i64::from(before.first);
    let triples = |less: &AmountRow, more: &AmountRow| {
        less.high > 0 && more.low >= less.high.saturating_mul(3)
    };
    before.last < after.first
        && days <= YEAR
        && (triples(before.amount, after.amount) || triples(after.amount, before.amount))
}
