//! Search for ids that differ from a given id by a few letters.
//!
//! A dataset may have a million ids and as many misspelt references. Comparing each with each
//! letter by letter would let hostile input stall a check. Lengths and sets of letters rule out
//! nearly all ids first.

use ties::id::Id;

/// The letters of the ids of a dataset.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IdLetters {
    /// The letters and the number of each id, short ids first.
    ids: Vec<(Letters, u32)>,
}

impl IdLetters {
    /// Collects the letters of these ids, which are numbered in this order.
    pub(crate) fn new<'i>(ids: impl Iterator<Item = &'i Id>) -> Self {
        let mut ids: Vec<_> = ids.map(|id| Letters::of(id)).zip(0..).collect();
        ids.sort_by_key(|(letters, _)| letters.bytes);
        Self { ids }
    }

    /// Returns the numbers of the ids that could differ from `id` by at most this number of changed
    /// letters. It may contain others, but misses none.
    pub(crate) fn near(&self, id: &str, changes: usize) -> impl Iterator<Item = u32> {
        let wanted = Letters::of(id);
        // A change adds or removes at most one letter.
        let shortest = wanted.bytes.saturating_sub(changes);
        let longest = wanted.bytes + changes;
        let start = self.ids.partition_point(|(id, _)| id.bytes < shortest);
        let end = self.ids.partition_point(|(id, _)| id.bytes <= longest);
        self.ids[start..end]
            .iter()
            .filter(move |(letters, _)| letters.may_become(wanted, changes))
            .map(|(_, number)| *number)
    }
}

/// The set of letters of an id.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Letters {
    /// The length of the id.
    bytes: usize,
    /// A bit for each character that an id can have.
    set: u64,
}

impl Letters {
    fn of(id: &str) -> Self {
        let mut set = 0;
        for byte in id.bytes() {
            set |= match byte {
                b'0'..=b'9' => 1 << (byte - b'0'),
                b'a'..=b'z' => 1 << (byte - b'a' + 10),
                _ => 1 << 36,
            };
        }
        Self {
            bytes: id.len(),
            set,
        }
    }

    /// Whether the two ids could differ by at most this number of changes.
    ///
    /// A change adds, removes or replaces a letter. So one change accounts for at most one letter
    /// that only the first id has, and one that only the second has.
    fn may_become(self, other: Self, changes: usize) -> bool {
        has_at_most(self.set & !other.set, changes) && has_at_most(other.set & !self.set, changes)
    }
}

fn has_at_most(letters: u64, count: usize) -> bool {
    letters.count_ones() as usize <= count
}
