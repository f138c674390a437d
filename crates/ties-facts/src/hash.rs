//! Hashes that are the same on every machine, for rows that do not keep texts.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::quality::FixedState;

/// A hasher without a random seed.
pub(crate) fn hasher() -> impl Hasher {
    FixedState::with_seed(0).build_hasher()
}

/// Returns the lower half of the hash of a value. Rows are never compared by this hash alone.
pub(crate) fn half_hash(value: impl Hash) -> u32 {
    let mut hasher = hasher();
    value.hash(&mut hasher);
    half(&hasher)
}

/// Returns the lower half of a hasher's result.
pub(crate) fn half(hasher: &impl Hasher) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "half of it is wanted")]
    return hasher.finish() as u32;
}
