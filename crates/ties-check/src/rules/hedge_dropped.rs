//! `hedge-dropped`: a statement that the source hedges is not coded as a plain report.

use std::ops::Range;

use ties::model::{Mode, Severity};
use ties::vocabulary::{Predicate, Takes};
use ties_dataset::index::Index;

use crate::naming::{MOST_WORDS, is_read, is_said_of};
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
    let alleged = claim
        .with
        .as_ref()
        .is_some_and(|with| with.alleged || with.alleged_by.is_some());
    if claim.mode != Mode::Report || !claim.attribution.is_empty() || alleged {
        return;
    }
    // Abilities, aims and threats use the same words as hedges (`could`, `would`).
    if claim.predicate == THREATENS
        || matches!(claim.predicate.def().takes, Takes::Text | Takes::Date)
    {
        return;
    }
    let Some((list, said)) = at.words() else {
        return;
    };
    if said.len() > MOST_WORDS {
        return;
    }
    // Within a clause, a capitalized `May` is the month.
    let is_month = |word: usize| {
        list.months
            .iter()
            .any(|month| month.at(said, word).is_some())
    };
    let hedges = |words: &Range<usize>| {
        let is_name =
            said.is_capital(words.start) && !said.is_first(words.start) && is_month(words.start);
        !is_name
            && words
                .clone()
                .all(|word| list.not_hedges.around(said, word).is_none())
    };
    for hedge in list.hedges.all(said).filter(hedges) {
        // Between two commas the hedge applies to the clause around it: `Alpha, reportedly,
        // supports Bravo`.
        let is_apart =
            said.is_first(hedge.start) && said.clause(hedge.end) != said.clause(hedge.start);
        if claim
            .pairs()
            .iter()
            .any(|pair| is_said_of(&hedge, usize::from(is_apart), pair, at, index))
        {
            let words = at.as_written(hedge);
            if !is_read(words, at) {
                sink.value(
                    "/predicate",
                    format!("coded as a report, but the passage hedges it: “{words}”"),
                )
                .help(
                    "write `mode = \"assessment\"`, `\"allegation\"`, or `\"hearsay\"` with the \
                     class of the speaker; or explain the word in `reading`",
                );
            }
            return;
        }
    }
}
