//! `disputes`: what sources contradict each other about, as somebody judged it, and what nobody has looked at yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use serde::Serialize;
use ties::id::{ClaimRef, Id};
use ties::model::DisputeState;
use ties::vocabulary::Takes;
use ties_dataset::dataset::Dataset;
use ties_facts::contradiction::{Contradiction, Kind};
use ties_facts::sides::Looked;

use crate::between::{write_citations, write_saying};
use crate::citation::{cite, flat, name};
use crate::computed::Computed;
use crate::counting::Counting;
use crate::layout::wrap;
use crate::saying::{Saying, amount_in_words};

/// The disputes of a dataset: those on record, and the contradictions that no record knows of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disputes {
    /// Those that stand in `disputes/`, by their ids, then those that are computed and stand nowhere.
    pub disputes: Vec<Disputed>,
    /// The citation of each source that their claims stand in, by its id.
    pub citations: BTreeMap<String, String>,
    #[serde(skip)]
    text: String,
}

/// What sources contradict each other about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disputed {
    /// Its id; none where it is computed, and nobody has looked at it.
    pub id: Option<String>,
    /// The question that its sides answer differently.
    pub question: String,
    /// `open`, `settled`, or `not looked at`.
    pub state: &'static str,
    /// The label of the side for which it is settled.
    pub settled_for: Option<String>,
    /// Why it is judged so, or cannot be.
    pub why: Option<String>,
    /// Who judged.
    pub by: Option<String>,
    /// Who looked at that judgement.
    pub reviewed_by: Option<String>,
    /// The answers, and who gives them.
    pub sides: Vec<DisputedSide>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DisputedSide {
    /// The answer in a few words.
    pub label: String,
    /// The claims that give it.
    pub sayings: Vec<Saying>,
    /// How many independent origins they have: whoever copies or relays another counts once with him.
    pub origins: usize,
    /// The claims by their numbers in the rows.
    #[serde(skip)]
    pub claims: Vec<u32>,
}

/// What a question about disputes looks things up in.
struct Lookup<'c, 'd> {
    computed: &'c Computed<'d>,
    numbers: BTreeMap<&'c ClaimRef, u32>,
}

impl<'c, 'd> Lookup<'c, 'd> {
    fn new(computed: &'c Computed<'d>) -> Self {
        let numbers = computed
            .claims
            .iter()
            .zip(0..)
            .map(|((reference, ..), number)| (reference, number))
            .collect();
        Self { computed, numbers }
    }

    /// A side, by the numbers of its claims.
    fn side(&self, label: String, numbers: &[u32]) -> DisputedSide {
        let saying = |number: &u32| {
            let (reference, source, claim) = self.computed.claims.get(*number as usize)?;
            let pairs = claim.pairs();
            Some(Saying::new(
                self.computed.dataset,
                reference,
                source,
                claim,
                pairs.first()?,
            ))
        };
        let rows = &self.computed.rows;
        let pairs = numbers
            .iter()
            .flat_map(|number| rows.pairs_of_claim(*number));
        DisputedSide {
            label,
            sayings: numbers.iter().filter_map(saying).collect(),
            origins: rows.origins.count(rows, pairs),
            claims: numbers.to_vec(),
        }
    }

    /// The disputes on record.
    fn recorded(&self) -> Vec<Disputed> {
        let disputed = |(id, dispute): (&Id, &ties::model::Dispute)| Disputed {
            id: Some(id.to_string()),
            question: flat(&dispute.question),
            state: match dispute.state {
                DisputeState::Open => "open",
                DisputeState::Settled => "settled",
            },
            settled_for: dispute.settled_for.as_deref().map(flat),
            why: dispute.why.as_deref().map(flat),
            by: dispute.by.as_deref().map(flat),
            reviewed_by: dispute.reviewed_by.as_deref().map(flat),
            sides: dispute
                .sides
                .iter()
                .map(|side| {
                    let numbers: Vec<_> = side
                        .claims
                        .iter()
                        .filter_map(|claim| self.numbers.get(claim))
                        .copied()
                        .collect();
                    self.side(flat(&side.label), &numbers)
                })
                .collect(),
        };
        self.computed
            .dataset
            .disputes
            .iter()
            .map(disputed)
            .collect()
    }

