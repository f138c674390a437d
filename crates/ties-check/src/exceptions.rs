//! Exceptions: findings that a record's `expect` silences, and exceptions that silence nothing.

use crate::diagnostic::Diagnostic;
use ties::model::Exception;
use ties_dataset::spot::Spot;
use ties_dataset::tree::Place;

use crate::rule::{Rule, Sink};
use crate::rules::{find, stale_exception};

/// A record with exceptions.
pub(crate) struct Excepted {
    pub(crate) spot: Spot,
    pub(crate) exceptions: Vec<Exception>,
}

/// Removes the findings that exceptions silence, and reports exceptions that silence nothing if their rule runs. Returns the
/// number of removed findings.
pub(crate) fn settle(
    files: &mut [Vec<Diagnostic>],
    records: Vec<Excepted>,
    runs: impl Fn(&Rule) -> bool,
) -> usize {
    let mut silenced = 0;
    for Excepted { spot, exceptions } in records {
        let Some(found) = files.get_mut(spot.file as usize) else {
            continue;
        };
        let record = spot.pointer();
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
            found.retain(|found| found.code != code || record_of(&found.place) != Some(&record));
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

/// The pointer to the record that contains a place: a claim, the record of a line, or the file outside its claims.
fn record_of(place: &Place) -> Option<&str> {
    let (Place::Value(pointer) | Place::Key(pointer)) = place else {
        return None;
    };
    let inside = pointer.strip_prefix('/').unwrap_or(pointer);
    let (first, rest) = inside.split_at(inside.find('/').unwrap_or(inside.len()));
    // The first part of a pointer into a file of lines is the byte at which the line starts.
    let is_line = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    if first != "claims" && !is_line {
        return Some("");
    }
    let second = rest.strip_prefix('/')?;
    let end = second.find('/').unwrap_or(second.len());
    Some(&pointer[..pointer.len() - (second.len() - end)])
}
