//! `according-to`: everything that can be traced to one speaker, one source or unnamed speakers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::{Source, SpeakerClass};
use ties_dataset::number::ClaimNo;
use ties_facts::row::PairRow;
use ties_facts::tie::Tie;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::{flat, name};
use crate::citations::Citations;
use crate::claim_view::ClaimView;
use crate::parts::PartView;
use crate::same_statement::{Others, SameStatements};
use crate::scope::Scope;
use crate::speaker_role::{SpeakerRole, Speakers};
use crate::speakers::identity_in_words;
use crate::tie_summary::{TieSummary, claim_ids};

/// Whose statements are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// An entity, as a speaker, author or publisher.
    Entity(Id),
    /// A source.
    Source(Id),
    /// All speakers whom their sources do not name.
    Unnamed,
}

/// Everything that can be traced to a speaker.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SpeakerView {
    /// The id of the entity or source; `unnamed` for all unnamed speakers.
    pub speaker: String,
    /// The parts whose statements are taken together with its own.
    pub parts: Vec<PartView>,
    /// The ties that only its claims attest.
    pub ties_of_it_alone: Vec<TieSummary>,
    /// The ties that claims of other independent origins attest too.
    pub ties_of_others_too: Vec<TieSummary>,
    /// The claims, by the part that the speaker has in them.
    pub groups: Vec<SpeakerGroup>,
    /// How the unnamed speakers are described; absent if the question is about a named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<UnnamedCounts>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The name of the speaker.
    #[serde(skip)]
    pub(crate) name: String,
}

/// The numbers of claims of unnamed speakers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct UnnamedCounts {
    /// Claims whose source describes the speaker: an official, fighters, a member state.
    pub described: usize,
    /// Claims whose source says nothing about the speaker.
    pub unattributed: usize,
}

/// The claims in which a speaker has the same part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SpeakerGroup {
    /// The part that the speaker has in them.
    pub role: SpeakerRole,
    /// The claims, states of affairs first.
    pub claims: Vec<AttributedClaim>,
}

/// A claim of a speaker, and who says the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AttributedClaim {
    /// The part that the speaker has in it.
    pub role: SpeakerRole,
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimView,
    /// Those who relay it, from the nearest to the speaker to the source.
    pub relayed_by: Vec<String>,
    /// Claims of other independent origins that say the same, at any time.
    pub others: Vec<String>,
    /// The number of these origins; 0 if the statement rests on the speaker alone.
    pub other_origins: usize,
}

/// A claim that can be traced to the speaker.
struct OwnClaim {
    number: ClaimNo,
    role: SpeakerRole,
}

/// Everything that can be traced to a speaker. If the question asks for parts, an entity is taken
/// together with its parts.
pub fn according_to(analysis: &Analysis<'_>, speaker: &Speaker) -> SpeakerView {
    let mut builder = AnswerBuilder::new(analysis);
    let mut parts = Vec::new();
    let speakers = match speaker {
        Speaker::Entity(id) => {
            let (ids, parts_of_it) = builder.ids_with_parts(id);
            parts = parts_of_it;
            Speakers::Entities(ids)
        }
        Speaker::Source(id) => Speakers::source(analysis, id),
        Speaker::Unnamed => Speakers::Unnamed,
    };
    let own = own_claims(&mut builder, &speakers);
    let numbers: BTreeSet<ClaimNo> = own.iter().map(|claim| claim.number).collect();
    let groups = groups(&mut builder, &own, &numbers);
    let (ties_of_it_alone, ties_of_others_too) = ties(&mut builder, &numbers);
    let (id, name) = match speaker {
        Speaker::Entity(id) => (id.as_str(), name(analysis.dataset, id)),
        Speaker::Source(id) => (id.as_str(), title(analysis, id)),
        Speaker::Unnamed => ("unnamed", "unnamed speakers".to_owned()),
    };
    let unnamed = match speaker {
        Speaker::Unnamed => Some(UnnamedCounts::of(analysis, &numbers)),
        _ => None,
    };
    SpeakerView {
        speaker: id.to_owned(),
        unnamed,
        parts,
        ties_of_it_alone,
        ties_of_others_too,
        groups,
        citations: builder.citations,
        scope: builder.scope,
        name,
    }
}

impl UnnamedCounts {
    /// The numbers of some claims whose first speaker is unnamed.
    fn of(analysis: &Analysis<'_>, numbers: &BTreeSet<ClaimNo>) -> Self {
        let mut counts = Self::default();
        for number in numbers {
            let claim = analysis.claims.get(number.index());
            let speaker = claim.and_then(|(.., claim)| claim.attribution.first());
            if speaker.is_some_and(|it| it.class == Some(SpeakerClass::Unstated)) {
                counts.unattributed += 1;
            } else {
                counts.described += 1;
            }
        }
        counts
    }
}

/// The claims that can be traced to the speakers.
fn own_claims(builder: &mut AnswerBuilder<'_, '_>, speakers: &Speakers) -> Vec<OwnClaim> {
    let analysis = builder.analysis;
    let mut own = Vec::new();
    for number in ClaimNo::all().take(analysis.claims.len()) {
        if let Some(role) = speakers.role(analysis, number)
            && builder.includes(number)
        {
            own.push(OwnClaim { number, role });
        }
    }
    own
}

