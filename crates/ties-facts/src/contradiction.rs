//! Contradictions: claims that cannot be true together, of one voice or of several.
//!
//! What can contradict are states of affairs that are told as such and were not taken back. Two claims do where one
//! denies what the other says or implies, where their predicates exclude each other, where they give one thing two dates,
//! or count the same and come to numbers that have nothing in common; and only of one time. Between several origins a state
//! told of its source's date is taken to be told of half a year before and after: else two reports of two days could never
//! disagree. One voice may have changed its mind in that time, or the world may have: it contradicts itself within one
//! source, or of days that are sure.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::hash::half_hash;
use crate::origins::{Origin, Origins};
use crate::row::{AmountRow, NonMax, PairRow, Rows};
use ties::vocabulary::{Family, Predicate, Sign, Takes};

/// Half of the days of a year: so far from its source's date a state that is told of that date is compared.
pub const HALF_A_YEAR: i32 = 183;

/// Claims that contradict each other on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The entity that they speak of, by its number in the [`Index`](ties_dataset::index::Index).
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
    /// One tells a tie, the other that none is known.
    NoTie,
}

/// As what claims are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// As those of several origins, at about one time.
    Origins,
    /// As those of one voice, on days that are sure.
    OnDays,
    /// As those of one voice in one source, which tells all of its own date, however roughly that is known.
    InSource,
}

const NO_KNOWN_TIE: Predicate = Predicate::named("no-known-tie");

/// How two predicates exclude each other on a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Clash {
    /// Also where the sides are swapped.
    both_ways: bool,
    /// It can never be both.
    never: bool,
}

/// What a predicate implies and what it clashes with, as sets of predicates.
#[derive(Debug, Clone, Default)]
struct Clashes {
    /// What it implies, itself among it.
    closure: u128,
    /// What it clashes with, by itself or through what either implies.
    with: u128,
    how: HashMap<Predicate, Clash>,
}

/// The clashes of each predicate.
static CLASHES: LazyLock<HashMap<Predicate, Clashes>> = LazyLock::new(|| {
    let mut clashes: HashMap<_, Clashes> = HashMap::new();
    for one in Predicate::all() {
        clashes.entry(one).or_default().closure = one
            .closure()
            .iter()
            .fold(0, |set, implied| set | implied.bit());
        for (excluded, exclusion) in one.excludes() {
            for other in Predicate::all().filter(|other| other.closure().contains(&excluded)) {
                // The side of `one` that excludes may be of what it implies; to be symmetric is asked of what is said.
                let both_ways = excluded.def().symmetric || one.def().symmetric;
                for (one, other) in [(one, other), (other, one)] {
                    let clashes = clashes.entry(one).or_default();
                    clashes.with |= other.bit();
                    let clash = clashes.how.entry(other).or_default();
                    clash.both_ways |= both_ways;
                    clash.never |= exclusion.never;
                }
            }
        }
    }
    clashes
});

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
            if let (NO_KNOWN_TIE, tie) | (tie, NO_KNOWN_TIE) = (one.predicate, other.predicate) {
                return is_tie(tie).then_some(Kind::NoTie);
            }
            let clash = CLASHES.get(&one.predicate)?.how.get(&other.predicate)?;
            (same_way || clash.both_ways).then_some(Kind::Excluded { never: clash.never })
        }
        (false, true) => denies(one, other, same_way).then_some(Kind::Denied),
        (true, false) => denies(other, one, same_way).then_some(Kind::Denied),
    }
}

/// Whether it is what somebody who looks for ties finds: what makes friends, and more than words.
fn is_tie(predicate: Predicate) -> bool {
    let def = predicate.def();
    def.sign == Sign::Friend && def.family != Family::Verbal
}

/// Whether `denial` says that it is not so what `said` says or implies.
fn denies(said: &PairRow, denial: &PairRow, same_way: bool) -> bool {
    let ways_fit = same_way || denial.predicate.def().symmetric;
    ways_fit
        && CLASHES
            .get(&said.predicate)
            .is_some_and(|clashes| clashes.closure & denial.predicate.bit() != 0)
}

/// The days of a pair as claims of different origins are compared: see `days_seen`.
pub fn days(pair: &PairRow) -> Option<(i32, i32)> {
    days_seen(pair, Seen::Origins)
}

