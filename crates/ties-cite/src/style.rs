//! Citation styles: a bundled one, or one in a file of the [Citation Style
//! Language](https://citationstyles.org/).

use std::fmt;

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest};
use serde_json::{Map, Value, json};
use ties_view::{date_in_words, flat};

use crate::csl::CslItem;
use crate::reference::Reference;

/// Short names of bundled styles, and the names that the library has for them.
const SHORT_NAMES: [(&str, ArchivedStyle); 3] = [
    ("apa", ArchivedStyle::AmericanPsychologicalAssociation),
    ("chicago", ArchivedStyle::ChicagoAuthorDate),
    ("harvard", ArchivedStyle::HarvardCiteThemRight),
];

/// The deepest nesting of elements in a style. Styles in use have less than 40 levels.
const DEEPEST: usize = 100;

/// A citation style.
#[derive(Debug)]
pub struct CitationStyle {
    style: IndependentStyle,
    /// The language that a dependent style asks for.
    locale: Option<LocaleCode>,
    locales: Vec<Locale>,
}

/// Why a style cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadStyle(String);

impl fmt::Display for BadStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names of the bundled styles: the short ones, then the others.
pub fn style_names() -> Vec<&'static str> {
    let mut names: Vec<_> = SHORT_NAMES.iter().map(|(name, _)| *name).collect();
    for style in ArchivedStyle::all() {
        let has_bibliography = match style.get() {
            Style::Independent(style) => style.bibliography.is_some(),
            Style::Dependent(_) => false,
        };
        for name in style.names() {
            if has_bibliography && !names.contains(name) {
                names.push(name);
            }
        }
    }
    names
}

impl CitationStyle {
    /// The bundled style of this name.
    pub fn bundled(name: &str) -> Option<Self> {
        let short = SHORT_NAMES.iter().find(|(short, _)| *short == name);
        let style = match short {
            Some((_, style)) => *style,
            None => ArchivedStyle::by_name(name)?,
        };
        Self::new(style.get()).ok()
    }

    /// The style in the text of a `.csl` file.
    ///
    /// # Errors
    /// [`BadStyle`] if the text is not a style, the style has no bibliography, or it depends on a
    /// style that is not bundled.
    pub fn from_csl(xml: &str) -> Result<Self, BadStyle> {
        if is_nested_deeper_than(xml, DEEPEST) {
            return Err(BadStyle(format!(
                "has more than {DEEPEST} levels of elements"
            )));
        }
        let style = Style::from_xml(xml).map_err(|error| {
            BadStyle(format!("is not a CSL style: {}", flat(&error.to_string())))
        })?;
        Self::new(style)
    }

    fn new(style: Style) -> Result<Self, BadStyle> {
        let (style, locale) = match style {
            Style::Independent(style) => (style, None),
            Style::Dependent(dependent) => {
                let parent = &dependent.parent_link.href;
                match ArchivedStyle::by_id(parent).map(ArchivedStyle::get) {
                    Some(Style::Independent(style)) => (style, dependent.default_locale),
                    _ => {
                        return Err(BadStyle(format!(
                            "depends on the style {}, which is not bundled",
                            flat(parent)
                        )));
                    }
                }
            }
        };
        if style.bibliography.is_none() {
            return Err(BadStyle("has no bibliography".to_owned()));
        }
        if let Some(name) = cyclic_macro(&style) {
            return Err(BadStyle(format!("has a macro that calls itself: {name}")));
        }
        Ok(Self {
            style,
            locale,
            locales: archive::locales(),
        })
    }

    /// A reference in this style, on one line. What the style does not print follows in brackets.
    pub fn cite(&self, reference: &Reference) -> String {
        let mut item = StyledItem::new(reference);
        let text = match self.print(&item.fields) {
            Some(text) if !text.is_empty() => text,
            _ => return not_in_style(reference),
        };
        let mut added = self.not_printed(&mut item, reference, &text);
        let text = match &item.date {
            StandInDate::Year(year) => {
                let words = reference.published.as_deref().map(date_in_words);
                text.replace(year, &words.unwrap_or_default())
            }
            StandInDate::NotNeeded => text,
        };
        added.extend(reference.notes.iter().cloned());
        in_brackets(text, &added)
    }

