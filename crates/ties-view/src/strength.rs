//! `strength`: every estimate of the size of an entity, each as stated.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::Mode;
use ties::vocabulary::Predicate;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::row::PairRow;

use crate::amounts::amount_in_words;
use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of, sort_by_heading};
use crate::citation::name;
use crate::citations::{Citations, write_citations};
use crate::claim_line::ClaimLine;
use crate::claim_list::write_sections;
use crate::claim_view::ClaimView;
use crate::contested_estimates::{ContestedEstimates, contested_estimates, write_contested};
use crate::layout::{count_of, write_wrapped};
use crate::parts::{PartView, write_parts};
use crate::scope::{Scope, write_left_out, write_scope};
use crate::serialized::label;
use crate::speakers::chain_in_words;

const STRENGTH: Predicate = Predicate::named("strength");

/// The estimates of the size of an entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct StrengthView {
    /// The id of the entity.
    pub id: String,
    /// The parts that are taken together with it. Their estimates are not added to its own.
    pub parts: Vec<PartView>,
    /// The estimates, by population, entity and first possible day.
    pub estimates: Vec<Estimate>,
    /// Estimates of the same people, place and time that cannot all be right.
    pub contested: Vec<ContestedEstimates>,
    /// Claims on the size that are not estimates by believed speakers: denials, hearsay,
    /// allegations, forecasts.
    pub not_counted: Vec<ClaimView>,
    /// The citation of each source of these claims, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The name of the entity.
    #[serde(skip)]
    name: String,
}

/// One estimate, as stated.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Estimate {
    /// The id of the entity whose size it is.
    pub entity: String,
    /// The name of the entity.
    pub name: String,
    /// Who is counted: `fighters`, `members`.
    pub population: String,
    /// The id of the place that the count is limited to.
    pub place: Option<String>,
    /// The number as stated: `best`, `low`, `high`, `bound`, `unit`, `words`.
    pub amount: Value,
    /// The number and the place in words.
    pub words: String,
    /// Its time, speakers and locator.
    #[serde(flatten)]
    pub line: ClaimLine,
    /// The first possible day, and the number of the claim.
    #[serde(skip)]
    order: (i32, ClaimNo),
}

/// Every estimate of the size of an entity, and of its parts if the question asks for them.
pub fn strength(analysis: &Analysis<'_>, id: &Id) -> StrengthView {
    let mut builder = AnswerBuilder::new(analysis);
    let (members, parts) = match analysis.index.number(id) {
        Some(number) => builder.members(number),
        None => (BTreeSet::new(), Vec::new()),
    };
    let mut view = StrengthView {
        id: id.to_string(),
        parts,
        estimates: Vec::new(),
        contested: Vec::new(),
        not_counted: Vec::new(),
        citations: Citations::new(),
        scope: Scope::default(),
        name: name(analysis.dataset, id),
    };
    let listed = view.add_claims(&mut builder, &members);
    view.contested = contested_estimates(analysis, &members, &listed);
    view.citations = builder.citations;
    view.scope = builder.scope;
    view
}

impl StrengthView {
    /// The name of the entity.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds the claims on the size of some entities, and returns their numbers.
    fn add_claims(
        &mut self,
        builder: &mut AnswerBuilder<'_, '_>,
        members: &BTreeSet<EntityNo>,
    ) -> BTreeSet<ClaimNo> {
        let analysis = builder.analysis;
        let mut listed = BTreeSet::new();
        for pair in &analysis.facts.rows.pairs {
            let is_asked = pair.predicate == STRENGTH && members.contains(&pair.subject);
            if !is_asked || !builder.includes(pair.claim) {
                continue;
            }
            listed.insert(pair.claim);
            if pair.affirms() {
                self.estimates.extend(estimate(builder, pair));
            } else {
                let subject = analysis.index.entity_id(pair.subject);
                let views = builder.pairs_of_claim(pair.claim, |it| Some(it.subject.id) == subject);
                self.not_counted.extend(views);
            }
        }
        let id = self.id.clone();
        self.estimates.sort_by_cached_key(|it| {
            let group = (it.population.clone(), it.entity != id, it.entity.clone());
            (group, it.order)
        });
        sort_by_heading(&mut self.not_counted);
        listed
    }
}

