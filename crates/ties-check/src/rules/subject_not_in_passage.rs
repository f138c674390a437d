//! `subject-not-in-passage`: reports a subject or object that is not named in its paragraph or the
//! one before.

use std::cell::LazyCell;

use ties::model::{Mode, Severity};
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_text::text::Text;
use ties_text::words::{Case, Tokens, WordList};

use crate::naming::{Naming, can_be_named};
use crate::rule::{Check, ClaimAt, LONGEST_READ, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "subject-not-in-passage",
    severity: Severity::Warning,
    page: include_str!("subject_not_in_passage.md"),
    checks: &[Check::Claim(check)],
};

/// A search without a result may name the tie elsewhere, or not at all.
const NO_TIE: Predicate = Predicate::named("no-known-tie");

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    if at.claim.predicate == NO_TIE || at.claim.mode == Mode::Inferred {
        return;
    }
    let (Some((text, passage)), Some((list, tokens))) = (&at.passage, at.words()) else {
        return;
    };
    let around = text.words(text.surroundings(passage));
    if around.len() > LONGEST_READ {
        return;
    }
    let heading = text.heading_above(passage).unwrap_or(0..0);
    let words = Words {
        list,
        passage: tokens,
        around: LazyCell::new(|| Tokens::new(&format!("{}\n{around}", text.words(heading)))),
    };
    for (position, named) in at.claim.named.iter().enumerate() {
        if !words.contain(&Tokens::new(named)) {
            sink.value(
                &format!("/named/{position}"),
                format!("“{named}” is not at {}", place(at, text)),
            )
            .help("copy into `named` the words that the passage uses for this side");
        }
    }
    // `named` does not say which side it names, so it counts for every side without a name in the
    // passage.
    if at.claim.named.is_empty() && !is_first_person(tokens, list) {
        check_sides(at, text, &words, index, sink);
    }
}

/// The words of a passage and of the text around it.
struct Words<'p, F> {
    list: &'p WordList,
    passage: &'p Tokens,
    /// With the heading above. Most sides are named in the passage itself, and then these words are
    /// not needed.
    around: LazyCell<Tokens, F>,
}

impl<F: FnOnce() -> Tokens> Words<'_, F> {
    fn contain(&self, words: &Tokens) -> bool {
        self.passage.find(words).is_some() || self.around.find(words).is_some()
    }

    fn mention(&self, entity: &Naming<'_>) -> bool {
        entity.is_mentioned(self.passage, self.list) || entity.is_mentioned(&self.around, self.list)
    }
}

/// Reports the entities that the passage and the text around it do not mention.
fn check_sides<F: FnOnce() -> Tokens>(
    at: &ClaimAt<'_>,
    text: &Text,
    words: &Words<'_, F>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    at.claim.for_each_entity(|side, id| {
        if !side.is_single_side() {
            return;
        }
        let Some(entity) = index.entity(id) else {
            return;
        };
        if entity.kind == Kind::Unnamed
            || !can_be_named(entity, words.passage, words.list)
            || words.mention(&Naming::of(id, index))
        {
            return;
        }
        let message = format!("`{}` is not named at {}", entity.name, place(at, text));
        sink.value(&side.to_string(), message).help(
            "add the words that refer to it, as in `named = [\"the group\"]`, or correct the id \
             or `at`",
        );
    });
}

/// Whether the speaker uses the first person, and so needs no name.
fn is_first_person(tokens: &Tokens, list: &WordList) -> bool {
    list.speaker
        .all(tokens)
        .any(|word| tokens.case(word.start) != Case::Capitals)
}

fn place(at: &ClaimAt<'_>, text: &Text) -> String {
    let place = at
        .passage
        .as_ref()
        .map(|(_, passage)| text.place(passage.clone()))
        .unwrap_or_default();
    format!("`{place}`, in its paragraph or the one before")
}
