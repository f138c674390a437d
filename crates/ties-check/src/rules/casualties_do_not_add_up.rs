//! `casualties-do-not-add-up`: casualty figures from one speaker add up.

use ties::edtf::Extent;
use ties::model::Severity;
use ties::vocabulary::{Fate, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo, UnitNo};
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

/// The fates for which one figure can include another.
const FATES: [Fate; 6] = [
    Fate::Killed,
    Fate::Wounded,
    Fate::KilledOrWounded,
    Fate::Missing,
    Fate::Captured,
    Fate::Displaced,
];

/// A figure of a named speaker. Figures with one key count victims of one entity at one time.
struct Figure<'r> {
    key: FigureKey,
    /// The entity to which the victims belong; `None` counts all victims.
    of: Option<EntityNo>,
    fate: Fate,
    amount: &'r AmountRow,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct FigureKey {
    voice: Voice,
    subject: EntityNo,
    moment: (Extent, Option<SourceNo>),
    frame: u32,
    unit: Option<UnitNo>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let figures = figures(rows);
    for at_once in figures.chunk_by(|one, other| one.key == other.key) {
        for of_some in at_once.chunk_by(|one, other| one.of == other.of) {
            check_fates(of_some, rows, sink);
        }
        check_parts(at_once, index, rows, sink);
    }
}

/// The figures of named speakers, sorted by key, `of`, fate and claim.
fn figures(rows: &Rows) -> Vec<Figure<'_>> {
    let mut figures = Vec::new();
    for amount in &rows.amounts {
        let Some(fate) = amount.fate else { continue };
        for pair in rows.pairs_of_claim(amount.claim) {
            if pair.predicate != CASUALTIES
                || !pair.affirms()
                || matches!(pair.voice, Voice::Unnamed(_))
            {
                continue;
            }
            let key = FigureKey {
                voice: pair.voice,
                subject: pair.subject,
                moment: rows.moment(pair),
                frame: amount.frame,
                unit: amount.unit,
            };
            figures.push(Figure {
                key,
                of: amount.of,
                fate,
                amount,
            });
        }
    }
    figures
        .sort_unstable_by_key(|figure| (figure.key, figure.of, figure.fate, figure.amount.claim));
    figures
}

/// The range that several claims give for one figure, and the last of these claims.
#[derive(Clone, Copy)]
struct Sum {
    low: u64,
    high: u64,
    claim: ClaimNo,
}

impl Sum {
    fn of(figures: &[Figure<'_>], fate: Fate) -> Option<Self> {
        let mut sum: Option<Self> = None;
        for figure in figures {
            if figure.fate != fate {
                continue;
            }
            let AmountRow {
                low, high, claim, ..
            } = *figure.amount;
            sum = Some(Self {
                low: sum.map_or(low, |sum| sum.low.min(low)),
                high: sum.map_or(high, |sum| sum.high.max(high)),
                claim,
            });
        }
        sum
    }

    fn in_words(&self, what: &str) -> String {
        format!("{} {what}", wording::number(self.low, self.high))
    }
}

/// Compares the killed plus the wounded with the figure for killed or wounded.
fn check_fates(figures: &[Figure<'_>], rows: &Rows, sink: &mut Sink<'_>) {
    let killed = Sum::of(figures, Fate::Killed);
    let wounded = Sum::of(figures, Fate::Wounded);
    let Some(both) = Sum::of(figures, Fate::KilledOrWounded) else {
        return;
    };
    let Some(some) = killed.or(wounded) else {
        return;
    };
    // An unknown part may be of any size.
    let mut low: u64 = 0;
    let mut high: u64 = 0;
    for part in [killed, wounded] {
        low = low.saturating_add(part.map_or(0, |part| part.low));
        high = high.saturating_add(part.map_or(u64::MAX, |part| part.high));
    }
    if low <= both.high && both.low <= high {
        return;
    }
    let mut parts = Vec::new();
    parts.extend(killed.map(|sum| sum.in_words("killed")));
    parts.extend(wounded.map(|sum| sum.in_words("wounded")));
    let message = format!(
        "{} do not add up to {}",
        parts.join(" and "),
        both.in_words("killed or wounded")
    );
    let last = wounded.unwrap_or(some);
    report(rows, sink, &[both.claim, some.claim, last.claim], &message);
}

/// Reports the last figure for some victims that exceeds the figure for all victims. A figure with
/// `of` counts some of them.
fn check_parts(figures: &[Figure<'_>], index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let (all, parts) = figures.split_at(figures.partition_point(|figure| figure.of.is_none()));
    let mut exceeding: Option<(&AmountRow, Sum)> = None;
    for fate in FATES {
        let Some(whole) = Sum::of(all, fate) else {
            continue;
        };
        for part in parts {
            let is_last = exceeding.is_none_or(|(other, _)| other.claim <= part.amount.claim);
            if part.fate == fate && part.amount.low > whole.high && is_last {
                exceeding = Some((part.amount, whole));
            }
        }
    }
    if let Some((part, whole)) = exceeding {
        let of = part.of.map_or("", |of| wording::entity(index, of));
        let message = format!(
            "{} of `{of}`, but at most {} in all",
            wording::number(part.low, part.high),
            whole.high
        );
        report(rows, sink, &[part.claim, whole.claim], &message);
    }
}

/// Reports a finding at the last of the claims; the help names the others.
fn report(rows: &Rows, sink: &mut Sink<'_>, claims: &[ClaimNo], message: &str) {
    let Some((last, others)) = wording::last_of(rows, claims.iter().copied()) else {
        return;
    };
    sink.at(rows.claim(last).spot).value("/amount", message).help(format!(
        "compare with {}: correct a number, or say in `of`, `unit` or `bound` what it leaves out",
        wording::claims(rows, &others)
    ));
}
