//! How a report was made, and what it cannot say.

use ties_view::{ReportView, count_of};

use super::{ReportFrame, asked, edition};
use crate::document::{Block, Item, Line, Section};

/// How the report was made.
pub(super) fn made(view: &ReportView, frame: ReportFrame<'_>, sources: usize) -> Section {
    let scope = &view.matrix.scope;
    let time = if scope.assume_continues {
        "The question assumes that a tie goes on after it was last attested, unless a source ends \
         or contradicts it."
    } else {
        "Nothing is carried on: a tie counts for the days for which a source attests it. What is \
         attested only near that day is listed with its own date."
    };
    let items = vec![
        Line::words("Command: ").and_code(frame.command),
        edition(frame.edition),
        Line::words("Question: ").and_data(asked(view)),
        Line::words(format!(
            "Made by ties {} from {} of that dataset, without a network and without a clock: the \
             same command makes the same page.",
            env!("CARGO_PKG_VERSION"),
            count_of(sources, "source")
        )),
        Line::words(time),
        Line::words(
            "Only claims on states of affairs make a tie. Promises, forecasts and allegations are \
             shown as what they are, and make none.",
        ),
        Line::words(
            "Independent origins are counted, not articles: copies and relays of one origin count \
             once.",
        ),
    ];
    Section {
        id: "made",
        heading: "How this page was made",
        blocks: vec![Block::Items(items.into_iter().map(Item::from).collect())],
    }
}

/// What the report cannot say.
pub(super) fn limits(view: &ReportView) -> Section {
    let basis = &view.basis;
    let mut items = vec![
        Line::words(
            "Unknown is not “no”. If no source of the dataset speaks of two groups near that day, \
             this page knows nothing of them.",
        ),
        Line::words(format!(
            "It knows only what was coded. The matrix rests on {}, and other sources may say \
             otherwise.",
            count_of(basis.sources, "source")
        )),
        Line::words(
            "It does not compare the claims with the passages, since the texts of the sources are \
             not part of it. ",
        )
        .and_code("ties check --archive FOLDER")
        .and(" does."),
        Line::words(
            "It does not decide who is right. More claims or more origins are not a proof, and a \
             source that nothing contradicts may still err.",
        ),
    ];
    if basis.claims_from_notes > 0 {
        items.push(Line::words(format!(
            "{} of the {} behind the matrix come from sources that the coder has not read, and \
             knows from notes. Read the passage before you rely on it.",
            basis.claims_from_notes,
            count_of(basis.claims, "claim")
        )));
    }
    Section {
        id: "limits",
        heading: "What this page cannot say",
        blocks: vec![Block::Items(items.into_iter().map(Item::from).collect())],
    }
}
