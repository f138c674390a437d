//! The schemes of external ids: what they identify, their form and check digits, in one table.

use super::kinds::Class;

/// A collection that assigns ids, and the form of its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scheme {
    /// The key in an entity's `ids`.
    pub name: &'static str,
    /// The name of one of its ids, with its article: `a ROR id`.
    pub title: &'static str,
    /// What its ids identify.
    pub means: &'static str,
    /// A regular expression that matches a whole id.
    pub form: &'static str,
    /// An example of an id.
    pub example: &'static str,
    /// How check digits are computed; `None` if the ids have none.
    pub check: Option<CheckDigits>,
    /// The class of the entities that it identifies; `None` if they are of several classes.
    pub of: Option<Class>,
    /// Where the scheme is defined and its ids can be looked up.
    pub defined: &'static str,
}

/// How the check digits of an id are computed from the other digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckDigits {
    /// ISO/IEC 7064 MOD 11-2: one digit or `X`, as in ORCID.
    Mod11_2,
    /// ISO/IEC 7064 MOD 97-10 over base-32 numerals: two digits, as in ROR.
    Mod97_10,
}

impl CheckDigits {
    /// The name in the standard.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mod11_2 => "ISO/IEC 7064 MOD 11-2",
            Self::Mod97_10 => "ISO/IEC 7064 MOD 97-10",
        }
    }

    /// Whether the check digits of an id of the right form are correct.
    pub fn are_valid(self, id: &str) -> bool {
        let values: Option<Vec<u64>> = id
            .chars()
            .filter(|c| *c != '-')
            .map(|c| self.value(c))
            .collect();
        let Some(values) = values else { return false };
        match self {
            Self::Mod11_2 => values.iter().fold(0, |sum, value| (2 * sum + value) % 11) == 1,
            Self::Mod97_10 => {
                let Some((number, [tens, ones])) = values.split_last_chunk::<2>() else {
                    return false;
                };
                let number = number.iter().fold(0, |sum, value| (32 * sum + value) % 97);
                (100 * number + 10 * tens + ones) % 97 == 1
            }
        }
    }

    /// The value of a character.
    fn value(self, sign: char) -> Option<u64> {
        let numerals = match self {
            Self::Mod11_2 => "0123456789X",
            // The base 32 of Crockford: no i, l, o and u.
            Self::Mod97_10 => "0123456789abcdefghjkmnpqrstvwxyz",
        };
        numerals
            .chars()
            .zip(0..)
            .find(|(numeral, _)| *numeral == sign)
            .map(|(_, value)| value)
    }
}

const fn scheme(
    [name, title, means, form, example, defined]: [&'static str; 6],
    check: Option<CheckDigits>,
    of: Option<Class>,
) -> Scheme {
    Scheme {
        name,
        title,
        means,
        form,
        example,
        check,
        of,
        defined,
    }
}

/// The table of schemes, sorted by name. `doi` is a key of sources and of the dataset; all others
/// are keys of an entity's `ids`.
///
/// `FollowTheMoney` assigns no ids; its entities have those of their publisher, such as
/// `OpenSanctions`.
pub static SCHEMES: [Scheme; 13] = [
    scheme(
        [
            "doi",
            "a DOI",
            "A document (Digital Object Identifier).",
            "10[.][0-9]{4,9}/[^ ]+",
            "10.1000/182",
            "https://doi.org",
        ],
        None,
        None,
    ),
    scheme(
        [
            "geonames",
            "a GeoNames id",
            "A place.",
            "[1-9][0-9]{0,8}",
            "1138958",
            "https://www.geonames.org",
        ],
        None,
        None,
    ),
    scheme(
        [
            "iso3166",
            "an ISO 3166 code",
            "A country (ISO 3166-1 alpha-2), or a part of one (ISO 3166-2).",
            "[A-Z]{2}(-[A-Z0-9]{1,3})?",
            "AF",
            "https://www.iso.org/iso-3166-country-codes.html",
        ],
        None,
        None,
    ),
    scheme(
        [
            "ofac",
            "an OFAC id",
            "An entry of the lists of the US Office of Foreign Assets Control (its unique id).",
            "[1-9][0-9]{0,6}",
            "36",
            "https://sanctionssearch.ofac.treas.gov",
        ],
        None,
        None,
    ),
    scheme(
        [
            "opensanctions",
            "an OpenSanctions id",
            "An entity of OpenSanctions: its own id, a Wikidata id, or the id on the list where it \
            was first found.",
            "NK-[A-Za-z0-9]{22}|Q[1-9][0-9]*|[a-z0-9]+-[A-Za-z0-9._-]+",
            "NK-2NTuLdKAu9EKVXsFjJHwnM",
            "https://www.opensanctions.org",
        ],
        None,
        None,
    ),
    scheme(
        [
            "orcid",
            "an ORCID",
            "A researcher (Open Researcher and Contributor ID).",
            "[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]",
            "0000-0002-1825-0097",
            "https://orcid.org",
        ],
        Some(CheckDigits::Mod11_2),
        Some(Class::Person),
    ),
    scheme(
        [
            "regime",
            "a regime",
            "A list under a legal act: a row of the table of regimes.",
            "[a-z0-9]+(-[a-z0-9]+)+",
            "un-1988",
            "the table of regimes",
        ],
        None,
        Some(Class::Regime),
    ),
    scheme(
        [
            "ror",
            "a ROR id",
            "A research organization (Research Organization Registry).",
            "0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}",
            "04pp8hn57",
            "https://ror.org",
        ],
        Some(CheckDigits::Mod97_10),
        None,
    ),
    scheme(
        [
            "ucdp-actor",
            "a UCDP actor id",
            "An actor of the Uppsala Conflict Data Program.",
            "[1-9][0-9]{0,5}",
            "303",
            "https://ucdp.uu.se",
        ],
        None,
        None,
    ),
    scheme(
        [
            "ucdp-conflict",
            "a UCDP conflict id",
            "A conflict of the Uppsala Conflict Data Program.",
            "[1-9][0-9]{0,5}",
            "333",
            "https://ucdp.uu.se",
        ],
        None,
        Some(Class::Conflict),
    ),
    scheme(
        [
            "un",
            "a UN list number",
            "An entry of a list of the UN Security Council (its permanent reference number).",
            "[A-Z]{2}[ei][.][0-9]{3}",
            "TAe.012",
            "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
        ],
        None,
        None,
    ),
    scheme(
        [
            "viaf",
            "a VIAF id",
            "A cluster of names of one entity in library catalogues (Virtual International \
            Authority File).",
            "[1-9][0-9]{0,21}",
            "96994048",
            "https://viaf.org",
        ],
        None,
        None,
    ),
    scheme(
        [
            "wikidata",
            "a Wikidata id",
            "An item of Wikidata.",
            "Q[1-9][0-9]{0,9}",
            "Q42",
            "https://www.wikidata.org",
        ],
        None,
        None,
    ),
];

impl Scheme {
    /// The scheme with this name, if there is one.
    pub fn find(name: &str) -> Option<&'static Self> {
        SCHEMES.iter().find(|scheme| scheme.name == name)
    }
}
