//! `quote-too-long`: reports a quote of sixty words or more, or of more than a tenth of its source.

use ties::model::Severity;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink, SourceHead};

pub(crate) static RULE: Rule = Rule {
    code: "quote-too-long",
    severity: Severity::Warning,
    page: include_str!("quote_too_long.md"),
    checks: &[Check::Claim(check)],
};

/// A quote must have fewer words than this.
const TOO_MANY: usize = 60;
/// This many words may always be quoted, even if they are more than a tenth of a short text.
const ALWAYS: usize = 12;

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(quote) = &at.claim.quote else { return };
    let count = quote.split_whitespace().count();
    let help = "quote the few words that matter, and paraphrase the rest in `summary`";
    if count >= TOO_MANY {
        sink.value(
            "/quote",
            format!("the quote has {count} words; it must have fewer than {TOO_MANY}"),
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
