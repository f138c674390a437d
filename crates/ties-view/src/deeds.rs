//! Predicates that state a deed: something done at one time, that does not go on.

use ties::vocabulary::{Family, Predicate};

/// The deeds outside the family of events. A pledge is none: it binds until it is renounced.
const DEEDS: [Predicate; 24] = [
    Predicate::named("accepted-pledge-of"),
    Predicate::named("appointed"),
    Predicate::named("attacks"),
    Predicate::named("casualties"),
    Predicate::named("declared-war-on"),
    Predicate::named("defected-to"),
    Predicate::named("denounces"),
    Predicate::named("detained"),
    Predicate::named("expelled-from"),
    Predicate::named("freed"),
    Predicate::named("joined"),
    Predicate::named("killed"),
    Predicate::named("met-with"),
    Predicate::named("moved-to"),
    Predicate::named("obtained-weapons-from"),
    Predicate::named("ordered"),
    Predicate::named("paid-ransom-to"),
    Predicate::named("party-to-agreement"),
    Predicate::named("released"),
    Predicate::named("renamed-to"),
    Predicate::named("renounced-pledge-to"),
    Predicate::named("surrendered-to"),
    Predicate::named("threatens"),
    Predicate::named("merged-into"),
];

/// Whether a predicate states a deed.
pub(crate) fn is_deed(predicate: Predicate) -> bool {
    predicate.def().family == Family::Event || DEEDS.contains(&predicate)
}
