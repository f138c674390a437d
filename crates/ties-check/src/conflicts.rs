//! Kinds of contradictions. Each contradiction is reported by one rule, and these functions decide
//! which.

use ties::vocabulary::{Family, Sign};
use ties_facts::contradiction::{Contradiction, Kind};

/// Whether one side states a friendly tie and the other a hostile one.
pub(crate) fn makes_friend_and_foe(found: &Contradiction) -> bool {
    // Two hostile predicates never exclude each other, so one hostile side means that the other is
    // friendly.
    let is_hostile = [found.predicate, found.other]
        .iter()
        .any(|predicate| predicate.def().sign == Sign::Enemy);
    found.kind == (Kind::Excluded { never: false }) && is_hostile && !is_speech(found)
}

/// Whether one of the two predicates reports a statement or an event. A speaker may have made both
/// statements.
pub(crate) fn is_speech(found: &Contradiction) -> bool {
    [found.predicate, found.other]
        .iter()
        .any(|predicate| matches!(predicate.def().family, Family::Verbal | Family::Event))
}
