//! What rests on one independent origin.

use ties_view::{ReportView, TiesOfOrigin, count_of};

use super::claims::more;
use crate::document::{Block, Item, Line, Numbers, Section};

/// The maximum number of origins, and of ties of one.
const MOST_ORIGINS: usize = 30;
const MOST_TIES: usize = 30;

/// The ties that rest on one origin, by origin.
pub(super) fn section(view: &ReportView, numbers: &mut Numbers) -> Section {
    let origins = &view.one_origin;
    let ties: usize = origins.iter().map(|origin| origin.ties.len()).sum();
    let words = match ties {
        0 => "No relation above rests on one independent origin alone.".to_owned(),
        _ => format!(
            "{} above rest on one independent origin each. If it errs, nothing else here supports \
             them. Copies and relays of one origin count once.",
            count_of(ties, "tie")
        ),
    };
    let mut blocks = vec![Block::Paragraph(Line::words(words))];
    for origin in origins.iter().take(MOST_ORIGINS) {
        let count = count_of(origin.ties.len(), "tie");
        blocks.push(Block::Heading(
            Line::data(origin.name.as_str()).and(format!(": {count}")),
        ));
        blocks.push(Block::Items(items(origin, numbers)));
    }
    let not_listed = origins.len().saturating_sub(MOST_ORIGINS);
    if not_listed > 0 {
        let command = "ties who --policy max-origins:1";
        blocks.push(Block::Paragraph(more(not_listed, "origin", command)));
    }
    Section {
        id: "one-origin",
        heading: "What rests on one origin",
        blocks,
    }
}

fn items(origin: &TiesOfOrigin, numbers: &mut Numbers) -> Vec<Item> {
    let mut items = Vec::new();
    for tie in origin.ties.iter().take(MOST_TIES) {
        let line = Line::strong(tie.statement.as_str());
        let mut claims = Vec::new();
        for episode in &tie.episodes {
            claims.extend(episode.claims_for.iter().map(String::as_str));
        }
        let line = line.and(" ").and_spans(numbers.claims(claims));
        items.push(Item::from(line));
    }
    let not_listed = origin.ties.len().saturating_sub(MOST_TIES);
    if not_listed > 0 {
        let command = match &origin.id {
            Some(id) => format!("ties according-to {id}"),
            None => "ties who --policy max-origins:1".to_owned(),
        };
        items.push(more(not_listed, "tie", &command).into());
    }
    items
}