/// The last day on which a pair may start to hold and the first on which it may end, which may come before; between origins, a
/// state that is told of its source's date is taken half a year either way. Two meet for sure where each starts before the
/// other ends.
fn days_seen(pair: &PairRow, seen: Seen) -> Option<(i32, i32)> {
    if seen == Seen::InSource {
        return pair.is_current().then_some((i32::MIN, i32::MAX));
    }
    let (start, end) = (pair.time.start_days(), pair.time.end_days());
    let reach = if pair.is_current() && seen == Seen::Origins {
        HALF_A_YEAR
    } else {
        0
    };
    // A time of which nothing is known starts at the last of all days at the latest, and meets none for sure.
    Some((start.1.saturating_sub(reach), end.0.saturating_add(reach)))
}

/// A pair that may contradict another: its days, who tells it, its number.
#[derive(Debug, Clone, Copy)]
pub struct HeldInterval {
    /// The first day, as a day number.
    pub first: i32,
    /// The last day, as a day number.
    pub last: i32,
    /// Who tells it; of a seat, who holds it.
    pub speaker: SpeakerKey,
    /// The claim, by its number in `Rows::claims`.
    pub claim: u32,
}

/// Who tells, as far as a comparison asks: of what kind, by number, and in which source where that matters.
pub type SpeakerKey = (u8, u32, Option<u32>);

/// Every contradiction of a dataset, in the order of the entities and predicates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contradictions {
    /// Those of one voice with itself, each voice's apart.
    pub of_one_voice: Vec<Contradiction>,
    /// Those between claims of different origins.
    pub between_origins: Vec<Contradiction>,
}

/// Finds every contradiction of a dataset.
pub fn contradictions(rows: &Rows, origins: &Origins) -> Contradictions {
    let on_pairs = on_pairs(rows);
    let found = |seen| {
        let mut found = of_ties(&on_pairs, rows, origins, seen);
        found.extend(of_dates(rows, origins, seen));
        found.extend(of_amounts(rows, origins, seen));
        found
    };
    let mut of_one_voice = found(Seen::OnDays);
    merge(&mut of_one_voice, found(Seen::InSource), rows);
    Contradictions {
        of_one_voice,
        between_origins: found(Seen::Origins),
    }
}

/// Adds the contradictions of `more` that are of another question, or of another voice; of the others their claims.
fn merge(found: &mut Vec<Contradiction>, more: Vec<Contradiction>, rows: &Rows) {
    let key = |found: &Contradiction| {
        let voice = found
            .one_side
            .first()
            .and_then(|claim| Some(rows.pairs_of_claim(*claim).first()?.voice()));
        let measure = found
            .one_side
            .first()
            .filter(|_| found.kind == Kind::Amounts);
        let measure = measure.and_then(|claim| Some(amount_of(rows, *claim)?.measure));
        (
            voice,
            found.subject,
            found.object,
            found.predicate,
            found.other,
            found.kind,
            measure,
        )
    };
    let mut known: HashMap<_, usize> = found
        .iter()
        .zip(0..)
        .map(|(found, place)| (key(found), place))
        .collect();
    for one in more {
        if let Some(place) = known.get(&key(&one)) {
            let same = &mut found[*place];
            for (into, from) in [
                (&mut same.one_side, one.one_side),
                (&mut same.other_side, one.other_side),
            ] {
                into.extend(from);
                into.sort_unstable();
                into.dedup();
            }
        } else {
            known.insert(key(&one), found.len());
            found.push(one);
        }
    }
}

fn amount_of(rows: &Rows, claim: u32) -> Option<&AmountRow> {
    rows.amounts.get(
        rows.amounts
            .binary_search_by_key(&claim, |amount| amount.claim)
            .ok()?,
    )
}

