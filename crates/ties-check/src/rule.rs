//! What a rule is: something that must hold, as a function at a scope, and the sink that takes its findings.

use ties::diagnostic::Diagnostic;
use ties::document::Document;
use ties::file::File;
use ties::index::Index;
use ties::model::{Claim, Dispute, Entity, Pair, Severity, Source};
use ties::tree::Place;

/// Something that must hold.
#[derive(Debug)]
pub struct Rule {
    /// Its code, which names the wrong: `self-tie`.
    pub code: &'static str,
    /// How grave its findings are, where the dataset does not say otherwise.
    pub severity: Severity,
    /// Its page, Markdown: what it is, why it matters, wrong and right, when to make an exception.
    pub page: &'static str,
    /// How it is checked, once for each scope that it looks at.
    pub checks: &'static [Check],
}

impl Rule {
    /// What must hold: the first paragraph of its page.
    pub fn holds(&self) -> &'static str {
        self.page.split("\n\n").nth(1).unwrap_or_default().trim()
    }

    /// Whether a record may make an exception to it: not to what keeps the record from being read at all.
    pub fn takes_exceptions(&self) -> bool {
        !self.checks.iter().any(|check| matches!(check, Check::File(_) | Check::Exceptions))
    }
}

/// A rule's function at the scope that it looks at. It sees neither the clock nor another's findings.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// A file, read or not.
    File(fn(&FileAt<'_>, &mut Sink<'_>)),
    /// An entity.
    Entity(fn(&Entity, &Index, &mut Sink<'_>)),
    /// A source.
    Source(fn(&Source, &Index, &mut Sink<'_>)),
    /// A claim as it is written.
    Claim(fn(&ClaimAt<'_>, &Index, &mut Sink<'_>)),
    /// Each pair that a claim or a group of claims speaks of.
    Pair(fn(&ClaimAt<'_>, &Pair<'_>, &Index, &mut Sink<'_>)),
    /// A dispute.
    Dispute(fn(&Dispute, &Index, &mut Sink<'_>)),
    /// The dataset as a whole.
    Dataset(fn(&Index, &mut Sink<'_>)),
    /// The engine itself, once it knows what each exception silenced.
    Exceptions,
}

/// A file, and what was read of it.
#[derive(Debug, Clone, Copy)]
pub struct FileAt<'a> {
    /// The file.
    pub file: &'a File,
    /// What was read of it.
    pub document: &'a Document,
}

/// A claim, and the source that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct ClaimAt<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its source; none where the source's own keys do not fit.
    pub source: Option<&'a Source>,
}

/// Takes the findings of one rule on one record.
#[derive(Debug)]
pub struct Sink<'s> {
    rule: &'static Rule,
    file: usize,
    base: &'s str,
    found: &'s mut Vec<Diagnostic>,
}

impl<'s> Sink<'s> {
    /// A sink for the findings of `rule` on the record at `base` in the file at this position.
    pub(crate) fn new(rule: &'static Rule, file: usize, base: &'s str, found: &'s mut Vec<Diagnostic>) -> Self {
        Self { rule, file, base, found }
    }

    /// A sink for another file, for rules that look at the whole dataset.
    pub fn in_file(&mut self, file: usize) -> Sink<'_> {
        Sink { rule: self.rule, file, base: "", found: self.found }
    }

    /// Says something about the value at `pointer` in the record: `/object`; of the record itself where it is empty.
    pub fn value(&mut self, pointer: &str, message: impl Into<String>) -> &mut Diagnostic {
        let place = Place::Value(format!("{}{pointer}", self.base));
        self.say(place, message)
    }

    /// Says something about the key at the end of `pointer` in the record.
    pub fn key(&mut self, pointer: &str, message: impl Into<String>) -> &mut Diagnostic {
        let place = Place::Key(format!("{}{pointer}", self.base));
        self.say(place, message)
    }

    /// Says something about a place in the file, whatever the record.
    pub fn say(&mut self, place: Place, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            code: self.rule.code,
            severity: self.rule.severity,
            file: self.file,
            place,
            bytes: 0..0,
            message: message.into(),
            help: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
