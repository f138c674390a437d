//! `duplicate-source`: a document is recorded as a source only once.

use std::collections::HashSet;

use ties::edtf::Extent;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_facts::facts::Facts;
use ties_facts::row::SourceRow;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-source",
    severity: Severity::Warning,
    page: include_str!("duplicate_source.md"),
    checks: &[Check::Dataset(check)],
};

/// Returns an identifying mark of a source, if it has one.
type ReadMark = fn(&SourceRow) -> Option<Mark>;

/// The marks that identify a document, the most reliable first.
const MARKS: [(&str, &str, ReadMark); 4] = [
    ("DOI", "/doi", |source| {
        source.marks.doi.map(|doi| (doi, 0, None))
    }),
    ("address", "/url", |source| {
        Some((source.marks.address?, 0, Some(source.published)))
    }),
    ("symbol and publisher", "/symbol", |source| {
        Some((
            source.marks.symbol?,
            source.marks.publisher?,
            Some(source.published),
        ))
    }),
    ("title, publisher and date", "/title", |source| {
        let is_dated = source.published != Extent::UNKNOWN;
        is_dated.then_some((
            source.marks.title?,
            source.marks.publisher?,
            Some(source.published),
        ))
    }),
];

/// Two hashes, and the date if it distinguishes versions of one document.
type Mark = (u64, u64, Option<Extent>);

fn check(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut reported = HashSet::new();
    for (what, place, mark) in MARKS {
        let mut marked: Vec<_> = rows
            .sources
            .iter()
            .zip(SourceNo::all())
            .filter_map(|(source, number)| {
                Some((mark(source)?, source.marks.language, source.spot?, number))
            })
            .collect();
        marked.sort_unstable();
        for duplicates in marked.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let Some((_, _, _, first)) = duplicates.first() else {
                continue;
            };
            for (_, _, spot, number) in &duplicates[1..] {
                // A declared copy is a separate document.
                let is_copy = facts.origins.original(*first) == facts.origins.original(*number);
                if !is_copy && reported.insert(*number) {
                    let own = wording::source(rows, *number);
                    let other = wording::source(rows, *first);
                    sink.at(*spot)
                        .value(place, format!("`{own}` has the same {what} as `{other}`"))
                        .help(
                            "keep one source and move the claims to it; if one copies the other, \
                             add `derived-from`",
                        );
                }
            }
        }
    }
}