/// Who tells a pair; none where it is nobody who could contradict himself.
fn speaker(pair: &PairRow, rows: &Rows, origins: &Origins, seen: Seen) -> Option<SpeakerKey> {
    use crate::row::Voice;
    // What was taken back later contradicts nothing that is still held.
    if rows.is_revised(pair.claim) {
        return None;
    }
    if seen == Seen::Origins {
        return Some(match origins.origin(pair) {
            Origin::Entity(number) => (0, number, None),
            Origin::Document(number) => (1, number, None),
            Origin::Source(number) => (2, number, None),
        });
    }
    let source = rows
        .claims
        .get(pair.claim as usize)
        .map(|claim| claim.source)
        .filter(|_| seen == Seen::InSource);
    match pair.voice() {
        Voice::Entity(number) => Some((0, number, source)),
        Voice::Source(number) => Some((2, number, source)),
        Voice::Unnamed(_) => None,
    }
}

fn held(pair: &PairRow, rows: &Rows, origins: &Origins, seen: Seen) -> Option<HeldInterval> {
    let (first, last) = days_seen(pair, seen)?;
    Some(HeldInterval {
        first,
        last,
        speaker: speaker(pair, rows, origins, seen)?,
        claim: pair.claim,
    })
}

/// A pair by its two sides, the lower number first, and its own number.
type OnPair = ((u32, u32), u32);

/// The pairs that are told as states of affairs, by their two sides, of whatever order; only where what is said of the two
/// can contradict at all.
fn on_pairs(rows: &Rows) -> Vec<OnPair> {
    let sides = |pair: &PairRow, object: u32| (pair.subject.min(object), pair.subject.max(object));
    let told = || {
        let told = rows
            .pairs
            .iter()
            .zip(0..)
            .filter(|(pair, _)| pair.is_state_of_affairs());
        told.filter_map(|(pair, number)| Some((sides(pair, pair.object.map(NonMax::get)?), number)))
    };
    // Of most two entities only one thing is said. So first it is noted, in a place that a hash gives, whether more than one
    // comes to it; only those are held and sorted.
    let places = (8 * rows.pairs.len()).next_power_of_two().max(64);
    let place = |sides: (u32, u32)| half_hash(sides) as usize & (places - 1);
    let (mut once, mut again) = (vec![0_u64; places / 64], vec![0_u64; places / 64]);
    for (sides, _) in told() {
        let (word, bit) = (place(sides) / 64, 1 << (place(sides) % 64));
        again[word] |= once[word] & bit;
        once[word] |= bit;
    }
    let comes_again = |sides| again[place(sides) / 64] & 1 << (place(sides) % 64) != 0;
    let mut pairs: Vec<OnPair> = told().filter(|(sides, _)| comes_again(*sides)).collect();
    pairs.sort_unstable();
    let mut kept = 0;
    let mut next = 0;
    while let Some((sides, _)) = pairs.get(next).copied() {
        let count = pairs[next..]
            .iter()
            .take_while(|(other, _)| *other == sides)
            .count();
        if can_contradict(&pairs[next..next + count], rows) {
            pairs.copy_within(next..next + count, kept);
            kept += count;
        }
        next += count;
    }
    pairs.truncate(kept);
    pairs
}

/// Whether some of what is said of two entities excludes or denies some other, whatever the way and the time.
fn can_contradict(on_pair: &[OnPair], rows: &Rows) -> bool {
    let pairs = || {
        on_pair
            .iter()
            .map(|(_, number)| &rows.pairs[*number as usize])
    };
    let set = |of: fn(&&PairRow) -> bool| {
        pairs()
            .filter(of)
            .fold(0, |set, pair| set | pair.predicate.bit())
    };
    let (said, denied) = (set(|pair| !pair.negated), set(|pair| pair.negated));
    let can = |pair: &PairRow| {
        let clashes = CLASHES.get(&pair.predicate);
        clashes.is_some_and(|clashes| clashes.with & said != 0 || clashes.closure & denied != 0)
    };
    said & NO_KNOWN_TIE.bit() != 0 || pairs().any(can)
}

/// The contradictions among what is said of pairs of entities.
fn of_ties(on_pairs: &[OnPair], rows: &Rows, origins: &Origins, seen: Seen) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for on_pair in on_pairs.chunk_by(|(one, _), (other, _)| one == other) {
        of_pair(on_pair, rows, origins, seen, &mut found);
    }
    found
}

/// What is said alike of a pair: the predicate, whether it is denied, and which way; of a symmetric one there is but one.
type Saying = (Predicate, bool, bool);

