//! `entity-cannot-act`: speakers, leaders, commanders and signatories are entities that can act.

use ties::model::Severity;
use ties::vocabulary::{Class, Kind};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "entity-cannot-act",
    severity: Severity::Warning,
    page: include_str!("entity_cannot_act.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    check_attribution(at, index, sink);
    check_qualifiers(at, index, sink);
}

fn check_attribution(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let speakers = at.claim.attribution.iter().zip(&at.named.attribution);
    for (position, (speaker, (number, _))) in speakers.enumerate() {
        let (Some(who), Some(number)) = (&speaker.who, *number) else {
            continue;
        };
        let (Some(entity), Some(kind)) = (index.entity_of(number), index.kind_of(number)) else {
            continue;
        };
        // `vague-attribution` reports unnamed entities as speakers.
        if entity.kind == Kind::Unnamed || acts(kind) {
            continue;
        }
        let message = format!(
            "speaker `{who}` is of kind `{}`, which cannot speak",
            kind.name()
        );
        sink.value(&format!("/attribution/{position}/who"), message)
            .help(
                "name the government, group or person that said it; for unnamed people write a \
                 class: `{ class = \"resident\", of = \"…\" }`",
            );
    }
}

fn check_qualifiers(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(with) = &at.claim.with else { return };
    let actors = [
        ("and", &with.and),
        ("announced-by", &with.announced_by),
        ("commander", &with.commander),
        ("leader", &with.leader),
        ("signed-by", &with.signed_by),
    ];
    for (key, actor) in actors {
        let Some(actor) = actor else { continue };
        let Some(kind) = index.kind(actor) else {
            continue;
        };
        // `wrong-kind` reports an unnamed entity without `stands-for`.
        if kind == Kind::Unnamed || acts(kind) {
            continue;
        }
        let message = format!(
            "`{key}` names `{actor}` of kind `{}`, which cannot act",
            kind.name()
        );
        sink.value(&format!("/with/{key}"), message)
            .help("name the government, group or person that acted");
    }
}

/// Whether an entity of this kind can act. A family can act as one; a community cannot.
pub(crate) fn acts(kind: Kind) -> bool {
    kind.classes()
        .iter()
        .any(|class| matches!(class, Class::Agent | Class::Family))
}
