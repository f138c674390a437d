//! `between`: every claim on two entities, in both directions, with attribution, mode, time, locator and citation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::Id;
use ties::model::{Pair, Qualifier};
use ties::vocabulary::Family;
use ties_dataset::dataset::Dataset;

use crate::citation::{cite, name};
use crate::claim_view::{ClaimView, HEADINGS, heading};
use crate::layout::{citation_number, count_of, wrap};
use crate::tie_summary::{TieSummary, tie_summaries};

/// Every claim on a pair of entities.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PairView {
    /// The id of the first entity.
    pub a: String,
    /// The id of the second entity.
    pub b: String,
    /// The summary of ties, from the claims that describe states of affairs.
    pub ties: Vec<TieSummary>,
    /// The claims, states of affairs first.
    pub claims: Vec<ClaimView>,
    /// Claims between one of them and a parent, branch or alias of the other. They are not counted.
    pub related: Vec<RelatedClaims>,
    /// Claims on one of them that name the other as a speaker or in a qualifier.
    pub named_together: Vec<ClaimView>,
    /// The citation of each source of these claims, by its id.
    pub citations: BTreeMap<String, String>,
    /// The number of files and records that could not be read and are left out.
    pub left_out: usize,
    #[serde(skip)]
    text: String,
}

/// A related pair of entities that has claims of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelatedClaims {
    /// How it is related: `Islamic State of Khorasan · branch-of · Islamic State`.
    pub because: String,
    /// The claim that states the relation.
    pub claim: String,
    /// The related pair, as arguments of `ties between`.
    pub pair: (String, String),
    /// The number of claims on that pair.
    pub claims: usize,
}

/// Every claim on `a` and `b`, in both directions.
pub fn between(dataset: &Dataset, a: &Id, b: &Id) -> PairView {
    let mut sections: BTreeMap<&str, Vec<ClaimView>> = BTreeMap::new();
    let mut citations = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let on_the_pair = |pair: &&Pair<'_>| {
            let sides = (pair.subject.id, pair.object.map(|object| object.id));
            sides == (a, Some(b)) || sides == (b, Some(a))
        };
        let mut found: Vec<_> = pairs.iter().filter(on_the_pair).collect();
        // A mutual claim has two pairs and is one claim.
        if claim.mutual {
            found.truncate(1);
        }
        for pair in found {
            let view = ClaimView::new(dataset, &reference, source, claim, pair);
            sections.entry(heading(claim)).or_default().push(view);
            citations
                .entry(reference.source.to_string())
                .or_insert_with(|| cite(dataset, source));
        }
    }
    let claims = HEADINGS
        .into_iter()
        .filter_map(|heading| sections.remove(heading))
        .flatten()
        .collect();
    let mut between = PairView {
        a: a.to_string(),
        b: b.to_string(),
        ties: tie_summaries(dataset, a, b),
        claims,
        related: related(dataset, a, b),
        named_together: named_together(dataset, a, b),
        citations,
        left_out: dataset.left_out,
        text: String::new(),
    };
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_answer(&mut text, dataset, (a, b), &between);
    between.text = text;
    between
}

/// The pairs with claims in which `a` or `b` is replaced by its parent, branch or alias.
fn related(dataset: &Dataset, a: &Id, b: &Id) -> Vec<RelatedClaims> {
    let mut counts: BTreeMap<(&Id, &Id), usize> = BTreeMap::new();
    for (_, _, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let pairs: BTreeSet<_> = pairs
            .iter()
            .filter_map(|pair| Some((pair.subject.id, pair.object?.id)))
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect();
        for pair in pairs {
            *counts.entry(pair).or_default() += 1;
        }
    }
    let mut found: BTreeMap<(String, String), RelatedClaims> = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        let belongs = matches!(
            claim.predicate.def().family,
            Family::Identity | Family::Structure
        );
        if !belongs || claim.negated || !claim.is_state_of_affairs() {
            continue;
        }
        for pair in claim.pairs() {
            let Some(object) = pair.object else { continue };
            for (own, kin) in [(pair.subject.id, object.id), (object.id, pair.subject.id)] {
                let other = if own == a { b } else { a };
                let claims = counts
                    .get(&(kin.min(other), kin.max(other)))
                    .copied()
                    .unwrap_or_default();
                if (own != a && own != b) || kin == other || claims == 0 {
                    continue;
                }
                let ask = if own == a {
                    (kin.to_string(), b.to_string())
                } else {
                    (a.to_string(), kin.to_string())
                };
                found.entry(ask.clone()).or_insert_with(|| RelatedClaims {
                    because: ClaimView::new(dataset, &reference, source, claim, &pair).statement,
                    claim: reference.to_string(),
                    pair: ask,
                    claims,
                });
            }
        }
    }
    found.into_values().collect()
}

