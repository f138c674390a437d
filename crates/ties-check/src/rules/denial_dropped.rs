//! `denial-dropped`: a statement that the source denies or places in the past is not coded as
//! affirmed and current.

use std::ops::Range;

use ties::edtf::{Edtf, End};
use ties::model::{Mode, Severity};
use ties::vocabulary::{Family, ListingStatus, Predicate, Sign, ValueType};
use ties_dataset::index::Index;

use crate::clauses::{is_end_of, is_role_of, is_said_of};
use crate::naming::{MOST_WORDS, is_commented};
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "denial-dropped",
    severity: Severity::Warning,
    page: include_str!("denial_dropped.md"),
    checks: &[Check::Claim(check)],
};

/// Hostile predicates that a source states without a negative word.
const FORCE: [Predicate; 2] = [Predicate::named("fights"), Predicate::named("attacks")];

/// Predicates that a source often states with a negative word, such as `no longer a part`.
const NEGATIVE: [Predicate; 7] = [
    Predicate::named("defected-to"),
    Predicate::named("denied-responsibility-for"),
    Predicate::named("different-from"),
    Predicate::named("disagrees-with"),
    Predicate::named("independent-of"),
    Predicate::named("non-aggression-with"),
    Predicate::named("splinter-of"),
];

/// Roles that people have until they leave.
const ROLES: [Predicate; 6] = [
    Predicate::named("commands"),
    Predicate::named("employed-by"),
    Predicate::named("holds-office"),
    Predicate::named("leads"),
    Predicate::named("member-of"),
    Predicate::named("speaks-for"),
];

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    if claim.negated
        || claim.mode == Mode::Denial
        || !claim.is_believed()
        || says_no(claim.predicate)
        || is_over(at)
    {
        return;
    }
    let Some(denial) = denial_of(at, index) else {
        return check_former(at, index, sink);
    };
    let words = at.as_written(denial);
    if !is_commented(words, at) {
        sink.value(
            "/predicate",
            format!("coded as affirmed, but the passage denies it: “{words}”"),
        )
        .help(
            "write `negated = true` if it is not so, or `mode = \"denial\"` if someone rejects \
             it; if the word denies something else, explain it in `note`",
        );
    }
}

/// Reports a state that the passage places before its time, as in `former`.
fn check_former(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(word) = former_of(at, index) else {
        return;
    };
    let words = at.as_written(word);
    if !is_commented(words, at) {
        sink.value(
            "/predicate",
            format!("coded as current, but in the passage it is over: “{words}”"),
        )
        .help(
            "write `former = true`, or `when` with an end; if the word is about something else, \
             explain it in `note`",
        );
    }
}

/// The first word in the passage by which the state of the claim is over.
fn former_of(at: &ClaimAt<'_>, index: &Index) -> Option<Range<usize>> {
    let predicate = at.claim.predicate;
    let def = predicate.def();
    let is_role =
        ROLES.contains(&predicate) || matches!(def.family, Family::Structure | Family::Allegiance);
    let is_state = is_role
        || matches!(
            def.family,
            Family::Cooperation | Family::Designation | Family::Support
        );
    if def.speech || !is_state || is_past(at) {
        return None;
    }
    let (list, tokens) = at.words()?;
    if tokens.len() > MOST_WORDS {
        return None;
    }
    let pairs = at.claim.pairs();
    let of_clause = |word: &Range<usize>| {
        pairs
            .iter()
            .any(|pair| is_said_of(word, 0, pair, at, index))
    };
    if let Some(word) = list.formerly.all(tokens).find(of_clause) {
        return Some(word);
    }
    let end = list
        .ends_in(tokens)
        .find(|until| pairs.iter().any(|pair| is_end_of(until, pair, at, index)));
    if end.is_some() {
        return end;
    }
    if !is_role {
        return None;
    }
    let mut former = list.former.all(tokens);
    former.find(|word| pairs.iter().any(|pair| is_role_of(word, pair, at, index)))
}

/// Whether the time of a claim ends before its source.
fn is_past(at: &ClaimAt<'_>) -> bool {
    let published = at
        .source
        .and_then(|source| source.published.as_ref()?.earliest());
    let last = at.when.as_ref().and_then(Edtf::latest);
    last.zip(published)
        .is_some_and(|(last, published)| last < published)
}

/// The first denial in the passage that belongs to what the claim states.
fn denial_of(at: &ClaimAt<'_>, index: &Index) -> Option<Range<usize>> {
    let (list, tokens) = at.words()?;
    if tokens.len() > MOST_WORDS {
        return None;
    }
    let pairs = at.claim.pairs();
    list.denials_in(tokens).find(|denial| {
        pairs
            .iter()
            .any(|pair| is_said_of(denial, 0, pair, at, index))
    })
}

/// Whether the predicate itself may express the denial.
fn says_no(predicate: Predicate) -> bool {
    let def = predicate.def();
    let is_enmity = def.sign == Sign::Enemy && !FORCE.contains(&predicate);
    is_enmity
        || def.takes != ValueType::Entity
        || def.family == Family::Absence
        || NEGATIVE.contains(&predicate)
}

/// Whether the claim states an end, as `no longer` does.
fn is_over(at: &ClaimAt<'_>) -> bool {
    let ended = at
        .when
        .as_ref()
        .is_some_and(|when| when.is_interval() && matches!(when.end(), End::Days(_)));
    let delisted = at
        .claim
        .with
        .as_ref()
        .is_some_and(|with| with.status == Some(ListingStatus::Delisted));
    ended || delisted || at.claim.former
}
