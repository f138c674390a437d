//! `who`: who does something, or to whom it is done, with the claims of each tie.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use serde_json::{Value, json};
use ties::id::Id;
use ties::model::Pair;
use ties::vocabulary::{Predicate, ValueType};
use ties_dataset::number::ClaimNo;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, sort_by_heading};
use crate::citation::name;
use crate::citations::{Citations, write_citations};
use crate::claim_list::{write_claim, write_details, write_sections};
use crate::claim_view::ClaimView;
use crate::layout::{count_of, write_wrapped};
use crate::parts::{PartView, write_parts};
use crate::scope::{Scope, write_left_out, write_no_claims, write_scope};
use crate::tie_summary::{TieSummary, write_unknown_ties};

/// Who does something, or to whom it is done.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WhoView {
    /// The predicate of the question; absent if it asks for every predicate.
    pub predicate: Option<&'static str>,
    /// Further predicates that imply it, and are included.
    pub implied_by: Vec<&'static str>,
    /// The id of the subject of the question.
    pub subject: Option<String>,
    /// The id of the object of the question.
    pub object: Option<String>,
    /// The parts that are taken together with subject and object, and the wholes of entities that
    /// the answer names.
    pub parts: Vec<PartView>,
    /// The ties, ordered by time, each with its claims.
    pub ties: Vec<TieWithClaims>,
    /// Ties that are attested only before or only after the date of the question.
    pub ties_unknown_on_date: Vec<TieSummary>,
    /// Claims that make no tie: denials, allegations, promises and others.
    pub other_claims: Vec<ClaimView>,
    /// The citation of each source, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
    /// The question in words.
    #[serde(skip)]
    question: String,
}

/// A tie with the claims for it and against it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct TieWithClaims {
    /// The tie.
    pub tie: TieSummary,
    /// The claims for it.
    pub claims_for: Vec<ClaimView>,
    /// The claims against it.
    pub claims_against: Vec<ClaimView>,
}

/// The ties of a predicate and of those that imply it, or of every predicate, limited to a subject,
/// an object, both or neither. A symmetric predicate has no direction: the subject can be on either
/// side.
pub fn who(
    analysis: &Analysis<'_>,
    predicate: Option<Predicate>,
    subject: Option<&Id>,
    object: Option<&Id>,
) -> WhoView {
    let mut builder = AnswerBuilder::new(analysis);
    let mut parts = Vec::new();
    let asked = Asked {
        predicate,
        subjects: ids_with_parts(&mut builder, subject, &mut parts),
        objects: ids_with_parts(&mut builder, object, &mut parts),
    };
    let ties = ties_with_claims(&mut builder, &asked);
    let ties_unknown_on_date = builder.ties_unknown_on_date();
    let other_claims = claims_without_tie(&mut builder, &asked, &ties);
    WhoView {
        predicate: predicate.map(Predicate::name),
        implied_by: predicate.map_or_else(Vec::new, implied_by),
        subject: subject.map(ToString::to_string),
        object: object.map(ToString::to_string),
        question: question_in_words(analysis, predicate, subject, object),
        parts,
        ties,
        ties_unknown_on_date,
        other_claims,
        citations: builder.citations,
        scope: builder.scope,
    }
}

/// The predicates that imply another.
pub fn implied_by(predicate: Predicate) -> Vec<&'static str> {
    let mut names = Vec::new();
    for by in Predicate::all() {
        if by != predicate && by.closure().contains(&predicate) {
            names.push(by.name());
        }
    }
    names
}

/// What is asked for: a predicate with its subjects and objects.
struct Asked {
    /// `None`: any.
    predicate: Option<Predicate>,
    subjects: Option<BTreeSet<Id>>,
    objects: Option<BTreeSet<Id>>,
}

impl Asked {
    /// Whether a statement with this predicate and these sides is asked for.
    fn is(&self, predicate: Predicate, subject: &Id, object: Option<&Id>) -> bool {
        let mut fits = self.are_sides(Some(subject), object);
        if predicate.def().symmetric && object.is_some() {
            fits |= self.are_sides(object, Some(subject));
        }
        let closure = predicate.closure();
        fits && self.predicate.is_none_or(|asked| closure.contains(&asked))
    }

    fn are_sides(&self, subject: Option<&Id>, object: Option<&Id>) -> bool {
        is_one_of(self.subjects.as_ref(), subject) && is_one_of(self.objects.as_ref(), object)
    }
}

/// Whether an id is one of those asked for; any is, if none are.
fn is_one_of(asked: Option<&BTreeSet<Id>>, id: Option<&Id>) -> bool {
    match (asked, id) {
        (None, _) => true,
        (Some(asked), Some(id)) => asked.contains(id),
        (Some(_), None) => false,
    }
}

/// An entity with its parts, if there is one. The parts are added to those of the answer.
fn ids_with_parts(
    builder: &mut AnswerBuilder<'_, '_>,
    id: Option<&Id>,
    parts: &mut Vec<PartView>,
) -> Option<BTreeSet<Id>> {
    let (ids, parts_of_id) = builder.ids_with_parts(id?);
    parts.extend(parts_of_id);
    Some(ids)
}

