//! Sorts the ties and claims of a question into the cells of the matrix.

use std::collections::{BTreeMap, BTreeSet};

use ties::id::Id;
use ties::vocabulary::{Class, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;

use super::mark::{Mark, MarkKind, MatrixCell};
use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;
use crate::claim_view::ClaimView;
use crate::parts::PartView;
use crate::standing::Standing;

/// The only predicate whose object is the part.
const ACCEPTED_PLEDGE_OF: Predicate = Predicate::named("accepted-pledge-of");

/// The positions of two entities in the matrix, the lower one first.
pub(super) type CellKey = (usize, usize);

/// The entities of a matrix, each with the parts that the question takes together with it.
pub(super) struct Members {
    entities: Vec<EntityNo>,
    /// The positions of the entities that a member belongs to.
    positions: BTreeMap<EntityNo, BTreeSet<usize>>,
}

impl Members {
    /// The members of the entities with these ids, and the parts among them.
    pub(super) fn new(builder: &mut AnswerBuilder<'_, '_>, ids: &[Id]) -> (Self, Vec<PartView>) {
        let by_whole = builder.ties_of_parts();
        let numbers = ids.iter();
        let entities: Vec<_> = numbers
            .filter_map(|id| builder.analysis.index.number(id))
            .collect();
        let mut positions: BTreeMap<EntityNo, BTreeSet<usize>> = BTreeMap::new();
        let mut parts = Vec::new();
        for (position, entity) in entities.iter().enumerate() {
            let (members, of_entity) = builder.with_parts(*entity, &by_whole);
            parts.extend(of_entity);
            for member in members {
                positions.entry(member).or_default().insert(position);
            }
        }
        let members = Self {
            entities,
            positions,
        };
        (members, parts)
    }

    /// The cells that a tie or a claim on two entities belongs to, each with the position of the
    /// first of the two. One between two parts of the same entity belongs to none.
    fn cells_of(&self, one: EntityNo, other: EntityNo) -> Vec<(CellKey, usize)> {
        let none = BTreeSet::new();
        let of_one = self.positions.get(&one).unwrap_or(&none);
        let of_other = self.positions.get(&other).unwrap_or(&none);
        let mut cells = Vec::new();
        for first in of_one {
            for second in of_other {
                let is_their_own = self.entities[*first] == one && self.entities[*second] == other;
                let is_across = !of_other.contains(first) && !of_one.contains(second);
                if first != second && (is_their_own || is_across) {
                    cells.push(((*first.min(second), *first.max(second)), *first));
                }
            }
        }
        cells
    }

    /// Whether subject and object of a claim belong to a cell.
    fn is_in_cell(&self, index: &Index, pair: (&Id, Option<&Id>), key: CellKey) -> bool {
        let Some(object) = pair.1 else { return false };
        let (Some(subject), Some(object)) = (index.number(pair.0), index.number(object)) else {
            return false;
        };
        let mut cells = self.cells_of(subject, object).into_iter();
        cells.any(|(cell, _)| cell == key)
    }
}

/// The ids of the named groups that a tie relates to another one, or that are stated to have no
/// known tie with one, in order.
pub(super) fn related_groups(analysis: &Analysis<'_>) -> Vec<Id> {
    let mut groups = BTreeSet::new();
    for tie in &analysis.ties {
        let is_asked = analysis.selection.takes_predicate(tie.predicate)
            && MarkKind::of(tie.predicate).is_some()
            && [tie.subject, tie.object]
                .iter()
                .all(|side| analysis.is_named(*side, Class::Group));
        if is_asked && analysis.standing(tie).is_none_or(Standing::is_listed) {
            groups.extend([tie.subject, tie.object]);
        }
    }
    let ids = groups
        .iter()
        .filter_map(|group| analysis.index.entity_id(*group));
    let mut ids: Vec<_> = ids.cloned().collect();
    ids.sort();
    ids
}

/// A relation, and the position of the part if one of the two is a part.
type MarkKey = (MarkKind, Option<usize>);

/// What belongs to a cell.
#[derive(Default)]
struct Contents<'a> {
    ties: BTreeMap<MarkKey, Vec<&'a Tie>>,
    denials: Vec<&'a PairRow>,
    claims: BTreeSet<ClaimNo>,
}

