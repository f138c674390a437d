//! Claims in the text of an answer: under their headings, each on a few lines.

use std::fmt::{self, Write};

use crate::claim_view::{BOTH_WAYS, ClaimView, HEADINGS};
use crate::layout::{Citations, citation_mark, write_wrapped};

/// Writes the claims under their headings; pairs of one claim with the same subject are merged.
pub(crate) fn write_sections(
    out: &mut impl Write,
    claims: &[ClaimView],
    citations: &Citations,
) -> fmt::Result {
    for heading in HEADINGS {
        let mut under = claims
            .iter()
            .filter(|claim| claim.heading == heading)
            .peekable();
        if under.peek().is_some() {
            writeln!(out, "\n{heading}")?;
        }
        write_claims(out, 2, under, citations)?;
    }
    Ok(())
}

/// Writes claims; pairs of one claim with the same subject are merged.
pub(crate) fn write_claims<'c>(
    out: &mut impl Write,
    indent: usize,
    claims: impl Iterator<Item = &'c ClaimView>,
    citations: &Citations,
) -> fmt::Result {
    let mut claims = claims.peekable();
    while let Some(claim) = claims.next() {
        let mut objects = Vec::new();
        while let Some(next) = claims.next_if(|next| has_same_subject(next, claim)) {
            objects.extend(next.object_name.clone());
        }
        write_claim(out, indent, claim, &objects, citations)?;
    }
    Ok(())
}

/// Whether two pairs belong to one claim and have the same subject.
fn has_same_subject(one: &ClaimView, other: &ClaimView) -> bool {
    one.claim == other.claim && one.subject == other.subject && one.predicate == other.predicate
}

/// Writes a claim: statement with further objects of the same group, summary, attribution, locator.
pub(crate) fn write_claim(
    out: &mut impl Write,
    indent: usize,
    claim: &ClaimView,
    objects: &[String],
    citations: &Citations,
) -> fmt::Result {
    let mut statement = claim.statement.trim_end_matches(BOTH_WAYS).to_owned();
    for object in objects {
        statement.push_str("; ");
        statement.push_str(object);
    }
    if claim.both_ways {
        statement.push_str(BOTH_WAYS);
    }
    write_wrapped(out, indent, &statement)?;
    if let Some(summary) = claim.text("summary") {
        write_wrapped(out, indent + 2, &summary)?;
    }
    write_wrapped(out, indent + 2, &claim.attribution)?;
    let line = locator_line(&claim.claim, &claim.locator, citations);
    write_wrapped(out, indent + 2, &line)
}

/// Where a claim is: `[2] paragraph 3 — paper#claim`.
pub(crate) fn locator_line(claim: &str, locator: &str, citations: &Citations) -> String {
    let source = claim.split('#').next().unwrap_or(claim);
    let mark = citation_mark(citations, source);
    format!("{mark} {locator} — {claim}")
}
