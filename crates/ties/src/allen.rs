//! Owns Allen's thirteen relations between two intervals, sets of them, and what follows from two of them in a row.

/// How one interval stands to another. Each holds between intervals with a length, from a start to a later end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// It ends before the other starts, with a gap between.
    Before,
    /// It ends where the other starts.
    Meets,
    /// It starts first, and ends inside the other.
    Overlaps,
    /// They start together, and it ends first.
    Starts,
    /// It starts after the other and ends before it.
    During,
    /// They end together, and it starts last.
    Finishes,
    /// They start and end together.
    Equals,
    /// The other finishes it.
    FinishedBy,
    /// The other is during it.
    Contains,
    /// The other starts it.
    StartedBy,
    /// The other overlaps it.
    OverlappedBy,
    /// The other meets it.
    MetBy,
    /// The other is before it.
    After,
}

/// A set of Allen's relations: those that may hold, where it is not known which does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Allen(u16);

/// Every relation, in the order of their starts and ends.
pub const RELATIONS: [Relation; 13] = [
    Relation::Before,
    Relation::Meets,
    Relation::Overlaps,
    Relation::Starts,
    Relation::During,
    Relation::Finishes,
    Relation::Equals,
    Relation::FinishedBy,
    Relation::Contains,
    Relation::StartedBy,
    Relation::OverlappedBy,
    Relation::MetBy,
    Relation::After,
];

impl Relation {
    /// How the interval from `a.0` to `a.1` stands to that from `b.0` to `b.1`; `None` where either has no length.
    ///
    /// The end is a point, not the last day: days counted to the last one need one added to it.
    #[must_use]
    pub const fn between(a: (i64, i64), b: (i64, i64)) -> Option<Relation> {
        if a.0 >= a.1 || b.0 >= b.1 {
            return None;
        }
        Some(if a.1 < b.0 {
            Relation::Before
        } else if a.1 == b.0 {
            Relation::Meets
        } else if b.1 < a.0 {
            Relation::After
        } else if b.1 == a.0 {
            Relation::MetBy
        } else if a.0 < b.0 {
            if a.1 < b.1 {
                Relation::Overlaps
            } else if a.1 == b.1 {
                Relation::FinishedBy
            } else {
                Relation::Contains
            }
        } else if a.0 == b.0 {
            if a.1 < b.1 {
                Relation::Starts
            } else if a.1 == b.1 {
                Relation::Equals
            } else {
                Relation::StartedBy
            }
        } else if a.1 < b.1 {
            Relation::During
        } else if a.1 == b.1 {
            Relation::Finishes
        } else {
            Relation::OverlappedBy
        })
    }

    /// How the other stands to it.
    #[must_use]
    pub const fn converse(self) -> Relation {
        // `RELATIONS` is in such an order that each is as far from its start as its converse is from its end.
        RELATIONS[RELATIONS.len() - 1 - self as usize]
    }
}

impl Allen {
    /// No relation: what is said cannot all be so.
    pub const NONE: Allen = Allen(0);
    /// Every relation: nothing is known.
    pub const ALL: Allen = Allen((1 << RELATIONS.len()) - 1);

    /// The set of one relation.
    #[must_use]
    pub const fn only(relation: Relation) -> Allen {
        Allen(1 << relation as u16)
    }

    /// The relations in either set.
    #[must_use]
    pub const fn or(self, other: Allen) -> Allen {
        Allen(self.0 | other.0)
    }

    /// The relations in both sets.
    #[must_use]
    pub const fn and(self, other: Allen) -> Allen {
        Allen(self.0 & other.0)
    }

    /// Whether the relation is in the set.
    #[must_use]
    pub const fn contains(self, relation: Relation) -> bool {
        self.0 & Allen::only(relation).0 != 0
    }

    /// The number of relations in the set.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no relation is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The relations in the set, in the order of `RELATIONS`.
    pub fn relations(self) -> impl Iterator<Item = Relation> {
        RELATIONS
            .into_iter()
            .filter(move |relation| self.contains(*relation))
    }
}

/// The relations there may be between a first and a third interval, where the first stands to a second by one of
/// `a` and the second to the third by one of `b`.
#[must_use]
pub fn compose(a: Allen, b: Allen) -> Allen {
    let mut found = Allen::NONE;
    for first in a.relations() {
        for second in b.relations() {
            found = found.or(TABLE[first as usize][second as usize]);
        }
    }
    found
}

/// The composition of each two relations.
const TABLE: [[Allen; 13]; 13] = table();

/// Made from the definition: three intervals have six points at most, so those among six points show every case.
const fn table() -> [[Allen; 13]; 13] {
    const POINTS: i64 = 6;
    let mut table = [[Allen::NONE; 13]; 13];
    let mut case = 0;
    while case < POINTS.pow(6) {
        let (a0, a1) = (case % POINTS, case / POINTS % POINTS);
        let (b0, b1) = (case / POINTS.pow(2) % POINTS, case / POINTS.pow(3) % POINTS);
        let (c0, c1) = (case / POINTS.pow(4) % POINTS, case / POINTS.pow(5));
        let (ab, bc) = (
            Relation::between((a0, a1), (b0, b1)),
            Relation::between((b0, b1), (c0, c1)),
        );
        if let (Some(ab), Some(bc), Some(ac)) = (ab, bc, Relation::between((a0, a1), (c0, c1))) {
            let entry = &mut table[ab as usize][bc as usize];
            *entry = entry.or(Allen::only(ac));
        }
        case += 1;
    }
    table
}
