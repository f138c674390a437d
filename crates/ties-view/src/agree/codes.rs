//! The values of both codings as numbers: equal values have equal numbers.

use std::collections::HashMap;

use super::coding::Coding;
use super::variable::Variable;

/// The values of one variable.
#[derive(Debug)]
pub(super) struct Codes {
    /// The values, sorted. A code is a position here.
    pub(super) values: Vec<String>,
    /// The codes of the propositions of each coder.
    pub(super) of: [Vec<u32>; 2],
    /// The code of a claim that does not write the key, if any claim has it.
    pub(super) default: Option<u32>,
}

impl Codes {
    pub(super) fn new(variable: Variable, codings: [&Coding<'_>; 2]) -> Self {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut values = Vec::new();
        let of = codings.map(|coding| {
            let mut codes = Vec::with_capacity(coding.propositions.len());
            for proposition in &coding.propositions {
                let value = variable.value(coding, proposition);
                let code = *known.entry(value).or_insert_with_key(|value| {
                    values.push(value.clone());
                    code_at(values.len() - 1)
                });
                codes.push(code);
            }
            codes
        });
        sorted(&values, of, variable.default_value())
    }
}

/// A position as a code. There are fewer claims than a `u32` can count.
fn code_at(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// The codes in the order of the values, so that they do not depend on the order of the claims.
fn sorted(values: &[String], of: [Vec<u32>; 2], default: Option<&str>) -> Codes {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].cmp(&values[*b]));
    let mut codes = vec![0; values.len()];
    let mut sorted = Vec::with_capacity(values.len());
    for (code, position) in order.into_iter().enumerate() {
        codes[position] = code_at(code);
        sorted.push(values[position].clone());
    }
    let default = default.and_then(|value| {
        let found = sorted.binary_search_by(|known| known.as_str().cmp(value));
        found.ok().map(code_at)
    });
    Codes {
        values: sorted,
        of: of.map(|old| old.iter().map(|code| codes[*code as usize]).collect()),
        default,
    }
}
