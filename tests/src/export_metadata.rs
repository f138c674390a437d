//! Metadata of exports: data package, CSV on the Web, `DataCite`, RO-Crate, citation; what
//! `dataset.toml` says, and no more.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use ties_dataset::dataset::Dataset;
use ties_export::{ColumnType, EXPORTERS, Export, TABLES};
use ties_view::Counting;

use crate::world::world_with;

fn write(laid_over: &[(&str, &str)], name: &str, out: &Path) -> PathBuf {
    let dataset = Dataset::read(&world_with(laid_over.iter().copied()));
    let exporter = EXPORTERS
        .iter()
        .find(|exporter| exporter.name == name)
        .unwrap();
    Export::new(&dataset, Counting::of(&dataset))
        .write(exporter, out)
        .unwrap()
        .0
}

fn json(path: PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

const FULL: &str = "title = \"Who is who: \\\"a | b\\\" <i>\"\ndescription = \"Two lines,\\n\
     of one world.\"\nversion = \"1.2.0\"\n\
    date = \"2022-01-05\"\nlicence = \"CC-BY-4.0\"\nmaintainers = [\"Ab Cd\", \"language model\"]\n\
    url = \"https://ties.example/\"\n\
    doi = \"10.1234/world\"\n";

#[test]
fn the_data_package_says_what_the_tables_say() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "csv", out.path());
    let package = json(folder.join("datapackage.json"));
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

/// A key that may be empty is a foreign key of the data package, and none of CSV on the Web, which
/// knows no empty ones.
#[test]
fn foreign_keys_are_those_that_each_standard_knows() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[], "csv", out.path());
    let package = json(folder.join("datapackage.json"));
    let web = json(folder.join("csv-metadata.json"));
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
fn datacite_and_the_citation_say_what_the_title_page_says() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "datacite", out.path());
    let record = json(folder.join("datacite.json"));
    assert_eq!(
        record["creators"],
        json!([{ "name": "Ab Cd" }, { "name": "language model" }]),
        "no kind of name is made up"
    );
    assert_eq!(
        (&record["publicationYear"], &record["dates"][0]["date"]),
        (&json!("2022"), &json!("2022-01-05"))
    );
    assert_eq!(record["doi"], "10.1234/world");
    let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
    assert!(
        citation.contains("title: \"Who is who: \\\"a | b\\\" <i>\"\n"),
        "{citation}"
    );
    assert!(
        citation.contains("authors:\n  - name: \"Ab Cd\"\n  - name: \"language model\"\n"),
        "{citation}"
    );
    assert!(
        citation.contains("date-released: \"2022-01-05\"\n"),
        "{citation}"
    );
}

/// What the title page lacks is left out and counted, and neither guessed nor taken from the clock.
#[test]
fn nothing_is_made_up() {
    let out = tempfile::tempdir().unwrap();
    let bare = "title = \"Bare\"\nversion = \"1\"\ndate = \"2022\"\n\
         licence = \"all rights reserved\"\nmaintainers = [\"ab\"]\ndoi = \"none yet\"\n";
    let folder = write(&[("dataset.toml", bare)], "datacite", out.path());
    let record = json(folder.join("datacite.json"));
    let keys: BTreeSet<_> = record
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert!(
        keys.is_disjoint(&["doi", "url", "dates", "contributors", "language"].into()),
        "{keys:?}"
    );
    assert_eq!(record["publicationYear"], "2022");
    assert_eq!(
        record["rightsList"],
        json!([{ "rights": "all rights reserved" }]),
        "no address is made of what is no identifier"
    );
    let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
    assert!(
        !citation.contains("date-released") && !citation.contains("doi"),
        "{citation}"
    );
    assert!(
        !citation.contains("license"),
        "the format takes no licence in words: {citation}"
    );
    let losses = fs::read_to_string(folder.join("LOSSES.md")).unwrap();
    for lacking in [
        "`description`",
        "`day of the version`",
        "`url`",
        "`doi`",
        "`ab`",
        "`all rights reserved`",
    ] {
        assert!(losses.contains(lacking), "{lacking} is not in {losses}");
    }
}

