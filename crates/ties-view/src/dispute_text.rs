//! Disputes in the text of an answer.

use std::fmt;

use crate::citations::{Citations, write_citations};
use crate::claim_list::write_claim;
use crate::disputes::{DisputeView, Disputes};
use crate::layout::{claims_and_origins, count_of, states_in_words, write_wrapped};
use crate::scope::{write_left_out, write_scope};
use crate::screen::Columns;

impl fmt::Display for Disputes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_recorded = |dispute: &&DisputeView| dispute.id.is_some();
        let (recorded, unrecorded): (Vec<_>, Vec<_>) = self.disputes.iter().partition(is_recorded);
        write!(f, "{} on record", count_of(recorded.len(), "dispute"))?;
        let is_settled = |dispute: &&&DisputeView| dispute.state == "settled";
        let settled = recorded.iter().filter(is_settled).count();
        f.write_str(&states_in_words(recorded.len() - settled, settled))?;
        if !unrecorded.is_empty() {
            let count = count_of(unrecorded.len(), "contradiction");
            write!(f, "; {count} not yet reviewed")?;
        }
        writeln!(f)?;
        write_scope(f, &self.scope)?;
        for dispute in recorded {
            writeln!(f)?;
            write_dispute(f, dispute, &self.citations)?;
        }
        if !unrecorded.is_empty() {
            writeln!(f, "\nNot yet reviewed")?;
        }
        for dispute in unrecorded {
            writeln!(f)?;
            write_dispute(f, dispute, &self.citations)?;
        }
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

/// Writes a dispute with its sides and the claims of each.
pub(crate) fn write_dispute(
    out: &mut impl Columns,
    dispute: &DisputeView,
    citations: &Citations,
) -> fmt::Result {
    match &dispute.id {
        Some(id) => write_wrapped(out, 0, &format!("{} ({id})", dispute.question))?,
        None => write_wrapped(out, 0, &dispute.question)?,
    }
    if let Some(judgement) = dispute.judgement() {
        write_wrapped(out, 2, &judgement)?;
    }
    for side in &dispute.sides {
        let counts = claims_and_origins(side.claims.len(), side.origins);
        write_wrapped(out, 2, &format!("“{}”: {counts}", side.label))?;
        if side.withdrawn > 0 {
            let withdrawn = count_of(side.withdrawn, "withdrawn claim");
            let line = format!("left out: {withdrawn}; add `--withdrawn` to show them");
            write_wrapped(out, 4, &line)?;
        }
        for claim in &side.claims {
            write_claim(out, 4, claim, citations)?;
        }
    }
    Ok(())
}

impl DisputeView {
    /// The state with reason, author and reviewer; none for a computed contradiction.
    pub fn judgement(&self) -> Option<String> {
        self.id.as_ref()?;
        let mut text = match &self.settled_for {
            Some(side) => format!("settled for “{side}”"),
            None => self.state.to_owned(),
        };
        if let Some(why) = &self.why {
            text = format!("{text}: {why}");
        }
        if let Some(by) = &self.by {
            text = format!("{text} — {by}");
        }
        if let Some(reviewer) = &self.reviewed_by {
            text = format!("{text}, reviewed by {reviewer}");
        }
        Some(text)
    }
}
