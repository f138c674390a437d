//! Repair of mojibake: UTF-8 that was decoded with a single-byte code page.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::pages::{PAGE_COUNT, PAGES};

/// The maximum number of times that a text may have been garbled. Each repair undoes one.
const MOST: usize = 8;

/// Repairs mojibake. Borrows if there is none. Idempotent.
///
/// A sequence of characters is repaired if its bytes in a code page are the UTF-8 of a character in
/// common use, and if correct text would not contain the sequence. Each line is repaired on its
/// own, with the code page that explains most of it.
pub fn repair(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut repaired = String::new();
    let mut copied = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(good) = repair_line(line) {
            repaired.push_str(&text[copied..at]);
            repaired.push_str(&good);
            copied = at + line.len();
        }
        at += line.len();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    repaired.push_str(&text[copied..]);
    Cow::Owned(repaired)
}

/// Repairs a line until nothing is left to repair. `None` if that takes more than [`MOST`] times.
fn repair_line(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let mut good: Option<String> = None;
    for _ in 0..MOST {
        match repair_once(good.as_deref().unwrap_or(line)) {
            Some(better) => good = Some(better),
            None => return good,
        }
    }
    None
}

fn repair_once(line: &str) -> Option<String> {
    let chars: Vec<char> = line.chars().collect();
    let reading = possible(&chars)
        .map(|page| PageReading::new(&chars, page))
        .max_by_key(|reading| (reading.weight, PAGE_COUNT - reading.page))
        .filter(|reading| reading.weight > 0)?;
    // If the whole line is UTF-8 decoded with this page, there is nothing to guess.
    let bytes: Option<Vec<u8>> = chars
        .iter()
        .map(|&c| {
            u8::try_from(c)
                .ok()
                .filter(u8::is_ascii)
                .or_else(|| byte(c, reading.page))
        })
        .collect();
    if let Some(whole) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
        return Some(whole);
    }
    let mut good = String::with_capacity(line.len());
    let mut copied = 0;
    for found in reading.found.iter().filter(|found| found.is_odd) {
        good.extend(&chars[copied..found.at]);
        good.push(found.to);
        copied = found.at + found.len;
    }
    good.extend(&chars[copied..]);
    Some(good)
}

/// The byte for each code point in each page; 0 if the page does not have the character.
static BYTES: LazyLock<Vec<[u8; PAGE_COUNT]>> = LazyLock::new(|| {
    let top = PAGES
        .iter()
        .flatten()
        .max()
        .map_or(0, |&last| last as usize + 1);
    let mut bytes = vec![[0; PAGE_COUNT]; top];
    for (page, row) in PAGES.iter().enumerate() {
        // A control character also represents its own byte.
        for control in 0x80..0xA0_u8 {
            bytes[usize::from(control)][page] = control;
        }
        for (byte, &c) in (0x80..=0xFF_u8).zip(row) {
            bytes[c as usize][page] = byte;
        }
    }
    bytes
});

fn bytes(c: char) -> Option<&'static [u8; PAGE_COUNT]> {
    BYTES.get(c as usize)
}

fn byte(c: char, page: usize) -> Option<u8> {
    bytes(c).map(|bytes| bytes[page]).filter(|&byte| byte != 0)
}

/// Returns the pages in which a byte that may start a sequence is followed by one that may continue
/// it.
fn possible(chars: &[char]) -> impl Iterator<Item = usize> {
    let mut pages = [false; PAGE_COUNT];
    for pair in chars.windows(2) {
        if pair[0].is_ascii() || pair[1].is_ascii() {
            continue;
        }
        if let (Some(lead), Some(next)) = (bytes(pair[0]), bytes(pair[1])) {
            for (page, possible) in pages.iter_mut().enumerate() {
                *possible |= sequence_len(lead[page]).is_some() && is_continuation(next[page]);
            }
        }
    }
    (0..pages.len()).filter(move |&page| pages[page])
}

