//! What is contested: the sides of each dispute next to each other.

use ties_view::{DisputeSideView, DisputeView, ReportView, claims_and_origins, count_of};

use super::claims::{claim_item, more};
use crate::document::{Block, Line, Numbers, Section, Side};

/// The maximum number of disputes, and of claims on one side.
const MOST_DISPUTES: usize = 40;
const MOST_CLAIMS: usize = 12;

/// The disputes with their sides.
pub(super) fn section(view: &ReportView, numbers: &mut Numbers) -> Section {
    let disputes = &view.disputes.disputes;
    let mut blocks = vec![Block::Paragraph(Line::words(count_in_words(disputes)))];
    for dispute in disputes.iter().take(MOST_DISPUTES) {
        let mut heading = Line::data(dispute.question.as_str());
        if let Some(id) = &dispute.id {
            heading = heading.and(" ").and_code(id.as_str());
        }
        blocks.push(Block::Heading(heading));
        let judgement = match dispute.judgement() {
            Some(judgement) => Line::data(judgement),
            None => Line::words("Found by comparing claims, and not yet reviewed by a person."),
        };
        blocks.push(Block::Paragraph(judgement));
        let mut sides = Vec::new();
        for side in &dispute.sides {
            sides.push(one_side(view, numbers, side));
        }
        blocks.push(Block::Sides(sides));
    }
    let not_listed = disputes.len().saturating_sub(MOST_DISPUTES);
    if not_listed > 0 {
        blocks.push(Block::Paragraph(more(
            not_listed,
            "dispute",
            "ties disputes",
        )));
    }
    blocks.extend(left_out(view));
    Section {
        id: "contested",
        heading: "What is contested",
        blocks,
    }
}

fn left_out(view: &ReportView) -> Option<Block> {
    let disputes = match view.disputes.scope.left_out.disputes {
        0 => return None,
        count => count_of(count, "dispute"),
    };
    let line = Line::words(format!(
        "Left out: {disputes} with claims on fewer than two sides, as far as the question takes \
         them."
    ));
    Some(Block::Paragraph(line))
}

fn count_in_words(disputes: &[DisputeView]) -> String {
    let recorded = disputes.iter().filter(|it| it.id.is_some()).count();
    let computed = disputes.len() - recorded;
    if disputes.is_empty() {
        return "No dispute has claims on two sides that the question includes. That does not show \
                that all agree."
            .to_owned();
    }
    let recorded = count_of(recorded, "dispute");
    let mut words = format!("{recorded} that the coders recorded");
    if computed > 0 {
        let computed = count_of(computed, "contradiction");
        words = format!("{words}, and {computed} that no dispute covers yet");
    }
    format!(
        "{words}. The order of the sides means nothing, and the longer side is not the better one: \
         compare the independent origins."
    )
}

fn one_side(view: &ReportView, numbers: &mut Numbers, side: &DisputeSideView) -> Side {
    let mut claims = Vec::new();
    for claim in side.claims.iter().take(MOST_CLAIMS) {
        claims.push(claim_item(view, numbers, claim));
    }
    let not_listed = side.claims.len().saturating_sub(MOST_CLAIMS);
    if not_listed > 0 {
        claims.push(more(not_listed, "claim", "ties disputes").into());
    }
    let withdrawn = (side.withdrawn > 0).then(|| {
        let withdrawn = count_of(side.withdrawn, "withdrawn claim");
        Line::words(format!("Left out: {withdrawn}."))
    });
    Side {
        label: Line::data(side.label.as_str()),
        counts: Line::words(match side.claims.len() {
            0 => "No claim that the question includes.".to_owned(),
            count => claims_and_origins(count, side.origins),
        }),
        claims,
        left_out: withdrawn,
    }
}
