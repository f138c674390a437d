//! `unit-mismatch`: comparable counts use one unit.

use ties::model::Severity;
use ties::vocabulary::{Population, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, UnitNo};
use ties_facts::facts::Facts;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "unit-mismatch",
    severity: Severity::Warning,
    page: include_str!("unit_mismatch.md"),
    checks: &[Check::Dataset(check)],
};

const STRENGTH: Predicate = Predicate::named("strength");
const CASUALTIES: Predicate = Predicate::named("casualties");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut counts = Vec::new();
    for amount in &rows.amounts {
        // Counts are comparable only if the claim says who is counted.
        let is_said = |predicate| match predicate {
            STRENGTH => !matches!(amount.population, None | Some(Population::Unspecified)),
            CASUALTIES => amount.of.is_some(),
            _ => false,
        };
        for pair in rows.pairs_of_claim(amount.claim) {
            if let Some(unit) = amount.unit
                && is_said(pair.predicate)
                && pair.is_state_of_affairs()
            {
                let counted = (
                    pair.subject,
                    pair.predicate,
                    amount.frame,
                    amount.population,
                    amount.fate,
                    amount.of,
                );
                counts.push((counted, unit, amount.claim));
            }
        }
    }
    counts.sort_unstable();
    for alike in counts.chunk_by(|one, other| one.0 == other.0) {
        let Some((last, _)) = wording::last_of(rows, alike.iter().map(|count| count.2)) else {
            continue;
        };
        let Some((_, own, _)) = alike.iter().find(|count| count.2 == last) else {
            continue;
        };
        let others: Vec<_> = alike.iter().filter(|count| count.1 != *own).collect();
        let Some((_, other, _)) = others.first() else {
            continue;
        };
        let claim = rows.claim(last);
        let ((subject, predicate, ..), ..) = alike[0];
        let unit = |unit: &UnitNo| rows.unit(*unit);
        let claims: Vec<ClaimNo> = others
            .iter()
            .filter(|count| count.1 == *other)
            .map(|count| count.2)
            .collect();
        let message = format!(
            "{predicate} of `{}` is in `{}` here, but in `{}` in {}",
            wording::entity(index, subject),
            unit(own),
            unit(other),
            wording::claims(rows, &claims),
        );
        sink.at(claim.spot).value("/amount", message).help(
            "use one unit; if the claims count different things, say so in `population` or `of`",
        );
    }
}
