//! The report: how some groups are related on a day, as a document.

mod breath;
mod claims;
mod contested;
mod lists;
mod method;
mod one_origin;
mod pairs;
mod promises;
mod strength;

use ties_picture::Edition;
use ties_view::{MatrixView, ReportView, count_of, date_in_words, on_date};

use crate::document::{Document, Line, Numbers, SourceEntry};

/// What a report says of itself.
#[derive(Debug, Clone, Copy)]
pub struct ReportFrame<'a> {
    /// The dataset.
    pub edition: &'a Edition,
    /// How groups are related at any time: the network is laid out from it.
    pub all: &'a MatrixView,
    /// The command that makes it.
    pub command: &'a str,
}

/// The report as a document, whose sources are numbered in the order of their first citation.
pub fn report_document(view: &ReportView, frame: ReportFrame<'_>) -> Document {
    let mut numbers = Numbers::default();
    let sections = vec![
        breath::section(view),
        pairs::section(view, frame, &mut numbers),
        contested::section(view, &mut numbers),
        one_origin::section(view, &mut numbers),
        promises::section(view, &mut numbers),
        strength::section(view, &mut numbers),
        lists::section(view, &mut numbers),
    ];
    Document {
        title: title(&view.matrix),
        subtitle: vec![Line::words(asked(view)), edition(frame.edition)],
        sections,
        closing: vec![
            method::made(view, frame, numbers.cited.len()),
            method::limits(view),
        ],
        sources: numbers
            .cited
            .into_iter()
            .map(|(id, mentions)| source(view, id, mentions))
            .collect(),
    }
}

/// The question.
fn title(matrix: &MatrixView) -> String {
    let when = match &matrix.scope.as_of {
        Some(date) => format!(" {}", on_date(date)),
        None => String::new(),
    };
    let count = matrix.entities.len();
    let who = match (&matrix.row_of, &matrix.entities[..]) {
        (Some(only), _) => {
            let groups = count_of(count.saturating_sub(1), "group");
            format!("{} and {groups} with a tie to it", matrix.name(only))
        }
        (None, [one, other]) => format!("{} and {}", matrix.name(one), matrix.name(other)),
        (None, []) => "groups".to_owned(),
        (None, _) => count_of(count, "group"),
    };
    format!("How were {who} related{when}?")
}

/// The dataset that answers, and its version.
fn edition(edition: &Edition) -> Line {
    let Some(title) = &edition.title else {
        return Line::words("Data: a dataset without a title page.");
    };
    let mut line = Line::words("Data: “").and_data(title.as_str()).and("”");
    if let Some(version) = &edition.version {
        line = line.and(", version ").and_data(version.as_str());
    }
    if let Some(date) = &edition.date {
        line = line.and(" of ").and_data(date_in_words(date));
    }
    line.and(".")
}

/// What was asked, as a sentence.
fn asked(view: &ReportView) -> String {
    let scope = &view.matrix.scope;
    let asked = scope.in_words().unwrap_or_else(|| "At any time".to_owned());
    if scope.policy == "all" {
        return format!("{asked}; every claim counts (policy all).");
    }
    format!("{asked}.")
}

/// A source of the appendix.
fn source(view: &ReportView, id: String, mentions: usize) -> SourceEntry {
    let citation = view.citations.get(&id).unwrap_or_default().to_owned();
    let note = view.source(&id).cloned().unwrap_or_default();
    let mut notes = Vec::new();
    if let Some(retracted) = &note.retracted {
        notes.push(format!("Retracted {retracted}"));
    }
    if let Some(original) = &note.derived_from {
        notes.push(format!("A copy or rewriting of {original}"));
    }
    if let Some(known_from) = &note.known_from {
        notes.push(format!("Not read by the coder. Known from: {known_from}"));
    }
    SourceEntry {
        // The address follows on a line of its own.
        citation: match &note.url {
            Some(url) => citation
                .trim_end_matches(&format!(", {url}"))
                .replace('`', ""),
            None => citation.replace('`', ""),
        },
        id,
        mentions,
        address: note.url.clone(),
        copy: note.copy.clone(),
        notes,
    }
}
