//! Sorts the ties and claims of a question into the cells of the matrix.

use std::collections::{BTreeMap, BTreeSet};

use ties::id::Id;
use ties_dataset::number::ClaimNo;
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;

use super::evidence::{Evidence, claim_ids, origins, part_in};
use super::mark::{Mark, MarkKind, MatrixCell};
use super::members::{CellKey, Members};
use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;
use crate::claim_view::ClaimView;
use crate::nearest::Nearest;
use crate::standing::Standing;

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
        for place in of_pair {
            let contents = cells.entry(place.key).or_default();
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
        let part = part_in(tie, kind);
        for place in of_tie {
            let part = part.map(|part| {
                if part == tie.subject {
                    place.of_first
                } else {
                    place.of_second
                }
            });
            let contents = cells.entry(place.key).or_default();
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
            let mut mark = evidence.mark(builder, *kind, part, ties);
            let mut sides = ties.iter().map(|tie| (tie.subject, tie.object));
            mark.contested |= sides.all(|sides| members.is_by_contested_part(sides, key));
            marks.push(mark);
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
            related: Vec::new(),
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
    let views = denial_views(builder, members, key, &claims);
    let mut sides = denials
        .iter()
        .filter_map(|pair| Some((pair.subject, pair.object?)));
    let contested = sides.all(|sides| members.is_by_contested_part(sides, key));
    let standing = claims
        .iter()
        .filter_map(|claim| analysis.standing_of_claim(*claim))
        .min();
    Some(Mark {
        kind: MarkKind::Denied,
        part: None,
        standing,
        nearest: nearest(analysis, standing, &claims),
        contested,
        predicates: predicates
            .iter()
            .map(|predicate| predicate.name())
            .collect(),
        claims: claim_ids(analysis, &claims),
        origins: origins(analysis, &claims),
        claims_against: Vec::new(),
        ties: Vec::new(),
        denials: views,
    })
}

/// The nearest date of some claims that are within the reach of the question only.
fn nearest(
    analysis: &Analysis<'_>,
    standing: Option<Standing>,
    claims: &BTreeSet<ClaimNo>,
) -> Option<Nearest> {
    if standing != Some(Standing::WithinReach) {
        return None;
    }
    let nearest = claims.iter();
    nearest
        .filter_map(|claim| analysis.nearest_of_claim(*claim))
        .min()
}

/// The pairs of some claims that belong to a cell.
fn denial_views(
    builder: &mut AnswerBuilder<'_, '_>,
    members: &Members,
    key: CellKey,
    claims: &BTreeSet<ClaimNo>,
) -> Vec<ClaimView> {
    let index = &builder.analysis.index;
    let mut views: Vec<ClaimView> = Vec::new();
    for claim in claims {
        views.extend(builder.pairs_of_claim(*claim, |pair| {
            let object = pair.object.map(|object| object.id);
            members.is_in_cell(index, (pair.subject.id, object), key)
        }));
    }
    views
}
