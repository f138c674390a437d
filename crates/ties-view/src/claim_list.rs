//! Claims in the text of an answer: under their headings, each on a few lines.

use std::fmt;

use crate::citations::{Citations, citation_mark};
use crate::claim_view::{BOTH_WAYS, ClaimView, HEADINGS};
use crate::layout::write_wrapped;
use crate::screen::Columns;

/// Writes the claims under their headings; pairs of one claim with the same subject are merged.
pub(crate) fn write_sections(
    out: &mut impl Columns,
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

/// Writes claims. A statement that several claims in a row make is written once; pairs of one claim
/// with the same subject are merged.
pub(crate) fn write_claims<'c>(
    out: &mut impl Columns,
    indent: usize,
    claims: impl Iterator<Item = &'c ClaimView>,
    citations: &Citations,
) -> fmt::Result {
    let mut last_statement = String::new();
    let mut claims = claims.peekable();
    while let Some(claim) = claims.next() {
        let mut objects = Vec::new();
        while let Some(next) = claims.next_if(|next| has_same_first_side(next, claim)) {
            objects.extend(next.other_name.clone());
        }
        let statement = statement_with_objects(claim, &objects);
        if statement != last_statement {
            write_wrapped(out, indent, &statement)?;
        }
        write_details(out, indent + 2, claim, citations)?;
        last_statement = statement;
    }
    Ok(())
}

/// Whether two pairs belong to one claim, and their statements begin with the same side.
pub(crate) fn has_same_first_side(one: &ClaimView, other: &ClaimView) -> bool {
    one.claim == other.claim && one.first_side == other.first_side
}

/// The statement of a claim, from its pairs with one first side.
pub(crate) fn statement_of_pairs(pairs: &[ClaimView]) -> String {
    let Some((first, more)) = pairs.split_first() else {
        return String::new();
    };
    let objects: Vec<String> = more.iter().filter_map(|it| it.other_name.clone()).collect();
    statement_with_objects(first, &objects)
}

/// The statement of a claim with further objects of the same group.
fn statement_with_objects(claim: &ClaimView, objects: &[String]) -> String {
    let mut statement = claim.statement.trim_end_matches(BOTH_WAYS).to_owned();
    for object in objects {
        statement.push_str("; ");
        statement.push_str(object);
    }
    if claim.both_ways {
        statement.push_str(BOTH_WAYS);
    }
    statement
}

/// Writes a claim: its statement, and the details under it.
pub(crate) fn write_claim(
    out: &mut impl Columns,
    indent: usize,
    claim: &ClaimView,
    citations: &Citations,
) -> fmt::Result {
    write_wrapped(out, indent, &claim.statement)?;
    write_details(out, indent + 2, claim, citations)
}

/// Writes a claim without its statement: summary, attribution, citation number and locator.
pub(crate) fn write_details(
    out: &mut impl Columns,
    indent: usize,
    claim: &ClaimView,
    citations: &Citations,
) -> fmt::Result {
    if let Some(summary) = claim.text("summary") {
        write_wrapped(out, indent, &summary)?;
    }
    if let Some(quote) = claim.text("quote") {
        let mut words = format!("in its words: “{quote}”");
        if let Some(reading) = claim.text("reading") {
            words = format!("{words} (as the coder read it: {reading})");
        }
        write_wrapped(out, indent, &words)?;
    }
    match &claim.nearest {
        Some(nearest) => {
            let line = format!("{}; {}", claim.attribution, nearest.in_words());
            write_wrapped(out, indent, &line)?;
        }
        None => write_wrapped(out, indent, &claim.attribution)?,
    }
    let line = locator_line(&claim.claim, &claim.locator, citations);
    write_wrapped(out, indent, &line)
}

/// Where a claim is: `[2] paragraph 3 — paper#claim`.
pub(crate) fn locator_line(claim: &str, locator: &str, citations: &Citations) -> String {
    let source = claim.split('#').next().unwrap_or(claim);
    let mark = citation_mark(citations, source);
    format!("{mark} {locator} — {claim}")
}
