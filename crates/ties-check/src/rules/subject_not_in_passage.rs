//! `subject-not-in-passage`: subject and object stand in the paragraph or the one before it, by a name or by `named`.

use ties::model::{Mode, Severity};
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_text::text::Text;
use ties_text::words::{Case, Said, WordList};

use crate::naming::{Naming, can_be_named};
use crate::rule::{Check, ClaimAt, LONGEST_READ, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "subject-not-in-passage",
    severity: Severity::Warning,
    page: include_str!("subject_not_in_passage.md"),
    checks: &[Check::Claim(check)],
};

/// What was looked for and not found is named, if at all, where the search is told.
const NO_TIE: Predicate = Predicate::named("no-known-tie");

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    if at.claim.predicate == NO_TIE || at.claim.mode == Mode::Inferred {
        return;
    }
    let (Some((text, passage)), Some((list, said))) = (&at.passage, at.words()) else {
        return;
    };
    let around = text.words(text.surroundings(passage));
    if around.len() > LONGEST_READ {
        return;
    }
    // Made when it is asked for: most sides are named in the passage itself.
    let mut near: Option<Said> = None;
    let mut stands = |is_in: &dyn Fn(&Said) -> bool| {
        is_in(said) || is_in(near.get_or_insert_with(|| Said::new(around, None)))
    };
    for (position, named) in at.claim.named.iter().enumerate() {
        let words = Said::new(named, None);
        if !stands(&|said| said.find(&words).is_some()) {
            sink.value(
                &format!("/named/{position}"),
                format!("“{named}” does not stand at {}", place(at, text)),
            )
            .help("write in `named` the words by which the passage itself names a side");
        }
    }
    // Which side they name is not told: they are read as those of any that has no name there.
    if !at.claim.named.is_empty() || speaks(said, list) {
        return;
    }
    at.claim.for_each_entity(|side, id| {
        let Some(entity) = index.entity(id).filter(|_| side.is_single_side()) else { return };
        if entity.kind == Kind::Unnamed || !can_be_named(entity, said, list) {
            return;
        }
        let naming = Naming::of(id, index);
        if !stands(&|said| naming.mentions(said, list).next().is_some()) {
            sink.value(&side.to_string(), format!("`{}` is not named at {}", entity.name, place(at, text))).help(
                "write in `named` by which words it is meant: `named = [\"the group\"]`; or correct the id, or `at`",
            );
        }
    });
}

/// Whether somebody speaks of himself, and so needs no name.
fn speaks(said: &Said, list: &WordList) -> bool {
    list.speaker
        .all(said)
        .any(|word| said.case(word.start) != Case::Capitals)
}

fn place(at: &ClaimAt<'_>, text: &Text) -> String {
    let place = at
        .passage
        .as_ref()
        .map(|(_, passage)| text.place(passage.clone()))
        .unwrap_or_default();
    format!("`{place}`, nor in the rest of the paragraph and the one before")
}