/// The estimate of a claim; none if it has no amount.
fn estimate(builder: &mut AnswerBuilder<'_, '_>, pair: &PairRow) -> Option<Estimate> {
    let analysis = builder.analysis;
    let (_, _, claim) = analysis.claims.get(pair.claim.index())?;
    let amount = claim.amount.as_ref()?;
    let with = claim.with.as_deref();
    let place = with.and_then(|with| with.place.as_ref());
    let population = with.and_then(|with| with.population);
    let mut words = amount_in_words(amount);
    if let Some(place) = place {
        words = format!("{words} in {}", name(analysis.dataset, place));
    }
    let entity = analysis.index.entity_id(pair.subject)?;
    let mut line = builder.claim_line(pair.claim, &["population", "place"])?;
    if claim.attribution.is_empty() {
        let own_voice = chain_in_words(analysis.dataset, &[]);
        line.details = Some(with_speaker(
            line.details.as_deref(),
            claim.mode,
            &own_voice,
        ));
    }
    Some(Estimate {
        entity: entity.to_string(),
        name: name(analysis.dataset, entity),
        population: population.map_or_else(|| "unspecified".to_owned(), |it| label(&it)),
        place: place.map(ToString::to_string),
        // Every value of the model can be written as JSON.
        amount: serde_json::to_value(amount).unwrap_or_default(),
        words,
        line,
        order: (analysis.facts.rows.days(pair).start.0, pair.claim),
    })
}

/// The details of an estimate with the speaker after the mode, which reports do not name.
fn with_speaker(details: Option<&str>, mode: Mode, speaker: &str) -> String {
    let Some(details) = details else {
        return speaker.to_owned();
    };
    if mode == Mode::Report {
        return format!("{speaker}; {details}");
    }
    match details.split_once("; ") {
        Some((mode, rest)) => format!("{mode}, {speaker}; {rest}"),
        None => format!("{details}, {speaker}"),
    }
}

impl Answer for StrengthView {
    fn rows(&self) -> Vec<Value> {
        rows_of(&self.estimates)
    }

    fn is_empty(&self) -> bool {
        self.estimates.is_empty() && self.not_counted.is_empty()
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}

impl fmt::Display for StrengthView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = match self.estimates.len() {
            0 => "no estimates".to_owned(),
            count => count_of(count, "estimate"),
        };
        let title = format!("Strength of {} ({}): {count}", self.name, self.id);
        write_wrapped(f, 0, &title)?;
        write_scope(f, &self.scope)?;
        if self.estimates.is_empty() {
            let id = &self.id;
            let words = format!(
                "This dataset has no estimate of its size that the question includes. That does \
                 not show how large it is. `ties show {id}` lists all claims on it."
            );
            writeln!(f)?;
            write_wrapped(f, 0, &words)?;
        } else {
            writeln!(
                f,
                "Each estimate is given as stated. None is merged or averaged."
            )?;
        }
        write_parts(f, &self.parts, &self.citations)?;
        let mut population = "";
        for estimate in &self.estimates {
            if estimate.population != population {
                population = &estimate.population;
                writeln!(f, "\n{}", population_in_words(population))?;
            }
            let mut statement = format!("{}: {}", estimate.line.when, estimate.words);
            if !self.parts.is_empty() {
                statement = format!("{}, {statement}", estimate.name);
            }
            estimate.line.write(f, &statement, &self.citations)?;
        }
        write_contested(f, &self.contested, &self.citations)?;
        write_sections(f, &self.not_counted, &self.citations)?;
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl Estimate {
    /// Who is counted, as a heading: `Fighters`, `Not stated who is counted`.
    pub fn population_in_words(&self) -> String {
        population_in_words(&self.population)
    }
}

/// The heading of a population: `Core members` for `core`.
pub fn population_in_words(population: &str) -> String {
    match population {
        "unspecified" => "Not stated who is counted".to_owned(),
        "groups" => "Groups, not people".to_owned(),
        "core" => "Core members".to_owned(),
        other => {
            let words = other.replace('-', " ");
            let mut letters = words.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string());
            format!("{}{}", first.unwrap_or_default(), letters.as_str())
        }
    }
}
