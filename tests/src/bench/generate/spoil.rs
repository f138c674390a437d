//! Claims with one thing wrong in each.

/// How a form writes what comes before the values of keys.
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

/// A claim with one thing wrong in it, by turns: a side that is not there, two sides that are one,
/// a place, a predicate or a date that is none, a speaker who is not there, an amount of which the
/// least is the most, an id that is none. Where a claim lacks the key of its turn, it takes the
/// next.
pub(super) fn spoil(claim: &str, turn: usize, form: &Form) -> String {
    let value = |key: &str| claim.split_once(key)?.1.split('"').next();
    let put = |key: &str, new: &str| {
        let old = value(key)?;
        Some(claim.replacen(&format!("{key}{old}\""), &format!("{key}{new}\""), 1))
    };
    let wrongs = [
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
    (0..wrongs.len())
        .find_map(|next| wrongs[(turn + next) % wrongs.len()]())
        .unwrap_or_else(|| claim.to_owned())
}
