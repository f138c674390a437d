//! The pairs whose differences take most from alpha.

use serde::Serialize;

use super::codes::Codes;
use super::coding::Coding;
use super::compared::{CodedProposition, Compared};
use super::groups::{codes_of, table};
use super::pairing::PropositionPair;
use super::variable::Variable;

/// A pair whose two propositions differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DifferingPair {
    /// What its differences take from the alphas of the variables, in sum. Each difference of a
    /// variable takes the same: the distance of its alpha from 1, shared among its differences.
    pub cost: f64,
    /// The proposition of A.
    pub a: CodedProposition,
    /// The proposition of B.
    pub b: CodedProposition,
    /// What differs.
    pub differences: Vec<ValueDifference>,
}

/// A variable with two different values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ValueDifference {
    /// The variable.
    pub variable: &'static str,
    /// The value of A; empty if A wrote none.
    pub a: String,
    /// The value of B; empty if B wrote none.
    pub b: String,
}

/// The pairs that differ, those first that cost most.
pub(super) fn differing_pairs(
    compared: &Compared<'_>,
    codings: [&Coding<'_>; 2],
    pairs: &[PropositionPair],
    codes: &[Codes],
) -> Vec<DifferingPair> {
    let mut costs = Vec::new();
    for variable in Variable::COSTING {
        costs.push(table(pairs, &codes[variable as usize]).cost_of_difference());
    }
    let mut differing = Vec::new();
    for pair in pairs {
        let mut cost = 0.0;
        let mut differences = Vec::new();
        for (variable, each) in Variable::COSTING.into_iter().zip(&costs) {
            let codes = &codes[variable as usize];
            let [a, b] = codes_of(*pair, codes);
            if a != b {
                cost += each;
                differences.push(ValueDifference {
                    variable: variable.name(),
                    a: codes.values[a as usize].clone(),
                    b: codes.values[b as usize].clone(),
                });
            }
        }
        if !differences.is_empty() {
            differing.push(DifferingPair {
                cost,
                a: compared.proposition(0, &codings[0].propositions[pair[0]]),
                b: compared.proposition(1, &codings[1].propositions[pair[1]]),
                differences,
            });
        }
    }
    differing.sort_by(|one, other| other.cost.total_cmp(&one.cost));
    differing
}
