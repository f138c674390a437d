//! Contradictions: claims that cannot be true together, of one voice or of several.
//!
//! What can contradict are states of affairs that are told as such and were not taken back. Two claims do where one
//! denies what the other says or implies, where their predicates exclude each other, where they give one thing two dates,
//! or count the same and come to numbers that have nothing in common; and only of one time. A state told of its source's
//! date is taken to be told of half a year before and after: else two reports of two days could never disagree.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::roots::{Root, Roots};
use crate::row::{NonMax, PairRow, Rows};
use crate::vocabulary::{Predicate, Takes};

/// Half of the days of a year: so far from its source's date a state that is told of that date is compared.
pub const HALF_A_YEAR: i32 = 183;

/// Claims that contradict each other on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The entity that they speak of, by its number in the [`Index`](crate::index::Index).
    pub subject: u32,
    /// The other, where there is one.
    pub object: Option<u32>,
    /// What the one side says.
    pub predicate: Predicate,
    /// What the other says; the same where that denies it, or gives it another value.
    pub other: Predicate,
    /// How they contradict.
    pub kind: Kind,
    /// The claims that say the one, by their numbers in [`Rows::claims`]; of values, all, in the order of the values.
    pub one_side: Vec<u32>,
    /// The claims that say the other; none of values.
    pub other_side: Vec<u32>,
}

/// How claims contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One says that it is so, the other that it is not.
    Denied,
    /// They say what cannot both be; whether never, or but rarely.
    Excluded {
        /// It can never be both.
        never: bool,
    },
    /// They give different dates.
    Dates,
    /// They give different numbers.
    Amounts,
}

/// Whether claims contradict as seen from one voice or from several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Between {
    /// One voice contradicts itself.
    OneVoice,
    /// Claims of different roots contradict each other.
    Roots,
}

/// How two predicates exclude each other on a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Clash {
    /// Also where the sides are swapped.
    both_ways: bool,
    /// It can never be both.
    never: bool,
}

/// Every clash of two predicates, by themselves or through what they imply.
static CLASHES: LazyLock<HashMap<(Predicate, Predicate), Clash>> = LazyLock::new(|| {
    let mut clashes: HashMap<_, Clash> = HashMap::new();
    for one in Predicate::all() {
        for (excluded, exclusion) in one.excludes() {
            for other in Predicate::all() {
                if !other.closure().contains(&excluded) {
                    continue;
                }
                // The side of `one` that excludes may be of what it implies; to be symmetric is asked of what is said.
                let both_ways = excluded.def().symmetric || one.def().symmetric;
                for key in [(one, other), (other, one)] {
                    let clash = clashes.entry(key).or_default();
                    clash.both_ways |= both_ways;
                    clash.never |= exclusion.never;
                }
            }
        }
    }
    clashes
});

/// What each predicate implies, itself among it.
static CLOSURES: LazyLock<HashMap<Predicate, Vec<Predicate>>> =
    LazyLock::new(|| Predicate::all().map(|predicate| (predicate, predicate.closure())).collect());

/// Whether two pairs on the same two sides say what cannot both be, whatever their times.
pub fn opposes(one: &PairRow, other: &PairRow) -> bool {
    kind_of(one, other).is_some()
}

/// How two pairs on the same two sides contradict each other, whatever their times.
fn kind_of(one: &PairRow, other: &PairRow) -> Option<Kind> {
    let same_way = one.subject == other.subject;
    match (one.negated, other.negated) {
        (true, true) => None,
        (false, false) => {
            let clash = CLASHES.get(&(one.predicate, other.predicate))?;
            (same_way || clash.both_ways).then_some(Kind::Excluded { never: clash.never })
        }
        (false, true) => denies(one, other, same_way).then_some(Kind::Denied),
        (true, false) => denies(other, one, same_way).then_some(Kind::Denied),
    }
}

/// Whether `denial` says that it is not so what `said` says or implies.
fn denies(said: &PairRow, denial: &PairRow, same_way: bool) -> bool {
    let ways_fit = same_way || denial.predicate.def().symmetric;
    ways_fit && CLOSURES.get(&said.predicate).is_some_and(|closure| closure.contains(&denial.predicate))
}

