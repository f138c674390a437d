//! `ro-crate`: everything for an archive in one folder, with a description of each file.

use std::io;

use serde_json::{Value, json};

use crate::absent::strip_absent;
use crate::cells::joined;
use crate::export::Export;
use crate::folder::{Folder, RECORD, REPORT};
use crate::tables::table;
use crate::title::{Licence, TitlePage, licence_value};
use crate::{cff, codebook, csv_files, csvw, datacite, datapackage, jsonl};

/// The name of the file, which the standard fixes.
const NAME: &str = "ro-crate-metadata.json";

/// The tables, the codebook, the dataset itself and its metadata, with a description of each: an
/// [RO-Crate](https://w3id.org/ro/crate/1.3), version 1.3.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    csv_files::write(export, folder)?;
    jsonl::write(export, folder)?;
    codebook::write(export, folder)?;
    datacite::write(export, folder)?;
    let mut names: Vec<_> = folder.files().map(ToOwned::to_owned).collect();
    let mut files: Vec<Value> = names
        .iter()
        .map(|name| file(name, folder))
        .collect::<io::Result<_>>()?;
    // The loss report is written last, so its size and digest are unknown.
    for name in [REPORT, RECORD] {
        files.push(json!({
            "@id": name,
            "@type": "File",
            "name": means(name),
            "encodingFormat": encoding(name),
        }));
        names.push(name.to_owned());
    }
    let crate_metadata = metadata(export, &names, files);
    folder.write_json(NAME, &crate_metadata)
}

fn metadata(export: &Export<'_>, names: &[String], files: Vec<Value>) -> Value {
    let page = TitlePage::of(export.dataset);
    let mut dataset = json!({
        "@id": "./",
        "@type": "Dataset",
        "name": page.title(),
        "description": page.description(),
        "version": page.version(),
        "datePublished": page.iso_date(),
        // An address, with an entity that describes it; else words: the standard accepts both.
        "license": page.licence().map(|licence| licence_value(&licence)),
        // Not `author`, which would have to say whether it is a person.
        "creditText": joined(page.maintainers(), "; "),
        "identifier": page.doi().map(|doi| format!("https://doi.org/{doi}")),
        "url": page.url(),
        "hasPart": names.iter().map(|name| json!({ "@id": name })).collect::<Vec<_>>(),
    });
    strip_absent(&mut dataset);
    let descriptor = json!({
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": { "@id": "https://w3id.org/ro/crate/1.3" },
        "about": { "@id": "./" },
    });
    let mut graph = vec![descriptor, dataset];
    graph.extend(files);
    graph.extend(page.licence().and_then(|licence| licence_entity(&licence)));
    json!({ "@context": "https://w3id.org/ro/crate/1.3/context", "@graph": graph })
}

/// The entity that describes a licence with an address.
fn licence_entity(licence: &Licence) -> Option<Value> {
    let url = licence.url()?;
    Some(json!({
        "@id": url,
        "@type": "CreativeWork",
        "name": licence.text(),
        "url": url,
    }))
}

fn file(name: &str, folder: &Folder) -> io::Result<Value> {
    let described = folder.described(name)?;
    let mut file = json!({
        "@id": name,
        "@type": "File",
        "name": means(name),
        "description": name.strip_suffix(".csv").and_then(table).map(crate::table::Table::means),
        "encodingFormat": encoding(name),
        "contentSize": described.bytes.to_string(),
        "sha256": described.sha256,
    });
    strip_absent(&mut file);
    Ok(file)
}

/// What a file is, in a few words.
fn means(name: &str) -> String {
    let words = match name {
        jsonl::NAME => "The dataset itself, all records, one per line",
        datapackage::NAME => "Frictionless Data Package of the tables",
        csvw::NAME => "W3C metadata of the tables (CSV on the Web)",
        datacite::NAME => "DataCite metadata",
        cff::NAME => "How to cite it, Citation File Format",
        REPORT => "What the tables do not carry",
        RECORD => "What the tables do not carry, for programs",
        _ if codebook::NAMES.contains(&name) => "Codebook: every table, column and code",
        _ => return format!("Table {}", name.trim_end_matches(".csv")),
    };
    words.to_owned()
}

fn encoding(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("json") => "application/json",
        Some("jsonl") => "application/jsonl",
        Some("md") => "text/markdown",
        Some("html") => "text/html",
        _ => "application/yaml",
    }
}
