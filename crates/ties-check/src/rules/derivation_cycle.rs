//! `derivation-cycle`: sources do not derive from one another in a cycle, nor from later sources.

use std::collections::HashSet;

use ties::edtf::Verdict;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_facts::facts::Facts;
use ties_facts::row::Rows;

use crate::rule::{Check, Rule, Sink};
use crate::wording::{self, NAMED};

pub(crate) static RULE: Rule = Rule {
    code: "derivation-cycle",
    severity: Severity::Error,
    page: include_str!("derivation_cycle.md"),
    checks: &[Check::Dataset(check)],
};

fn check(_: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let loops = facts.origins.loops();
    for circle in loops {
        report_loop(circle, rows, sink);
    }
    // In a cycle, some source always derives from a later one. The cycle is reported already.
    let looped: HashSet<SourceNo> = loops.iter().flatten().copied().collect();
    for (source, number) in rows.sources.iter().zip(SourceNo::all()) {
        let Some((from, spot)) = source.derived_from.zip(source.spot) else {
            continue;
        };
        let original = rows.source(from);
        if source.published.before(original.published) == Verdict::Certainly
            && !looped.contains(&number)
        {
            sink.at(spot)
                .value(
                    "/derived-from",
                    format!(
                        "`{}` was published after `{}`, which derives from it",
                        original.id, source.id
                    ),
                )
                .help("correct one of the dates, or reverse `derived-from`");
        }
    }
}

/// Reports a cycle once, at its last source in the dataset.
fn report_loop(circle: &[SourceNo], rows: &Rows, sink: &mut Sink<'_>) {
    let spots = circle.iter().filter_map(|source| rows.source(*source).spot);
    let Some(spot) = spots.max() else { return };
    let message = if let [only] = circle {
        format!("`{}` derives from itself", wording::source(rows, *only))
    } else {
        let mut steps = Vec::new();
        let nexts = circle.iter().skip(1).chain(circle.first());
        for (source, next) in circle.iter().zip(nexts).take(NAMED) {
            let source = wording::source(rows, *source);
            let next = wording::source(rows, *next);
            steps.push(format!("`{source}` from `{next}`"));
        }
        let rest = match circle.len() - steps.len() {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        format!(
            "sources derive from one another in a cycle: {}{rest}",
            steps.join(", ")
        )
    };
    sink.at(spot)
        .value("/derived-from", message)
        .help("remove `derived-from` from the earliest source");
}
