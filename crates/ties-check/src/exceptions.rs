//! Exceptions: findings that a record's `expect` silences, and exceptions that silence nothing.

use crate::diagnostic::Diagnostic;
use ties::model::Exception;
use ties_dataset::spot::{Place, Spot};

use crate::rule::{Rule, Sink};
use crate::rules::{find, stale_exception};

/// A record with exceptions.
pub(crate) struct RecordExceptions {
    pub(crate) spot: Spot,
    pub(crate) exceptions: Vec<Exception>,
}

/// Removes the findings that exceptions silence, and reports exceptions that silence nothing if
/// their rule runs. Returns the number of removed findings.
pub(crate) fn settle(
    files: &mut [Vec<Diagnostic>],
    records: Vec<RecordExceptions>,
    runs: impl Fn(&Rule) -> bool,
) -> usize {
    let mut silenced = 0;
    for RecordExceptions { spot, exceptions } in records {
        let Some(found) = files.get_mut(spot.file as usize) else {
            continue;
        };
        for (number, exception) in exceptions.iter().enumerate() {
            let code: &str = &exception.code;
            let place = format!("/expect/{number}/code");
            let Some(rule) = find(code) else {
                let mut sink = Sink::new(&stale_exception::RULE, spot, found);
                stale_exception::unknown_code(code, sink.value(&place, ""));
                continue;
            };
            if !rule.takes_exceptions() {
                let mut sink = Sink::new(&stale_exception::RULE, spot, found);
                sink.value(&place, format!("`{code}` takes no exception"))
                    .help("fix the reported error; unreadable records cannot have exceptions");
                continue;
            }
            let before = found.len();
            found.retain(|found| {
                let is_in_record =
                    found.spot == spot && matches!(found.place, Place::Value(_) | Place::Key(_));
                found.code != code || !is_in_record
            });
            silenced += before - found.len();
            if found.len() == before && runs(rule) {
                let mut sink = Sink::new(&stale_exception::RULE, spot, found);
                sink.value(
                    &place,
                    format!("this exception silences nothing: no `{code}` finding here"),
                )
                .help("remove the exception");
            }
        }
    }
    silenced
}
