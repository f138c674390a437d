//! The part that a speaker has in a claim: it says it, relays it, or is relayed.

use std::collections::BTreeSet;

use serde::Serialize;
use ties::id::Id;
use ties::model::{Attribution, Claim, Source};
use ties_dataset::number::ClaimNo;

use crate::analysis::Analysis;

/// The part that a speaker has in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpeakerRole {
    /// It says it in its own document; a source says it in its own voice.
    Itself,
    /// It says it, and a source of others reports that.
    ReportedByOthers,
    /// Unnamed people who speak for it say it.
    ItsUnnamedSpeakers,
    /// Others say it, and the speaker relays it.
    RelaysOthers,
    /// It is in a copy, a translation or a summary of the source.
    Copy,
    /// A claim of another source gives the source as the document in which it was said.
    Cited,
    /// Only unnamed speakers say it.
    OnlyUnnamed,
    /// Unnamed speakers say it, and so do others of another independent origin.
    UnnamedAndOthers,
}

impl SpeakerRole {
    /// The heading of claims in which the speaker has this part.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Itself => "Said in its own documents",
            Self::ReportedByOthers => "Said by it, reported by others",
            Self::ItsUnnamedSpeakers => "Said by unnamed people who speak for it",
            Self::RelaysOthers => "Said by others, relayed by it",
            Self::Copy => "In copies of it",
            Self::Cited => "Said in it, according to other sources",
            Self::OnlyUnnamed => "Said by unnamed speakers alone",
            Self::UnnamedAndOthers => "Said by unnamed speakers, and independently by named ones",
        }
    }

    /// Whether others relay what the speaker says.
    pub(crate) fn is_relayed_by_others(self) -> bool {
        !matches!(self, Self::Itself | Self::RelaysOthers)
    }
}

/// The speakers that a question is about.
pub(crate) enum Speakers {
    /// Entities.
    Entities(BTreeSet<Id>),
    /// A source: its id and its symbol, and the sources that copy it.
    Source {
        names: BTreeSet<String>,
        id: Id,
        copies: BTreeSet<Id>,
    },
    /// All unnamed speakers.
    Unnamed,
}

impl Speakers {
    pub(crate) fn source(analysis: &Analysis<'_>, id: &Id) -> Self {
        let mut names = BTreeSet::from([id.to_string()]);
        if let Some(coded) = analysis.dataset.sources.get(id) {
            names.extend(coded.source.symbol.iter().map(ToString::to_string));
        }
        Self::Source {
            names,
            id: id.clone(),
            copies: copies(analysis, id),
        }
    }

    /// The part that the speakers have in a claim; `None` if they have none.
    pub(crate) fn role(&self, analysis: &Analysis<'_>, number: ClaimNo) -> Option<SpeakerRole> {
        let (reference, source, claim) = analysis.claims.get(number.index())?;
        match self {
            Self::Entities(ids) => {
                if claim.attribution.is_empty() && !is_document_of(source, ids) {
                    // A copy speaks in the voice of what it copies.
                    let facts = &analysis.facts;
                    let speaker = facts.origins.speaker(facts.rows.claim(number).source)?;
                    let is_copy = ids.contains(analysis.index.entity_id(speaker)?);
                    return is_copy.then_some(SpeakerRole::ReportedByOthers);
                }
                role_of_entities(ids, source, claim)
            }
            Self::Source { id, .. } if reference.source == *id => {
                let is_own_voice = claim.attribution.is_empty();
                Some(if is_own_voice {
                    SpeakerRole::Itself
                } else {
                    SpeakerRole::RelaysOthers
                })
            }
            Self::Source { copies, .. } if copies.contains(&reference.source) => {
                Some(SpeakerRole::Copy)
            }
            Self::Source { names, .. } => {
                let mut documents = claim.attribution.iter().filter_map(|it| it.r#in.as_ref());
                let is_cited = documents.any(|document| names.contains(&**document));
                is_cited.then_some(SpeakerRole::Cited)
            }
            Self::Unnamed => {
                let first = claim.attribution.first()?;
                first.who.is_none().then_some(SpeakerRole::OnlyUnnamed)
            }
        }
    }
}

/// The part that some entities have in a claim.
fn role_of_entities(ids: &BTreeSet<Id>, source: &Source, claim: &Claim) -> Option<SpeakerRole> {
    let is_own_document = is_document_of(source, ids);
    let Some((first, relays)) = claim.attribution.split_first() else {
        return is_own_document.then_some(SpeakerRole::Itself);
    };
    if first.who.as_ref().is_some_and(|who| ids.contains(who)) {
        return Some(if is_own_document {
            SpeakerRole::Itself
        } else {
            SpeakerRole::ReportedByOthers
        });
    }
    if speaks_for(first, ids) {
        return Some(SpeakerRole::ItsUnnamedSpeakers);
    }
    let is_relay = is_own_document || relays.iter().any(|relay| speaks_for(relay, ids));
    is_relay.then_some(SpeakerRole::RelaysOthers)
}

/// Whether one of the entities is an author or the publisher of a source.
fn is_document_of(source: &Source, ids: &BTreeSet<Id>) -> bool {
    let mut voices = source.authors.iter().chain(&source.publisher);
    voices.any(|voice| ids.contains(voice))
}

/// Whether a speaker is one of the entities, or an unnamed person who speaks for one.
fn speaks_for(speaker: &Attribution, ids: &BTreeSet<Id>) -> bool {
    ids.iter().any(|id| speaker.key_of(id).is_some())
}

/// The sources that copy a source, directly or through others.
pub(crate) fn copies(analysis: &Analysis<'_>, id: &Id) -> BTreeSet<Id> {
    let mut copies = BTreeSet::new();
    let mut open = vec![id];
    while let Some(original) = open.pop() {
        for (copy, coded) in &analysis.dataset.sources {
            let is_copy = coded.source.derived_from.as_ref() == Some(original);
            if is_copy && copy != id && copies.insert(copy.clone()) {
                open.push(copy);
            }
        }
    }
    copies
}
