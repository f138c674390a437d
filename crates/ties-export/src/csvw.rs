//! `csv-metadata.json`: the tables in the [Metadata Vocabulary for Tabular
//! Data](https://www.w3.org/TR/tabular-metadata/) of the W3C.

use serde_json::{Value, json};

use crate::absent::strip_absent;
use crate::export::Export;
use crate::table::{Column, ColumnType, WrittenTable, is_never_empty};
use crate::title::{TitlePage, licence_value};

/// The name of the file, which the standard fixes.
pub(crate) const NAME: &str = "csv-metadata.json";

/// The description of a group of tables that are written.
pub(crate) fn metadata(export: &Export<'_>, tables: &[WrittenTable]) -> Value {
    let page = TitlePage::of(export.dataset);
    let mut group = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "dc:title": page.title(),
        "dc:description": page.description(),
        "dc:creator": page.maintainers(),
        "dc:date": page.day(),
        "dc:identifier": page.doi().map(|doi| format!("https://doi.org/{doi}")),
        "dc:license": page.licence().map(|licence| licence_value(&licence)),
        "schema:version": page.version(),
        "tables": tables.iter().map(described).collect::<Vec<_>>(),
    });
    strip_absent(&mut group);
    // A line that begins with `#` is data here: null says that there are no comments.
    group["dialect"] = json!({ "commentPrefix": null });
    group
}

fn described(written: &WrittenTable) -> Value {
    let WrittenTable { table, path, .. } = written;
    let columns = table.columns();
    let mut foreign_keys = Vec::new();
    for reference in table.references {
        // Unlike in SQL, a foreign key of this standard must not be empty in part.
        if is_never_empty(reference, &columns) {
            foreign_keys.push(json!({
                "columnReference": reference.columns,
                "reference": {
                    "resource": format!("{}.csv", reference.table),
                    "columnReference": reference.key,
                },
            }));
        }
    }
    json!({
        "url": path,
        "dc:description": table.means(),
        "tableSchema": {
            "columns": columns.iter().map(column).collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": foreign_keys,
        },
    })
}

fn column(column: &Column) -> Value {
    let words: Vec<_> = column.words.iter().map(|(word, _)| word.as_str()).collect();
    let datatype = match column.column_type {
        ColumnType::Text if words.is_empty() => json!("string"),
        ColumnType::Text => json!({ "base": "string", "format": format!("({})", words.join("|")) }),
        ColumnType::Number => json!("integer"),
        ColumnType::Truth => json!("boolean"),
        ColumnType::Day => json!("date"),
    };
    json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": column.means,
        "datatype": datatype,
        "required": column.required.then_some(true),
    })
}
