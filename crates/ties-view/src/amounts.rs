//! Amounts and qualifiers in words.

use serde_json::Value;
use ties::model::{Amount, Bound, Claim, Qualifier};
use ties_dataset::dataset::Dataset;

use crate::citation::{date_in_words, flat, name};

/// An amount in words: `more than 150 people`, `thousands of people`, `people: number unknown`.
pub(crate) fn amount_in_words(amount: &Amount) -> String {
    let count = count_in_words(amount);
    match (&amount.unit, amount.bound) {
        (Some(unit), Bound::Vague | Bound::Unknown | Bound::NoneReported) => {
            format!("{}: {count}", flat(unit))
        }
        (Some(unit), _) => format!("{count} {}", flat(unit)),
        (None, _) => count,
    }
}

/// The number of an amount in words, without its unit.
fn count_in_words(amount: &Amount) -> String {
    let number = match amount.best.or(amount.low).or(amount.high) {
        Some(number) => number.to_string(),
        None => "an unstated number".to_owned(),
    };
    let range = match (amount.low, amount.high) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        _ => number.clone(),
    };
    match amount.bound {
        Bound::Exact if amount.best.is_none() => range,
        Bound::Exact => number,
        Bound::About => format!("about {number}"),
        Bound::AtLeast => format!("at least {number}"),
        Bound::AtMost => format!("at most {number}"),
        Bound::MoreThan => format!("more than {number}"),
        Bound::FewerThan => format!("fewer than {number}"),
        Bound::Between => range,
        Bound::Vague => match amount.words.as_deref() {
            Some(words) => format!("“{}”", flat(words)),
            None => "“not stated”".to_owned(),
        },
        Bound::Unknown => "number unknown".to_owned(),
        Bound::NoneReported => "none reported".to_owned(),
    }
}

/// The qualifiers in words, without those in `given`.
pub(crate) fn qualifiers_in_words(dataset: &Dataset, claim: &Claim, given: &[&str]) -> Vec<String> {
    let Some(with) = &claim.with else {
        return Vec::new();
    };
    // Every value of the model can be written as JSON.
    let json = serde_json::to_value(with).unwrap_or_default();
    let mut parts = Vec::new();
    for (key, qualifier) in with.present() {
        if given.contains(&key) {
            continue;
        }
        let value = match qualifier {
            Qualifier::Entity(id) => name(dataset, id),
            Qualifier::Text(text) => flat(text),
            Qualifier::Date(date) => date_in_words(date),
            Qualifier::Flag => String::new(),
            Qualifier::Word => words_of(&json[key]),
        };
        if value.is_empty() {
            parts.push(key.to_owned());
        } else {
            parts.push(format!("{key}: {value}"));
        }
    }
    parts
}

/// One word of the vocabulary, or several.
fn words_of(value: &Value) -> String {
    match value {
        Value::String(word) => word.clone(),
        Value::Array(words) => {
            let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
            words.join(", ")
        }
        _ => String::new(),
    }
}
