//! Citations of sources: in styles, as CSL-JSON and as BibTeX.

use std::fmt::Write;

use serde_json::{Value, json};
use ties_cite::{CitationStyle, CslDate, Reference, bibtex, csl_items};
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;

/// Every kind of source, its CSL type and its BibLaTeX type.
const KINDS: [[&str; 3]; 24] = [
    ["news-article", "article-newspaper", "article"],
    ["magazine-article", "article-magazine", "article"],
    ["journal-article", "article-journal", "article"],
    ["report", "report", "report"],
    ["book", "book", "book"],
    ["chapter", "chapter", "incollection"],
    ["thesis", "thesis", "thesis"],
    ["encyclopedia-entry", "entry-encyclopedia", "inreference"],
    ["web-page", "webpage", "online"],
    ["blog-post", "post-weblog", "online"],
    ["social-media-post", "post", "online"],
    ["press-release", "pamphlet", "misc"],
    ["letter", "personal_communication", "letter"],
    ["legal-act", "legislation", "legislation"],
    ["court-paper", "legal_case", "jurisdiction"],
    ["treaty", "treaty", "legal"],
    ["list", "dataset", "dataset"],
    ["dataset", "dataset", "dataset"],
    ["graphic", "graphic", "image"],
    ["speech", "speech", "misc"],
    ["interview", "interview", "misc"],
    ["broadcast", "broadcast", "misc"],
    ["video", "motion_picture", "video"],
    ["audio", "song", "audio"],
];

/// The dates of publication that the sources of [`every_kind`] take in turn.
const DATES: [&str; 8] = [
    "2021-09-03",
    "2021-09",
    "2021",
    "199X",
    "2020/2021",
    "2021-05~",
    "2021-22",
    "../2019",
];

/// A dataset with these records, one JSON record a line.
fn dataset(lines: &str) -> Dataset {
    let page = json!({"dataset": {
        "title": "Made up", "version": "1.2.0", "date": "2022-01-01", "licence": "CC0-1.0",
        "maintainers": ["M. Aker"], "doi": "10.5555/made-up",
    }});
    let entity = json!({"id": "echo", "entity": {"kind": "organization", "name": "Echo Bureau"}});
    let author = json!({"id": "hana-mor", "entity": {"kind": "person", "name": "Hana Mor"}});
    let text = format!("{page}\n{entity}\n{author}\n{lines}");
    let dataset = Dataset::read(&Files::from_texts([("all.jsonl", text)]));
    assert_eq!(dataset.left_out, 0, "{lines}");
    dataset
}

/// A source of every kind, with all that a citation can have.
fn every_kind() -> Dataset {
    let mut lines = String::new();
    for ([kind, ..], date) in KINDS.iter().zip(DATES.iter().cycle()) {
        let source = json!({"id": format!("the-{kind}"), "source": {
            "kind": kind, "title": format!("Who is who: the {kind} & more"),
            "authors": ["hana-mor"],
            "publisher": "echo", "republisher": "hana-mor", "published": date, "language": "en",
            "url": format!("https://echo.example/{kind}?a_b=1#c"), "doi": "10.5555/abc_def",
            "symbol": "E/2021/77", "accessed": "2021-10-01",
            "translation": {"from": "nl", "by": "machine"},
            "archive": {"url": "https://web.example/1"},
            "retracted": {"on": "2022-01", "reason": "r"},
        }});
        writeln!(lines, "{source}").unwrap();
    }
    dataset(&lines)
}