type Cells<'a> = BTreeMap<CellKey, Contents<'a>>;

/// The cells with a claim, in order.
pub(super) fn cells(
    builder: &mut AnswerBuilder<'_, '_>,
    ids: &[Id],
    members: &Members,
) -> Vec<(CellKey, MatrixCell)> {
    let mut cells = Cells::new();
    add_claims(builder, members, &mut cells);
    add_ties(builder, members, &mut cells);
    let mut finished = Vec::new();
    for (key, contents) in cells {
        finished.push((key, contents.finish(builder, ids, members, key)));
    }
    finished
}

fn add_claims<'a>(builder: &mut AnswerBuilder<'a, '_>, members: &Members, cells: &mut Cells<'a>) {
    for pair in &builder.analysis.facts.rows.pairs {
        let Some(object) = pair.object else { continue };
        let of_pair = members.cells_of(pair.subject, object);
        if of_pair.is_empty() || !builder.includes(pair.claim) {
            continue;
        }
        // Ties are assumed to continue, and denials are not.
        let is_denial = pair.negated
            && pair.is_state_of_affairs()
            && MarkKind::of(pair.predicate).is_some()
            && builder.analysis.standing_of_claim(pair.claim) != Some(Standing::Assumed);
        for (key, _) in of_pair {
            let contents = cells.entry(key).or_default();
            contents.claims.insert(pair.claim);
            if is_denial {
                contents.denials.push(pair);
            }
        }
    }
}

fn add_ties<'a>(builder: &mut AnswerBuilder<'a, '_>, members: &Members, cells: &mut Cells<'a>) {
    let analysis = builder.analysis;
    for tie in &analysis.ties_outside_policy {
        if !members.cells_of(tie.subject, tie.object).is_empty() {
            builder.scope.left_out.ties_outside_policy += 1;
        }
    }
    for tie in &analysis.ties {
        let Some(kind) = MarkKind::of(tie.predicate) else {
            continue;
        };
        let of_tie = members.cells_of(tie.subject, tie.object);
        if of_tie.is_empty() || !builder.includes_tie(tie) {
            continue;
        }
        if kind == MarkKind::NoKnownTie && analysis.standing(tie) == Some(Standing::Assumed) {
            builder.scope.left_out.ties_unknown_on_date += 1;
            continue;
        }
        for (key, subject) in of_tie {
            let part = match kind {
                MarkKind::Part if tie.predicate == ACCEPTED_PLEDGE_OF => {
                    Some(if subject == key.0 { key.1 } else { key.0 })
                }
                MarkKind::Part => Some(subject),
                _ => None,
            };
            let contents = cells.entry(key).or_default();
            contents.ties.entry((kind, part)).or_default().push(tie);
        }
    }
}

impl Contents<'_> {
    /// The cell as a view.
    fn finish(
        mut self,
        builder: &mut AnswerBuilder<'_, '_>,
        ids: &[Id],
        members: &Members,
        key: CellKey,
    ) -> MatrixCell {
        let mut marks = Vec::new();
        let mut counted = BTreeSet::new();
        for ((kind, part), ties) in &mut self.ties {
            ties.sort_by_key(|tie| tie.episodes.first().map(|first| first.time.days));
            let evidence = Evidence::of(builder.analysis, ties);
            let part = part.map(|position| ids[position].to_string());
            marks.push(evidence.mark(builder, *kind, part, ties));
            counted.extend(evidence.claims);
            counted.extend(evidence.against);
        }
        self.denials.retain(|pair| !counted.contains(&pair.claim));
        let denials = self.stated_denials(builder.analysis);
        if let Some(denied) = denied(builder, members, key, &denials) {
            counted.extend(denials.iter().map(|pair| pair.claim));
            marks.push(denied);
        }
        marks.sort_by_key(|mark| mark.kind);
        let others: BTreeSet<_> = self.claims.difference(&counted).copied().collect();
        MatrixCell {
            a: ids[key.0].to_string(),
            b: ids[key.1].to_string(),
            marks,
            claims_not_counted: claim_ids(builder.analysis, &others),
        }
    }

    /// The denials whose number of independent origins the policy takes.
    fn stated_denials(&mut self, analysis: &Analysis<'_>) -> Vec<&PairRow> {
        self.denials
            .sort_by_key(|pair| (pair.predicate, pair.directed_sides()));
        let mut stated = Vec::new();
        for same in self.denials.chunk_by(|one, other| {
            (one.predicate, one.directed_sides()) == (other.predicate, other.directed_sides())
        }) {
            let origins = analysis.facts.origins.count(same.iter().copied());
            if analysis.selection.policy.takes_origins(origins) {
                stated.extend(same);
            }
        }
        stated
    }
}

