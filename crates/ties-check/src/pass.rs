//! The second pass: each record in full, once, with its rules, leaving findings and rows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::diagnostic::Diagnostic;
use ties::id::Id;
use ties::model::{Claim, Dispute, Entity, Manifest, Qualifier, Source};
use ties_dataset::archived::Archived;
use ties_dataset::file::ReadFault;
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo, SourceNo};
use ties_dataset::spot::Spot;
use ties_facts::row::{CodedPassage, Expected, PersonTelling, Reference, Rows, Stray, Times};
use ties_text::text::Text;
use ties_text::words;

use crate::exceptions::Excepted;
use crate::report::{Passages, Summary};
use crate::rule::{Check, ClaimAt, Rule, Sink, SourceHead};
use crate::rules::checks;

/// The checks of claims, picked out once: they run a million times.
static CLAIM_CHECKS: LazyLock<Vec<(&Rule, Check)>> = LazyLock::new(|| {
    checks()
        .filter(|(_, check)| matches!(check, Check::Claim(_) | Check::Pair(_)))
        .collect()
});

/// What came of a part of the work.
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) exceptions: Vec<Excepted>,
    /// The head of a source that is a file of its own.
    pub(crate) head: Option<(Id, SourceHead)>,
    /// What its claims leave, which are numbered as they stand here.
    pub(crate) rows: Rows,
    /// The entities that records name beside the sides of pairs.
    pub(crate) mentioned: Vec<EntityNo>,
    /// The file of which a block could not be read, and why.
    pub(crate) unread: Option<(usize, ReadFault)>,
    pub(crate) unread_files: usize,
    pub(crate) unread_records: usize,
    passages: Passages,
    /// How many claims have passages in a language without a word list, by language.
    unlisted: BTreeMap<String, usize>,
    entities: usize,
    sources: usize,
    claims_read: usize,
    unverified: usize,
    disputes: usize,
}

impl Checked {
    /// Adds what was checked to the summary.
    pub(crate) fn count(&self, summary: &mut Summary) {
        summary.entities += self.entities;
        summary.sources += self.sources;
        summary.claims += self.claims_read;
        summary.unverified += self.unverified;
        summary.disputes += self.disputes;
        summary.unread_files += self.unread_files;
        summary.unread_records += self.unread_records;
        summary.passages.add(self.passages);
        for (language, claims) in &self.unlisted {
            *summary.without_words.entry(language.clone()).or_default() += claims;
        }
    }

    /// What came of it, with nothing held twice.
    pub(crate) fn finish(mut self) -> Self {
        self.mentioned.sort_unstable();
        self.mentioned.dedup();
        self.rows.speaking_persons.sort_unstable();
        self.rows
            .speaking_persons
            .dedup_by_key(|telling| (telling.source, telling.person));
        self.rows.unread = self.unread_files + self.unread_records;
        self
    }

    /// Checks an entity.
    pub(crate) fn entity(&mut self, spot: Spot, entity: &Entity, index: &Index) {
        self.entities += 1;
        for (rule, check) in checks() {
            if let Check::Entity(check) = check {
                check(entity, index, &mut Sink::new(rule, spot, &mut self.found));
            }
        }
        let named = entity.names.iter().filter_map(|name| name.used_by.as_ref());
        let named = named.chain(entity.distinct.iter().map(|distinct| &distinct.from));
        self.mentioned
            .extend(named.filter_map(|id| index.number(id)));
        self.except(spot, &entity.expect);
    }

    /// Checks a dispute.
    pub(crate) fn dispute(&mut self, spot: Spot, dispute: &Dispute, index: &Index) {
        self.disputes += 1;
        for (rule, check) in checks() {
            if let Check::Dispute(check) = check {
                check(dispute, index, &mut Sink::new(rule, spot, &mut self.found));
            }
        }
        for (side, number) in dispute.sides.iter().zip(0..) {
            for (target, position) in side.claims.iter().zip(0..) {
                let place = format!("/sides/{number}/claims/{position}");
                self.rows.references.push(Reference {
                    spot,
                    by: None,
                    place,
                    target: target.clone(),
                });
            }
        }
        self.except(spot, &dispute.expect);
    }

    /// Notes the exceptions of a title page; rules over the dataset look at the rest of it.
    pub(crate) fn manifest(&mut self, spot: Spot, manifest: &Manifest) {
        self.except(spot, &manifest.expect);
    }

    /// Notes what a source names; rules over its rows look at it later.
    pub(crate) fn source(&mut self, spot: Spot, source: Option<&Source>, index: &Index) {
        self.sources += 1;
        let Some(source) = source else { return };
        let named = [&source.publisher, &source.republisher]
            .into_iter()
            .flatten()
            .chain(&source.authors);
        self.mentioned
            .extend(named.filter_map(|id| index.number(id)));
        self.except(spot, &source.expect);
    }

