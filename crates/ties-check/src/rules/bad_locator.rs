//! `bad-locator`: the locator is well formed, and its ranges ascend.

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
    // The engine has read it once; only what it could not read is read again, to say why.
    if let Some(locator) = &at.locator {
        // Where there is a digest, `passage-moved` looks for the passage.
        let text = at.source.and_then(SourceHead::text);
        if let (None, None, Some(text), true) = (
            &at.passage,
            locator.digest,
            text,
            Text::can_find(&locator.steps),
        ) {
            say_no_place(
                sink.value("/at", format!("the text has no `{}`", at.claim.at.trim())),
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
                say_no_place(
                    sink.key(&pointer(), format!("the text has no `{place}`")),
                    text,
                );
            }
            _ => {}
        }
    }
}

fn say_no_place(found: &mut Diagnostic, text: &Text) {
    let (paragraphs, sentences) = (text.paragraphs(), text.sentences());
    found.help = Some(format!(
        "it has {paragraphs} paragraphs and {sentences} sentences, title and headings counted; `ties coverage` shows their numbers"
    ));
}
