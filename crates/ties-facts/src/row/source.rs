//! The row of a source, and by what it can be told that two are one document.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::quality::FixedState;

use ties::edtf::{Edtf, Extent};
use ties::id::Id;
use ties::model::{Source, SourceKind};
use ties_dataset::index::Index;
use ties_dataset::number::{EntityNo, SourceNo};
use ties_dataset::spot::Spot;

/// A source.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Its id.
    pub id: Id,
    /// Where it stands; none where claims name it and it is not there.
    pub spot: Option<Spot>,
    /// The source that it copies, translates or rewrites.
    pub derived_from: Option<SourceNo>,
    /// In whose voice it speaks: its author where there is but one, else its publisher.
    pub speaker: Option<EntityNo>,
    /// Its symbol, by which other documents name it.
    pub symbol: Option<String>,
    /// By what it can be told that it is the same document as another.
    pub marks: Marks,
    /// It is a list of sanctions or of bans.
    pub is_list: bool,
    /// Every sentence or entry of it is coded, or stands among those that are not for a reason.
    pub is_complete: bool,
    /// When it was published.
    pub published: Extent,
    /// The positions of its claims in [`Rows::claims`](super::Rows::claims).
    pub claims: Range<usize>,
    /// The positions of their pairs in [`Rows::pairs`](super::Rows::pairs).
    pub pairs: Range<usize>,
    /// Its publisher took it back.
    pub retracted: bool,
    /// The source that it corrects.
    pub corrects: Option<SourceNo>,
}

/// A person who tells in a source that somebody else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonTelling {
    /// The source.
    pub source: SourceNo,
    /// The person.
    pub person: EntityNo,
    /// A claim that the person tells.
    pub spot: Spot,
    /// The person's position among its speakers.
    pub position: u32,
}

/// What tells whether two sources are one document, each as a hash: a text of which only letters and digits count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// The address, without what does not change where it leads.
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
    fn of(source: &Source) -> Self {
        let mark = |text: &Option<ties::model::Text>| text.as_ref().and_then(|text| mark(text));
        Self {
            address: source.url.as_ref().and_then(|url| address(url)),
            doi: mark(&source.doi),
            symbol: mark(&source.symbol),
            title: self::mark(&source.title),
            publisher: source
                .publisher
                .as_ref()
                .and_then(|publisher| self::mark(publisher)),
            language: mark(&source.language),
        }
    }
}

/// By byte the ASCII letter or digit that it is, in lower case; 0 where it is neither.
static COUNTED: [u8; 256] = {
    let mut counted = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            counted[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    counted
};

/// The letters and digits of a text in lower case, as a hash; none where it has none.
pub fn mark(text: &str) -> Option<u64> {
    if text.is_ascii() {
        // Asked of each long sentence of every text, and few are longer than this.
        let (mut few, mut many) = ([0; 512], Vec::new());
        let letters: &mut [u8] = if text.len() > few.len() {
            many.resize(text.len(), 0);
            &mut many
        } else {
            &mut few
        };
        let mut count = 0;
        for byte in text.bytes() {
            letters[count] = COUNTED[usize::from(byte)];
            count += usize::from(letters[count] != 0);
        }
        return hash_of(&letters[..count]);
    }
    let letters: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    hash_of(letters.as_bytes())
}

/// An address as a hash: `http` and `https`, and a host with `www.` and without, are taken for one, and a last `/` for
/// none. What stands after `#` may be what tells two entries of one page apart.
fn address(url: &str) -> Option<u64> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let host: String = host.chars().flat_map(char::to_lowercase).collect();
    hash_of((host + path.trim_end_matches('/')).as_bytes())
}

fn hash_of(text: &[u8]) -> Option<u64> {
    (!text.is_empty()).then(|| FixedState::with_seed(0).hash_one(text))
}

impl SourceRow {
    /// A source without its claims; of its own keys nothing is known where they do not fit.
    pub fn new(id: &Id, record: Option<&Source>, published: Option<&Edtf>, index: &Index) -> Self {
        Self {
            id: id.clone(),
            spot: index.source_spot(id),
            derived_from: record
                .and_then(|record| index.source_number(record.derived_from.as_ref()?)),
            retracted: record.is_some_and(|record| record.retracted.is_some()),
            corrects: record.and_then(|record| index.source_number(record.corrects.as_ref()?)),
            speaker: record.and_then(|record| {
                let author = if let [author] = record.authors.as_slice() {
                    Some(author)
                } else {
                    None
                };
                index.number(author.or(record.publisher.as_ref())?)
            }),
            symbol: record.and_then(|record| Some(record.symbol.as_ref()?.to_string())),
            marks: record.map(Marks::of).unwrap_or_default(),
            is_list: record.is_some_and(|record| record.kind == SourceKind::List),
            is_complete: record.is_some_and(|record| record.complete),
            published: published.map_or(Extent::UNKNOWN, Edtf::sometime),
            claims: 0..0,
            pairs: 0..0,
        }
    }
}
