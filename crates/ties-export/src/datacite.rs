//! `datacite`: what an archive that gives out DOIs asks for, and how the dataset is cited.

use std::io;

use serde_json::{Value, json};

use crate::absent::strip_absent;
use crate::cff;
use crate::export::Export;
use crate::folder::Folder;
use crate::title::{TitlePage, doi};

/// The name of the file.
pub(crate) const NAME: &str = "datacite.json";

/// `datacite.json` and `CITATION.cff`.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let page = TitlePage::of(export.whole);
    page.tell_what_lacks(&mut folder.losses);
    folder.losses.add(
        "the publisher that DataCite asks for",
        "`:tba`, the standard's word for what is assigned later: the archive knows it",
        NAME,
    );
    folder.write_json(NAME, &record(export))?;
    folder.write(cff::NAME, &cff::citation_file(page))
}

/// A record of the [DataCite Metadata Schema](https://schema.datacite.org/) 4.5, in its JSON form.
fn record(export: &Export<'_>) -> Value {
    let page = TitlePage::of(export.whole);
    // No kind of name: whether it is a person's, `dataset.toml` does not say.
    let creators: Vec<_> = page.maintainers().into_iter().map(|name| json!({ "name": name })).collect();
    let licence = page.licence().map(|licence| match page.licence_url() {
        Some(url) => json!({
            "rights": licence,
            "rightsUri": url,
            "rightsIdentifier": licence,
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": "https://spdx.org/licenses/",
        }),
        None => json!({ "rights": licence }),
    });
    let from = export.whole.sources.values().filter_map(|coded| {
        let doi = doi(coded.source.doi.as_deref()?)?;
        Some(json!({ "relatedIdentifier": doi, "relatedIdentifierType": "DOI", "relationType": "IsDerivedFrom" }))
    });
    let mut record = json!({
        "doi": page.doi(),
        "url": page.url(),
        "types": { "resourceTypeGeneral": "Dataset", "resourceType": "Claims of sources" },
        "creators": creators,
        "titles": page.title().map(|title| [json!({ "title": title })]),
        "publisher": { "name": ":tba" },
        "publicationYear": page.year(),
        "dates": page.day().map(|day| [json!({ "date": day, "dateType": "Issued" })]),
        "version": page.version(),
        "rightsList": licence.map(|licence| [licence]),
        "descriptions": page.description().map(|text| [json!({ "description": text, "descriptionType": "Abstract" })]),
        "relatedIdentifiers": from.collect::<Vec<_>>(),
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    });
    strip_absent(&mut record);
    record
}
