//! `inference-without-premises`: an inferred claim has premises, and none of them is inferred from it.

use std::collections::{BTreeMap, HashMap, VecDeque};

use ties::index::Index;
use ties::model::{Mode, Severity};
use ties::row::{ClaimRow, Reference, Rows, Spot};

use super::cycle::components;
use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "inference-without-premises",
    severity: Severity::Error,
    page: include_str!("inference_without_premises.md"),
    checks: &[Check::Claim(check_claim), Check::Dataset(check_dataset)],
};

fn check_claim(at: &ClaimAt<'_>, _: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let is_inferred = claim.mode == Mode::Inferred;
    if is_inferred && claim.premises.is_empty() {
        sink.value("/mode", "inferred claim without premises").help(
            "add the claims it follows from, such as `premises = [\"gazette-2021#allies\"]`; for a conclusion of the \
             source, write `mode = \"assessment\"`",
        );
    }
    if !is_inferred && !claim.premises.is_empty() {
        sink.key("/premises", "premises on a claim that is not inferred")
            .help("if this is your own conclusion, write `mode = \"inferred\"`; otherwise remove the premises");
    }
}

/// The inferred claims of the dataset, and the premises among them.
struct Inferences<'r> {
    claims: Vec<&'r ClaimRow>,
    /// Sorted: the position of a claim, that of its premise, and the path at which the premise is named.
    steps: Vec<(usize, usize, &'r str)>,
}

/// Reports circles of inferred claims. `unknown-claim` reports a claim that names itself.
fn check_dataset(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let is_premise = |reference: &&Reference| reference.place.starts_with("/premises/");
    if !rows
        .references
        .iter()
        .any(|reference| is_premise(&reference))
    {
        return;
    }
    let mut claims: Vec<_> = rows
        .pairs
        .iter()
        .filter(|pair| pair.mode == Mode::Inferred)
        .map(|p| p.claim)
        .collect();
    claims.dedup();
    let claims: Vec<_> = claims
        .into_iter()
        .filter_map(|claim| rows.claims.get(claim as usize))
        .collect();
    let at: HashMap<Spot, usize> = claims
        .iter()
        .zip(0..)
        .map(|(claim, node)| (claim.spot, node))
        .collect();
    let of: HashMap<_, usize> = claims
        .iter()
        .zip(0..)
        .map(|(c, node)| ((c.source, rows.id(c)), node))
        .collect();
    let step = |reference: &'_ Reference| {
        let source = index.source_number(&reference.target.source)?;
        Some((
            *at.get(&reference.spot)?,
            *of.get(&(source, reference.target.claim.as_str()))?,
        ))
    };
    let premises = rows.references.iter().filter(is_premise);
    let mut steps: Vec<_> = premises
        .filter_map(|r| step(r).map(|(from, to)| (from, to, r.place.as_str())))
        .collect();
    steps.sort_unstable();
    let arrows: Vec<_> = steps.iter().map(|(from, to, _)| (*from, *to)).collect();
    let mut knots: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, knot) in components(claims.len(), &arrows).into_iter().enumerate() {
        knots.entry(knot).or_default().push(node);
    }
    let inferences = Inferences { claims, steps };
    for knot in knots.into_values().filter(|knot| knot.len() > 1) {
        // Report the circle at the last claim in file order, which most likely closed it.
        if let Some(last) = knot
            .into_iter()
            .max_by_key(|node| inferences.claims[*node].spot)
        {
            say(&inferences, last, rows, sink);
        }
    }
}

/// The number of claims of a circle that a message names.
const NAMED: usize = 8;

/// Reports the shortest circle through a claim.
fn say(
    Inferences { claims, steps }: &Inferences<'_>,
    last: usize,
    rows: &Rows,
    sink: &mut Sink<'_>,
) {
    let from = |node: usize| {
        let first = steps.partition_point(|(from, ..)| *from < node);
        steps[first..]
            .iter()
            .take_while(move |(from, ..)| *from == node)
    };
    // For each claim reached by the breadth-first search, the claim before it.
    let mut reached: HashMap<usize, usize> = HashMap::new();
    let mut next = VecDeque::from([last]);
    while let Some(node) = next.pop_front().filter(|_| !reached.contains_key(&last)) {
        for (_, to, _) in from(node) {
            reached.entry(*to).or_insert_with(|| {
                next.push_back(*to);
                node
            });
        }
    }
    let mut circle = vec![last];
    while let Some(before) = circle
        .last()
        .and_then(|node| reached.get(node))
        .filter(|before| **before != last)
    {
        circle.push(*before);
    }
    let premises: Vec<_> = circle.into_iter().skip(1).rev().collect();
    let place = from(last)
        .find(|(_, to, _)| Some(to) == premises.first())
        .map_or("/premises", |(_, _, place)| place);
    let name = |node: &usize| {
        let claim = claims[*node];
        let source = rows
            .sources
            .get(claim.source as usize)
            .map(|source| source.id.as_str());
        format!("`{}#{}`", source.unwrap_or_default(), rows.id(claim))
    };
    let named: Vec<_> = premises.iter().take(NAMED).map(name).collect();
    let more = match premises.len() - named.len() {
        0 => String::new(),
        more => format!(", {more} more"),
    };
    let message = format!(
        "this claim is inferred from itself, by way of {}{more}",
        named.join(", ")
    );
    sink.at(claims[last].spot)
        .value(place, message)
        .help("remove the premise that follows from this claim; premises must lead back to what sources state");
}
