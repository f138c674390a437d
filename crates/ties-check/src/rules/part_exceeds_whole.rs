//! `part-exceeds-whole`: according to one speaker at one time, no part is larger than its whole.

use std::collections::HashMap;

use foldhash::quality::RandomState;
use std::sync::LazyLock;

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

/// Pairs of populations of which the first is contained in the second.
const WITHIN: [(Population, Population); 6] = [
    (Population::Core, Population::Members),
    (Population::Fighters, Population::Members),
    (Population::Fighters, Population::MembersWithDependants),
    (Population::ForeignFighters, Population::Fighters),
    (Population::ForeignFighters, Population::Members),
    (Population::Members, Population::MembersWithDependants),
];

/// A speaker, the entity counted, and the time.
type CountKey = (Voice, EntityNo, (Extent, Option<SourceNo>));

/// The strengths that named speakers state as a fact.
fn strengths(rows: &Rows) -> Vec<(CountKey, &AmountRow)> {
    let mut strengths = Vec::new();
    for amount in &rows.amounts {
        for pair in rows.pairs_of_claim(amount.claim) {
            if pair.predicate != STRENGTH {
                continue;
            }
            if let Some(voice) = named_voice(pair) {
                strengths.push(((voice, pair.subject, rows.moment(pair)), amount));
            }
        }
    }
    strengths
}

/// The named speaker or source that affirms a pair as a state of affairs.
fn named_voice(pair: &PairRow) -> Option<Voice> {
    let voice = pair.voice;
    if matches!(voice, Voice::Unnamed(_)) || !pair.is_state_of_affairs() || pair.negated {
        return None;
    }
    Some(voice)
}

/// Compares populations of one group, such as fighters and members.
fn check_populations(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    let mut counts: Vec<_> = strengths(rows)
        .into_iter()
        .filter_map(|(key, amount)| Some(((key, amount.frame), amount.population?, amount)))
        .collect();
    counts.sort_unstable_by_key(|(key, population, amount)| (*key, *population, amount.claim));
    for at_once in counts.chunk_by(|one, other| one.0 == other.0) {
        for (part, whole) in WITHIN {
            let of = |wanted| {
                at_once
                    .iter()
                    .filter(move |count| count.1 == wanted)
                    .map(|count| count.2)
            };
            let least = of(part).min_by_key(|amount| amount.low);
            let most = of(whole).max_by_key(|amount| amount.high);
            let Some((part, whole)) = least
                .zip(most)
                .filter(|(part, whole)| part.low > whole.high)
            else {
                continue;
            };
            let id = wording::entity(index, at_once[0].0.0.1);
            let who = |amount: &AmountRow| amount.population.map(word).unwrap_or_default();
            let number = wording::number(part.low, part.high);
            let message = format!(
                "`{id}` has {number} {} but at most {} {}",
                who(part),
                whole.high,
                who(whole)
            );
            say(rows, sink, (part, whole), &message);
            break;
        }
    }
}

/// The label of a population.
fn word(population: Population) -> &'static str {
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
    if counts.len() < 2 {
        return;
    }
    let mut ties = Vec::new();
    for pair in &rows.pairs {
        let (Some(voice), Some(whole)) = (named_voice(pair), pair.object) else {
            continue;
        };
        if PARTS.contains(&pair.predicate) && whole != pair.subject {
            ties.push(((voice, pair.subject, rows.moment(pair)), whole));
        }
    }
    ties.sort_unstable();
    ties.dedup();
    for (key, whole) in ties {
        let (voice, part, moment) = key;
        let (Some(parts), Some(wholes)) = (counts.get(&key), counts.get(&(voice, whole, moment)))
        else {
            continue;
        };
        let Some((least, most)) = excess(parts, wholes) else {
            continue;
        };
        let message = format!(
            "`{}` has {}, but its whole `{}` at most {}",
            wording::entity(index, part),
            wording::number(least.low, least.high),
            wording::entity(index, whole),
            most.high
        );
        say(rows, sink, (least, most), &message);
    }
}

/// The numbers of one entity, by what they measure.
type Ranges<'r> = HashMap<u32, Range<'r>, RandomState>;

/// The first numbers of a part and its whole of which the part's is higher.
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

fn say(rows: &Rows, sink: &mut Sink<'_>, (part, whole): (&AmountRow, &AmountRow), message: &str) {
    let Some((last, others)) = wording::last_of(rows, [part.claim, whole.claim]) else {
        return;
    };
    let claim = rows.claim(last);
    sink.at(claim.spot).value("/amount", message).help(format!(
        "compare {}: correct a number or a population, or write different times in `when`",
        wording::claims(rows, &others)
    ));
}
