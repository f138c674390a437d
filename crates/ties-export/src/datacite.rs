//! `datacite`: the metadata that an archive requires for a DOI, and how the dataset is cited.

use std::io;

use serde_json::{Value, json};
use ties_dataset::dataset::Dataset;

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
        "`:tba` (to be assigned later) if there is no DOI yet, else `:unav` (not available): the \
         archive fills it in",
        NAME,
    );
    folder.write_json(NAME, &record(export))?;
    let citation = cff::citation_file(page, &mut folder.losses);
    folder.write(cff::NAME, &citation)
}

/// A record of the [DataCite Metadata Schema](https://schema.datacite.org/) 4.5, in its JSON form.
/// Required values that the dataset does not state are words of its appendix *Standard values for
/// unknown information*: `:tba`, to be assigned or announced later; `:unav`, value unavailable,
/// possibly unknown.
fn record(export: &Export<'_>) -> Value {
    let page = TitlePage::of(export.dataset);
    // The organization that assigned the DOI is the publisher; without a DOI there is none yet.
    let publisher = if page.doi().is_some() {
        ":unav"
    } else {
        ":tba"
    };
    let mut record = json!({
        "doi": page.doi(),
        "url": page.url(),
        "types": { "resourceTypeGeneral": "Dataset", "resourceType": "Claims of sources" },
        "creators": creators(page),
        "titles": page.title().map(|title| [json!({ "title": title })]),
        "publisher": { "name": publisher },
        "publicationYear": page.year(),
        "dates": page.day().map(|day| [json!({ "date": day, "dateType": "Issued" })]),
        "version": page.version(),
        "rightsList": page.licence().map(|licence| [rights(&licence)]),
        "descriptions": [{ "description": page.description(), "descriptionType": "Abstract" }],
        "relatedIdentifiers": dois_of_sources(export.dataset),
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    });
    strip_absent(&mut record);
    record
}

/// The maintainers. No kind of name: `dataset.toml` does not say whether it is a person's.
fn creators(page: TitlePage<'_>) -> Vec<Value> {
    let mut names = page.maintainers();
    if names.is_empty() {
        names.push(":unav".to_owned());
    }
    names
        .into_iter()
        .map(|name| json!({ "name": name }))
        .collect()
}

fn rights(licence: &Licence) -> Value {
    let mut rights = json!({ "rights": licence.text(), "rightsUri": licence.url() });
    if let Licence::Spdx(identifier) = licence {
        rights["rightsIdentifier"] = json!(identifier);
        rights["rightsIdentifierScheme"] = json!("SPDX");
        rights["schemeUri"] = json!("https://spdx.org/licenses/");
    }
    rights
}

fn dois_of_sources(dataset: &Dataset) -> Vec<Value> {
    let mut related = Vec::new();
    for coded in dataset.sources.values() {
        if let Some(doi) = coded.source.doi.as_deref().and_then(doi) {
            related.push(json!({
                "relatedIdentifier": doi,
                "relatedIdentifierType": "DOI",
                "relationType": "IsDerivedFrom",
            }));
        }
    }
    related
}
