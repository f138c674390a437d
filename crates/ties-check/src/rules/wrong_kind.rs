//! `wrong-kind`: subject and object are of kinds that the predicate accepts.

use ties::model::{Entity, PairSide, Severity};
use ties::vocabulary::{AcceptedKinds, Kind};
use ties_dataset::index::Index;
use ties_facts::row::PairEntities;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "wrong-kind",
    severity: Severity::Error,
    page: include_str!("wrong_kind.md"),
    checks: &[Check::Pair(check), Check::Entity(check_placeholder)],
};

fn check(at: &ClaimAt<'_>, named: &PairEntities<'_>, index: &Index, sink: &mut Sink<'_>) {
    let def = at.claim.predicate.def();
    // Other findings report an unknown or unreadable entity, and an unnamed one without
    // `stands-for`.
    let is_known = |kind: &Kind| *kind != Kind::Unnamed;
    let subject = named
        .subject
        .and_then(|subject| index.kind_of(subject))
        .filter(is_known);
    let object = named
        .object
        .and_then(|object| index.kind_of(object))
        .filter(is_known);
    let subject_side = CheckedSide {
        name: "subject",
        side: named.pair.subject,
        wants: def.subject,
        kind: subject,
        other: object,
    };
    check_side(def.name, &subject_side, sink);
    if let Some(side) = named.pair.object {
        let object_side = CheckedSide {
            name: "object",
            side,
            wants: def.object,
            kind: object,
            other: subject,
        };
        check_side(def.name, &object_side, sink);
    }
}

/// A side of a pair, with what the predicate accepts there.
struct CheckedSide<'c> {
    name: &'static str,
    side: PairSide<'c>,
    wants: AcceptedKinds,
    kind: Option<Kind>,
    /// The kind of the other side.
    other: Option<Kind>,
}

fn check_side(predicate: &str, checked: &CheckedSide<'_>, sink: &mut Sink<'_>) {
    let CheckedSide {
        name,
        side,
        wants,
        kind,
        other,
    } = checked;
    let Some(kind) = *kind else { return };
    // `wrong-value` reports a side that the predicate does not take.
    if *wants == AcceptedKinds::None || wants.allows(kind, *other) {
        return;
    }
    let id = side.id;
    let kind = word(kind);
    let message = match wants {
        AcceptedKinds::SameKind => {
            format!("`{predicate}` needs two entities of one kind, but `{id}` is of kind {kind}")
        }
        _ => format!("`{predicate}` does not accept `{id}`, of kind {kind}, as its {name}"),
    };
    sink.value(&side.place.to_string(), message)
        .help(help(*wants, *other));
}

fn check_placeholder(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    match (entity.kind, entity.stands_for) {
        (Kind::Unnamed, None | Some(Kind::Unnamed)) => sink
            .value("/kind", "this unnamed entity has no `stands-for`")
            .help("add the kind that it stands for: `stands-for = \"state\"`"),
        (kind, None) if entity.many => sink
            .key(
                "/many",
                format!("an entity of kind {} cannot be `many`", word(kind)),
            )
            .help("remove `many`, or write `kind = \"unnamed\"` and `stands-for`"),
        (Kind::Unnamed, Some(_)) | (_, None) => {}
        (kind, Some(_)) => sink
            .key(
                "/stands-for",
                format!("an entity of kind {} takes no `stands-for`", word(kind)),
            )
            .help("remove `stands-for`, or write `kind = \"unnamed\"`"),
    }
}

fn help(wants: AcceptedKinds, other: Option<Kind>) -> String {
    let kinds: Vec<_> = Kind::ALL
        .into_iter()
        .filter(|kind| wants.allows(*kind, other))
        .map(word)
        .collect();
    let takes = if wants == AcceptedKinds::SameKind {
        "use an entity of kind"
    } else {
        "use one of"
    };
    format!(
        "{takes} {}; or use another predicate, or correct the entity's kind",
        kinds.join(", ")
    )
}

/// The kind as written in records, in backticks.
fn word(kind: Kind) -> String {
    format!("`{}`", kind.name())
}
