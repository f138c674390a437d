//! `quote-too-long`: a quote stays under sixty words and a tenth of its source.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceHead};

pub(crate) static RULE: Rule = Rule {
    code: "quote-too-long",
    severity: Severity::Warning,
    page: include_str!("quote_too_long.md"),
    checks: &[Check::Claim(check)],
};

/// As many words are too many.
const TOO_MANY: usize = 60;
/// Of a text too short to be told a tenth of, so many words may be quoted.
const ALWAYS: usize = 12;

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(quote) = &at.claim.quote else { return };
    let count = quote.split_whitespace().count();
    let help = "quote the few words that matter, and say the rest in `summary` in your own";
    if count >= TOO_MANY {
        sink.value(
            "/quote",
            format!("the quote has {count} words, and has to stay under {TOO_MANY}"),
        )
        .help(help);
    } else if let Some(text) = at.source.and_then(SourceHead::text)
        && count > ALWAYS
        && quote.len() * 10 > text.words(0..text.sentences()).len()
    {
        sink.value("/quote", "the quote is more than a tenth of the text")
            .help(help);
    }
}
