//! The grammar of one date: year, month and day with the additions of level 1, and the days that
//! it may mean.

use super::day::{Day, LAST_YEAR, digits, month_length, two_digits};
use super::fault::{DateFault, DatePosition};
use super::value::Days;

/// Reads a date without a time of day.
pub(super) fn read_date(text: &str, position: DatePosition) -> Result<Days, DateFault> {
    if let Some((date, _)) = text.split_once('T') {
        return Err(DateFault::instead(
            "an interval takes no time of day".to_owned(),
            date.to_owned(),
        ));
    }
    let body = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let mark = text.strip_prefix(body).unwrap_or_default();
    if body.contains(['?', '~', '%']) {
        return Err(mark_inside(text, position));
    }
    let (earliest, latest) = match body.strip_prefix('Y') {
        Some(year) => long_year(text, year, position)?,
        None => Parts::split(text, body, mark)?.days(position)?,
    };
    Ok(Days {
        earliest,
        latest,
        uncertain: matches!(mark, "?" | "%"),
        approximate: matches!(mark, "~" | "%"),
    })
}

/// `?2004-06`, `2004-06~-11`: level 2 qualifies a part of a date, level 1 only the whole date.
fn mark_inside(text: &str, position: DatePosition) -> DateFault {
    let bare = text.replace(['?', '~', '%'], "");
    let mark = match (text.contains(['?', '%']), text.contains(['~', '%'])) {
        (true, true) => '%',
        (true, false) => '?',
        (false, _) => '~',
    };
    match read_date(&bare, position) {
        Ok(_) => DateFault::level_two(
            text,
            "`?`, `~` or `%` on a part of a date",
            format!("{bare}{mark}"),
        ),
        Err(fault) => fault,
    }
}

/// `Y` and a year of more than four digits.
fn long_year(text: &str, year: &str, position: DatePosition) -> Result<(Day, Day), DateFault> {
    let (sign, number) = sign(year);
    let (number, significant) = number.split_once('S').unwrap_or((number, "0"));
    let (number, exponent) = number.split_once('E').unwrap_or((number, "0"));
    if [number, exponent, significant]
        .iter()
        .any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(DateFault::new(format!(
            "`{text}` is not `Y` and a year in digits, which takes no month or day"
        )));
    }
    if year.contains(['E', 'S']) {
        let zeros = two_digits(&format!("{exponent:0>2}")).map_or(0, usize::from);
        let instead = format!("Y{sign}{number}{}", "0".repeat(zeros));
        return Err(DateFault::level_two(
            text,
            "a year with an exponent or significant digits",
            instead,
        ));
    }
    if number.len() < 5 || number.starts_with('0') {
        let message =
            format!("`{text}` has a `Y`, which is only for a year of more than four digits");
        return Err(DateFault::instead(
            message,
            format!("{sign}{:0>4}", number.trim_start_matches('0')),
        ));
    }
    if position != DatePosition::Alone {
        return Err(DateFault::new(
            "an interval takes no year of more than four digits".to_owned(),
        ));
    }
    let year = format!("{sign}{number}").parse().unwrap_or(i64::MAX);
    years(year, year)
        .ok_or_else(|| DateFault::new(format!("`{text}` is further off than the year {LAST_YEAR}")))
}

/// The sign, `-` or empty, and the rest.
fn sign(text: &str) -> (&str, &str) {
    text.split_at(usize::from(text.starts_with('-')))
}

/// The first day of one year and the last day of another.
fn years(first: i64, last: i64) -> Option<(Day, Day)> {
    Day::from_ymd(first, 1, 1).zip(Day::from_ymd(last, 12, 31))
}

/// The patterns with `X` that level 1 allows. `0` means any digit.
const SHAPES: [&str; 11] = [
    "0000",
    "000X",
    "00XX",
    "XXXX",
    "0000-00",
    "0000-XX",
    "XXXX-XX",
    "0000-00-00",
    "0000-00-XX",
    "0000-XX-XX",
    "XXXX-XX-XX",
];

