//! `wrong-kind`: subject and object are of kinds that the predicate accepts.

use ties::model::{Entity, PairSide, Severity};
use ties::vocabulary::{Kind, Side};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_facts::row::NamedPair;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "wrong-kind",
    severity: Severity::Error,
    page: include_str!("wrong_kind.md"),
    checks: &[Check::Pair(check), Check::Entity(check_placeholder)],
};

fn check(at: &ClaimAt<'_>, named: &NamedPair<'_>, index: &Index, sink: &mut Sink<'_>) {
    let pair = named.pair;
    let def = at.claim.predicate.def();
    // Other findings report an unknown or unreadable entity, and an unnamed one without
    // `stands-for`.
    let kind =
        |number: Option<EntityNo>| index.kind_of(number?).filter(|kind| *kind != Kind::Unnamed);
    let (subject, object) = (kind(named.subject), kind(named.object));
    let mut side =
        |name: &str, side: PairSide<'_>, wants: Side, kind: Option<Kind>, other: Option<Kind>| {
            // `wrong-value` reports a side that the predicate does not take.
            let Some(kind) = kind else { return };
            if wants != Side::None && !wants.allows(kind, other) {
                let message = match wants {
                    Side::SameKind => {
                        format!(
                            "`{}` needs two entities of one kind, but `{}` is of kind {}",
                            def.name,
                            side.id,
                            word(kind)
                        )
                    }
                    _ => format!(
                        "`{}` does not accept `{}`, of kind {}, as its {name}",
                        def.name,
                        side.id,
                        word(kind)
                    ),
                };
                sink.value(&side.place.to_string(), message)
                    .help(help(wants, other));
            }
        };
    side("subject", pair.subject, def.subject, subject, object);
    if let Some(place) = pair.object {
        side("object", place, def.object, object, subject);
    }
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

fn help(wants: Side, other: Option<Kind>) -> String {
    let kinds: Vec<_> = Kind::ALL
        .into_iter()
        .filter(|kind| wants.allows(*kind, other))
        .map(word)
        .collect();
    let takes = if wants == Side::SameKind {
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
    format!("`{}`", kind.word())
}
