//! `private-detail`: reports addresses, telephone and identity numbers of persons, and named
//! minors.

use std::fmt;
use std::sync::OnceLock;

use regex::Regex;
use ties::edtf::{Day, Edtf};
use ties::model::{Entity, Qualifier, Severity};
use ties::vocabulary::{Kind, Predicate};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "private-detail",
    severity: Severity::Error,
    page: include_str!("private_detail.md"),
    checks: &[Check::Entity(check_entity), Check::Claim(check_claim)],
};

const BORN_ON: Predicate = Predicate::named("born-on");
const OF_AGE: i64 = 18;

/// A kind of private detail and how to recognise it.
struct Detail {
    what: &'static str,
    /// A cheap test that runs before the regular expression is compiled or used.
    may_match: fn(&str) -> bool,
    /// A regular expression with few false positives; its words are English.
    pattern: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Detail {
    const fn new(what: &'static str, may_match: fn(&str) -> bool, pattern: &'static str) -> Self {
        Self {
            what,
            may_match,
            pattern,
            compiled: OnceLock::new(),
        }
    }

    fn matches(&self, text: &str) -> bool {
        if !(self.may_match)(text) {
            return false;
        }
        let compiled = self.compiled.get_or_init(|| Regex::new(self.pattern).ok());
        compiled
            .as_ref()
            .is_some_and(|pattern| pattern.is_match(text))
    }
}

static DETAILS: [Detail; 6] = [
    Detail::new(
        "an e-mail address",
        |text| text.contains('@'),
        r"(?:^|[^\w.@%+-])[\w.%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}",
    ),
    Detail::new(
        "a telephone number",
        |text| text.contains('+') && has_digits(text, 9),
        r"(?:^|[^\w+])\+[1-9][0-9]{0,3}(?:[ .()/-]{0,2}[0-9]){8,12}",
    ),
    Detail::new(
        "a telephone number",
        |text| has_digits(text, 7),
        concat!(
            r"(?i)\b(?:tel|telephone|phone|mobile|cell|whatsapp)(?: (?:no|nr|number))?\b",
            r"[ .:]*(?:[ ./()-]?[0-9]){7,}",
        ),
    ),
    Detail::new(
        "an identity document number",
        |text| has_digits(text, 6),
        concat!(
            r"(?i)\b(?:passport|tazkira|cnic|identity card|id card|national id(?:entity)?",
            r"(?: card)?|social security)",
            r"(?: (?:no|nr|number))?[ .:]*[a-z]{0,3} ?[0-9]{6,}",
        ),
    ),
    // The forms of Pakistani identity cards and of US social security numbers.
    Detail::new(
        "an identity document number",
        |text| has_digits(text, 9),
        r"\b[0-9]{5}-[0-9]{7}-[0-9]\b|\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b",
    ),
    Detail::new(
        "a home address",
        |text| text.len() >= "live at 1 road".len() && has_digits(text, 1),
        concat!(
            r"(?i)\b(?:(?:home|residential) address",
            r"|(?:lives?|lived|living|resides?|resided|residing) at)\b[^;\n]{0,40}?",
            r"(?:\b(?:house|flat|apartment|block|street|road)\b[^.;\n]{0,12}[0-9]",
            r"|[0-9][^.;\n]{0,30}\b(?:street|road|avenue|lane)\b)",
        ),
    ),
];

/// Whether a text has at least `count` digits.
fn has_digits(text: &str, count: usize) -> bool {
    text.bytes()
        .filter(u8::is_ascii_digit)
        .nth(count - 1)
        .is_some()
}

fn check_entity(entity: &Entity, _: &Index, sink: &mut Sink<'_>) {
    if entity.acts_as() != Kind::Person {
        return;
    }
    check_text(format_args!("/name"), &entity.name, sink);
    for (position, name) in entity.names.iter().enumerate() {
        check_text(format_args!("/names/{position}/text"), &name.text, sink);
    }
    for (position, distinct) in entity.distinct.iter().enumerate() {
        check_text(
            format_args!("/distinct/{position}/why"),
            &distinct.why,
            sink,
        );
    }
    if let Some(note) = &entity.note {
        check_text(format_args!("/note"), note, sink);
    }
}

fn check_claim(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let own = [
        ("/summary", &claim.summary),
        ("/quote", &claim.quote),
        ("/reading", &claim.reading),
        ("/note", &claim.note),
    ];
    for (place, text) in own {
        if let Some(text) = text
            && may_have_detail(text)
            && involves_person(at, index)
        {
            check_text(format_args!("{place}"), text, sink);
        }
    }
    for (name, qualifier) in &at.qualifiers {
        if let Qualifier::Text(text) = qualifier
            && may_have_detail(text)
            && involves_person(at, index)
        {
            check_text(format_args!("/with/{name}"), text, sink);
        }
    }
    if claim.predicate == BORN_ON {
        check_age(at, index, sink);
    }
}

/// Whether a person is on one of the sides of a claim.
fn involves_person(at: &ClaimAt<'_>, index: &Index) -> bool {
    let claim = at.claim;
    if at.named.are_all_known && !at.named.pairs.is_empty() {
        let sides = at
            .named
            .pairs
            .iter()
            .flat_map(|pair| [pair.subject, pair.object]);
        return sides
            .flatten()
            .any(|side| index.kind_of(side) == Some(Kind::Person));
    }
    let lists = [&claim.subjects, &claim.objects, &claim.among];
    let mut sides = claim
        .subject
        .iter()
        .chain(&claim.object)
        .chain(lists.into_iter().flatten());
    sides.any(|id| index.kind(id) == Some(Kind::Person))
}

/// Whether a text has an at sign or a digit. Most texts have neither and need no further check.
fn may_have_detail(text: &str) -> bool {
    // Without an early end, many bytes are compared at once: a 200th less of `toml-check`.
    text.bytes()
        .fold(false, |has, byte| has | matches!(byte, b'@' | b'0'..=b'9'))
}

fn check_text(place: fmt::Arguments<'_>, text: &str, sink: &mut Sink<'_>) {
    if let Some(Detail { what, .. }) = DETAILS.iter().find(|detail| detail.matches(text)) {
        sink.value(
            &place.to_string(),
            format!("{what} in a record about a person"),
        )
        .help("remove it, also from the history of the file; published data cannot be recalled");
    }
}

/// Reports a named person who is under age on the date of the dataset.
fn check_age(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let Some(born) = at.date.as_ref().and_then(Edtf::earliest) else {
        return;
    };
    let Some(today) = index
        .manifest()
        .and_then(|manifest| manifest.date.edtf().ok()?.latest())
    else {
        return;
    };
    let (year, month, day) = today.to_ymd();
    let born_if_of_age = Day::from_ymd(year - OF_AGE, month, day)
        // 29 February does not exist eighteen years earlier.
        .or_else(|| Day::from_ymd(year - OF_AGE, month, 28));
    if born_if_of_age.is_none_or(|latest| born <= latest) {
        return;
    }
    let mut named = at.claim.subject.iter().chain(&at.claim.subjects);
    if let Some(minor) = named.find(|id| is_named_person(id, index)) {
        sink.value("/date", format!("`{minor}` is named and is under {OF_AGE}"))
            .help("remove the person, or use an `unnamed` entity that says whose child it is");
    }
}

fn is_named_person(id: &str, index: &Index) -> bool {
    index
        .entity(id)
        .is_some_and(|entity| entity.kind == Kind::Person)
}
