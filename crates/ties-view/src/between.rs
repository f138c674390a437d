//! `between`: every claim on a pair, both ways, with teller, mode, time, place and citation.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::Serialize;
use ties::dataset::Dataset;
use ties::id::Id;
use ties::model::Pair;

use crate::citation::{cite, name};
use crate::saying::{HEADINGS, Saying, heading};

/// Every claim on a pair of entities.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Between {
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
    /// The claims, states of affairs first.
    pub sayings: Vec<Saying>,
    /// The citation of each source that they stand in, by its id.
    pub citations: BTreeMap<String, String>,
    /// How many files and records could not be read and are left out.
    pub left_out: usize,
    #[serde(skip)]
    text: String,
}

/// Every claim on the pair of `a` and `b`, both ways.
pub fn between(dataset: &Dataset, a: &Id, b: &Id) -> Between {
    let mut sections: BTreeMap<&str, Vec<Saying>> = BTreeMap::new();
    let mut citations = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let on_the_pair = |pair: &&Pair<'_>| {
            let sides = (pair.subject.id, pair.object.map(|object| object.id));
            sides == (a, Some(b)) || sides == (b, Some(a))
        };
        let mut found: Vec<_> = pairs.iter().filter(on_the_pair).collect();
        // A claim said both ways is one claim.
        if claim.mutual {
            found.truncate(1);
        }
        for pair in found {
            let saying = Saying::new(dataset, &reference, source, claim, pair);
            sections.entry(heading(claim)).or_default().push(saying);
            citations.entry(reference.source.to_string()).or_insert_with(|| cite(dataset, source));
        }
    }
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_answer(&mut text, dataset, (a, b), &sections, &citations);
    let sayings = HEADINGS.into_iter().filter_map(|heading| sections.remove(heading)).flatten().collect();
    Between { a: a.to_string(), b: b.to_string(), sayings, citations, left_out: dataset.left_out, text }
}

fn write_answer(
    text: &mut String,
    dataset: &Dataset,
    (a, b): (&Id, &Id),
    sections: &BTreeMap<&str, Vec<Saying>>,
    citations: &BTreeMap<String, String>,
) -> fmt::Result {
    writeln!(text, "Between {} ({a}) and {} ({b})", name(dataset, a), name(dataset, b))?;
    if sections.is_empty() {
        writeln!(text, "\nNo claim in this dataset. That is not to say that there is no tie.")?;
    }
    let number_of = |source: &str| citations.keys().position(|id| id == source).map_or(0, |position| position + 1);
    for heading in HEADINGS {
        let Some(sayings) = sections.get(heading) else { continue };
        writeln!(text, "\n{heading}")?;
        for saying in sayings {
            write_saying(text, saying, Some(number_of(&saying.source)))?;
        }
    }
    if !citations.is_empty() {
        writeln!(text, "\nSources")?;
    }
    for (id, citation) in citations {
        writeln!(text, "  [{}] {citation} ({id})", number_of(id))?;
    }
    if dataset.left_out > 0 {
        writeln!(text, "\nLeft out: {} that cannot be read; `ties check` says why.", dataset.left_out)?;
    }
    Ok(())
}

/// A claim in three lines or four: what, who says so, how it was read, where.
pub(crate) fn write_saying(text: &mut String, saying: &Saying, source: Option<usize>) -> fmt::Result {
    writeln!(text, "  {}", saying.says)?;
    if let Some(gloss) = saying.text("gloss") {
        writeln!(text, "      {gloss}")?;
    }
    writeln!(text, "      {}", saying.attribution)?;
    if let Some(reading) = saying.text("reading") {
        writeln!(text, "      reading: {reading}")?;
    }
    let number = source.map(|number| format!("[{number}] ")).unwrap_or_default();
    writeln!(text, "      {number}{} — {}", saying.place, saying.claim)
}

impl fmt::Display for Between {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