/// Where the title page has no description, there is one made of what is known, and it is the same
/// everywhere.
#[test]
fn a_description_that_is_not_stated_is_counted_out() {
    let out = tempfile::tempdir().unwrap();
    let bare = "title = \"Bare\"\nversion = \"1\"\ndate = \"2022\"\nlicence = \"MIT\"\n\
         maintainers = [\"ab\"]\n";
    let laid_over = [("dataset.toml", bare)];
    let dataset = Dataset::read(&world_with(laid_over));
    let claims: usize = dataset
        .sources
        .values()
        .map(|coded| coded.claims.len())
        .sum();
    let entities = dataset.entities.len();
    let sources = dataset.sources.len();
    let made = format!(
        "Bare: claims of sources. Entities: {entities}; sources: {sources}; claims: {claims}."
    );
    let folder = write(&laid_over, "ro-crate", out.path());
    assert_eq!(
        json(folder.join("ro-crate-metadata.json"))["@graph"][1]["description"],
        made
    );
    assert_eq!(json(folder.join("datapackage.json"))["description"], made);
    assert_eq!(
        json(folder.join("csv-metadata.json"))["dc:description"],
        made
    );
    assert_eq!(
        json(folder.join("datacite.json"))["descriptions"][0]["description"],
        made
    );
    let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
    assert!(
        citation.contains(&format!("abstract: \"{made}\"\n")),
        "{citation}"
    );
    assert!(
        fs::read_to_string(folder.join("codebook.md"))
            .unwrap()
            .contains(&made)
    );
    let losses = fs::read_to_string(folder.join("LOSSES.md")).unwrap();
    assert!(
        losses.contains("a description, required by archives and missing on the title page"),
        "{losses}"
    );
}

/// Each standard names a licence as it can: an identifier, an address, or words.
#[test]
fn a_licence_is_told_as_each_standard_takes_it() {
    let told = |licence: &str| {
        let out = tempfile::tempdir().unwrap();
        let page = format!(
            "title = \"A\"\nversion = \"1\"\ndate = \"2022\"\nlicence = \"{licence}\"\n\
             maintainers = [\"ab\"]\n"
        );
        let folder = write(&[("dataset.toml", &page)], "ro-crate", out.path());
        let package = json(folder.join("datapackage.json"));
        let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
        let losses = json(folder.join("losses.json"));
        let lost = losses["losses"].as_array().unwrap().iter();
        (
            [
                package["licenses"].clone(),
                package["ties:licence"].clone(),
                json(folder.join("datacite.json"))["rightsList"][0].clone(),
                json(folder.join("csv-metadata.json"))["dc:license"].clone(),
                json(folder.join("ro-crate-metadata.json"))["@graph"][1]["license"].clone(),
            ],
            citation
                .lines()
                .filter(|line| line.starts_with("license"))
                .map(str::to_owned)
                .collect::<Vec<_>>(),
            lost.filter(|loss| {
                loss["what"]
                    .as_str()
                    .unwrap()
                    .starts_with("a licence that is neither")
            })
            .count(),
        )
    };
    for (identifier, line) in [
        ("CC-BY-4.0", "license: \"CC-BY-4.0\""),
        // Newer than the list of the Citation File Format 1.2.0.
        (
            "CC-BY-3.0-IGO",
            "license-url: \"https://spdx.org/licenses/CC-BY-3.0-IGO\"",
        ),
    ] {
        let url = format!("https://spdx.org/licenses/{identifier}");
        let rights = json!({
            "rights": identifier, "rightsUri": url, "rightsIdentifier": identifier,
            "rightsIdentifierScheme": "SPDX",
            "schemeUri": "https://spdx.org/licenses/",
        });
        let id = json!({ "@id": url });
        let named = json!([{ "name": identifier, "path": url }]);
        assert_eq!(
            told(identifier),
            (
                [named, Value::Null, rights, id.clone(), id],
                vec![line.to_owned()],
                0
            )
        );
    }
    let url = "https://terms.example/";
    let id = json!({ "@id": url });
    let rights = json!({ "rights": url, "rightsUri": url });
    let line = format!("license-url: \"{url}\"");
    assert_eq!(
        told(url),
        (
            [
                json!([{ "path": url }]),
                Value::Null,
                rights,
                id.clone(),
                id
            ],
            vec![line],
            0
        )
    );
    // The form of an identifier makes none.
    for words in [
        "all rights reserved",
        "CC-BY",
        "cc-by-4.0",
        "CC-BY-4.0+",
        "NOASSERTION",
    ] {
        let told_in_words = [
            Value::Null,
            json!(words),
            json!({ "rights": words }),
            json!(words),
            json!(words),
        ];
        assert_eq!(told(words), (told_in_words, Vec::new(), 2), "{words}");
    }
}

