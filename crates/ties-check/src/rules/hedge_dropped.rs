//! `hedge-dropped`: a statement that the source hedges is not coded as a plain report.

use std::ops::Range;

use ties::model::{Mode, Severity};
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::index::Index;

use crate::naming::{MOST_WORDS, is_commented, is_said_of};
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "hedge-dropped",
    severity: Severity::Warning,
    page: include_str!("hedge_dropped.md"),
    checks: &[Check::Claim(check)],
};

const THREATENS: Predicate = Predicate::named("threatens");

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    if claim.mode != Mode::Report || !claim.attribution.is_empty() {
        return;
    }
    // Abilities, aims and threats use the same words as hedges (`could`, `would`).
    if claim.predicate == THREATENS
        || matches!(
            claim.predicate.def().takes,
            ValueType::Text | ValueType::Date
        )
    {
        return;
    }
    let Some(hedge) = hedge_of(at, index) else {
        return;
    };
    let words = at.as_written(hedge);
    if !is_commented(words, at) {
        sink.value(
            "/predicate",
            format!("coded as a report, but the passage hedges it: “{words}”"),
        )
        .help(
            "write `mode = \"assessment\"`, `\"allegation\"`, or `\"hearsay\"` with the class of \
             the speaker; or explain the word in `note`",
        );
    }
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
