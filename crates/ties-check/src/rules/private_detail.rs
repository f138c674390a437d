//! `private-detail`: no record about a person holds an address, a number to call or to be known by, or a minor's name.

use std::fmt;
use std::sync::OnceLock;

use regex::Regex;
use ties::edtf::{Day, Edtf};
use ties::model::{Entity, Severity};
use ties::vocabulary::{Kind, Predicate, Qualifier};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};
use crate::rules::garbled_text::PIECE;

pub(crate) static RULE: Rule = Rule {
    code: "private-detail",
    severity: Severity::Error,
    page: include_str!("private_detail.md"),
    checks: &[Check::Entity(check_entity), Check::Claim(check_claim)],
};

const BORN_ON: Predicate = Predicate::named("born-on");
const OF_AGE: i64 = 18;

/// What is looked for.
struct Detail {
    what: &'static str,
    /// Whether a text may have it, which takes less time than to make the form.
    may_stand: fn(&str) -> bool,
    /// A form that means nothing else; the words are English.
    pattern: &'static str,
    form: OnceLock<Option<Regex>>,
}

impl Detail {
    const fn new(what: &'static str, may_stand: fn(&str) -> bool, pattern: &'static str) -> Self {
        Self {
            what,
            may_stand,
            pattern,
            form: OnceLock::new(),
        }
    }

    fn stands(&self, text: &str) -> bool {
        let form = || self.form.get_or_init(|| Regex::new(self.pattern).ok());
        (self.may_stand)(text) && form().as_ref().is_some_and(|form| form.is_match(text))
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
        r"(?i)\b(?:tel|telephone|phone|mobile|cell|whatsapp)(?: (?:no|nr|number))?\b[ .:]*(?:[ ./()-]?[0-9]){7,}",
    ),
    Detail::new(
        "the number of a document of identity",
        |text| has_digits(text, 6),
        concat!(
            r"(?i)\b(?:passport|tazkira|cnic|identity card|id card|national id(?:entity)?(?: card)?|social security)",
            r"(?: (?:no|nr|number))?[ .:]*[a-z]{0,3} ?[0-9]{6,}",
        ),
    ),
    // As identity cards of Pakistan and social security cards of the United States have it.
    Detail::new(
        "the number of a document of identity",
        |text| has_digits(text, 9),
        r"\b[0-9]{5}-[0-9]{7}-[0-9]\b|\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b",
    ),
    Detail::new(
        "a home address",
        |text| text.len() >= "live at 1 road".len() && has_digits(text, 1),
        concat!(
            r"(?i)\b(?:(?:home|residential) address|(?:lives?|lived|living|resides?|resided|residing) at)\b[^;\n]{0,40}?",
            r"(?:\b(?:house|flat|apartment|block|street|road)\b[^.;\n]{0,12}[0-9]|[0-9][^.;\n]{0,30}\b(?:street|road|avenue|lane)\b)",
        ),
    ),
];

/// Whether a text has so many digits.
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
    look(format_args!("/name"), &entity.name, sink);
    for (position, name) in entity.names.iter().enumerate() {
        look(format_args!("/names/{position}/text"), &name.text, sink);
    }
    for (position, distinct) in entity.distinct.iter().enumerate() {
        look(
            format_args!("/distinct/{position}/why"),
            &distinct.why,
            sink,
        );
    }
    if let Some(note) = &entity.note {
        look(format_args!("/note"), note, sink);
    }
}

fn check_claim(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let claim = at.claim;
    let is_person =
        |number: Option<u32>| number.and_then(|number| index.kind_of(number)) == Some(Kind::Person);
    let is_of_a_person = || {
        if at.named.are_all_known && !at.named.pairs.is_empty() {
            return at
                .named
                .pairs
                .iter()
                .any(|pair| is_person(pair.subject) || is_person(pair.object));
        }
        let sides = [&claim.subjects, &claim.objects, &claim.among]
            .into_iter()
            .flatten();
        let mut sides = claim.subject.iter().chain(&claim.object).chain(sides);
        sides.any(|id| index.kind(id) == Some(Kind::Person))
    };
    let own = [
        ("/summary", &claim.summary),
        ("/quote", &claim.quote),
        ("/reading", &claim.reading),
        ("/note", &claim.note),
    ];
    for (place, text) in own
        .into_iter()
        .filter_map(|(place, text)| Some((place, text.as_ref()?)))
    {
        if may_hold(text) && is_of_a_person() {
            look(format_args!("{place}"), text, sink);
        }
    }
    for (name, qualifier) in &at.qualifiers {
        if let Qualifier::Text(text) = qualifier
            && may_hold(text)
            && is_of_a_person()
        {
            look(format_args!("/with/{name}"), text, sink);
        }
    }
    if claim.predicate == BORN_ON {
        check_age(at, index, sink);
    }
}

/// Whether a text is worth a closer look: most have neither.
fn may_hold(text: &str) -> bool {
    // Piece by piece, for in a piece many bytes are compared at once.
    let may_hold = |piece: &[u8]| {
        piece
            .iter()
            .fold(false, |may, byte| may | matches!(byte, b'@' | b'0'..=b'9'))
    };
    text.as_bytes().chunks(PIECE).any(may_hold)
}

fn look(place: fmt::Arguments<'_>, text: &str, sink: &mut Sink<'_>) {
    if let Some(Detail { what, .. }) = DETAILS.iter().find(|detail| detail.stands(text)) {
        sink.value(&place.to_string(), format!("{what} in a record about a person"))
            .help("take it out, here and from the history of the file: what is published cannot be called back");
    }
}

/// A person whose date of birth is given, by name, and who is under age on the day of the dataset.
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
    // Of 29 February there is none eighteen years ago.
    let day_ago = |day| Day::from_ymd(year - OF_AGE, month, day);
    let Some(of_age) = day_ago(day).or_else(|| day_ago(28)) else {
        return;
    };
    if born <= of_age {
        return;
    }
    let mut named = at.claim.subject.iter().chain(&at.claim.subjects);
    if let Some(minor) = named.find(|id| {
        index
            .entity(id)
            .is_some_and(|entity| entity.kind == Kind::Person)
    }) {
        sink.value("/date", format!("`{minor}` is named, and is under {OF_AGE}"))
            .help("name no minor: take the person out, or make it an `unnamed` entity that says whose child it is");
    }
}
