//! Spoilt claims: each has one error.

/// The text before the value of each key, in one file format.
pub(super) struct Form {
    id: &'static str,
    subject: &'static str,
    object: &'static str,
    at: &'static str,
    predicate: &'static str,
    when: &'static str,
    attribution: &'static str,
    best: &'static str,
    low: &'static str,
}

pub(super) const TOML: Form = Form {
    id: "id = \"",
    subject: "\nsubject = \"",
    object: "\nobject = \"",
    at: "\nat = \"",
    predicate: "\npredicate = \"",
    when: "\nwhen = \"",
    attribution: "\nattribution = [\"",
    best: "best = ",
    low: "low = 99999999, best = ",
};

pub(super) const JSON: Form = Form {
    id: "\"claim\":{\"id\":\"",
    subject: "\"subject\":\"",
    object: "\"object\":\"",
    at: "\"at\":\"",
    predicate: "\"predicate\":\"",
    when: "\"when\":\"",
    attribution: "\"attribution\":[\"",
    best: "\"best\":",
    low: "\"low\":99999999,\"best\":",
};

/// Puts one error into a claim; `turn` selects which: an unknown subject, an object equal to the
/// subject, an invalid locator, predicate or date, an unknown speaker, a lower bound above the best
/// estimate, or an invalid id. If the claim lacks the key of the selected error, the next error
/// that applies is used.
pub(super) fn spoil(claim: &str, turn: usize, form: &Form) -> String {
    let value = |key: &str| claim.split_once(key)?.1.split('"').next();
    let put = |key: &str, new: &str| {
        let old = value(key)?;
        Some(claim.replacen(&format!("{key}{old}\""), &format!("{key}{new}\""), 1))
    };
    let errors = [
        &|| put(form.subject, &format!("{}x", value(form.subject)?)),
        &|| put(form.object, value(form.subject)?),
        &|| put(form.at, "somewhere"),
        &|| put(form.predicate, "alied-with"),
        &|| put(form.when, "2021-13"),
        &|| put(form.attribution, "expert-x"),
        &|| {
            claim
                .contains(form.best)
                .then(|| claim.replacen(form.best, form.low, 1))
        },
        &|| put(form.id, "No id"),
    ] as [&dyn Fn() -> Option<String>; 8];
    (0..errors.len())
        .find_map(|next| errors[(turn + next) % errors.len()]())
        .unwrap_or_else(|| claim.to_owned())
}
