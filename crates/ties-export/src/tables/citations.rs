//! How cells cite claims: what they say of each, written once side by side, for most are cited in many rows.

use std::borrow::Cow;

use ::ties::model::{Attribution, Claim, Mode};
use ::ties::row::PairRow;
use ties_view::{Analysis, word};

use super::{entity_id, joined, written};
use crate::export::Export;

/// What cells say of each claim.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    /// The texts of all claims, those of one behind those of another.
    texts: String,
    /// How each claim is said, and where its texts end, in the order of [`What`].
    claims: Vec<(Mode, [usize; 7])>,
}

/// What is said of a claim; nothing where there is nothing to say.
#[derive(Debug, Clone, Copy)]
enum What {
    /// `source#claim`.
    Id,
    /// The locator as written.
    At,
    /// Who tells, as `claims` has it.
    Attributions,
    /// When it holds, EDTF.
    When,
    /// When the source was published, EDTF.
    Published,
    /// What it can be traced back to, as `claims` has it.
    Origin,
    /// Where it stands and who says it: `source p14 s1 (speaker, assessment, of 2021-08, published 2021-09)`.
    Evidence,
}

/// What cells say of one claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Citation<'c> {
    citations: &'c Citations,
    place: usize,
}

impl<'c> Citation<'c> {
    /// A text alone is looked at: the claims of a tie lie far apart, and to fetch them takes most of the time.
    fn text(self, what: What) -> &'c str {
        let Citations { texts, claims } = self.citations;
        let end = |place: usize, what: usize| claims.get(place).map(|(_, ends)| ends[what]);
        let start = match (what as usize).checked_sub(1) {
            Some(before) => end(self.place, before),
            None => self
                .place
                .checked_sub(1)
                .and_then(|before| end(before, What::Evidence as usize)),
        };
        end(self.place, what as usize)
            .and_then(|end| texts.get(start.unwrap_or_default()..end))
            .unwrap_or_default()
    }

    /// The same; none where there is nothing to say.
    fn told(self, what: What) -> Option<&'c str> {
        Some(self.text(what)).filter(|text| !text.is_empty())
    }

    pub(super) fn id(self) -> &'c str {
        self.text(What::Id)
    }

    /// The source's id.
    pub(super) fn source(self) -> &'c str {
        self.id().split('#').next().unwrap_or_default()
    }

    pub(super) fn at(self) -> &'c str {
        self.text(What::At)
    }

    pub(super) fn mode(self) -> Mode {
        self.citations
            .claims
            .get(self.place)
            .map(|(mode, _)| *mode)
            .unwrap_or_default()
    }

    pub(super) fn attribution(self) -> Option<&'c str> {
        self.told(What::Attributions)
    }

    pub(super) fn when(self) -> Option<&'c str> {
        self.told(What::When)
    }

    pub(super) fn published(self) -> Option<&'c str> {
        self.told(What::Published)
    }

    pub(super) fn origin(self) -> Option<&'c str> {
        self.told(What::Origin)
    }

    fn evidence(self) -> &'c str {
        self.text(What::Evidence)
    }
}

impl Citations {
    /// Those of all claims.
    pub(crate) fn of(computed: &Analysis<'_>) -> Self {
        let mut citations = Self {
            claims: Vec::with_capacity(computed.claims.len()),
            ..Self::default()
        };
        for ((reference, source, claim), number) in computed.claims.iter().zip(0..) {
            let attribution = attribution(claim).unwrap_or_default();
            let when = claim.when.as_deref().unwrap_or_default();
            let published = source.published.as_deref().unwrap_or_default();
            let origin = origin(computed, number).unwrap_or_default();
            let place = claim
                .at
                .bytes()
                .position(|byte| byte == b'#')
                .map_or(&*claim.at, |digest| &claim.at[..digest]);
            let voice = if claim.attribution.is_empty() {
                "in its own voice"
            } else {
                &attribution
            };
            let mode = word(&claim.mode);
            let (of, out) = (
                if when.is_empty() { "" } else { ", of " },
                if published.is_empty() {
                    ""
                } else {
                    ", published "
                },
            );
            let texts: [&[&str]; 7] = [
                &[&reference.source, "#", &reference.claim],
                &[&claim.at],
                &[&attribution],
                &[when],
                &[published],
                &[&origin],
                &[
                    &reference.source,
                    " ",
                    place.trim_end(),
                    " (",
                    voice,
                    ", ",
                    &mode,
                    of,
                    when,
                    out,
                    published,
                    ")",
                ],
            ];
            let ends = texts.map(|parts| {
                for part in parts {
                    citations.texts.push_str(part);
                }
                citations.texts.len()
            });
            citations.claims.push((claim.mode, ends));
        }
        citations
    }
}

/// What cells say of a claim, by its number.
pub(super) fn citation<'c>(export: &'c Export<'_>, claim: u32) -> Citation<'c> {
    Citation {
        citations: export.citations(),
        place: claim as usize,
    }
}

/// Writes the id of a row of `claims`: `source#claim`; of a group of claims `source#claim+subject+object`.
fn write_claim_id(export: &Export<'_>, pair: &PairRow, cell: &mut String) {
    let computed = &export.computed;
    cell.push_str(citation(export, pair.claim).id());
    if computed.rows.pairs_of_claim(pair.claim).len() > 1 {
        for side in pair.entities() {
            cell.push('+');
            cell.push_str(entity_id(computed, side));
        }
    }
}

/// The id of a row of `claims`: that of the claim, borrowed, unless the claim is a group.
pub(super) fn claim_id<'c>(export: &'c Export<'_>, pair: &PairRow) -> Cow<'c, str> {
    if export.computed.rows.pairs_of_claim(pair.claim).len() == 1 {
        return Cow::Borrowed(citation(export, pair.claim).id());
    }
    let mut id = String::new();
    write_claim_id(export, pair, &mut id);
    Cow::Owned(id)
}

/// The ids of some rows of `claims`, joined by `; `.
pub(super) fn claim_ids<'c>(
    export: &Export<'_>,
    pairs: impl IntoIterator<Item = &'c PairRow>,
) -> Option<String> {
    written(pairs, "; ", |pair, cell| write_claim_id(export, pair, cell))
}

/// Where some claims stand and who says them, joined by `; `.
pub(super) fn evidence_of(export: &Export<'_>, claims: &[u32]) -> Option<String> {
    written(claims, "; ", |claim, cell| {
        cell.push_str(citation(export, *claim).evidence())
    })
}

/// Who tells, the originator first, joined by ` > `: ids, or `class:…`; none: the source in its own voice.
fn attribution(claim: &Claim) -> Option<String> {
    joined(claim.attribution.iter().map(speaker), " > ")
}

/// A speaker as it is written as a text; what else is known of it is in the table `attribution`.
fn speaker(speaker: &Attribution) -> &str {
    match (&speaker.who, speaker.class) {
        (Some(who), _) => who.as_str(),
        (None, Some(class)) => class.as_text(),
        (None, None) => "",
    }
}

/// What a claim can be traced back to: an entity, a document or a source.
fn origin(computed: &Analysis<'_>, number: u32) -> Option<String> {
    let pair = computed.rows.pairs_of_claim(number).first()?;
    match computed.rows.origins.origin(pair) {
        ::ties::origins::Origin::Entity(entity) => Some(entity_id(computed, entity).to_owned()),
        ::ties::origins::Origin::Document(document) => {
            Some(computed.rows.documents.name(document).to_owned())
        }
        ::ties::origins::Origin::Source(source) => computed
            .rows
            .sources
            .get(source as usize)
            .map(|source| source.id.to_string()),
    }
}
