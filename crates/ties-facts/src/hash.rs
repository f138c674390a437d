//! Hashes that are the same on every machine, for rows that keep no text.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::quality::FixedState;

/// A hasher without a random seed.
pub(crate) fn hasher() -> impl Hasher {
    FixedState::with_seed(0).build_hasher()
}

/// Half of the hash of a value. Rows that are compared by it are compared by more than it.
pub(crate) fn half_hash(value: impl Hash) -> u32 {
    let mut hasher = hasher();
    value.hash(&mut hasher);
    half(&hasher)
}

/// Half of what a hasher has come to.
pub(crate) fn half(hasher: &impl Hasher) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "half of it is wanted")]
    return hasher.finish() as u32;
}