    /// Checks a claim, and keeps its rows; without the number of its source, for it is not there, it leaves none.
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
        for (rule, check) in CLAIM_CHECKS.iter() {
            match check {
                Check::Claim(check) => {
                    check(&at, index, &mut Sink::new(rule, spot, &mut self.found));
                }
                Check::Pair(check) => {
                    for pair in &at.named.pairs {
                        check(
                            &at,
                            pair,
                            index,
                            &mut Sink::new(rule, spot, &mut self.found),
                        );
                    }
                }
                _ => {}
            }
        }
        // The sides of pairs are mentioned by their rows.
        for ((speaker, (who, of)), position) in
            claim.attribution.iter().zip(&at.named.attribution).zip(0..)
        {
            let who = *who;
            self.mentioned.extend(who);
            self.mentioned.extend(*of);
            if let (Some(source), Some(person)) = (source, who.filter(|who| index.is_person(*who)))
                && speaker.of.is_none()
                && !head.is_some_and(|head| {
                    head.record
                        .authors
                        .iter()
                        .any(|author| Some(author) == speaker.who.as_ref())
                })
            {
                self.rows.speaking_persons.push(PersonTelling {
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
        self.except(spot, &claim.expect);
        self.passage(spot, &at, source);
        let Some(source) = source else {
            let named = claim.references();
            let named = named.map(|(place, target)| Reference {
                spot,
                by: None,
                place,
                target: target.clone(),
            });
            return self.rows.references.extend(named);
        };
        let published = head.and_then(|head| head.published.as_ref());
        let times = Times {
            when: at.when.as_ref(),
            date: at.date.as_ref(),
            published,
        };
        let rows = self
            .rows
            .add((claim, &at.named), (spot, source), times, index);
        let is_on_a_person = rows
            .iter()
            .any(|pair| pair.entities().any(|entity| index.is_person(entity)));
        let is_reviewed = claim.reviewed_by.is_some()
            || head.is_some_and(|head| head.record.reviewed_by.is_some());
        self.rows.has_reviews |= is_reviewed;
        if is_on_a_person && !is_reviewed {
            self.rows
                .unreviewed
                .push(ClaimNo::from_index(self.rows.claims.len() - 1));
        }
    }

    /// Compares the passage and the quote of a claim with the text of its source.
    fn passage(&mut self, spot: Spot, at: &ClaimAt<'_>, source: Option<SourceNo>) {
        let Some(head) = at.source else {
            return self.passages.without_text += 1;
        };
        let text = match &head.archived {
            Archived::Text(text, _) => text,
            Archived::NotAtHand => return self.passages.not_at_hand += 1,
            Archived::Unlisted | Archived::Unread(_) => return self.passages.without_text += 1,
        };
        let Some(locator) = at
            .locator
            .as_ref()
            .filter(|locator| Text::can_find(&locator.steps))
        else {
            return self.passages.without_place += 1;
        };
        let passage = at.passage.as_ref().map(|(_, passage)| passage.clone());
        if let (Some(language), Some(_), None) = (&head.record.language, &passage, at.word_list()) {
            *self
                .unlisted
                .entry(words::primary(language).to_lowercase())
                .or_default() += 1;
        }
        if let (Some(source), Some(passage)) = (source, &passage) {
            let number = |sentence| u32::try_from(sentence).unwrap_or(u32::MAX);
            self.rows.coded.push(CodedPassage {
                source,
                start: number(passage.start),
                end: number(passage.end),
            });
        }
        let mut stray = |expected| {
            let place = at
                .claim
                .at
                .split('#')
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned();
            // A claim whose source is not there is a finding of its own.
            self.rows.strays.extend(source.map(|source| Stray {
                spot,
                source,
                place,
                passage: passage.clone(),
                expected,
            }));
        };
        if let Some(quote) = &at.claim.quote
            && !passage
                .clone()
                .is_some_and(|passage| text.contains(passage, quote))
        {
            stray(Expected::Quote(quote.to_string()));
        }
        match locator.digest {
            None => self.passages.without_digest += 1,
            Some(wanted) => {
                self.passages.compared += 1;
                if passage.is_none() || at.is_moved {
                    stray(Expected::Digest(wanted));
                }
            }
        }
    }

    fn except(&mut self, spot: Spot, exceptions: &[ties::model::Exception]) {
        if !exceptions.is_empty() {
            self.exceptions.push(Excepted {
                spot,
                exceptions: exceptions.to_vec(),
            });
        }
    }
}
