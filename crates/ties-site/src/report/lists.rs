//! On which lists each group was.

use ties_view::{ListEntry, ListsView, ReportView};

use super::claims::{claim_item, more, place};
use super::strength::without;
use crate::document::{Block, Item, Line, Numbers, Section};

/// The maximum number of entries of one group, and of grounds.
const MOST_ENTRIES: usize = 20;
const MOST_GROUNDS: usize = 5;

/// The listings of each group.
pub(super) fn section(view: &ReportView, numbers: &mut Numbers) -> Section {
    let words = match view.lists.answers.len() {
        0 => "No listing that the question includes.",
        _ => {
            "A listing is an act of an authority. It does not extend to a part, a member or \
             another name, and its grounds are not established."
        }
    };
    let mut blocks = vec![Block::Paragraph(Line::words(words))];
    for group in &view.lists.answers {
        blocks.push(Block::Heading(
            Line::data(group.name()).and(format!(": {}", group.count())),
        ));
        blocks.push(Block::Items(items(view, group, numbers)));
    }
    blocks.extend(without(view, &view.lists, "listing", "ties lists ID"));
    Section {
        id: "lists",
        heading: "Lists",
        blocks,
    }
}

fn items(view: &ReportView, group: &ListsView, numbers: &mut Numbers) -> Vec<Item> {
    let mut items = Vec::new();
    for entry in group.entries.iter().take(MOST_ENTRIES) {
        items.push(entry_item(group, entry, "", numbers));
    }
    for entry in group.proposals.iter().take(MOST_ENTRIES) {
        items.push(entry_item(group, entry, "Not in force: ", numbers));
    }
    for claim in group.grounds.iter().take(MOST_GROUNDS) {
        let mut item = claim_item(view, numbers, claim);
        item.line = Line::words("A reason that the authority gives, not established: ")
            .and_spans(item.line.0);
        items.push(item);
    }
    for claim in group.not_counted.iter().take(MOST_GROUNDS) {
        let mut item = claim_item(view, numbers, claim);
        item.line = item.line.and(format!(". {}", claim.heading));
        items.push(item);
    }
    let not_listed = group.entries.len().saturating_sub(MOST_ENTRIES)
        + group.proposals.len().saturating_sub(MOST_ENTRIES)
        + group.grounds.len().saturating_sub(MOST_GROUNDS)
        + group.not_counted.len().saturating_sub(MOST_GROUNDS);
    if not_listed > 0 {
        let command = format!("ties lists {}", group.id);
        items.push(more(not_listed, "claim", &command).into());
    }
    items
}

fn entry_item(group: &ListsView, entry: &ListEntry, prefix: &str, numbers: &mut Numbers) -> Item {
    let mut line = Line::words(prefix);
    line = line.and_spans(Line::strong(entry.list_name.as_str()).0);
    let mut details = Vec::new();
    let remarks = entry.line.remarks();
    if !remarks.is_empty() {
        details.push(Line::data(remarks.join("; ")));
    }
    details.push(place(numbers, &entry.line.claim, &entry.line.locator));
    Item {
        line: line.and(": ").and_data(group.statement(entry)),
        details,
        ..Item::default()
    }
}
