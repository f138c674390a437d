//! `wrong-kind`: subject and object are of kinds that the predicate takes.

use ties::index::Index;
use ties::model::{Entity, Pair, PairSide, Severity};
use ties::vocabulary::{Kind, Side};

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "wrong-kind",
    severity: Severity::Error,
    page: include_str!("wrong_kind.md"),
    checks: &[Check::Pair(check), Check::Entity(check_placeholder)],
};

fn check(at: &ClaimAt<'_>, pair: &Pair<'_>, index: &Index, sink: &mut Sink<'_>) {
    let def = at.claim.predicate.def();
    let subject = index.kind(pair.subject.id);
    let object = pair.object.and_then(|object| index.kind(object.id));
    let mut side = |name: &str, side: PairSide<'_>, wants: Side, kind: Option<Kind>, other: Option<Kind>| {
        // Nothing to say of an unknown or broken entity, nor where no side is taken at all: other rules say it.
        let Some(kind) = kind.filter(|kind| wants != Side::None && *kind != Kind::Unnamed) else { return };
        if !wants.allows(kind, other) {
            sink.value(
                &side.place(),
                format!("`{}` takes no {} as its {name}, and `{}` is one", def.name, word(kind), side.id),
            )
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
            .value("/kind", "an unnamed entity that does not say what it stands for")
            .help("add `stands-for` and the kind of what it stands for: `stands-for = \"state\"`"),
        (Kind::Unnamed, Some(_)) | (_, None) => {}
        (kind, Some(_)) => sink
            .key("/stands-for", format!("a {} stands for itself", word(kind)))
            .help("take `stands-for` out, or write `kind = \"unnamed\"`"),
    }
}

fn help(wants: Side, other: Option<Kind>) -> String {
    let kinds: Vec<_> = Kind::ALL.into_iter().filter(|kind| wants.allows(*kind, other)).map(word).collect();
    format!("it takes {}; use another predicate, or mend the entity's kind", kinds.join(", "))
}

/// The kind as it is written.
fn word(kind: Kind) -> String {
    format!("`{}`", kind.word())
}
