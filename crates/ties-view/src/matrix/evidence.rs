//! The marks that ties make, and the claims for and against them.

use std::collections::{BTreeMap, BTreeSet};

use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::tie::Tie;

use super::mark::{Mark, MarkKind};
use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;
use crate::standing::{DatedEpisode, Standing};

/// The only predicate whose object is the part.
const ACCEPTED_PLEDGE_OF: Predicate = Predicate::named("accepted-pledge-of");

/// The mark that a tie makes; `None` if it makes none, or if the question leaves it out. Unlike
/// other ties, `no-known-tie` is not assumed to continue.
pub(super) fn mark_kind(analysis: &Analysis<'_>, tie: &Tie) -> Option<MarkKind> {
    let kind = MarkKind::of(tie.predicate)?;
    if !analysis.selection.takes_predicate(tie.predicate) {
        return None;
    }
    match analysis.standing(tie) {
        Some(Standing::Assumed) if kind == MarkKind::NoKnownTie => None,
        Some(standing) if !standing.is_listed() => None,
        _ => Some(kind),
    }
}

/// The entity that is the part according to a tie that makes a mark.
pub(super) fn part_in(tie: &Tie, kind: MarkKind) -> Option<EntityNo> {
    match kind {
        MarkKind::Part if tie.predicate == ACCEPTED_PLEDGE_OF => Some(tie.object),
        MarkKind::Part => Some(tie.subject),
        _ => None,
    }
}

/// The marks that ties between two entities make, one for each relation.
pub(super) fn marks_of(builder: &mut AnswerBuilder<'_, '_>, ties: &[&Tie]) -> Vec<Mark> {
    let analysis = builder.analysis;
    let mut of_kinds: BTreeMap<_, Vec<&Tie>> = BTreeMap::new();
    for tie in ties {
        if let Some(kind) = MarkKind::of(tie.predicate) {
            let part = part_in(tie, kind);
            of_kinds.entry((kind, part)).or_default().push(tie);
        }
    }
    let mut marks = Vec::new();
    for ((kind, part), mut ties) in of_kinds {
        ties.sort_by_key(|tie| tie.episodes.first().map(|first| first.time.days));
        let part = part.and_then(|part| analysis.index.entity_id(part));
        let evidence = Evidence::of(analysis, &ties);
        marks.push(evidence.mark(builder, kind, part.map(ToString::to_string), &ties));
    }
    marks
}

/// The claims for and against some ties, on the date of the question.
#[derive(Default)]
pub(super) struct Evidence {
    pub(super) claims: BTreeSet<ClaimNo>,
    pub(super) against: BTreeSet<ClaimNo>,
}

impl Evidence {
    pub(super) fn of(analysis: &Analysis<'_>, ties: &[&Tie]) -> Self {
        let mut evidence = Self::default();
        for tie in ties {
            let is_assumed = analysis.standing(tie) == Some(Standing::Assumed);
            for DatedEpisode { episode, standing } in
                Standing::all_episodes(tie, &analysis.selection)
            {
                if is_assumed || standing.is_none_or(Standing::is_listed) {
                    evidence.claims.extend(&episode.claims_for);
                    evidence.against.extend(&episode.claims_against);
                }
            }
        }
        evidence
    }

    /// The mark that these ties make.
    pub(super) fn mark(
        &self,
        builder: &mut AnswerBuilder<'_, '_>,
        kind: MarkKind,
        part: Option<String>,
        ties: &[&Tie],
    ) -> Mark {
        let analysis = builder.analysis;
        let predicates: BTreeSet<_> = ties.iter().map(|tie| tie.predicate).collect();
        let standing = ties.iter().filter_map(|tie| analysis.standing(tie)).min();
        let mut nearest = None;
        if standing == Some(Standing::WithinReach) {
            let of_ties = ties.iter().filter_map(|tie| analysis.nearest_of_tie(tie));
            nearest = of_ties.min();
        }
        Mark {
            kind,
            part,
            standing,
            nearest,
            contested: !self.against.is_empty(),
            predicates: predicates
                .iter()
                .map(|predicate| predicate.name())
                .collect(),
            claims: claim_ids(analysis, &self.claims),
            origins: origins(analysis, &self.claims),
            claims_against: claim_ids(analysis, &self.against),
            ties: ties.iter().filter_map(|tie| builder.tie(tie)).collect(),
            denials: Vec::new(),
        }
    }
}

/// The number of independent origins of claims.
pub(super) fn origins(analysis: &Analysis<'_>, numbers: &BTreeSet<ClaimNo>) -> usize {
    let facts = &analysis.facts;
    let pairs = numbers
        .iter()
        .filter_map(|number| facts.rows.pairs_of_claim(*number).first());
    facts.origins.count(pairs)
}

/// The ids of claims by their numbers.
pub(super) fn claim_ids(analysis: &Analysis<'_>, numbers: &BTreeSet<ClaimNo>) -> Vec<String> {
    let claims = numbers
        .iter()
        .filter_map(|number| analysis.claims.get(number.index()));
    claims
        .map(|(reference, ..)| reference.to_string())
        .collect()
}