    /// The contradictions between origins that stand in no dispute, or not with all of their claims.
    fn unrecorded(&self) -> Vec<Disputed> {
        let is_known = |found: &&Contradiction| {
            self.computed
                .rows
                .sides
                .looked(&found.one_side, &found.other_side)
                == Looked::AtAll
        };
        let found = &self.computed.rows.contradictions().between_origins;
        found
            .iter()
            .filter(|found| !is_known(found))
            .map(|found| self.computed(found))
            .collect()
    }

    fn computed(&self, found: &Contradiction) -> Disputed {
        let (question, sides) = match found.kind {
            Kind::Denied => (
                self.said(found),
                vec![
                    self.side("so".to_owned(), &found.one_side),
                    self.side("not so".to_owned(), &found.other_side),
                ],
            ),
            Kind::Excluded { .. } | Kind::NoTie => (
                format!(
                    "{} or {}?",
                    self.said(found).trim_end_matches('?'),
                    found.other
                ),
                vec![
                    self.side(found.predicate.to_string(), &found.one_side),
                    self.side(found.other.to_string(), &found.other_side),
                ],
            ),
            Kind::Dates | Kind::Amounts => {
                let mut sides: Vec<(String, Vec<u32>)> = Vec::new();
                for number in &found.one_side {
                    let value = self.value(*number);
                    match sides.iter_mut().find(|(known, _)| *known == value) {
                        Some((_, numbers)) => numbers.push(*number),
                        None => sides.push((value, vec![*number])),
                    }
                }
                (
                    self.said(found),
                    sides
                        .into_iter()
                        .map(|(value, numbers)| self.side(value, &numbers))
                        .collect(),
                )
            }
        };
        Disputed {
            id: None,
            question,
            state: "not looked at",
            settled_for: None,
            why: None,
            by: None,
            reviewed_by: None,
            sides,
        }
    }

    fn said(&self, found: &Contradiction) -> String {
        let computed = self.computed;
        let name_of = |number: u32| {
            computed
                .index
                .entity_id(number)
                .map(|id| name(computed.dataset, id))
                .unwrap_or_default()
        };
        let object = found.object.map(|object| format!(" · {}", name_of(object)));
        format!(
            "{} · {}{}?",
            name_of(found.subject),
            found.predicate,
            object.unwrap_or_default()
        )
    }

    /// The value of a claim in words.
    fn value(&self, number: u32) -> String {
        let Some((_, _, claim)) = self.computed.claims.get(number as usize) else {
            return String::new();
        };
        match claim.predicate.def().takes {
            Takes::Date => claim.date.as_deref().map(crate::date_in_words),
            _ => claim.amount.as_ref().map(amount_in_words),
        }
        .unwrap_or_default()
    }
}

/// Those that stand in `disputes/`, by their ids, then those that are computed and stand nowhere.
pub fn all_disputes(computed: &Computed<'_>) -> Vec<Disputed> {
    let lookup = Lookup::new(computed);
    let mut disputes = lookup.recorded();
    disputes.extend(lookup.unrecorded());
    disputes
}

/// The disputes of a dataset; where entities are named, those in which a claim speaks of each of them.
pub fn disputes(dataset: &Dataset, about: &[Id]) -> Disputes {
    let mut disputes = all_disputes(&Computed::new(dataset, Counting::of(dataset)));
    disputes.retain(|dispute| about.iter().all(|id| dispute.speaks_of(id)));
    let mut answer = Disputes {
        citations: citations(dataset, &disputes),
        disputes,
        text: String::new(),
    };
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_answer(&mut text, dataset, &answer);
    answer.text = text;
    answer
}

/// The dispute of this id, as it stands on record.
pub(crate) fn recorded(
    dataset: &Dataset,
    id: &str,
) -> Option<(Disputed, BTreeMap<String, String>)> {
    let computed = Computed::new(dataset, Counting::of(dataset));
    let found = Lookup::new(&computed)
        .recorded()
        .into_iter()
        .find(|dispute| dispute.id.as_deref() == Some(id))?;
    let citations = citations(dataset, std::slice::from_ref(&found));
    Some((found, citations))
}