    /// What the style leaves out: what the text does not contain, or what does not change it.
    fn not_printed(&self, item: &mut StyledItem, reference: &Reference, text: &str) -> Vec<String> {
        let mut added = Vec::new();
        let contained = letters(text);
        for fact in facts(reference) {
            let is_contained = fact
                .parts
                .iter()
                .all(|part| contained.contains(&letters(part)));
            if is_contained && !self.prints_same_without(&item.fields, fact.field, text) {
                continue;
            }
            added.push(fact.words);
        }
        if let Some(date) = &reference.published
            && !self.prints_date(item, text)
        {
            added.push(format!("dated {}", date_in_words(date)));
        }
        added
    }

    /// Whether the style prints the date of publication in full.
    fn prints_date(&self, item: &StyledItem, text: &str) -> bool {
        if let StandInDate::Year(year) = &item.date {
            return text.contains(year.as_str());
        }
        let Some(parts) = item.fields["issued"]["date-parts"][0].as_array() else {
            return false;
        };
        // A style that prints less of the date prints the same for a shorter one.
        for length in 0..parts.len() {
            let mut fields = item.fields.clone();
            if length == 0 {
                fields.remove("issued");
            } else {
                fields["issued"] = json!({ "date-parts": [parts[..length]] });
            }
            if self.print(&fields).is_some_and(|shorter| shorter == text) {
                return false;
            }
        }
        true
    }

    fn prints_same_without(&self, fields: &Map<String, Value>, field: &str, text: &str) -> bool {
        let mut fields = fields.clone();
        fields.remove(field);
        self.print(&fields).is_some_and(|other| other == text)
    }

    /// The text of an item in the bibliography, on one line.
    fn print(&self, fields: &Map<String, Value>) -> Option<String> {
        let item: Item = serde_json::from_value(Value::Object(fields.clone())).ok()?;
        let mut driver = BibliographyDriver::new();
        // One driver for each item: its number is that of the answer, and no two items share
        // letters after their years.
        driver.citation(CitationRequest::new(
            vec![CitationItem::with_entry(&item)],
            &self.style,
            self.locale.clone(),
            &self.locales,
            None,
        ));
        let request = BibliographyRequest::new(&self.style, self.locale.clone(), &self.locales);
        let bibliography = driver.finish(request).bibliography?;
        let entry = bibliography.items.first()?;
        Some(flat(&format!("{:#}", entry.content)))
    }
}

/// The house citation, for a kind of document that the style does not print.
fn not_in_style(reference: &Reference) -> String {
    let house = reference.house.clone();
    let contained = letters(&house);
    let mut added = reference.notes.clone();
    added.retain(|note| !contained.contains(&letters(note)));
    in_brackets(house, &added)
}

/// A citation with what is added to it.
fn in_brackets(citation: String, added: &[String]) -> String {
    if added.is_empty() {
        citation
    } else {
        format!("{citation} [{}]", added.join("; "))
    }
}

/// An item as styles print it.
struct StyledItem {
    fields: Map<String, Value>,
    date: StandInDate,
}

/// What styles get in place of a date that they cannot print, such as an interval or a decade.
enum StandInDate {
    /// A year that no text of the item contains; the words for the date replace it.
    Year(String),
    NotNeeded,
}

