//! Numbers of entities, sources, claims and texts. Each kind of number is a type of its own, and an
//! `Option` of it takes no more space.

use std::fmt;
use std::num::NonZeroU32;

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.index())
            }
        }

        impl $name {
            /// Returns the number of the item at a position of a list, counted from 0.
            ///
            /// No list is longer than a `u32` can count: every item takes at least one byte of a
            /// file, and the size of files is limited.
            pub fn from_index(index: usize) -> Self {
                let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
                Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX))
            }

            /// Returns the position in the list, counted from 0.
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }

            /// Returns the numbers of a list, starting with the first.
            pub fn all() -> impl Iterator<Item = Self> + Clone {
                (0..u32::MAX as usize).map(Self::from_index)
            }
        }
    )*};
}

numbers! {
    /// The number of an entity, in the order of ids.
    EntityNo
    /// The number of a source, in the order of ids.
    SourceNo
    /// The number of a claim. Sources are in the order of ids, their claims in file order.
    ClaimNo
    /// The number of a document that claims relay.
    DocumentNo
    /// The number of a unit of amounts.
    UnitNo
}