fn all(dataset: &Dataset) -> Vec<Reference> {
    let sources = dataset.sources.iter();
    sources
        .map(|(id, coded)| Reference::of_source(dataset, id, &coded.source))
        .collect()
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[test]
fn no_style_loses_a_fact_of_a_source_of_any_kind() {
    let dataset = every_kind();
    for name in ["apa", "chicago", "harvard", "ieee", "mla", "chicago-notes"] {
        let style = CitationStyle::bundled(name).unwrap();
        for reference in all(&dataset) {
            let citation = style.cite(&reference);
            let date = ties_view::date_in_words(reference.published.as_deref().unwrap());
            let mut facts = vec![
                reference.title.clone(),
                "Echo Bureau".to_owned(),
                reference.symbol.clone().unwrap(),
                reference.doi.clone().unwrap(),
                reference.url.clone().unwrap(),
                "machine translation from nl".to_owned(),
                "copy at Hana Mor".to_owned(),
                "retracted by its publisher, January 2022".to_owned(),
            ];
            // Styles print the parts of an exact date in an order of their own.
            if date.split(' ').all(|word| word.parse::<u16>().is_err()) || date.contains("about") {
                facts.push(date);
            } else {
                facts.extend(
                    date.split(' ')
                        .map(|word| word[..word.len().min(3)].to_owned()),
                );
            }
            for fact in facts {
                assert!(
                    letters(&citation).contains(&letters(&fact)),
                    "{name}: `{fact}` is not in: {citation}"
                );
            }
            assert!(
                citation.contains("Hana") || citation.contains("Mor"),
                "{citation}"
            );
            assert!(
                !citation.contains("9998") && !citation.contains('\n'),
                "{citation}"
            );
        }
    }
}

#[test]
fn each_kind_has_its_types() {
    let references = all(&every_kind());
    for [kind, csl, biblatex] in KINDS {
        let id = format!("the-{kind}");
        let reference: Vec<_> = references
            .iter()
            .filter(|it| it.id == id)
            .cloned()
            .collect();
        assert_eq!(csl_items(&reference)[0].kind, csl, "{kind}");
        let entry = bibtex(&reference);
        assert!(
            entry.starts_with(&format!("@{biblatex}{{{id},\n")),
            "{entry}"
        );
    }
}

#[test]
fn a_date_of_csl_has_no_more_precision_than_the_record() {
    for (date, expected) in [
        ("2021-09-03", json!({"date-parts": [[2021, 9, 3]]})),
        (
            "2021-09-03T10:00:00Z",
            json!({"date-parts": [[2021, 9, 3]]}),
        ),
        ("2021-09", json!({"date-parts": [[2021, 9]]})),
        ("2021-09-XX", json!({"date-parts": [[2021, 9]]})),
        ("2021", json!({"date-parts": [[2021]]})),
        ("2021-XX-XX", json!({"date-parts": [[2021]]})),
        ("2021~", json!({"date-parts": [[2021]], "circa": true})),
        (
            "2021-09?",
            json!({"date-parts": [[2021, 9]], "circa": true}),
        ),
        ("2021-21", json!({"date-parts": [[2021]], "season": 1})),
        ("2021-24", json!({"date-parts": [[2021]], "season": 4})),
        ("2020/2021-03", json!({"date-parts": [[2020], [2021, 3]]})),
        ("2020~/2021", json!({"literal": "from about 2020 to 2021"})),
        (
            "2021-21/2021-22",
            json!({"literal": "from spring 2021 to summer 2021"}),
        ),
        ("199X", json!({"literal": "the 1990s"})),
        ("19XX", json!({"literal": "the 1900s"})),
        ("2021-03/..", json!({"literal": "since March 2021"})),
        ("/2021", json!({"literal": "until 2021, start unknown"})),
        ("no date", json!({"literal": "no date"})),
    ] {
        assert_eq!(
            serde_json::to_value(CslDate::new(date)).unwrap(),
            expected,
            "{date}"
        );
    }
}

/// One source with a title, and further keys.
fn source(title: &str, keys: &Value) -> Reference {
    let mut source = json!({"kind": "report", "title": title});
    source
        .as_object_mut()
        .unwrap()
        .append(&mut keys.as_object().unwrap().clone());
    let dataset = dataset(&json!({"id": "s", "source": source}).to_string());
    all(&dataset).remove(0)
}

#[test]
fn bibtex_escapes_what_latex_would_read() {
    for (title, escaped) in [
        ("100 % & #1_a $", r"100 \% \& \#1\_a \$"),
        ("}{", r"\textbraceright{}\textbraceleft{}"),
        (
            r"\input{x}",
            r"\textbackslash{}input\textbraceleft{}x\textbraceright{}",
        ),
        ("~ ^", r"\textasciitilde{} \textasciicircum{}"),
        ("Žižek د \"q\" @x{", "Žižek د \"q\" @x\\textbraceleft{}"),
        ("a\u{1b}[31m\u{202e}b", "a\u{fffd}[31m\u{fffd}b"),
        ("two\n\n lines", "two lines"),
        ("\n", ""),
    ] {
        let entry = bibtex(&[source(title, &json!({}))]);
        assert_eq!(
            entry,
            format!("@report{{s,\n  title = {{{{{escaped}}}}}\n}}\n")
        );
    }
    let long = "long ".repeat(20_000);
    let entry = bibtex(&[source(&long, &json!({}))]);
    assert!(entry.len() > 99_000 && entry.lines().count() == 3);
    let url = "https://echo.example/{a}\\b?c=d%20e&f_g#h i";
    let entry = bibtex(&[source("t", &json!({"url": url}))]);
    let expected = "  url = {https://echo.example/%7Ba%7D%5Cb?c=d%20e&f_g#h%20i}\n";
    assert!(entry.contains(expected), "{entry}");
}

#[test]
fn keys_of_bibtex_are_unique_and_dates_are_as_written() {
    let dataset = every_kind();
    let mut references = all(&dataset);
    references.extend(Reference::of_dataset(&dataset, &[]));
    let file = bibtex(&references);
    let mut keys: Vec<_> = file.lines().filter(|line| line.starts_with('@')).collect();
    assert_eq!(keys.len(), KINDS.len() + 1);
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), KINDS.len() + 1);
    assert!(file.contains("date = {199X}") && file.contains("date = {../2019}"));
    assert!(file.contains("@dataset{dataset:1.2.0,\n  author = {{M. Aker}},"));
}

