//! `self-contradiction`: one speaker does not say what cannot both be true.

use ties::model::Severity;
use ties::vocabulary::Family;
use ties_dataset::index::Index;
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::row::{PairRow, Rows};
use ties_facts::sides::Looked;

use super::friend_and_foe;
use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "self-contradiction",
    severity: Severity::Error,
    page: include_str!("self_contradiction.md"),
    checks: &[Check::Dataset(check)],
};

fn check(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    for found in &rows.contradictions().of_one_voice {
        let Some(severity) = severity(found) else {
            continue;
        };
        if rows.sides.looked(&found.one_side, &found.other_side) == Looked::AtAll {
            continue;
        }
        let claims = || found.one_side.iter().chain(&found.other_side);
        let Some(spot) = wording::last(claims(), rows) else {
            continue;
        };
        let voice = claims()
            .next()
            .and_then(|claim| rows.pairs_of_claim(*claim).first())
            .map(PairRow::voice);
        let speaker = voice
            .map(|voice| wording::speaker(index, rows, voice))
            .unwrap_or_default();
        let message = format!(
            "`{speaker}` contradicts itself: {}",
            wording::contradiction(found, index, rows)
        );
        let mut sink = sink.at(spot);
        let found = sink.value("/predicate", message);
        found.severity = severity;
        found.help(
            "correct the one that is coded wrong; where the speaker changed its mind, say in the later claim what it \
             `revises`; where they are of different times, say so in `when`; what the source itself has wrong \
             belongs into a dispute",
        );
    }
}

/// How grave a contradiction of one voice is; none where another rule tells it, or it is none.
fn severity(found: &Contradiction) -> Option<Severity> {
    match found.kind {
        Kind::Denied | Kind::Dates | Kind::Excluded { never: true } => Some(Severity::Error),
        Kind::Excluded { .. } if friend_and_foe::tells(found) || is_speech(found) => None,
        // Numbers are counted again from day to day, and an ally may be half a part.
        Kind::Amounts | Kind::Excluded { .. } => Some(Severity::Warning),
        Kind::NoTie => None,
    }
}

/// Whether somebody is told to have said the one and the other: he may well have.
pub(super) fn is_speech(found: &Contradiction) -> bool {
    [found.predicate, found.other]
        .iter()
        .any(|said| matches!(said.def().family, Family::Verbal | Family::Event))
}
