//! `hedge-dropped`: a statement that the source hedges, plans or demands is not coded as a plain
//! report.

use std::ops::Range;

use ties::model::{Mode, Severity};
use ties::vocabulary::{Family, Predicate, ValueType};
use ties_dataset::index::Index;

use crate::clauses::{is_said_of, is_told_to};
use crate::naming::{MOST_WORDS, is_commented};
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "hedge-dropped",
    severity: Severity::Warning,
    page: include_str!("hedge_dropped.md"),
    checks: &[Check::Claim(check)],
};

const THREATENS: Predicate = Predicate::named("threatens");

/// Predicates that hold as soon as they are agreed or announced.
const AGREED: [Predicate; 6] = [
    Predicate::named("allied-with"),
    Predicate::named("hostile-to"),
    Predicate::named("intermediary-between"),
    Predicate::named("negotiates-with"),
    Predicate::named("non-aggression-with"),
    Predicate::named("party-to-agreement"),
];

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    // Abilities, aims and threats use the same words as hedges (`could`, `would`).
    if claim.mode != Mode::Report
        || claim.predicate == THREATENS
        || matches!(
            claim.predicate.def().takes,
            ValueType::Text | ValueType::Date
        )
    {
        return;
    }
    if claim.attribution.is_empty()
        && let Some(hedge) = hedge_of(at, index)
    {
        report(
            at.as_written(hedge),
            "coded as a report, but the passage hedges it",
            "write `mode = \"assessment\"`, `\"allegation\"`, or `\"hearsay\"` with the class of \
             the speaker; or explain the word in `note`",
            at,
            sink,
        );
    } else if let Some(plan) = plan_of(at, index) {
        report(
            at.as_written(plan),
            "coded as a report, but the passage only plans or demands it",
            "write `mode = \"promise\"`, `\"forecast\"`, `\"threat\"` or `\"demand\"`, or code \
             `intends`; or explain the word in `note`",
            at,
            sink,
        );
    }
}

fn report(words: &str, message: &str, help: &str, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    if !is_commented(words, at) {
        sink.value("/predicate", format!("{message}: “{words}”"))
            .help(help);
    }
}

/// The first words in the passage by which somebody plans or demands what the claim states.
fn plan_of(at: &ClaimAt<'_>, index: &Index) -> Option<Range<usize>> {
    let claim = at.claim;
    let def = claim.predicate.def();
    if def.speech || def.family == Family::Verbal || AGREED.contains(&claim.predicate) {
        return None;
    }
    let (list, tokens) = at.words()?;
    if tokens.len() > MOST_WORDS {
        return None;
    }
    // Between groups of one record, nobody is named first.
    let mut pairs = claim.pairs();
    pairs.retain(|pair| {
        pair.object
            .is_none_or(|object| object.id != pair.subject.id)
    });
    let commitment = list.commitments_in(tokens).find(|plan| {
        pairs
            .iter()
            .any(|pair| is_said_of(plan, 0, pair, at, index))
    });
    commitment.or_else(|| {
        let mut demands = list.demands.all(tokens);
        demands.find(|demand| pairs.iter().any(|pair| is_told_to(demand, pair, at, index)))
    })
}

/// The first hedge in the passage that belongs to what the claim states.
fn hedge_of(at: &ClaimAt<'_>, index: &Index) -> Option<Range<usize>> {
    let (list, tokens) = at.words()?;
    if tokens.len() > MOST_WORDS {
        return None;
    }
    let pairs = at.claim.pairs();
    list.hedges_in(tokens).find(|hedge| {
        // Between two commas the hedge applies to the clause around it: `Alpha, reportedly,
        // supports Bravo`.
        let is_apart =
            tokens.is_first(hedge.start) && tokens.clause(hedge.end) != tokens.clause(hedge.start);
        pairs
            .iter()
            .any(|pair| is_said_of(hedge, usize::from(is_apart), pair, at, index))
    })
}
