//! Metadata taken from the title page: missing keys, the licence, dates and free text.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use ties_dataset::dataset::Dataset;

use crate::world::world_with;

use super::{FULL, read_json, write};

#[test]
fn datacite_and_the_citation_agree_with_the_title_page() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "datacite", out.path());
    let record = read_json(folder.join("datacite.json"));
    assert_eq!(
        record["creators"],
        json!([{ "name": "Ab Cd" }, { "name": "language model" }]),
        "the type of a name is not guessed"
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

/// Keys missing from the title page are left out and listed as losses. They are not guessed, and
/// dates are not taken from the clock.
#[test]
fn missing_metadata_is_not_guessed() {
    let out = tempfile::tempdir().unwrap();
    let bare = "title = \"Bare\"\nversion = \"1\"\ndate = \"2022\"\n\
         licence = \"all rights reserved\"\nmaintainers = [\"ab\"]\ndoi = \"none yet\"\n";
    let folder = write(&[("dataset.toml", bare)], "datacite", out.path());
    let record = read_json(folder.join("datacite.json"));
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
        "an address is only built from an SPDX identifier"
    );
    let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
    assert!(
        !citation.contains("date-released") && !citation.contains("doi"),
        "{citation}"
    );
    assert!(
        !citation.contains("license"),
        "the format does not allow a licence in words: {citation}"
    );
    let losses = fs::read_to_string(folder.join("LOSSES.md")).unwrap();
    for missing in [
        "`description`",
        "`day of the version`",
        "`url`",
        "`doi`",
        "`ab`",
        "`all rights reserved`",
    ] {
        assert!(losses.contains(missing), "{missing} is not in {losses}");
    }
}

/// If the title page has no description, one is generated from the counts of records. It is the
/// same in every file.
#[test]
fn a_missing_description_is_generated_from_counts() {
    let out = tempfile::tempdir().unwrap();
    let bare = "title = \"Bare\"\nversion = \"1\"\ndate = \"2022\"\nlicence = \"MIT\"\n\
         maintainers = [\"ab\"]\n";
    let changed_files = [("dataset.toml", bare)];
    let dataset = Dataset::read(&world_with(changed_files));
    let claims: usize = dataset
        .sources
        .values()
        .map(|coded| coded.claims.len())
        .sum();
    let entities = dataset.entities.len();
    let sources = dataset.sources.len();
    let generated = format!(
        "Bare: claims of sources. Entities: {entities}; sources: {sources}; claims: {claims}."
    );
    let folder = write(&changed_files, "ro-crate", out.path());
    assert_eq!(
        read_json(folder.join("ro-crate-metadata.json"))["@graph"][1]["description"],
        generated
    );
    assert_eq!(
        read_json(folder.join("datapackage.json"))["description"],
        generated
    );
    assert_eq!(
        read_json(folder.join("csv-metadata.json"))["dc:description"],
        generated
    );
    assert_eq!(
        read_json(folder.join("datacite.json"))["descriptions"][0]["description"],
        generated
    );
    let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
    assert!(
        citation.contains(&format!("abstract: \"{generated}\"\n")),
        "{citation}"
    );
    assert!(
        fs::read_to_string(folder.join("codebook.md"))
            .unwrap()
            .contains(&generated)
    );
    let losses = fs::read_to_string(folder.join("LOSSES.md")).unwrap();
    assert!(
        losses.contains("a description, required by archives and missing on the title page"),
        "{losses}"
    );
}

/// Each standard gets the licence in a form it allows: an identifier, an address, or words.
#[test]
fn a_licence_is_written_in_the_form_each_standard_allows() {
    let written = |licence: &str| {
        let out = tempfile::tempdir().unwrap();
        let page = format!(
            "title = \"A\"\nversion = \"1\"\ndate = \"2022\"\nlicence = \"{licence}\"\n\
             maintainers = [\"ab\"]\n"
        );
        let folder = write(&[("dataset.toml", &page)], "ro-crate", out.path());
        let package = read_json(folder.join("datapackage.json"));
        let citation = fs::read_to_string(folder.join("CITATION.cff")).unwrap();
        let losses = read_json(folder.join("losses.json"));
        let lost = losses["losses"].as_array().unwrap().iter();
        (
            [
                package["licenses"].clone(),
                package["ties:licence"].clone(),
                read_json(folder.join("datacite.json"))["rightsList"][0].clone(),
                read_json(folder.join("csv-metadata.json"))["dc:license"].clone(),
                read_json(folder.join("ro-crate-metadata.json"))["@graph"][1]["license"].clone(),
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
            written(identifier),
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
        written(url),
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
    // Text that only looks like an identifier is treated as words.
    for words in [
        "all rights reserved",
        "CC-BY",
        "cc-by-4.0",
        "CC-BY-4.0+",
        "NOASSERTION",
    ] {
        let as_words = [
            Value::Null,
            json!(words),
            json!({ "rights": words }),
            json!(words),
            json!(words),
        ];
        assert_eq!(written(words), (as_words, Vec::new(), 2), "{words}");
    }
}

/// Properties that `DataCite` requires and the title page lacks get the standard's code for a
/// missing value.
#[test]
fn datacite_gets_standard_codes_for_missing_values() {
    let datacite = |page: &str| {
        let out = tempfile::tempdir().unwrap();
        read_json(write(&[("dataset.toml", page)], "datacite", out.path()).join("datacite.json"))
    };
    let bare =
        "title = \"A\"\nversion = \"1\"\ndate = \"2022\"\nlicence = \"MIT\"\nmaintainers = []\n";
    assert_eq!(datacite(bare)["publisher"], json!({ "name": ":tba" }));
    assert_eq!(datacite(bare)["creators"], json!([{ "name": ":unav" }]));
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
        datacite(FULL)["publisher"],
        json!({ "name": ":unav" }),
        "the publisher of a dataset with a DOI exists but is not stated"
    );
}

/// Some EDTF dates are not valid in ISO 8601.
#[test]
fn the_ro_crate_date_is_valid_iso_8601() {
    for (edtf, iso) in [
        ("2022-01-05", "2022-01-05"),
        ("2022-01", "2022-01"),
        ("2022-21", "2022"),
        ("2022~", "2022"),
    ] {
        let out = tempfile::tempdir().unwrap();
        let page = FULL.replace("2022-01-05", edtf);
        let folder = write(&[("dataset.toml", &page)], "ro-crate", out.path());
        assert_eq!(
            read_json(folder.join("ro-crate-metadata.json"))["@graph"][1]["datePublished"],
            iso,
            "{edtf}"
        );
    }
}

/// Text from the title page cannot end a key of the citation file or start another one.
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
        "HTML in the data is escaped"
    );
}
