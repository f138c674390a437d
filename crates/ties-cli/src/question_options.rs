//! The options that every question takes: its date, what was known, which claims count.

use std::collections::BTreeSet;

use clap::Args;
use ties::vocabulary::{Family, Predicate};
use ties_view::{DaySpan, Part, Policy, Reach, Selection, Withdrawn, label};

/// The time of a question, and which sources and claims it takes.
#[derive(Debug, Clone, Args)]
pub(crate) struct QuestionOptions {
    /// Only what is so on this day, or at some time in this month or year: `2021-08-15`, `2021-08`,
    /// `2021`. What is so only on some reading of vague dates is marked as possible.
    #[arg(long, value_name = "DATE", help_heading = "Which claims")]
    as_of: Option<DaySpan>,
    /// With `--as-of`: also what is attested within a `month` (31 days) or a `half-year` (183 days)
    /// before or after that date, or `ever`, each with its date [default: day; half-year for
    /// `ties draw` and `ties report`]
    #[arg(
        long,
        value_name = "REACH",
        requires = "as_of",
        help_heading = "Which claims"
    )]
    pub(crate) reach: Option<Reach>,
    /// With `--as-of`: assume that a tie goes on after it was last attested, unless a source ends
    /// or contradicts it.
    #[arg(long, requires = "as_of", help_heading = "Which claims")]
    assume_continues: bool,
    #[command(flatten)]
    pub(crate) claims: ClaimOptions,
}

/// Which sources and claims a question takes, without a date.
#[derive(Debug, Clone, Args)]
pub(crate) struct ClaimOptions {
    /// Only sources published by the end of this date.
    #[arg(long, value_name = "DATE", help_heading = "Which claims")]
    known_on: Option<DaySpan>,
    /// Claims that count: `all`, `accepted` (by the dataset itself), `by:SPEAKER` (traced to this
    /// entity or source), `source:ID`, or `min-origins:N` and `max-origins:N` (ties with at least
    /// or at most N independent origins).
    #[arg(
        long,
        default_value = "all",
        value_name = "POLICY",
        help_heading = "Which claims"
    )]
    policy: Policy,
    /// Only predicates of this family: `support`, `hostility`; may be repeated.
    #[arg(
        long = "family",
        value_name = "FAMILY",
        value_parser = family,
        help_heading = "Which claims"
    )]
    families: Vec<Family>,
    /// Only this predicate and those that imply it: `supports`; may be repeated.
    #[arg(
        long = "predicate",
        value_name = "PREDICATE",
        value_parser = predicate,
        help_heading = "Which claims"
    )]
    predicates: Vec<Predicate>,
    /// Take an entity together with its `branches`, `wings` or `people`, or with all `parts`.
    /// `without` is the entity alone, and the default.
    #[arg(
        long,
        value_name = "PARTS",
        value_delimiter = ',',
        value_parser = parts,
        help_heading = "Which claims"
    )]
    with: Vec<Parts>,
    #[command(flatten)]
    withdrawn: WithdrawnOption,
    /// Style of the citations: `apa`, `chicago`, `harvard`, another bundled style (`ieee`), or the
    /// path of a `.csl` file. What the style does not print is added in brackets.
    #[arg(long, value_name = "STYLE")]
    pub(crate) style: Option<String>,
}

/// Parts of an entity, by one word of the command line.
#[derive(Debug, Clone, Copy)]
struct Parts(&'static [Part]);

impl QuestionOptions {
    /// The selection that the options describe.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            as_of: self.as_of.clone(),
            reach: self.reach.unwrap_or_default(),
            assume_continues: self.assume_continues,
            ..self.claims.selection()
        }
    }
}

impl ClaimOptions {
    /// The selection that the options describe, of every time.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            known_on: self.known_on.clone(),
            policy: self.policy.clone(),
            families: self.families.clone(),
            predicates: self.predicates.clone(),
            parts: self
                .with
                .iter()
                .flat_map(|parts| parts.0)
                .copied()
                .collect(),
            withdrawn: self.withdrawn.shown(),
            ..Selection::default()
        }
    }
}

/// Parses the name of a family.
fn family(name: &str) -> Result<Family, String> {
    let families: BTreeSet<Family> = Predicate::all().map(|it| it.def().family).collect();
    let found = families.iter().find(|family| label(*family) == name);
    found.copied().ok_or_else(|| {
        let names: Vec<String> = families.iter().map(label).collect();
        format!("choose from {}", names.join(", "))
    })
}

/// Parses the name of a predicate.
pub(crate) fn predicate(name: &str) -> Result<Predicate, String> {
    Predicate::find(name).ok_or_else(|| {
        // The start of a name, such as `allied`, is a better hint than a name with similar letters.
        let names = || Predicate::all().map(Predicate::name);
        let longer = names().find(|longer| longer.starts_with(name));
        match longer.or_else(|| ties_check::nearest(name, names())) {
            Some(nearest) => {
                format!("did you mean `{nearest}`? `ties explain predicates` lists them")
            }
            None => "`ties explain predicates` lists them".to_owned(),
        }
    })
}

/// Parses a word for parts of an entity.
fn parts(word: &str) -> Result<Parts, String> {
    match word {
        "without" => Ok(Parts(&[])),
        "parts" => Ok(Parts(&Part::ALL)),
        "branches" => Ok(Parts(&[Part::Branches])),
        "wings" => Ok(Parts(&[Part::Wings])),
        "people" => Ok(Parts(&[Part::People])),
        _ => Err("choose from branches, wings, people, parts, without".to_owned()),
    }
}

/// The option for withdrawn claims.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct WithdrawnOption {
    /// Include claims that were refuted or superseded, and those of retracted sources, each marked
    /// as such.
    #[arg(long, help_heading = "Which claims")]
    withdrawn: bool,
}

impl WithdrawnOption {
    /// Whether withdrawn claims are shown.
    pub(crate) fn shown(self) -> Withdrawn {
        if self.withdrawn {
            Withdrawn::Shown
        } else {
            Withdrawn::LeftOut
        }
    }
}
