//! `lists`: every list on which an entity is or was, and what is not inferred from that.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::Mode;
use ties::vocabulary::{ListingRole, ListingStatus, Predicate};
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::PairRow;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of, sort_by_heading};
use crate::citation::{flat, name};
use crate::citations::Citations;
use crate::claim_line::ClaimLine;
use crate::claim_view::ClaimView;
use crate::parts::PartView;
use crate::related_lists::{NOT_LISTED, RelatedLists, status_in_words};
use crate::scope::Scope;

const LISTED: Predicate = Predicate::named("designated-under");

/// The lists on which an entity is or was.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListsView {
    /// The id of the entity.
    pub id: String,
    /// The parts that are taken together with it. Each has its own entries.
    pub parts: Vec<PartView>,
    /// The entries on lists, removals, and statements that it was not on a list; by list, then by
    /// first possible day.
    pub entries: Vec<ListEntry>,
    /// Listings that were only proposed, announced or considered, by first possible day.
    pub proposals: Vec<ListEntry>,
    /// The reasons that authorities give for listings. They are not established.
    pub grounds: Vec<ClaimView>,
    /// Claims on listings that are not states of affairs: allegations, denials, hearsay.
    pub not_counted: Vec<ClaimView>,
    /// Related entities, with their own listings. A listing does not extend to them.
    pub related: Vec<RelatedLists>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The name of the entity.
    #[serde(skip)]
    pub(crate) name: String,
}

/// What one claim says about an entity and a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ListEntry {
    /// The id of the list.
    pub list: String,
    /// The name of the list.
    pub list_name: String,
    /// The authority that keeps the list, and the act that it is based on.
    pub basis: Option<String>,
    /// The id of the listed entity.
    pub entity: String,
    /// The name of the listed entity.
    pub name: String,
    /// The state: `listed`, `under review`, `removed`, `proposed`, `not on the list`.
    pub status: &'static str,
    /// How the name appears on the list: `own entry`, `alias in the entry of another party`.
    pub role: Option<&'static str>,
    /// The number of the entry.
    pub reference: Option<String>,
    /// Its time, speakers and locator.
    #[serde(flatten)]
    pub line: ClaimLine,
    /// The first possible day.
    #[serde(skip)]
    first_day: i32,
}

/// Every list on which an entity is or was, and its parts if the question asks for them.
pub fn lists(analysis: &Analysis<'_>, id: &Id) -> ListsView {
    let mut builder = AnswerBuilder::new(analysis);
    let (members, parts) = match analysis.index.number(id) {
        Some(number) => builder.members(number),
        None => (BTreeSet::new(), Vec::new()),
    };
    let mut view = ListsView {
        id: id.to_string(),
        parts,
        entries: Vec::new(),
        proposals: Vec::new(),
        grounds: Vec::new(),
        not_counted: Vec::new(),
        related: Vec::new(),
        citations: Citations::new(),
        scope: Scope::default(),
        name: name(analysis.dataset, id),
    };
    view.add_claims(&mut builder, &members);
    view.related = builder.related_lists(&members);
    view.citations = builder.citations;
    view.scope = builder.scope;
    view
}

impl ListsView {
    /// The name of the entity.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds the claims on listings of some entities, and the grounds.
    fn add_claims(&mut self, builder: &mut AnswerBuilder<'_, '_>, members: &BTreeSet<EntityNo>) {
        let mut grounds = BTreeSet::new();
        let mut not_counted = BTreeSet::new();
        for pair in &builder.analysis.facts.rows.pairs {
            let is_asked = pair.predicate == LISTED || pair.mode == Mode::Ground;
            if !is_asked || !members.contains(&pair.subject) || !builder.includes(pair.claim) {
                continue;
            }
            let status = builder.analysis.facts.rows.listing(pair.claim);
            if pair.mode == Mode::Ground {
                grounds.insert(pair.claim);
            } else if is_proposal(pair, status) {
                self.proposals.extend(builder.list_entry(pair));
            } else if pair.is_state_of_affairs() {
                self.entries.extend(builder.list_entry(pair));
            } else {
                not_counted.insert(pair.claim);
            }
        }
        let order = |it: &ListEntry| (it.list_name.clone(), it.list.clone(), it.first_day);
        self.entries.sort_by_cached_key(order);
        self.proposals.sort_by_key(|it| it.first_day);
        self.grounds = builder.views_of(&grounds, members);
        self.not_counted = builder.views_of(&not_counted, members);
    }
}

/// Whether a claim is about a listing that is not in force: it is proposed, or only considered.
fn is_proposal(pair: &PairRow, status: ListingStatus) -> bool {
    let is_open = match status {
        ListingStatus::Proposed => true,
        ListingStatus::UnderReview => !pair.mode.is_state_of_affairs(),
        _ => false,
    };
    is_open && !pair.negated && pair.is_believed
}

impl AnswerBuilder<'_, '_> {
    /// What a pair says about an entity and a list; none if it has no list.
    fn list_entry(&mut self, pair: &PairRow) -> Option<ListEntry> {
        let analysis = self.analysis;
        let list = analysis.index.entity_id(pair.object?)?;
        let entity = analysis.index.entity_id(pair.subject)?;
        let (_, _, claim) = analysis.claims.get(pair.claim.index())?;
        let with = claim.with.as_deref();
        let record = analysis.dataset.entities.get(list)?;
        let regime = record.ids.as_ref().and_then(|ids| ids.regime);
        let reference = with.and_then(|with| with.reference.as_deref());
        Some(ListEntry {
            list: list.to_string(),
            list_name: name(analysis.dataset, list),
            basis: regime.map(|it| format!("{}; {}", it.def().authority, it.def().act)),
            entity: entity.to_string(),
            name: name(analysis.dataset, entity),
            status: status_in_words(pair, analysis.facts.rows.listing(pair.claim)),
            role: with.and_then(|with| with.role).map(role_in_words),
            reference: reference.map(flat),
            line: self.claim_line(pair.claim, &["role", "status", "reference"])?,
            first_day: analysis.facts.rows.days(pair).start.0,
        })
    }

    /// The views of some claims on some subjects, by heading.
    fn views_of(
        &mut self,
        claims: &BTreeSet<ClaimNo>,
        subjects: &BTreeSet<EntityNo>,
    ) -> Vec<ClaimView> {
        let index = &self.analysis.index;
        let mut views = Vec::new();
        for claim in claims {
            views.extend(self.pairs_of_claim(*claim, |pair| {
                let subject = index.number(pair.subject.id);
                subject.is_some_and(|subject| subjects.contains(&subject))
            }));
        }
        sort_by_heading(&mut views);
        views
    }
}

fn role_in_words(role: ListingRole) -> &'static str {
    match role {
        ListingRole::OwnEntry => "own entry",
        ListingRole::AliasOf => "only an alias in the entry of another party",
        ListingRole::Amendment => "added to an existing entry by an amendment",
        ListingRole::Associated => "only mentioned in the entry of another party",
        _ => "role unknown",
    }
}

impl ListEntry {
    /// Whether it says that the entity was not on the list.
    pub(crate) fn is_denial(&self) -> bool {
        self.status == NOT_LISTED
    }
}

impl Answer for ListsView {
    fn rows(&self) -> Vec<Value> {
        rows_of(self.entries.iter().chain(&self.proposals))
    }

    fn is_empty(&self) -> bool {
        let is_listed = !self.entries.is_empty() || !self.proposals.is_empty();
        !is_listed && self.grounds.is_empty() && self.not_counted.is_empty()
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
