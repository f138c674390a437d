//! `shared-name`: reports two entities with the same name that could be one.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use ties::model::Severity;
use ties::vocabulary::Kind;
use ties_dataset::index::Index;
use ties_facts::facts::Facts;
use ties_text::names::fold;

use crate::namesakes::{ComparedName, Namesakes};
use crate::rule::{Check, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "shared-name",
    severity: Severity::Warning,
    page: include_str!("shared_name.md"),
    checks: &[Check::Whole(check)],
};

/// An entity is compared with at most this many earlier entities of the same name, so that the
/// check stays linear.
const MOST: usize = 32;

/// A name that two entities share.
struct Shared<'i> {
    earlier: ComparedName<'i>,
    later: ComparedName<'i>,
}

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let mut shared = shared_names(&Namesakes::new(index, &facts.rows));
    // Two entities that share several names are reported once.
    shared.sort_unstable_by_key(|Shared { earlier, later }| {
        (later.of.spot, earlier.of.spot, later.number)
    });
    shared.dedup_by_key(|Shared { earlier, later }| (later.of.number, earlier.of.number));
    for Shared { earlier, later } in shared {
        let one = earlier.of.id;
        let other = later.of.id;
        let message = if earlier.text == later.text {
            format!("`{one}` and `{other}` share the name `{}`", later.text)
        } else {
            format!(
                "`{one}` and `{other}` share a name: `{}`, `{}`",
                earlier.text, later.text
            )
        };
        sink.at(later.of.spot).value(&later.place(), message).help(
            "merge the two records if they are one entity, and list the ids of both; otherwise \
             explain the difference in `distinct`",
        );
    }
}

/// Whether two different ids of a scheme tell entities of one name apart. Two items of Wikidata are
/// often of one body, until somebody merges them. Many persons share a name, but not an item.
fn is_told_apart(kind: Kind, scheme: &str) -> bool {
    kind == Kind::Person || !matches!(scheme, "wikidata" | "opensanctions")
}

/// Each name with the first earlier name of another entity that is equal when folded.
fn shared_names<'i>(namesakes: &Namesakes<'i>) -> Vec<Shared<'i>> {
    let hasher = RandomState::default();
    let mut names: Vec<(u64, ComparedName<'_>)> = namesakes
        .names()
        .map(|name| (hasher.hash_one(fold(name.text)), name))
        .collect();
    names.sort_unstable_by_key(|(hash, name)| (*hash, name.of.spot, name.number));
    let mut shared = Vec::new();
    for alike in names.chunk_by(|one, other| one.0 == other.0) {
        for (position, (_, later)) in alike.iter().enumerate() {
            let mut before = alike[..position].iter().take(MOST);
            let first = before.find(|(_, earlier)| {
                namesakes.may_be_one(earlier.of, later.of, is_told_apart)
                    && fold(earlier.text) == fold(later.text)
            });
            if let Some((_, earlier)) = first {
                shared.push(Shared {
                    earlier: *earlier,
                    later: *later,
                });
            }
        }
    }
    shared
}
