//! `bad-locator`: a locator is well formed, and the archived text has the passage.

use std::sync::Arc;

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
        if let Some(text) = at.source.and_then(SourceHead::text)
            && at.passage.is_none()
            && locator.digest.is_none()
            && Text::can_find(&locator.steps)
        {
            let place = at.claim.at.trim();
            sink.value("/at", format!("`{place}` is not in the archived text"))
                .help(size_help(text));
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
    let text = at.head.and_then(SourceHead::text);
    for (number, place) in source.complete_for.iter().enumerate() {
        if let Err((message, help)) = check_place(place, text) {
            sink.value(&format!("/complete-for/{number}"), message)
                .help(help);
        }
    }
    for place in source.skipped.keys() {
        let pointer = format!("/skipped/{}", escape(place));
        if let Err((message, help)) = check_place(place, text) {
            sink.key(&pointer, message).help(help);
        }
    }
}

/// Checks that a locator is well formed and that the text, if it is available, has the passage.
/// Returns the message and the help.
fn check_place(place: &str, text: Option<&Arc<Text>>) -> Result<(), (String, String)> {
    let locator = Locator::parse(place).map_err(|bad| (bad.message, bad.help))?;
    if let Some(text) = text
        && Text::can_find(&locator.steps)
        && text.find(&locator.steps).is_none()
    {
        let message = format!("`{place}` is not in the archived text");
        return Err((message, size_help(text)));
    }
    Ok(())
}

/// The help that gives the size of the text.
fn size_help(text: &Text) -> String {
    format!(
        "run `ties coverage` to see the numbers: the text has {} paragraphs and {} sentences, \
         with headings",
        text.paragraphs(),
        text.sentences()
    )
}
