//! Propositions as a reader sees them.

use serde::Serialize;
use ties::vocabulary::ValueType;
use ties_dataset::dataset::Dataset;

use super::coding::{CommonSource, Proposition};
use super::variable::is_both_ways;
use crate::citation::{flat, locator_in_words};
use crate::claim_view::pair_statement;

/// One subject and object of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CodedProposition {
    /// The claim: `source#claim`.
    pub claim: String,
    /// The statement on one line; with the summary, if the predicate takes a text.
    pub statement: String,
    /// The locator in words.
    pub locator: String,
}

/// The two datasets and the sources that both have.
pub(super) struct Compared<'d> {
    pub(super) datasets: [&'d Dataset; 2],
    pub(super) sources: Vec<CommonSource<'d>>,
}

impl Compared<'_> {
    /// A proposition of one of the two codings.
    pub(super) fn proposition(
        &self,
        coder: usize,
        proposition: &Proposition<'_>,
    ) -> CodedProposition {
        let claim = proposition.claim;
        let dataset = self.datasets[coder];
        let both_ways = is_both_ways(proposition) && proposition.pair.object.is_some();
        let mut statement = pair_statement(dataset, claim, &proposition.pair, both_ways);
        if claim.predicate.def().takes == ValueType::Text
            && let Some(summary) = &claim.summary
        {
            statement = format!("{statement} · {}", flat(summary));
        }
        let source = self.sources[proposition.source].ids[coder];
        CodedProposition {
            claim: format!("{source}#{}", claim.id),
            statement,
            locator: locator_in_words(&claim.at),
        }
    }
}