/// The last day on which a pair may start to hold and the first on which it may end, which may come before; a state that
/// is told of its source's date is taken half a year either way. Two meet for sure where each starts before the other
/// ends.
pub fn days(pair: &PairRow) -> Option<(i32, i32)> {
    let (start, end) = (pair.time.start_days(), pair.time.end_days());
    let reach = if pair.is_current() { HALF_A_YEAR } else { 0 };
    let known = |day: i32| day != i32::MIN && day != i32::MAX;
    let first = if known(start.1) { start.1.saturating_sub(reach) } else { start.1 };
    let last = if known(end.0) { end.0.saturating_add(reach) } else { end.0 };
    // Nothing is known of a time without either.
    (known(start.1) || known(end.0)).then_some((first, last))
}

/// A pair that may contradict another: its days, who tells it, its number.
#[derive(Debug, Clone, Copy)]
struct Held {
    first: i32,
    last: i32,
    teller: Teller,
    claim: u32,
}

/// Who tells, as far as a comparison asks.
type Teller = (u8, u32);

/// Every contradiction of a dataset, in the order of the entities and predicates.
pub fn contradictions(rows: &Rows, roots: &Roots, between: Between) -> Vec<Contradiction> {
    let mut found = of_ties(rows, roots, between);
    found.extend(of_dates(rows, roots, between));
    found.extend(of_amounts(rows, roots, between));
    found
}

/// Who tells a pair; none where it is nobody who could contradict himself.
fn teller(pair: &PairRow, roots: &Roots, between: Between) -> Option<Teller> {
    use crate::row::Voice;
    match between {
        Between::Roots => Some(match roots.root(pair) {
            Root::Entity(number) => (0, number),
            Root::Document(number) => (1, number),
            Root::Source(number) => (2, number),
        }),
        Between::OneVoice => match pair.voice() {
            Voice::Entity(number) => Some((0, number)),
            Voice::Source(number) => Some((2, number)),
            Voice::Unnamed(_) => None,
        },
    }
}

fn held(pair: &PairRow, roots: &Roots, between: Between) -> Option<Held> {
    let (first, last) = days(pair)?;
    Some(Held { first, last, teller: teller(pair, roots, between)?, claim: pair.claim })
}

/// The contradictions among what is said of pairs of entities.
fn of_ties(rows: &Rows, roots: &Roots, between: Between) -> Vec<Contradiction> {
    let sides = |pair: &PairRow, object: u32| (pair.subject.min(object), pair.subject.max(object));
    let told = rows.pairs.iter().zip(0..).filter(|(pair, _)| pair.is_state_of_affairs());
    let mut pairs: Vec<((u32, u32), u32)> =
        told.filter_map(|(pair, number)| Some((sides(pair, pair.object.map(NonMax::get)?), number))).collect();
    pairs.sort_unstable();
    let mut found = Vec::new();
    for on_pair in pairs.chunk_by(|(one, _), (other, _)| one == other) {
        if on_pair.len() > 1 {
            of_pair(on_pair, rows, roots, between, &mut found);
        }
    }
    found
}

/// What is said alike of a pair: the predicate, whether it is denied, and which way; of a symmetric one there is but one.
type Saying = (Predicate, bool, bool);

fn of_pair(
    on_pair: &[((u32, u32), u32)],
    rows: &Rows,
    roots: &Roots,
    between: Between,
    found: &mut Vec<Contradiction>,
) {
    let mut sayings: BTreeMap<Saying, Vec<u32>> = BTreeMap::new();
    for ((low, _), number) in on_pair {
        let pair = &rows.pairs[*number as usize];
        let way = pair.predicate.def().symmetric || pair.subject == *low;
        sayings.entry((pair.predicate, pair.negated, way)).or_default().push(*number);
    }
    let sayings: Vec<(Saying, Vec<u32>)> = sayings.into_iter().collect();
    for (position, (_, ones)) in sayings.iter().enumerate() {
        for (_, others) in &sayings[position + 1..] {
            let first = |numbers: &[u32]| numbers.first().map(|number| &rows.pairs[*number as usize]);
            let (Some(one), Some(other)) = (first(ones), first(others)) else { continue };
            let Some(kind) = kind_of(one, other) else { continue };
            let held = |numbers: &[u32]| -> Vec<Held> {
                numbers.iter().filter_map(|number| held(&rows.pairs[*number as usize], roots, between)).collect()
            };
            let (ones, others) = (held(ones), held(others));
            let (one_side, other_side) = (met(&ones, &others, between), met(&others, &ones, between));
            if one_side.is_empty() {
                continue;
            }
            // What is said comes before what is denied.
            let (said, other, one_side, other_side) =
                if one.negated { (other, one, other_side, one_side) } else { (one, other, one_side, other_side) };
            found.push(Contradiction {
                subject: said.subject,
                object: said.object.map(NonMax::get),
                predicate: said.predicate,
                other: other.predicate,
                kind,
                one_side,
                other_side,
            });
        }
    }
}

