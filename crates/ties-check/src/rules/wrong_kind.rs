//! `wrong-kind`: subject and object are of kinds that the predicate takes.

use ties::model::{Entity, PairSide, Severity};
use ties::vocabulary::{Kind, Side};
use ties_dataset::index::Index;
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
    // Of an unknown, a broken or an unexplained unnamed entity there is nothing to say: other findings say it.
    let kind = |number: Option<u32>| index.kind_of(number?).filter(|kind| *kind != Kind::Unnamed);
    let (subject, object) = (kind(named.subject), kind(named.object));
    let mut side =
        |name: &str, side: PairSide<'_>, wants: Side, kind: Option<Kind>, other: Option<Kind>| {
            // Where no side is taken at all, `wrong-value` says it.
            let Some(kind) = kind.filter(|_| wants != Side::None) else {
                return;
            };
            if !wants.allows(kind, other) {
                let message = match wants {
                    Side::SameKind => {
                        format!(
                            "`{}` takes two of one kind, and `{}` is of kind {}",
                            def.name,
                            side.id,
                            word(kind)
                        )
                    }
                    _ => format!(
                        "`{}` takes no {} as its {name}, and `{}` is one",
                        def.name,
                        word(kind),
                        side.id
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
            .value(
                "/kind",
                "an unnamed entity that does not say what it stands for",
            )
            .help("add `stands-for` and the kind of what it stands for: `stands-for = \"state\"`"),
        (kind, None) if entity.many => sink
            .key(
                "/many",
                format!("`many` on an entity of kind {}, which is one", word(kind)),
            )
            .help("take `many` out, or write `kind = \"unnamed\"` and `stands-for`"),
        (Kind::Unnamed, Some(_)) | (_, None) => {}
        (kind, Some(_)) => sink
            .key(
                "/stands-for",
                format!(
                    "`stands-for` on an entity of kind {}, which stands for itself",
                    word(kind)
                ),
            )
            .help("take `stands-for` out, or write `kind = \"unnamed\"`"),
    }
}

fn help(wants: Side, other: Option<Kind>) -> String {
    let kinds: Vec<_> = Kind::ALL
        .into_iter()
        .filter(|kind| wants.allows(*kind, other))
        .map(word)
        .collect();
    let takes = if wants == Side::SameKind {
        "the other side is of kind"
    } else {
        "it takes"
    };
    format!(
        "{takes} {}; use another predicate, or mend the entity's kind",
        kinds.join(", ")
    )
}

/// The kind as it is written.
fn word(kind: Kind) -> String {
    format!("`{}`", kind.word())
}
