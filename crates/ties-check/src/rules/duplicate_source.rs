//! `duplicate-source`: no document is a source twice.

use std::collections::HashSet;

use ties::edtf::Extent;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::row::{Rows, SourceRow};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "duplicate-source",
    severity: Severity::Warning,
    page: include_str!("duplicate_source.md"),
    checks: &[Check::Dataset(check)],
};

/// Reads a mark of a source.
type Reading = fn(&SourceRow) -> Option<Mark>;

/// What two sources have in common when they are one document; the surest comes first.
const MARKS: [(&str, &str, Reading); 4] = [
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

/// Two hashes, and the date where it tells two states of one document apart.
type Mark = (u64, u64, Option<Extent>);

fn check(_: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let mut told = HashSet::new();
    for (what, place, mark) in MARKS {
        let mut marked: Vec<_> = rows
            .sources
            .iter()
            .zip(0..)
            .filter_map(|(source, number)| {
                Some((mark(source)?, source.marks.language, source.spot?, number))
            })
            .collect();
        marked.sort_unstable();
        for twins in marked.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let Some((_, _, _, first)) = twins.first() else {
                continue;
            };
            for (_, _, spot, number) in &twins[1..] {
                // A copy that says of what it is one is a document of its own.
                let is_copy = rows.origins.original(*first) == rows.origins.original(*number);
                if !is_copy && told.insert(*number) {
                    let (own, other) = (
                        wording::source(rows, *number),
                        wording::source(rows, *first),
                    );
                    sink.at(*spot)
                        .value(place, format!("`{own}` has the {what} of `{other}`"))
                        .help("keep one of the two and move the claims there; where one copies the other, say so in `derived-from`");
                }
            }
        }
    }
}
