//! A made-up dataset with a nasty text in every free-text field. Exports have to carry these texts
//! or report that they cannot.

use std::io::{self, Write};
use std::path::Path;
use std::{fs, iter};

use serde_json::{Value, json};

/// Texts that are known to break formats, in addition to those of public lists.
pub(crate) fn own() -> Vec<String> {
    let mut texts: Vec<String> = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1:A9)",
        "\t=1+1",
        "=HYPERLINK(\"http://gazette.example\";\"x\")",
        "'); DROP TABLE claims; --",
        "\"",
        "\"\"",
        "a,b;c\td|e",
        "line\nline",
        "line\r\nline",
        "\r",
        "\n",
        " ",
        " x ",
        "\u{a0}",
        "NULL",
        "NA",
        "true",
        "2021-08",
        "1e5",
        "007",
        "nul\u{0}l",
        "\u{0}",
        "\u{1}\u{2}\u{1f}\u{7f}\u{9b}",
        "\u{202e}right to left\u{202c}",
        "\u{feff}mark",
        "\u{200b}",
        "e\u{301}",
        "\u{301}",
        "\u{fffd}\u{fffe}\u{ffff}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "\u{10ffff}",
        "القاعدة",
        "<script>alert(1)</script>",
        "</table>&amp;&#0;",
        "| a | b |",
        "`code` [link](javascript:x) ![i](x)",
        "%s%n{}{{}}",
        "C:\\x\\y",
        "../../etc/passwd",
        "\u{2028}\u{2029}\u{85}",
        "_x0000_",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("x".repeat(32_767));
    texts.push("ж".repeat(32_768));
    // A source has 24 of these, and a line of more than 16 MiB is refused.
    texts.push("long \"quoted\", ".repeat(38_000));
    texts
}

/// Writes the dataset to `dataset.jsonl` in `folder`, with our own texts and those of `list`, a
/// file with a JSON array of texts.
pub(crate) fn write(folder: &Path, list: Option<&Path>) -> io::Result<()> {
    let mut texts = own();
    if let Some(list) = list {
        let listed: Vec<String> = serde_json::from_str(&fs::read_to_string(list)?)?;
        texts.extend(listed.into_iter().filter(|text| !text.is_empty()));
    }
    fs::create_dir_all(folder)?;
    let mut file = io::BufWriter::new(fs::File::create(folder.join("dataset.jsonl"))?);
    for record in records(&texts) {
        writeln!(file, "{record}")?;
    }
    file.into_inner()?.sync_all()
}

fn records(texts: &[String]) -> impl Iterator<Item = Value> {
    let head = json!({ "dataset": {
        "title": "=\"Nasty\" | texts", "version": "1.0.0", "date": "2022-01-01",
        "licence": "CC0-1.0",
        "maintainers": ["=a", "'b'"],
    } });
    let plain = ["alpha", "bravo"]
        .map(|id| json!({ "id": id, "entity": { "kind": "network", "name": id } }));
    let of_text = texts.iter().enumerate().flat_map(|(number, text)| {
        [
            json!({ "id": format!("entity-{number}"), "entity": {
                "kind": "network", "name": text, "note": text,
                "names": [{ "text": text, "lang": text, "script": text }],
                "ids": { "wikidata": text, "un": text },
                "distinct": [{ "from": "alpha", "why": text, "by": text, "reviewed-by": text }],
            } }),
            retracted_if_odd(
                number,
                text,
                json!({ "id": format!("source-{number}"), "source": {
                "kind": "report", "title": text, "published": text, "undated": text,
                "language": text,
                "translation": { "from": text, "by": "machine" }, "url": text, "doi": text,
                "symbol": text, "accessed": text,
                "known-from": text, "archive": { "url": text, "captured": text, "text": text },
                "no-archive": text,
                "terms": { "note": text }, "coder": text, "reviewed-by": text, "note": text,
                "grades": [{ "reliability": "A", "basis": text, "date": text, "grader": text }],
                "skipped": { text.as_str(): { "reason": "heading", "note": text } },
            } }),
            ),
            json!({ "in": format!("source-{number}"), "claim": {
                "id": "tie", "at": text, "subject": "alpha", "predicate": "allied-with",
                // A tie for each text: LibreOffice breaks cells of many thousand letters.
                "object": format!("entity-{number}"),
                "attribution": [{ "who": format!("entity-{number}"), "in": text, "said": text }],
                "when": text, "when-words": text, "horizon": text, "quote": text,
                "summary": text, "reading": text, "note": text, "named": [text],
                "outcome": { "result": "in-part", "why": text }, "reviewed-by": text,
                "expect": [{ "code": text, "reason": text }], "with": { "over": text },
            } }),
            json!({ "in": format!("source-{number}"), "claim": {
                "id": "count", "at": text, "subject": format!("entity-{number}"),
                "predicate": "strength",
                "amount": { "best": 5, "unit": text, "words": text }, "summary": text,
            } }),
            json!({ "in": format!("source-{number}"), "claim": {
                "id": "start", "at": text, "subject": format!("entity-{number}"),
                "predicate": "founded-on", "date": text,
                "superseded-by": { "claim": format!("source-{number}#count"), "reason": text },
            } }),
            json!({ "id": format!("dispute-{number}"), "dispute": {
                "question": text, "state": "settled", "settled-for": text, "why": text,
                "by": text, "reviewed-by": text,
                "sides": [
                    { "label": text, "claims": [format!("source-{number}#tie")] },
                    { "label": text, "claims": [format!("source-{number}#count")] },
                ],
            } }),
        ]
    });
    let of_text: Vec<_> = of_text.collect();
    iter::once(head).chain(plain).chain(of_text)
}

/// A source, retracted if its number is odd: the claims of a retracted source are in no table.
fn retracted_if_odd(number: usize, text: &str, mut source: Value) -> Value {
    if number % 2 == 1 {
        source["source"]["retracted"] = json!({ "on": text, "reason": text });
    }
    source
}