/// What `DataCite` asks for and nobody says has the word of its standard.
#[test]
fn datacite_has_words_for_what_is_not_known() {
    let told = |page: &str| {
        let out = tempfile::tempdir().unwrap();
        json(write(&[("dataset.toml", page)], "datacite", out.path()).join("datacite.json"))
    };
    let bare =
        "title = \"A\"\nversion = \"1\"\ndate = \"2022\"\nlicence = \"MIT\"\nmaintainers = []\n";
    assert_eq!(told(bare)["publisher"], json!({ "name": ":tba" }));
    assert_eq!(told(bare)["creators"], json!([{ "name": ":unav" }]));
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", bare)], "datacite", out.path());
    let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
    assert!(
        citation.ends_with("authors:\n  - name: \"unknown\"\n"),
        "{citation}"
    );
    let lost = fs::read_to_string(folder.join("LOSSES.md")).unwrap();
    assert!(lost.contains("no maintainer is named"), "{lost}");
    assert_eq!(
        told(FULL)["publisher"],
        json!({ "name": ":unav" }),
        "who gave the DOI published it"
    );
}

/// EDTF has dates that ISO 8601 has not.
#[test]
fn a_crate_has_a_date_of_iso_8601() {
    for (written, told) in [
        ("2022-01-05", "2022-01-05"),
        ("2022-01", "2022-01"),
        ("2022-21", "2022"),
        ("2022~", "2022"),
    ] {
        let out = tempfile::tempdir().unwrap();
        let page = FULL.replace("2022-01-05", written);
        let folder = write(&[("dataset.toml", &page)], "ro-crate", out.path());
        assert_eq!(
            json(folder.join("ro-crate-metadata.json"))["@graph"][1]["datePublished"],
            told,
            "{written}"
        );
    }
}

/// A text of the title page ends no key of the citation file, and begins none.
#[test]
fn hostile_titles_stay_titles() {
    let out = tempfile::tempdir().unwrap();
    let hostile = "title = \"a\\\"\\nauthors: [x]\\u2028\\u0085\\uFEFF</script><b>\"\n\
         version = \"1\"\ndate = \"2022-01-01\"\nlicence = \"CC0-1.0\"\nmaintainers = [\"- {\"]\n";
    let citation = fs::read_to_string(
        write(&[("dataset.toml", hostile)], "datacite", out.path()).join("CITATION.cff"),
    )
    .unwrap();
    assert_eq!(
        citation
            .lines()
            .filter(|line| line.starts_with("authors"))
            .count(),
        1,
        "{citation}"
    );
    assert!(
        citation
            .chars()
            .all(|char| char == '\n' || !(char.is_control() || "\u{2028}\u{feff}".contains(char))),
        "{citation:?}"
    );
    let page = fs::read_to_string(
        write(&[("dataset.toml", hostile)], "codebook", out.path()).join("codebook.html"),
    )
    .unwrap();
    assert!(
        !page.contains("<b>") && !page.contains("</script>"),
        "HTML of the data is text"
    );
}

#[test]
fn a_crate_describes_every_file() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "ro-crate", out.path());
    let metadata = json(folder.join("ro-crate-metadata.json"));
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
        "nobody is made a person"
    );
}
