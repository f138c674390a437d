//! `sudden-jump`: reports numbers of one speaker that triple or fall to a third within a year.

use std::collections::HashSet;

use ties::edtf::Extent;
use ties::model::Severity;
use ties::vocabulary::Predicate;
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
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

/// The longest time between two numbers, in days: a year, with both of its end days.
const YEAR: i64 = 366;

/// A strength that a speaker gives for a span of days.
#[derive(Clone, Copy)]
struct Strength<'r> {
    /// Origin, subject and measure: only numbers with equal keys are compared.
    key: (Origin, EntityNo, u32),
    first: i32,
    last: i32,
    amount: &'r AmountRow,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut all = Vec::new();
    for amount in &rows.amounts {
        let pairs = rows
            .pairs_of_claim(amount.claim)
            .iter()
            .filter(|pair| pair.predicate == STRENGTH);
        all.extend(pairs.filter_map(|pair| strength(amount, pair, facts)));
    }
    if all.len() < 2 {
        return;
    }
    let revising = rows
        .references
        .iter()
        .filter(|reference| reference.place == "/revises");
    let revising: HashSet<_> = revising.map(|reference| reference.spot).collect();
    all.sort_unstable_by_key(|strength| {
        (
            strength.key,
            strength.first,
            strength.last,
            strength.amount.claim,
        )
    });
    for one_speaker in all.chunk_by(|one, other| one.key == other.key) {
        // Each number is compared only with the one before it, so many small steps are allowed.
        let jumps = one_speaker
            .windows(2)
            .filter(|two| is_jump(&two[0], &two[1]) && !is_explained(&two[1], &revising, rows));
        let jumps: Vec<_> = jumps.collect();
        let spot = |two: &&&[Strength<'_>]| rows.claim(two[1].amount.claim).spot;
        let Some(last) = jumps.iter().max_by_key(spot) else {
            continue;
        };
        let [before, after] = *last else {
            continue;
        };
        let more = match jumps.len() {
            1 => String::new(),
            all => format!(", the last of {all} jumps"),
        };
        let message = format!(
            "strength of `{}` is {} here, but {} within the year before, in `{}`{more}",
            wording::entity(index, after.key.1),
            number(after.amount),
            number(before.amount),
            rows.reference(before.amount.claim),
        );
        sink.at(spot(&last)).value("/amount", message).help(
            "check that both count the same population; if so, add the explanation of the source \
             as `with.note`",
        );
    }
}

fn number(amount: &AmountRow) -> String {
    wording::number(amount.low, amount.high)
}

/// Whether the claim has a note or revises another claim.
fn is_explained(strength: &Strength<'_>, revising: &HashSet<Spot>, rows: &Rows) -> bool {
    let claim = rows.claim(strength.amount.claim);
    strength.amount.has_note || revising.contains(&claim.spot)
}

fn strength<'r>(amount: &'r AmountRow, pair: &PairRow, facts: &Facts) -> Option<Strength<'r>> {
    let is_counted = pair.affirms() && !matches!(pair.voice, Voice::Unnamed(_));
    let (time, _): (Extent, _) = facts.rows.moment(pair);
    let (first, last) = (time.start_days().0, time.end_days().1);
    let key = (facts.origins.origin(pair), pair.subject, amount.measure);
    is_counted.then_some(Strength {
        key,
        first,
        last,
        amount,
    })
}

/// Whether the later number is for another day within a year, and is at least three times or at
/// most a third.
fn is_jump(before: &Strength<'_>, after: &Strength<'_>) -> bool {
    let days = i64::from(after.last) - i64::from(before.first);
    let triples = |less: &AmountRow, more: &AmountRow| {
        less.high > 0 && more.low >= less.high.saturating_mul(3)
    };
    before.last < after.first
        && days <= YEAR
        && (triples(before.amount, after.amount) || triples(after.amount, before.amount))
}
