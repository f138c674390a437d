//! Linked records: what an answer shows of the other records of an entity, marked and not counted.

use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::{ClaimRef, Id};
use ties::model::Pair;
use ties_dataset::dataset::Dataset;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;

use crate::citation::cite;
use crate::claim_list::write_claims;
use crate::claim_view::{ClaimView, HEADINGS};
use crate::counting::Withdrawn;
use crate::identities::{Identities, IdentityMark, SourcedClaim};
use crate::layout::{Citations, write_wrapped};
use crate::mentions::is_side;
use crate::tie_summary::{TieSummary, tie_summaries};

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

/// A dataset with what is needed to follow its identity links.
pub(crate) struct LinkedRecords<'d> {
    dataset: &'d Dataset,
    withdrawn: Withdrawn,
    claims: Vec<SourcedClaim<'d>>,
    index: Index,
    facts: Facts,
}

impl<'d> LinkedRecords<'d> {
    pub(crate) fn new(dataset: &'d Dataset, withdrawn: Withdrawn) -> Self {
        let (index, facts) = Facts::of(dataset);
        Self {
            dataset,
            withdrawn,
            claims: dataset.claims().collect(),
            index,
            facts,
        }
    }

    /// The ties between `a` and `b`, in both directions.
    pub(crate) fn ties(&self, a: &str, b: &str) -> Vec<TieSummary> {
        let references: Vec<&ClaimRef> = self.claims.iter().map(|(id, ..)| id).collect();
        tie_summaries(
            self.dataset,
            (&self.index, &self.facts),
            &references,
            (a, b),
        )
    }

    /// The records that are linked to an entity, with their claims. Claims that are about the
    /// entity too are left out.
    pub(crate) fn of_entity(&self, id: &str, citations: &mut Citations) -> Vec<LinkedRecord> {
        let mut found = Vec::new();
        for mark in self.identities().of(id) {
            let claims = self.claims_on(
                |pair| is_side(pair, &mark.id) && !is_side(pair, id),
                citations,
            );
            let records = vec![mark.id.clone()];
            found.extend(linked(&[&mark], records, Vec::new(), claims));
        }
        found
    }

    /// The pairs in which `a`, `b` or both are replaced by linked records, with ties and claims.
    pub(crate) fn of_pair(&self, a: &Id, b: &Id, citations: &mut Citations) -> Vec<LinkedRecord> {
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
                let claims = self.claims_on(
                    |pair| is_side(pair, first) && is_side(pair, second),
                    citations,
                );
                found.extend(linked(&marks, records, self.ties(first, second), claims));
            }
        }
        found
    }

    fn identities(&self) -> Identities<'_> {
        Identities::new(&self.claims, &self.index, &self.facts)
    }

    /// The claims on some pairs, in the order of their headings. Their sources are cited.
    pub(crate) fn claims_on(
        &self,
        takes: impl Fn(&Pair<'_>) -> bool,
        citations: &mut Citations,
    ) -> Vec<ClaimView> {
        let mut claims = Vec::new();
        for (reference, source, claim) in &self.claims {
            let is_left_out = self.withdrawn.leaves_out(source, claim);
            for pair in claim.pairs() {
                if is_left_out || !takes(&pair) {
                    continue;
                }
                claims.push(ClaimView::new(
                    self.dataset,
                    reference,
                    source,
                    claim,
                    &pair,
                ));
                citations
                    .entry(reference.source.to_string())
                    .or_insert_with(|| cite(self.dataset, source));
                // A mutual claim has two pairs and is one claim.
                if claim.mutual {
                    break;
                }
            }
        }
        claims.sort_by_key(|claim| {
            let mut headings = HEADINGS.iter();
            headings.position(|heading| *heading == claim.heading)
        });
        claims
    }

    /// The number of withdrawn claims on these pairs that are left out.
    pub(crate) fn withdrawn_on(&self, takes: impl Fn(&Pair<'_>) -> bool) -> usize {
        let mut count = 0;
        for (_, source, claim) in &self.claims {
            if self.withdrawn.leaves_out(source, claim) && claim.pairs().iter().any(&takes) {
                count += 1;
            }
        }
        count
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
    out: &mut impl Write,
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
            write_wrapped(out, 4, &tie.in_words())?;
        }
        write_claims(out, 4, record.claims.iter(), citations)?;
    }
    Ok(())
}
