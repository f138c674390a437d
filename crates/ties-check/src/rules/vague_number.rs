//! `vague-number`: a vague number keeps its word, and the word is in the published table.

use std::fmt;

use ties::model::{Amount, Bound, Severity};
use ties_dataset::index::Index;
use ties_text::words::VagueWord;

use super::inconsistent_amount::for_each_amount;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "vague-number",
    severity: Severity::Warning,
    page: include_str!("vague_number.md"),
    checks: &[Check::Claim(check_claim)],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    for_each_amount(at, |place, amount| {
        if amount.bound == Bound::Vague {
            let language = at
                .source
                .and_then(|source| source.record.language.as_deref());
            check(amount, place, language, sink);
        }
    });
}

fn check(amount: &Amount, place: fmt::Arguments<'_>, language: Option<&str>, sink: &mut Sink<'_>) {
    let Some(words) = amount.words.as_deref() else {
        // A number that is no vague one, `inconsistent-amount` reports.
        if amount.best.is_some() {
            return;
        }
        sink.value(&format!("{place}/bound"), "a vague number without its word")
            .help("add the source's own: `words = \"dozens\"`");
        return;
    };
    // Words of a language that the table does not have cannot be looked for.
    if language.is_some_and(|language| !VagueWord::knows(language))
        || VagueWord::find(words, language).is_some()
    {
        return;
    }
    sink.value(&format!("{place}/words"), format!("`{words}` is not in the table of vague numbers")).help(
        "write the word as the source has it, such as `dozens` or `many`; a number goes into `best`, with \
         `bound = \"about\"` and the like; a word that is missing into the file of its language in `crates/ties-text/words`",
    );
}
