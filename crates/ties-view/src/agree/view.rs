//! The answer of `agree`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::Id;
use ties::model::Locator;
use ties_dataset::dataset::Dataset;

use super::alpha::Metric;
use super::codes::Codes;
use super::coding::{Coding, Proposition, common_sources};
use super::compared::{CodedProposition, Compared};
use super::costs::{DifferingPair, differing_pairs};
use super::figure::{Figure, Table, Written, percent};
use super::groups::{GroupFigures, codes_of, groups, table};
use super::pairing::{PairingRound, PropositionPair, pair_up};
use super::passages::Parts;
use super::sentences::{Decision, DecisionCount, Decisions};
use super::times::{TimeScope, time_agreement};
use super::variable::{Level, Variable};
use crate::answer::Answer;
use crate::citation::cite;
use crate::citations::Citations;

/// How far two codings of the same sources agree, and where they differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AgreementView {
    /// The first coding, as named.
    pub a: String,
    /// The second coding, as named.
    pub b: String,
    /// The number of sources that both have. Only these are compared.
    pub sources: usize,
    /// The number of sources that only one of them has: A, then B.
    pub other_sources: [usize; 2],
    /// The number of files and records that cannot be read: of A, then of B.
    pub left_out: [usize; 2],
    /// The sentences, by what each coder decided on them.
    pub sentences: Vec<DecisionCount>,
    /// The number of propositions: of A, then of B.
    pub propositions: [usize; 2],
    /// How the pairs of propositions were found.
    pub pairing: Vec<PairingRound>,
    /// The share of the propositions that have a partner.
    pub overlaps: Vec<Overlap>,
    /// The agreement on each variable.
    pub figures: Vec<Figure>,
    /// What the agreement on periods is about.
    pub time: TimeScope,
    /// The agreement by family, by mode and by polarity.
    pub groups: Vec<GroupFigures>,
    /// The pairs that differ, those first that take most from alpha.
    pub differing_pairs: Vec<DifferingPair>,
    /// The propositions that only A has.
    pub only_a: Vec<OnlyOne>,
    /// The propositions that only B has.
    pub only_b: Vec<OnlyOne>,
    /// The citations of the sources, by their ids in A and in B.
    pub citations: Citations,
}

/// The share of the propositions on some sentences that have a partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Overlap {
    /// The sentences.
    pub sentences: &'static str,
    /// The number of propositions of A.
    pub a: usize,
    /// The number of propositions of B.
    pub b: usize,
    /// The number of pairs.
    pub pairs: usize,
    /// Twice the number of pairs, in per cent of all propositions.
    pub percent: Option<f64>,
}

/// A proposition that only one coder has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct OnlyOne {
    /// What the other coder decided on the passage.
    pub other_coder: Decision,
    /// The proposition.
    #[serde(flatten)]
    pub proposition: CodedProposition,
}

/// Compares two codings, named as given. `same` maps ids of the second to the ids that the first
/// gives the same entities.
pub fn agreement(
    a: (&str, &Dataset),
    b: (&str, &Dataset),
    same: &BTreeMap<Id, Id>,
) -> AgreementView {
    let compared = Compared {
        datasets: [a.1, b.1],
        sources: common_sources(a.1, b.1),
    };
    let mut parts = Parts::default();
    let first = Coding::new(&compared.sources, 0, None, &mut parts);
    let second = Coding::new(&compared.sources, 1, Some(same), &mut parts);
    let codings = [&first, &second];
    let decisions = Decisions::new(codings, &parts);
    let codes = Variable::ALL.map(|variable| Codes::new(variable, codings));
    let (pairs, pairing) = pair_up(codings, &codes);
    let (time, time_scope) = time_figure(&compared, codings, &pairs);
    let mut figures = vec![decisions.agreement()];
    add_figures(codings, &pairs, &codes, &mut figures);
    figures.push(time);
    let sources = compared.sources.len();
    AgreementView {
        a: a.0.to_owned(),
        b: b.0.to_owned(),
        sources,
        other_sources: [a.1, b.1].map(|dataset| dataset.sources.len() - sources),
        left_out: [a.1, b.1].map(|dataset| dataset.left_out),
        sentences: decisions.counts(),
        propositions: codings.map(|coding| coding.propositions.len()),
        pairing,
        overlaps: overlaps(codings, &decisions, pairs.len()),
        figures,
        time: time_scope,
        groups: groups(&pairs, &codes),
        differing_pairs: differing_pairs(&compared, codings, &pairs, &codes),
        only_a: only_one(0, &compared, codings, &pairs, &decisions),
        only_b: only_one(1, &compared, codings, &pairs, &decisions),
        citations: citations(&compared),
    }
}

/// The citations of the common sources, by both of their ids.
fn citations(compared: &Compared<'_>) -> Citations {
    let mut citations = Citations::new();
    for source in &compared.sources {
        for (coder, dataset) in compared.datasets.iter().enumerate() {
            let record = &source.coded[coder].source;
            citations.add(source.ids[coder], || cite(dataset, record));
        }
    }
    citations
}

