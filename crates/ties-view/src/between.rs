//! `between`: every claim on a pair, both ways, with speaker, mode, time, place and citation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::Id;
use ties::model::Pair;
use ties::vocabulary::{Family, Qualifier};
use ties_dataset::dataset::Dataset;

use crate::adding_up::{AddedUp, adding_up};
use crate::citation::{cite, name};
use crate::layout::wrap;
use crate::saying::{HEADINGS, Saying, heading};

/// Every claim on a pair of entities.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Between {
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
    /// What those that are states of affairs add up to.
    pub ties: Vec<AddedUp>,
    /// The claims, states of affairs first.
    pub sayings: Vec<Saying>,
    /// Claims on what one of them is said to belong to, or to have as its own, and the other: nothing is concluded from
    /// them.
    pub near: Vec<Near>,
    /// Claims that name both beside their sides: as speakers, or in what narrows them.
    pub named_together: Vec<Saying>,
    /// The citation of each source that they stand in, by its id.
    pub citations: BTreeMap<String, String>,
    /// How many files and records could not be read and are left out.
    pub left_out: usize,
    #[serde(skip)]
    text: String,
}

/// A pair that is near to the one asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Near {
    /// What is said of one of the two: `Islamic State of Khorasan · branch-of · Islamic State`.
    pub because: String,
    /// The claim that says it.
    pub claim: String,
    /// The pair to ask for.
    pub ask: (String, String),
    /// How many claims there are on it.
    pub claims: usize,
}

/// Every claim on the pair of `a` and `b`, both ways.
pub fn between(dataset: &Dataset, a: &Id, b: &Id) -> Between {
    let mut sections: BTreeMap<&str, Vec<Saying>> = BTreeMap::new();
    let mut citations = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let on_the_pair = |pair: &&Pair<'_>| {
            let sides = (pair.subject.id, pair.object.map(|object| object.id));
            sides == (a, Some(b)) || sides == (b, Some(a))
        };
        let mut found: Vec<_> = pairs.iter().filter(on_the_pair).collect();
        // A claim said both ways is one claim.
        if claim.mutual {
            found.truncate(1);
        }
        for pair in found {
            let saying = Saying::new(dataset, &reference, source, claim, pair);
            sections.entry(heading(claim)).or_default().push(saying);
            citations
                .entry(reference.source.to_string())
                .or_insert_with(|| cite(dataset, source));
        }
    }
    let sayings = HEADINGS
        .into_iter()
        .filter_map(|heading| sections.remove(heading))
        .flatten()
        .collect();
    let mut between = Between {
        a: a.to_string(),
        b: b.to_string(),
        ties: adding_up(dataset, a, b),
        sayings,
        near: near(dataset, a, b),
        named_together: named_together(dataset, a, b),
        citations,
        left_out: dataset.left_out,
        text: String::new(),
    };
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_answer(&mut text, dataset, (a, b), &between);
    between.text = text;
    between
}

/// The pairs of which one side belongs to `a` or `b`, or the other way round, with claims on them.
fn near(dataset: &Dataset, a: &Id, b: &Id) -> Vec<Near> {
    let mut counts: BTreeMap<(&Id, &Id), usize> = BTreeMap::new();
    for (_, _, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let pairs: BTreeSet<_> = pairs
            .iter()
            .filter_map(|pair| Some((pair.subject.id, pair.object?.id)))
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect();
        for pair in pairs {
            *counts.entry(pair).or_default() += 1;
        }
    }
    let mut found: BTreeMap<(String, String), Near> = BTreeMap::new();
    for (reference, source, claim) in dataset.claims() {
        let belongs = matches!(
            claim.predicate.def().family,
            Family::Identity | Family::Structure
        );
        if !belongs || claim.negated || !claim.is_state_of_affairs() {
            continue;
        }
        for pair in claim.pairs() {
            let Some(object) = pair.object else { continue };
            for (own, kin) in [(pair.subject.id, object.id), (object.id, pair.subject.id)] {
                let other = if own == a { b } else { a };
                let claims = counts
                    .get(&(kin.min(other), kin.max(other)))
                    .copied()
                    .unwrap_or_default();
                if (own != a && own != b) || kin == other || claims == 0 {
                    continue;
                }
                let ask = if own == a {
                    (kin.to_string(), b.to_string())
                } else {
                    (a.to_string(), kin.to_string())
                };
                found.entry(ask.clone()).or_insert_with(|| Near {
                    because: Saying::new(dataset, &reference, source, claim, &pair).says,
                    claim: reference.to_string(),
                    ask,
                    claims,
                });
            }
        }
    }
    found.into_values().collect()
}

/// The claims that name both and are not on the pair of them.
fn named_together(dataset: &Dataset, a: &Id, b: &Id) -> Vec<Saying> {
    let mut found = Vec::new();
    for (reference, source, claim) in dataset.claims() {
        let pairs = claim.pairs();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        let attribution = claim
            .attribution
            .iter()
            .flat_map(|speaker| [&speaker.who, &speaker.of])
            .flatten();
        named.extend(attribution.map(Id::as_str));
        let qualifiers = claim.with.iter().flat_map(|with| with.present());
        named.extend(qualifiers.filter_map(|(_, qualifier)| match qualifier {
            Qualifier::Entity(id) => Some(id.as_str()),
            _ => None,
        }));
        let is_of = |pair: &Pair<'_>, id: &str| {
            pair.subject.id.as_str() == id
                || pair.object.is_some_and(|object| object.id.as_str() == id)
        };
        let on_the_pair = pairs.iter().any(|pair| is_of(pair, a) && is_of(pair, b));
        let pair = pairs.iter().find(|pair| {
            (is_of(pair, a) && named.contains(b.as_str()))
                || (is_of(pair, b) && named.contains(a.as_str()))
        });
        if let Some(pair) = pair.filter(|_| !on_the_pair) {
            found.push(Saying::new(dataset, &reference, source, claim, pair));
        }
    }
    found
}