/// The claims of `ones` whose days meet those of one of `others` that somebody else tells, or, of one voice, the same.
fn met(ones: &[Held], others: &[Held], between: Between) -> Vec<u32> {
    let mut reaches: BTreeMap<Option<Teller>, Vec<&Held>> = BTreeMap::new();
    for other in others {
        reaches.entry(between.voice(other)).or_default().push(other);
    }
    let filled = |others: Vec<&Held>| {
        let mut reach = Reach::over(others.iter().map(|other| other.first));
        for other in others {
            reach.add(other);
        }
        reach
    };
    let reaches: BTreeMap<_, _> = reaches.into_iter().map(|(voice, others)| (voice, filled(others))).collect();
    let meets = |one: &&Held| reaches.get(&between.voice(one)).is_some_and(|others| others.meets(one, between));
    let mut claims: Vec<u32> = ones.iter().filter(meets).map(|one| one.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

impl Between {
    /// What claims have to have in common to be compared: their voice, where it is one that is asked about.
    fn voice(self, held: &Held) -> Option<Teller> {
        (self == Self::OneVoice).then_some(held.teller)
    }
}

/// The last day of some days that are held, and who holds to it; of all others, the last day too.
#[derive(Debug, Clone, Copy)]
struct Last {
    day: i32,
    teller: Teller,
    of_others: Option<i32>,
}

impl Last {
    fn and(self, other: Self) -> Self {
        let (more, less) = if self.day >= other.day { (self, other) } else { (other, self) };
        let of_less = if less.teller == more.teller { less.of_others } else { Some(less.day) };
        Self { of_others: more.of_others.max(of_less), ..more }
    }
}

/// Days that are held, to be asked whether others meet them: a tree over the first days (Fenwick's), in which the last
/// days of all that begin by some day are found, and added to, in few steps however many there are.
struct Reach {
    firsts: Vec<i32>,
    tree: Vec<Option<Last>>,
}

impl Reach {
    /// One to which what begins on these days may be added.
    fn over(firsts: impl Iterator<Item = i32>) -> Self {
        let mut firsts: Vec<_> = firsts.collect();
        firsts.sort_unstable();
        firsts.dedup();
        Self { tree: vec![None; firsts.len() + 1], firsts }
    }

    fn add(&mut self, held: &Held) {
        let mut place = self.firsts.partition_point(|first| *first < held.first) + 1;
        let last = Last { day: held.last, teller: held.teller, of_others: None };
        while let Some(node) = self.tree.get_mut(place) {
            *node = Some(node.map_or(last, |known| known.and(last)));
            place += place & place.wrapping_neg();
        }
    }

    /// Whether the days of `held` meet any that were added, of another teller where those are asked about.
    fn meets(&self, held: &Held, between: Between) -> bool {
        let mut place = self.firsts.partition_point(|first| *first <= held.last);
        while place > 0 {
            let last = self.tree[place].and_then(|last| match between {
                Between::Roots if last.teller == held.teller => last.of_others,
                _ => Some(last.day),
            });
            if last.is_some_and(|last| last >= held.first) {
                return true;
            }
            place -= place & place.wrapping_neg();
        }
        false
    }
}

/// A value that is told of a subject.
struct Valued {
    /// What is compared with it: subject, predicate, and the measure of an amount.
    key: (u32, Predicate, u32),
    low: u64,
    high: u64,
    held: Held,
}

/// The contradictions among dates: none of the days that one means is a day that another means.
fn of_dates(rows: &Rows, roots: &Roots, between: Between) -> Vec<Contradiction> {
    let mut values = Vec::new();
    for value in &rows.dates {
        for pair in rows.pairs_of_claim(value.claim) {
            let days = |day: i32| u64::from(day.abs_diff(i32::MIN));
            let (low, high) = (value.date.start_days().0, value.date.end_days().1);
            let teller = teller(pair, roots, between).filter(|_| can_be_compared(pair));
            let is_date = pair.predicate.def().takes == Takes::Date;
            let Some(teller) = teller.filter(|_| is_date) else { continue };
            // A date is given once for all time.
            let held = Held { first: i32::MIN, last: i32::MAX, teller, claim: value.claim };
            values.push(Valued { key: (pair.subject, pair.predicate, 0), low: days(low), high: days(high), held });
        }
    }
    of_values(values, Kind::Dates, between)
}

/// The contradictions among amounts of one measure: they have no number in common, and are told of one time.
fn of_amounts(rows: &Rows, roots: &Roots, between: Between) -> Vec<Contradiction> {
    let mut values = Vec::new();
    for value in &rows.amounts {
        for pair in rows.pairs_of_claim(value.claim) {
            let held = held(pair, roots, between).filter(|_| can_be_compared(pair));
            let is_amount = pair.predicate.def().takes == Takes::Amount;
            let Some(held) = held.filter(|_| is_amount) else { continue };
            let key = (pair.subject, pair.predicate, value.measure);
            values.push(Valued { key, low: value.low, high: value.high, held });
        }
    }
    of_values(values, Kind::Amounts, between)
}

fn can_be_compared(pair: &PairRow) -> bool {
    pair.is_state_of_affairs() && !pair.negated
}

fn of_values(mut values: Vec<Valued>, kind: Kind, between: Between) -> Vec<Contradiction> {
    values.sort_by_key(|value| (value.key, between.voice(&value.held), value.low, value.high, value.held.claim));
    let is_alike =
        |one: &Valued, other: &Valued| one.key == other.key && between.voice(&one.held) == between.voice(&other.held);
    let mut found = Vec::new();
    for alike in values.chunk_by(is_alike) {
        let claims = apart(alike, between);
        if let Some(first) = alike.first().filter(|_| !claims.is_empty()) {
            let (subject, predicate, _) = first.key;
            found.push(Contradiction {
                subject,
                object: None,
                predicate,
                other: predicate,
                kind,
                one_side: claims,
                other_side: Vec::new(),
            });
        }
    }
    found
}

/// The claims whose values have nothing in common with another's of the same time, in the order of the values.
fn apart(alike: &[Valued], between: Between) -> Vec<u32> {
    if alike.len() < 2 {
        return Vec::new();
    }
    let mut is_apart = vec![false; alike.len()];
    // Upwards, against all that end below; and downwards, against all that begin above.
    let mut by_high: Vec<&Valued> = alike.iter().collect();
    by_high.sort_by_key(|value| value.high);
    let mut below = by_high.into_iter().peekable();
    let mut reach = Reach::over(alike.iter().map(|value| value.held.first));
    for (value, is_apart) in alike.iter().zip(&mut is_apart) {
        while let Some(lower) = below.next_if(|lower| lower.high < value.low) {
            reach.add(&lower.held);
        }
        *is_apart |= reach.meets(&value.held, between);
    }
    let mut above = alike.iter().rev().peekable();
    let mut reach = Reach::over(alike.iter().map(|value| value.held.first));
    let mut downwards: Vec<usize> = (0..alike.len()).collect();
    downwards.sort_by_key(|number| std::cmp::Reverse(alike[*number].high));
    for number in downwards {
        while let Some(higher) = above.next_if(|higher| higher.low > alike[number].high) {
            reach.add(&higher.held);
        }
        is_apart[number] |= reach.meets(&alike[number].held, between);
    }
    let mut claims = Vec::new();
    for (value, _) in alike.iter().zip(is_apart).filter(|(_, is_apart)| *is_apart) {
        // A claim on several pairs has its value once for each.
        if claims.last() != Some(&value.held.claim) {
            claims.push(value.held.claim);
        }
    }
    claims
}
