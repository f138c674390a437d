//! Help for a text that is not a date: what the writer most likely meant, as valid EDTF.

use super::day::{digits, two_digits};
use super::fault::DateFault;
use super::parse::{LONGEST, read};
use super::value::EdtfError;

/// The error for a fault. Its help has itself been parsed and is valid.
pub(super) fn explain(text: &str, fault: DateFault) -> EdtfError {
    let help = nearest(fault.instead)
        .map(|date| format!("write `{date}`"))
        .or_else(|| suggest(text));
    EdtfError {
        message: fault.message,
        help,
        backward: fault.backward,
    }
}

/// Applies the suggestion of each fault until the text is valid: each end of an interval may need
/// its own step.
fn nearest(mut instead: Option<String>) -> Option<String> {
    for _ in 0..6 {
        let date = instead?;
        match read(&date) {
            Ok(_) => return Some(date),
            Err(fault) => instead = fault.instead,
        }
    }
    None
}

fn suggest(text: &str) -> Option<String> {
    if text.is_empty() || text == "/" {
        return Some("leave it out where no date is known".to_owned());
    }
    if text.starts_with('{') && text.ends_with('}') {
        return Some("give each of the dates a record of its own".to_owned());
    }
    if text.len() > LONGEST {
        return None;
    }
    // En dash, em dash and minus sign.
    let plain = text
        .trim()
        .replace(['\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let closed_up: String = plain.split_whitespace().collect();
    write(&plain)
        .or_else(|| write(&plain.replace(['x', 'u'], "X")))
        .or_else(|| write(&without_time(&plain)?))
        .or_else(|| numbers(&plain))
        .or_else(|| write(&open_ended(&plain)?))
        .or_else(|| write(&in_words(&plain)?))
        .or_else(|| write(&missing_digits(&plain)?))
        .or_else(|| write(&closed_up))
}

/// The help for a date, if it is one.
fn write(date: &str) -> Option<String> {
    read(date).ok()?;
    Some(format!("write `{date}`"))
}

/// `2021-09-03 10:00`: comparisons ignore the time of day.
fn without_time(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    time.contains(':').then(|| date.to_owned())
}

/// `2021/09/03`, `2021-9-3`, `03.09.2021`, `20210903`, `2019-2021`.
fn numbers(text: &str) -> Option<String> {
    let fields: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    if fields.iter().any(|field| digits(field).is_none()) {
        return None;
    }
    let dates = match fields[..] {
        [all] if all.len() == 8 => vec![format!(
            "{}-{}-{}",
            all.get(..4)?,
            all.get(4..6)?,
            all.get(6..)?
        )],
        [from, to] if is_full(from) && is_full(to) => vec![format!("{from}/{to}")],
        [year, month] if is_full(year) => vec![format!("{year}-{month:0>2}")],
        [month, year] if is_full(year) => vec![format!("{year}-{month:0>2}")],
        [year, month, day] if is_full(year) => vec![format!("{year}-{month:0>2}-{day:0>2}")],
        // Day first or month first: if both are possible, offer both.
        [one, two, year] if is_full(year) => {
            vec![
                format!("{year}-{two:0>2}-{one:0>2}"),
                format!("{year}-{one:0>2}-{two:0>2}"),
            ]
        }
        _ => Vec::new(),
    };
    let mut valid: Vec<String> = dates
        .into_iter()
        .filter(|date| read(date).is_ok())
        .collect();
    valid.dedup();
    match &valid[..] {
        [date] => Some(format!("write `{date}`")),
        [one, two] => Some(format!("write `{one}` or `{two}`, whichever it is")),
        _ => None,
    }
}

/// Whether it is a year of four digits.
fn is_full(field: &str) -> bool {
    field.len() == 4
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `Sept 2021`, `3 September 2021`, `c. 1990`, `spring 2011`, `1990s`. An unknown word
/// gives `None`, and so does a second year, month or day.
fn in_words(text: &str) -> Option<String> {
    let mut found = DateWords::default();
    for word in text
        .to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
    {
        if !word.is_empty() {
            found.add(word)?;
        }
    }
    let mark = found.mark;
    match (&found.years[..], &found.months[..], &found.days[..]) {
        ([year], [], []) => Some(format!("{year}{mark}")),
        ([year], [month], []) => Some(format!("{year}-{month:02}{mark}")),
        ([year], [month], [day]) => Some(format!("{year}-{month:02}-{day:0>2}{mark}")),
        _ => None,
    }
}

/// The parts of a date found in words.
#[derive(Default)]
struct DateWords {
    years: Vec<String>,
    /// Months, and seasons from 21.
    months: Vec<usize>,
    days: Vec<String>,
    mark: &'static str,
}

impl DateWords {
    /// Adds a word; `None` if it cannot be part of a date.
    fn add(&mut self, word: &str) -> Option<()> {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = word.get(number.len()..)?;
        match (number.len(), ending) {
            (4, "") => self.years.push(number.to_owned()),
            // `1900s` may be ten years or a hundred.
            (4, "s") if !number.ends_with("00") => {
                self.years.push(format!("{}X", number.strip_suffix('0')?));
            }
            (1 | 2, "" | "st" | "nd" | "rd" | "th") => self.days.push(number.to_owned()),
            (0, "c" | "ca" | "circa" | "about" | "around" | "approximately") => self.mark = "~",
            (0, "possibly" | "probably" | "perhaps") => self.mark = "?",
            (0, "in" | "the" | "of" | "on") => {}
            (0, "spring") => self.months.push(21),
            (0, "summer") => self.months.push(22),
            (0, "autumn" | "fall") => self.months.push(23),
            (0, "winter") => self.months.push(24),
            (0, name) if name.len() >= 3 => {
                let month = MONTHS.iter().position(|month| month.starts_with(name))?;
                self.months.push(month + 1);
            }
            _ => return None,
        }
        Some(())
    }
}

/// `19` and `193`: a century and a decade in ISO 8601.
fn missing_digits(text: &str) -> Option<String> {
    let number = text.trim_end_matches(['?', '~', '%']);
    let mark = text.get(number.len()..)?;
    let (sign, number) = number
        .strip_prefix('-')
        .map_or(("", number), |rest| ("-", rest));
    let short = two_digits(number).is_some() || (number.len() == 3 && digits(number).is_some());
    short.then(|| format!("{sign}{number:X<4}{mark}"))
}

/// `2015-present`, `2015/now`, `since 2015`, `until 2015`, `2015..`, `2015-`, `2015/unknown`.
fn open_ended(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let since = lower.strip_prefix("since ");
    if let Some(start) = since.or_else(|| lower.strip_suffix("..")) {
        return Some(format!("{start}/.."));
    }
    let until = lower.strip_prefix("until ");
    if let Some(end) = until.or_else(|| lower.strip_prefix("..")) {
        return Some(format!("../{end}"));
    }
    let (start, end) = lower.rsplit_once(['/', '-'])?;
    match end.trim() {
        "present" | "now" | "today" | "ongoing" | "open" => Some(format!("{}/..", start.trim())),
        "unknown" | "" => Some(format!("{}/", start.trim())),
        _ => None,
    }
}
