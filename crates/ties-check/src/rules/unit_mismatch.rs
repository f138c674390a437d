//! `unit-mismatch`: comparable counts use one unit.

use ties::model::Severity;
use ties::vocabulary::{Fate, Population, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, UnitNo};
use ties_facts::facts::Facts;
use ties_facts::row::{AmountRow, Rows};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "unit-mismatch",
    severity: Severity::Hint,
    page: include_str!("unit_mismatch.md"),
    checks: &[Check::Dataset(check)],
};

const STRENGTH: Predicate = Predicate::named("strength");
const CASUALTIES: Predicate = Predicate::named("casualties");

/// A count in a unit. Counts with one key count the same things and can be compared.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct UnitCount {
    key: CountKey,
    unit: UnitNo,
    claim: ClaimNo,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct CountKey {
    subject: EntityNo,
    predicate: Predicate,
    frame: u32,
    population: Option<Population>,
    fate: Option<Fate>,
    of: Option<EntityNo>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let counts = counts(rows);
    for alike in counts.chunk_by(|one, other| one.key == other.key) {
        let claims = alike.iter().map(|count| count.claim);
        let Some((last, _)) = wording::last_of(rows, claims) else {
            continue;
        };
        let Some(own) = alike.iter().find(|count| count.claim == last) else {
            continue;
        };
        let Some(other) = alike.iter().find(|count| count.unit != own.unit) else {
            continue;
        };
        let Some(spot) = wording::last(&[last], rows) else {
            continue;
        };
        let with_other = alike.iter().filter(|count| count.unit == other.unit);
        let claims: Vec<ClaimNo> = with_other.map(|count| count.claim).collect();
        let message = format!(
            "{} of `{}` is in `{}` here, but in `{}` in {}",
            own.key.predicate,
            wording::entity(index, own.key.subject),
            rows.unit(own.unit),
            rows.unit(other.unit),
            wording::claims(rows, &claims),
        );
        sink.at(spot).value("/amount", message).help(
            "use one unit; if the claims count different things, say so in `population` or `of`",
        );
    }
}

/// The comparable counts, sorted by key, unit and claim.
fn counts(rows: &Rows) -> Vec<UnitCount> {
    let mut counts = Vec::new();
    for amount in &rows.amounts {
        let Some(unit) = amount.unit else { continue };
        for pair in rows.pairs_of_claim(amount.claim) {
            if says_who_is_counted(amount, pair.predicate) && pair.is_state_of_affairs() {
                let key = CountKey {
                    subject: pair.subject,
                    predicate: pair.predicate,
                    frame: amount.frame,
                    population: amount.population,
                    fate: amount.fate,
                    of: amount.of,
                };
                counts.push(UnitCount {
                    key,
                    unit,
                    claim: amount.claim,
                });
            }
        }
    }
    counts.sort_unstable();
    counts
}

/// Counts are comparable only if the claim says who is counted.
fn says_who_is_counted(amount: &AmountRow, predicate: Predicate) -> bool {
    match predicate {
        STRENGTH => !matches!(amount.population, None | Some(Population::Unspecified)),
        CASUALTIES => amount.of.is_some(),
        _ => false,
    }
}