fn citations(dataset: &Dataset, disputes: &[Disputed]) -> BTreeMap<String, String> {
    let sayings = disputes
        .iter()
        .flat_map(|dispute| &dispute.sides)
        .flat_map(|side| &side.sayings);
    let sources: BTreeSet<&str> = sayings.map(|saying| saying.source.as_str()).collect();
    let cited = |id: &str| {
        Some((
            id.to_owned(),
            cite(dataset, &dataset.sources.get(id)?.source),
        ))
    };
    sources.into_iter().filter_map(cited).collect()
}

impl Disputed {
    fn speaks_of(&self, id: &Id) -> bool {
        let mut sayings = self.sides.iter().flat_map(|side| &side.sayings);
        sayings.any(|saying| {
            saying.subject == id.as_str() || saying.object.as_deref() == Some(id.as_str())
        })
    }
}

fn write_answer(text: &mut String, dataset: &Dataset, answer: &Disputes) -> fmt::Result {
    let (recorded, computed): (Vec<_>, Vec<_>) = answer
        .disputes
        .iter()
        .partition(|dispute| dispute.id.is_some());
    let settled = recorded
        .iter()
        .filter(|dispute| dispute.state == "settled")
        .count();
    let of = |count: usize, one: &str| {
        if count == 1 {
            format!("1 {one}")
        } else {
            format!("{count} {one}s")
        }
    };
    let state = match (recorded.len(), settled) {
        (0, _) => String::new(),
        (_, 0) => ", open".to_owned(),
        (all, settled) if all == settled => ", settled".to_owned(),
        (all, settled) => format!(", {} open and {settled} settled", all - settled),
    };
    let beside = match computed.len() {
        0 => String::new(),
        count => format!("; {} that nobody has looked at", of(count, "contradiction")),
    };
    writeln!(
        text,
        "{} on record{state}{beside}",
        of(recorded.len(), "dispute")
    )?;
    let number_of = |source: &str| {
        answer
            .citations
            .keys()
            .position(|id| id == source)
            .map(|place| place + 1)
    };
    for dispute in recorded {
        writeln!(text)?;
        write_dispute(text, dispute, &number_of)?;
    }
    if !computed.is_empty() {
        writeln!(text, "\nNobody has looked at")?;
    }
    for dispute in computed {
        writeln!(text)?;
        write_dispute(text, dispute, &number_of)?;
    }
    write_citations(text, &answer.citations)?;
    if dataset.left_out > 0 {
        writeln!(
            text,
            "\nLeft out: {} that cannot be read; `ties check` says why.",
            dataset.left_out
        )?;
    }
    Ok(())
}

/// A dispute with its sides, and the claims of each.
pub(crate) fn write_dispute(
    text: &mut String,
    dispute: &Disputed,
    number_of: &impl Fn(&str) -> Option<usize>,
) -> fmt::Result {
    let id = dispute
        .id
        .as_ref()
        .map(|id| format!(" ({id})"))
        .unwrap_or_default();
    wrap(text, 0, &format!("{}{id}", dispute.question));
    let state = match &dispute.settled_for {
        Some(side) => format!("settled for “{side}”"),
        None => dispute.state.to_owned(),
    };
    let by = dispute
        .by
        .as_ref()
        .map(|by| format!(" — {by}"))
        .unwrap_or_default();
    let reviewed = dispute
        .reviewed_by
        .as_ref()
        .map(|by| format!(", reviewed by {by}"))
        .unwrap_or_default();
    match (&dispute.why, &dispute.id) {
        (Some(why), _) => wrap(text, 2, &format!("{state}: {why}{by}{reviewed}")),
        (None, Some(_)) => wrap(text, 2, &format!("{state}{by}{reviewed}")),
        (None, None) => {}
    }
    for side in &dispute.sides {
        let of = |count: usize, one: &str| {
            if count == 1 {
                format!("1 {one}")
            } else {
                format!("{count} {one}s")
            }
        };
        let counts = format!(
            "{} of {}",
            of(side.sayings.len(), "claim"),
            of(side.origins, "origin")
        );
        wrap(text, 2, &format!("“{}”: {counts}", side.label));
        for saying in &side.sayings {
            let mut claim = String::new();
            write_saying(&mut claim, saying, &[], number_of(&saying.source))?;
            for line in claim.lines() {
                writeln!(text, "  {line}")?;
            }
        }
    }
    Ok(())
}

impl fmt::Display for Disputes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
