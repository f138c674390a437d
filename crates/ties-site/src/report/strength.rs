//! How large each group was, as stated.

use ties_view::{ByGroup, ReportView, StrengthView, count_of};

use super::claims::{claim_item, more, place};
use crate::document::{Block, Item, Line, Numbers, Section};

/// The maximum number of estimates of one group.
const MOST_ESTIMATES: usize = 20;

/// The estimates of each group.
pub(super) fn section(view: &ReportView, numbers: &mut Numbers) -> Section {
    let words = match view.strength.answers.len() {
        0 => "No estimate of a size that the question includes.".to_owned(),
        _ => "Each estimate is given as stated. None is merged or averaged.".to_owned(),
    };
    let mut blocks = vec![Block::Paragraph(Line::words(words))];
    for group in &view.strength.answers {
        blocks.push(Block::Heading(Line::data(group.name())));
        blocks.push(Block::Items(items(view, group, numbers)));
    }
    blocks.extend(without(
        view,
        &view.strength,
        "estimate",
        "ties strength ID",
    ));
    Section {
        id: "strength",
        heading: "Strength",
        blocks,
    }
}

fn items(view: &ReportView, group: &StrengthView, numbers: &mut Numbers) -> Vec<Item> {
    let mut items = Vec::new();
    for estimate in group.estimates.iter().take(MOST_ESTIMATES) {
        let mut line = Line::strong(estimate.words.as_str());
        if !estimate.words.contains(&estimate.population) {
            let population = estimate.population_in_words().to_lowercase();
            line = line.and(format!(" ({population})"));
        }
        if !group.parts.is_empty() {
            line = line.and(", ").and_data(estimate.name.as_str());
        }
        let mut remarks = vec![estimate.line.when.clone()];
        remarks.extend(estimate.line.remarks());
        items.push(Item {
            line,
            details: vec![
                Line::data(remarks.join("; ")),
                place(numbers, &estimate.line.claim, &estimate.line.locator),
            ],
            ..Item::default()
        });
    }
    let not_listed = group.estimates.len().saturating_sub(MOST_ESTIMATES);
    if not_listed > 0 {
        let command = format!("ties strength {}", group.id);
        items.push(more(not_listed, "estimate", &command).into());
    }
    for contested in &group.contested {
        let mut line = Line::words("Contested, these cannot all be right: ");
        line = line.and_data(contested.numbers.join("; ")).and(" ");
        let claims = contested.claims.iter().map(String::as_str);
        items.push(line.and_spans(numbers.claims(claims)).into());
    }
    for claim in group.not_counted.iter().take(MOST_ESTIMATES) {
        let mut item = claim_item(view, numbers, claim);
        item.line = item.line.and(format!(". {}", claim.heading));
        items.push(item);
    }
    items
}

/// The groups about which the question has no answer.
pub(super) fn without<V>(
    view: &ReportView,
    groups: &ByGroup<V>,
    noun: &str,
    command: &str,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if groups.not_asked > 0 {
        let count = count_of(groups.not_asked, "more group");
        let line = Line::words(format!("{count} with claims are left out here; see "));
        blocks.push(Block::Paragraph(line.and_code(command)));
    }
    let names: Vec<_> = groups
        .without
        .iter()
        .map(|id| view.matrix.name(id))
        .collect();
    if !names.is_empty() && names.len() <= MOST_ESTIMATES {
        let line = Line::words(format!(
            "No {noun}, which does not show that there is none: "
        ));
        blocks.push(Block::Paragraph(line.and_data(names.join(", ")).and(".")));
    } else if !names.is_empty() {
        let count = count_of(names.len(), "further group");
        blocks.push(Block::Paragraph(Line::words(format!(
            "No {noun} for {count}, which does not show that there is none."
        ))));
    }
    blocks
}