fn time_figure(
    compared: &Compared<'_>,
    codings: [&Coding<'_>; 2],
    pairs: &[PropositionPair],
) -> (Figure, TimeScope) {
    time_agreement(pairs.iter().map(|pair| {
        [0, 1].map(|coder| {
            let proposition = &codings[coder].propositions[pair[coder]];
            let source = &compared.sources[proposition.source].coded[coder].source;
            (proposition.claim, source)
        })
    }))
}

/// Adds the figures of the variables, of the best numbers and of the scales.
fn add_figures(
    codings: [&Coding<'_>; 2],
    pairs: &[PropositionPair],
    codes: &[Codes],
    figures: &mut Vec<Figure>,
) {
    for variable in Variable::MEASURED {
        let codes = &codes[*variable as usize];
        let mut figure = table(pairs, codes).figure(variable.name(), Metric::Nominal);
        if variable.default_value().is_some() {
            figure.written = Some(written(pairs, codes));
        }
        figures.push(figure);
    }
    let numbers = levels(Level::BestNumber, codings, pairs);
    for metric in [Metric::Interval, Metric::Ratio] {
        figures.push(numbers.figure(Level::BestNumber.name(), metric));
    }
    for scale in Level::SCALES {
        let levels = levels(scale, codings, pairs);
        figures.push(levels.figure(scale.name(), Metric::Ordinal));
    }
}

/// The pairs in which a coder wrote something other than the default.
fn written(pairs: &[PropositionPair], codes: &Codes) -> Written {
    let mut written = Written { n: 0, equal: 0 };
    for pair in pairs {
        let [a, b] = codes_of(*pair, codes);
        if a != b || Some(a) != codes.default {
            written.n += 1;
            written.equal += usize::from(a == b);
        }
    }
    written
}

/// The levels of the pairs in which both coders give one.
fn levels(level: Level, codings: [&Coding<'_>; 2], pairs: &[PropositionPair]) -> Table {
    let mut levels = Vec::new();
    for [a, b] in pairs {
        let claims = [
            codings[0].propositions[*a].claim,
            codings[1].propositions[*b].claim,
        ];
        if let [Some(a), Some(b)] = claims.map(|claim| level.value(claim)) {
            levels.push([a, b]);
        }
    }
    Table::new(levels)
}

/// The share of the propositions with a partner: on all sentences, on those that both coders
/// decided, and on those that both coded.
fn overlaps(codings: [&Coding<'_>; 2], decisions: &Decisions, pairs: usize) -> Vec<Overlap> {
    let mut overlaps = Vec::new();
    for (sentences, other_coder) in [
        ("all sentences", Decision::Undecided),
        ("sentences that both decided", Decision::Skipped),
        ("sentences with claims of both", Decision::Coded),
    ] {
        let [a, b] = [0, 1].map(|coder| {
            let propositions = codings[coder].propositions.iter();
            let others = propositions.map(|it| decisions.on(1 - coder, codings[coder], it));
            others.filter(|decision| *decision <= other_coder).count()
        });
        overlaps.push(Overlap {
            sentences,
            a,
            b,
            pairs,
            percent: percent(2 * pairs, a + b),
        });
    }
    overlaps
}

/// The propositions of one coder without a partner, in the order of their passages.
fn only_one(
    coder: usize,
    compared: &Compared<'_>,
    codings: [&Coding<'_>; 2],
    pairs: &[PropositionPair],
    decisions: &Decisions,
) -> Vec<OnlyOne> {
    let coding = codings[coder];
    let mut has_partner = vec![false; coding.propositions.len()];
    for pair in pairs {
        has_partner[pair[coder]] = true;
    }
    let propositions = coding.propositions.iter().zip(has_partner);
    let mut alone: Vec<&Proposition<'_>> = propositions
        .filter_map(|(proposition, has_partner)| (!has_partner).then_some(proposition))
        .collect();
    alone.sort_by_cached_key(|proposition| {
        let steps = Locator::parse(&proposition.claim.at).map(|locator| locator.steps);
        (proposition.source, steps.unwrap_or_default())
    });
    let mut only = Vec::with_capacity(alone.len());
    for proposition in alone {
        only.push(OnlyOne {
            other_coder: decisions.on(1 - coder, coding, proposition),
            proposition: compared.proposition(coder, proposition),
        });
    }
    only
}

impl Answer for AgreementView {
    /// The figures, those of groups after those of all pairs.
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for figure in &self.figures {
            rows.push(row("", "", figure));
        }
        for group in &self.groups {
            let figures = std::iter::once(&group.this_or_another).chain(&group.figures);
            for figure in figures {
                rows.push(row(group.by, &group.value, figure));
            }
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        self.sources == 0 || self.sentences.is_empty()
    }
}

/// A figure as a row of the table.
fn row(by: &str, value: &str, figure: &Figure) -> Value {
    json!({
        "by": by,
        "value": value,
        "measure": figure.measure,
        "scale": figure.scale,
        "n": figure.n,
        "equal": figure.equal,
        "percent": figure.percent,
        "alpha": figure.alpha,
        "no-alpha": figure.no_alpha,
        "low": figure.interval.map(|it| it.low),
        "high": figure.interval.map(|it| it.high),
        "resamples": figure.resamples,
    })
}
