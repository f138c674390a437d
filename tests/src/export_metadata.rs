//! Metadata of exports: data package, CSV on the Web, `DataCite`, RO-Crate and citation. They say
//! what `dataset.toml` says and add nothing.

mod title_page;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use ties_dataset::dataset::Dataset;
use ties_export::{ColumnType, EXPORTERS, Export, TABLES};
use ties_view::Selection;

use crate::world::world_with;

fn write(laid_over: &[(&str, &str)], name: &str, out: &Path) -> PathBuf {
    let dataset = Dataset::read(&world_with(laid_over.iter().copied()));
    let exporter = EXPORTERS
        .iter()
        .find(|exporter| exporter.name == name)
        .unwrap();
    Export::new(&dataset, Selection::default())
        .write(exporter, out)
        .unwrap()
        .0
}

fn read_json(path: PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const FULL: &str = "title = \"Who is who: \\\"a | b\\\" <i>\"\ndescription = \"Two lines,\\n\
     of one world.\"\nversion = \"1.2.0\"\n\
    date = \"2022-01-05\"\nlicence = \"CC-BY-4.0\"\nmaintainers = [\"Ab Cd\", \"language model\"]\n\
    url = \"https://ties.example/\"\n\
    doi = \"10.1234/world\"\n";

#[test]
fn the_data_package_describes_the_tables() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "csv", out.path());
    let package = read_json(folder.join("datapackage.json"));
    assert_eq!(package["title"], "Who is who: \"a | b\" <i>");
    assert_eq!(
        package["contributors"][1],
        json!({ "title": "language model", "roles": ["maintainer"] })
    );
    assert_eq!(package["id"], "https://doi.org/10.1234/world");
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), TABLES.len());
    for (resource, table) in resources.iter().zip(TABLES) {
        let file = fs::read(folder.join(resource["path"].as_str().unwrap())).unwrap();
        assert_eq!(resource["bytes"], json!(file.len()), "{}", table.name);
        let digest = ties_text::digest::sha256(&file).to_string();
        assert_eq!(
            resource["hash"],
            json!(format!("sha256:{digest}")),
            "{}",
            table.name
        );
        assert_eq!(resource["schema"]["missingValues"], json!([""]));
        assert_eq!(resource["schema"]["primaryKey"], json!(table.key));
        let fields = resource["schema"]["fields"].as_array().unwrap();
        for (field, column) in fields.iter().zip(table.columns()) {
            let kind = match column.column_type {
                ColumnType::Text => "string",
                ColumnType::Number => "integer",
                ColumnType::Truth => "boolean",
                ColumnType::Day => "date",
            };
            assert_eq!(
                (&field["name"], &field["type"]),
                (&json!(column.name), &json!(kind))
            );
            assert_eq!(
                field["constraints"]["required"] == json!(true),
                column.required,
                "{}",
                column.name
            );
            assert_eq!(
                field["constraints"]["enum"].is_array(),
                !column.words.is_empty(),
                "{}",
                column.name
            );
        }
    }
    let claims = resources
        .iter()
        .find(|resource| resource["name"] == "claims")
        .unwrap();
    let lines = fs::read_to_string(folder.join("claims.csv"))
        .unwrap()
        .lines()
        .count();
    assert_eq!(claims["rows"], json!(lines - 1));
}

/// A column that may be empty is a foreign key in the data package, but not in CSV on the Web,
/// which does not allow empty foreign keys.
#[test]
fn foreign_keys_follow_each_standard() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[], "csv", out.path());
    let package = read_json(folder.join("datapackage.json"));
    let web = read_json(folder.join("csv-metadata.json"));
    let number = TABLES
        .iter()
        .position(|table| table.name == "sources")
        .unwrap();
    let publisher = json!({
        "fields": ["publisher"],
        "reference": { "resource": "entities", "fields": ["id"] },
    });
    assert!(
        package["resources"][number]["schema"]["foreignKeys"]
            .as_array()
            .unwrap()
            .contains(&publisher)
    );
    assert_eq!(
        web["tables"][number]["tableSchema"].get("foreignKeys"),
        None
    );
    let claims = TABLES
        .iter()
        .position(|table| table.name == "claims")
        .unwrap();
    let keys = web["tables"][claims]["tableSchema"]["foreignKeys"].to_string();
    assert!(
        keys.contains("sources.csv")
            && keys.contains("\"subject\"")
            && !keys.contains("\"object\""),
        "{keys}"
    );
}

#[test]
fn a_crate_describes_every_file() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "ro-crate", out.path());
    let metadata = read_json(folder.join("ro-crate-metadata.json"));
    let graph = metadata["@graph"].as_array().unwrap();
    let files = graph.iter().filter(|entity| entity["@type"] == "File");
    let described: BTreeSet<_> = files
        .map(|file| file["@id"].as_str().unwrap().to_owned())
        .collect();
    let parts = graph[1]["hasPart"].as_array().unwrap();
    assert_eq!(
        described,
        parts
            .iter()
            .map(|part| part["@id"].as_str().unwrap().to_owned())
            .collect()
    );
    let there = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(
        described,
        there
            .filter(|name| name != "ro-crate-metadata.json")
            .collect()
    );
    for file in graph.iter().filter(|entity| entity["sha256"].is_string()) {
        let content = fs::read(folder.join(file["@id"].as_str().unwrap())).unwrap();
        assert_eq!(
            file["sha256"],
            json!(ties_text::digest::sha256(&content).to_string())
        );
        assert_eq!(file["contentSize"], json!(content.len().to_string()));
    }
    assert!(
        !metadata.to_string().contains("\"Person\""),
        "no maintainer is described as a person"
    );
}
