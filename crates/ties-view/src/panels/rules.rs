//! The rules of the panels, as printed with them.

/// The rules of the panels: name and text, in the order in which they apply.
///
/// Tables, codebook and documents print these texts.
pub const PANEL_RULES: [(&str, &str); 14] = [
    (
        "units",
        "A unit is an entity whose kind is a group (armed group, network, umbrella) or a power \
         (state, government, state organ, intergovernmental organization). A placeholder for an \
         unnamed entity is not a unit.",
    ),
    (
        "dyads",
        "A dyad is two different units on which the dataset has at least one claim, of any mode. \
         The unit whose id comes first is `a`.",
    ),
    (
        "years-at-risk",
        "A unit has one row for each calendar year from its founding to its end. Without a stated \
         founding, the rows begin with the first day covered by a claim that names the unit as \
         subject or object, describes a state of affairs and is not negated; without a stated \
         end, they end with the last such day. An end is a dissolution, or a dated merger of the \
         whole unit; a unit that was founded again later has not ended. A dyad has a row for each \
         year in which both units are at risk. Claims on other years appear in no row.",
    ),
    (
        "vague-years",
        "If the dates of a founding differ or are vague, the earliest possible day begins the \
         rows; for an end, the latest possible day ends them. `at_risk` is `certain` if the unit \
         exists in that year on every reading of every date, else `possible`.",
    ),
    (
        "censoring",
        "The first row has `entry`: `founded`, or `first-attested` if the time before is \
         unknown. The last row has `exit`: `ended`, or `last-attested` or `as-of` if the unit may \
         have continued and the row is censored. A dyad takes `entry` from the unit that begins \
         later and `exit` from the unit that ends earlier.",
    ),
    (
        "as-of",
        "There are no rows after the year of the reference date, and claims on later days do not \
         count. The reference date limits time and not knowledge: later sources on earlier years \
         count.",
    ),
    (
        "longest",
        "A unit has at most one hundred rows, those of its last years. If earlier years are cut, \
         `entry` is `cut`.",
    ),
    (
        "part-years",
        "A year that is only partly at risk has a row. `days` counts the days at risk on the \
         widest reading, and `whole` is true if these are all days of the year.",
    ),
    (
        "ties",
        "Only states of affairs are ties: claims reported as fact, assessed, estimated or laid \
         down by law, by speakers who believe them, neither refuted nor superseded. Promises, \
         forecasts, threats, allegations, denials and hearsay are not ties, and no tie is \
         inferred. The policy selects the claims that fill cells and does not change rows. If a \
         policy requires a minimum number of origins, ties with fewer origins in that year do not \
         count.",
    ),
    (
        "friendly-and-hostile",
        "The sign of the predicate in the vocabulary makes a tie friendly or hostile, even if the \
         tie consists of words alone. A tie without a sign, such as `tied-to`, is neither. One \
         year may have both.",
    ),
    (
        "several-ties",
        "One predicate between two units in one direction is one tie; a symmetric predicate is \
         one tie in both directions. The number of claims, origins or episodes does not matter, \
         and implied predicates are not counted in addition. `origins` counts the independent \
         origins of all claims of the cell. `contested` is true if other claims that certainly or \
         possibly cover the same year deny one of the ties or state what it excludes.",
    ),
    (
        "certain-and-possible",
        "A tie is certain in a year if some claim covers a day of it on every reading of its \
         dates, and possible if some claim does so on one reading. Nothing is extended beyond the \
         last day that a claim covers: a year between two attested years is unknown. A legal act \
         without an end is certain up to the date of its source and possible later. If a start \
         is stated to be unknown, the years before are possible; if an end is, the years up to \
         the date of the source.",
    ),
    (
        "unknown-denied-none",
        "An empty status is unknown: no claim attests such a tie in that year. `denied`: no such \
         tie is attested, and some claim certainly of that year negates one; ties of other \
         predicates remain unknown. `no-known-tie` (friendly ties only): no tie is attested or \
         denied, and some claim certainly of that year states that no tie is known; it is \
         contested if a `tied-to` is attested. If sources mention both units and no tie, the \
         status is unknown. Numbers of ties are 0 only if other ties are possible or no tie is \
         known, else empty.",
    ),
    (
        "group-cells",
        "Friends and enemies are the units whose dyad-year with this unit has such ties; the \
         numbers are empty if no such tie is attested. Strength is the number of fighters of the \
         whole unit, from claims certainly of that year: the smallest lower bound and the \
         greatest upper bound (each empty if a claim leaves it open), and the best estimate if \
         all claims that give one agree, never a mean. Words such as dozens have the bounds of \
         the published list. A list counts while the unit is stated to be listed.",
    ),
];
