//! Numbers in a text: in digits of any script, in words, and in both (`1.5 million`).

use super::tokens::{Tokens, folded};
use super::word_list::WordList;

/// Number words that multiply the number before them.
const SCALES: [u64; 6] = [100, 1_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000];

/// A maximum number of digit groups, more than any real number has.
const MOST_GROUPS: usize = 8;

impl WordList {
    /// Returns every number in a text, in digits or words. If a number can be read in two ways
    /// (`1.500`), returns both.
    pub fn numbers(&self, text: &str, tokens: &Tokens) -> Vec<u64> {
        let mut found = Vec::new();
        self.in_figures(text, &mut found);
        self.in_words(tokens, &mut found);
        found
    }

    fn in_figures(&self, text: &str, found: &mut Vec<u64>) {
        let mut rest = text;
        // The number before, if it has a single group.
        let mut before: Option<u64> = None;
        while let Some(start) = rest.find(|c| figure(c).is_some()) {
            let gap = &rest[..start];
            let (figures, after) = Figures::read(&rest[start..]);
            rest = after;
            let after = rest.trim_start_matches([' ', '\u{A0}', '-']);
            let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
            let scale = match self.numerals.get(&folded(&word)) {
                Some(scale) if SCALES.contains(scale) => *scale,
                _ => 1,
            };
            figures.add_numbers(scale, found);
            let factor = figures.factor().saturating_mul(scale);
            if let Some(before) = before
                && factor > 1
                && is_between_ends(gap)
            {
                found.extend(before.checked_mul(factor));
            }
            before = match &figures.groups[..] {
                [group] if scale == 1 => group.parse().ok(),
                _ => None,
            };
        }
    }

    fn in_words(&self, tokens: &Tokens, found: &mut Vec<u64>) {
        let mut run = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let is_joined = !run.is_empty() && self.joins.at(tokens, at).is_some();
            let next = at + usize::from(is_joined);
            let (values, end) = self.numeral_at(tokens, next);
            if values.is_empty() {
                sum(&run, found);
                run.clear();
                at += 1;
                continue;
            }
            if is_joined {
                // `ten and fifteen` may be two numbers, so each is added too.
                found.extend(run.iter().chain(&values));
            }
            run.extend(values);
            at = end;
        }
        sum(&run, found);
    }

    /// Returns the values of the number word at a position, and the position after it. The values
    /// are empty if there is no number word.
    fn numeral_at(&self, tokens: &Tokens, at: usize) -> (Vec<u64>, usize) {
        // `k` and `m` are numbers only after figures: not in `IS-K`.
        let is_letter =
            matches!(tokens.word(at).as_bytes(), [letter] if letter.is_ascii_alphabetic());
        if is_letter {
            return (Vec::new(), at + 1);
        }
        let value = |word: &str| self.numerals.get(word).copied();
        if let Some(words) = self.numeral_phrases.at(tokens, at) {
            let text = words
                .clone()
                .map(|word| tokens.word(word))
                .collect::<Vec<_>>()
                .join(" ");
            return (value(&text).into_iter().collect(), words.end);
        }
        let word = tokens.word(at);
        let bare = self
            .prefixes
            .iter()
            .find_map(|prefix| value(word.strip_prefix(prefix.as_str())?));
        if let Some(value) = bare {
            return (vec![value], at + 1);
        }
        (self.compound(word).unwrap_or_default(), at + 1)
    }

    /// Splits a compound number word into the values of its parts: `vijfentwintig`, `dreihundert`.
    fn compound(&self, word: &str) -> Option<Vec<u64>> {
        const LONGEST: usize = 80;
        if word.is_empty() {
            return Some(Vec::new());
        }
        if word.len() > LONGEST {
            return None;
        }
        let first_end = word
            .char_indices()
            .map(|(end, _)| end)
            .skip(1)
            .chain([word.len()]);
        first_end
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .find_map(|end| {
                let (first, rest) = word.split_at(end);
                if let Some(value) = self.numerals.get(first) {
                    let mut values = vec![*value];
                    values.extend(self.compound(rest)?);
                    return Some(values);
                }
                let joins = self.joins.originals().any(|join| join == first);
                if joins && !rest.is_empty() {
                    self.compound(rest)
                } else {
                    None
                }
            })
    }
}

/// Whether a text may be between the ends of a range: a dash or a short word, as in `10 to 12,000`.
fn is_between_ends(gap: &str) -> bool {
    let gap = gap.trim();
    let is_dash = matches!(gap, "-" | "–" | "—");
    is_dash || (gap.chars().count() <= 4 && gap.chars().all(char::is_alphabetic) && !gap.is_empty())
}

/// Returns the ASCII digit for a digit of any script.
fn figure(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        _ => None,
    }
}

/// Whether a character is a space that can separate groups of three digits.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Digits in groups: `1 500`, `1,500.75`.
struct Figures {
    groups: Vec<String>,
    /// Whether a space separates two groups, which may then be two numbers.
    is_spaced: bool,
}

