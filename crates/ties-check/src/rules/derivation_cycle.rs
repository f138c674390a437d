//! `derivation-cycle`: sources derive from one another in no circle, and none from a later one.

use std::collections::HashSet;

use ties::edtf::Verdict;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::row::Rows;

use crate::rule::{Check, Rule, Sink};
use crate::wording::{self, NAMED};

pub(crate) static RULE: Rule = Rule {
    code: "derivation-cycle",
    severity: Severity::Error,
    page: include_str!("derivation_cycle.md"),
    checks: &[Check::Dataset(check)],
};

fn check(_: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let loops = rows.origins.loops();
    for circle in loops {
        say_loop(circle, rows, sink);
    }
    // In a circle one is later than another whatever is done: that is told already.
    let looped: HashSet<u32> = loops.iter().flatten().copied().collect();
    for (source, number) in rows.sources.iter().zip(0..) {
        let Some((from, spot)) = source.derived_from.zip(source.spot) else {
            continue;
        };
        let Some(original) = rows.sources.get(from as usize) else {
            continue;
        };
        if source.published.before(original.published) == Verdict::Certainly
            && !looped.contains(&number)
        {
            sink.at(spot)
                .value(
                    "/derived-from",
                    format!("`{}` came out after `{}`", original.id, source.id),
                )
                .help("correct the date of one of the two, or turn `derived-from` around");
        }
    }
}

/// Says a circle once, at the source of it that stands last.
fn say_loop(circle: &[u32], rows: &Rows, sink: &mut Sink<'_>) {
    let spots = circle
        .iter()
        .filter_map(|source| rows.sources.get(*source as usize)?.spot);
    let Some(spot) = spots.max() else { return };
    let id = |source: &u32| wording::source(rows, *source);
    let message = if let [only] = circle {
        format!("`{}` derives from itself", id(only))
    } else {
        let nexts = circle.iter().skip(1).chain(circle.first());
        let steps = circle.iter().zip(nexts).take(NAMED);
        let steps: Vec<_> = steps
            .map(|(source, next)| format!("`{}` from `{}`", id(source), id(next)))
            .collect();
        let rest = match circle.len() - steps.len() {
            0 => String::new(),
            more => format!(", and {more} more"),
        };
        format!(
            "sources derive from one another in a circle: {}{rest}",
            steps.join(", ")
        )
    };
    sink.at(spot)
        .value("/derived-from", message)
        .help("take `derived-from` out of the one that was there first");
}
