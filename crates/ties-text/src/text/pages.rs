//! The code pages through which UTF-8 is often misread: windows-1250 to windows-1258, and
//! windows-874.

use std::sync::LazyLock;

use encoding_rs::{
    Encoding, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254,
    WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// The number of code pages.
pub(super) const PAGE_COUNT: usize = ENCODINGS.len();

static ENCODINGS: [&Encoding; 10] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_874,
];

/// The characters for the bytes 80 to FF of each code page.
///
/// A byte that a code page does not define has the character of windows-1252, as most programs do.
pub(super) static PAGES: LazyLock<[[char; 128]; PAGE_COUNT]> =
    LazyLock::new(|| ENCODINGS.map(page));

fn page(encoding: &'static Encoding) -> [char; 128] {
    let mut page = ['\0'; 128];
    for (byte, place) in (0x80..=0xFF_u8).zip(&mut page) {
        *place = decoded(encoding, byte)
            .or_else(|| decoded(WINDOWS_1252, byte))
            .unwrap_or(char::from(byte));
    }
    page
}

/// Decodes a byte. `None` if the code page does not define it, also if it decodes to a control
/// character.
fn decoded(encoding: &'static Encoding, byte: u8) -> Option<char> {
    let bytes = [byte];
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let c = text.chars().next()?;
    if c.is_control() { None } else { Some(c) }
}