/// The title of a source, in quotation marks.
fn title(analysis: &Analysis<'_>, id: &Id) -> String {
    match analysis.dataset.sources.get(id) {
        Some(coded) => format!("“{}”", flat(&coded.source.title)),
        None => id.to_string(),
    }
}

/// The views of the claims, by the part that the speaker has in them.
fn groups(
    builder: &mut AnswerBuilder<'_, '_>,
    own: &[OwnClaim],
    numbers: &BTreeSet<ClaimNo>,
) -> Vec<SpeakerGroup> {
    let mut statements = SameStatements::new(builder.analysis);
    let mut by_role: BTreeMap<SpeakerRole, Vec<AttributedClaim>> = BTreeMap::new();
    for claim in own {
        for view in attributed(builder, &mut statements, claim, numbers) {
            by_role.entry(view.role).or_default().push(view);
        }
    }
    let mut groups = Vec::new();
    for (role, mut claims) in by_role {
        claims.sort_by_key(|view| view.claim.heading_number());
        groups.push(SpeakerGroup { role, claims });
    }
    groups
}

/// The pairs of a claim, each with the claims of others that say the same.
fn attributed(
    builder: &mut AnswerBuilder<'_, '_>,
    statements: &mut SameStatements<'_, '_>,
    own: &OwnClaim,
    numbers: &BTreeSet<ClaimNo>,
) -> Vec<AttributedClaim> {
    let analysis = builder.analysis;
    let mut views = Vec::new();
    for claim in builder.pairs_of_claim(own.number, |_| true) {
        let mut others = Others::default();
        if let Some(pair) = pair_of(analysis, own.number, &claim) {
            others = statements.others(pair, numbers);
        }
        for other in &others.claims {
            builder.cite(*other);
        }
        views.push(AttributedClaim {
            role: if own.role == SpeakerRole::OnlyUnnamed && others.origins > 0 {
                SpeakerRole::UnnamedAndOthers
            } else {
                own.role
            },
            relayed_by: relays(analysis, own),
            others: claim_ids(&others.claims, &analysis.claims),
            other_origins: others.origins,
            claim,
        });
    }
    views
}

/// The row of a pair of a claim.
fn pair_of<'a>(
    analysis: &'a Analysis<'_>,
    number: ClaimNo,
    view: &ClaimView,
) -> Option<&'a PairRow> {
    let subject = analysis.index.number(&view.subject)?;
    let object = match &view.object {
        Some(object) => Some(analysis.index.number(object)?),
        None => None,
    };
    let mut pairs = analysis.facts.rows.pairs_of_claim(number).iter();
    pairs.find(|pair| (pair.subject, pair.object) == (subject, object))
}

/// Those who relay a claim of the speaker: the later speakers of its attribution, then the source.
fn relays(analysis: &Analysis<'_>, own: &OwnClaim) -> Vec<String> {
    let Some((_, source, claim)) = analysis.claims.get(own.number.index()) else {
        return Vec::new();
    };
    if !own.role.is_relayed_by_others() {
        return Vec::new();
    }
    let dataset = analysis.dataset;
    let chain = claim.attribution.iter().skip(1);
    let mut relays: Vec<String> = chain
        .map(|speaker| identity_in_words(dataset, speaker))
        .collect();
    for voice in voices_of_source(source) {
        let voice = name(dataset, voice);
        if !relays.contains(&voice) {
            relays.push(voice);
        }
    }
    relays
}

/// Those in whose voice a source speaks: its authors, or its publisher.
fn voices_of_source(source: &Source) -> Vec<&Id> {
    if source.authors.is_empty() {
        source.publisher.iter().collect()
    } else {
        source.authors.iter().collect()
    }
}

/// The ties that the claims attest: those that they alone attest, and those that claims of other
/// independent origins attest too.
fn ties(
    builder: &mut AnswerBuilder<'_, '_>,
    own: &BTreeSet<ClaimNo>,
) -> (Vec<TieSummary>, Vec<TieSummary>) {
    let analysis = builder.analysis;
    let alone = builder.ties(|tie| attests(tie, own) && !has_other_origin(analysis, tie, own));
    let with_others = builder.ties(|tie| attests(tie, own) && has_other_origin(analysis, tie, own));
    (alone, with_others)
}

/// Whether one of the claims attests a tie.
fn attests(tie: &Tie, own: &BTreeSet<ClaimNo>) -> bool {
    let mut claims = tie.episodes.iter().flat_map(|episode| &episode.claims_for);
    claims.any(|claim| own.contains(claim))
}

/// Whether a tie is attested by other claims that add an independent origin to the given ones.
fn has_other_origin(analysis: &Analysis<'_>, tie: &Tie, own: &BTreeSet<ClaimNo>) -> bool {
    let mut all = Vec::new();
    let mut of_own = Vec::new();
    for claim in tie.episodes.iter().flat_map(|episode| &episode.claims_for) {
        let pairs = analysis.facts.rows.pairs_of_claim(*claim).iter();
        if own.contains(claim) {
            of_own.extend(pairs.clone());
        }
        all.extend(pairs);
    }
    let origins = &analysis.facts.origins;
    origins.count(all) > origins.count(of_own)
}

impl Answer for SpeakerView {
    fn rows(&self) -> Vec<Value> {
        rows_of(self.groups.iter().flat_map(|group| &group.claims))
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
