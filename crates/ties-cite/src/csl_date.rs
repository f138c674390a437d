//! Dates of CSL-JSON. A date that its parts cannot state stays in words, so that no precision is
//! invented.

use serde::Serialize;
use ties::edtf::Edtf;
use ties_view::{date_in_words, flat};

/// A date of CSL-JSON 1.0.2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CslDate {
    /// Year, month and day, as far as they are known; two lists for an interval.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub date_parts: Vec<Vec<i64>>,
    /// The season of the year, from 1 for spring.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<i64>,
    /// Whether the date is approximate or uncertain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub circa: bool,
    /// The date in words, if parts cannot state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
}

/// One end of a date, in parts.
#[derive(Debug)]
struct DateParts {
    parts: Vec<i64>,
    season: Option<i64>,
    circa: bool,
}

impl CslDate {
    /// The form that CSL-JSON has for a date in EDTF.
    pub fn new(date: &str) -> Self {
        let parsed = if Edtf::parse(date).is_ok() {
            in_parts(date)
        } else {
            None
        };
        parsed.unwrap_or_else(|| Self {
            date_parts: Vec::new(),
            season: None,
            circa: false,
            literal: Some(flat(&date_in_words(date))),
        })
    }

    /// Whether it is exactly one day, one month or one year.
    #[cfg(feature = "styles")]
    pub(crate) fn is_plain(&self) -> bool {
        self.date_parts.len() == 1 && self.season.is_none() && !self.circa
    }
}

/// A date or a closed interval in parts; `None` if parts cannot state it.
fn in_parts(date: &str) -> Option<CslDate> {
    let Some((start, end)) = date.split_once('/') else {
        let DateParts {
            parts,
            season,
            circa,
        } = one_date(date)?;
        return Some(CslDate {
            date_parts: vec![parts],
            season,
            circa,
            literal: None,
        });
    };
    let start = one_date(start)?;
    let end = one_date(end)?;
    if start.season.is_some() || end.season.is_some() || start.circa != end.circa {
        return None;
    }
    Some(CslDate {
        date_parts: vec![start.parts, end.parts],
        season: None,
        circa: start.circa,
        literal: None,
    })
}

/// A date without an interval; `None` for a decade or a century, and for an open end.
fn one_date(date: &str) -> Option<DateParts> {
    let exact = date.trim_end_matches(['~', '?', '%']);
    let day = exact.split('T').next().unwrap_or(exact);
    let mut parts = Vec::new();
    let mut season = None;
    for text in day.split('-') {
        // `2021-XX` states a year, and `2021-05-XX` a month.
        if text == "XX" {
            break;
        }
        let number = text.parse().ok()?;
        if parts.len() == 1 && number > 12 {
            season = Some(number - 20);
        } else {
            parts.push(number);
        }
    }
    Some(DateParts {
        parts,
        season,
        circa: exact.len() < date.len(),
    })
}
