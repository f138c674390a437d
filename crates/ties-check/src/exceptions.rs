//! Exceptions: silences the findings that a record's `expect` lists, and reports exceptions that
//! silence nothing.

use ties::model::Exception;
use ties::pointer::escape;
use ties_dataset::index::Index;
use ties_dataset::spot::{Place, Spot};

use crate::diagnostic::Diagnostic;
use crate::rule::{Rule, Sink};
use crate::rules::{find, nearest, stale_exception};

/// A record with exceptions.
pub(crate) struct RecordExceptions {
    pub(crate) spot: Spot,
    pub(crate) exceptions: Vec<Exception>,
    /// Whether the record is a source that lists an archived text, or a claim of one.
    pub(crate) has_text: bool,
}

/// Reports severities that the manifest sets for unknown rules.
pub(crate) fn check_severities(index: &Index, files: &mut [Vec<Diagnostic>]) {
    let (Some(manifest), Some(spot)) = (index.manifest(), index.manifest_spot()) else {
        return;
    };
    let Some(found) = files.get_mut(spot.file as usize) else {
        return;
    };
    let mut sink = Sink::new(&stale_exception::RULE, spot, found);
    for code in manifest.severities.keys() {
        if find(code).is_none() {
            let finding = sink.key(&format!("/severities/{}", escape(code)), "");
            stale_exception::unknown_code(code, nearest(code), finding);
        }
    }
}

/// Removes the findings that exceptions silence, and returns their number. Reports exceptions that
/// silence nothing and `may_be_stale`: their rule was able to report everything about the record.
pub(crate) fn settle(
    files: &mut [Vec<Diagnostic>],
    records: Vec<RecordExceptions>,
    may_be_stale: impl Fn(&Rule, &RecordExceptions) -> bool,
) -> usize {
    let mut silenced = 0;
    for record in records {
        let spot = record.spot;
        let Some(found) = files.get_mut(spot.file as usize) else {
            continue;
        };
        for (number, exception) in record.exceptions.iter().enumerate() {
            let code: &str = &exception.code;
            let rule = find(code);
            if let Some(rule) = rule
                && rule.takes_exceptions()
            {
                let removed = silence(code, spot, found);
                silenced += removed;
                if removed > 0 || !may_be_stale(rule, &record) {
                    continue;
                }
            }
            let place = format!("/expect/{number}/code");
            let mut sink = Sink::new(&stale_exception::RULE, spot, found);
            let finding = sink.value(&place, "");
            match rule {
                None => stale_exception::unknown_code(code, nearest(code), finding),
                Some(rule) if rule.takes_exceptions() => stale_exception::unused(code, finding),
                Some(_) => stale_exception::not_allowed(code, finding),
            }
        }
    }
    silenced
}

/// Removes the findings of a rule about the values and keys of a record. Returns their number.
fn silence(code: &str, spot: Spot, found: &mut Vec<Diagnostic>) -> usize {
    let before = found.len();
    found.retain(|found| {
        let is_in_record =
            found.spot == spot && matches!(found.place, Place::Value(_) | Place::Key(_));
        found.code != code || !is_in_record
    });
    before - found.len()
}
