//! The citations of claims in cells. Each is written once, because most claims are cited in many rows.

use ties::model::{Attribution, Claim, Mode};
use ties_dataset::number::ClaimNo;
use ties_view::{Analysis, word};

use crate::cells::{entity_id, joined};

/// The citations of all claims.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    /// The texts of all claims, one claim after the other.
    texts: String,
    /// The mode of each claim, and where its texts end, in the order of [`CitationPart`].
    claims: Vec<(Mode, [usize; 7])>,
}

/// A text of a citation; it may be empty.
#[derive(Debug, Clone, Copy)]
enum CitationPart {
    /// `source#claim`.
    Id,
    /// The locator as written.
    At,
    /// The attribution, as in `claims`.
    Attributions,
    /// When it holds, EDTF.
    When,
    /// When the source was published, EDTF.
    Published,
    /// The independent origin, as in `claims`.
    Origin,
    /// The citation for people: `source p14 s1 (speaker, assessment, of 2021-08, published 2021-09)`.
    Evidence,
}

/// The citation of one claim.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Citation<'c> {
    citations: &'c Citations,
    place: usize,
}

impl<'c> Citation<'c> {
    /// Only the text is read: the claims of a tie are far apart in memory, and fetching them takes most of the time.
    fn text(self, what: CitationPart) -> &'c str {
        let Citations { texts, claims } = self.citations;
        let end = |place: usize, what: usize| claims.get(place).map(|(_, ends)| ends[what]);
        let start = match (what as usize).checked_sub(1) {
            Some(before) => end(self.place, before),
            None => self
                .place
                .checked_sub(1)
                .and_then(|before| end(before, CitationPart::Evidence as usize)),
        };
        end(self.place, what as usize)
            .and_then(|end| texts.get(start.unwrap_or_default()..end))
            .unwrap_or_default()
    }

    /// One of its texts, unless it is empty.
    fn non_empty(self, what: CitationPart) -> Option<&'c str> {
        match self.text(what) {
            "" => None,
            text => Some(text),
        }
    }

    pub(crate) fn id(self) -> &'c str {
        self.text(CitationPart::Id)
    }

    /// The source's id.
    pub(crate) fn source(self) -> &'c str {
        self.id().split('#').next().unwrap_or_default()
    }

    pub(crate) fn at(self) -> &'c str {
        self.text(CitationPart::At)
    }

    pub(crate) fn mode(self) -> Mode {
        self.citations
            .claims
            .get(self.place)
            .map(|(mode, _)| *mode)
            .unwrap_or_default()
    }

    pub(crate) fn attribution(self) -> Option<&'c str> {
        self.non_empty(CitationPart::Attributions)
    }

    pub(crate) fn when(self) -> Option<&'c str> {
        self.non_empty(CitationPart::When)
    }

    pub(crate) fn published(self) -> Option<&'c str> {
        self.non_empty(CitationPart::Published)
    }

    pub(crate) fn origin(self) -> Option<&'c str> {
        self.non_empty(CitationPart::Origin)
    }

    pub(crate) fn evidence(self) -> &'c str {
        self.text(CitationPart::Evidence)
    }
}

impl Citations {
    /// The citation of one claim, by its number.
    pub(crate) fn of_claim(&self, claim: ClaimNo) -> Citation<'_> {
        Citation {
            citations: self,
            place: claim.index(),
        }
    }

    /// Those of all claims.
    pub(crate) fn of(computed: &Analysis<'_>) -> Self {
        let mut citations = Self {
            claims: Vec::with_capacity(computed.claims.len()),
            ..Self::default()
        };
        for ((reference, source, claim), number) in computed.claims.iter().zip(ClaimNo::all()) {
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

/// The speakers, the originator first, joined by ` > `: ids, or `class:…`; `None`: the source in its own voice.
fn attribution(claim: &Claim) -> Option<String> {
    joined(claim.attribution.iter().map(speaker), " > ")
}

/// A speaker as text; details are in the table `attribution`.
fn speaker(speaker: &Attribution) -> &str {
    match (&speaker.who, speaker.class) {
        (Some(who), _) => who.as_str(),
        (None, Some(class)) => class.as_text(),
        (None, None) => "",
    }
}

/// The independent origin of a claim: an entity, a document or a source.
fn origin(computed: &Analysis<'_>, number: ClaimNo) -> Option<String> {
    let pair = computed.facts.rows.pairs_of_claim(number).first()?;
    match computed.facts.origins.origin(pair) {
        ties_facts::origins::Origin::Entity(entity) => Some(entity_id(computed, entity).to_owned()),
        ties_facts::origins::Origin::Document(document) => {
            Some(computed.facts.rows.document(document).to_owned())
        }
        ties_facts::origins::Origin::Source(source) => {
            Some(computed.facts.rows.source(source).id.to_string())
        }
    }
}
