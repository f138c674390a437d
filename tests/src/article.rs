//! A coded article with its archived text, and the checks that every such article must pass.
//!
//! Both test binaries use this file: `all` with a made-up article, `shared` with the real one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ties::model::{Claim, Locator, Severity};
use ties_dataset::archived_text::ArchivedText;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_text::digest::sha256;
use ties_text::text::Text;

/// One source with its claims, the entities they name, and its archived text.
pub(crate) struct Article {
    pub(crate) dataset: Dataset,
    /// The archived text by its file name.
    archive: BTreeMap<String, String>,
}

impl Article {
    /// The article `source` of a dataset; its archived text is `SOURCE.txt`.
    pub(crate) fn new(files: &Files, source: &str, text: &str) -> Self {
        let mut dataset = Dataset::read(files);
        dataset.disputes.clear();
        dataset.sources.retain(|id, _| id.as_str() == source);
        let mut named = BTreeSet::new();
        for claim in dataset.sources.values().flat_map(|coded| &coded.claims) {
            claim.for_each_entity(|_, id| named.extend([id.clone()]));
        }
        dataset.entities.retain(|id, _| named.contains(id));
        let archive = BTreeMap::from([(format!("{source}.txt"), text.to_owned())]);
        Self { dataset, archive }
    }

    /// Applies `change` to each claim. `change` gets the number of the claim in its source and
    /// returns whether it changed the claim. Returns the files, and the ids of the changed claims
    /// by path and number.
    pub(crate) fn changed(
        &self,
        change: impl Fn(usize, &mut Claim) -> bool,
    ) -> (Files, BTreeMap<(String, String), String>) {
        let mut dataset = self.dataset.clone();
        let mut changed = BTreeMap::new();
        for (source, coded) in &mut dataset.sources {
            for (number, claim) in coded.claims.iter_mut().enumerate() {
                if change(number, claim) {
                    // A coder who makes this mistake would not have explained the reading.
                    claim.reading = None;
                    claim.note = None;
                    let place = (format!("sources/{source}.toml"), number.to_string());
                    changed.insert(place, claim.id.to_string());
                }
            }
        }
        let files = Files::from_texts(dataset.files()).with_archived(self.archive.clone());
        (files, changed)
    }
}

/// Checks that a dataset has no findings but hints, that each claim of its archived sources was
/// compared with the text, and that each sentence of one of them is coded or skipped.
pub(crate) fn assert_coded_whole(files: &Files, source: &str, sentences: usize) {
    let report = ties_check::check(files);
    let messages: Vec<_> = report
        .diagnostics
        .iter()
        .filter(|found| found.severity != Severity::Hint)
        .map(|found| &found.message)
        .collect();
    assert_eq!(messages, Vec::<&String>::new());
    let dataset = Dataset::read(files);
    let mut claims = 0;
    for coded in dataset.sources.values() {
        if ArchivedText::of(&coded.source, files).text().is_some() {
            claims += coded.claims.len();
        }
    }
    let passages = report.summary.passages;
    assert_eq!(passages.compared, claims);
    assert_eq!(passages.without_digest, 0);
    let (id, coded) = dataset
        .sources
        .iter()
        .find(|(id, _)| id.as_str() == source)
        .unwrap();
    let archived = ArchivedText::of(&coded.source, files);
    let report = ties_view::coverage_report(&dataset, id, coded, archived.text().unwrap());
    assert_eq!(report.sentences.len(), sentences);
    assert_eq!(report.uncovered, 0);
}

/// The sentences at a locator.
pub(crate) fn passage(text: &Text, locator: &str) -> Range<usize> {
    text.find(&Locator::parse(locator).unwrap().steps).unwrap()
}

/// The number of sentences in each paragraph.
pub(crate) fn sentence_counts(text: &Text) -> Vec<usize> {
    (1..=text.paragraphs())
        .map(|number| passage(text, &format!("p{number}")).len())
        .collect()
}

/// Checks that quotes with repaired quotation marks are found in the garbled text. The quotes are
/// every sentence, and `more`: pairs of locator and quote.
pub(crate) fn assert_quotes_agree(garbled: &str, more: &[(&str, &str)]) {
    assert!(garbled.contains("โ€œ"), "the text is not garbled");
    let text = Text::new(garbled);
    let mut claims = String::new();
    for sentence in 0..text.sentences() {
        let passage = sentence..sentence + 1;
        let words = text.words(passage.clone());
        assert!(!words.contains("โ€"), "not repaired: {words}");
        let place = text.place(passage.clone());
        let at = format!("{place} #{}", text.digest(passage).as_str());
        claims += &quoting_claim(&format!("c{sentence}"), &at, words);
    }
    for (number, (place, quote)) in more.iter().enumerate() {
        let digest = text.digest(passage(&text, place));
        let at = format!("{place} #{}", digest.as_str());
        claims += &quoting_claim(&format!("more-{number}"), &at, quote);
    }
    let head = format!(
        "kind = \"report\"\ntitle = \"A war\"\npublished = \"2021\"\nlanguage = \"en\"\n\
         archive = {{ text = \"page.txt\", sha256 = \"{}\" }}\n",
        sha256(garbled.as_bytes())
    );
    let group = |name: &str| format!("kind = \"armed-group\"\nname = \"{name}\"\n");
    let files = Files::from_texts([
        ("entities/alpha.toml", group("Alpha")),
        ("entities/bravo.toml", group("Bravo")),
        ("sources/page.toml", head + &claims),
    ])
    .with_archived([("page.txt".to_owned(), garbled.to_owned())]);
    let report = ties_check::check(&files);
    assert_eq!(
        report.summary.passages.compared,
        text.sentences() + more.len()
    );
    for found in report.diagnostics {
        let text_codes = [
            "passage-moved",
            "quote-not-found",
            "text-changed",
            "bad-locator",
            "shape",
            "syntax",
        ];
        assert!(
            !text_codes.contains(&found.code),
            "{}: {}",
            found.code,
            found.message
        );
    }
}

fn quoting_claim(id: &str, at: &str, quote: &str) -> String {
    let quote = toml::Value::String(quote.to_owned());
    format!(
        "\n[[claims]]\nid = \"{id}\"\nat = \"{at}\"\nsubject = \"alpha\"\npredicate = \"fights\"\n\
         object = \"bravo\"\nquote = {quote}\n"
    )
}