#[test]
fn an_institution_and_a_person_are_names_that_nothing_splits() {
    let reference = source("t", &json!({"authors": ["echo", "hana-mor"]}));
    let item = serde_json::to_value(&csl_items(std::slice::from_ref(&reference))[0]).unwrap();
    assert_eq!(
        item["author"],
        json!([{"literal": "Echo Bureau"}, {"literal": "Hana Mor"}])
    );
    assert!(bibtex(&[reference]).contains("author = {{Echo Bureau} and {Hana Mor}}"));
}

const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>MACROS
<citation><layout><text variable="title"/></layout></citation>BIBLIOGRAPHY</style>"#;
const BIBLIOGRAPHY: &str = r#"<bibliography><layout><text macro="a"/></layout></bibliography>"#;
const MACRO: &str = r#"<macro name="a"><text variable="title"/></macro>"#;

fn style(macros: &str, bibliography: &str) -> Result<CitationStyle, String> {
    let xml = STYLE
        .replace("MACROS", macros)
        .replace("BIBLIOGRAPHY", bibliography);
    CitationStyle::from_csl(&xml).map_err(|error| error.to_string())
}

#[test]
fn a_style_that_prints_nothing_but_the_title_loses_nothing() {
    let style = style(MACRO, BIBLIOGRAPHY).unwrap();
    let keys =
        json!({"published": "2021-09-03", "url": "https://echo.example/a", "publisher": "echo"});
    assert_eq!(
        style.cite(&source("Who is who", &keys)),
        "Who is who [published by Echo Bureau; https://echo.example/a; dated 3 September 2021]"
    );
    // The title contains what the publisher is called, and is not the publisher.
    assert_eq!(
        style.cite(&source("On Echo Bureau", &json!({"publisher": "echo"}))),
        "On Echo Bureau [published by Echo Bureau]"
    );
}

#[test]
fn a_file_that_is_no_usable_style_is_refused() {
    let refused = |macros: &str, bibliography: &str| style(macros, bibliography).unwrap_err();
    assert_eq!(refused(MACRO, ""), "has no bibliography");
    let cycle = r#"<macro name="a"><group><text macro="b"/></group></macro>
        <macro name="b"><choose><if type="book"><text macro="a"/></if></choose></macro>"#;
    assert_eq!(
        refused(cycle, BIBLIOGRAPHY),
        "has a macro that calls itself: a"
    );
    let deep = "<group>".repeat(50_000);
    let deep = format!(r#"<macro name="a">{deep}"#);
    assert_eq!(
        refused(&deep, BIBLIOGRAPHY),
        "has more than 100 levels of elements"
    );
    for xml in [
        "",
        "not XML",
        "<style/>",
        "<html><body/></html>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    ] {
        let error = CitationStyle::from_csl(xml).unwrap_err().to_string();
        assert!(error.starts_with("is not a CSL style: "), "{xml}: {error}");
    }
}

fn dependent(parent: &str) -> Result<CitationStyle, String> {
    let xml = format!(
        r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE">
        <info><title>T</title><id>t</id><link href="{parent}" rel="independent-parent"/>
        <updated>2020-01-01T00:00:00+00:00</updated></info></style>"#
    );
    CitationStyle::from_csl(&xml).map_err(|error| error.to_string())
}

#[test]
fn a_dependent_style_uses_its_parent_if_it_is_bundled() {
    let style = dependent("http://www.zotero.org/styles/apa").unwrap();
    let reference = source(
        "Who is who",
        &json!({"published": "2021-05-03", "kind": "news-article"}),
    );
    assert!(
        style.cite(&reference).contains("Mai"),
        "{}",
        style.cite(&reference)
    );
    assert_eq!(
        dependent("https://styles.example/x").unwrap_err(),
        "depends on the style https://styles.example/x, which is not bundled"
    );
}

#[test]
fn every_bundled_style_cites_a_source_of_every_kind() {
    let references = all(&every_kind());
    // Reading a style and its languages takes long in a build for tests.
    for name in ties_cite::style_names().into_iter().step_by(9) {
        let Some(style) = CitationStyle::bundled(name) else {
            panic!("{name} has no bibliography");
        };
        for reference in &references[..1] {
            let citation = style.cite(reference);
            assert!(
                letters(&citation).contains("whoiswho"),
                "{name}: {citation}"
            );
        }
    }
}