fn write_answer(
    text: &mut String,
    dataset: &Dataset,
    (a, b): (&Id, &Id),
    between: &Between,
) -> fmt::Result {
    let Between {
        sayings,
        near,
        named_together,
        citations,
        ..
    } = between;
    wrap(
        text,
        0,
        &format!(
            "Between {} ({a}) and {} ({b}): {}",
            name(dataset, a),
            name(dataset, b),
            counted(sayings)
        ),
    );
    if sayings.is_empty() {
        writeln!(
            text,
            "\nNo claim on these two in this dataset. That is not to say that there is no tie."
        )?;
    }
    if !between.ties.is_empty() {
        writeln!(text, "\nAdds up to")?;
    }
    for tie in &between.ties {
        wrap(text, 2, &tie.in_words());
    }
    let number_of = |source: &str| {
        citations
            .keys()
            .position(|id| id == source)
            .map(|position| position + 1)
    };
    write_sections(text, sayings, |saying| {
        number_of(&saying.source).filter(|_| citations.len() > 1)
    })?;
    if !near.is_empty() {
        writeln!(text, "\nNear to it, and nothing is concluded from it")?;
    }
    for near in near {
        let claims = if near.claims == 1 {
            "1 claim".to_owned()
        } else {
            format!("{} claims", near.claims)
        };
        wrap(text, 2, &format!("{} — {}", near.because, near.claim));
        wrap(
            text,
            4,
            &format!("`ties between {} {}` has {claims}", near.ask.0, near.ask.1),
        );
    }
    if !named_together.is_empty() {
        writeln!(text, "\nNamed together in")?;
    }
    for saying in named_together {
        wrap(text, 2, &format!("{} — {}", saying.says, saying.claim));
        wrap(text, 4, &saying.attribution);
    }
    write_citations(text, citations)?;
    if dataset.left_out > 0 {
        writeln!(
            text,
            "\nLeft out: {} that cannot be read; `ties check` says why.",
            dataset.left_out
        )?;
    }
    Ok(())
}

/// How many claims from how many sources: one source is one witness, however much it says.
fn counted(sayings: &[Saying]) -> String {
    let sources: BTreeSet<_> = sayings.iter().map(|saying| &saying.source).collect();
    let of = |count: usize, one: &str| {
        if count == 1 {
            format!("1 {one}")
        } else {
            format!("{count} {one}s")
        }
    };
    match sayings.len() {
        0 => "no claim".to_owned(),
        count => format!(
            "{} from {}",
            of(count, "claim"),
            of(sources.len(), "source")
        ),
    }
}

/// The sources, numbered where there are several.
pub(crate) fn write_citations(
    text: &mut String,
    citations: &BTreeMap<String, String>,
) -> fmt::Result {
    match citations.len() {
        0 => return Ok(()),
        1 => writeln!(text, "\nSource")?,
        _ => writeln!(text, "\nSources")?,
    }
    for (number, (id, citation)) in (1..).zip(citations) {
        let number = if citations.len() == 1 {
            String::new()
        } else {
            format!("[{number}] ")
        };
        wrap(text, 2, &format!("{number}{citation} ({id})"));
    }
    Ok(())
}

/// The claims, each under its heading; pairs of one claim with one subject stand together.
pub(crate) fn write_sections(
    text: &mut String,
    sayings: &[Saying],
    number_of: impl Fn(&Saying) -> Option<usize>,
) -> fmt::Result {
    for heading in HEADINGS {
        let mut under = sayings
            .iter()
            .filter(|saying| saying.heading == heading)
            .peekable();
        if under.peek().is_some() {
            writeln!(text, "\n{heading}")?;
        }
        while let Some(saying) = under.next() {
            let mut objects = Vec::new();
            while let Some(next) = under.next_if(|next| {
                next.claim == saying.claim
                    && next.subject == saying.subject
                    && next.predicate == saying.predicate
            }) {
                objects.extend(next.object_name.clone());
            }
            write_saying(text, saying, &objects, number_of(saying))?;
        }
    }
    Ok(())
}

/// A claim in three lines: what, with further objects of the same group of claims; the summary; who says so, and where.
pub(crate) fn write_saying(
    text: &mut String,
    saying: &Saying,
    objects: &[String],
    source: Option<usize>,
) -> fmt::Result {
    let more: String = objects
        .iter()
        .flat_map(|object| ["; ", object.as_str()])
        .collect();
    let both_ways = if saying.both_ways {
        "  (both ways)"
    } else {
        ""
    };
    wrap(
        text,
        2,
        &format!(
            "{}{more}{both_ways}",
            saying.says.trim_end_matches("  (both ways)")
        ),
    );
    if let Some(summary) = saying.text("summary") {
        wrap(text, 4, &summary);
    }
    wrap(text, 4, &saying.attribution);
    let number = source
        .map(|number| format!("[{number}] "))
        .unwrap_or_default();
    writeln!(text, "    {number}{} — {}", saying.place, saying.claim)
}

impl fmt::Display for Between {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
