//! Which claims and ties a question includes, and what is known of each on its date.

use ties_dataset::number::ClaimNo;
use ties_facts::episode::EpisodeTime;
use ties_facts::tie::{Tie, makes_tie};

use crate::analysis::Analysis;
use crate::deeds::is_deed;
use crate::nearest::Nearest;
use crate::standing::Standing;

/// Why a question leaves out a claim.
#[derive(Clone, Copy)]
pub(crate) enum Skip {
    Withdrawn,
    OtherPredicate,
    OutsidePolicy,
    OtherTime,
}

impl Analysis<'_> {
    /// What is known of a tie on the date of the question; `None` if it has no date.
    pub fn standing(&self, tie: &Tie) -> Option<Standing> {
        Standing::of_tie(tie, &self.selection, &self.facts.rows)
    }

    /// Whether the question includes a claim.
    pub(crate) fn includes(&self, number: ClaimNo) -> bool {
        self.skip(number).is_none()
    }

    /// Why the question leaves out a claim; `None` if it includes it.
    pub(crate) fn skip(&self, number: ClaimNo) -> Option<Skip> {
        let reason = self.skip_at_any_time(number);
        if reason.is_some() {
            return reason;
        }
        match self.standing_of_claim(number) {
            Some(standing) if !standing.is_listed() => Some(Skip::OtherTime),
            _ => None,
        }
    }

    /// Why the question leaves out a claim, whatever the date of the question.
    pub(crate) fn skip_at_any_time(&self, number: ClaimNo) -> Option<Skip> {
        let (_, source, claim) = self.claims.get(number.index())?;
        let selection = &self.selection;
        if selection.withdrawn.leaves_out(source, claim) {
            return Some(Skip::Withdrawn);
        }
        if !selection.takes_predicate(claim.predicate) {
            return Some(Skip::OtherPredicate);
        }
        // A claim whose entities have no records has no rows, and only `ties check` says so.
        let pairs = self.facts.rows.pairs_of_claim(number);
        let pair = pairs.first()?;
        let affirms_tie = makes_tie(pair, &self.facts);
        let is_on_tie = self.on_ties.as_ref().is_none_or(|it| it.contains(&number));
        if !selection.policy.takes(pair, &self.facts, &self.index) || (affirms_tie && !is_on_tie) {
            return Some(Skip::OutsidePolicy);
        }
        None
    }

    /// What is known, on the date of the question, of what a claim states; `None` if the question
    /// has no date. A state without a stated end is assumed to continue if the question says so.
    pub(crate) fn standing_of_claim(&self, number: ClaimNo) -> Option<Standing> {
        let date = self.selection.as_of.as_ref()?;
        let pair = self.facts.rows.pairs_of_claim(number).first()?;
        let time = EpisodeTime::of(pair, &self.facts.rows);
        let mut standing = Standing::within(date, self.selection.reach, &time);
        if standing == Standing::WithinReach && self.settled.contains(&number) {
            standing = Standing::on(date, &time);
        }
        if standing == Standing::LastAttestedEarlier
            && self.selection.assume_continues
            && !is_deed(pair.predicate)
        {
            standing = Standing::Assumed;
        }
        Some(standing)
    }

    /// The nearest date of a tie that is within the reach of the question only.
    pub(crate) fn nearest_of_tie(&self, tie: &Tie) -> Option<Nearest> {
        let mut nearest = Vec::new();
        for dated in Standing::episodes(tie, &self.selection) {
            let days = dated.episode.time.days;
            nearest.extend(self.selection.nearest(dated.standing, days));
        }
        nearest.into_iter().min()
    }

    /// The nearest date of a claim that is within the reach of the question only.
    pub(crate) fn nearest_of_claim(&self, number: ClaimNo) -> Option<Nearest> {
        let rows = &self.facts.rows;
        let pair = rows.pairs_of_claim(number).first()?;
        let standing = self.standing_of_claim(number);
        self.selection.nearest(standing, rows.days(pair))
    }
}
