//! `unknown-claim`: the claims that a record refers to exist.

use std::collections::{HashMap, HashSet};

use ties::id::Id;
use ties::model::Severity;
use ties_dataset::index::Index;
use ties_dataset::number::SourceNo;
use ties_dataset::spot::Spot;
use ties_facts::facts::Facts;
use ties_facts::row::{Reference, Rows};

use crate::nearest::{nearest, nearest_of};
use crate::rule::{Check, Rule, Sink};
use crate::rules::unknown_entity;

pub(crate) static RULE: Rule = Rule {
    code: "unknown-claim",
    severity: Severity::Error,
    page: include_str!("unknown_claim.md"),
    checks: &[Check::Dataset(check)],
};

/// The most ids that a run compares to suggest the intended claim. This is enough for typing
/// errors, and limits the time for a large source whose claims were all removed.
const COMPARISONS: usize = 1_000_000;

/// A claim, by the number of its source and its id.
type ClaimId<'r> = (SourceNo, &'r str);

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    if rows.references.is_empty() {
        return;
    }
    let claims = Claims::of(index, rows);
    let mut suggestions = Suggestions { left: COMPARISONS };
    for reference in &rows.references {
        let target = &reference.target;
        let mut sink = sink.at(reference.spot);
        let Some(source) = index.source_number(&target.source) else {
            unknown_source(reference, index, &mut sink);
            continue;
        };
        let id = (source, target.claim.as_str());
        if claims.referring.get(&reference.spot) == Some(&id) {
            sink.value(
                &reference.place,
                format!("the claim refers to itself as `{target}`"),
            )
            .help("name the intended claim, or remove the reference");
        } else if !claims.targets.contains(&id) && !is_rowless((source, &target.claim), rows) {
            let help = match suggestions.nearest(id, rows) {
                Some(near) => format!("did you mean `{}#{near}`?", target.source),
                None => format!("correct the id, or code the claim in `{}`", target.source),
            };
            let message = format!("source `{}` has no claim `{}`", target.source, target.claim);
            sink.value(&reference.place, message).help(help);
        }
    }
}

/// The claims at both ends of references.
#[derive(Default)]
struct Claims<'r> {
    /// The existing claims that records refer to.
    targets: HashSet<ClaimId<'r>>,
    /// The claims that refer to others, by their spots.
    referring: HashMap<Spot, ClaimId<'r>>,
}

impl<'r> Claims<'r> {
    fn of(index: &Index, rows: &'r Rows) -> Self {
        let mut wanted: HashSet<ClaimId<'_>> = HashSet::new();
        let mut spots: HashSet<Spot> = HashSet::new();
        for Reference { target, spot, .. } in &rows.references {
            spots.insert(*spot);
            if let Some(source) = index.source_number(&target.source) {
                wanted.insert((source, &target.claim));
            }
        }
        let mut claims = Self::default();
        for claim in &rows.claims {
            let id = (claim.source, rows.id(claim));
            if wanted.contains(&id) {
                claims.targets.insert(id);
            }
            if spots.contains(&claim.spot) {
                claims.referring.insert(claim.spot, id);
            }
        }
        claims
    }
}

/// Suggests claims while ids are left to compare.
struct Suggestions {
    left: usize,
}

impl Suggestions {
    /// The id in a source that was most likely meant.
    fn nearest<'r>(&mut self, (source, claim): ClaimId<'_>, rows: &'r Rows) -> Option<&'r str> {
        let claims = rows.claims_of(rows.source(source));
        self.left = self.left.checked_sub(claims.len())?;
        nearest(claim, claims.iter().map(|claim| rows.id(claim)))
    }
}

/// Whether a claim exists, or may exist, although it has no row because its record or file is
/// unreadable.
fn is_rowless((source, claim): (SourceNo, &Id), rows: &Rows) -> bool {
    !rows.rowless.is_empty()
        && (rows.rowless.contains(&(source, None))
            || rows.rowless.contains(&(source, Some(claim.clone()))))
}

fn unknown_source(Reference { place, target, .. }: &Reference, index: &Index, sink: &mut Sink<'_>) {
    if index.has_unknown_ids() {
        return;
    }
    let id = &target.source;
    let help = if index.has_entity(id) {
        format!("`{id}` is an entity; name the source, then `#` and the claim")
    } else if let Some(fate) = unknown_entity::fate(id, index) {
        fate
    } else if let Some(near) = nearest_of(id, |changes| {
        index.sources_near(id, changes).map(Id::as_str)
    }) {
        format!("did you mean `{near}#{}`?", target.claim)
    } else {
        format!("correct the id, or add `sources/{id}.toml`")
    };
    sink.value(place, format!("no source has the id `{id}`"))
        .help(help);
}
