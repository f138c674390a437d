//! The passages that locators name, as the smallest parts that a coding names.

use std::collections::HashMap;

use ties::model::{Locator, LocatorStep, Span};

/// A locator that names more parts than this counts as one part.
const MAX_PARTS: usize = 200;

/// A part of a source that a locator names, such as one sentence: the steps from coarse to fine.
type Part = Vec<LocatorStep>;

/// The number of a part. Parts of different sources have different numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PartNo(pub(super) usize);

/// The passage of a claim.
#[derive(Debug, Clone, Default)]
pub(super) struct Passage {
    /// The parts that its locator names.
    pub(super) parts: Vec<PartNo>,
    /// The parts that contain one of these: the paragraph of a sentence.
    pub(super) wider: Vec<PartNo>,
}

/// The parts of all sources.
#[derive(Debug, Default)]
pub(super) struct Parts {
    numbers: HashMap<(usize, Part), PartNo>,
    /// For each part, the parts that contain it.
    pub(super) wider: Vec<Vec<PartNo>>,
}

impl Parts {
    /// The passage that a locator names in a source.
    pub(super) fn passage(&mut self, source: usize, locator: &str) -> Passage {
        let mut passage = Passage::default();
        for part in parts(locator) {
            let number = self.number(source, part);
            passage.parts.push(number);
            passage.wider.extend(&self.wider[number.0]);
        }
        passage.wider.sort_unstable();
        passage.wider.dedup();
        passage
    }

    /// The number of all parts, and of those that contain them.
    pub(super) fn len(&self) -> usize {
        self.wider.len()
    }

    fn number(&mut self, source: usize, part: Part) -> PartNo {
        let key = (source, part);
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let mut wider = Vec::new();
        for steps in 1..key.1.len() {
            wider.push(self.number(source, key.1[..steps].to_vec()));
        }
        let number = PartNo(self.wider.len());
        self.wider.push(wider);
        self.numbers.insert(key, number);
        number
    }
}

/// The parts that a locator names. A locator that cannot be read is one part.
fn parts(locator: &str) -> Vec<Part> {
    let Ok(locator) = Locator::parse(locator) else {
        return vec![vec![LocatorStep::Section(locator.to_owned())]];
    };
    let mut parts: Vec<Part> = vec![Vec::new()];
    for step in &locator.steps {
        let singles = single_steps(step);
        if parts.len() * singles.len() > MAX_PARTS {
            return vec![locator.steps];
        }
        let mut longer = Vec::with_capacity(parts.len() * singles.len());
        for part in &parts {
            for single in &singles {
                let mut part = part.clone();
                part.push(single.clone());
                longer.push(part);
            }
        }
        parts = longer;
    }
    parts
}

/// A step with a range as one step for each number; a long range as it is.
fn single_steps(step: &LocatorStep) -> Vec<LocatorStep> {
    let (span, with_span): (&Span, fn(Span) -> LocatorStep) = match step {
        LocatorStep::Page(span) => (span, LocatorStep::Page),
        LocatorStep::Para(span) => (span, LocatorStep::Para),
        LocatorStep::Paragraph(span) => (span, LocatorStep::Paragraph),
        LocatorStep::Sentence(span) => (span, LocatorStep::Sentence),
        LocatorStep::Line(span) => (span, LocatorStep::Line),
        LocatorStep::Row(span) => (span, LocatorStep::Row),
        LocatorStep::Time(span) => (span, LocatorStep::Time),
        LocatorStep::Section(_) | LocatorStep::Record(..) | LocatorStep::Cell(_) => {
            return vec![step.clone()];
        }
    };
    if (span.last - span.first) as usize >= MAX_PARTS {
        return vec![step.clone()];
    }
    let numbers = span.first..=span.last;
    numbers
        .map(|number| {
            with_span(Span {
                first: number,
                last: number,
            })
        })
        .collect()
}
