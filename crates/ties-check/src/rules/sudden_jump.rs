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
    severity: Severity::Hint,
    page: include_str!("sudden_jump.md"),
    checks: &[Check::Whole(check)],
};

const STRENGTH: Predicate = Predicate::named("strength");

/// The longest time between two numbers, in days: a year, with both of its end days.
const YEAR: i64 = 366;

/// A strength that a speaker gives for a span of days.
#[derive(Clone, Copy)]
struct Strength<'r> {
    /// The origin, subject and measure. Only numbers with equal keys are compared.
    key: (Origin, EntityNo, u32),
    first: i32,
    last: i32,
    amount: &'r AmountRow,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let strengths = strengths(facts);
    if strengths.len() < 2 {
        return;
    }
    let revising = revising(rows);
    for one_speaker in strengths.chunk_by(|one, other| one.key == other.key) {
        // Each number is compared only with the one before it: many small steps are allowed.
        let mut last: Option<Jump<'_>> = None;
        let mut jumps = 0;
        for (before, after) in one_speaker.iter().zip(&one_speaker[1..]) {
            if !is_jump(before, after) || is_explained(after, &revising, rows) {
                continue;
            }
            jumps += 1;
            let spot = rows.claim(after.amount.claim).spot;
            if last.is_none_or(|last| last.spot <= spot) {
                last = Some(Jump {
                    before,
                    after,
                    spot,
                });
            }
        }
        if let Some(jump) = last {
            report(&jump, jumps, index, rows, sink);
        }
    }
}

/// Two numbers that differ too much, and where the later one is.
#[derive(Clone, Copy)]
struct Jump<'r> {
    before: &'r Strength<'r>,
    after: &'r Strength<'r>,
    spot: Spot,
}

/// The strengths that named speakers give, by speaker, entity and time.
fn strengths(facts: &Facts) -> Vec<Strength<'_>> {
    let rows = &facts.rows;
    let mut strengths = Vec::new();
    for amount in &rows.amounts {
        for pair in rows.pairs_of_claim(amount.claim) {
            if pair.predicate == STRENGTH {
                strengths.extend(strength(amount, pair, facts));
            }
        }
    }
    strengths.sort_unstable_by_key(|strength| {
        (
            strength.key,
            strength.first,
            strength.last,
            strength.amount.claim,
        )
    });
    strengths
}

/// The claims that revise another.
fn revising(rows: &Rows) -> HashSet<Spot> {
    let references = rows.references.iter();
    references
        .filter(|reference| reference.place == "/revises")
        .map(|reference| reference.spot)
        .collect()
}

fn report(jump: &Jump<'_>, jumps: usize, index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let Jump {
        before,
        after,
        spot,
    } = jump;
    let more = match jumps {
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
    sink.at(*spot).value("/amount", message).help(
        "check that both count the same population; if so, add the explanation of the source as \
         `with.note`",
    );
}

fn number(amount: &AmountRow) -> String {
    wording::number(amount.low, amount.high)
}

/// Whether the claim has a note or revises another claim.
fn is_explained(strength: &Strength<'_>, revising: &HashSet<Spot>, rows: &Rows) -> bool {
    strength.amount.has_note || revising.contains(&rows.claim(strength.amount.claim).spot)
}

/// The strength that a named speaker states as a fact.
fn strength<'r>(amount: &'r AmountRow, pair: &PairRow, facts: &Facts) -> Option<Strength<'r>> {
    if !pair.affirms() || matches!(pair.voice, Voice::Unnamed(_)) {
        return None;
    }
    let (time, _): (Extent, _) = facts.rows.moment(pair);
    Some(Strength {
        key: (facts.origins.origin(pair), pair.subject, amount.measure),
        first: time.start_days().0,
        last: time.end_days().1,
        amount,
    })
}

/// Whether the later number is for another day within a year, and is at least three times or at
/// most a third.
fn is_jump(before: &Strength<'_>, after: &Strength<'_>) -> bool {
    let days = i64::from(after.last) - i64::from(before.first);
    before.last < after.first
        && days <= YEAR
        && (triples(before.amount, after.amount) || triples(after.amount, before.amount))
}

fn triples(less: &AmountRow, more: &AmountRow) -> bool {
    less.high > 0 && more.low >= less.high.saturating_mul(3)
}