/// The claims for and against some ties, on the date of the question.
#[derive(Default)]
struct Evidence {
    claims: BTreeSet<ClaimNo>,
    against: BTreeSet<ClaimNo>,
}

impl Evidence {
    fn of(analysis: &Analysis<'_>, ties: &[&Tie]) -> Self {
        let mut evidence = Self::default();
        for tie in ties {
            let is_assumed = analysis.standing(tie) == Some(Standing::Assumed);
            for episode in &tie.episodes {
                let is_listed = match &analysis.selection.as_of {
                    Some(date) => Standing::on(date, &episode.time).is_listed(),
                    None => true,
                };
                if is_listed || is_assumed {
                    evidence.claims.extend(&episode.claims_for);
                    evidence.against.extend(&episode.claims_against);
                }
            }
        }
        evidence
    }

    fn mark(
        &self,
        builder: &mut AnswerBuilder<'_, '_>,
        kind: MarkKind,
        part: Option<String>,
        ties: &[&Tie],
    ) -> Mark {
        let analysis = builder.analysis;
        let predicates: BTreeSet<_> = ties.iter().map(|tie| tie.predicate).collect();
        Mark {
            kind,
            part,
            standing: ties.iter().filter_map(|tie| analysis.standing(tie)).min(),
            contested: !self.against.is_empty(),
            predicates: predicates
                .iter()
                .map(|predicate| predicate.name())
                .collect(),
            claims: claim_ids(analysis, &self.claims),
            claims_against: claim_ids(analysis, &self.against),
            ties: ties.iter().filter_map(|tie| builder.tie(tie)).collect(),
            denials: Vec::new(),
        }
    }
}

/// The mark for denials of ties; `None` if there are none.
fn denied(
    builder: &mut AnswerBuilder<'_, '_>,
    members: &Members,
    key: CellKey,
    denials: &[&PairRow],
) -> Option<Mark> {
    if denials.is_empty() {
        return None;
    }
    let analysis = builder.analysis;
    let predicates: BTreeSet<_> = denials.iter().map(|pair| pair.predicate).collect();
    let claims: BTreeSet<_> = denials.iter().map(|pair| pair.claim).collect();
    let mut views: Vec<ClaimView> = Vec::new();
    for claim in &claims {
        views.extend(builder.pairs_of_claim(*claim, |pair| {
            let object = pair.object.map(|object| object.id);
            members.is_in_cell(&analysis.index, (pair.subject.id, object), key)
        }));
    }
    Some(Mark {
        kind: MarkKind::Denied,
        part: None,
        standing: claims
            .iter()
            .filter_map(|claim| analysis.standing_of_claim(*claim))
            .min(),
        contested: false,
        predicates: predicates
            .iter()
            .map(|predicate| predicate.name())
            .collect(),
        claims: claim_ids(analysis, &claims),
        claims_against: Vec::new(),
        ties: Vec::new(),
        denials: views,
    })
}

/// The ids of claims by their numbers.
fn claim_ids(analysis: &Analysis<'_>, numbers: &BTreeSet<ClaimNo>) -> Vec<String> {
    let claims = numbers
        .iter()
        .filter_map(|number| analysis.claims.get(number.index()));
    claims
        .map(|(reference, ..)| reference.to_string())
        .collect()
}
