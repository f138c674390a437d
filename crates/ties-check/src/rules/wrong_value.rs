//! `wrong-value`: the claim has exactly the value that its predicate takes.

use ties::model::{Claim, Severity};
use ties::vocabulary::ValueType;
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "wrong-value",
    severity: Severity::Error,
    page: include_str!("wrong_value.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let predicate = claim.predicate;
    let def = predicate.def();
    let takes = def.takes;
    check_sides(claim, sink);

    for (key, _) in values(claim).into_iter().filter(|(_, is_there)| *is_there) {
        let (wanted, instead) = match takes {
            ValueType::Entity => (
                ["object", "objects", "among", "mutual"].contains(&key),
                "an entity: `object`",
            ),
            ValueType::Date => (key == "date", "a date: `date`"),
            ValueType::Amount => (key == "amount", "an amount: `amount`"),
            ValueType::Text => (false, "a text: `summary`"),
        };
        let is_accepted = wanted || (key == "amount" && def.accepts_amount);
        if !is_accepted {
            sink.key(
                &format!("/{key}"),
                format!("`{predicate}` takes no `{key}`"),
            )
            .help(format!(
                "remove it; besides a subject, `{predicate}` takes {instead}"
            ));
        }
    }
    if let Some((what, help)) = missing_value(claim, takes) {
        sink.value("/predicate", format!("`{predicate}` has {what}"))
            .help(help);
    }
}

/// What the claim lacks as its value, and the help; `None` if it has a value.
fn missing_value(claim: &Claim, takes: ValueType) -> Option<(&'static str, &'static str)> {
    let missing = match takes {
        ValueType::Entity
            if claim.object.is_none() && claim.objects.is_empty() && claim.among.is_empty() =>
        {
            ("no object", "add `object`, or `objects` for several")
        }
        ValueType::Date if claim.date.is_none() => (
            "no date",
            "add `date = \"…\"`; `when` says when the claim holds, not the value",
        ),
        ValueType::Amount if claim.amount.is_none() => (
            "no amount",
            "add `amount` with `best`, or write `amount = { bound = \"unknown\" }`",
        ),
        ValueType::Text if claim.summary.is_none() => (
            "no text",
            "add a `summary` of what the source says, in your own words",
        ),
        _ => return None,
    };
    Some(missing)
}

fn check_sides(claim: &Claim, sink: &mut Sink<'_>) {
    let written = [
        ("subject", claim.subject.is_some()),
        ("subjects", !claim.subjects.is_empty()),
        ("among", !claim.among.is_empty()),
    ];
    let written: Vec<_> = written
        .into_iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(key, _)| key)
        .collect();
    match written.as_slice() {
        [] => sink
            .value("", "the claim has no subject")
            .help("add `subject`, `subjects` for several, or `among` for all pairs of several"),
        [_] => {}
        [first, second, ..] => {
            sink.key(
                &format!("/{second}"),
                format!("both `{first}` and `{second}` are given"),
            )
            .help(
                "use `subject` for one, `subjects` for several, `among` for all pairs of several",
            );
        }
    }
    if claim.object.is_some() && !claim.objects.is_empty() {
        sink.key("/objects", "both `object` and `objects` are given")
            .help("use `object` for one, `objects` for several");
    }
    if !claim.among.is_empty() {
        check_among(claim, sink);
    }
}

/// Reports an object next to `among`, which already names both sides.
fn check_among(claim: &Claim, sink: &mut Sink<'_>) {
    for (key, is_there) in [
        ("object", claim.object.is_some()),
        ("objects", !claim.objects.is_empty()),
    ] {
        if is_there {
            sink.key(
                &format!("/{key}"),
                format!("both `among` and `{key}` are given"),
            )
            .help("remove one of the two: `among` names both sides");
        }
    }
}

/// The keys for values of any kind, and whether the claim has them.
fn values(claim: &Claim) -> [(&'static str, bool); 6] {
    [
        ("object", claim.object.is_some()),
        ("objects", !claim.objects.is_empty()),
        ("among", !claim.among.is_empty()),
        ("mutual", claim.mutual),
        ("date", claim.date.is_some()),
        ("amount", claim.amount.is_some()),
    ]
}
