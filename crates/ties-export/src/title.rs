//! The title page in the forms that standards of metadata take: what `dataset.toml` states, and
//! nothing else.

use std::fmt::Write;

use serde_json::{Value, json};
use ties::model::Manifest;
use ties_dataset::dataset::Dataset;
use ties_view::flat;

use crate::cell::Day;
use crate::losses::Losses;

/// What a dataset states about itself in `dataset.toml`, if it has one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TitlePage<'d>(&'d Dataset);

/// A licence, as metadata can name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Licence {
    /// By its identifier in the [SPDX License List](https://spdx.org/licenses/).
    Spdx(&'static str),
    /// By the address of its text.
    Address(String),
    /// In other words.
    Words(String),
}

impl Licence {
    /// Where its text can be read, if known.
    pub(crate) fn url(&self) -> Option<String> {
        match self {
            Self::Spdx(identifier) => Some(format!("https://spdx.org/licenses/{identifier}")),
            Self::Address(url) => Some(url.clone()),
            Self::Words(_) => None,
        }
    }

    /// As `dataset.toml` states it.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Spdx(identifier) => identifier,
            Self::Address(text) | Self::Words(text) => text,
        }
    }
}

/// A licence in JSON-LD: an address as a reference, else its words.
pub(crate) fn licence_value(licence: &Licence) -> Value {
    match licence.url() {
        Some(url) => json!({ "@id": url }),
        None => json!(licence.text()),
    }
}

impl<'d> TitlePage<'d> {
    /// That of a dataset.
    pub(crate) fn of(dataset: &'d Dataset) -> Self {
        Self(dataset)
    }