impl StyledItem {
    fn new(reference: &Reference) -> Self {
        let mut item = CslItem::new(reference);
        item.note = None;
        item.archive_location = None;
        if item.accessed.as_ref().is_some_and(|date| !date.is_plain()) {
            item.accessed = None;
        }
        let needs_stand_in = item.issued.as_ref().is_some_and(|date| !date.is_plain());
        // An item is a struct of texts, which JSON can state.
        let mut fields = match serde_json::to_value(&item) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let mut date = StandInDate::NotNeeded;
        if needs_stand_in {
            let texts = Value::Object(fields.clone()).to_string();
            let year = (1000..9999)
                .rev()
                .find(|year| !texts.contains(&year.to_string()));
            let year = year.unwrap_or(9999);
            fields["issued"] = json!({ "date-parts": [[year]] });
            date = StandInDate::Year(year.to_string());
        }
        Self { fields, date }
    }
}

/// A fact that a citation must not lose.
struct Fact {
    /// The field of CSL-JSON.
    field: &'static str,
    /// The texts that are printed.
    parts: Vec<String>,
    /// What the citation adds if the style does not print them.
    words: String,
}

/// The facts of a reference, except its date.
fn facts(reference: &Reference) -> Vec<Fact> {
    let item = CslItem::new(reference);
    let publisher = match item.publisher {
        Some(_) => "publisher",
        None => "container-title",
    };
    let address = reference
        .doi
        .as_ref()
        .map(|doi| format!("https://doi.org/{doi}"));
    let url = reference.url.clone();
    let url = if url == address { None } else { url };
    let title = Some(reference.title.clone());
    let mut facts = Vec::new();
    if !reference.authors.is_empty() {
        facts.push(Fact {
            field: "author",
            parts: reference.authors.clone(),
            words: format!("by {}", reference.authors.join(", ")),
        });
    }
    let texts = [
        ("title", title),
        (publisher, reference.publisher.clone()),
        ("number", reference.symbol.clone()),
        ("version", reference.version.clone()),
        ("DOI", reference.doi.clone()),
        ("URL", url),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            facts.push(Fact {
                field,
                words: in_words(field, &text),
                parts: vec![text],
            });
        }
    }
    facts
}

/// The value of a field as a citation adds it.
fn in_words(field: &str, text: &str) -> String {
    match field {
        "title" => format!("“{text}”"),
        "publisher" | "container-title" => format!("published by {text}"),
        "version" => format!("version {text}"),
        "DOI" => format!("doi:{text}"),
        _ => text.to_owned(),
    }
}

/// The letters and digits of a text, in lower case: styles change the rest.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the elements of an XML text are nested deeper than `deepest`.
fn is_nested_deeper_than(xml: &str, deepest: usize) -> bool {
    let mut depth = 0_usize;
    for tag in xml.split('<').skip(1) {
        let end = tag.find('>').unwrap_or(tag.len());
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['!', '?']) && !tag[..end].ends_with('/') {
            depth += 1;
        }
        if depth > deepest {
            return true;
        }
    }
    false
}

/// A macro that calls itself, directly or through others; printing it would never end.
fn cyclic_macro(style: &IndependentStyle) -> Option<String> {
    let mut calls = Map::new();
    for definition in &style.macros {
        let mut called = Vec::new();
        // What came from a file can be written again.
        collect_calls(
            &serde_json::to_value(definition).unwrap_or_default(),
            &mut called,
        );
        calls.insert(definition.name.clone(), json!(called));
    }
    // Take away the macros that call no other one until none is left.
    loop {
        let ready = |called: &Value| {
            let names = called.as_array().into_iter().flatten();
            !names
                .filter_map(Value::as_str)
                .any(|name| calls.contains_key(name))
        };
        let free: Vec<_> = calls
            .iter()
            .filter(|(_, called)| ready(called))
            .map(|(name, _)| name.clone())
            .collect();
        if free.is_empty() {
            return calls.keys().next().cloned();
        }
        calls.retain(|name, _| !free.contains(name));
    }
}

/// Collects the names of the macros that an element calls.
fn collect_calls(value: &Value, calls: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect_calls(value, calls)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(name) if key == "@macro" => calls.push(name.clone()),
                    _ => collect_calls(value, calls),
                }
            }
        }
        _ => {}
    }
}
