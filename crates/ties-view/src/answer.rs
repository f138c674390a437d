//! What every answer has: rows, citations and scope; and how claims and ties get into one.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;

use serde::Serialize;
use serde_json::Value;
use ties::model::Pair;
use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::tie::{Tie, makes_tie};
use ties_text::terminal::escape_lines;

use crate::analysis::Analysis;
use crate::citation::cite;
use crate::citations::Citations;
use crate::claim_view::ClaimView;
use crate::inclusion::Skip;
use crate::scope::Scope;
use crate::screen::Screen;
use crate::standing::{DatedEpisode, Standing};
use crate::tie_summary::TieSummary;

/// An answer to a question: plain data with one rendering as text and one as JSON.
pub trait Answer: Serialize + Display {
    /// The rows of its main list, for CSV. Nested lists of texts become one cell.
    fn rows(&self) -> Vec<Value>;

    /// The citations of its sources.
    fn citations(&mut self) -> &mut Citations;

    /// Whether nothing was found.
    fn is_empty(&self) -> bool {
        self.rows().is_empty()
    }

    /// The text for a screen, safe to print on a terminal.
    fn to_text(&self, screen: Screen) -> String {
        let width = screen.drawing_width();
        escape_lines(&format!("{self:width$}"))
    }
}

/// Values as rows for CSV.
pub(crate) fn rows_of<'r, T: Serialize + 'r>(
    values: impl IntoIterator<Item = &'r T>,
) -> Vec<Value> {
    // Every view can be written as JSON.
    values
        .into_iter()
        .map(|value| serde_json::to_value(value).unwrap_or_default())
        .collect()
}

/// Collects the claims and ties of an answer, with their citations, and counts what the question
/// leaves out.
pub(crate) struct AnswerBuilder<'a, 'd> {
    pub(crate) analysis: &'a Analysis<'d>,
    pub(crate) scope: Scope,
    pub(crate) citations: Citations,
    /// The claims that are already counted as left out.
    skipped: BTreeSet<ClaimNo>,
    /// The claims and the ties that are already counted as listed.
    listed: (BTreeSet<ClaimNo>, BTreeSet<TieKey>),
    /// The ties asked for that are unknown on the date of the question.
    unknown_ties: Vec<&'a Tie>,
}

/// The subject, the predicate and the object of a tie.
type TieKey = (EntityNo, Predicate, EntityNo);

impl<'a, 'd> AnswerBuilder<'a, 'd> {
    pub(crate) fn new(analysis: &'a Analysis<'d>) -> Self {
        let mut scope = Scope::of(&analysis.selection);
        let left_out = &mut scope.left_out;
        left_out.unreadable = analysis.dataset.left_out;
        left_out.sources_published_later = analysis.unknown_then.later;
        left_out.sources_perhaps_published_later = analysis.unknown_then.perhaps_later;
        Self {
            analysis,
            scope,
            citations: Citations::new(),
            skipped: BTreeSet::new(),
            listed: (BTreeSet::new(), BTreeSet::new()),
            unknown_ties: Vec::new(),
        }
    }

