//! The font of pictures and pages, and the width of a text in it.

use std::sync::LazyLock;

use ttf_parser::Face;

/// The font as TrueType: Latin, Greek, Cyrillic and Arabic letters with those of Persian, Pashto
/// and Urdu. It is a subset of Noto Sans, under the SIL Open Font License 1.1.
pub const FONT: &[u8] = include_bytes!("../font/ties-sans.ttf");

/// The same font as WOFF2, for web pages.
pub const FONT_WOFF2: &[u8] = include_bytes!("../font/ties-sans.woff2");

/// The font families of a picture, as the value of `font-family`. A picture that is opened without
/// the font uses the next one.
pub const FONT_FAMILY: &str = "Ties Sans, Noto Sans, Noto Sans Arabic, sans-serif";

static FACE: LazyLock<Option<Face<'static>>> = LazyLock::new(|| Face::parse(FONT, 0).ok());

/// The width of a text of this size, in the unit of `size`. Letters are measured one by one, so
/// Arabic letters that join are a little narrower than this. A letter that the font lacks counts as
/// wide as the size.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(|letter| letter_width(letter) * size).sum()
}

/// The width of a letter of size 1.
fn letter_width(letter: char) -> f64 {
    if is_invisible(letter) {
        return 0.0;
    }
    let advance = FACE.as_ref().and_then(|face| {
        let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    });
    advance.unwrap_or(1.0)
}

/// Whether a letter only joins, separates or isolates others.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}')
}