fn sequence_len(lead: u8) -> Option<usize> {
    match lead {
        0xC2..=0xDF => Some(2),
        0xE0..=0xEF => Some(3),
        0xF0..=0xF4 => Some(4),
        _ => None,
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// A line decoded with one page.
struct PageReading {
    page: usize,
    found: Vec<Garbled>,
    /// How much the page explains: 2 for each garbled sequence, 1 for each that is accepted on
    /// weaker evidence or has lost a byte.
    weight: usize,
}

/// Characters that may be a garbled form of one character.
struct Garbled {
    at: usize,
    len: usize,
    to: char,
    /// Whether correct text would not contain it. After the runs are judged: whether to repair it.
    is_odd: bool,
    /// Whether correct text rarely contains it.
    hint: bool,
    /// Whether its last byte was lost.
    lossy: bool,
}

impl PageReading {
    fn new(chars: &[char], page: usize) -> Self {
        let mut found = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            match Garbled::new(chars, at, page) {
                Some(next) => {
                    at += next.len;
                    found.push(next);
                }
                None => at += 1,
            }
        }
        let mut reading = Self {
            page,
            found,
            weight: 0,
        };
        let scripts = reading.judge_runs();
        reading.vouch(chars, scripts);
        reading
    }

    /// Decides which runs are garbled. Returns their scripts as bits.
    ///
    /// A single sequence is garbled if it is odd. A run of several is garbled if at least half of
    /// them are odd or hints.
    fn judge_runs(&mut self) -> u64 {
        let mut scripts = 0;
        for run in self
            .found
            .chunk_by_mut(|one, next| one.at + one.len == next.at)
        {
            let odd = run.iter().filter(|found| found.is_odd).count();
            let hints = run[..run.len() - 1]
                .iter()
                .filter(|found| found.hint && !found.is_odd)
                .count();
            let is_odd = (odd > 0 || run.len() >= 3) && (odd + hints) * 2 >= run.len();
            for found in run {
                found.is_odd = is_odd;
                if is_odd {
                    self.weight += if found.lossy { 1 } else { 2 };
                    scripts |= 1 << script(found.to);
                }
            }
        }
        scripts
    }

    /// Accepts sequences in the given scripts on weaker evidence.
    fn vouch(&mut self, chars: &[char], scripts: u64) {
        for found in &mut self.found {
            if found.is_odd || scripts >> script(found.to) & 1 == 0 {
                continue;
            }
            let is_before_no_small_letter =
                chars[found.at].is_alphabetic() && !chars[found.at + 1].is_lowercase();
            if found.hint || is_before_no_small_letter {
                found.is_odd = true;
                self.weight += 1;
            }
        }
    }
}

impl Garbled {
    /// Returns the sequence that starts at a character. `None` if its bytes are not the UTF-8 of a
    /// character in common use.
    fn new(chars: &[char], at: usize, page: usize) -> Option<Self> {
        let lead = byte(chars[at], page)?;
        let len = sequence_len(lead)?;
        let mut utf8 = [lead, 0, 0, 0];
        for part in 1..len {
            match chars
                .get(at + part)
                .and_then(|&c| byte(c, page))
                .filter(|&byte| is_continuation(byte))
            {
                Some(byte) => utf8[part] = byte,
                None if part < 2 => return None,
                None => return Self::lossy(chars, at, utf8, page),
            }
        }
        let to = std::str::from_utf8(&utf8[..len])
            .ok()
            .and_then(|utf8| utf8.chars().next());
        let Some(to) = to.filter(|&c| is_in_use(c)) else {
            return Self::lossy(chars, at, utf8, page);
        };
        let (is_odd, hint) = judge(chars, at, len, to);
        Some(Self {
            at,
            len,
            to,
            is_odd,
            hint,
            lossy: false,
        })
    }

    /// Returns the closing mark `”`, E2 80 9D, in a page that does not define 9D, so that only E2
    /// 80 is left.
    fn lossy(chars: &[char], at: usize, utf8: [u8; 4], page: usize) -> Option<Self> {
        let hole = PAGES[page][0x1D] == '\u{9D}';
        if utf8[..2] != [0xE2, 0x80] || chars[at + 1] != '€' || !chars[at].is_alphabetic() || !hole
        {
            return None;
        }
        // Between two letters it may have been a hyphen, E2 80 90.
        if before(chars, at).is_alphanumeric() && after(chars, at + 2).is_alphanumeric() {
            return None;
        }
        Some(Self {
            at,
            len: 2,
            to: '”',
            is_odd: true,
            hint: false,
            lossy: true,
        })
    }
}

fn before(chars: &[char], at: usize) -> char {
    at.checked_sub(1).map_or(' ', |before| chars[before])
}

fn after(chars: &[char], end: usize) -> char {
    chars.get(end).copied().unwrap_or(' ')
}

/// Returns whether correct text would not contain the sequence, and whether it rarely does.
fn judge(chars: &[char], at: usize, len: usize, to: char) -> (bool, bool) {
    let sequence = &chars[at..at + len];
    let (before, after) = (before(chars, at), after(chars, at + len));
    // A capital inside a word.
    let mut odd =
        before.is_lowercase() && sequence[0].is_uppercase() && !sequence[1].is_lowercase();
    let mut hint = false;
    for (part, &c) in sequence.iter().enumerate() {
        let last = part.checked_sub(1).map(|last| sequence[last]);
        if c.is_alphabetic() {
            match last {
                // Letters of two scripts, or a capital after a small letter.
                Some(last) if last.is_alphabetic() => {
                    odd |= script(c) != script(last) || (last.is_lowercase() && c.is_uppercase());
                }
                Some(_) => hint = true,
                None => {}
            }
        } else if is_next_to_words(c) {
            hint |= (part > 0 && part + 1 < len) || after.is_alphabetic();
        } else {
            odd |= part > 0;
        }
    }
    // A letter of one script between letters of another, which garbles a letter of the other.
    odd |= before.is_alphabetic()
        && after.is_alphabetic()
        && script(before) == script(to)
        && script(after) == script(to)
        && script(sequence[0]) != script(to);
    (odd, hint)
}

/// Whether a mark is common next to words in correct text, and so is no evidence.
fn is_next_to_words(c: char) -> bool {
    matches!(
        c,
        '\u{A0}'
            | '«'
            | '»'
            | '\u{AD}'
            | '®'
            | '°'
            | '·'
            | '¹'
            | '²'
            | '³'
            | 'ª'
            | 'º'
            | '¡'
            | '¿'
            | '،'
            | '؛'
            | '؟'
            | '\u{200C}'..='\u{200F}'
            | '–'
            | '—'
            | '‘'..='‚'
            | '“'..='„'
            | '…'
            | '‹'
            | '›'
            | '™'
            | '•'
    )
}

/// Whether a garbled character may have been this one: letters of living scripts, common
/// punctuation and signs.
fn is_in_use(c: char) -> bool {
    matches!(
        u32::from(c),
        // Latin, Greek, Cyrillic, Hebrew, Arabic.
        0xA0..=0x17F | 0x218..=0x21B | 0x386..=0x3CE | 0x400..=0x4FF | 0x5D0..=0x5F4
        | 0x60C..=0x6D5 | 0x6F0..=0x6F9
        // Devanagari and Bengali, Thai, Georgian, Vietnamese.
        | 0x900..=0x9FF | 0xE01..=0xE5B | 0x10D0..=0x10FF | 0x1E00..=0x1EFF
        // Spaces, dashes, quotation marks, direction marks, signs.
        | 0x2002..=0x2003 | 0x2009..=0x2015 | 0x2018..=0x2022 | 0x2026 | 0x202A..=0x2030
        | 0x2032..=0x2033 | 0x2039..=0x203A | 0x2060..=0x2069 | 0x20AC | 0x2116 | 0x2122
        // Kana, Chinese, Korean, Arabic presentation forms, emoji.
        | 0x3001..=0x30FF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFB50..=0xFDFF
        | 0xFE70..=0xFEFE | 0x1F300..=0x1FAFF
    )
}

/// Returns the script of a letter, as a number below 64.
fn script(c: char) -> u32 {
    match u32::from(c) {
        0..=0x24F | 0x1E00..=0x1EFF => 1,
        0x370..=0x3FF => 2,
        0x400..=0x52F => 3,
        0x590..=0x5FF => 4,
        0x600..=0x6FF | 0xFB50..=0xFEFF => 5,
        0xE00..=0xE7F => 6,
        other => 16 + (other >> 12).min(47),
    }
}
