//! An axis of time in characters: days as columns, and the labels below it.

use ties::edtf::Day;

use crate::some_day::day;

/// The months between two labels, from the narrowest to the widest.
const STEPS: [i64; 17] = [
    1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 60_000, 120_000, 1_200_000,
    12_000_000,
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// An axis of time in columns.
pub(crate) struct TimeColumns {
    first: i64,
    last: i64,
    /// Its number of columns.
    pub(crate) width: usize,
}

impl TimeColumns {
    /// An axis with room for some days, at most one of them per column; `None` if there are none.
    pub(crate) fn new(days: &[i32], width: usize) -> Option<Self> {
        let mut first = i64::from(*days.iter().min()?);
        let mut last = i64::from(*days.iter().max()?);
        let room = as_number(width) - 1 - (last - first);
        if room > 0 {
            first -= room / 2;
            last += room - room / 2;
        }
        Some(Self { first, last, width })
    }

    /// The column of a day.
    pub(crate) fn column(&self, day: i32) -> usize {
        self.place(i64::from(day))
    }

    fn place(&self, day: i64) -> usize {
        let days = day.clamp(self.first, self.last) - self.first;
        let column = days * as_number(self.width) / (self.last + 1 - self.first);
        usize::try_from(column).unwrap_or(0)
    }

    /// The line below the bars, and the line of labels.
    pub(crate) fn lines(&self) -> [String; 2] {
        let mut line: Vec<char> = vec!['─'; self.width];
        let mut labels = String::new();
        for (column, label) in self.labels() {
            line[column] = '┴';
            let gap = column - labels.chars().count();
            labels = format!("{labels}{:gap$}{label}", "");
        }
        [line.into_iter().collect(), labels]
    }

    /// The columns of some labels, as close to each other as they allow.
    fn labels(&self) -> Vec<(usize, String)> {
        for step in STEPS {
            let count = (self.last - self.first) / (step * 28);
            if count > as_number(self.width) {
                continue;
            }
            let labels = self.labels_of(step);
            let overlap = labels.windows(2).any(|pair| match pair {
                [(column, label), (next, _)] => column + label.len() + 2 > *next,
                _ => false,
            });
            if !overlap && !labels.is_empty() {
                return labels;
            }
        }
        let first = i32::try_from(self.first).ok().and_then(day);
        vec![(0, first.unwrap_or_default())]
    }

    /// The labels with a number of months between them, without those that would leave the axis.
    fn labels_of(&self, step: i64) -> Vec<(usize, String)> {
        let mut labels = Vec::new();
        let Some(first) = Day::from_number(self.first) else {
            return labels;
        };
        let (year, month, _) = first.to_ymd();
        let month = year * 12 + i64::from(month) - 1;
        let mut month = month - month.rem_euclid(step);
        while let Some(start) = first_of_month(month) {
            if start > self.last {
                break;
            }
            let label = label(month, step);
            let column = self.place(start);
            if start >= self.first && column + label.len() <= self.width {
                labels.push((column, label));
            }
            month += step;
        }
        labels
    }
}

/// The number of the first day of a month, counted from January of year 0.
fn first_of_month(month: i64) -> Option<i64> {
    let of_year = u8::try_from(month.rem_euclid(12) + 1).ok()?;
    Some(Day::from_ymd(month.div_euclid(12), of_year, 1)?.number())
}

/// The label of a month: `2021`, `Sep 2021`. Year 0 is the year before year 1.
fn label(month: i64, step: i64) -> String {
    let year = match month.div_euclid(12) {
        year if year > 0 => year.to_string(),
        year => format!("{} BCE", 1 - year),
    };
    let name = usize::try_from(month.rem_euclid(12)).map_or("", |of_year| MONTHS[of_year]);
    match step {
        12.. => year,
        _ => format!("{name} {year}"),
    }
}

fn as_number(width: usize) -> i64 {
    i64::try_from(width).unwrap_or(i64::MAX)
}
