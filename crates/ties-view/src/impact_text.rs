//! What would fall if a source were retracted, as text.

use std::fmt;

use crate::answer::Answer;
use crate::citations::{citation_mark, write_citations};
use crate::claim_list::write_claims;
use crate::claim_view::ClaimView;
use crate::impact::{ChangedTie, HeadingCount, ImpactView};
use crate::layout::{count_of, write_wrapped};
use crate::scope::{write_left_out, write_scope};
use crate::tie_summary::TieSummary;

impl fmt::Display for ImpactView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = citation_mark(&self.citations, &self.source);
        write_wrapped(f, 0, &format!("If {} were retracted {mark}", self.source))?;
        write_scope(f, &self.scope)?;
        self.write_counts(f)?;
        self.write_ties(f, "Ties that nothing else attests", &self.lost_ties)?;
        self.write_changed(
            f,
            "Ties with one independent origin left",
            &self.single_origin_ties,
        )?;
        self.write_changed(f, "Ties attested for other times", &self.changed_ties)?;
        if !self.disputes.is_empty() {
            writeln!(
                f,
                "\nDisputes that would lose a side ({})",
                self.disputes.len()
            )?;
        }
        for dispute in &self.disputes {
            let lost = dispute.lost_sides.join("”, “");
            let left = count_of(dispute.sides_left, "side");
            let (id, question) = (&dispute.id, &dispute.question);
            let line = format!("{question} without “{lost}”, {left} left — {id}: `ties show {id}`");
            write_wrapped(f, 2, &line)?;
        }
        self.write_claims(f, "Claims in force again", &self.restored_claims)?;
        self.write_ties(f, "Ties attested again", &self.restored_ties)?;
        self.write_claims(f, "Outcomes that rest on it", &self.outcomes)?;
        self.write_claims(f, "Conclusions of coders that rest on it", &self.inferences)?;
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl HeadingCount {
    /// `60 affirmed, 4 of them values such as a strength`.
    fn in_words(&self) -> String {
        let mut heading = self.heading.clone();
        if let Some(first) = heading.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        let words = format!("{} {heading}", self.claims);
        match self.values {
            0 => words,
            values if values == self.claims => format!("{words}: values such as a strength"),
            values => format!("{words}, {values} of them values such as a strength"),
        }
    }
}

impl ImpactView {
    /// Writes the numbers of claims, copies and contradictions.
    fn write_counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claims = count_of(self.claims, "claim");
        let source = &self.source;
        let line = format!("{claims} in force would be lost; `ties show {source}` lists them");
        write_wrapped(f, 2, &line)?;
        for count in &self.claims_by_heading {
            write_wrapped(f, 4, &count.in_words())?;
        }
        if !self.copies.is_empty() {
            let claims = count_of(self.claims_of_copies, "claim");
            let copies = self.copies.join(", ");
            write_wrapped(
                f,
                2,
                &format!("its copies fall with it, with {claims}: {copies}"),
            )?;
        }
        if self.contradictions > 0 {
            let count = count_of(self.contradictions, "contradiction");
            write_wrapped(f, 2, &format!("{count} without a record would lose a side"))?;
        }
        if self.rows().is_empty() {
            write_wrapped(
                f,
                2,
                "no tie, dispute, outcome or conclusion rests on it alone",
            )?;
        }
        Ok(())
    }

    fn write_ties(
        &self,
        f: &mut fmt::Formatter<'_>,
        heading: &str,
        ties: &[TieSummary],
    ) -> fmt::Result {
        if !ties.is_empty() {
            writeln!(f, "\n{heading} ({})", ties.len())?;
        }
        for tie in ties {
            write_wrapped(f, 2, &tie.in_words(&self.citations))?;
        }
        Ok(())
    }

    fn write_changed(
        &self,
        f: &mut fmt::Formatter<'_>,
        heading: &str,
        ties: &[ChangedTie],
    ) -> fmt::Result {
        if !ties.is_empty() {
            writeln!(f, "\n{heading} ({})", ties.len())?;
        }
        for tie in ties {
            write_wrapped(
                f,
                2,
                &format!("now: {}", tie.before.in_words(&self.citations)),
            )?;
            write_wrapped(
                f,
                4,
                &format!("then: {}", tie.after.in_words(&self.citations)),
            )?;
        }
        Ok(())
    }

    fn write_claims(
        &self,
        f: &mut fmt::Formatter<'_>,
        heading: &str,
        claims: &[ClaimView],
    ) -> fmt::Result {
        if !claims.is_empty() {
            writeln!(f, "\n{heading}")?;
        }
        write_claims(f, 2, claims.iter(), &self.citations)
    }
}
