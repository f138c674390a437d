//! `changes` as plain data.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::{Family, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::tie::Tie;

use super::change::{ChangeOfTie, Standings};
use crate::analysis::Analysis;
use crate::answer::AnswerBuilder;
use crate::citation::name;
use crate::citations::Citations;
use crate::claim_view::ClaimView;
use crate::parts::PartView;
use crate::reach::Reach;
use crate::scope::Scope;
use crate::selection::{DaySpan, Selection};
use crate::signs::{SignedTies, signed_ties};
use crate::standing::Standing;
use crate::tie_summary::TieSummary;

/// How ties changed from one date to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ChangesView {
    /// The first date, EDTF.
    pub from: String,
    /// The second date, EDTF.
    pub to: String,
    /// The ids of the entities that are asked for; every entity if empty.
    pub entities: Vec<String>,
    /// The parts that are taken together with them.
    pub parts: Vec<PartView>,
    /// The pairs whose ties have other signs on the second date.
    pub signs: Vec<PairChange>,
    /// The ties that changed, ordered by what happened and then by time.
    pub ties: Vec<DatedTieChange>,
    /// The ties that are the same on both dates.
    pub unchanged: Vec<TieSummary>,
    /// The ties that are unknown on both dates: they are attested only before or only after them.
    pub unknown: Vec<TieSummary>,
    /// The number of claims that make no tie: promises, forecasts, allegations, denials and others.
    pub claims_without_tie: usize,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The names of the entities.
    #[serde(skip)]
    pub(super) names: Vec<String>,
}

/// A pair of entities whose ties have other signs on the second date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PairChange {
    /// The id of one entity.
    pub a: String,
    /// The id of the other.
    pub b: String,
    /// The signs on the first date: `friendly`, `possibly hostile`.
    pub from: String,
    /// The signs on the second date, in the same form.
    pub to: String,
    /// The claims for these ties.
    pub claims: Vec<String>,
    /// The names of the two.
    #[serde(skip)]
    pub(super) names: [String; 2],
}

/// A tie that changed from one date to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DatedTieChange {
    /// What happened.
    pub change: ChangeOfTie,
    /// What is known of the tie on the first date.
    pub from: Standing,
    /// What is known of it on the second date.
    pub to: Standing,
    /// The tie with all its periods.
    #[serde(flatten)]
    pub tie: TieSummary,
    /// The claims for it.
    #[serde(skip)]
    pub(super) claims_for: Vec<ClaimView>,
    /// The claims against it.
    #[serde(skip)]
    pub(super) claims_against: Vec<ClaimView>,
    /// Whether it makes somebody a leader.
    #[serde(skip)]
    pub(super) is_leadership: bool,
    /// Whether it puts somebody on a list of designated parties.
    #[serde(skip)]
    pub(super) is_listing: bool,
}

/// How ties changed from one date to another: those of some entities, or all. The selection has no
/// date of its own.
pub fn changes(
    analysis: &Analysis<'_>,
    from: &DaySpan,
    to: &DaySpan,
    entities: &[Id],
) -> ChangesView {
    let mut builder = AnswerBuilder::new(analysis);
    let (asked, parts) = Asked::about(&mut builder, [from, to], entities);
    let mut view = ChangesView {
        from: from.date.clone(),
        to: to.date.clone(),
        entities: entities.iter().map(ToString::to_string).collect(),
        parts,
        signs: asked.signs(analysis),
        ties: Vec::new(),
        unchanged: Vec::new(),
        unknown: Vec::new(),
        claims_without_tie: claims_without_tie(&mut builder, &asked),
        citations: Citations::new(),
        scope: Scope::default(),
        names: entities
            .iter()
            .map(|id| name(analysis.dataset, id))
            .collect(),
    };
    for tie in analysis.ties.iter().filter(|tie| asked.takes(tie)) {
        view.add(&mut builder, tie, &asked);
    }
    let outside = analysis.ties_outside_policy.iter();
    builder.scope.left_out.ties_outside_policy = outside.filter(|tie| asked.takes(tie)).count();
    view.ties.sort_by_key(|it| (it.change, it.start()));
    view.citations = builder.citations;
    view.scope = builder.scope;
    view
}

/// Whose ties are asked for, and on which dates.
struct Asked {
    /// `None`: those of every entity.
    numbers: Option<BTreeSet<EntityNo>>,
    /// The question as of the first and of the second date.
    dates: [Selection; 2],
}

impl Asked {
    /// The question about some entities, or all, with the parts that are taken together with them.
    fn about(
        builder: &mut AnswerBuilder<'_, '_>,
        dates: [&DaySpan; 2],
        entities: &[Id],
    ) -> (Self, Vec<PartView>) {
        let analysis = builder.analysis;
        let mut asked = Self {
            numbers: None,
            dates: dates.map(|date| Selection {
                as_of: Some(date.clone()),
                reach: Reach::Day,
                ..analysis.selection.clone()
            }),
        };
        let mut parts = Vec::new();
        for id in entities {
            let (members, of_entity) = builder.ids_with_parts(id);
            parts.extend(of_entity);
            let numbers = members.iter().filter_map(|id| analysis.index.number(id));
            asked.numbers.get_or_insert_default().extend(numbers);
        }
        (asked, parts)
    }

    fn is_about(&self, entity: EntityNo) -> bool {
        self.numbers
            .as_ref()
            .is_none_or(|numbers| numbers.contains(&entity))
    }

