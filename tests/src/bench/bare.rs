//! The bare typed parse: the time that any program needs to parse the same bytes into types without
//! checking them.

use std::collections::BTreeMap;
use std::hint::black_box;

use serde::Deserialize;
use ties_dataset::file::Files;

/// A line with strings borrowed from the input.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only parsed")]
struct Borrowed<'a> {
    id: Option<&'a str>,
    r#in: Option<&'a str>,
    dataset: Option<BorrowedDataset<'a>>,
    #[serde(borrow)]
    entity: Option<BorrowedEntity<'a>>,
    source: Option<BorrowedSource<'a>>,
    claim: Option<BorrowedClaim<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct BorrowedDataset<'a> {
    title: &'a str,
    version: &'a str,
    date: &'a str,
    licence: &'a str,
    #[serde(borrow)]
    maintainers: Vec<&'a str>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct BorrowedEntity<'a> {
    kind: &'a str,
    name: &'a str,
    #[serde(borrow, default)]
    names: Vec<BorrowedName<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct BorrowedName<'a> {
    text: &'a str,
    kind: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only parsed")]
struct BorrowedSource<'a> {
    kind: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    published: Option<&'a str>,
    language: Option<&'a str>,
    url: Option<&'a str>,
    accessed: Option<&'a str>,
    archive: Option<BTreeMap<&'a str, &'a str>>,
    coder: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only parsed")]
struct BorrowedClaim<'a> {
    id: &'a str,
    at: &'a str,
    subject: Option<&'a str>,
    predicate: &'a str,
    object: Option<&'a str>,
    #[serde(default)]
    negated: bool,
    mode: Option<&'a str>,
    #[serde(borrow, default)]
    attribution: Vec<BorrowedSpeaker<'a>>,
    when: Option<&'a str>,
    holds: Option<&'a str>,
    confidence: Option<&'a str>,
    amount: Option<BorrowedAmount<'a>>,
    #[serde(borrow)]
    with: Option<BTreeMap<&'a str, &'a str>>,
    quote: Option<&'a str>,
    summary: Option<&'a str>,
    status: Option<&'a str>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only parsed")]
enum BorrowedSpeaker<'a> {
    Id(&'a str),
    #[serde(borrow)]
    Table(BTreeMap<&'a str, &'a str>),
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct BorrowedAmount<'a> {
    best: Option<u64>,
    bound: Option<&'a str>,
    unit: Option<&'a str>,
}

/// A line with owned strings.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only parsed")]
struct Owned {
    id: Option<String>,
    r#in: Option<String>,
    dataset: Option<OwnedFile>,
    entity: Option<OwnedFile>,
    source: Option<OwnedFile>,
    claim: Option<OwnedClaim>,
}

/// The content of a TOML file: the keys of an entity, of a source or of a title page.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only parsed")]
struct OwnedFile {
    kind: Option<String>,
    name: Option<String>,
    #[serde(default)]
    names: Vec<OwnedName>,
    title: Option<String>,
    version: Option<String>,
    date: Option<String>,
    licence: Option<String>,
    #[serde(default)]
    maintainers: Vec<String>,
    publisher: Option<String>,
    published: Option<String>,
    language: Option<String>,
    url: Option<String>,
    accessed: Option<String>,
    archive: Option<BTreeMap<String, String>>,
    coder: Option<String>,
    #[serde(default)]
    claims: Vec<OwnedClaim>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct OwnedName {
    text: String,
    kind: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only parsed")]
struct OwnedClaim {
    id: String,
    at: String,
    subject: Option<String>,
    predicate: String,
    object: Option<String>,
    #[serde(default)]
    negated: bool,
    mode: Option<String>,
    #[serde(default)]
    attribution: Vec<OwnedSpeaker>,
    when: Option<String>,
    holds: Option<String>,
    confidence: Option<String>,
    amount: Option<OwnedAmount>,
    with: Option<BTreeMap<String, String>>,
    quote: Option<String>,
    summary: Option<String>,
    status: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[expect(dead_code, reason = "only parsed")]
enum OwnedSpeaker {
    Id(String),
    Table(BTreeMap<String, String>),
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only parsed")]
struct OwnedAmount {
    best: Option<u64>,
    bound: Option<String>,
    unit: Option<String>,
}

/// Parses lines into borrowed types, one after the other.
pub(crate) fn borrowed(text: &str) -> Result<(), serde_json::Error> {
    text.lines().try_for_each(|line| {
        serde_json::from_str::<Borrowed<'_>>(line).map(|line| drop(black_box(line)))
    })
}

/// Parses lines into owned types, one after the other.
pub(crate) fn owned(text: &str) -> Result<(), serde_json::Error> {
    text.lines()
        .try_for_each(|line| serde_json::from_str::<Owned>(line).map(|line| drop(black_box(line))))
}

/// Parses TOML files into owned types, one after the other.
pub(crate) fn toml(files: &Files) -> Result<(), toml::de::Error> {
    files.as_slice().iter().try_for_each(|file| {
        toml::from_str::<OwnedFile>(&file.text).map(|file| drop(black_box(file)))
    })
}
