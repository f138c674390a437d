//! `datapackage.json`: the tables as a [Data
//! Package](https://datapackage.org/standard/data-package/) of Frictionless Data.

use std::io;

use serde_json::{Value, json};
use ties_dataset::dataset::Dataset;
use ties_view::cite;

use crate::absent::strip_absent;
use crate::export::{Export, VERSION};
use crate::folder::Folder;
use crate::losses::Losses;
use crate::table::{Column, ColumnType, Table, WrittenTable, is_never_empty};
use crate::title::{Licence, TitlePage, web_address};

/// The name of the file.
pub(crate) const NAME: &str = "datapackage.json";

/// The descriptor, version 2 of the standard, of tables that are written.
///
/// # Errors
/// If a table cannot be read back for its digest.
pub(crate) fn data_package(
    export: &Export<'_>,
    tables: &[WrittenTable],
    folder: &mut Folder,
) -> io::Result<Value> {
    let page = TitlePage::of(export.dataset);
    let resources: Vec<Value> = tables
        .iter()
        .map(|written| resource(written, folder))
        .collect::<io::Result<_>>()?;
    let licence = licence(page, &mut folder.losses);
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "ties",
        "id": page.doi().map(|doi| format!("https://doi.org/{doi}")),
        "title": page.title(),
        "description": page.description(),
        "version": page.version(),
        "homepage": page.url(),
        "licenses": licence["licenses"],
        "ties:licence": licence["ties:licence"],
        "contributors": contributors(page),
        "sources": sources(export.dataset),
        "ties:tables": VERSION,
        "ties:policy": export.computed.selection.policy.to_string(),
        "ties:as-of": export.day(),
        "resources": resources,
    });
    strip_absent(&mut package);
    // `strip_absent` would take the one empty text that means something.
    for resource in package["resources"].as_array_mut().into_iter().flatten() {
        resource["schema"]["missingValues"] = json!([""]);
    }
    Ok(package)
}

fn contributors(page: TitlePage<'_>) -> Vec<Value> {
    page.maintainers()
        .into_iter()
        .map(|name| json!({ "title": name, "roles": ["maintainer"] }))
        .collect()
}

fn sources(dataset: &Dataset) -> Vec<Value> {
    let mut sources = Vec::new();
    for coded in dataset.sources.values() {
        let path = coded.source.url.as_deref().and_then(web_address);
        sources.push(json!({ "title": cite(dataset, &coded.source), "path": path }));
    }
    sources
}

/// The keys for the licence. A licence of this standard has a name of one word, an address, or
/// both; a title alone is not enough.
fn licence(page: TitlePage<'_>, losses: &mut Losses) -> Value {
    match page.licence() {
        Some(Licence::Words(words)) => {
            losses.add(
                "a licence that is neither an identifier of SPDX nor an address",
                "`datapackage.json` has it in `ties:licence`, a key of our own",
                &words,
            );
            json!({ "ties:licence": words })
        }
        Some(Licence::Spdx(name)) => {
            json!({ "licenses": [{ "name": name, "path": Licence::Spdx(name).url() }] })
        }
        Some(Licence::Address(url)) => json!({ "licenses": [{ "path": url }] }),
        None => json!({}),
    }
}

fn resource(written: &WrittenTable, folder: &Folder) -> io::Result<Value> {
    let WrittenTable { table, path, rows } = written;
    let described = folder.described(path)?;
    let columns = table.columns();
    let fields: Vec<_> = columns.iter().map(|column| field(table, column)).collect();
    Ok(json!({
        "name": table.name,
        "type": "table",
        "path": path,
        "description": table.means(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        // All of it, since readers guess what is not said.
        "dialect": {
            "delimiter": ",",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
        },
        "bytes": described.bytes,
        "hash": format!("sha256:{}", described.sha256),
        "rows": rows,
        "schema": {
            "fields": fields,
            "primaryKey": table.key,
            "foreignKeys": foreign_keys(table, &columns),
        },
    }))
}

/// The references that the standard can express: it knows no key that is empty in part.
fn foreign_keys(table: &Table, columns: &[Column]) -> Vec<Value> {
    let mut keys = Vec::new();
    for reference in table.references {
        if reference.columns.len() == 1 || is_never_empty(reference, columns) {
            keys.push(json!({
                "fields": reference.columns,
                "reference": { "resource": reference.table, "fields": reference.key },
            }));
        }
    }
    keys
}

fn field(table: &Table, column: &Column) -> Value {
    let words: Vec<_> = column.words.iter().map(|(word, _)| word).collect();
    let kind = match column.column_type {
        ColumnType::Text => "string",
        ColumnType::Number => "integer",
        ColumnType::Truth => "boolean",
        ColumnType::Day => "date",
    };
    let is_truth = column.column_type == ColumnType::Truth;
    json!({
        "name": column.name,
        "type": kind,
        "description": column.means,
        "trueValues": is_truth.then_some(["true"]),
        "falseValues": is_truth.then_some(["false"]),
        "constraints": {
            "required": column.required.then_some(true),
            "unique": (table.key == [column.name.as_str()]).then_some(true),
            "enum": words,
        },
    })
}
