//! `names`: who calls an entity what, in which language and script, and its ids elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use ties::id::Id;
use ties::model::{Entity, Pair};
use ties_dataset::number::ClaimNo;

use crate::analysis::Analysis;
use crate::answer::{Answer, AnswerBuilder, rows_of};
use crate::citation::{flat, name};
use crate::citations::{Citations, citation_marks, write_citations};
use crate::identities::Identities;
use crate::layout::write_wrapped;
use crate::mentions::is_side;
use crate::nearest::Nearest;
use crate::scope::{Scope, write_left_out, write_scope};
use crate::serialized::label;
use crate::sought_name::SoughtName;

/// The names of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NamesView {
    /// The id of the entity.
    pub id: String,
    /// Its names, those of linked records, and the words of passages.
    pub names: Vec<NameView>,
    /// Its ids in other collections, each with the name of its scheme.
    pub ids: BTreeMap<&'static str, Vec<String>>,
    /// The entities that it is easily confused with, each with the difference.
    pub distinct: BTreeMap<String, String>,
    /// The citation of each source of these names, by its id.
    pub citations: Citations,
    /// What was asked, and what is left out.
    pub scope: Scope,
}

/// A name of an entity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct NameView {
    /// The name.
    pub text: String,
    /// Where the name is from: `record`, `linked record` or `passage`.
    pub from: &'static str,
    /// The record that has the name.
    pub record: String,
    /// The type of name: `acronym`, `former`; `main` for the name that answers use.
    pub kind: Option<String>,
    /// The language, as a BCP 47 tag.
    pub lang: Option<String>,
    /// The script, as an ISO 15924 code.
    pub script: Option<String>,
    /// Who uses the name: `self`, or the id of an entity.
    pub used_by: Option<String>,
    /// How the record is linked to the entity.
    pub link: Option<String>,
    /// The claims whose passages use the name, or that link the records.
    pub claims: Vec<String>,
    /// The date that puts these claims within the reach of the question; absent if nothing has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// Whether the words may also be those for the other side of the claim.
    pub is_uncertain: bool,
    /// The name of who uses it.
    #[serde(skip)]
    user: Option<String>,
}

/// The names of an entity, of the records that are linked to it, and in passages about it.
pub fn names(analysis: &Analysis<'_>, id: &Id) -> NamesView {
    let mut builder = AnswerBuilder::new(analysis);
    let entities = &analysis.dataset.entities;
    let mut names = Vec::new();
    let mut ids: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let mut distinct = BTreeMap::new();
    if let Some(entity) = entities.get(id) {
        names.extend(names_of_record(analysis, id, entity));
        for (scheme, id) in entity.ids.iter().flat_map(|ids| ids.present()) {
            ids.entry(scheme).or_default().push(id.to_owned());
        }
        for other in &entity.distinct {
            distinct.insert(other.from.to_string(), flat(&other.why));
        }
    }
    names.extend(words_of_passages(&mut builder, id));
    let identities = Identities::new(&analysis.claims, &analysis.index, &analysis.facts);
    for mark in identities.of(id) {
        let Some((linked, entity)) = entities.get_key_value(mark.id.as_str()) else {
            continue;
        };
        for mut name in names_of_record(analysis, linked, entity) {
            name.from = "linked record";
            name.link = Some(mark.words.clone());
            name.claims.clone_from(&mark.links);
            names.push(name);
        }
        for claim in &mark.links {
            builder.cite_source(claim.split('#').next().unwrap_or_default());
        }
    }
    NamesView {
        id: id.to_string(),
        names,
        ids,
        distinct,
        citations: builder.citations,
        scope: builder.scope,
    }
}

/// The names of a record: the main name first.
fn names_of_record(analysis: &Analysis<'_>, id: &Id, entity: &Entity) -> Vec<NameView> {
    let mut names = vec![NameView {
        text: flat(&entity.name),
        from: "record",
        record: id.to_string(),
        kind: Some("main".to_owned()),
        ..NameView::default()
    }];
    for other in &entity.names {
        let user = other.used_by.as_ref().map(Id::as_str);
        names.push(NameView {
            text: flat(&other.text),
            from: "record",
            record: id.to_string(),
            kind: other.kind.map(|kind| label(&kind)),
            lang: other.lang.as_deref().map(str::to_owned),
            script: other.script.as_deref().map(str::to_owned),
            used_by: user.map(str::to_owned),
            user: user.map(|user| match user {
                "self" => "itself".to_owned(),
                user => name(analysis.dataset, user),
            }),
            ..NameView::default()
        });
    }
    names
}

