//! `hedge-dropped`: a statement that the source hedges, plans or demands is not coded as a plain
//! report.

use std::ops::Range;

use ties::model::{Mode, Pair, Severity};
use ties::vocabulary::{Family, Predicate, ValueType};
use ties_dataset::index::Index;
use ties_text::words::Case;

use crate::clauses::{is_said_of, is_told_to};
use crate::naming::{MOST_WORDS, Naming, is_commented};
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
    if claim.mode != Mode::Report {
        return;
    }
    if claim.attribution.is_empty()
        && let Some(hedge) = hedge_of_sentence(at)
    {
        return report_hedge(hedge, at, sink);
    }
    if claim.predicate == THREATENS
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
        report_hedge(hedge, at, sink);
    } else if let Some(plan) = plan_of(at, index) {
        report(
            at.as_written(plan),
            "coded as a report, but the passage only plans or demands it",
            "write `mode = \"plan\"`, `\"promise\"`, `\"forecast\"`, `\"threat\"` or \
             `\"demand\"`; or explain the word in `note`",
            at,
            sink,
        );
    }
}

fn report_hedge(hedge: Range<usize>, at: &ClaimAt<'_>, sink: &mut Sink<'_>) {
    report(
        at.as_written(hedge),
        "coded as a report, but the passage hedges it",
        "write `mode = \"assessment\"`, `\"allegation\"`, or `\"hearsay\"` with the class of \
         the speaker; or explain the word in `note`",
        at,
        sink,
    );
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
    let commitment = commitment.or_else(|| {
        let mut demands = list.demands.all(tokens);
        demands.find(|demand| pairs.iter().any(|pair| is_told_to(demand, pair, at, index)))
    });
    commitment.or_else(|| {
        let mut apart = list.agreements.words.all(tokens);
        apart.find(|plan| {
            pairs
                .iter()
                .any(|pair| is_agreed_with(plan, pair, at, index))
        })
    })
}

/// Whether the subject of a pair agrees with another party to do what the pair states, in a passage
/// of one sentence: `Alpha agreed with Charlie to arm Bravo`.
fn is_agreed_with(plan: &Range<usize>, pair: &Pair<'_>, at: &ClaimAt<'_>, index: &Index) -> bool {
    const MOST_OF_PARTY: usize = 8;
    const MOST_OF_PLAN: usize = 20;
    let (Some((list, tokens)), Some((_, passage))) = (at.words(), &at.passage) else {
        return false;
    };
    let (1, Some(object)) = (passage.len(), pair.object) else {
        return false;
    };
    let mut after = plan.end..plan.end + MOST_OF_PARTY;
    let verb = after.find(|word| {
        list.agreements.infinitives.at(tokens, *word).is_some()
            && list.agreements.not_infinitives.at(tokens, *word).is_none()
            && tokens.clause(*word) == tokens.clause(plan.start)
            && tokens.case(word + 1) == Case::Small
    });
    let Some(verb) = verb else { return false };
    let first = |id: &str| Naming::of(id, index).mentions(tokens, list).next();
    let is_planned = |object: Range<usize>| (verb..=verb + MOST_OF_PLAN).contains(&object.start);
    first(object.id).is_some_and(is_planned)
        && first(pair.subject.id).is_none_or(|subject| subject.end <= plan.start)
}

/// The hedge at the start of a passage of one sentence, which applies to all of it. Before a number
/// (`Perhaps 200`) or a clause (`Perhaps because`), it applies only to that. A comment of the coder
/// can say that the sentence takes the claim for granted.
fn hedge_of_sentence(at: &ClaimAt<'_>) -> Option<Range<usize>> {
    let (_, passage) = at.passage.as_ref()?;
    if passage.len() != 1 || at.claim.comments().next().is_some() {
        return None;
    }
    let (list, tokens) = at.words()?;
    let hedge = list.sentence_hedges.at(tokens, 0)?;
    let next = tokens.word(hedge.end);
    let is_narrow = next.starts_with(|c: char| c.is_numeric())
        || list.numerals.contains_key(next)
        || list.breaks.at(tokens, hedge.end).is_some();
    (!is_narrow).then_some(hedge)
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
