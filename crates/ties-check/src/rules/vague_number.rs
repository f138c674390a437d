//! `vague-number`: a vague number keeps its word, which is in the published table.

use ties::model::{Bound, Severity};
use ties_dataset::index::Index;
use ties_text::words::VagueWord;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "vague-number",
    severity: Severity::Warning,
    page: include_str!("vague_number.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let Some(amount) = &at.claim.amount else {
        return;
    };
    if amount.bound != Bound::Vague {
        return;
    }
    let Some(words) = amount.words.as_deref() else {
        // `inconsistent-amount` reports a number that is marked vague.
        if amount.best.is_some() {
            return;
        }
        sink.value("/amount/bound", "this vague number has no `words`")
            .help("add the word from the source: `words = \"dozens\"`");
        return;
    };
    // Without its source, the language is unknown.
    let Some(source) = at.source else { return };
    let language = source.record.language.as_deref();
    // The table has no words of this language.
    if language.is_some_and(|language| !VagueWord::has_language(language))
        || VagueWord::find(words, language).is_some()
    {
        return;
    }
    sink.value(
        "/amount/words",
        format!("`{words}` is not in the table of vague numbers"),
    )
    .help(
        "use the source's word, such as `dozens`; put a number in `best` with a bound such as \
         `bound = \"about\"`; add a missing word to its language file in `crates/ties-text/words`",
    );
}
