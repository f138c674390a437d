//! Numbers in a text: in figures of any script, in words, and in both (`1.5 million`).

use super::{Tokens, WordList};

/// The words that multiply what stands before them.
const SCALES: [u64; 6] = [100, 1_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000];

/// More groups of figures than any number has.
const MOST_GROUPS: usize = 8;

impl WordList {
    /// Every number that a text states, in figures or words. Where it can be read in two ways
    /// (`1.500`), both are given.
    pub fn numbers(&self, text: &str, said: &Tokens) -> Vec<u64> {
        let mut found = Vec::new();
        self.in_figures(text, &mut found);
        self.in_words(said, &mut found);
        found
    }

    fn in_figures(&self, text: &str, found: &mut Vec<u64>) {
        let figure = |c: char| match c {
            '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
            '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
            _ => c.to_digit(10),
        };
        let mut rest = text;
        while let Some(start) = rest.find(|c| figure(c).is_some()) {
            rest = &rest[start..];
            let mut groups: Vec<String> = vec![String::new()];
            let mut spaced = false;
            while let Some(c) = rest.chars().next() {
                let after = &rest[c.len_utf8()..];
                if let Some(figure) = figure(c) {
                    if let (Some(group), Some(figure)) =
                        (groups.last_mut(), char::from_digit(figure, 10))
                    {
                        group.push(figure);
                    }
                    rest = after;
                    continue;
                }
                let figures = after.chars().take_while(|c| figure(*c).is_some()).count();
                let is_space = matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}');
                let joins = matches!(c, ',' | '.' | '\'' | '’' | '٬' | '٫') && figures > 0;
                if groups.len() == MOST_GROUPS
                    || !(joins
                        || (is_space
                            && figures == 3
                            && groups.iter().all(|group| group.len() <= 3)))
                {
                    break;
                }
                spaced |= is_space;
                groups.push(String::new());
                rest = after;
            }
            let after = rest.trim_start_matches([' ', '\u{A0}', '-']);
            let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
            let scale = self
                .numerals
                .get(&super::folded(&word))
                .copied()
                .filter(|scale| SCALES.contains(scale));
            read_groups(&groups, spaced, scale.unwrap_or(1), found);
        }
    }

    fn in_words(&self, said: &Tokens, found: &mut Vec<u64>) {
        let (mut run, mut at) = (Vec::new(), 0);
        while at < said.len() {
            let is_joined = !run.is_empty() && self.joins.at(said, at).is_some();
            let next = at + usize::from(is_joined);
            let (values, end) = self.numeral_at(said, next);
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
    fn numeral_at(&self, said: &Tokens, at: usize) -> (Vec<u64>, usize) {
        let value = |word: &str| self.numerals.get(word).copied();
        if let Some(words) = self.numeral_phrases.at(said, at) {
            let text = words
                .clone()
                .map(|word| said.word(word))
                .collect::<Vec<_>>()
                .join(" ");
            return (value(&text).into_iter().collect(), words.end);
        }
        let word = said.word(at);
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

/// Reads groups of figures: as one number, and where they may be more, as those.
fn read_groups(groups: &[String], spaced: bool, scale: u64, found: &mut Vec<u64>) {
    let whole = |groups: &[String]| groups.concat().parse::<u64>().ok();
    let Some((first, more)) = groups.split_first() else {
        return;
    };
    if more.iter().all(|group| group.len() == 3) {
        found.extend(whole(groups).and_then(|number| number.checked_mul(scale)));
    }
    if let [.., last] = more
        && scale > 1
        && let (Some(number), Some(part)) =
            (whole(&groups[..groups.len() - 1]), last.parse::<u64>().ok())
    {
        let parts = u32::try_from(last.len())
            .ok()
            .and_then(|places| 10_u64.checked_pow(places))
            .unwrap_or(u64::MAX);
        let more = part.checked_mul(scale).map(|part| part / parts);
        found.extend(
            number
                .checked_mul(scale)
                .zip(more)
                .and_then(|(number, more)| number.checked_add(more)),
        );
    }
    if spaced || more.iter().any(|group| group.len() != 3) {
        found.extend(
            [first]
                .into_iter()
                .chain(more)
                .filter_map(|group| group.parse::<u64>().ok()),
        );
    }
}

/// Puts numerals that follow one another together to numbers.
fn sum(parts: &[u64], found: &mut Vec<u64>) {
    let (mut total, mut current, mut last) = (0_u64, 0_u64, 0_u64);
    for &part in parts {
        if SCALES.contains(&part) && last < part {
            let scaled = current.max(1).saturating_mul(part);
            (total, current) = if part == 100 {
                (total, scaled)
            } else {
                (total.saturating_add(scaled), 0)
            };
        } else if adds(last, part) {
            current = current.saturating_add(part);
        } else {
            // `two dozen`
            found.extend([total.saturating_add(current), current.saturating_mul(part)]);
            (total, current) = (0, part);
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