/// The words by which passages call the entity. Words that are a name of the other side of their
/// claim, in any spelling, are those for the other side.
fn words_of_passages(builder: &mut AnswerBuilder<'_, '_>, id: &Id) -> Vec<NameView> {
    let analysis = builder.analysis;
    let mut by_words: BTreeMap<(bool, String), NameView> = BTreeMap::new();
    for (number, (reference, _, claim)) in ClaimNo::all().zip(&analysis.claims) {
        let pairs = claim.pairs();
        if claim.named.is_empty() || !pairs.iter().any(|pair| is_side(pair, id)) {
            continue;
        }
        if !builder.includes(number) {
            continue;
        }
        for words in &claim.named {
            let words = flat(words);
            let Some(is_uncertain) = is_uncertain(analysis, &words, &pairs, id) else {
                continue;
            };
            builder.cite(number);
            builder.count_claim(number);
            let nearest = analysis.nearest_of_claim(number);
            let key = (is_uncertain, words.clone());
            let name = by_words.entry(key).or_insert_with(|| NameView {
                text: words,
                from: "passage",
                record: id.to_string(),
                is_uncertain,
                nearest: nearest.clone(),
                ..NameView::default()
            });
            name.nearest = nearest.min(name.nearest.take());
            name.claims.push(reference.to_string());
        }
    }
    by_words.into_values().collect()
}

/// Whether the words of a claim may be those for the other side; `None` if they are.
fn is_uncertain(analysis: &Analysis<'_>, words: &str, pairs: &[Pair<'_>], id: &Id) -> Option<bool> {
    let mut sides = BTreeSet::new();
    for pair in pairs {
        sides.insert(pair.subject.id);
        sides.extend(pair.object.map(|object| object.id));
    }
    sides.remove(id);
    let sought = SoughtName::new(words);
    let is_other = sides.iter().any(|side| is_name_of(analysis, &sought, side));
    if is_name_of(analysis, &sought, id) {
        Some(is_other)
    } else if is_other {
        None
    } else {
        Some(!sides.is_empty())
    }
}

/// Whether words are a name of an entity, or a part of one, in any spelling.
fn is_name_of(analysis: &Analysis<'_>, words: &SoughtName, id: &Id) -> bool {
    let Some(entity) = analysis.dataset.entities.get(id) else {
        return false;
    };
    let others = entity.names.iter().map(|other| &other.text);
    let mut names = std::iter::once(&entity.name).chain(others);
    names.any(|name| words.finds(name).is_some())
}

impl fmt::Display for NamesView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let main = self.names.first().map_or("", |name| &name.text);
        write_wrapped(f, 0, &format!("Names of {main} ({})", self.id))?;
        write_scope(f, &self.scope)?;
        if self.names.len() == 1 {
            let next = format!("`ties show {}` lists the claims on it", self.id);
            write_wrapped(f, 0, &format!("No other name is recorded. {next}."))?;
        }
        for heading in HEADINGS {
            let mut names = self
                .names
                .iter()
                .filter(|name| name.heading() == heading)
                .peekable();
            if names.peek().is_some() {
                writeln!(f, "\n{heading}")?;
            }
            for name in names {
                write_wrapped(f, 2, &name.in_words(&self.citations))?;
            }
        }
        if !self.ids.is_empty() {
            writeln!(f, "\nIds in other collections")?;
        }
        for (scheme, ids) in &self.ids {
            write_wrapped(f, 2, &format!("{scheme}: {}", ids.join(", ")))?;
        }
        if !self.distinct.is_empty() {
            writeln!(f, "\nNot the same as")?;
        }
        for (other, why) in &self.distinct {
            write_wrapped(f, 2, &format!("{other}: {why}"))?;
        }
        write_citations(f, &self.citations)?;
        write_left_out(f, &self.scope.left_out)
    }
}

/// The headings, in the order in which the text has them.
const HEADINGS: [&str; 4] = [
    "Names in its record",
    "Words that passages use for it",
    "Words that passages use for it or for the other side of the claim",
    "Names of earlier, later and merged records",
];

impl NameView {
    fn heading(&self) -> &'static str {
        let [record, passage, uncertain, linked] = HEADINGS;
        match self.from {
            "record" => record,
            "passage" if self.is_uncertain => uncertain,
            "passage" => passage,
            _ => linked,
        }
    }

    /// `AF: acronym, in `en`, used by itself`.
    fn in_words(&self, citations: &Citations) -> String {
        let mut parts = Vec::new();
        parts.extend(self.kind.as_deref().map(kind_in_words));
        parts.extend(self.lang.as_ref().map(|lang| format!("in `{lang}`")));
        parts.extend(
            self.script
                .as_ref()
                .map(|script| format!("script {script}")),
        );
        parts.extend(self.user.as_ref().map(|user| format!("used by {user}")));
        parts.extend(self.link.clone());
        parts.extend(self.nearest.as_ref().map(Nearest::in_words));
        let mut words = format!("{}: {}", self.text, parts.join(", "));
        if parts.is_empty() {
            words.clone_from(&self.text);
        }
        if !self.claims.is_empty() {
            let marks = citation_marks(citations, self.claims.iter().map(String::as_str));
            words = format!("{words} {marks}");
            if self.link.is_none() {
                words = format!("{words} {}", self.claims.join(", "));
            }
        }
        words
    }
}

/// A type of name as a noun: `acronym`, `main name`.
fn kind_in_words(kind: &str) -> String {
    match kind {
        "main" | "former" => format!("{kind} name"),
        "list" => "name on a list".to_owned(),
        other => other.replace('-', " "),
    }
}

impl Answer for NamesView {
    fn rows(&self) -> Vec<Value> {
        rows_of(&self.names)
    }

    fn citations(&mut self) -> &mut Citations {
        &mut self.citations
    }
}
