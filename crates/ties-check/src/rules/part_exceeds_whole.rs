//! `part-exceeds-whole`: according to one speaker at one time, no part is larger than its whole.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use foldhash::quality::RandomState;
use ties::edtf::Extent;
use ties::model::Severity;
use ties::vocabulary::{Population, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_facts::facts::Facts;
use ties_facts::row::{AmountRow, PairRow, Rows, Voice};

use crate::rule::{Check, Rule, Sink};
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "part-exceeds-whole",
    severity: Severity::Warning,
    page: include_str!("part_exceeds_whole.md"),
    checks: &[
        Check::Dataset(check_populations),
        Check::Dataset(check_parts),
    ],
};

const STRENGTH: Predicate = Predicate::named("strength");
const PART_OF: Predicate = Predicate::named("part-of");

/// The predicates that make the subject a part of the object.
static PARTS: LazyLock<Vec<Predicate>> = LazyLock::new(|| {
    Predicate::all()
        .filter(|predicate| predicate.closure().contains(&PART_OF))
        .collect()
});

/// Pairs of populations; the first is contained in the second.
const WITHIN: [(Population, Population); 6] = [
    (Population::Core, Population::Members),
    (Population::Fighters, Population::Members),
    (Population::Fighters, Population::MembersWithDependants),
    (Population::ForeignFighters, Population::Fighters),
    (Population::ForeignFighters, Population::Members),
    (Population::Members, Population::MembersWithDependants),
];

/// A speaker, the entity counted, and the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct CountKey {
    voice: Voice,
    entity: EntityNo,
    moment: (Extent, Option<SourceNo>),
}

/// The strengths that named speakers state as a fact.
fn strengths(rows: &Rows) -> Vec<(CountKey, &AmountRow)> {
    let mut strengths = Vec::new();
    for amount in &rows.amounts {
        for pair in rows.pairs_of_claim(amount.claim) {
            if pair.predicate != STRENGTH {
                continue;
            }
            if let Some(voice) = named_voice(pair) {
                let key = CountKey {
                    voice,
                    entity: pair.subject,
                    moment: rows.moment(pair),
                };
                strengths.push((key, amount));
            }
        }
    }
    strengths
}

/// The named speaker or source that affirms a pair as a state of affairs.
fn named_voice(pair: &PairRow) -> Option<Voice> {
    let voice = pair.voice;
    if matches!(voice, Voice::Unnamed(_)) || !pair.affirms() {
        return None;
    }
    Some(voice)
}

/// Compares populations of one group, such as fighters and members.
fn check_populations(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut strengths = strengths(rows);
    strengths.retain(|(_, amount)| amount.population.is_some());
    strengths.sort_unstable_by_key(|(key, amount)| {
        (*key, amount.frame, amount.population, amount.claim)
    });
    let is_at_once = |one: &(CountKey, &AmountRow), other: &(CountKey, &AmountRow)| {
        one.0 == other.0 && one.1.frame == other.1.frame
    };
    for at_once in strengths.chunk_by(is_at_once) {
        let amounts: Vec<&AmountRow> = at_once.iter().map(|(_, amount)| *amount).collect();
        for (part, whole) in WITHIN {
            let least = of_population(&amounts, part).min_by_key(|amount| amount.low);
            let most = of_population(&amounts, whole).max_by_key(|amount| amount.high);
            if let (Some(least), Some(most)) = (least, most)
                && least.low > most.high
            {
                let message = format!(
                    "`{}` has {} {} but at most {} {}",
                    wording::entity(index, at_once[0].0.entity),
                    wording::number(least.low, least.high),
                    label(part),
                    most.high,
                    label(whole)
                );
                report(rows, sink, least, most, &message);
                break;
            }
        }
    }
}

fn of_population<'r>(
    amounts: &[&'r AmountRow],
    population: Population,
) -> impl Iterator<Item = &'r AmountRow> {
    let amounts = amounts.iter().copied();
    amounts.filter(move |amount| amount.population == Some(population))
}

