//! `path`: the shortest chains of ties between two entities.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::Id;
use ties::vocabulary::{Class, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::tie::Tie;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder};
use crate::citation::name;
use crate::citations::{Citations, write_citations};
use crate::layout::{count_of, write_wrapped};
use crate::parts::{PartView, write_parts};
use crate::scope::{Scope, write_left_out, write_scope};
use crate::tie_summary::TieSummary;

/// The maximum number of chains of an answer.
const MOST_CHAINS: usize = 20;

/// Predicates that state how two parties are not related.
const NO_STEPS: [Predicate; 3] = [
    Predicate::named("different-from"),
    Predicate::named("independent-of"),
    Predicate::named("no-known-tie"),
];

/// The shortest chains of ties between two entities. A chain is not a tie, and nothing is inferred
/// from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PathView {
    /// The id of the first entity.
    pub a: String,
    /// The id of the second entity.
    pub b: String,
    /// The parts that are taken together with them.
    pub parts: Vec<PartView>,
    /// The number of steps of each chain; 0 if there is no chain.
    pub steps_per_chain: usize,
    /// The number of shortest chains. At most twenty of them are listed.
    pub chains_in_all: u64,
    /// The chains, each as the ids of its entities from the first to the last.
    pub chains: Vec<Vec<String>>,
    /// The steps of the chains, each once.
    pub steps: Vec<PathStep>,
    /// The citation of each source, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The names of the entities.
    #[serde(skip)]
    names: BTreeMap<String, String>,
}

/// Two neighbours in a chain, and the ties between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PathStep {
    /// The id of the entity on the side of the first entity of the question.
    pub from: String,
    /// The id of the other one.
    pub to: String,
    /// The ties between the two, in either direction.
    pub ties: Vec<TieSummary>,
}

/// The shortest chains of ties from `a` to `b`. A chain leads through named groups, powers,
/// organizations and persons. Ties to places are no steps, and neither are predicates that state
/// that two are not related. If the question asks for parts, a chain begins and ends at the entity
/// or at a part.
pub fn path(analysis: &Analysis<'_>, a: &Id, b: &Id) -> PathView {
    let mut builder = AnswerBuilder::new(analysis);
    let (of_a, mut parts) = builder.ids_with_parts(a);
    let (of_b, parts_of_b) = builder.ids_with_parts(b);
    parts.extend(parts_of_b);
    // What belongs to both is taken with neither. Each of the two is taken with itself.
    let is_of_both = |id: &Id| of_a.contains(id) && of_b.contains(id);
    let ends_of = |own: &Id, with_parts: &BTreeSet<Id>| {
        let mut ends = BTreeSet::new();
        for id in with_parts {
            if id == own || !is_of_both(id) {
                ends.extend(analysis.index.number(id));
            }
        }
        ends
    };
    let graph = Graph::new(&mut builder);
    let found = graph.shortest_chains(analysis, &ends_of(a, &of_a), &ends_of(b, &of_b));
    parts.retain(|part| !of_a.contains(part.id.as_str()) || !of_b.contains(part.id.as_str()));
    let chains = found.ids(&analysis.index);
    let on_chains = chains.iter().flatten().map(String::as_str);
    let mut names = BTreeMap::new();
    for id in on_chains.chain([a.as_str(), b.as_str()]) {
        names.insert(id.to_owned(), name(analysis.dataset, id));
    }
    PathView {
        a: a.to_string(),
        b: b.to_string(),
        parts,
        steps_per_chain: found.chains.first().map_or(0, |chain| chain.len() - 1),
        chains_in_all: found.in_all,
        steps: graph.steps(&mut builder, &found.chains),
        chains,
        citations: builder.citations,
        scope: builder.scope,
        names,
    }
}

/// The ties that can be steps, by their two entities.
struct Graph<'a> {
    ties: BTreeMap<(EntityNo, EntityNo), Vec<&'a Tie>>,
    neighbours: BTreeMap<EntityNo, BTreeSet<EntityNo>>,
}

/// The shortest chains: some of them, and the number of all.
#[derive(Default)]
struct ShortestChains {
    chains: Vec<Vec<EntityNo>>,
    in_all: u64,
}

impl ShortestChains {
    /// The ids of the entities of each chain.
    fn ids(&self, index: &Index) -> Vec<Vec<String>> {
        let mut chains = Vec::new();
        for chain in &self.chains {
            let ids = chain.iter().filter_map(|number| index.entity_id(*number));
            chains.push(ids.map(Id::to_string).collect());
        }
        chains
    }
}

/// The distance of an entity from the end of the chains, and in how many ways it is reached.
struct Distance {
    steps: usize,
    ways: u64,
}