/// A date of a four-digit year and perhaps a month and a day, as written.
struct Parts<'a> {
    /// The whole date with its qualifier, for messages.
    text: &'a str,
    mark: &'a str,
    sign: &'a str,
    year: &'a str,
    month: Option<&'a str>,
    day: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn split(text: &'a str, body: &'a str, mark: &'a str) -> Result<Parts<'a>, DateFault> {
        let (sign, rest) = sign(body);
        let mut fields = rest.split('-');
        let parts = Parts {
            text,
            mark,
            sign,
            year: fields.next().unwrap_or_default(),
            month: fields.next(),
            day: fields.next(),
        };
        if fields.next().is_some() {
            return Err(DateFault::new(format!(
                "`{text}` has more than a year, a month and a day"
            )));
        }
        parts.check_year(rest)?;
        parts.check_field("month", parts.month)?;
        parts.check_field("day", parts.day)?;
        Ok(parts)
    }

    fn check_year(&self, unsigned: &str) -> Result<(), DateFault> {
        let Parts {
            text,
            mark,
            sign,
            year,
            ..
        } = self;
        if let Some((number, significant)) = year.split_once('S')
            && let (4, Some(_), Some(count), None) = (
                number.len(),
                digits(number),
                digits(significant),
                self.month,
            )
        {
            let known = number.get(..count as usize).unwrap_or(number);
            return Err(DateFault::level_two(
                text,
                "significant digits",
                format!("{sign}{known:X<4}{mark}"),
            ));
        }
        if !is_field(year, 4) {
            return Err(DateFault::new(format!(
                "`{text}` does not start with a year of four digits"
            )));
        }
        if *sign == "-" && *year == "0000" {
            let message = "there is no year `-0000`: the year before `0001` is `0000`".to_owned();
            return Err(DateFault::instead(message, format!("{unsigned}{mark}")));
        }
        Ok(())
    }

    fn check_field(&self, name: &str, field: Option<&str>) -> Result<(), DateFault> {
        match field {
            Some(field) if !is_field(field, 2) => Err(DateFault::new(format!(
                "`{}` has the {name} `{field}`, which is not two digits",
                self.text
            ))),
            _ => Ok(()),
        }
    }

    /// The first and the last day.
    fn days(&self, position: DatePosition) -> Result<(Day, Day), DateFault> {
        let text = self.text;
        // `None` if the month has no digits. After the pattern check it is `XX`.
        let month = self.month.and_then(two_digits);
        if let Some(number) = month
            && !matches!(number, 1..=12 | 21..=41)
        {
            return Err(DateFault::new(format!(
                "`{text}` has the month `{number:02}`, and months are `01` to `12`"
            )));
        }
        self.check_shape(position)?;
        let (first, last) = self.years();
        let days = match month {
            None => years(first, last),
            Some(season @ 21..) => self.season(first, season, position)?,
            Some(month) => self.days_of_month(first, month)?,
        };
        days.ok_or_else(|| DateFault::new(format!("`{text}` is not a date")))
    }

    /// Whether level 1 allows an `X` at each of its positions.
    fn check_shape(&self, position: DatePosition) -> Result<(), DateFault> {
        let shape = self
            .text
            .trim_start_matches('-')
            .trim_end_matches(['?', '~', '%']);
        let zeros = shape.replace(|c: char| c.is_ascii_digit(), "0");
        if !SHAPES.contains(&zeros.as_str()) {
            return Err(DateFault::level_two(
                self.text,
                "`X` that is not from the right",
                self.without_x(position),
            ));
        }
        if position != DatePosition::Alone && shape.contains('X') {
            return Err(DateFault::level_two(
                self.text,
                "`X` in an interval",
                self.without_x(position),
            ));
        }
        Ok(())
    }

    /// The day of this month, or the first and the last if there is no day in digits.
    fn days_of_month(&self, year: i64, month: u8) -> Result<Option<(Day, Day)>, DateFault> {
        let length = month_length(year, month);
        let Some(day) = self.day.and_then(two_digits) else {
            return Ok(Day::from_ymd(year, month, 1).zip(Day::from_ymd(year, month, length)));
        };
        if !(1..=length).contains(&day) {
            return Err(DateFault::new(format!(
                "`{}` has the day `{day:02}`, and that month has {length}",
                self.text
            )));
        }
        let day = Day::from_ymd(year, month, day);
        Ok(day.zip(day))
    }

    /// The first and the last possible year. There is no year -0000, so `-000X` ends at -1.
    fn years(&self) -> (i64, i64) {
        if self.sign == "-" {
            (-self.year_with("9"), -self.year_with("0").max(1))
        } else {
            (self.year_with("0"), self.year_with("9"))
        }
    }

    /// The year without its sign, with this digit for each `X`.
    fn year_with(&self, digit: &str) -> i64 {
        let year = if self.year.contains('X') {
            digits(&self.year.replace('X', digit))
        } else {
            digits(self.year)
        };
        year.map_or(0, i64::from)
    }

    /// A wider date without the `X` that is not allowed: cut before it, or as the range of years.
    fn without_x(&self, position: DatePosition) -> String {
        let Parts {
            mark, sign, year, ..
        } = self;
        if let Some(month) = self.month {
            let cut_at_day = !year.contains('X') && !month.contains('X');
            return if cut_at_day {
                format!("{sign}{year}-{month}{mark}")
            } else {
                format!("{sign}{year}{mark}")
            };
        }
        let (first, last) = self.years();
        let first = format!("{sign}{:04}{mark}", first.abs());
        let last = format!("{sign}{:04}{mark}", last.abs());
        match position {
            DatePosition::Alone => format!("{first}/{last}"),
            // `XXXX` is completely unknown. At an end of an interval that is written as nothing.
            _ if *year == "XXXX" => String::new(),
            DatePosition::Start => first,
            DatePosition::End => last,
        }
    }

    /// 21 to 24 are spring, summer, autumn and winter. The hemisphere is not stated, so it may be
    /// any day of the year. A summer or winter that starts in December continues, so it may be any
    /// day until the end of the next March.
    fn season(
        &self,
        year: i64,
        season: u8,
        position: DatePosition,
    ) -> Result<Option<(Day, Day)>, DateFault> {
        let Parts {
            text, mark, sign, ..
        } = self;
        if self.day.is_some() {
            return Err(DateFault::new(format!("`{text}` gives a day of a season")));
        }
        let (from, to) = match season {
            21 | 23 => return Ok(years(year, year)),
            22 | 24 => return Ok(Day::from_ymd(year, 1, 1).zip(Day::from_ymd(year + 1, 3, 31))),
            25..=32 => {
                let instead = format!("{sign}{}-{}{mark}", self.year, 21 + (season - 25) % 4);
                return Err(DateFault::level_two(
                    text,
                    "a season of one hemisphere",
                    instead,
                ));
            }
            33..=36 => months_of_part(3, season - 33),
            37..=39 => months_of_part(4, season - 37),
            _ => months_of_part(6, season.saturating_sub(40)),
        };
        let first = format!("{sign}{}-{from:02}{mark}", self.year);
        let last = format!("{sign}{}-{to:02}{mark}", self.year);
        let instead = match position {
            DatePosition::Alone => format!("{first}/{last}"),
            DatePosition::Start => first,
            DatePosition::End => last,
        };
        Err(DateFault::level_two(
            text,
            "a quarter, a third or a half of a year",
            instead,
        ))
    }
}

fn is_field(field: &str, length: usize) -> bool {
    field.len() == length && field.bytes().all(|b| b.is_ascii_digit() || b == b'X')
}

/// The first and the last month of a part of the year, by its number from 0.
fn months_of_part(length: u8, number: u8) -> (u8, u8) {
    (number * length + 1, (number + 1) * length)
}
