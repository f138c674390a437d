//! A claim as an item of a list.

use ties_view::{ClaimView, ReportView};

use crate::document::{Item, Line, Numbers, Span};

/// The end of a statement that holds in both directions, as the answers write it.
const BOTH_WAYS: &str = "  (both ways)";

/// A claim with its statement.
pub(super) fn claim_item(view: &ReportView, numbers: &mut Numbers, claim: &ClaimView) -> Item {
    let mut line = Line::strong(claim.statement.trim_end_matches(BOTH_WAYS));
    if claim.both_ways {
        line = line.and(" (both ways)");
    }
    claim_below(view, numbers, claim, line)
}

/// Summary, words, attribution and place of a claim, below a line.
pub(super) fn claim_below(
    view: &ReportView,
    numbers: &mut Numbers,
    claim: &ClaimView,
    line: Line,
) -> Item {
    let summary = claim.text("summary").map(Line::data);
    let mut item = Item {
        line,
        sentences: summary.into_iter().collect(),
        ..Item::default()
    };
    if let Some(words) = claim.text("quote") {
        let source = view.source(&claim.source);
        let language = source.and_then(|note| note.language.clone());
        let quote = Span::Quote { words, language };
        let mut line = Line::words("In its words: ").and_spans(vec![quote]);
        if let Some(reading) = claim.text("reading") {
            line = line
                .and(" (as the coder read it: ")
                .and_data(reading)
                .and(")");
        }
        item.sentences.push(line);
    }
    item.details.push(Line::data(claim.attribution.as_str()));
    let place = place(numbers, &claim.claim, &claim.locator);
    item.details.push(place);
    item
}

/// Where a claim is: `[2] paragraph 3, paper#claim`.
pub(super) fn place(numbers: &mut Numbers, claim: &str, locator: &str) -> Line {
    let mut spans = numbers.claim(claim);
    let id = spans.pop();
    let line = Line(spans).and_data(locator).and(", ");
    line.and_spans(id.into_iter().collect())
}

/// A number of things that a page does not list, and the command that does.
pub(super) fn more(count: usize, noun: &str, command: &str) -> Line {
    let more = ties_view::count_of(count, &format!("more {noun}"));
    Line::words(format!("… and {more}; see ")).and_code(command)
}