impl<'a> Graph<'a> {
    /// The ties of the question. Claims and ties that it leaves out are counted.
    fn new(builder: &mut AnswerBuilder<'a, '_>) -> Self {
        let analysis = builder.analysis;
        for pair in &analysis.facts.rows.pairs {
            if pair.object.is_some() && pair.mode.is_state_of_affairs() && is_step(pair.predicate) {
                builder.includes(pair.claim);
            }
        }
        let few = analysis.ties_outside_policy.iter();
        builder.scope.left_out.ties_outside_policy +=
            few.filter(|tie| is_step(tie.predicate)).count();
        let mut graph = Self {
            ties: BTreeMap::new(),
            neighbours: BTreeMap::new(),
        };
        for tie in &analysis.ties {
            if !is_step(tie.predicate) || !builder.includes_tie(tie) {
                continue;
            }
            graph
                .ties
                .entry(sides(tie.subject, tie.object))
                .or_default()
                .push(tie);
            for (one, other) in [(tie.subject, tie.object), (tie.object, tie.subject)] {
                graph.neighbours.entry(one).or_default().insert(other);
            }
        }
        graph
    }

    /// The entities with a tie to this one, in order.
    fn neighbours(&self, entity: EntityNo) -> impl DoubleEndedIterator<Item = EntityNo> {
        self.neighbours.get(&entity).into_iter().flatten().copied()
    }

    /// The shortest chains from some entities to others. The two sets have nothing in common.
    fn shortest_chains(
        &self,
        analysis: &Analysis<'_>,
        from: &BTreeSet<EntityNo>,
        to: &BTreeSet<EntityNo>,
    ) -> ShortestChains {
        let distances = self.distances(analysis, to);
        let starts = from.iter().filter_map(|start| distances.get(start));
        let Some(fewest) = starts.map(|distance| distance.steps).min() else {
            return ShortestChains::default();
        };
        let mut in_all: u64 = 0;
        let mut open = Vec::new();
        for start in from.iter().rev() {
            if let Some(distance) = distances.get(start)
                && distance.steps == fewest
            {
                in_all = in_all.saturating_add(distance.ways);
                open.push(vec![*start]);
            }
        }
        let mut chains = Vec::new();
        while let Some(chain) = open.pop()
            && chains.len() < MOST_CHAINS
        {
            let left = fewest + 1 - chain.len();
            if left == 0 {
                chains.push(chain);
                continue;
            }
            let last = chain[chain.len() - 1];
            for next in self.neighbours(last).rev() {
                let leads_on = to.contains(&next) || analysis.is_named(next, Class::Agent);
                if leads_on && distances.get(&next).is_some_and(|it| it.steps + 1 == left) {
                    open.push([chain.as_slice(), &[next]].concat());
                }
            }
        }
        ShortestChains { chains, in_all }
    }

    /// The distance of each entity from the nearest of some ends.
    fn distances(
        &self,
        analysis: &Analysis<'_>,
        ends: &BTreeSet<EntityNo>,
    ) -> BTreeMap<EntityNo, Distance> {
        let mut distances = BTreeMap::new();
        for end in ends {
            distances.insert(*end, Distance { steps: 0, ways: 1 });
        }
        let mut open: VecDeque<_> = ends.iter().copied().collect();
        while let Some(entity) = open.pop_front() {
            if !ends.contains(&entity) && !analysis.is_named(entity, Class::Agent) {
                continue;
            }
            let Distance { steps, ways } = distances[&entity];
            for next in self.neighbours(entity) {
                match distances.get_mut(&next) {
                    Some(known) if known.steps == steps + 1 => {
                        known.ways = known.ways.saturating_add(ways);
                    }
                    Some(_) => {}
                    None => {
                        let distance = Distance {
                            steps: steps + 1,
                            ways,
                        };
                        distances.insert(next, distance);
                        open.push_back(next);
                    }
                }
            }
        }
        distances
    }

    /// The steps of some chains, each once, in the order of the chains.
    fn steps(
        &self,
        builder: &mut AnswerBuilder<'_, '_>,
        chains: &[Vec<EntityNo>],
    ) -> Vec<PathStep> {
        let index = &builder.analysis.index;
        let mut seen = BTreeSet::new();
        let mut steps = Vec::new();
        for step in chains.iter().flat_map(|chain| chain.windows(2)) {
            let (from, to) = (step[0], step[1]);
            if !seen.insert((from, to)) {
                continue;
            }
            let (Some(from_id), Some(to_id)) = (index.entity_id(from), index.entity_id(to)) else {
                continue;
            };
            let mut ties = self.ties[&sides(from, to)].clone();
            ties.sort_by_key(|tie| tie.episodes.first().map(|first| first.time.days));
            steps.push(PathStep {
                from: from_id.to_string(),
                to: to_id.to_string(),
                ties: ties
                    .into_iter()
                    .filter_map(|tie| builder.tie(tie))
                    .collect(),
            });
        }
        steps
    }
}

