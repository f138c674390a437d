//! Marks: hashes of letters and digits that show whether two sources are the same document.

use std::hash::BuildHasher;

use foldhash::quality::FixedState;

use ties::model::Source;

/// The marks of a source, each the hash of one of its properties; `None` if it is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// The address, without the parts that do not change what it points to.
    pub address: Option<u64>,
    /// The DOI.
    pub doi: Option<u64>,
    /// The symbol.
    pub symbol: Option<u64>,
    /// The title.
    pub title: Option<u64>,
    /// The publisher.
    pub publisher: Option<u64>,
    /// The language.
    pub language: Option<u64>,
}

impl Marks {
    pub(super) fn of(source: &Source) -> Self {
        Self {
            address: source.url.as_ref().and_then(|url| address(url)),
            doi: source.doi.as_ref().and_then(|doi| mark(doi)),
            symbol: source.symbol.as_ref().and_then(|symbol| mark(symbol)),
            title: mark(&source.title),
            publisher: source.publisher.as_ref().and_then(|id| mark(id)),
            language: source.language.as_ref().and_then(|code| mark(code)),
        }
    }
}

/// Returns the hash of the letters and digits of a text in lower case; `None` if it has none.
pub fn mark(text: &str) -> Option<u64> {
    // Used for every sentence of whole texts. Most are ASCII.
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        let lowercase: Vec<u8> = letters.map(|byte| byte.to_ascii_lowercase()).collect();
        return hash_of(&lowercase);
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let lowercase: String = letters.flat_map(char::to_lowercase).collect();
    hash_of(lowercase.as_bytes())
}

/// Returns the hash of an address. Differences between `http` and `https`, with or without `www.`
/// and with or without a final `/` are ignored. The part after `#` is included, because it may be
/// an entry of a page.
fn address(url: &str) -> Option<u64> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let host: String = host.chars().flat_map(char::to_lowercase).collect();
    hash_of((host + path.trim_end_matches('/')).as_bytes())
}

fn hash_of(text: &[u8]) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    Some(FixedState::with_seed(0).hash_one(text))
}
