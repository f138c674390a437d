//! `datacite`: the metadata that an archive requires for a DOI, and how the dataset is cited.

use std::io;

use serde_json::{Value, json};

use crate::absent::strip_absent;
use crate::cff;
use crate::export::Export;
use crate::folder::Folder;
use crate::title::{Licence, TitlePage, doi};

/// The name of the file.
pub(crate) const NAME: &str = "datacite.json";

/// `datacite.json` and `CITATION.cff`.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let page = TitlePage::of(export.dataset);
    page.count_missing(&mut folder.losses);
    folder.losses.add(
        "the publisher that DataCite requires",
        "`:tba` (to be assigned later) if there is no DOI yet, else `:unav` (not available): the archive fills it in",
        NAME,
    );
    folder.write_json(NAME, &record(export))?;
    let citation = cff::citation_file(page, &mut folder.losses);
    folder.write(cff::NAME, &citation)
}

/// A record of the [DataCite Metadata Schema](https://schema.datacite.org/) 4.5, in its JSON form. Required
/// values that the dataset does not state are words of its appendix *Standard values for unknown information*: `:tba`, to be assigned or announced later;
/// `:unav`, value unavailable, possibly unknown.
fn record(export: &Export<'_>) -> Value {
    let page = TitlePage::of(export.dataset);
    let mut creators = page.maintainers();
    if creators.is_empty() {
        creators.push(":unav".to_owned());
    }
    // No kind of name: `dataset.toml` does not say whether it is a person's.
    let creators: Vec<_> = creators
        .into_iter()
        .map(|name| json!({ "name": name }))
        .collect();
    // The organization that assigned the DOI is the publisher; without a DOI there is none yet.
    let publisher = if page.doi().is_some() {
        ":unav"
    } else {
        ":tba"
    };
    let licence = page.licence().map(|licence| {
        let mut rights = json!({ "rights": licence.text(), "rightsUri": licence.url() });
        if let Licence::Spdx(identifier) = licence {
            rights["rightsIdentifier"] = json!(identifier);
            rights["rightsIdentifierScheme"] = json!("SPDX");
            rights["schemeUri"] = json!("https://spdx.org/licenses/");
        }
        rights
    });
    let from = export.dataset.sources.values().filter_map(|coded| {
        let doi = doi(coded.source.doi.as_deref()?)?;
        Some(json!({ "relatedIdentifier": doi, "relatedIdentifierType": "DOI", "relationType": "IsDerivedFrom" }))
    });
    let mut record = json!({
        "doi": page.doi(),
        "url": page.url(),
        "types": { "resourceTypeGeneral": "Dataset", "resourceType": "Claims of sources" },
        "creators": creators,
        "titles": page.title().map(|title| [json!({ "title": title })]),
        "publisher": { "name": publisher },
        "publicationYear": page.year(),
        "dates": page.day().map(|day| [json!({ "date": day, "dateType": "Issued" })]),
        "version": page.version(),
        "rightsList": licence.map(|licence| [licence]),
        "descriptions": [{ "description": page.description(), "descriptionType": "Abstract" }],
        "relatedIdentifiers": from.collect::<Vec<_>>(),
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    });
    strip_absent(&mut record);
    record
}
