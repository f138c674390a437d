//! The rules by which panels are made, as they are printed with them.

/// The declared rules of the panels: each a short name and what it says, in the order in which they apply.
///
/// They are the one text of them: tables, codebook and documents print these.
pub const PANEL_RULES: [(&str, &str); 14] = [
    (
        "units",
        "A unit is an entity whose kind is a group (armed group, network, umbrella) or a power (state, government, \
         state organ, intergovernmental organization); a placeholder for those whom a source leaves unnamed is none.",
    ),
    (
        "dyads",
        "A dyad is two different units, the one whose id comes first as `a`, on which the dataset has at least one \
         claim, of whatever mode and whether it stands or not.",
    ),
    (
        "years-at-risk",
        "The rows of a unit are all calendar years from that of its founding to that of its end. Where no founding is \
         told they begin with the first day of which a state of affairs tells that names it as a side and is not \
         negated; where no end is told they end with the last such day. An end is a dissolution, or a merger of the \
         whole unit that has a date of its own; whoever is told to have been founded later is not at an end. The rows \
         of a dyad are the years in which both are at risk. What is told of other years stands in no row.",
    ),
    (
        "vague-years",
        "Of several or vague dates of a founding the earliest day of all begins the rows, and of an end the latest \
         day of all ends them; `at_risk` is `certain` where the unit exists in that year on each of the dates and \
         each of their readings, else `possible`.",
    ),
    (
        "censoring",
        "`entry` stands in the first row: `founded`, or `first-told` where what was before is not known. `exit` \
         stands in the last: `ended`, or `last-told` or `as-of` where it may have gone on and the row is censored. A \
         dyad has them of the unit that begins later and of the one that ends earlier.",
    ),
    (
        "as-of",
        "No row is of a year after that of the day of which is asked, and nothing counts that is told of later days. \
         The day cuts time and not knowledge: what a later source tells of earlier years counts.",
    ),
    (
        "longest",
        "A unit has one hundred rows at most, those of its last years; where earlier ones are cut, `entry` is `cut`.",
    ),
    (
        "part-years",
        "A year of which only some days are at risk is a row like any other: `days` counts them on the widest \
         reading, and `whole` says whether they are all.",
    ),
    (
        "ties",
        "Ties are states of affairs alone: told as fact, judged, estimated or laid down by law, by attribution who \
         believe it, neither refuted nor superseded. No promise, forecast, threat, allegation, denial or hearsay is \
         one, and none is inferred. The policy chooses the claims that fill cells and changes no rows; below the \
         least number of origins that it asks for, nothing counts as told.",
    ),
    (
        "friendly-and-hostile",
        "A tie is friendly or hostile by the sign of its predicate in the vocabulary, also where it is one of words \
         alone; a tie without a sign is neither. One year may have both.",
    ),
    (
        "several-ties",
        "One predicate between two units in one direction is one tie, and in both directions one where it has no \
         direction, however many claims, origins or episodes tell it; what a predicate implies is not counted beside \
         it. `origins` counts the independent origins of all claims of the cell, and `contested` says whether other \
         claims that tell or may tell of the same year deny one of the ties or say what it excludes.",
    ),
    (
        "certain-and-possible",
        "A tie is certain in a year where some claim tells of a day in it on every reading of its dates, else \
         possible where some does on one reading. Nothing lasts beyond the last day of which a claim tells: a year \
         between two told ones is unknown. What is laid down by law without an end is certain up to the date of its \
         source and possible later; a start or an end that is told to be unknown leaves the years before or after it \
         open.",
    ),
    (
        "unknown-denied-none",
        "An empty status is unknown: nobody tells of such a tie in that year. `denied`: no such tie is told, and some \
         claim certainly of that year says that one is not so, which says nothing of other predicates. \
         `no-known-tie`: neither is told, and some claim certainly of that year says that ties were looked for and \
         none is known; of friendly ties alone. That sources tell of both units and of no tie is unknown. Numbers of \
         ties are 0 only where other ties are possible or none is known, else empty.",
    ),
    (
        "group-cells",
        "Friends and enemies are units whose dyad-year with this one has such ties; their numbers are empty where no \
         such tie is told. Strength is the number of fighters of the whole unit, from claims certainly of that year: \
         the smallest low, the greatest high (each empty where a claim leaves it open), the best where all that give \
         one give the same, never a mean; words such as dozens have the bounds of the published list. A list counts \
         while its entry is told to stand.",
    ),
];
