//! Citations, dates and locators in words.

use ties::model::{Locator, LocatorStep, Source, Span, Translator};
use ties_dataset::dataset::Dataset;

/// The source as a citation: publisher, title, date, what was read, address.
pub fn cite(dataset: &Dataset, source: &Source) -> String {
    let mut parts = Vec::new();
    let authors = source.authors.iter();
    let authors: Vec<_> = authors.map(|author| name(dataset, author)).collect();
    if !authors.is_empty() {
        parts.push(authors.join(", "));
    }
    if let Some(publisher) = &source.publisher {
        parts.push(name(dataset, publisher));
    }
    parts.push(format!("“{}”", flat(&source.title)));
    parts.extend(source.symbol.iter().map(|symbol| flat(symbol)));
    match &source.published {
        Some(date) => parts.push(date_in_words(date)),
        None => parts.push("no date".to_owned()),
    }
    if let Some(translation) = &source.translation {
        let by = match translation.by {
            Translator::Machine => "machine translation",
            Translator::Human => "translation",
            Translator::Unknown => "translation, translator unknown,",
        };
        parts.push(format!("read in a {by} from `{}`", flat(&translation.from)));
    }
    if let Some(republisher) = &source.republisher {
        parts.push(format!("copy at {}", name(dataset, republisher)));
    }
    parts.extend(source.doi.iter().map(|doi| format!("doi:{}", flat(doi))));
    parts.extend(source.url.iter().map(|url| flat(url)));
    parts.join(", ")
}

/// The name of an entity, on one line.
pub(crate) fn name(dataset: &Dataset, id: &str) -> String {
    flat(dataset.name(id))
}

/// A text on one line, with single spaces.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An EDTF date in words, or as written if words would lose information.
pub fn date_in_words(date: &str) -> String {
    match date.split_once('/') {
        Some((".." | "", ".." | "")) => "at any time".to_owned(),
        Some(("", end)) => format!("until {}, start unknown", one_date(end)),
        Some(("..", end)) => format!("until {}", one_date(end)),
        Some((start, "")) => format!("from {}, end unknown", one_date(start)),
        Some((start, "..")) => format!("since {}", one_date(start)),
        Some((start, end)) => format!("from {} to {}", one_date(start), one_date(end)),
        None => one_date(date),
    }
}

/// A date in words after a verb: `on 7 September 2012`, `in September 2012`.
///
/// An interval takes no preposition.
pub fn on_date(date: &str) -> String {
    let words = date_in_words(date);
    let is_day = date
        .split('T')
        .next()
        .is_some_and(|day| day.trim_end_matches(['~', '?', '%']).len() == 10);
    if date.contains('/') {
        words
    } else if is_day && !date.contains('X') {
        format!("on {words}")
    } else {
        format!("in {words}")
    }
}

/// The name of a month, or of a season as EDTF numbers it.
fn month_name(number: &str) -> Option<&'static str> {
    match number.parse::<usize>().ok()? {
        21 => Some("spring"),
        22 => Some("summer"),
        23 => Some("autumn"),
        24 => Some("winter"),
        month => MONTHS.get(month.checked_sub(1)?).copied(),
    }
}

/// A date without an interval, in words.
fn one_date(date: &str) -> String {
    let (plain, doubt) = match date.as_bytes().last() {
        Some(b'~') => (&date[..date.len() - 1], "about "),
        Some(b'?') => (&date[..date.len() - 1], "perhaps "),
        Some(b'%') => (&date[..date.len() - 1], "perhaps about "),
        _ => (date, ""),
    };
    // Answers omit the time of day.
    let plain = plain.split('T').next().unwrap_or(plain);
    let parts: Vec<_> = plain.split('-').collect();
    let words = match parts.as_slice() {
        [year] if year.ends_with("XX") && year.len() == 4 => Some(format!("the {}00s", &year[..2])),
        [year] if year.ends_with('X') && year.len() == 4 => Some(format!("the {}0s", &year[..3])),
        [year, "XX"] | [year, "XX", "XX"] => Some((*year).to_owned()),
        [year, month] | [year, month, "XX"] => {
            month_name(month).map(|month| format!("{month} {year}"))
        }
        [year, month, day] => {
            let day = day.trim_start_matches('0');
            month_name(month).map(|month| format!("{day} {month} {year}"))
        }
        _ => None,
    };
    format!("{doubt}{}", words.unwrap_or_else(|| plain.to_owned()))
}

/// A locator in words: `paragraph 14, sentence 1`; an invalid locator is returned as written.
pub fn locator_in_words(at: &str) -> String {
    let Ok(locator) = Locator::parse(at) else {
        return flat(at);
    };
    let steps: Vec<_> = locator.steps.iter().map(step_in_words).collect();
    steps.join(", ")
}

/// One step of a locator in words.
fn step_in_words(step: &LocatorStep) -> String {
    match step {
        LocatorStep::Section(name) => format!("section “{name}”"),
        LocatorStep::Record(key, None) => format!("entry {key}"),
        LocatorStep::Record(key, Some(field)) => format!("entry {key}, field {field}"),
        LocatorStep::Page(span) => span_in_words("page", *span),
        LocatorStep::Para(span) => span_in_words("numbered paragraph", *span),
        LocatorStep::Paragraph(span) => span_in_words("paragraph", *span),
        LocatorStep::Sentence(span) => span_in_words("sentence", *span),
        LocatorStep::Line(span) => span_in_words("line", *span),
        LocatorStep::Row(span) => span_in_words("row", *span),
        LocatorStep::Cell(cell) => format!("cell {cell}"),
        LocatorStep::Time(span) if span.first == span.last => clock(span.first),
        LocatorStep::Time(span) => format!("{}–{}", clock(span.first), clock(span.last)),
    }
}

/// One number or several: `page 3`, `pages 3–5`.
fn span_in_words(noun: &str, span: Span) -> String {
    if span.first == span.last {
        format!("{noun} {span}")
    } else {
        format!("{noun}s {}–{}", span.first, span.last)
    }
}

/// A number of seconds as `1:02:03` or `2:03`.
fn clock(seconds: u32) -> String {
    let hours = seconds / 3600;
    let minutes = seconds / 60 % 60;
    let seconds = seconds % 60;
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}
