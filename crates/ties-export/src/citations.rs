//! The citations of claims in cells. Each is written once, because most claims are cited in many
//! rows.

use std::borrow::Cow;

use ties::id::ClaimRef;
use ties::model::{Attribution, Claim, Mode, Source};
use ties_dataset::number::ClaimNo;
use ties_facts::origins::Origin;
use ties_view::{Analysis, label};

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
    /// The citation for people: `source p14 s1 (speaker, assessment, of 2021-08, published
    /// 2021-09)`.
    Evidence,
}

/// The citation of one claim.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Citation<'c> {
    citations: &'c Citations,
    place: usize,
}

impl<'c> Citation<'c> {
    /// Only the text is read: the claims of a tie are far apart in memory, and fetching them takes
    /// most of the time.
    fn text(self, what: CitationPart) -> &'c str {
        let Citations { texts, claims } = self.citations;
        let Some((_, ends)) = claims.get(self.place) else {
            return "";
        };
        let start = match what {
            CitationPart::Id if self.place == 0 => 0,
            CitationPart::Id => claims[self.place - 1].1[CitationPart::Evidence as usize],
            _ => ends[what as usize - 1],
        };
        texts.get(start..ends[what as usize]).unwrap_or_default()
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
            citations.add(reference, source, claim, origin(computed, number));
        }
        citations
    }

    /// Writes the texts of one claim.
    fn add(
        &mut self,
        reference: &ClaimRef,
        source: &Source,
        claim: &Claim,
        origin: Option<String>,
    ) {
        let attribution = attribution(claim).unwrap_or_default();
        let speaker = match &*attribution {
            _ if claim.attribution.is_empty() => "in its own voice",
            speakers => speakers,
        };
        let when = claim.when.as_deref().unwrap_or_default();
        let published = source.published.as_deref().unwrap_or_default();
        let origin = origin.unwrap_or_default();
        let passage = passage(&claim.at);
        let mode = label(&claim.mode);
        let mut evidence = format!("{} {passage} ({speaker}, {mode}", reference.source);
        if !when.is_empty() {
            evidence.extend([", of ", when]);
        }
        if !published.is_empty() {
            evidence.extend([", published ", published]);
        }
        evidence.push(')');
        let texts: [&[&str]; 7] = [
            &[&reference.source, "#", &reference.claim],
            &[&claim.at],
            &[&attribution],
            &[when],
            &[published],
            &[&origin],
            &[&evidence],
        ];
        let ends = texts.map(|parts| {
            self.texts.extend(parts.iter().copied());
            self.texts.len()
        });
        self.claims.push((claim.mode, ends));
    }
}

/// The part of a locator before a `#`.
fn passage(at: &str) -> &str {
    match at.bytes().position(|byte| byte == b'#') {
        Some(digest) => at[..digest].trim_end(),
        None => at.trim_end(),
    }
}

/// The speakers, the originator first, joined by ` > `: ids, or `class:…`; `None`: the source in
/// its own voice.
fn attribution(claim: &Claim) -> Option<String> {
    joined(claim.attribution.iter().map(speaker), " > ")
}

/// A speaker as text; details are in the table `attribution`.
fn speaker(speaker: &Attribution) -> Cow<'_, str> {
    match (&speaker.who, speaker.class) {
        (Some(who), _) => Cow::Borrowed(who),
        (None, Some(class)) => Cow::Owned(format!("class:{}", class.name())),
        (None, None) => Cow::Borrowed(""),
    }
}

/// The independent origin of a claim: an entity, a document or a source.
fn origin(computed: &Analysis<'_>, number: ClaimNo) -> Option<String> {
    let pair = computed.facts.rows.pairs_of_claim(number).first()?;
    match computed.facts.origins.origin(pair) {
        Origin::Entity(entity) => Some(entity_id(computed, entity).to_owned()),
        Origin::Document(document) => Some(computed.facts.rows.document(document).to_owned()),
        Origin::Source(source) => Some(computed.facts.rows.source(source).id.to_string()),
    }
}
