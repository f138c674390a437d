//! `casualties-do-not-add-up`: casualty figures from one speaker add up.

use ties::model::Severity;
use ties::vocabulary::{Fate, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::ClaimNo;
use ties_facts::facts::Facts;
use ties_facts::row::{AmountRow, Rows, Voice};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "casualties-do-not-add-up",
    severity: Severity::Warning,
    page: include_str!("casualties_do_not_add_up.md"),
    checks: &[Check::Dataset(check)],
};

const CASUALTIES: Predicate = Predicate::named("casualties");

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut counts = Vec::new();
    for amount in &rows.amounts {
        for pair in rows
            .pairs_of_claim(amount.claim)
            .iter()
            .filter(|pair| pair.predicate == CASUALTIES)
        {
            let is_told = pair.affirms() && !matches!(pair.voice, Voice::Unnamed(_));
            if let Some(fate) = amount.fate
                && is_told
            {
                let of = (
                    pair.voice,
                    pair.subject,
                    rows.moment(pair),
                    amount.frame,
                    amount.unit,
                );
                counts.push((of, amount.of, fate, amount));
            }
        }
    }
    counts.sort_unstable_by_key(|(told, of, fate, amount)| (*told, *of, *fate, amount.claim));
    for at_once in counts.chunk_by(|one, other| one.0 == other.0) {
        for of_some in at_once.chunk_by(|one, other| one.1 == other.1) {
            let of = |fate| {
                Sum::of(
                    of_some
                        .iter()
                        .filter(|count| count.2 == fate)
                        .map(|count| count.3),
                )
            };
            report_fates(
                rows,
                sink,
                [
                    of(Fate::Killed),
                    of(Fate::Wounded),
                    of(Fate::KilledOrWounded),
                ],
            );
        }
        // A figure without `of` counts all victims. A figure with `of` counts some of them.
        let all = at_once.iter().take_while(|count| count.1.is_none());
        let mut whole = [None::<Sum>; FATES.len()];
        for (fate, whole) in FATES.iter().zip(&mut whole) {
            *whole = Sum::of(
                all.clone()
                    .filter(|count| count.2 == *fate)
                    .map(|count| count.3),
            );
        }
        let parts = at_once.iter().filter(|count| count.1.is_some());
        let more = parts.filter_map(|(_, _, fate, part)| {
            let place = FATES.iter().position(|known| known == fate)?;
            whole[place]
                .filter(|whole| part.low > whole.high)
                .map(|whole| (*part, whole))
        });
        if let Some((part, whole)) = more.max_by_key(|(part, _)| part.claim) {
            let of = part
                .of
                .map(|of| wording::entity(index, of))
                .unwrap_or_default();
            let message = format!(
                "{} of `{of}`, but at most {} in all",
                wording::number(part.low, part.high),
                whole.high
            );
            report(rows, sink, [part.claim, whole.claim, whole.claim], &message);
        }
    }
}

/// The fates for which one figure can include another.
const FATES: [Fate; 6] = [
    Fate::Killed,
    Fate::Wounded,
    Fate::KilledOrWounded,
    Fate::Missing,
    Fate::Captured,
    Fate::Displaced,
];

/// The range that several claims give for one figure, and the last of these claims.
#[derive(Clone, Copy)]
struct Sum {
    low: u64,
    high: u64,
    claim: ClaimNo,
}

impl Sum {
    fn of<'r>(mut amounts: impl Iterator<Item = &'r AmountRow>) -> Option<Self> {
        let first = amounts.next()?;
        let first = Self {
            low: first.low,
            high: first.high,
            claim: first.claim,
        };
        Some(amounts.fold(first, |sum, next| Self {
            low: sum.low.min(next.low),
            high: sum.high.max(next.high),
            claim: next.claim,
        }))
    }
}

/// Compares the killed plus the wounded with the figure for killed or wounded.
fn report_fates(rows: &Rows, sink: &mut Sink<'_>, [killed, wounded, both]: [Option<Sum>; 3]) {
    let Some((both, some)) = both.zip(killed.or(wounded)) else {
        return;
    };
    let part =
        |sum: Option<Sum>, unknown: (u64, u64)| sum.map_or(unknown, |sum| (sum.low, sum.high));
    let (of_killed, of_wounded) = (part(killed, (0, u64::MAX)), part(wounded, (0, u64::MAX)));
    let (low, high) = (
        of_killed.0.saturating_add(of_wounded.0),
        of_killed.1.saturating_add(of_wounded.1),
    );
    if low <= both.high && both.low <= high {
        return;
    }
    let number = |sum: Sum, what: &str| format!("{} {what}", wording::number(sum.low, sum.high));
    let parts = [
        killed.map(|sum| number(sum, "killed")),
        wounded.map(|sum| number(sum, "wounded")),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let message = format!(
        "{} do not add up to {}",
        parts.join(" and "),
        number(both, "killed or wounded")
    );
    report(
        rows,
        sink,
        [both.claim, some.claim, wounded.unwrap_or(some).claim],
        &message,
    );
}

/// Reports a finding at the last of the claims; the help names the others.
fn report(rows: &Rows, sink: &mut Sink<'_>, claims: [ClaimNo; 3], message: &str) {
    let Some((last, others)) = wording::last_of(rows, claims) else {
        return;
    };
    let claim = rows.claim(last);
    sink.at(claim.spot).value("/amount", message).help(format!(
        "compare with {}: correct a number, or say in `of`, `unit` or `bound` what it leaves out",
        wording::claims(rows, &others)
    ));
}
