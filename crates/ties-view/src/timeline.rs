//! `timeline`: everything dated about an entity, in order of time.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::Claim;
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::contradiction::Contradiction;
use ties_facts::episode::{Episode, EpisodeEnd, EpisodeTime};
use ties_facts::row::AttestedDays;
use ties_facts::tie::Tie;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::{date_in_words, flat, name};
use crate::citations::Citations;
use crate::claim_list::{has_same_first_side, statement_of_pairs};
use crate::claim_time::{is_event, time_in_words};
use crate::claim_view::ClaimView;
use crate::drawing::drawn_text;
use crate::parts::PartView;
use crate::period_days::PeriodDays;
use crate::related_lists::status_in_words;
use crate::scope::Scope;
use crate::screen::Screen;
use crate::some_day::some_day_in_words;
use crate::standing::Standing;
use crate::standing_counts::StandingCounts;
use crate::tie_summary::{EpisodeSummary, claim_ids};
use crate::timeline_entry::TimelineEntry;
use crate::timeline_sides::{Asked, Sides};

const LISTED: Predicate = Predicate::named("designated-under");

/// The headings of entries that count: what is affirmed, and what is negated.
const COUNTED: usize = 2;

/// Everything dated about an entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TimelineView {
    /// The id of the entity.
    pub id: String,
    /// The id of the second entity, if the timeline is about what is between two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The parts that are taken together with them.
    pub parts: Vec<PartView>,
    /// States of affairs and their negations, by earliest day; those without a known day last.
    pub entries: Vec<TimelineEntry>,
    /// Other claims: allegations, promises, forecasts; by heading, then in the same order.
    pub not_counted: Vec<TimelineEntry>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The name of the entity, or the names of the two.
    #[serde(skip)]
    pub names: Vec<String>,
}

/// Everything dated about an entity, and its parts if the question asks for them.
pub fn timeline(analysis: &Analysis<'_>, id: &Id) -> TimelineView {
    let mut builder = AnswerBuilder::new(analysis);
    let (members, parts) = members_of(&mut builder, id);
    view(builder, [id].as_slice(), Sides::One(members), parts)
}

/// Everything dated between two entities, each with its parts if the question asks for them.
pub fn timeline_between(analysis: &Analysis<'_>, a: &Id, b: &Id) -> TimelineView {
    let mut builder = AnswerBuilder::new(analysis);
    let (of_a, mut parts) = members_of(&mut builder, a);
    let (of_b, parts_of_b) = members_of(&mut builder, b);
    parts.extend(parts_of_b);
    view(builder, [a, b].as_slice(), Sides::Both(of_a, of_b), parts)
}

/// An entity and the parts that the question takes together with it.
fn members_of(builder: &mut AnswerBuilder<'_, '_>, id: &Id) -> (BTreeSet<EntityNo>, Vec<PartView>) {
    match builder.analysis.index.number(id) {
        Some(number) => builder.members(number),
        None => (BTreeSet::new(), Vec::new()),
    }
}

fn view(
    mut builder: AnswerBuilder<'_, '_>,
    ids: &[&Id],
    sides: Sides,
    parts: Vec<PartView>,
) -> TimelineView {
    let dataset = builder.analysis.dataset;
    let (entries, not_counted) = entries_of(&mut builder, sides);
    TimelineView {
        id: ids.first().map(ToString::to_string).unwrap_or_default(),
        other: ids.get(1).map(ToString::to_string),
        parts,
        entries,
        not_counted,
        citations: builder.citations,
        scope: builder.scope,
        names: ids.iter().map(|id| name(dataset, id)).collect(),
    }
}

/// The entries of what is affirmed or negated, in order of time, and of other claims.
pub(crate) fn entries_of(
    builder: &mut AnswerBuilder<'_, '_>,
    sides: Sides,
) -> (Vec<TimelineEntry>, Vec<TimelineEntry>) {
    let asked = Asked::new(builder, sides);
    let (mut entries, on_ties) = builder.tie_entries(&asked);
    let mut not_counted = Vec::new();
    let mut of_claims = StandingCounts::default();
    for entry in builder.claim_entries(&asked, &on_ties) {
        if let Some(standing) = entry.standing {
            of_claims.add(standing);
        }
        if entry.heading_number() < COUNTED {
            entries.push(entry);
        } else {
            not_counted.push(entry);
        }
    }
    if let Some(listed) = &mut builder.scope.listed {
        // A claim that gives a date is counted by that date.
        listed.claims = of_claims;
    }
    entries.sort_by_key(TimelineEntry::order);
    not_counted.sort_by_key(|entry| (entry.heading_number(), entry.order()));
    (entries, not_counted)
}

