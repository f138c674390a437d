//! The time of a claim in words.

use ties::model::{Claim, Continuity, Source};
use ties::vocabulary::{Family, Predicate, ValueType};

use crate::citation::{date_in_words, flat, on_date};
use crate::deeds::is_deed;

/// When the claim holds, with the source's wording if the coder derived the date from it.
pub(crate) fn time_in_words(source: &Source, claim: &Claim) -> String {
    let Some(when) = claim.when.as_deref() else {
        if claim.former {
            return end_of_former(source);
        }
        return time_of_source(source, claim);
    };
    let mut words = date_of_claim(source, claim, when);
    if claim.former {
        words = format!("{words}, {}", end_of_former(source));
    }
    match claim.when_words.as_deref() {
        Some(source_words) => format!("“{}”, interpreted as {words}", flat(source_words)),
        None => words,
    }
}

/// The end of a state that had ended by the date of its source.
fn end_of_former(source: &Source) -> String {
    match source.published.as_deref() {
        Some(published) => format!("ended by {}", date_in_words(published)),
        None => "ended, date unknown".to_owned(),
    }
}

/// The time of a claim without a date, from the date of its source.
fn time_of_source(source: &Source, claim: &Claim) -> String {
    let Some(published) = source.published.as_deref() else {
        return "date unknown".to_owned();
    };
    let takes = claim.predicate.def().takes;
    if !claim.mode.is_state_of_affairs() || !matches!(takes, ValueType::Entity | ValueType::Amount)
    {
        format!("published {}", on_date(published))
    } else if is_event(claim.predicate) {
        format!("by {}", date_in_words(published))
    } else {
        format!("as of {}", date_in_words(published))
    }
}

/// The date of a claim in words that say for how much of it the claim holds.
fn date_of_claim(source: &Source, claim: &Claim, when: &str) -> String {
    match (claim.holds, when.split_once('/')) {
        (Some(Continuity::Sometime), Some((start, end))) if is_closed(start) && is_closed(end) => {
            let start = date_in_words(start);
            format!("sometime from {start} to {}", date_in_words(end))
        }
        (Some(Continuity::Sometime), _) if claim.end_known == Some(true) => date_in_words(when),
        (Some(Continuity::Sometime), _) => format!("sometime {}", on_date(when)),
        (Some(Continuity::Throughout), None) => format!("throughout {}", date_in_words(when)),
        // An open end is confirmed only up to the date of the source.
        (_, Some((start, ".."))) if claim.former => format!("since {}", date_in_words(start)),
        (_, Some((start, ".."))) if !claim.mode.looks_ahead() => {
            let mut words = if is_closed(start) {
                format!("since {}", date_in_words(start))
            } else {
                "start unknown".to_owned()
            };
            if let Some(published) = source.published.as_deref() {
                words = format!("{words}, ongoing {}", on_date(published));
            }
            words
        }
        _ => date_in_words(when),
    }
}

/// Whether one end of an interval is a date, neither open nor unknown.
fn is_closed(end: &str) -> bool {
    !matches!(end, "" | "..")
}

/// Whether claims with a predicate report something that happened rather than a state.
pub(crate) fn is_event(predicate: Predicate) -> bool {
    const PLEDGED: Predicate = Predicate::named("pledged-allegiance-to");
    let is_lineage = predicate.def().family == Family::Lineage;
    is_lineage || predicate == PLEDGED || is_deed(predicate)
}
