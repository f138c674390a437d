//! The answers to one question about each of some groups.

use std::collections::HashSet;

use serde::Serialize;
use ties::id::Id;
use ties_dataset::number::EntityNo;
use ties_facts::row::PairRow;

use crate::analysis::Analysis;
use crate::answer::Answer;

/// The maximum number of groups that are asked about.
const MOST_ASKED: usize = 100;

/// The answers to a question about each of some groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ByGroup<V> {
    /// The answers that are not empty, in the order of the groups.
    pub answers: Vec<V>,
    /// The ids of the groups whose answer is empty.
    pub without: Vec<String>,
    /// The number of groups that were not asked about, because there are too many.
    pub not_asked: usize,
}

/// Asks about each group that `is_on` may find a claim on, or about all if the question asks for
/// their parts.
pub(super) fn by_group<V: Answer>(
    analysis: &Analysis<'_>,
    groups: &[Id],
    is_on: impl Fn(&PairRow) -> bool,
    ask: impl Fn(&Analysis<'_>, &Id) -> V,
) -> ByGroup<V> {
    let pairs = &analysis.facts.rows.pairs;
    let asked_pairs = pairs.iter().filter(|pair| is_on(pair));
    let with_claims: HashSet<EntityNo> = asked_pairs.map(|pair| pair.subject).collect();
    let mut found = ByGroup {
        answers: Vec::new(),
        without: Vec::new(),
        not_asked: 0,
    };
    let mut asked = 0;
    for id in groups {
        let number = analysis.index.number(id);
        let is_asked = !analysis.selection.parts.is_empty()
            || number.is_some_and(|number| with_claims.contains(&number));
        if !is_asked {
            found.without.push(id.to_string());
            continue;
        }
        if asked == MOST_ASKED {
            found.not_asked += 1;
            continue;
        }
        asked += 1;
        let answer = ask(analysis, id);
        if answer.is_empty() {
            found.without.push(id.to_string());
        } else {
            found.answers.push(answer);
        }
    }
    found
}
