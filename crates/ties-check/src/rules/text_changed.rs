//! `text-changed`: reports archived texts that differ from the recorded SHA-256 or cannot be read.

use ties::model::Severity;
use ties_dataset::archived_text::ArchivedText;
use ties_dataset::file::ReadFault;
use ties_dataset::index::Index;
use ties_dataset::writing::assignment;

use crate::rule::{Check, Rule, Sink, SourceAt};

pub(crate) static RULE: Rule = Rule {
    code: "text-changed",
    severity: Severity::Error,
    page: include_str!("text_changed.md"),
    checks: &[Check::Source(check)],
};

fn check(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let Some(archive) = &head.record.archive else {
        return;
    };
    let name = archive.text.as_deref().unwrap_or_default();
    match (&head.archived, &archive.sha256) {
        (ArchivedText::Unreadable(fault), _) => {
            sink.value(
                "/archive/text",
                format!("the archived text `{name}` {fault}"),
            )
            .help(unreadable_help(fault));
        }
        (ArchivedText::Text(_, digest), Some(recorded)) if digest != recorded => {
            sink.value(
                "/archive/sha256",
                format!("the archived text `{name}` does not match its recorded SHA-256"),
            )
            .help(format!(
                "restore the text, or, if it was replaced on purpose, check its passages again \
                 and write `{}`",
                assignment("sha256", &digest.to_string())
            ));
        }
        (ArchivedText::Text(_, digest), None) => {
            sink.value(
                "/archive",
                format!("the archived text `{name}` has no SHA-256, so changes cannot be detected"),
            )
            .help(format!(
                "write `{}`",
                assignment("sha256", &digest.to_string())
            ));
        }
        _ => {}
    }
}

/// The help for an archived text that cannot be read.
fn unreadable_help(fault: &ReadFault) -> &'static str {
    match fault {
        ReadFault::Outside => {
            "write the path relative to the archive, without a leading `/`, `.` or `..`"
        }
        ReadFault::TooLarge(_) => "keep only the coded part, or split the source into parts",
        ReadFault::Empty => "restore the text, or replace `text` by a reason in `no-archive`",
        _ => "store the text as a plain file in UTF-8, for example with `ties archive add`",
    }
}