/// The label of a population.
fn label(population: Population) -> &'static str {
    match population {
        Population::Fighters => "fighters",
        Population::Members => "members",
        Population::MembersWithDependants => "members with dependants",
        Population::Core => "core members",
        Population::ForeignFighters => "foreign fighters",
        Population::Recruits => "recruits",
        Population::Groups => "groups",
        Population::Unspecified => "people",
    }
}

/// Compares a group with what the same speaker calls a part of it at that time.
fn check_parts(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let counts = counts(rows);
    if counts.len() < 2 {
        return;
    }
    for (part, whole) in parts(rows) {
        let (Some(of_part), Some(of_whole)) = (counts.get(&part), counts.get(&whole)) else {
            continue;
        };
        let Some((least, most)) = excess(of_part, of_whole) else {
            continue;
        };
        let message = format!(
            "`{}` has {}, but its whole `{}` at most {}",
            wording::entity(index, part.entity),
            wording::number(least.low, least.high),
            wording::entity(index, whole.entity),
            most.high
        );
        report(rows, sink, least, most, &message);
    }
}

/// The numbers of each entity, by speaker and time.
fn counts(rows: &Rows) -> HashMap<CountKey, Ranges<'_>, RandomState> {
    let mut counts: HashMap<CountKey, Ranges<'_>, RandomState> = HashMap::default();
    for (key, amount) in strengths(rows) {
        let ranges = counts.entry(key).or_default();
        let range = ranges.entry(amount.measure).or_insert(Range {
            least: amount,
            most: amount,
        });
        if amount.low < range.least.low {
            range.least = amount;
        }
        if amount.high > range.most.high {
            range.most = amount;
        }
    }
    counts
}

/// The parts and their wholes, according to a speaker at a time, sorted.
fn parts(rows: &Rows) -> BTreeSet<(CountKey, CountKey)> {
    let mut parts = BTreeSet::new();
    for pair in &rows.pairs {
        let (Some(voice), Some(whole)) = (named_voice(pair), pair.object) else {
            continue;
        };
        if PARTS.contains(&pair.predicate) && whole != pair.subject {
            let part = CountKey {
                voice,
                entity: pair.subject,
                moment: rows.moment(pair),
            };
            let whole = CountKey {
                entity: whole,
                ..part
            };
            parts.insert((part, whole));
        }
    }
    parts
}

/// The numbers of one entity, by measure.
type Ranges<'r> = HashMap<u32, Range<'r>, RandomState>;

/// The first number of a part that is higher than that of its whole, and both amounts.
fn excess<'r>(parts: &Ranges<'r>, wholes: &Ranges<'r>) -> Option<(&'r AmountRow, &'r AmountRow)> {
    // Iterate over the shorter map: a whole with many parts would otherwise be scanned once per
    // part.
    let shorter = if parts.len() < wholes.len() {
        parts
    } else {
        wholes
    };
    let mut wrong = Vec::new();
    for measure in shorter.keys() {
        if let (Some(part), Some(whole)) = (parts.get(measure), wholes.get(measure))
            && part.least.low > whole.most.high
        {
            wrong.push((part.least, whole.most));
        }
    }
    wrong
        .into_iter()
        .min_by_key(|(part, whole)| (part.claim, whole.claim))
}

/// The claims with the lowest and the highest number.
#[derive(Clone, Copy)]
struct Range<'r> {
    least: &'r AmountRow,
    most: &'r AmountRow,
}

/// Reports a number of a part that exceeds that of its whole, at the later of the two claims.
fn report(rows: &Rows, sink: &mut Sink<'_>, part: &AmountRow, whole: &AmountRow, message: &str) {
    let Some((last, others)) = wording::last_of(rows, [part.claim, whole.claim]) else {
        return;
    };
    sink.at(rows.claim(last).spot)
        .value("/amount", message)
        .help(format!(
            "compare {}: correct a number or a population, or write different times in `when`",
            wording::claims(rows, &others)
        ));
}
