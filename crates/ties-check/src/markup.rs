//! Codes of other formats that were taken over as if they were text: HTML, web addresses, JSON and
//! wiki text.

use std::fmt;

/// A code in a text.
pub(crate) struct Code<'t> {
    /// The code as it is written: `&amp;`.
    written: &'t str,
    /// The text that it represents. `None` if only its author knows.
    meaning: Option<String>,
    format: &'static str,
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "contains `{}`, a code of {}", self.written, self.format)
    }
}

/// Whether a byte may start a code, so that most texts need no further look.
pub(crate) fn may_start_code(byte: u8) -> bool {
    b"&<%\\[{'".contains(&byte)
}

/// The first code in a text.
pub(crate) fn first(text: &str) -> Option<Code<'_>> {
    codes(text).next().map(|(_, code)| code)
}

/// The text that the codes in a text represent. `None` if one of them represents no text.
pub(crate) fn decoded(text: &str) -> Option<String> {
    /// A code is seldom written more than twice, as in `&amp;amp;`.
    const MOST: usize = 4;
    let mut text = text.to_owned();
    for _ in 0..MOST {
        let mut decoded = String::with_capacity(text.len());
        let mut end = 0;
        for (start, code) in codes(&text) {
            if start >= end {
                decoded += &text[end..start];
                decoded += &code.meaning?;
                end = start + code.written.len();
            }
        }
        if end == 0 {
            return Some(text);
        }
        decoded += &text[end..];
        text = decoded;
    }
    Some(text)
}

/// The codes in a text, each with its position.
fn codes(text: &str) -> impl Iterator<Item = (usize, Code<'_>)> {
    let starts = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| may_start_code(*byte));
    starts.filter_map(|(start, byte)| {
        let (before, rest) = text.split_at(start);
        let code = match byte {
            b'&' | b'%' if is_in_address(before) => None,
            b'&' => entity(rest),
            b'<' => tag(rest),
            b'%' if before.ends_with(char::is_numeric) => None,
            b'%' => percent(rest),
            b'\\' => escape(rest),
            _ => wiki(rest),
        };
        Some((start, code?))
    })
}

/// Whether a text ends in a web address, which keeps its codes.
fn is_in_address(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.contains("www.")
}

/// The character references that are common in text.
const ENTITIES: [(&str, &str); 24] = [
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("ntilde", "ñ"),
];

/// The number of entries of [`ENTITIES`] that are recognised without a semicolon.
const BARE: usize = 6;

/// A character reference of HTML at the start of a text: `&amp;`, `&#39;`, `&#x27;`, `&nbsp`.
fn entity(text: &str) -> Option<Code<'_>> {
    let body = &text[1..];
    let length = body
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
        .unwrap_or(body.len());
    let (name, after) = body.split_at(length);
    let is_closed = after.starts_with(';');
    let written = &text[..1 + length + usize::from(is_closed)];
    let meaning = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        char::from_u32(code.ok()?)?.to_string()
    } else {
        let number = ENTITIES.iter().position(|(known, _)| *known == name)?;
        if !is_closed && number >= BARE {
            return None;
        }
        ENTITIES[number].1.to_owned()
    };
    Some(Code {
        written,
        meaning: Some(meaning),
        format: "HTML",
    })
}

/// The tags that are common in text. `true` for those that break a line.
const TAGS: [(&str, bool); 16] = [
    ("b", false),
    ("i", false),
    ("u", false),
    ("em", false),
    ("strong", false),
    ("span", false),
    ("a", false),
    ("sup", false),
    ("sub", false),
    ("small", false),
    ("font", false),
    ("br", true),
    ("p", true),
    ("div", true),
    ("li", true),
    ("td", true),
];

/// A tag of HTML at the start of a text: `<b>`, `</b>`, `<a href="…">`.
fn tag(text: &str) -> Option<Code<'_>> {
    let end = text.find('>')?;
    let written = &text[..=end];
    let body = written[1..end].trim_start_matches('/');
    let name = body.split([' ', '/']).next()?.to_ascii_lowercase();
    let (_, breaks_line) = TAGS.iter().find(|(known, _)| *known == name)?;
    Some(Code {
        written,
        meaning: Some(if *breaks_line { " " } else { "" }.to_owned()),
        format: "HTML",
    })
}

/// Characters as web addresses write them at the start of a text: `%20`, `%D9%85`.
fn percent(text: &str) -> Option<Code<'_>> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix('%').and_then(|rest| rest.get(..2))
        && let Ok(byte) = u8::from_str_radix(digits, 16)
    {
        bytes.push(byte);
        rest = &rest[3..];
    }
    let meaning = String::from_utf8(bytes).ok()?;
    let is_text = !meaning.is_empty() && !meaning.contains(char::is_control);
    is_text.then(|| Code {
        written: &text[..text.len() - rest.len()],
        meaning: Some(meaning),
        format: "web addresses",
    })
}

/// An escape of JSON at the start of a text: `\u00fc`. Two of them may be one character.
fn escape(text: &str) -> Option<Code<'_>> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(digits) = rest.strip_prefix("\\u").and_then(|rest| rest.get(..4))
        && let Ok(unit) = u16::from_str_radix(digits, 16)
    {
        units.push(unit);
        rest = &rest[6..];
    }
    let meaning = String::from_utf16(&units).ok()?;
    (!meaning.is_empty()).then(|| Code {
        written: &text[..text.len() - rest.len()],
        meaning: Some(meaning),
        format: "JSON",
    })
}

/// A mark of wiki text at the start of a text: `[[Alpha]]`, `[[Alpha|the group]]`, `{{…}}`,
/// `'''`.
fn wiki(text: &str) -> Option<Code<'_>> {
    let (written, meaning) = if text.starts_with("'''") {
        (&text[..3], Some(String::new()))
    } else if let Some(body) = text.strip_prefix("[[") {
        let end = body.find("]]")?;
        let shown = body[..end].rsplit('|').next()?;
        (&text[..end + 4], Some(shown.to_owned()))
    } else {
        let body = text.strip_prefix("{{")?;
        (&text[..body.find("}}")? + 4], None)
    };
    Some(Code {
        written,
        meaning,
        format: "wiki text",
    })
}
