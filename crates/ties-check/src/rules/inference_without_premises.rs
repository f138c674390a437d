//! `inference-without-premises`: an inferred claim has premises, and none of them is inferred from
//! it.

use std::collections::{BTreeMap, HashMap};

use ties::model::{Mode, Severity};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, SourceNo};
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_facts::graph::{Arrow, components, shortest_way};
use ties_facts::row::{ClaimRow, Reference, Rows};

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
            "add the claims it follows from, such as `premises = [\"gazette-2021#allies\"]`; for \
             a conclusion of the source, write `mode = \"assessment\"`",
        );
    }
    if !is_inferred && !claim.premises.is_empty() {
        sink.key("/premises", "premises on a claim that is not inferred")
            .help(
                "if this is your own conclusion, write `mode = \"inferred\"`; otherwise remove \
                 the premises",
            );
    }
}

/// The inferred claims of the dataset, and the premises among them.
struct Inferences<'r> {
    claims: Vec<&'r ClaimRow>,
    /// Sorted.
    steps: Vec<Step<'r>>,
}

/// A claim that is inferred from another inferred claim.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Step<'r> {
    /// The position of the claim.
    from: usize,
    /// The position of its premise.
    to: usize,
    /// The pointer to the premise in the record of the claim.
    place: &'r str,
}

impl<'r> Inferences<'r> {
    fn of(index: &Index, rows: &'r Rows) -> Self {
        let mut numbers: Vec<ClaimNo> = rows
            .pairs
            .iter()
            .filter(|pair| pair.mode == Mode::Inferred)
            .map(|pair| pair.claim)
            .collect();
        numbers.dedup();
        let claims: Vec<&ClaimRow> = numbers
            .into_iter()
            .filter_map(|claim| rows.claims.get(claim.index()))
            .collect();
        let mut by_spot: HashMap<Spot, usize> = HashMap::new();
        let mut by_id: HashMap<(SourceNo, &str), usize> = HashMap::new();
        for (node, claim) in claims.iter().enumerate() {
            by_spot.insert(claim.spot, node);
            by_id.insert((claim.source, rows.id(claim)), node);
        }
        let mut steps = Vec::new();
        for reference in rows
            .references
            .iter()
            .filter(|reference| is_premise(reference))
        {
            let target = &reference.target;
            let Some(source) = index.source_number(&target.source) else {
                continue;
            };
            let from = by_spot.get(&reference.spot);
            let to = by_id.get(&(source, target.claim.as_str()));
            if let (Some(&from), Some(&to)) = (from, to) {
                let place = reference.place.as_str();
                steps.push(Step { from, to, place });
            }
        }
        steps.sort_unstable();
        Self { claims, steps }
    }

    /// The steps from a claim to its premises.
    fn steps_from(&self, node: usize) -> impl Iterator<Item = &Step<'r>> {
        let first = self.steps.partition_point(|step| step.from < node);
        self.steps[first..]
            .iter()
            .take_while(move |step| step.from == node)
    }

    /// The other claims of the shortest circle through a claim, its premise first.
    fn shortest_circle(&self, start: usize) -> Vec<usize> {
        let mut circle = shortest_way(start, start, |node| {
            self.steps_from(node).map(|step| (step.to, step.to))
        });
        circle.pop();
        circle
    }

    fn name(&self, node: usize, rows: &Rows) -> String {
        let claim = self.claims[node];
        let source = rows.sources.get(claim.source.index());
        let source = source.map_or("", |source| source.id.as_str());
        format!("`{source}#{}`", rows.id(claim))
    }
}

fn is_premise(reference: &Reference) -> bool {
    reference.place.starts_with("/premises/")
}

/// Reports circles of inferred claims. `unknown-claim` reports a claim that names itself.
fn check_dataset(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if !rows.references.iter().any(is_premise) {
        return;
    }
    let inferences = Inferences::of(index, rows);
    let arrows: Vec<Arrow> = inferences
        .steps
        .iter()
        .map(|step| Arrow {
            from: step.from,
            to: step.to,
        })
        .collect();
    let components = components(inferences.claims.len(), &arrows);
    let mut circles: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, component) in components.into_iter().enumerate() {
        circles.entry(component).or_default().push(node);
    }
    for circle in circles.into_values() {
        if circle.len() < 2 {
            continue;
        }
        // Report the circle at the last claim in file order, which most likely closed it.
        let last = circle
            .into_iter()
            .max_by_key(|node| inferences.claims[*node].spot);
        if let Some(last) = last {
            report(&inferences, last, rows, sink);
        }
    }
}

/// The number of claims of a circle that a message names.
const NAMED: usize = 8;

/// Reports the shortest circle through a claim.
fn report(inferences: &Inferences<'_>, last: usize, rows: &Rows, sink: &mut Sink<'_>) {
    let circle = inferences.shortest_circle(last);
    let place = inferences
        .steps_from(last)
        .find(|step| Some(&step.to) == circle.first())
        .map_or("/premises", |step| step.place);
    let named: Vec<String> = circle
        .iter()
        .take(NAMED)
        .map(|node| inferences.name(*node, rows))
        .collect();
    let more = match circle.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "this claim is inferred from itself, by way of {}{more}",
        named.join(", ")
    );
    sink.at(inferences.claims[last].spot)
        .value(place, message)
        .help(
            "remove the premise that follows from this claim; premises must lead back to what \
             sources state",
        );
}