/// The claims that name both entities but are not on the pair.
fn named_together(dataset: &Dataset, a: &Id, b: &Id) -> Vec<ClaimView> {
    let mut found = Vec::new();
    for (reference, source, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        let attribution = claim
            .attribution
            .iter()
            .flat_map(|speaker| [&speaker.who, &speaker.of])
            .flatten();
        named.extend(attribution.map(Id::as_str));
        let qualifiers = claim.with.iter().flat_map(|with| with.present());
        named.extend(qualifiers.filter_map(|(_, qualifier)| match qualifier {
            Qualifier::Entity(id) => Some(id.as_str()),
            _ => None,
        }));
        let is_of = |pair: &Pair<'_>, id: &str| {
            pair.subject.id.as_str() == id
                || pair.object.is_some_and(|object| object.id.as_str() == id)
        };
        let on_the_pair = pairs.iter().any(|pair| is_of(pair, a) && is_of(pair, b));
        let pair = pairs.iter().find(|pair| {
            (is_of(pair, a) && named.contains(b.as_str()))
                || (is_of(pair, b) && named.contains(a.as_str()))
        });
        if let Some(pair) = pair
            && !on_the_pair
        {
            found.push(ClaimView::new(dataset, &reference, source, claim, pair));
        }
    }
    found
}

fn write_answer(
    text: &mut String,
    dataset: &Dataset,
    (a, b): (&Id, &Id),
    between: &PairView,
) -> fmt::Result {
    let PairView {
        claims,
        related,
        named_together,
        citations,
        ..
    } = between;
    wrap(
        text,
        0,
        &format!(
            "Between {} ({a}) and {} ({b}): {}",
            name(dataset, a),
            name(dataset, b),
            counted(claims)
        ),
    );
    if claims.is_empty() {
        writeln!(
            text,
            "\nThis dataset has no claim on these two. That does not show that there is no tie."
        )?;
    }
    if !between.ties.is_empty() {
        writeln!(text, "\nSummary of ties")?;
    }
    for tie in &between.ties {
        wrap(text, 2, &tie.in_words());
    }
    write_sections(text, claims, |claim| {
        if citations.len() > 1 {
            citation_number(citations, &claim.source)
        } else {
            None
        }
    })?;
    if !related.is_empty() {
        writeln!(text, "\nRelated claims (not counted)")?;
    }
    for related in related {
        let (one, other) = &related.pair;
        let count = count_of(related.claims, "claim");
        wrap(text, 2, &format!("{} — {}", related.because, related.claim));
        wrap(
            text,
            4,
            &format!("`ties between {one} {other}` has {count}"),
        );
    }
    if !named_together.is_empty() {
        writeln!(text, "\nAlso named together in")?;
    }
    for claim in named_together {
        wrap(text, 2, &format!("{} — {}", claim.statement, claim.claim));
        wrap(text, 4, &claim.attribution);
    }
    write_citations(text, citations)?;
    if dataset.left_out > 0 {
        writeln!(
            text,
            "\nLeft out: {} unreadable files or records; run `ties check` for details.",
            dataset.left_out
        )?;
    }
    Ok(())
}

/// The numbers of claims and sources: `2 claims from 1 source`.
fn counted(claims: &[ClaimView]) -> String {
    let sources: BTreeSet<_> = claims.iter().map(|claim| &claim.source).collect();
    match claims.len() {
        0 => "no claim".to_owned(),
        count => format!(
            "{} from {}",
            count_of(count, "claim"),
            count_of(sources.len(), "source")
        ),
    }
}

/// Writes the sources, numbered if there are several.
pub(crate) fn write_citations(
    text: &mut String,
    citations: &BTreeMap<String, String>,
) -> fmt::Result {
    match citations.len() {
        0 => return Ok(()),
        1 => writeln!(text, "\nSource")?,
        _ => writeln!(text, "\nSources")?,
    }
    for (number, (id, citation)) in (1..).zip(citations) {
        let number = if citations.len() == 1 {
            String::new()
        } else {
            format!("[{number}] ")
        };
        wrap(text, 2, &format!("{number}{citation} ({id})"));
    }
    Ok(())
}

/// Writes the claims under their headings; pairs of one claim with the same subject are merged.
pub(crate) fn write_sections(
    text: &mut String,
    claims: &[ClaimView],
    number_of: impl Fn(&ClaimView) -> Option<usize>,
) -> fmt::Result {
    for heading in HEADINGS {
        let mut under = claims
            .iter()
            .filter(|claim| claim.heading == heading)
            .peekable();
        if under.peek().is_some() {
            writeln!(text, "\n{heading}")?;
        }
        while let Some(claim) = under.next() {
            let mut objects = Vec::new();
            while let Some(next) = under.next_if(|next| {
                next.claim == claim.claim
                    && next.subject == claim.subject
                    && next.predicate == claim.predicate
            }) {
                objects.extend(next.object_name.clone());
            }
            write_claim(text, claim, &objects, number_of(claim))?;
        }
    }
    Ok(())
}

/// Writes a claim: the statement with further objects of the same group, the summary, the attribution and the locator.
pub(crate) fn write_claim(
    text: &mut String,
    claim: &ClaimView,
    objects: &[String],
    source: Option<usize>,
) -> fmt::Result {
    let more: String = objects
        .iter()
        .flat_map(|object| ["; ", object.as_str()])
        .collect();
    let both_ways = if claim.both_ways { "  (both ways)" } else { "" };
    wrap(
        text,
        2,
        &format!(
            "{}{more}{both_ways}",
            claim.statement.trim_end_matches("  (both ways)")
        ),
    );
    if let Some(summary) = claim.text("summary") {
        wrap(text, 4, &summary);
    }
    wrap(text, 4, &claim.attribution);
    let number = source
        .map(|number| format!("[{number}] "))
        .unwrap_or_default();
    writeln!(text, "    {number}{} — {}", claim.locator, claim.claim)
}

impl fmt::Display for PairView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
