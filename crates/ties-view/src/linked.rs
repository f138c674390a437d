//! Linked records: what an answer shows of the other records of an entity, marked and not counted.

use std::fmt;

use serde::Serialize;
use ties::id::Id;

use crate::answer::AnswerBuilder;
use crate::citations::Citations;
use crate::claim_list::write_claims;
use crate::claim_view::ClaimView;
use crate::identities::{Identities, IdentityMark};
use crate::layout::write_wrapped;
use crate::mentions::is_side;
use crate::screen::Columns;
use crate::tie_summary::TieSummary;

/// The claims and ties of a record that is linked to one of an answer. They count nowhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LinkedRecord {
    /// How the record is linked, the older end first: ``as `old`, renamed to `new` in 2019
    /// (paper#name)``.
    pub r#as: String,
    /// Whether a link on the way is disputed.
    pub is_disputed: bool,
    /// The claims that state the links on the way.
    pub links: Vec<String>,
    /// The ids that replace those of the question.
    pub records: Vec<String>,
    /// The ties of a pair.
    pub ties: Vec<TieSummary>,
    /// The claims.
    pub claims: Vec<ClaimView>,
}

impl LinkedRecord {
    /// Whether it is on these two entities, in either order.
    pub(crate) fn is_on(&self, (a, b): (&Id, &Id)) -> bool {
        is_same_pair(&self.records, [a, b])
    }
}

impl AnswerBuilder<'_, '_> {
    /// The records that are linked to an entity, with their claims. Claims that are about the
    /// entity too are left out.
    pub(crate) fn linked_of_entity(&mut self, id: &str) -> Vec<LinkedRecord> {
        let mut found = Vec::new();
        for mark in self.identities().of(id) {
            let claims = self.claims(|pair| is_side(pair, &mark.id) && !is_side(pair, id));
            let records = vec![mark.id.clone()];
            found.extend(linked(&[&mark], records, Vec::new(), claims));
        }
        found
    }

    /// The pairs in which `a`, `b` or both are replaced by linked records, with ties and claims.
    pub(crate) fn linked_of_pair(&mut self, a: &Id, b: &Id) -> Vec<LinkedRecord> {
        let identities = self.identities();
        let (of_a, of_b) = (identities.of(a), identities.of(b));
        let mut found: Vec<LinkedRecord> = Vec::new();
        for one in std::iter::once(None).chain(of_a.iter().map(Some)) {
            for other in std::iter::once(None).chain(of_b.iter().map(Some)) {
                let marks: Vec<&IdentityMark> = one.into_iter().chain(other).collect();
                let first = one.map_or(a.as_str(), |mark| &mark.id);
                let second = other.map_or(b.as_str(), |mark| &mark.id);
                let records = vec![first.to_owned(), second.to_owned()];
                if first == second
                    || is_same_pair(&records, [a.as_str(), b.as_str()])
                    || found
                        .iter()
                        .any(|linked| is_same_pair(&linked.records, [first, second]))
                {
                    continue;
                }
                let claims = self.claims(|pair| is_side(pair, first) && is_side(pair, second));
                let ties = self.ties_of_two(first, second);
                found.extend(linked(&marks, records, ties, claims));
            }
        }
        found
    }

    /// The ties between two entities, in both directions, ordered by time.
    fn ties_of_two(&mut self, a: &str, b: &str) -> Vec<TieSummary> {
        let index = &self.analysis.index;
        let (Some(a), Some(b)) = (index.number(a), index.number(b)) else {
            return Vec::new();
        };
        self.ties(|tie| [(a, b), (b, a)].contains(&(tie.subject, tie.object)))
    }

    fn identities(&self) -> Identities<'_> {
        let analysis = self.analysis;
        Identities::new(&analysis.claims, &analysis.index, &analysis.facts)
    }
}

/// Whether two records are those of a pair, in either order.
fn is_same_pair(records: &[String], [a, b]: [&str; 2]) -> bool {
    records == [a, b] || records == [b, a]
}

/// A linked record; none if there are no claims on it.
fn linked(
    marks: &[&IdentityMark],
    records: Vec<String>,
    ties: Vec<TieSummary>,
    claims: Vec<ClaimView>,
) -> Option<LinkedRecord> {
    if claims.is_empty() {
        return None;
    }
    let words: Vec<&str> = marks.iter().map(|mark| mark.words.as_str()).collect();
    Some(LinkedRecord {
        r#as: words.join("; "),
        is_disputed: marks.iter().any(|mark| mark.is_disputed),
        links: marks.iter().flat_map(|mark| mark.links.clone()).collect(),
        records,
        ties,
        claims,
    })
}

/// Writes linked records, each with its ties and claims under the words that link it.
pub(crate) fn write_linked(
    out: &mut impl Columns,
    linked: &[LinkedRecord],
    citations: &Citations,
) -> fmt::Result {
    if linked.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nOther records of the same entity (not counted)")?;
    for record in linked {
        write_wrapped(out, 2, &record.r#as)?;
        for tie in &record.ties {
            write_wrapped(out, 4, &tie.in_words(citations))?;
        }
        write_claims(out, 4, record.claims.iter(), citations)?;
    }
    Ok(())
}
