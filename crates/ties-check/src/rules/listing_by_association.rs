//! `listing-by-association`: the listing of one entity is not used to list another.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ties::model::{Mode, Severity};
use ties::vocabulary::{Family, ListingRole, Predicate};
use ties_dataset::index::Index;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_facts::facts::Facts;
use ties_facts::row::{PairRow, Rows};
use ties_text::words::{Tokens, WordList};

use crate::lives::is_asserted;
use crate::naming::{MOST_BETWEEN, MOST_WORDS, Naming, is_commented};
use crate::rule::{Check, ClaimAt, Rule, Sink};
use crate::rule_words::RULE_WORDS;
use crate::wording;

pub(crate) static RULE: Rule = Rule {
    code: "listing-by-association",
    severity: Severity::Warning,
    page: include_str!("listing_by_association.md"),
    checks: &[Check::Whole(check), Check::Claim(check_passage)],
};

const LISTED: Predicate = Predicate::named("designated-under");

/// The most words from a phrase such as `for providing` to the party that is the ground.
const MOST_OF_GROUND: usize = 20;

fn check(index: &Index, facts: &Facts, sink: &mut Sink<'_>) {
    let rows = &facts.rows;
    check_premises(index, rows, sink);
    check_numbers(index, rows, sink);
}

/// Reports a listing that the passage gives as the ground of another, or as a part of another.
fn check_passage(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let role = claim.with.as_ref().and_then(|with| with.role);
    let is_own = matches!(role, None | Some(ListingRole::OwnEntry));
    if claim.negated || !is_own || !matches!(claim.mode, Mode::Report | Mode::LegalAct) {
        return;
    }
    let (Some((words, tokens)), Some(subject)) = (at.words(), claim.subject.as_ref()) else {
        return;
    };
    if tokens.len() > MOST_WORDS {
        return;
    }
    if claim.predicate != LISTED {
        return check_ground(at, (words, tokens), index, sink);
    }
    let mentions: Vec<_> = Naming::of(subject, index).mentions(tokens, words).collect();
    let Some(association) = association(&mentions, (words, tokens)) else {
        return;
    };
    let phrase = at.as_written(association.phrase);
    if !is_commented(phrase, at) {
        sink.value("/subject", format!("{} “{phrase}”", association.message))
            .help(
                "code whom the list names, and their tie as a separate claim; or add `role` \
                 (`alias-of`, `associated`) to `with`, or explain the words in `note`",
            );
    }
}

/// How a passage mentions a party that it does not list itself.
struct Association {
    message: &'static str,
    phrase: Range<usize>,
}

fn association(
    mentions: &[Range<usize>],
    (words, tokens): (&WordList, &Tokens),
) -> Option<Association> {
    let first = mentions.first()?;
    let ground = words.listed_for.all(tokens).find(|phrase| {
        let after = phrase.end..=phrase.end + MOST_BETWEEN;
        after.contains(&first.start)
    });
    if let Some(phrase) = ground {
        return Some(Association {
            message: "the passage lists another party",
            phrase,
        });
    }
    // `as` starts a clause of its own.
    let whole = words.listed_as.all(tokens).find(|phrase| {
        let before = mentions.iter().rfind(|mention| mention.end <= phrase.start);
        before.is_some_and(|before| tokens.clause(before.start) + 1 >= tokens.clause(phrase.start))
    });
    Some(Association {
        message: "the passage lists it only",
        phrase: whole?,
    })
}

/// Reports the ground of a listing that is coded as a fact.
fn check_ground(
    at: &ClaimAt<'_>,
    (list, tokens): (&WordList, &Tokens),
    index: &Index,
    sink: &mut Sink<'_>,
) {
    let mut grounds = list.listed_for.all(tokens).peekable();
    if grounds.peek().is_none() || !tokens.words().any(is_of_listing) {
        return;
    }
    // A party that is also named before the phrase may be in another statement.
    let first_of = |id: &str| Naming::of(id, index).mentions(tokens, list).next();
    let objects = at.claim.object.iter().chain(&at.claim.objects);
    let firsts: Vec<_> = objects.filter_map(|id| first_of(id)).collect();
    let subject = at.claim.subject.as_deref().and_then(first_of);
    let ground = grounds.find(|phrase| {
        let after = phrase.end..=phrase.end + MOST_OF_GROUND;
        let is_listed = subject
            .as_ref()
            .is_none_or(|subject| subject.end <= phrase.start);
        is_listed && firsts.iter().any(|first| after.contains(&first.start))
    });
    let Some(phrase) = ground else { return };
    let words = at.as_written(phrase);
    if !is_commented(words, at) {
        sink.value(
            "/predicate",
            format!("coded as a fact, but the passage gives it as a ground: “{words}”"),
        )
        .help("write `mode = \"ground\"`, or explain the words in `note`");
    }
}

