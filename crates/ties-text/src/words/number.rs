//! Numbers in a text: in figures of any script, in words, and in both (`1.5 million`).

use super::{Tokens, WordList};

/// The words that multiply what stands before them.
const SCALES: [u64; 6] = [100, 1_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000];

/// More groups of figures than any number has.
const MOST_GROUPS: usize = 8;

impl WordList {
    /// Every number that a text states, in figures or words. Where it can be read in two ways
    /// (`1.500`), both are given.
    pub fn numbers(&self, text: &str, tokens: &Tokens) -> Vec<u64> {
        let mut found = Vec::new();
        self.in_figures(text, &mut found);
        self.in_words(tokens, &mut found);
        found
    }

    fn in_figures(&self, text: &str, found: &mut Vec<u64>) {
        let mut rest = text;
        while let Some(start) = rest.find(|c| figure(c).is_some()) {
            let (figures, after) = Figures::read(&rest[start..]);
            rest = after;
            let after = rest.trim_start_matches([' ', '\u{A0}', '-']);
            let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
            let scale = match self.numerals.get(&super::folded(&word)) {
                Some(scale) if SCALES.contains(scale) => *scale,
                _ => 1,
            };
            figures.add_numbers(scale, found);
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
                // `ten and fifteen` may be two numbers: each is one too.
                found.extend(run.iter().chain(&values));
            }
            run.extend(values);
            at = end;
        }
        sum(&run, found);
    }

    /// The numbers that a numeral at a word is put together from, and the word after it; none where
    /// there is no numeral.
    fn numeral_at(&self, tokens: &Tokens, at: usize) -> (Vec<u64>, usize) {
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

    /// The numbers that one word is put together from: `vijfentwintig`, `dreihundert`.
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
                let joins = self.joins.written().any(|join| join == first);
                if joins && !rest.is_empty() {
                    self.compound(rest)
                } else {
                    None
                }
            })
    }
}

/// A figure of any script as an ASCII figure.
fn figure(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        _ => None,
    }
}

/// Whether a character separates groups of three figures.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// Figures in groups: `1 500`, `1,500.75`.
struct Figures {
    groups: Vec<String>,
    /// Whether a space separates two groups, which may then be two numbers.
    is_spaced: bool,
}

impl Figures {
    /// The figures at the start of a text, and the text after them.
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
            } else if figures.continues(&group, c, after) {
                figures.is_spaced |= is_space(c);
                figures.groups.push(std::mem::take(&mut group));
            } else {
                break;
            }
            rest = after;
        }
        figures.groups.push(group);
        (figures, rest)
    }

    /// Whether another group follows after this one and a mark.
    fn continues(&self, group: &str, mark: char, after: &str) -> bool {
        if self.groups.len() + 1 == MOST_GROUPS {
            return false;
        }
        let count = after.chars().take_while(|c| figure(*c).is_some()).count();
        if is_space(mark) {
            let is_short = |group: &String| group.len() <= 3;
            return count == 3 && group.len() <= 3 && self.groups.iter().all(is_short);
        }
        count > 0 && matches!(mark, ',' | '.' | '\'' | '’' | '٬' | '٫')
    }

    /// Adds the figures as one number, and where they may be more, as those.
    fn add_numbers(&self, scale: u64, found: &mut Vec<u64>) {
        let Some((first, more)) = self.groups.split_first() else {
            return;
        };
        if more.iter().all(|group| group.len() == 3) {
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
        if self.is_spaced || more.iter().any(|group| group.len() != 3) {
            for group in [first].into_iter().chain(more) {
                found.extend(group.parse::<u64>().ok());
            }
        }
    }
}

fn whole(groups: &[String]) -> Option<u64> {
    groups.concat().parse().ok()
}

/// A decimal fraction times a scale: `1.5` million.
fn scaled_decimal(groups: &[String], decimals: &str, scale: u64) -> Option<u64> {
    let number = whole(groups)?.checked_mul(scale)?;
    let decimals_scaled = decimals.parse::<u64>().ok()?.checked_mul(scale)?;
    let places = u32::try_from(decimals.len()).ok()?;
    let divisor = 10_u64.checked_pow(places).unwrap_or(u64::MAX);
    number.checked_add(decimals_scaled / divisor)
}

/// Puts numerals that follow one another together to numbers.
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

/// Whether a numeral goes on with another: `fifty` with `two`, `vijf` with `twintig`, `soixante`
/// with `dix`.
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
