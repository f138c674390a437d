//! Metadata that is taken from the title page: what it lacks, its licence, its dates, its texts.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use ties_dataset::dataset::Dataset;

use crate::world::world_with;

use super::{FULL, read_json, write};

#[test]
fn datacite_and_the_citation_say_what_the_title_page_says() {
    let out = tempfile::tempdir().unwrap();
    let folder = write(&[("dataset.toml", FULL)], "datacite", out.path());
    let record = read_json(folder.join("datacite.json"));
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
        read_json(folder.join("ro-crate-metadata.json"))["@graph"][1]["description"],
        made
    );
    assert_eq!(
        read_json(folder.join("datapackage.json"))["description"],
        made
    );
    assert_eq!(
        read_json(folder.join("csv-metadata.json"))["dc:description"],
        made
    );
    assert_eq!(
        read_json(folder.join("datacite.json"))["descriptions"][0]["description"],
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
        read_json(write(&[("dataset.toml", page)], "datacite", out.path()).join("datacite.json"))
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
            read_json(folder.join("ro-crate-metadata.json"))["@graph"][1]["datePublished"],
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
