//! What can be traced to a speaker, as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::according_to::{AttributedClaim, SpeakerGroup, SpeakerView, UnnamedCounts};
use crate::citations::{Citations, citation_marks, write_citations};
use crate::claim_list::write_claims;
use crate::layout::{count_of, write_wrapped};
use crate::parts::write_parts;
use crate::scope::{write_left_out, write_scope};

impl fmt::Display for SpeakerView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_wrapped(f, 0, &self.title())?;
        write_scope(f, &self.scope)?;
        write_parts(f, &self.parts, &self.citations)?;
        if self.groups.is_empty() {
            writeln!(f)?;
            write_wrapped(f, 0, &self.no_claims())?;
        } else {
            write_wrapped(f, 2, &self.counts())?;
            if let Some(unnamed) = self.unnamed {
                write_wrapped(f, 2, &unnamed.in_words())?;
            }
        }
        for (heading, ties) in [
            ("Ties that rest on this alone", &self.ties_of_it_alone),
            (
                "Ties that other independent origins attest too",
                &self.ties_of_others_too,
            ),
        ] {
            if !ties.is_empty() {
                writeln!(f, "\n{heading} ({})", ties.len())?;
            }
            for tie in ties {
                write_wrapped(f, 2, &tie.in_words(&self.citations))?;
            }
        }
        for group in &self.groups {
            group.write(f, &self.citations)?;
        }
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl SpeakerView {
    /// `According to Taliban (taliban): 12 claims from 3 sources`.
    fn title(&self) -> String {
        let claims = self.groups.iter().flat_map(|group| &group.claims);
        let counts = claims_and_sources(claims);
        if self.speaker == "unnamed" {
            format!("According to {}: {counts}", self.name)
        } else {
            format!("According to {} ({}): {counts}", self.name, self.speaker)
        }
    }

    /// That there are no claims, and what to ask instead.
    fn no_claims(&self) -> String {
        let nothing = "This dataset has no claims of this speaker that the question includes. That \
                       does not show that it said nothing.";
        match self.speaker.as_str() {
            "unnamed" => nothing.to_owned(),
            id => format!("{nothing} `ties show {id}` lists the claims about it."),
        }
    }

    /// How many statements rest on the speaker alone.
    fn counts(&self) -> String {
        let claims = self.groups.iter().flat_map(|group| &group.claims);
        let (with_others, alone): (Vec<_>, Vec<_>) =
            claims.partition(|claim| claim.other_origins > 0);
        let with_others = distinct(&with_others);
        let alone = distinct(&alone);
        let alone = alone.difference(&with_others).count();
        let alone = count_of(alone, "claim");
        let with_others = count_of(with_others.len(), "claim");
        format!("no other independent origin says the same: {alone}; others do: {with_others}")
    }
}

/// The ids of the claims, each once.
fn distinct<'c>(claims: &[&'c AttributedClaim]) -> BTreeSet<&'c str> {
    claims
        .iter()
        .map(|claim| claim.claim.claim.as_str())
        .collect()
}

/// `12 claims from 3 sources`.
fn claims_and_sources<'c>(claims: impl Iterator<Item = &'c AttributedClaim>) -> String {
    let claims: Vec<_> = claims.collect();
    let sources: BTreeSet<_> = claims.iter().map(|claim| &claim.claim.source).collect();
    format!(
        "{} from {}",
        count_of(distinct(&claims).len(), "claim"),
        count_of(sources.len(), "source")
    )
}

impl SpeakerGroup {
    /// Writes the claims under the heading of the group.
    fn write(&self, f: &mut fmt::Formatter<'_>, citations: &Citations) -> fmt::Result {
        let counts = claims_and_sources(self.claims.iter());
        writeln!(f)?;
        write_wrapped(f, 0, &format!("{} ({counts})", self.role.heading()))?;
        write_wrapped(f, 2, &self.relays())?;
        for run in self.claims.chunk_by(AttributedClaim::continues) {
            let pairs = run.iter().map(|claim| &claim.claim);
            write_claims(f, 2, pairs, citations)?;
            let claim = &run[0];
            if claim.other_origins > 0 {
                let marks = citation_marks(citations, claim.others.iter().map(String::as_str));
                let origins = count_of(claim.other_origins, "other independent origin");
                let line = format!(
                    "also said by {origins} {marks}: {}",
                    claim.others.join(", ")
                );
                write_wrapped(f, 4, &line)?;
            }
        }
        Ok(())
    }

    /// Those who relay the claims, each with the number of claims. Empty if nobody does.
    fn relays(&self) -> String {
        let mut counts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for claim in &self.claims {
            for relay in &claim.relayed_by {
                let claims = counts.entry(relay).or_default();
                claims.insert(&claim.claim.claim);
            }
        }
        let relays: Vec<_> = counts
            .iter()
            .map(|(relay, claims)| format!("{relay} ({})", claims.len()))
            .collect();
        let relays = relays.join("; ");
        if relays.is_empty() {
            relays
        } else if self.claims.iter().any(|claim| claim.relayed_by.len() > 1) {
            format!("relayed by (a claim can be relayed by several): {relays}")
        } else {
            format!("relayed by: {relays}")
        }
    }
}

impl UnnamedCounts {
    /// How many claims describe their speakers, and how many do not.
    fn in_words(self) -> String {
        let described = count_of(self.described, "claim");
        let unattributed = count_of(self.unattributed, "claim");
        format!(
            "speakers described, such as officials or fighters: {described}; unattributed, \
             nothing said about the speaker: {unattributed}"
        )
    }
}

impl AttributedClaim {
    /// Whether another pair of the same claim differs from it only in the object.
    fn continues(&self, next: &Self) -> bool {
        self.claim.claim == next.claim.claim
            && self.claim.subject == next.claim.subject
            && self.others == next.others
    }
}
