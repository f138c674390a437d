//! BibTeX in the data model of BibLaTeX, whose dates are EDTF: no date loses anything.

use std::fmt::Write;

use ties::edtf::Edtf;
use ties::model::SourceKind;
use ties_text::terminal::is_harmful;

use crate::csl::note;
use crate::reference::Reference;

/// References as a BibTeX file in UTF-8. The key of each entry is the id of the reference.
pub fn bibtex(references: &[Reference]) -> String {
    let mut file = String::new();
    for reference in references {
        if !file.is_empty() {
            file.push('\n');
        }
        write_entry(&mut file, reference);
    }
    file
}

/// Writes one entry.
fn write_entry(file: &mut String, reference: &Reference) {
    let EntryType { name, publisher } = entry_type(reference.kind);
    let mut entry = Entry { file };
    // Writing to a String cannot fail.
    let _ = write!(entry.file, "@{name}{{{}", reference.id);
    // An inner pair of braces keeps a name whole and the capitals of a title as they are.
    let authors = reference.authors.iter().map(|author| whole(author));
    let authors: Vec<_> = authors.collect();
    if !authors.is_empty() {
        entry.field("author", &authors.join(" and "));
    }
    entry.field("title", &whole(&reference.title));
    if let Some(name) = &reference.publisher {
        entry.field(publisher, &whole(name));
    }
    entry.text("number", reference.symbol.as_deref());
    entry.text("version", reference.version.as_deref());
    entry.date("date", reference.published.as_deref());
    entry.date("urldate", reference.accessed.as_deref());
    entry.text("language", reference.language.as_deref());
    if let Some(doi) = &reference.doi {
        entry.field("doi", &verbatim(doi));
    }
    if let Some(url) = &reference.url {
        entry.field("url", &verbatim(url));
    }
    let archived = reference.archived.as_ref();
    let published = reference.published.as_ref();
    let unreadable_date = published.filter(|date| Edtf::parse(date).is_err());
    let notes = [
        unreadable_date.map(|date| format!("dated {date}")),
        note(reference),
        archived.map(|url| format!("archived at {url}")),
    ];
    let notes: Vec<_> = notes.into_iter().flatten().collect();
    if !notes.is_empty() {
        entry.text("note", Some(&notes.join("; ")));
    }
    entry.file.push_str("\n}\n");
}

/// An entry that is being written.
struct Entry<'f> {
    file: &'f mut String,
}

impl Entry<'_> {
    /// Writes a field with a value in LaTeX.
    fn field(&mut self, name: &str, value: &str) {
        // Writing to a String cannot fail.
        let _ = write!(self.file, ",\n  {name} = {{{value}}}");
    }

    /// Writes a field with a date, if it is EDTF.
    fn date(&mut self, name: &str, date: Option<&str>) {
        if let Some(date) = date
            && Edtf::parse(date).is_ok()
        {
            self.field(name, date);
        }
    }

    /// Writes a field with a plain text.
    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(name, &latex(text));
        }
    }
}

/// The type of an entry, and the field for its publisher.
struct EntryType {
    name: &'static str,
    publisher: &'static str,
}

/// The BibLaTeX type of a kind of document.
fn entry_type(kind: SourceKind) -> EntryType {
    let (name, publisher) = match kind {
        SourceKind::NewsArticle | SourceKind::MagazineArticle | SourceKind::JournalArticle => {
            ("article", "journaltitle")
        }
        SourceKind::Report => ("report", "institution"),
        SourceKind::Thesis => ("thesis", "institution"),
        SourceKind::Book => ("book", "publisher"),
        SourceKind::Chapter => ("incollection", "publisher"),
        SourceKind::EncyclopediaEntry => ("inreference", "publisher"),
        SourceKind::WebPage | SourceKind::BlogPost | SourceKind::SocialMediaPost => {
            ("online", "organization")
        }
        SourceKind::LegalAct => ("legislation", "organization"),
        SourceKind::CourtPaper => ("jurisdiction", "organization"),
        SourceKind::Treaty => ("legal", "organization"),
        SourceKind::List | SourceKind::Dataset => ("dataset", "organization"),
        SourceKind::Graphic => ("image", "organization"),
        SourceKind::Letter => ("letter", "organization"),
        SourceKind::Video => ("video", "organization"),
        SourceKind::Audio => ("audio", "organization"),
        // BibLaTeX has no type for the others.
        _ => ("misc", "organization"),
    };
    EntryType { name, publisher }
}

/// A text that LaTeX prints as it is and that no style changes or splits.
fn whole(text: &str) -> String {
    format!("{{{}}}", latex(text))
}

/// A text in LaTeX. Braces are named, because BibTeX counts them even after a backslash. A
/// character that controls a terminal is replaced.
fn latex(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ if is_harmful(character) => escaped.push(char::REPLACEMENT_CHARACTER),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// An address, which BibLaTeX reads verbatim: what would end the field is percent-encoded.
fn verbatim(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for character in address.chars() {
        let must_be_encoded =
            matches!(character, '{' | '}' | '\\' | ' ' | '"') || is_harmful(character);
        if !must_be_encoded {
            encoded.push(character);
            continue;
        }
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
