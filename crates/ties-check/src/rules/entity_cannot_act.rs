//! `entity-cannot-act`: a movement, a place or a people does not tell, lead, command or sign.

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
    for (position, (speaker, (number, _))) in at
        .claim
        .attribution
        .iter()
        .zip(&at.named.attribution)
        .enumerate()
    {
        let (Some(who), Some(number)) = (&speaker.who, *number) else {
            continue;
        };
        // That an unnamed entity tells, `vague-attribution` says.
        let is_unnamed = || {
            index
                .entity_of(number)
                .is_none_or(|entity| entity.kind == Kind::Unnamed)
        };
        if let Some(kind) = index
            .kind_of(number)
            .filter(|kind| !acts(*kind) && !is_unnamed())
        {
            let message = format!("`{who}` is of kind `{}`, and tells nothing", kind.word());
            sink.value(&format!("/attribution/{position}/who"), message).help(
                "name the government, the group or the person who said it; of people left unnamed write the class: \
                 `{ class = \"resident\", of = … }`",
            );
        }
    }
    let Some(with) = &at.claim.with else { return };
    let actors = [
        ("alleged-by", &with.alleged_by),
        ("and", &with.and),
        ("announced-by", &with.announced_by),
        ("commander", &with.commander),
        ("leader", &with.leader),
        ("signed-by", &with.signed_by),
    ];
    for (key, actor) in actors {
        let Some(actor) = actor else { continue };
        // One that does not say for what it stands, `wrong-kind` reports.
        if let Some(kind) = index
            .kind(actor)
            .filter(|kind| *kind != Kind::Unnamed && !acts(*kind))
        {
            let message = format!(
                "`{actor}` is of kind `{}`, and `{key}` takes somebody who acts",
                kind.word()
            );
            sink.value(&format!("/with/{key}"), message)
                .help("name the government, the group or the person that is meant");
        }
    }
}

/// Whether one of this kind can act: a family has a will, a people has none.
pub(crate) fn acts(kind: Kind) -> bool {
    kind.classes()
        .iter()
        .any(|class| matches!(class, Class::Agent | Class::Family))
}
