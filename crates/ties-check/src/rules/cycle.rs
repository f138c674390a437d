//! `cycle`: according to one speaker, no chain of parts, members or successors returns to its
//! start.

use ties::model::Severity;
use ties_dataset::index::Index;
use ties_facts::contradiction::Ring;
use ties_facts::facts::Facts;
use ties_facts::row::Rows;

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "cycle",
    severity: Severity::Error,
    page: include_str!("cycle.md"),
    checks: &[Check::Dataset(check)],
};

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    for ring in &facts.contradictions().rings_of_one_voice {
        report(ring, index, &facts.rows, sink);
    }
}

/// Reports a cycle at its last claim in the dataset.
fn report(ring: &Ring, index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let last = &rows.pairs[ring.pairs[0]];
    let message = format!(
        "according to `{}`, {}",
        wording::speaker(index, rows, last.voice),
        wording::ring(ring, index, rows)
    );
    let claims = ring.claims(rows);
    let help = match claims.as_slice() {
        [_] => "remove one direction: this claim alone forms the cycle".to_owned(),
        [_, others @ ..] => {
            let claims = wording::claims(rows, others);
            format!("compare with {claims}: correct one, or say in `when` when each applied")
        }
        [] => return,
    };
    sink.at(rows.spot(last))
        .value("/predicate", message)
        .help(help);
}
