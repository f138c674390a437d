//! `subject-not-in-passage`: reports a subject or object that is not named in its paragraph or the
//! one before.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use ties::id::Id;
use ties::model::{Mode, Severity, Source};
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::EntityNo;
use ties_dataset::spot::Spot;
use ties_facts::row::Voice;
use ties_text::text::Text;
use ties_text::words::{self, Case, Tokens, WordList};

use crate::naming::{Naming, can_be_named, is_commented, is_in_longer_name};
use crate::rule::{Check, ClaimAt, LONGEST_READ, Rule, Sink, SourceAt};
use crate::rule_words::RULE_WORDS;

pub(crate) static RULE: Rule = Rule {
    code: "subject-not-in-passage",
    severity: Severity::Warning,
    page: include_str!("subject_not_in_passage.md"),
    checks: &[Check::Claim(check), Check::Source(check_speakers)],
};

/// A search without a result may name the tie elsewhere, or not at all.
const NO_TIE: Predicate = Predicate::named("no-known-tie");
const LISTED: Predicate = Predicate::named("designated-under");

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
    let words = NearbyWords {
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
    if check_list(at, tokens, index, sink) {
        return;
    }
    // `named` does not say which side it names, so it counts for every side without a name in the
    // passage.
    if at.claim.named.is_empty() && !is_first_person(tokens, list) {
        check_sides(at, text, &words, index, sink);
    }
}

/// The words of a passage and of the text around it.
struct NearbyWords<'p, F> {
    list: &'p WordList,
    passage: &'p Tokens,
    /// With the heading above. Most sides are named in the passage itself, and then these words are
    /// not needed.
    around: LazyCell<Tokens, F>,
}

impl<F: FnOnce() -> Tokens> NearbyWords<'_, F> {
    fn contain(&self, words: &Tokens) -> bool {
        self.passage.find(words).is_some() || self.around.find(words).is_some()
    }

    /// How the passage and the text around it name an entity.
    fn search(&self, id: &str, is_object: bool, sides: &[EntityNo], index: &Index) -> Search {
        let naming = Naming::of(id, index);
        // A place in the name of a group is a mention of the place.
        let may_be_part = matches!(index.kind(id), Some(Kind::Place | Kind::State));
        let mut found = Search::Nowhere;
        let is_own = |mention: &Range<usize>, text: &Tokens| {
            may_be_part || !is_in_longer_name(mention, text, id, sides, index)
        };
        for mention in naming.mentions(self.passage, self.list) {
            if is_own(&mention, self.passage) {
                return Search::Named;
            }
            found = Search::InLongerName;
        }
        // A pronoun of the passage can refer to a subject that only the text around it names.
        if is_object && found == Search::InLongerName {
            return found;
        }
        for mention in naming.mentions(&self.around, self.list) {
            if is_own(&mention, &self.around) {
                return Search::Named;
            }
            found = Search::InLongerName;
        }
        found
    }
}

/// Whether a text names an entity.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    Named,
    /// Only as a part of the name of another entity.
    InLongerName,
    Nowhere,
}

/// Reports the entities that the passage and the text around it do not mention.
fn check_sides<F: FnOnce() -> Tokens>(
    at: &ClaimAt<'_>,
    text: &Text,
    words: &NearbyWords<'_, F>,
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let pairs = at.named.pairs.iter();
    let sides: Vec<EntityNo> = pairs
        .flat_map(|pair| [pair.subject, pair.object])
        .flatten()
        .collect();
    at.claim.for_each_entity(|side, id| {
        if !side.is_single_side() {
            return;
        }
        let Some(entity) = index.entity(id) else {
            return;
        };
        if entity.kind == Kind::Unnamed || !can_be_named(entity, words.passage, words.list) {
            return;
        }
        let key = side.to_string();
        let only = match words.search(id, key == "/object", &sides, index) {
            Search::Named => return,
            Search::InLongerName => "only named in the name of another",
            Search::Nowhere => "not named",
        };
        let message = format!("`{}` is {only} at {}", entity.name, place(at, text));
        sink.value(&key, message).help(
            "add the words that refer to it, as in `named = [\"the group\"]`, or correct the id \
             or `at`",
        );
    });
}

/// Reports a listing if the passage names only other lists, or only a programme that is not a list.
/// Returns whether it does.
fn check_list(at: &ClaimAt<'_>, passage: &Tokens, index: &Index, sink: &mut Sink<'_>) -> bool {
    let (LISTED, Some(list)) = (at.claim.predicate, at.claim.object.as_deref()) else {
        return false;
    };
    let Some(other) = other_list(list, passage, index) else {
        return false;
    };
    if is_commented(other, at) {
        return false;
    }
    let message = format!("the passage names another list: “{other}”");
    sink.value("/object", message)
        .help("correct `object`, or give the words of the passage for this list in `note`");
    true
}

/// The name in the passage of another list or programme, if the passage does not name this list.
fn other_list(list: &str, passage: &Tokens, index: &Index) -> Option<&'static str> {
    let regime = index.entity(list)?.ids.as_ref()?.regime?.def().name;
    let words = &RULE_WORDS.regimes;
    let has = |name: &&String| passage.find(&Tokens::new(name)).is_some();
    let own = words.names.get(regime).into_iter().flatten().find(has);
    let mut names = index.names(list).iter();
    if own.is_some() || names.any(|name| passage.find(name).is_some()) {
        return None;
    }
    if let Some(other) = words.names.values().flatten().find(has) {
        return Some(other);
    }
    let programme = words.others.iter().find(has)?;
    let is_listing = |word: &str| words.listing.iter().any(|start| word.starts_with(&**start));
    if passage.words().any(is_listing) {
        return None;
    }
    Some(programme)
}

/// Reports the named speakers of a source that its text does not name.
fn check_speakers(at: &SourceAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(head) = at.head else { return };
    let list = head.record.language.as_deref().and_then(words::of);
    let (Some(text), Some(list)) = (head.text(), list) else {
        return;
    };
    let whole = text.words(0..text.sentences());
    let tokens = LazyCell::new(|| Tokens::new(whole));
    for (speaker, spot) in speakers(at) {
        let (Some(id), Some(entity)) = (index.entity_id(speaker), index.entity_of(speaker)) else {
            continue;
        };
        if entity.kind == Kind::Unnamed
            || is_of_document(id, &head.record)
            || whole.contains(&*entity.name)
            || !can_be_named(entity, &tokens, list)
            || Naming::of(id, index).is_mentioned(&tokens, list)
        {
            continue;
        }
        let name = &entity.name;
        let message = format!("`{name}` speaks in this claim, but the text never names it");
        sink.at(spot).value("/attribution/0", message).help(
            "correct the speaker, write the class of an unnamed one, or add the name that the text \
             uses to `names` of the entity",
        );
    }
}

/// The named speakers of a source, each with its first claim.
fn speakers(at: &SourceAt<'_>) -> BTreeMap<EntityNo, Spot> {
    let mut speakers = BTreeMap::new();
    for pair in at.pairs {
        if let Voice::Entity(speaker) = pair.voice {
            let spot = at.rows.claim(pair.claim).spot;
            speakers.entry(speaker).or_insert(spot);
        }
    }
    speakers
}

/// Whether an entity wrote or published a document, so that the text need not name it.
fn is_of_document(id: &Id, record: &Source) -> bool {
    let publishers = record.publisher.iter().chain(&record.republisher);
    record
        .authors
        .iter()
        .chain(publishers)
        .any(|known| known == id)
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