impl Figures {
    /// Reads the digits at the start of a text. Returns them and the text after them.
    fn read(text: &str) -> (Self, &str) {
        let mut figures = Self {
            groups: Vec::new(),
            is_spaced: false,
        };
        let mut group = String::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            if let Some(figure) = figure(c) {
                group.push(figure);
                rest = after;
            } else if let Some(next) = figures.next_group(&group, c, after) {
                figures.is_spaced |= is_space(c) || next.len() < after.len();
                figures.groups.push(std::mem::take(&mut group));
                rest = next;
            } else {
                break;
            }
        }
        figures.groups.push(group);
        (figures, rest)
    }

    /// The text from the next group on, if one follows `group` and the separator `mark`. A line may
    /// end after the separator.
    fn next_group<'t>(&self, group: &str, mark: char, after: &'t str) -> Option<&'t str> {
        if self.groups.len() + 1 == MOST_GROUPS {
            return None;
        }
        let next = after.trim_start_matches(['\r', '\n']);
        let count = next.chars().take_while(|c| figure(*c).is_some()).count();
        let is_group = if is_space(mark) || next.len() < after.len() {
            let is_short = |group: &String| group.len() <= 3;
            count == 3 && group.len() <= 3 && self.groups.iter().all(is_short)
        } else {
            count > 0
        };
        let is_mark = is_space(mark) || matches!(mark, ',' | '.' | '\'' | '’' | '٬' | '٫');
        (is_group && is_mark).then_some(next)
    }

    /// Whether the groups are those of a number in India, Pakistan or Bangladesh: `1,20,000`.
    fn is_in_lakhs(&self) -> bool {
        match &self.groups[..] {
            [first, middle @ .., last] => {
                !middle.is_empty()
                    && first.len() <= 2
                    && middle.iter().all(|group| group.len() == 2)
                    && last.len() == 3
            }
            _ => false,
        }
    }

    /// The factor by which the first of `10 to 12,000` may be multiplied too.
    fn factor(&self) -> u64 {
        let [_, thousands @ ..] = &self.groups[..] else {
            return 1;
        };
        if self.is_spaced || thousands.iter().any(|group| group.len() != 3) {
            return 1;
        }
        u32::try_from(thousands.len()).map_or(1, |groups| 1000_u64.saturating_pow(groups))
    }

    /// Adds the number. If the groups may be several numbers, adds those too.
    fn add_numbers(&self, scale: u64, found: &mut Vec<u64>) {
        let Some((first, more)) = self.groups.split_first() else {
            return;
        };
        let is_in_lakhs = self.is_in_lakhs();
        if is_in_lakhs || more.iter().all(|group| group.len() == 3) {
            let number = whole(&self.groups).and_then(|number| number.checked_mul(scale));
            found.extend(number);
        }
        if scale > 1
            && let [.., last] = more
        {
            found.extend(scaled_decimal(
                &self.groups[..self.groups.len() - 1],
                last,
                scale,
            ));
        }
        if self.is_spaced || (!is_in_lakhs && more.iter().any(|group| group.len() != 3)) {
            for group in [first].into_iter().chain(more) {
                found.extend(group.parse::<u64>().ok());
            }
        }
    }
}

fn whole(groups: &[String]) -> Option<u64> {
    groups.concat().parse().ok()
}

/// Returns a decimal fraction times a scale: `1.5` million.
fn scaled_decimal(groups: &[String], decimals: &str, scale: u64) -> Option<u64> {
    let number = whole(groups)?.checked_mul(scale)?;
    let decimals_scaled = decimals.parse::<u64>().ok()?.checked_mul(scale)?;
    let places = u32::try_from(decimals.len()).ok()?;
    let divisor = 10_u64.checked_pow(places).unwrap_or(u64::MAX);
    number.checked_add(decimals_scaled / divisor)
}

/// Combines consecutive number words into numbers.
fn sum(parts: &[u64], found: &mut Vec<u64>) {
    let mut total = 0_u64;
    let mut current = 0_u64;
    let mut last = 0;
    for &part in parts {
        if SCALES.contains(&part) && last < part {
            let scaled = current.max(1).saturating_mul(part);
            if part == 100 {
                current = scaled;
            } else {
                total = total.saturating_add(scaled);
                current = 0;
            }
        } else if adds(last, part) {
            current = current.saturating_add(part);
        } else {
            // `two dozen`
            found.extend([total.saturating_add(current), current.saturating_mul(part)]);
            total = 0;
            current = part;
        }
        last = part;
    }
    if !parts.is_empty() {
        found.push(total.saturating_add(current));
    }
}

/// Whether the value `part` can be added to the preceding value: `two` to `fifty`, `twintig` to
/// `vijf`, `dix` to `soixante`.
fn adds(last: u64, part: u64) -> bool {
    match last {
        0 => true,
        1..=9 => (20..100).contains(&part) && part.is_multiple_of(10),
        // `dix-sept`
        10 => (7..10).contains(&part),
        11..=19 => false,
        20..=99 => part < 10 || (matches!(last, 60 | 80) && part < 20),
        _ => part < last,
    }
}
