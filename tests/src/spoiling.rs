//! An article with claims spoiled on purpose, to count how many of them the rules on texts find.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ties::model::{Claim, Count as Number, Mode};
use ties::vocabulary::{Kind, ValueType};
use ties_dataset::spot::Place;

use crate::article::Article;

/// How often a rule was right and wrong.
#[derive(Default)]
pub(crate) struct Count {
    /// Findings that are right.
    pub(crate) right: usize,
    /// Findings that are wrong.
    pub(crate) wrong: usize,
    /// Errors that the rule did not find.
    pub(crate) missed: usize,
}

impl Count {
    /// Counts a finding.
    pub(crate) fn add(&mut self, is_right: bool) {
        if is_right {
            self.right += 1;
        } else {
            self.wrong += 1;
        }
    }
}

/// The counts by rule, as a plain-text table.
pub(crate) fn table(counts: &BTreeMap<&str, Count>) -> String {
    let mut text = "rule                      right  wrong  missed\n".to_owned();
    for (code, count) in counts {
        writeln!(
            text,
            "{code:<24} {:>6} {:>6} {:>7}",
            count.right, count.wrong, count.missed
        )
        .unwrap();
    }
    text
}

/// Spoils an article in every way, and returns the table of counts and the messages.
///
/// # Panics
///
/// If a rule is right less than nine times in ten.
pub(crate) fn spoiled(article: &Article) -> String {
    let mut trial = Trial {
        article,
        counts: BTreeMap::new(),
        messages: String::new(),
    };
    trial.spoil("denial-dropped", |_, claim| drop_denial(claim));
    trial.spoil("hedge-dropped", |_, claim| drop_hedge(claim));
    for more in [1, 7, 100] {
        trial.spoil("number-not-in-passage", |_, claim| {
            change_number(claim, more)
        });
    }
    swap_subjects(&mut trial);
    trial.spoil("unresolved-relative-date", |_, claim| {
        claim.when_words.take().is_some()
    });
    for (code, count) in &trial.counts {
        assert!(
            count.right >= 9 * count.wrong,
            "{code} is wrong too often:\n{}",
            trial.messages
        );
    }
    format!("{}\n{}", table(&trial.counts), trial.messages)
}

/// An article with the counts and messages so far.
struct Trial<'a> {
    article: &'a Article,
    counts: BTreeMap<&'static str, Count>,
    messages: String,
}

impl Trial<'_> {
    /// Spoils claims, and counts how many of them, and of the others, the rule `code` reports.
    fn spoil(&mut self, code: &'static str, change: impl Fn(usize, &mut Claim) -> bool) {
        let (files, spoiled) = self.article.changed(change);
        let count = self.counts.entry(code).or_default();
        let mut found = BTreeSet::new();
        for finding in ties_check::check(&files).diagnostics {
            let (Place::Value(pointer) | Place::Key(pointer)) = &finding.place else {
                continue;
            };
            if finding.code != code {
                continue;
            }
            // A pointer into a claim is `/claims/3/object`.
            let number = pointer.split('/').nth(2).unwrap_or_default().to_owned();
            let claim = (files.as_slice()[finding.file()].path.clone(), number);
            let id = spoiled.get(&claim);
            writeln!(
                self.messages,
                "{code}: {}: {}",
                id.map_or("WRONG", String::as_str),
                finding.message
            )
            .unwrap();
            if found.insert(claim) {
                count.add(id.is_some());
            }
        }
        count.missed += spoiled
            .keys()
            .filter(|claim| !found.contains(*claim))
            .count();
    }
}

fn drop_denial(claim: &mut Claim) -> bool {
    std::mem::take(&mut claim.negated) && claim.predicate.def().takes == ValueType::Entity
}

fn drop_hedge(claim: &mut Claim) -> bool {
    let is_hedged = matches!(
        claim.mode,
        Mode::Assessment | Mode::Allegation | Mode::Hearsay | Mode::Forecast | Mode::Hypothesis
    );
    if !is_hedged || claim.predicate.def().takes == ValueType::Text {
        return false;
    }
    claim.mode = Mode::Report;
    claim.attribution.clear();
    claim.likelihood = None;
    claim.confidence = None;
    claim.horizon = None;
    true
}

fn change_number(claim: &mut Claim, more: u64) -> bool {
    let Some(amount) = &mut claim.amount else {
        return false;
    };
    if let Some(best) = &mut amount.best {
        *best = Number::try_from(best.get() + more).unwrap();
    } else if amount.words.is_some() {
        amount.words = Some("scores".to_owned().try_into().unwrap());
    } else {
        return false;
    }
    true
}

/// Replaces each subject with every other named entity in turn. Only messages on claims that were
/// not changed are kept, because there are thousands of others.
fn swap_subjects(trial: &mut Trial<'_>) {
    let entities = &trial.article.dataset.entities;
    let named: Vec<_> = entities
        .iter()
        .filter(|(_, entity)| entity.kind != Kind::Unnamed)
        .map(|(id, _)| id.clone())
        .collect();
    let before = std::mem::take(&mut trial.messages);
    for shift in 1..named.len() {
        trial.spoil("subject-not-in-passage", |number, claim| {
            let other = &named[(number + shift) % named.len()];
            let is_other = claim
                .subject
                .as_ref()
                .is_some_and(|subject| subject != other)
                && claim.object.as_ref() != Some(other);
            if is_other {
                claim.subject = Some(other.clone());
                claim.named.clear();
            }
            is_other
        });
    }
    let messages = std::mem::replace(&mut trial.messages, before);
    trial
        .messages
        .extend(messages.lines().filter(|line| line.contains("WRONG")));
}
