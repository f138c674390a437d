//! `text-changed`: the archived text is there, and is the one whose SHA-256 is recorded.

use ties::model::Severity;
use ties_dataset::archived::Archived;
use ties_dataset::file::ReadFault;
use ties_dataset::index::Index;

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
        (Archived::Unread(fault), _) => {
            let help = match fault {
                ReadFault::Missing => {
                    "put the text there, or take `text` out: its passages were not compared"
                }
                ReadFault::Outside => {
                    "write its path below the archive, without `/` before it, `.` or `..`"
                }
                ReadFault::TooLarge(_) => {
                    "keep the part there that was coded, or split the source in parts"
                }
                ReadFault::Empty => {
                    "put the text there, or take `text` out and say so in `no-archive`"
                }
                _ => "keep the text there as a plain file in UTF-8: `ties archive add` makes one",
            };
            sink.value(
                "/archive/text",
                format!("the archived text `{name}` {fault}"),
            )
            .help(help);
        }
        (Archived::Text(_, digest), Some(recorded)) if digest != recorded => {
            sink.value(
                "/archive/sha256",
                format!(
                    "the archived text `{name}` is not the one recorded: its SHA-256 is another"
                ),
            )
            .help(format!(
                "if the text was rightly replaced, look at its passages again and write `{digest}`"
            ));
        }
        (Archived::Text(_, digest), None) => {
            sink.value(
                "/archive",
                format!("the archived text `{name}` has no SHA-256, so a change of it goes unseen"),
            )
            .help(format!("write `sha256 = \"{digest}\"`"));
        }
        _ => {}
    }
}
