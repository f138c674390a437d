//! Web addresses: what is wrong with one, and which page an archived copy shows.

use ties_text::terminal::is_harmful;

/// The hosts of archive.today.
const TODAY: [&str; 7] = [
    "archive.today",
    "archive.ph",
    "archive.is",
    "archive.li",
    "archive.vn",
    "archive.fo",
    "archive.md",
];

/// Other hosts that serve nothing but copies of pages.
const OTHERS: [&str; 5] = [
    "web.archive.org",
    "arquivo.pt",
    "ghostarchive.org",
    "perma.cc",
    "webarchive.nationalarchives.gov.uk",
];

/// A web address without its scheme.
struct WebAddress<'a> {
    /// The host in lower case, without `www.` and a standard port.
    host: String,
    /// The path and the query, without the first `/`.
    path: &'a str,
}

impl<'a> WebAddress<'a> {
    fn parse(address: &'a str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let is_known = ["http", "https", "ftp"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        let (host, path) = rest.split_once(['/', '?']).unwrap_or((rest, ""));
        let host = host.to_lowercase();
        let host = host.trim_end_matches(":80").trim_end_matches(":443");
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        is_known.then_some(Self { host, path })
    }

    /// Whether the host may be one: a name with a dot, or an IPv6 address.
    fn has_host(&self) -> bool {
        let name = self.host.split(':').next().unwrap_or_default();
        let is_name = name.split('.').count() > 1
            && name.split('.').all(|label| {
                !label.is_empty()
                    && label
                        .chars()
                        .all(|c| c.is_alphanumeric() || "-_".contains(c))
            });
        is_name || self.host.starts_with('[')
    }

    fn is_of_an_archive(&self) -> bool {
        let host = self.host.as_str();
        TODAY.contains(&host) || OTHERS.contains(&host)
    }
}

/// What is wrong with the form of a web address. `None` if nothing is.
pub(crate) fn fault(address: &str) -> Option<String> {
    if let Some(character) = address.chars().find(|c| is_stray(*c)) {
        let code = u32::from(character);
        return Some(format!(
            "the address contains U+{code:04X}, which is invisible"
        ));
    }
    match WebAddress::parse(address) {
        Some(parsed) if parsed.has_host() => None,
        _ => Some(format!("`{address}` is not a web address")),
    }
}

/// Whether a character has no place in an address. Persian words need the joiners.
fn is_stray(character: char) -> bool {
    let is_joiner = matches!(character, '\u{200c}' | '\u{200d}');
    character.is_whitespace() || (is_harmful(character) && !is_joiner)
}

/// Whether an address is one of a web archive.
pub(crate) fn is_of_an_archive(address: &str) -> bool {
    WebAddress::parse(address).is_some_and(|parsed| parsed.is_of_an_archive())
}

/// The copy that an address of a web archive shows, as far as the address says.
pub(crate) struct ArchivedPage<'a> {
    /// The time of the copy, as digits; `*` in a list of copies.
    pub(crate) stamp: &'a str,
    /// The address of the page.
    pub(crate) page: &'a str,
}

/// Reads an address of a web archive. `None` for other addresses, and for short ones that contain
/// no other address.
pub(crate) fn archived_page(address: &str) -> Option<ArchivedPage<'_>> {
    let parsed = WebAddress::parse(address)?;
    if !parsed.is_of_an_archive() {
        return None;
    }
    let path = parsed.path;
    let whole = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| path.find(scheme))
        .min();
    let (before, page) = match whole {
        Some(start) => path.split_at(start),
        // The Wayback Machine also takes addresses without a scheme.
        None if parsed.host == "web.archive.org" => {
            let (stamp, page) = path.strip_prefix("web/")?.split_once('/')?;
            return Some(ArchivedPage { stamp, page });
        }
        None => return None,
    };
    let stamp = before.trim_end_matches('/').rsplit('/').next()?;
    Some(ArchivedPage { stamp, page })
}

impl ArchivedPage<'_> {
    /// Whether the address lists copies and shows none.
    pub(crate) fn is_list(&self) -> bool {
        self.stamp.is_empty() || self.stamp.contains('*')
    }

    /// Whether the page is the one at this address, ignoring scheme, `www.`, case of the host, the
    /// part after `#` and a final `/`.
    pub(crate) fn is_of(&self, address: &str) -> bool {
        key(self.page) == key(address)
    }
}

fn key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    match WebAddress::parse(address) {
        Some(WebAddress { host, path }) => format!("{host}/{}", path.trim_end_matches('/')),
        // The page of a copy may have no scheme.
        None => key(&format!("http://{address}")),
    }
}