fn of_pair(
    on_pair: &[OnPair],
    rows: &Rows,
    origins: &Origins,
    seen: Seen,
    found: &mut Vec<Contradiction>,
) {
    let mut sayings: BTreeMap<Saying, Vec<u32>> = BTreeMap::new();
    for (sides, number) in on_pair {
        let pair = &rows.pairs[*number as usize];
        let way = pair.predicate.def().symmetric || pair.subject == sides.0;
        sayings
            .entry((pair.predicate, pair.negated, way))
            .or_default()
            .push(*number);
    }
    let sayings: Vec<(Saying, Vec<u32>)> = sayings.into_iter().collect();
    for (position, (_, ones)) in sayings.iter().enumerate() {
        for (_, others) in &sayings[position + 1..] {
            let first =
                |numbers: &[u32]| numbers.first().map(|number| &rows.pairs[*number as usize]);
            let (Some(one), Some(other)) = (first(ones), first(others)) else {
                continue;
            };
            let Some(kind) = kind_of(one, other) else {
                continue;
            };
            // A tie that is told within bounds is not denied by what holds beyond them, nor made impossible.
            let is_bounded = |pair: &PairRow| {
                matches!(kind, Kind::Denied | Kind::Excluded { never: false })
                    && rows.qualifiers(pair.claim).narrowed
            };
            let held = |numbers: &[u32]| -> Vec<HeldInterval> {
                let pairs = numbers.iter().map(|number| &rows.pairs[*number as usize]);
                pairs
                    .filter(|pair| !is_bounded(pair))
                    .filter_map(|pair| held(pair, rows, origins, seen))
                    .collect()
            };
            let (ones, others) = (by_voice(held(ones), seen), by_voice(held(others), seen));
            for (voice, ones) in &ones {
                let Some(others) = others.get(voice) else {
                    continue;
                };
                let (one_side, other_side) = (met(ones, others, seen), met(others, ones, seen));
                if one_side.is_empty() {
                    continue;
                }
                // What is said comes before what is denied; and a tie, by the order of the table, before that none is known.
                let swap = one.negated;
                let (said, other, one_side, other_side) = if swap {
                    (other, one, other_side, one_side)
                } else {
                    (one, other, one_side, other_side)
                };
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
}

/// Those of each voice, where it is one that is asked about; else all together.
fn by_voice(all: Vec<HeldInterval>, seen: Seen) -> BTreeMap<Option<SpeakerKey>, Vec<HeldInterval>> {
    let mut voices: BTreeMap<Option<SpeakerKey>, Vec<HeldInterval>> = BTreeMap::new();
    for held in all {
        voices.entry(seen.voice(&held)).or_default().push(held);
    }
    voices
}

/// The claims of `ones` whose days meet those of one of `others`, between origins of one that somebody else tells.
fn met(ones: &[HeldInterval], others: &[HeldInterval], seen: Seen) -> Vec<u32> {
    let mut reach = Reach::over(others.iter().map(|other| other.first));
    for other in others {
        reach.add(other);
    }
    let mut claims: Vec<u32> = ones
        .iter()
        .filter(|one| reach.meets(one, seen))
        .map(|one| one.claim)
        .collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// The claims whose days meet those of one of another speaker.
pub fn meeting(all: &[HeldInterval]) -> Vec<u32> {
    met(all, all, Seen::Origins)
}

impl Seen {
    /// What claims have to have in common to be compared: their voice, where it is one that is asked about.
    fn voice(self, held: &HeldInterval) -> Option<SpeakerKey> {
        (self != Self::Origins).then_some(held.speaker)
    }
}

/// The last day of some days that are held, and who holds to it; of all others, the last day too.
#[derive(Debug, Clone, Copy)]
struct Last {
    day: i32,
    speaker: SpeakerKey,
    of_others: Option<i32>,
}

impl Last {
    fn and(self, other: Self) -> Self {
        let (more, less) = if self.day >= other.day {
            (self, other)
        } else {
            (other, self)
        };
        let of_less = if less.speaker == more.speaker {
            less.of_others
        } else {
            Some(less.day)
        };
        Self {
            of_others: more.of_others.max(of_less),
            ..more
        }
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
        Self {
            tree: vec![None; firsts.len() + 1],
            firsts,
        }
    }

    fn add(&mut self, held: &HeldInterval) {
        let mut place = self.firsts.partition_point(|first| *first < held.first) + 1;
        let last = Last {
            day: held.last,
            speaker: held.speaker,
            of_others: None,
        };
        while let Some(node) = self.tree.get_mut(place) {
            *node = Some(node.map_or(last, |known| known.and(last)));
            place += place & place.wrapping_neg();
        }
    }

    /// Whether the days of `held` meet any that were added, of another speaker where those are asked about.
    fn meets(&self, held: &HeldInterval, seen: Seen) -> bool {
        let mut place = self.firsts.partition_point(|first| *first <= held.last);
        while place > 0 {
            let last = self.tree[place].and_then(|last| match seen {
                Seen::Origins if last.speaker == held.speaker => last.of_others,
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
    held: HeldInterval,
}

/// The contradictions among dates: none of the days that one means is a day that another means.
fn of_dates(rows: &Rows, origins: &Origins, seen: Seen) -> Vec<Contradiction> {
    let mut values = Vec::new();
    for value in &rows.dates {
        for pair in rows.pairs_of_claim(value.claim) {
            let days = |day: i32| u64::from(day.abs_diff(i32::MIN));
            let (low, high) = (value.date.start_days().0, value.date.end_days().1);
            let speaker = speaker(pair, rows, origins, seen).filter(|_| can_be_compared(pair));
            let is_date = pair.predicate.def().takes == Takes::Date;
            let Some(speaker) = speaker.filter(|_| is_date) else {
                continue;
            };
            // A date is given once for all time.
            let held = HeldInterval {
                first: i32::MIN,
                last: i32::MAX,
                speaker,
                claim: value.claim,
            };
            values.push(Valued {
                key: (pair.subject, pair.predicate, 0),
                low: days(low),
                high: days(high),
                held,
            });
        }
    }
    of_values(values, Kind::Dates, seen)
}

/// The contradictions among amounts of one measure: they have no number in common, and are told of one time.
fn of_amounts(rows: &Rows, origins: &Origins, seen: Seen) -> Vec<Contradiction> {
    let mut values = Vec::new();
    for value in &rows.amounts {
        for pair in rows.pairs_of_claim(value.claim) {
            let held = held(pair, rows, origins, seen).filter(|_| can_be_compared(pair));
            let is_amount = pair.predicate.def().takes == Takes::Amount;
            let Some(held) = held.filter(|_| is_amount) else {
                continue;
            };
            let key = (pair.subject, pair.predicate, value.measure);
            values.push(Valued {
                key,
                low: value.low,
                high: value.high,
                held,
            });
        }
    }
    of_values(values, Kind::Amounts, seen)
}

fn can_be_compared(pair: &PairRow) -> bool {
    pair.is_state_of_affairs() && !pair.negated
}

fn of_values(mut values: Vec<Valued>, kind: Kind, seen: Seen) -> Vec<Contradiction> {
    values.sort_unstable_by_key(|value| {
        (
            value.key,
            seen.voice(&value.held),
            value.low,
            value.high,
            value.held.claim,
        )
    });
    let is_alike = |one: &Valued, other: &Valued| {
        one.key == other.key && seen.voice(&one.held) == seen.voice(&other.held)
    };
    let mut found = Vec::new();
    for alike in values.chunk_by(is_alike) {
        let claims = apart(alike, seen);
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
fn apart(alike: &[Valued], seen: Seen) -> Vec<u32> {
    let (low, high) = alike.iter().fold((0, u64::MAX), |(low, high), value| {
        (low.max(value.low), high.min(value.high))
    });
    if low <= high {
        // All have that in common.
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
        *is_apart |= reach.meets(&value.held, seen);
    }
    let mut above = alike.iter().rev().peekable();
    let mut reach = Reach::over(alike.iter().map(|value| value.held.first));
    let mut downwards: Vec<usize> = (0..alike.len()).collect();
    downwards.sort_by_key(|number| std::cmp::Reverse(alike[*number].high));
    for number in downwards {
        while let Some(higher) = above.next_if(|higher| higher.low > alike[number].high) {
            reach.add(&higher.held);
        }
        is_apart[number] |= reach.meets(&alike[number].held, seen);
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
