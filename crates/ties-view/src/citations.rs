//! The sources that an answer cites, with their numbers.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use serde::{Serialize, Serializer};

use crate::layout::write_wrapped;
use crate::screen::Columns;

/// The citation of each source of an answer, by its id. The number of a source is its position in
/// the order of the ids, from 1. Serialized as an object: id and citation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citations {
    /// Ids with citations, sorted by id, so that a number is found quickly.
    cited: Vec<(String, String)>,
}

impl Citations {
    /// No citations.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a source, unless it is cited already.
    pub fn add(&mut self, id: &str, citation: impl FnOnce() -> String) {
        if let Err(place) = self.place(id) {
            self.cited.insert(place, (id.to_owned(), citation()));
        }
    }

    /// Sets the citation of a source.
    pub fn set(&mut self, id: &str, citation: String) {
        match self.place(id) {
            Ok(place) => self.cited[place].1 = citation,
            Err(place) => self.cited.insert(place, (id.to_owned(), citation)),
        }
    }

    /// Adds the sources of another answer.
    pub(crate) fn add_all(&mut self, others: &Self) {
        for (id, citation) in others.iter() {
            self.add(id, || citation.to_owned());
        }
    }

    /// The citations of the sources of some claims (`source#claim`): those that a text cites if it
    /// lists only these claims.
    pub(crate) fn of_claims<'c>(&self, claims: impl IntoIterator<Item = &'c str>) -> Self {
        let mut cited = Self::new();
        for claim in claims {
            let source = claim.split('#').next().unwrap_or(claim);
            if let Some(citation) = self.get(source) {
                cited.add(source, || citation.to_owned());
            }
        }
        cited
    }

    /// The citation of a source.
    pub fn get(&self, id: &str) -> Option<&str> {
        Some(&self.cited[self.place(id).ok()?].1)
    }

    /// The number of a source.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        Some(self.place(id).ok()? + 1)
    }

    /// The ids with their citations, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cited
            .iter()
            .map(|(id, citation)| (id.as_str(), citation.as_str()))
    }

    /// The number of sources.
    pub fn len(&self) -> usize {
        self.cited.len()
    }

    /// Whether no source is cited.
    pub fn is_empty(&self) -> bool {
        self.cited.is_empty()
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.cited
            .binary_search_by(|(known, _)| known.as_str().cmp(id))
    }
}

impl Serialize for Citations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The number of the citation of a source: `[2]`.
pub(crate) fn citation_mark(citations: &Citations, source: &str) -> String {
    match citations.number(source) {
        Some(number) => format!("[{number}]"),
        None => String::new(),
    }
}

/// The numbers of the citations of some claims (`source#claim`), each once: `[1][3]`.
pub(crate) fn citation_marks<'c>(
    citations: &Citations,
    claims: impl IntoIterator<Item = &'c str>,
) -> String {
    let mut numbers = BTreeSet::new();
    for claim in claims {
        let source = claim.split('#').next().unwrap_or(claim);
        numbers.extend(citations.number(source));
    }
    let mut marks = String::new();
    for number in numbers {
        // Writing to a text cannot fail.
        let _ = write!(marks, "[{number}]");
    }
    marks
}

/// Writes the sources with their numbers.
pub(crate) fn write_citations(out: &mut impl Columns, citations: &Citations) -> fmt::Result {
    match citations.len() {
        0 => return Ok(()),
        1 => writeln!(out, "\nSource")?,
        _ => writeln!(out, "\nSources")?,
    }
    for ((id, citation), number) in citations.iter().zip(1..) {
        write_wrapped(out, 2, &format!("[{number}] {citation} ({id})"))?;
    }
    Ok(())
}
