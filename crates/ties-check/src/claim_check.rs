//! The check of a claim: runs its rules, adds its rows, and compares its passage with the text of
//! its source.

use std::sync::LazyLock;

use ties::model::{Claim, Qualifier};
use ties_dataset::archived_text::ArchivedText;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, SourceNo};
use ties_dataset::spot::Spot;
use ties_facts::row::{CodedPassage, ExpectedContent, Reference, SpeakingPerson, Stray, Times};
use ties_text::text::{Passage, Text};
use ties_text::words;

use crate::part_result::PartResult;
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceHead};
use crate::rules::checks;

/// The checks of claims. They are selected once, because they run for every claim.
static CLAIM_CHECKS: LazyLock<Vec<(&Rule, Check)>> = LazyLock::new(|| {
    checks()
        .filter(|(_, check)| matches!(check, Check::Claim(_) | Check::Pair(_)))
        .collect()
});

impl PartResult {
    /// Checks a claim and adds its rows. A claim of an unknown source has no rows.
    pub(crate) fn claim(
        &mut self,
        spot: Spot,
        claim: &Claim,
        source: Option<SourceNo>,
        head: Option<&SourceHead>,
        index: &Index,
    ) {
        self.claims_read += 1;
        self.unverified += usize::from(head.is_some_and(|head| head.record.known_from.is_some()));
        let at = ClaimAt::new(claim, head, index);
        self.run_claim_rules(spot, &at, index);
        self.mention_entities(spot, &at, source, index);
        let has_text = head.is_some_and(|head| head.archived != ArchivedText::Unlisted);
        self.except(spot, &claim.expect, has_text);
        self.compare_passage(spot, &at, source);
        if let Some(source) = source {
            self.add_rows(spot, &at, source, index);
            return;
        }
        self.rows.unread += 1;
        for (place, target) in claim.references() {
            self.rows.references.push(Reference {
                spot,
                by: None,
                place,
                target: target.clone(),
            });
        }
    }

    fn run_claim_rules(&mut self, spot: Spot, at: &ClaimAt<'_>, index: &Index) {
        for (rule, check) in CLAIM_CHECKS.iter() {
            let mut sink = Sink::new(rule, spot, &mut self.found);
            match check {
                Check::Claim(check) => check(at, index, &mut sink),
                Check::Pair(check) => {
                    for pair in &at.named.pairs {
                        check(at, pair, index, &mut sink);
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds the entities that a claim names, except subjects and objects, which are in its rows.
    fn mention_entities(
        &mut self,
        spot: Spot,
        at: &ClaimAt<'_>,
        source: Option<SourceNo>,
        index: &Index,
    ) {
        let authors = at.source.map_or(&[][..], |head| &head.record.authors);
        let speakers = at.claim.attribution.iter().zip(&at.named.attribution);
        for ((speaker, (who, of)), position) in speakers.zip(0..) {
            self.mentioned.extend(*who);
            self.mentioned.extend(*of);
            let (Some(source), Some(person)) = (source, *who) else {
                continue;
            };
            let is_author = authors
                .iter()
                .any(|author| Some(author) == speaker.who.as_ref());
            if index.is_person(person) && speaker.of.is_none() && !is_author {
                self.rows.speaking_persons.push(SpeakingPerson {
                    source,
                    person,
                    spot,
                    position,
                });
            }
        }
        for (_, qualifier) in &at.qualifiers {
            if let Qualifier::Entity(id) = qualifier {
                self.mentioned.extend(index.number(id));
            }
        }
    }

    fn add_rows(&mut self, spot: Spot, at: &ClaimAt<'_>, source: SourceNo, index: &Index) {
        let times = Times {
            when: at.when.as_ref(),
            date: at.date.as_ref(),
            published: at.source.and_then(|head| head.published.as_ref()),
        };
        let rows = self
            .rows
            .add((at.claim, &at.named), (spot, source), times, index);
        let is_on_a_person = rows
            .iter()
            .any(|pair| pair.entities().any(|entity| index.is_person(entity)));
        let is_reviewed = at.claim.reviewed_by.is_some()
            || at
                .source
                .is_some_and(|head| head.record.reviewed_by.is_some());
        self.rows.has_reviews |= is_reviewed;
        if is_on_a_person && !is_reviewed {
            self.rows
                .unreviewed
                .push(ClaimNo::from_index(self.rows.claims.len() - 1));
        }
    }

    /// Compares the passage and the quote of a claim with the text of its source.
    fn compare_passage(&mut self, spot: Spot, at: &ClaimAt<'_>, source: Option<SourceNo>) {
        let Some(head) = at.source else {
            return self.passages.without_text += 1;
        };
        let text = match &head.archived {
            ArchivedText::Text(text, _) => text,
            ArchivedText::NotAtHand => return self.passages.not_at_hand += 1,
            ArchivedText::Unlisted | ArchivedText::Unreadable(_) => {
                return self.passages.without_text += 1;
            }
        };
        let locator = match &at.locator {
            Some(locator) if Text::can_find(&locator.steps) => locator,
            _ => return self.passages.without_place += 1,
        };
        let passage = at.passage.as_ref().map(|(_, passage)| passage.clone());
        if let Some(passage) = &passage {
            self.count_passage(at, head, source, passage);
        }
        if let Some(quote) = &at.claim.quote {
            let has_quote = passage
                .clone()
                .is_some_and(|passage| text.contains(passage, quote));
            if !has_quote {
                self.add_stray(spot, at, source, ExpectedContent::Quote(quote.to_string()));
            }
        }
        let Some(digest) = locator.digest else {
            return self.passages.without_digest += 1;
        };
        self.passages.compared += 1;
        if passage.is_none() || at.is_moved {
            self.add_stray(spot, at, source, ExpectedContent::Digest(digest));
        }
    }

    /// Adds a passage to the coded passages, and counts it if its language has no word list.
    fn count_passage(
        &mut self,
        at: &ClaimAt<'_>,
        head: &SourceHead,
        source: Option<SourceNo>,
        passage: &Passage,
    ) {
        if let Some(language) = &head.record.language
            && at.word_list().is_none()
        {
            let language = words::primary(language).to_lowercase();
            *self.unlisted.entry(language).or_default() += 1;
        }
        if let Some(source) = source {
            self.rows.coded.push(CodedPassage {
                source,
                start: u32::try_from(passage.start).unwrap_or(u32::MAX),
                end: u32::try_from(passage.end).unwrap_or(u32::MAX),
            });
        }
    }

    /// Adds a quote or passage that is not at the locator of its claim. If the source is unknown,
    /// another rule reports that.
    fn add_stray(
        &mut self,
        spot: Spot,
        at: &ClaimAt<'_>,
        source: Option<SourceNo>,
        expected: ExpectedContent,
    ) {
        let Some(source) = source else { return };
        let place = at.claim.at.split('#').next().unwrap_or_default();
        self.rows.strays.push(Stray {
            spot,
            source,
            place: place.trim().to_owned(),
            passage: at.passage.as_ref().map(|(_, passage)| passage.clone()),
            expected,
        });
    }
}