impl Analysis<'_> {
    /// The days of a claim: of its value if that is a date, or else those for which it is made.
    fn days_of_claim(&self, number: ClaimNo) -> Option<AttestedDays> {
        let rows = &self.facts.rows;
        if let Some(date) = rows.date(number) {
            return Some(AttestedDays {
                start: date.start_days(),
                until: date.end_days(),
            });
        }
        Some(rows.days(rows.pairs_of_claim(number).first()?))
    }

    /// The days of a claim as numbers. An event that only its source dates was on some day up to
    /// that date.
    fn period_of_claim(&self, number: ClaimNo) -> Option<PeriodDays> {
        let rows = &self.facts.rows;
        let pair = rows.pairs_of_claim(number).first()?;
        let mut time = EpisodeTime::of(pair, rows);
        time.days = self.days_of_claim(number)?;
        let days = PeriodDays::of(&time);
        let (_, _, claim) = self.claims.get(number.index())?;
        if claim.when.is_none() && claim.date.is_none() && is_event(claim.predicate) {
            return Some(days.some_day_up_to_its_end());
        }
        Some(days)
    }

    /// What is known, on the date of the question, of what a claim states. A claim that gives a
    /// date is about that date, not about the date of its source.
    fn standing_in_timeline(&self, number: ClaimNo) -> Option<Standing> {
        let date = self.selection.as_of.as_ref()?;
        if self.facts.rows.date(number).is_none() {
            return self.standing_of_claim(number);
        }
        let time = EpisodeTime {
            days: self.days_of_claim(number)?,
            starts: false,
            end: EpisodeEnd::AttestedUntil,
        };
        Some(Standing::within(date, self.selection.reach, &time))
    }

    /// The claims that cannot be true together with a claim on some entities, for each such claim.
    fn contesting_claims(&self, asked: &Asked) -> BTreeMap<ClaimNo, BTreeSet<ClaimNo>> {
        let contradictions = self.facts.contradictions();
        let between_origins = contradictions.between_origins.iter();
        let mut contesting: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for found in between_origins.chain(&contradictions.of_one_voice) {
            if !asked.takes(found.predicate, found.subject, found.object) {
                continue;
            }
            for number in found.one_side.iter().chain(&found.other_side) {
                let others = self.opposite_claims(found, *number);
                contesting.entry(*number).or_default().extend(others);
            }
        }
        contesting
    }

    /// The claims that a contradiction sets against one of its claims.
    fn opposite_claims(&self, found: &Contradiction, number: ClaimNo) -> Vec<ClaimNo> {
        if !found.other_side.is_empty() {
            let is_on_one_side = found.one_side.contains(&number);
            return if is_on_one_side {
                found.other_side.clone()
            } else {
                found.one_side.clone()
            };
        }
        let value = self.value_of(number);
        let mut others = found.one_side.clone();
        others.retain(|other| self.value_of(*other) != value);
        others
    }

    /// What distinguishes claims that give different values.
    fn value_of(&self, number: ClaimNo) -> Option<impl PartialEq> {
        let (_, _, claim) = self.claims.get(number.index())?;
        Some((&claim.date, &claim.amount, claim.negated))
    }
}

impl AnswerBuilder<'_, '_> {
    /// One entry for each period of each tie, and the claims on these ties. Each claim on a listing
    /// has its own entry instead, so that a removal is not merged with a listing.
    fn tie_entries(&mut self, asked: &Asked) -> (Vec<TimelineEntry>, BTreeSet<ClaimNo>) {
        let mut entries = Vec::new();
        let mut on_ties = BTreeSet::new();
        let ties = self.asked_ties(|tie| {
            let object = Some(tie.object);
            tie.predicate != LISTED && asked.takes(tie.predicate, tie.subject, object)
        });
        for tie in ties {
            let Some(summary) = self.tie(tie) else {
                continue;
            };
            let episodes = Standing::episodes(tie, &self.analysis.selection);
            for (dated, view) in episodes.into_iter().zip(summary.episodes) {
                let episode = dated.episode;
                on_ties.extend(&episode.claims_for);
                let mut entry = self.episode_entry(tie, episode, view);
                entry.subject.clone_from(&summary.subject);
                entry.objects = vec![summary.object.clone()];
                entry.statement.clone_from(&summary.statement);
                entries.push(entry);
            }
        }
        (entries, on_ties)
    }

    /// The entry of a period of a tie, without its statement.
    fn episode_entry(&self, tie: &Tie, episode: &Episode, view: EpisodeSummary) -> TimelineEntry {
        let analysis = self.analysis;
        let days = episode.time.days;
        let mut entry = TimelineEntry::new(analysis, &episode.claims_for, days);
        entry.set_predicate(tie.predicate, false);
        entry.days = PeriodDays::of(&episode.time);
        if entry.date.is_empty() && is_event(tie.predicate) {
            entry.days = entry.days.some_day_up_to_its_end();
        }
        entry.standing = match analysis.standing(tie) {
            Some(Standing::Assumed) => Some(Standing::Assumed),
            _ => view.standing,
        };
        entry.nearest = view.nearest;
        entry.origins = episode.origins_for;
        entry.contested_by = view.claims_against;
        let mut times = BTreeSet::new();
        for number in &episode.claims_for {
            if let Some((_, source, claim)) = analysis.claims.get(number.index()) {
                times.insert(time_in_words(source, claim));
            }
        }
        entry.when = match times.pop_first() {
            Some(only) if times.is_empty() => only,
            _ => view.words,
        };
        entry
    }