    fn takes(&self, tie: &Tie) -> bool {
        let is_about = self.is_about(tie.subject) || self.is_about(tie.object);
        is_about && self.dates[0].takes_predicate(tie.predicate)
    }

    /// What is known of a tie on the two dates.
    fn standings(&self, analysis: &Analysis<'_>, tie: &Tie) -> Option<Standings> {
        let rows = &analysis.facts.rows;
        let [from, to] = &self.dates;
        Some(Standings {
            from: Standing::of_tie(tie, from, rows)?,
            to: Standing::of_tie(tie, to, rows)?,
        })
    }

    /// The ties with a sign on one of the dates, by pair.
    fn signs_on<'a>(
        &self,
        analysis: &'a Analysis<'_>,
        date: &Selection,
    ) -> BTreeMap<(EntityNo, EntityNo), SignedTies<'a>> {
        let rows = &analysis.facts.rows;
        signed_ties(analysis.ties.iter().filter(|tie| {
            let standing = Standing::of_tie(tie, date, rows);
            self.takes(tie) && standing.is_some_and(Standing::is_listed)
        }))
    }

    /// The pairs whose ties have a sign on both dates, and not the same.
    fn signs(&self, analysis: &Analysis<'_>) -> Vec<PairChange> {
        let [before, after] = &self.dates;
        let (then, now) = (
            self.signs_on(analysis, before),
            self.signs_on(analysis, after),
        );
        let mut changes = Vec::new();
        for (sides, new) in &now {
            let Some(old) = then.get(sides) else {
                continue;
            };
            let ids = [sides.0, sides.1].map(|side| analysis.index.entity_id(side));
            let [Some(a), Some(b)] = ids else { continue };
            if old.in_words() == new.in_words() {
                continue;
            }
            let mut claims: BTreeSet<&ClaimNo> = BTreeSet::new();
            for tie in [old, new].into_iter().flat_map(SignedTies::all) {
                for episode in &tie.episodes {
                    claims.extend(&episode.claims_for);
                }
            }
            let rows = &analysis.facts.rows;
            changes.push(PairChange {
                a: a.to_string(),
                b: b.to_string(),
                from: signs_in_words(analysis, old, before),
                to: signs_in_words(analysis, new, after),
                claims: claims.into_iter().map(|it| rows.reference(*it)).collect(),
                names: [a, b].map(|id| name(analysis.dataset, id)),
            });
        }
        changes
    }
}

/// The signs of ties on a date, `possibly` if no tie of the sign is certain.
fn signs_in_words(analysis: &Analysis<'_>, ties: &SignedTies<'_>, date: &Selection) -> String {
    let rows = &analysis.facts.rows;
    let mut words = Vec::new();
    for (ties, sign) in [(&ties.friendly, "friendly"), (&ties.hostile, "hostile")] {
        let mut standings = ties.iter().map(|tie| Standing::of_tie(tie, date, rows));
        if standings.any(|standing| standing != Some(Standing::Possibly)) {
            words.push(sign.to_owned());
        } else if !ties.is_empty() {
            words.push(format!("possibly {sign}"));
        }
    }
    words.join(" and ")
}

/// Counts the claims on the entities that make no tie. The claims that the question leaves out are
/// counted by the builder.
fn claims_without_tie(builder: &mut AnswerBuilder<'_, '_>, asked: &Asked) -> usize {
    let analysis = builder.analysis;
    let mut count = 0;
    for number in ClaimNo::all().take(analysis.claims.len()) {
        let pairs = analysis.facts.rows.pairs_of_claim(number);
        let mut about = pairs.iter().filter(|pair| {
            let object = pair.object.is_some_and(|object| asked.is_about(object));
            pair.object.is_some() && (asked.is_about(pair.subject) || object)
        });
        let Some(pair) = about.next() else {
            continue;
        };
        if builder.includes(number) && !pair.affirms() {
            count += 1;
        }
    }
    count
}

impl DatedTieChange {
    /// When it started or is first attested.
    fn start(&self) -> Option<String> {
        self.tie.episodes.first()?.start.clone()
    }
}

impl ChangesView {
    /// Adds a tie: as a change, as the same on both dates, or as unknown on both.
    fn add(&mut self, builder: &mut AnswerBuilder<'_, '_>, tie: &Tie, asked: &Asked) {
        const LEADS: Predicate = Predicate::named("leads");
        let Some(on) = asked.standings(builder.analysis, tie) else {
            return;
        };
        let [Some(from), Some(to)] = asked.dates.each_ref().map(|date| date.as_of.as_ref()) else {
            return;
        };
        let Some(change) = ChangeOfTie::of(tie, [from, to], on) else {
            if on.from.is_listed() {
                self.unchanged.extend(builder.tie(tie));
            } else if is_unknown(on.from) && is_unknown(on.to) {
                self.unknown.extend(builder.tie(tie));
            }
            return;
        };
        let Some(summary) = builder.tie(tie) else {
            return;
        };
        let (claims_for, claims_against) = builder.claims_on_tie(tie);
        self.ties.push(DatedTieChange {
            change,
            from: on.from,
            to: on.to,
            tie: summary,
            claims_for,
            claims_against,
            is_leadership: tie.predicate.closure().contains(&LEADS),
            is_listing: tie.predicate.def().family == Family::Designation,
        });
    }
}

fn is_unknown(standing: Standing) -> bool {
    matches!(
        standing,
        Standing::LastAttestedEarlier | Standing::FirstAttestedLater
    )
}