    /// What `dataset.toml` says.
    fn manifest(self) -> Option<&'d Manifest> {
        self.0.manifest.as_ref()
    }

    /// Its title, on one line.
    pub(crate) fn title(self) -> Option<String> {
        self.manifest().map(|page| flat(&page.title))
    }

    /// Its description, on one line. If `dataset.toml` has none: the title and the number of
    /// records, because RO-Crate requires a description.
    pub(crate) fn description(self) -> String {
        if let Some(description) = self.stated_description() {
            return flat(description);
        }
        let Dataset {
            entities, sources, ..
        } = self.0;
        let claims: usize = sources.values().map(|coded| coded.claims.len()).sum();
        let title = self
            .title()
            .map(|title| format!("{title}: "))
            .unwrap_or_default();
        format!(
            "{title}claims of sources. Entities: {}; sources: {}; claims: {claims}.",
            entities.len(),
            sources.len()
        )
    }

    fn stated_description(self) -> Option<&'d str> {
        self.manifest()?.description.as_deref()
    }

    /// Its version.
    pub(crate) fn version(self) -> Option<String> {
        self.manifest().map(|page| flat(&page.version))
    }

    /// Its licence.
    pub(crate) fn licence(self) -> Option<Licence> {
        let text = flat(&self.manifest()?.licence);
        // The library also accepts a `+` after an identifier, and the word NOASSERTION for no
        // licence.
        match spdx::license_id(&text) {
            Some(id) if id.name == text && text != "NOASSERTION" => {
                return Some(Licence::Spdx(id.name));
            }
            _ => {}
        }
        Some(match web_address(&text) {
            Some(url) => Licence::Address(url.to_owned()),
            None => Licence::Words(text),
        })
    }

    /// Who maintains it. `dataset.toml` does not say whether this is a person, a group or a
    /// program.
    pub(crate) fn maintainers(self) -> Vec<String> {
        self.manifest()
            .into_iter()
            .flat_map(|page| &page.maintainers)
            .map(|name| flat(name))
            .collect()
    }

    /// Where it is available, if that is a web address.
    pub(crate) fn url(self) -> Option<&'d str> {
        web_address(self.manifest()?.url.as_deref()?)
    }

    /// Its DOI: `10.…/…`.
    pub(crate) fn doi(self) -> Option<&'d str> {
        doi(self.manifest()?.doi.as_deref()?)
    }

    /// Its date as it is written, EDTF.
    pub(crate) fn date(self) -> Option<&'d str> {
        self.manifest().map(|page| &*page.date)
    }

    /// The first and the last day that its date may be.
    fn days(self) -> Option<(Day, Day)> {
        let (low, high) = self.manifest()?.date.edtf().ok()?.sometime().start_days();
        Some((Day::new(low)?, Day::new(high)?))
    }

    /// The day of its version, if its date is a single day.
    pub(crate) fn day(self) -> Option<String> {
        self.date_to(10)
    }

    /// The year of its version.
    pub(crate) fn year(self) -> Option<String> {
        self.date_to(4)
    }

    /// The date of its version in ISO 8601: the day, else the month, else the year.
    pub(crate) fn iso_date(self) -> Option<String> {
        [10, 7, 4]
            .into_iter()
            .find_map(|letters| self.date_to(letters))
    }

    /// The first `letters` characters of its date, `2021-09-03`, if its first and its last day
    /// agree in them.
    fn date_to(self, letters: usize) -> Option<String> {
        let (first, last) = self.days()?;
        let mut date = first.to_string();
        if date.get(..letters) != last.to_string().get(..letters) {
            return None;
        }
        date.truncate(letters);
        Some(date)
    }

    /// How it is cited, after `DataCite`: who, year, title, version, where.
    pub(crate) fn citation(self) -> Option<String> {
        let title = self.title()?;
        let mut citation = self.maintainers().join("; ");
        let year = self
            .year()
            .map(|year| format!(" ({year})"))
            .unwrap_or_default();
        let version = self.version().unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = write!(citation, "{year}. {title}. Version {version}. Data set.");
        let doi = self.doi().map(|doi| format!("https://doi.org/{doi}"));
        if let Some(place) = doi.or_else(|| self.url().map(ToOwned::to_owned)) {
            let _ = write!(citation, " {place}");
        }
        Some(citation)
    }

    /// Counts what archives require and this title page does not state.
    pub(crate) fn count_missing(self, losses: &mut Losses) {
        const INSTEAD: &str = "left out: `dataset.toml` does not state it";
        let required = [
            ("title", self.title().is_some()),
            ("year of the version", self.year().is_some()),
            ("day of the version", self.day().is_some()),
            ("licence", self.licence().is_some()),
            ("maintainers", !self.maintainers().is_empty()),
            ("url", self.url().is_some()),
            ("doi", self.doi().is_some()),
        ];
        if self.stated_description().is_none() {
            losses.add(
                "a description, required by archives and missing on the title page",
                "the title and the number of entities, sources and claims",
                "description",
            );
        }
        for (key, is_stated) in required {
            if !is_stated {
                losses.add(
                    "metadata that archives require and the title page lacks",
                    INSTEAD,
                    key,
                );
            }
        }
        for maintainer in self.maintainers() {
            losses.add(
                "whether a maintainer is a person, a group or a program, and an ORCID",
                INSTEAD,
                maintainer,
            );
        }
    }
}

/// An address of the web, as metadata takes one (RFC 3986, without what it does not allow).
pub(crate) fn web_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_web && text.chars().all(is_allowed_in_address) {
        Some(text)
    } else {
        None
    }
}

fn is_allowed_in_address(char: char) -> bool {
    char.is_ascii_graphic() && !"\"<>\\^`{|}".contains(char)
}

/// A DOI of the form that `DataCite` takes: `10.`, the registrant, `/`, and no blanks.
pub(crate) fn doi(text: &str) -> Option<&str> {
    let text = text.trim();
    let (registrant, rest) = text.strip_prefix("10.")?.split_once('/')?;
    let is_number =
        (4..=9).contains(&registrant.len()) && registrant.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && !rest.is_empty() && rest.chars().all(|char| char.is_ascii_graphic()) {
        Some(text)
    } else {
        None
    }
}