    /// The claims with a pair for which `is_asked` is true, one view for each such pair, in the
    /// order of their headings. Claims that the question leaves out are counted.
    pub(crate) fn claims(&mut self, is_asked: impl Fn(&Pair<'_>) -> bool) -> Vec<ClaimView> {
        let mut views = Vec::new();
        for number in ClaimNo::all().take(self.analysis.claims.len()) {
            views.extend(self.pairs_of_claim(number, &is_asked));
        }
        sort_by_heading(&mut views);
        views
    }

    /// The pairs of a claim for which `is_asked` is true, each as a view; none if the question
    /// leaves the claim out, which is counted.
    pub(crate) fn pairs_of_claim(
        &mut self,
        number: ClaimNo,
        is_asked: impl Fn(&Pair<'_>) -> bool,
    ) -> Vec<ClaimView> {
        let pairs = self.asked_pairs(number, is_asked);
        if pairs.is_empty() || !self.includes(number) {
            return Vec::new();
        }
        self.dated_views(number, &pairs)
    }

    /// The pairs of a claim for which `is_asked` is true in one of the directions that it states.
    fn asked_pairs(&self, number: ClaimNo, is_asked: impl Fn(&Pair<'_>) -> bool) -> Vec<Pair<'d>> {
        let Some((_, _, claim)) = self.analysis.claims.get(number.index()) else {
            return Vec::new();
        };
        let mut pairs = claim.pairs();
        // A mutual claim is one claim: the second half of its pairs repeats the first half in the
        // other direction.
        if claim.mutual {
            pairs.truncate(pairs.len().div_ceil(2));
        }
        pairs.retain(|pair| {
            is_asked(pair) || (claim.mutual && reversed(pair).is_some_and(|pair| is_asked(&pair)))
        });
        pairs
    }

    /// The views of pairs of a claim. Its source is cited.
    fn views(&mut self, number: ClaimNo, pairs: &[Pair<'_>]) -> Vec<ClaimView> {
        let Some((reference, source, claim)) = self.analysis.claims.get(number.index()) else {
            return Vec::new();
        };
        self.cite(number);
        let dataset = self.analysis.dataset;
        pairs
            .iter()
            .map(|pair| ClaimView::new(dataset, reference, source, claim, pair))
            .collect()
    }

    /// The same, with what is known of the claim on the date of the question. The claim is counted
    /// as listed.
    pub(crate) fn dated_views(&mut self, number: ClaimNo, pairs: &[Pair<'_>]) -> Vec<ClaimView> {
        self.count_claim(number);
        let mut views = self.views(number, pairs);
        for view in &mut views {
            view.standing = self.analysis.standing_of_claim(number);
            view.nearest = self.analysis.nearest_of_claim(number);
        }
        views
    }

    /// Counts a claim that the answer lists, if the question has a reach.
    pub(crate) fn count_claim(&mut self, number: ClaimNo) {
        if let Some(counts) = &mut self.scope.listed
            && let Some(standing) = self.analysis.standing_of_claim(number)
            && self.listed.0.insert(number)
        {
            counts.claims.add(standing);
        }
    }

    /// All pairs of a claim, each as a view, whatever the question leaves out.
    pub(crate) fn whole_claim(&mut self, number: ClaimNo) -> Vec<ClaimView> {
        let pairs = self.asked_pairs(number, |_| true);
        self.views(number, &pairs)
    }

    /// Whether the question includes a claim. If not, it is counted.
    pub(crate) fn includes(&mut self, number: ClaimNo) -> bool {
        self.includes_unless(number, self.analysis.skip(number))
    }

    /// Whether the question includes a claim, whatever its date. If not, it is counted.
    pub(crate) fn includes_at_any_time(&mut self, number: ClaimNo) -> bool {
        self.includes_unless(number, self.analysis.skip_at_any_time(number))
    }

    /// Whether there is no reason to leave out a claim. If there is one, the claim is counted.
    fn includes_unless(&mut self, number: ClaimNo, skip: Option<Skip>) -> bool {
        if let Some(skip) = skip {
            self.leave_out(number, skip);
            return false;
        }
        true
    }

    /// Counts a claim as left out, if it is not counted already.
    fn leave_out(&mut self, number: ClaimNo, skip: Skip) {
        if !self.skipped.insert(number) {
            return;
        }
        let left_out = &mut self.scope.left_out;
        match skip {
            Skip::Withdrawn => left_out.withdrawn_claims += 1,
            Skip::OtherPredicate => left_out.claims_of_other_predicates += 1,
            Skip::OutsidePolicy => left_out.claims_outside_policy += 1,
            Skip::OtherTime => left_out.claims_of_other_times += 1,
        }
    }

    /// Whether a claim affirms a tie. If the question includes the claim and not the tie, the claim
    /// is counted as left out: the tie has too few or too many origins, or was not so on the date.
    pub(crate) fn leave_to_tie(&mut self, number: ClaimNo) -> bool {
        let pairs = self.analysis.facts.rows.pairs_of_claim(number);
        let facts = &self.analysis.facts;
        let affirms_tie = pairs.iter().any(|pair| makes_tie(pair, facts));
        if affirms_tie && self.includes(number) {
            let skip = match self.analysis.selection.as_of {
                Some(_) => Skip::OtherTime,
                None => Skip::OutsidePolicy,
            };
            self.leave_out(number, skip);
        }
        affirms_tie
    }

    /// Adds a source to the citations.
    pub(crate) fn cite_source(&mut self, id: &str) {
        let dataset = self.analysis.dataset;
        if let Some(coded) = dataset.sources.get(id) {
            self.citations.add(id, || cite(dataset, &coded.source));
        }
    }

    /// Adds the source of a claim to the citations.
    pub(crate) fn cite(&mut self, number: ClaimNo) {
        if let Some((reference, source, _)) = self.analysis.claims.get(number.index()) {
            let dataset = self.analysis.dataset;
            let id = reference.source.as_str();
            self.citations.add(id, || cite(dataset, source));
        }
    }

    /// The ties for which `is_asked` is true, ordered by time. Ties that the question leaves out
    /// are counted.
    pub(crate) fn ties(&mut self, is_asked: impl Fn(&Tie) -> bool) -> Vec<TieSummary> {
        let asked = self.asked_ties(is_asked);
        asked.into_iter().filter_map(|tie| self.tie(tie)).collect()
    }

    /// The same ties, not yet as views.
    pub(crate) fn asked_ties(&mut self, is_asked: impl Fn(&Tie) -> bool) -> Vec<&'a Tie> {
        let analysis = self.analysis;
        let mut asked = Vec::new();
        for tie in analysis.ties.iter().filter(|tie| is_asked(tie)) {
            let unknown_before = self.scope.left_out.ties_unknown_on_date;
            if self.includes_tie(tie) {
                asked.push(tie);
            } else if self.scope.left_out.ties_unknown_on_date > unknown_before {
                self.unknown_ties.push(tie);
            }
        }
        for tie in &analysis.ties_outside_policy {
            let is_left_out = analysis.selection.takes_predicate(tie.predicate) && is_asked(tie);
            self.scope.left_out.ties_outside_policy += usize::from(is_left_out);
        }
        asked.sort_by_key(|tie| tie.episodes.first().map(|first| first.time.days));
        asked
    }

    /// The ties asked for that are attested only before or only after the date of the question.
    pub(crate) fn ties_unknown_on_date(&mut self) -> Vec<TieSummary> {
        let ties = std::mem::take(&mut self.unknown_ties);
        ties.into_iter().filter_map(|tie| self.tie(tie)).collect()
    }

    /// The claims for a tie and those against it, each as a view of its first pair on the two
    /// entities. What is against a tie is shown whatever the question leaves out.
    pub(crate) fn claims_on_tie(&mut self, tie: &Tie) -> (Vec<ClaimView>, Vec<ClaimView>) {
        let mut claims_for = BTreeSet::new();
        let mut claims_against = BTreeSet::new();
        for DatedEpisode { episode, .. } in Standing::episodes(tie, &self.analysis.selection) {
            claims_for.extend(&episode.claims_for);
            claims_against.extend(&episode.claims_against);
        }
        let sides = (tie.subject, tie.object);
        (
            self.claims_on_sides(claims_for, sides),
            self.claims_on_sides(claims_against, sides),
        )
    }

    /// The first pair of each claim on two entities.
    fn claims_on_sides(
        &mut self,
        numbers: BTreeSet<&ClaimNo>,
        (one, other): (EntityNo, EntityNo),
    ) -> Vec<ClaimView> {
        let index = &self.analysis.index;
        let sides = [index.entity_id(one), index.entity_id(other)];
        let mut views = Vec::new();
        for number in numbers {
            let on_sides = self.asked_pairs(*number, |pair| {
                let (subject, object) = (pair.subject.id, pair.object.map(|object| object.id));
                [[Some(subject), object], [object, Some(subject)]].contains(&sides)
            });
            let first = on_sides.get(..1).unwrap_or_default();
            views.extend(self.dated_views(*number, first));
        }
        views
    }

    /// Whether the question includes a tie. If not, it is counted.
    pub(crate) fn includes_tie(&mut self, tie: &Tie) -> bool {
        if !self.analysis.selection.takes_predicate(tie.predicate) {
            return false;
        }
        match self.analysis.standing(tie) {
            Some(Standing::LastAttestedEarlier | Standing::FirstAttestedLater) => {
                self.scope.left_out.ties_unknown_on_date += 1;
                false
            }
            Some(standing) => standing.is_listed(),
            None => true,
        }
    }

    /// The view of a tie. The sources of its claims are cited.
    pub(crate) fn tie(&mut self, tie: &Tie) -> Option<TieSummary> {
        if let Some(counts) = &mut self.scope.listed
            && let Some(standing) = self.analysis.standing(tie)
            && self
                .listed
                .1
                .insert((tie.subject, tie.predicate, tie.object))
        {
            counts.ties.add(standing);
        }
        for DatedEpisode { episode, .. } in Standing::episodes(tie, &self.analysis.selection) {
            for claim in episode.claims_for.iter().chain(&episode.claims_against) {
                self.cite(*claim);
            }
        }
        TieSummary::new(self.analysis, tie)
    }
}

/// A pair in the other direction.
fn reversed<'c>(pair: &Pair<'c>) -> Option<Pair<'c>> {
    let object = pair.object?;
    Some(Pair {
        subject: object,
        object: Some(pair.subject),
    })
}

/// Sorts claims by heading, in the order in which an answer prints the headings. Claims that make
/// the same statement follow each other.
pub(crate) fn sort_by_heading(views: &mut [ClaimView]) {
    let mut first_places = HashMap::new();
    for (place, view) in views.iter().enumerate() {
        first_places.entry(view.statement.clone()).or_insert(place);
    }
    views.sort_by_key(|view| (view.heading_number(), first_places[&view.statement]));
}
