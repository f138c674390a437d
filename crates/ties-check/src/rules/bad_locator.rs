//! `bad-locator`: a locator is well formed, and the archived text has the passage.

use crate::diagnostic::Diagnostic;
use ties::model::{Locator, Severity};
use ties::pointer::escape;
use ties_dataset::index::Index;
use ties_text::text::Text;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceAt, SourceHead};

pub(crate) static RULE: Rule = Rule {
    code: "bad-locator",
    severity: Severity::Error,
    page: include_str!("bad_locator.md"),
    checks: &[Check::Claim(check), Check::Source(check_skipped)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    // The engine has parsed the locator. Only an invalid one is parsed again, to explain the error.
    if let Some(locator) = &at.locator {
        // `passage-moved` reports a locator that has a digest.
        let text = at.source.and_then(SourceHead::text);
        if let (None, None, Some(text), true) = (
            &at.passage,
            locator.digest,
            text,
            Text::can_find(&locator.steps),
        ) {
            add_size_help(
                sink.value(
                    "/at",
                    format!("`{}` is not in the archived text", at.claim.at.trim()),
                ),
                text,
            );
        }
        return;
    }
    if let Err(bad) = Locator::parse(&at.claim.at) {
        sink.value("/at", bad.message).help(bad.help);
    }
}

fn check_skipped(at: &SourceAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(source) = at.head.map(|head| &head.record) else {
        return;
    };
    for place in source.skipped.keys() {
        let pointer = || format!("/skipped/{}", escape(place));
        match (Locator::parse(place), at.head.and_then(SourceHead::text)) {
            (Err(bad), _) => {
                sink.key(&pointer(), bad.message).help(bad.help);
            }
            (Ok(locator), Some(text))
                if Text::can_find(&locator.steps) && text.find(&locator.steps).is_none() =>
            {
                add_size_help(
                    sink.key(&pointer(), format!("`{place}` is not in the archived text")),
                    text,
                );
            }
            _ => {}
        }
    }
}

/// Adds a help that gives the size of the text.
fn add_size_help(found: &mut Diagnostic, text: &Text) {
    let (paragraphs, sentences) = (text.paragraphs(), text.sentences());
    found.help = Some(format!(
        "run `ties coverage` to see the numbers: the text has {paragraphs} paragraphs and \
         {sentences} sentences, with headings"
    ));
}