    /// The entries of the claims that are not on the ties.
    fn claim_entries(&mut self, asked: &Asked, on_ties: &BTreeSet<ClaimNo>) -> Vec<TimelineEntry> {
        let analysis = self.analysis;
        let contesting = analysis.contesting_claims(asked);
        let mut entries = Vec::new();
        for number in &asked.claims {
            let Some((_, _, claim)) = analysis.claims.get(number.index()) else {
                continue;
            };
            let is_on_tie = on_ties.contains(number);
            if is_on_tie || (claim.predicate != LISTED && self.leave_to_tie(*number)) {
                continue;
            }
            let pairs = self.pairs_in_timeline(*number, claim.predicate, asked);
            let others: Vec<_> = contesting.get(number).into_iter().flatten().collect();
            for pairs in pairs.chunk_by(has_same_first_side) {
                if let Some(mut entry) = self.claim_entry(*number, claim, pairs) {
                    for other in &others {
                        self.cite(**other);
                        entry
                            .contested_by
                            .extend(claim_ids(&[**other], &analysis.claims));
                    }
                    entries.push(entry);
                }
            }
        }
        entries
    }

    /// The pairs of a claim that a timeline is about; none if the question leaves the claim out.
    fn pairs_in_timeline(
        &mut self,
        number: ClaimNo,
        predicate: Predicate,
        asked: &Asked,
    ) -> Vec<ClaimView> {
        let index = &self.analysis.index;
        if self.analysis.facts.rows.date(number).is_none() {
            return self.pairs_of_claim(number, |pair| {
                let object = pair.object.and_then(|object| index.number(object.id));
                let subject = index.number(pair.subject.id);
                subject.is_some_and(|subject| asked.takes(predicate, subject, object))
            });
        }
        if !self.includes_at_any_time(number) {
            return Vec::new();
        }
        let standing = self.analysis.standing_in_timeline(number);
        if standing.is_some_and(|standing| !standing.is_listed()) {
            self.scope.left_out.claims_of_other_times += 1;
            return Vec::new();
        }
        let mut pairs = self.whole_claim(number);
        pairs.retain(|pair| {
            let subject = index.number(&pair.subject);
            subject.is_some_and(|subject| asked.takes(predicate, subject, None))
        });
        pairs
    }

    /// The entry of a claim, from its pairs with one subject.
    fn claim_entry(
        &self,
        number: ClaimNo,
        claim: &Claim,
        pairs: &[ClaimView],
    ) -> Option<TimelineEntry> {
        let analysis = self.analysis;
        let first = pairs.first()?;
        let (_, source, _) = analysis.claims.get(number.index())?;
        let mut entry = TimelineEntry::new(analysis, &[number], analysis.days_of_claim(number)?);
        entry.set_predicate(claim.predicate, claim.negated);
        entry.subject.clone_from(&first.subject);
        entry.objects = pairs.iter().filter_map(|it| it.object.clone()).collect();
        entry.days = analysis.period_of_claim(number)?;
        entry.heading = first.heading;
        entry.standing = analysis.standing_in_timeline(number);
        let days = analysis.days_of_claim(number)?;
        entry.nearest = analysis.selection.nearest(entry.standing, days);
        entry.when = match claim.date.as_deref() {
            Some(date) => day_of_event_in_words(date),
            None => time_in_words(source, claim),
        };
        entry.statement = self.statement(number, claim, pairs)?;
        Some(entry)
    }

    /// The statement of a claim on one line, from its pairs with one subject. It leaves out a date,
    /// which the entry gives as its time.
    fn statement(&self, number: ClaimNo, claim: &Claim, pairs: &[ClaimView]) -> Option<String> {
        let analysis = self.analysis;
        let first = pairs.first()?;
        let subject = name(analysis.dataset, &first.subject);
        if claim.predicate == LISTED {
            let row = analysis.facts.rows.pairs_of_claim(number).first()?;
            let status = status_in_words(row, analysis.facts.rows.listing(number));
            let lists: Vec<_> = pairs
                .iter()
                .filter_map(|it| it.other_name.clone())
                .collect();
            return Some(format!("{subject} · {status} · {}", lists.join("; ")));
        }
        Some(match claim.predicate.def().takes {
            ValueType::Date => {
                let predicate = first.predicate.trim_end_matches("-on");
                let not = if claim.negated { "NOT " } else { "" };
                format!("{subject} · {not}{predicate}")
            }
            ValueType::Text => {
                let words = claim.summary.as_deref().map(flat);
                format!("{}: {}", first.statement, words.unwrap_or_default())
            }
            _ => statement_of_pairs(pairs),
        })
    }
}

/// The date that is the value of a claim, in words. An interval means some day within it.
fn day_of_event_in_words(date: &str) -> String {
    match date.split_once('/') {
        Some(("", _) | (_, "" | "..")) => date_in_words(date),
        _ => some_day_in_words(date),
    }
}

impl Answer for TimelineView {
    fn to_text(&self, screen: Screen) -> String {
        drawn_text(self, screen)
    }

    fn rows(&self) -> Vec<Value> {
        rows_of(self.entries.iter().chain(&self.not_counted))
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
