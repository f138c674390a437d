//! The title page in the forms that standards of metadata take: what `dataset.toml` says, and nothing made up.

use std::fmt::Write;

use ties::dataset::Dataset;
use ties::model::Manifest;
use ties_view::flat;

use crate::cell::Day;
use crate::losses::Losses;

/// What a dataset says of itself; a dataset without `dataset.toml` says nothing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TitlePage<'d>(Option<&'d Manifest>);

impl<'d> TitlePage<'d> {
    /// That of a dataset.
    pub(crate) fn of(dataset: &'d Dataset) -> Self {
        Self(dataset.manifest.as_ref())
    }

    /// Its title, on one line.
    pub(crate) fn title(self) -> Option<String> {
        self.0.map(|page| flat(&page.title))
    }

    /// What it holds, on one line.
    pub(crate) fn description(self) -> Option<String> {
        Some(flat(self.0?.description.as_ref()?))
    }

    /// Its version.
    pub(crate) fn version(self) -> Option<String> {
        self.0.map(|page| flat(&page.version))
    }

    /// Its licence, as an SPDX identifier.
    pub(crate) fn licence(self) -> Option<String> {
        self.0.map(|page| flat(&page.licence))
    }

    /// Where SPDX has the text of its licence; none where the licence does not have the form of an identifier of theirs.
    pub(crate) fn licence_url(self) -> Option<String> {
        let licence = self.licence()?;
        let is_identifier = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '.' | '+');
        licence.chars().all(is_identifier).then(|| format!("https://spdx.org/licenses/{licence}"))
    }

    /// Who keeps it. Whether a person, a group or a program, `dataset.toml` does not say.
    pub(crate) fn maintainers(self) -> Vec<String> {
        self.0.iter().flat_map(|page| &page.maintainers).map(|name| flat(name)).collect()
    }

    /// Where it can be had, where that is an address of the web.
    pub(crate) fn url(self) -> Option<&'d str> {
        web_address(self.0?.url.as_deref()?)
    }

    /// Its DOI: `10.…/…`.
    pub(crate) fn doi(self) -> Option<&'d str> {
        doi(self.0?.doi.as_deref()?)
    }

    /// Its date as it is written, EDTF.
    pub(crate) fn date(self) -> Option<&'d str> {
        self.0.map(|page| &*page.date)
    }

    /// The first and the last day that its date may be.
    fn days(self) -> Option<(Day, Day)> {
        let (low, high) = self.0?.date.edtf().ok()?.sometime().start_days();
        Some((Day::new(low)?, Day::new(high)?))
    }

    /// The day of its version, where its date is one day.
    pub(crate) fn day(self) -> Option<String> {
        self.days().filter(|(low, high)| low == high).map(|(day, _)| day.to_string())
    }

    /// The year of its version.
    pub(crate) fn year(self) -> Option<String> {
        let (low, high) = self.days()?;
        let (low, high) = (low.to_string(), high.to_string());
        (low.get(..4) == high.get(..4)).then(|| low.chars().take(4).collect())
    }

    /// How it is cited, after `DataCite`: who, year, title, version, where.
    pub(crate) fn citation(self) -> Option<String> {
        let title = self.title()?;
        let mut citation = self.maintainers().join("; ");
        let year = self.year().map(|year| format!(" ({year})")).unwrap_or_default();
        let version = self.version().unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = write!(citation, "{year}. {title}. Version {version}. Data set.");
        let doi = self.doi().map(|doi| format!("https://doi.org/{doi}"));
        if let Some(place) = doi.or_else(|| self.url().map(ToOwned::to_owned)) {
            let _ = write!(citation, " {place}");
        }
        Some(citation)
    }

    /// Counts what archives ask for and this title page does not say.
    pub(crate) fn tell_what_lacks(self, losses: &mut Losses) {
        const INSTEAD: &str = "left out: `dataset.toml` does not say, and nothing is made up";
        let asked = [
            ("title", self.title().is_some()),
            ("description", self.description().is_some()),
            ("year of the version", self.year().is_some()),
            ("day of the version", self.day().is_some()),
            ("licence", self.licence().is_some()),
            ("maintainers", !self.maintainers().is_empty()),
            ("url", self.url().is_some()),
            ("doi", self.doi().is_some()),
        ];
        for (key, _) in asked.iter().filter(|(_, is_said)| !is_said) {
            losses.add("what archives ask for and the title page lacks", INSTEAD, key);
        }
        for maintainer in self.maintainers() {
            losses.add("whether a maintainer is a person, a group or a program, and an ORCID", INSTEAD, maintainer);
        }
    }
}

/// An address of the web, as metadata takes one (RFC 3986, without what it does not allow).
pub(crate) fn web_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let is_allowed = |char: char| char.is_ascii_graphic() && !"\"<>\\^`{|}".contains(char);
    (is_web && text.chars().all(is_allowed)).then_some(text)
}

/// A DOI of the form that `DataCite` takes: `10.`, the registrant, `/`, and no blanks.
pub(crate) fn doi(text: &str) -> Option<&str> {
    let text = text.trim();
    let (registrant, rest) = text.strip_prefix("10.")?.split_once('/')?;
    let is_number = (4..=9).contains(&registrant.len()) && registrant.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !rest.is_empty() && rest.chars().all(|char| char.is_ascii_graphic())).then_some(text)
}