/// Whether a word is about listing, such as `designated`.
fn is_of_listing(word: &str) -> bool {
    let starts = &RULE_WORDS.regimes.listing;
    starts.iter().any(|start| word.starts_with(&**start))
}

/// Reports listings that are inferred from the listing of another entity.
fn check_premises(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    for of_claim in rows.premises.chunk_by(|one, other| one.0 == other.0) {
        let mut pairs = rows.pairs_of_claim(of_claim[0].0).iter();
        let Some(pair) = pairs.find(|pair| is_inferred_listing(pair)) else {
            continue;
        };
        let mut listings: Vec<&PairRow> = Vec::new();
        for (_, premise) in of_claim {
            let pairs = rows.pairs_of_claim(*premise).iter();
            listings.extend(pairs.filter(|pair| pair.predicate == LISTED && !pair.negated));
        }
        if listings
            .iter()
            .any(|listing| listing.subject == pair.subject)
        {
            continue;
        }
        let Some(listing) = listings.first() else {
            continue;
        };
        let message = format!(
            "listing of `{}` is inferred from the listing of `{}` (`{}`)",
            wording::entity(index, pair.subject),
            wording::entity(index, listing.subject),
            rows.reference(listing.claim)
        );
        sink.at(rows.spot(pair)).value("/predicate", message).help(
            "remove the claim; a list covers only whom it names, and their tie is a separate claim",
        );
    }
}

fn is_inferred_listing(pair: &PairRow) -> bool {
    pair.predicate == LISTED && pair.mode == Mode::Inferred && !pair.negated && pair.is_believed
}

/// The claims of each list entry, by list and reference number, then by entity.
type Entries = BTreeMap<(EntityNo, u32), BTreeMap<EntityNo, Vec<ClaimNo>>>;

/// Reports a part, member or affiliate that is listed under the reference number of its whole.
fn check_numbers(index: &Index, rows: &Rows, sink: &mut Sink<'_>) {
    let entries = shared_entries(rows);
    if entries.is_empty() {
        return;
    }
    let wholes = wholes(&entries, rows);
    for ((list, _), listed) in &entries {
        for (part, claims) in listed {
            let mut of_part = wholes.get(part).into_iter().flatten();
            let Some(whole) = of_part.find(|whole| listed.contains_key(whole)) else {
                continue;
            };
            let Some(spot) = wording::last(claims, rows) else {
                continue;
            };
            let message = format!(
                "`{}` has the `{}` number of `{}`, to which it belongs, in {}",
                wording::entity(index, *part),
                wording::entity(index, *list),
                wording::entity(index, *whole),
                wording::claims(rows, claims)
            );
            sink.at(spot).value("/with/reference", message).help(
                "if the entry only mentions this entity, add `role` (`alias-of`, `associated`) to \
                 `with`; otherwise remove the claim",
            );
        }
    }
}

/// The entries under which more than one entity is listed.
fn shared_entries(rows: &Rows) -> Entries {
    let mut entries = Entries::new();
    for with in &rows.qualified {
        let (Some(reference), None | Some(ListingRole::OwnEntry)) = (with.reference, with.role)
        else {
            continue;
        };
        for pair in rows.pairs_of_claim(with.claim) {
            let Some(list) = pair.object else { continue };
            if pair.predicate == LISTED && is_asserted(pair, rows) {
                let entry = entries.entry((list, reference)).or_default();
                entry.entry(pair.subject).or_default().push(pair.claim);
            }
        }
    }
    entries.retain(|_, listed| listed.len() > 1);
    entries
}

/// The entities to which each listed entity belongs.
fn wholes(entries: &Entries, rows: &Rows) -> BTreeMap<EntityNo, Vec<EntityNo>> {
    let listed: BTreeSet<EntityNo> = entries.values().flat_map(BTreeMap::keys).copied().collect();
    let mut wholes: BTreeMap<EntityNo, Vec<EntityNo>> = BTreeMap::new();
    for pair in &rows.pairs {
        let Some(whole) = pair.object else {
            continue;
        };
        if listed.contains(&pair.subject) && belongs(pair.predicate) && is_asserted(pair, rows) {
            wholes.entry(pair.subject).or_default().push(whole);
        }
    }
    wholes
}

/// Whether the predicate makes the subject belong to the object.
fn belongs(predicate: Predicate) -> bool {
    matches!(
        predicate.def().family,
        Family::Structure | Family::Allegiance | Family::Person | Family::Control
    )
}