/// The ties that are asked for, each with its claims.
fn ties_with_claims(builder: &mut AnswerBuilder<'_, '_>, asked: &Asked) -> Vec<TieWithClaims> {
    let index = &builder.analysis.index;
    let ties = builder.asked_ties(|tie| {
        let sides = (index.entity_id(tie.subject), index.entity_id(tie.object));
        matches!(sides, (Some(one), Some(other)) if asked.is(tie.predicate, one, Some(other)))
    });
    let mut found = Vec::new();
    for tie in ties {
        let (claims_for, claims_against) = builder.claims_on_tie(tie);
        found.extend(builder.tie(tie).map(|tie| TieWithClaims {
            tie,
            claims_for,
            claims_against,
        }));
    }
    found
}

/// The claims that are asked for and make none of the ties.
fn claims_without_tie(
    builder: &mut AnswerBuilder<'_, '_>,
    asked: &Asked,
    ties: &[TieWithClaims],
) -> Vec<ClaimView> {
    let mut on_ties = BTreeSet::new();
    for tie in ties {
        on_ties.extend(tie.claims_for.iter().map(|claim| claim.claim.as_str()));
    }
    let mut views = Vec::new();
    for (number, (reference, _, claim)) in ClaimNo::all().zip(&builder.analysis.claims) {
        // To deny what a predicate implies is to deny the predicate.
        let predicate = match asked.predicate {
            Some(asked) if claim.negated && asked.closure().contains(&claim.predicate) => asked,
            _ => claim.predicate,
        };
        let is_asked = |pair: &Pair<'_>| {
            let object = pair.object.map(|object| object.id);
            asked.is(predicate, pair.subject.id, object)
        };
        if !on_ties.contains(reference.to_string().as_str())
            && claim.pairs().iter().any(is_asked)
            && !builder.leave_to_tie(number)
        {
            views.extend(builder.pairs_of_claim(number, is_asked));
        }
    }
    sort_by_heading(&mut views);
    views
}

/// The question: `who · supports · Taliban`.
fn question_in_words(
    analysis: &Analysis<'_>,
    predicate: Option<Predicate>,
    subject: Option<&Id>,
    object: Option<&Id>,
) -> String {
    let name_of = |id: Option<&Id>, unknown: &str| match id {
        Some(id) => format!("{} ({id})", name(analysis.dataset, id)),
        None => unknown.to_owned(),
    };
    let subject = name_of(subject, "who");
    let object = name_of(object, "whom or what");
    match predicate {
        None => format!("{subject} · any predicate · {object}"),
        Some(predicate) if predicate.def().takes == ValueType::Entity => {
            format!("{subject} · {predicate} · {object}")
        }
        Some(predicate) => format!("{subject} · {predicate}"),
    }
}

impl fmt::Display for WhoView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ties = count_of(self.ties.len(), "tie");
        let others = count_of(self.other_claims.len(), "further claim");
        write_wrapped(f, 0, &format!("{}: {ties}, {others}", self.question))?;
        if !self.implied_by.is_empty() {
            let line = format!("Including what implies it: {}", self.implied_by.join(", "));
            write_wrapped(f, 0, &line)?;
        }
        write_scope(f, &self.scope)?;
        write_parts(f, &self.parts, &self.citations)?;
        if self.is_empty() {
            write_no_claims(f, "no such claims", &self.scope)?;
        }
        if !self.ties.is_empty() {
            writeln!(f, "\nTies")?;
        }
        for tie in &self.ties {
            write_wrapped(f, 2, &tie.tie.in_words(&self.citations))?;
            for claim in &tie.claims_for {
                write_details(f, 4, claim, &self.citations)?;
            }
            if !tie.claims_against.is_empty() {
                writeln!(f, "    contested by")?;
            }
            for claim in &tie.claims_against {
                write_claim(f, 6, claim, &self.citations)?;
            }
        }
        write_unknown_ties(f, &self.ties_unknown_on_date, &self.citations)?;
        write_sections(f, &self.other_claims, &self.citations)?;
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

impl Answer for WhoView {
    fn rows(&self) -> Vec<Value> {
        let mut rows = Vec::new();
        for TieWithClaims { tie, .. } in &self.ties {
            for episode in &tie.episodes {
                rows.push(json!({
                    "subject": tie.subject, "predicate": tie.predicate, "object": tie.object,
                    "counted": true, "standing": tie.standing, "start": episode.start,
                    "starts": episode.starts, "until": episode.until, "ended": episode.ended,
                    "claims": episode.claims_for, "origins": episode.origins_for,
                    "claims-against": episode.claims_against,
                }));
            }
        }
        for claim in &self.other_claims {
            rows.push(json!({
                "subject": claim.subject, "predicate": claim.predicate, "object": claim.object,
                "counted": false, "claims": [claim.claim], "heading": claim.heading,
            }));
        }
        rows
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }

    fn is_empty(&self) -> bool {
        self.ties.is_empty() && self.other_claims.is_empty()
    }
}