/// Two entities, the lower number first.
fn sides(one: EntityNo, other: EntityNo) -> (EntityNo, EntityNo) {
    (one.min(other), one.max(other))
}

/// Whether a tie of this predicate can be a step.
fn is_step(predicate: Predicate) -> bool {
    !NO_STEPS.contains(&predicate) && !predicate.def().is_about_a_place()
}

impl fmt::Display for PathView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = [&self.a, &self.b].map(|id| format!("{} ({id})", self.names[id]));
        write_wrapped(
            f,
            0,
            &format!("Shortest chains of ties from {first} to {second}"),
        )?;
        write_scope(f, &self.scope)?;
        if self.chains.is_empty() {
            write_nothing(f)?;
        } else {
            self.write_chains(f)?;
        }
        write_parts(f, &self.parts, &self.citations)?;
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

/// Says that there is no chain, and what that does not show.
fn write_nothing(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let nothing = "This dataset has no chain of ties between the two. That does not show that \
                   nothing connects them. Chains lead through named groups, powers, organizations \
                   and persons, and not through places, events, agreements or lists.";
    writeln!(f)?;
    write_wrapped(f, 0, nothing)
}

impl PathView {
    /// Writes the chains, then each of their steps with its ties.
    fn write_chains(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f)?;
        write_wrapped(f, 0, &self.notes())?;
        if self.steps_per_chain > 1 {
            writeln!(f, "\nChains")?;
            for chain in &self.chains {
                let names: Vec<_> = chain.iter().map(|id| self.names[id].as_str()).collect();
                write_wrapped(f, 2, &names.join(" – "))?;
            }
        }
        for step in &self.steps {
            let PathStep { from, to, ties } = step;
            let names = format!("{} and {}", self.names[from], self.names[to]);
            writeln!(f)?;
            write_wrapped(f, 0, &format!("{names}: `ties between {from} {to}`"))?;
            for tie in ties {
                write_wrapped(f, 2, &tie.in_words(&self.citations))?;
            }
        }
        Ok(())
    }

    /// The numbers of chains and steps, and what a chain is not.
    fn notes(&self) -> String {
        if self.steps_per_chain == 1 {
            return "The two have ties with each other. Longer chains are not listed.".to_owned();
        }
        let chains = self.chains_in_all;
        let mut notes = match usize::try_from(chains) {
            Ok(1) => "1 chain".to_owned(),
            _ => format!("{chains} chains"),
        };
        notes = format!("{notes} of {}.", count_of(self.steps_per_chain, "step"));
        if self.chains.len() < usize::try_from(chains).unwrap_or(usize::MAX) {
            notes = format!("{notes} The first {} are listed.", self.chains.len());
        }
        notes.push_str(
            " A chain is not a tie, and nothing is inferred from it: a friend of a friend need not \
             be a friend.",
        );
        if self.scope.as_of.is_none() {
            notes.push_str(" Its steps may be of different times; `--as-of` asks about one date.");
        }
        notes
    }
}

impl Answer for PathView {
    fn rows(&self) -> Vec<Value> {
        let mut by_sides = BTreeMap::new();
        for step in &self.steps {
            by_sides.insert((step.from.as_str(), step.to.as_str()), &step.ties);
        }
        let mut rows = Vec::new();
        for (chain, number) in self.chains.iter().zip(1..) {
            for (step, place) in chain.windows(2).zip(1..) {
                let ties = by_sides.get(&(step[0].as_str(), step[1].as_str()));
                for tie in ties.into_iter().copied().flatten() {
                    rows.push(row(number, place, tie));
                }
            }
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}

/// The row of a tie of a step of a chain.
fn row(chain: usize, step: usize, tie: &TieSummary) -> Value {
    let times: Vec<_> = tie.episodes.iter().map(|episode| &episode.words).collect();
    let episodes = tie.episodes.iter();
    let against: BTreeSet<_> = episodes
        .flat_map(|episode| &episode.claims_against)
        .collect();
    let episodes = tie.episodes.iter();
    let claims: BTreeSet<_> = episodes.flat_map(|episode| &episode.claims_for).collect();
    json!({
        "chain": chain, "step": step, "subject": tie.subject, "predicate": tie.predicate,
        "object": tie.object, "standing": tie.standing, "times": times, "claims": claims,
        "claims-against": against, "disputes": tie.disputes,
    })
}
