//! The order of lanes, and the lines of labels over a lane.

use std::collections::{BTreeMap, BTreeSet};

use ties_view::GenealogyView;

use crate::font::text_width;
use crate::frame::SMALL_SIZE;
use crate::genealogy_events::DrawnEvent;
use crate::shape::Anchor;

/// The space between two labels on one line.
const GAP: f64 = 12.0;

/// The groups, so that those with an event in common are close to each other: from the group with
/// most of them to its neighbours, in the order of time.
pub(crate) fn lane_order(view: &GenealogyView) -> Vec<&str> {
    let mut neighbours: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for group in &view.groups {
        neighbours.insert(&group.id, Vec::new());
    }
    for entry in view.events.iter().chain(&view.not_counted) {
        for object in &entry.objects {
            for (one, other) in [(&entry.subject, object), (object, &entry.subject)] {
                let is_group = neighbours.contains_key(other.as_str());
                if let Some(of_one) = neighbours.get_mut(one.as_str())
                    && is_group
                    && !of_one.contains(&other.as_str())
                {
                    of_one.push(other);
                }
            }
        }
    }
    let mut roots: Vec<&str> = neighbours.keys().copied().collect();
    roots.sort_by_key(|id| (usize::MAX - neighbours[id].len(), *id));
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    for root in roots {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                order.push(id);
                open.extend(neighbours[id].iter().rev());
            }
        }
    }
    order
}

/// Gives each label over a lane its line, so that none overlaps another one or ends right of a
/// limit. Returns the number of lines above the first.
pub(crate) fn place_labels(events: &mut [DrawnEvent<'_>], right: f64) -> f64 {
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|one, other| events[*other].x.total_cmp(&events[*one].x));
    // The places that are taken on each line.
    let mut lines: Vec<Vec<[f64; 2]>> = Vec::new();
    for place in order {
        let event = &mut events[place];
        let width = text_width(&event.label, SMALL_SIZE);
        event.label_x = event.x - 4.0;
        let mut from = event.label_x;
        if from + width > right {
            event.anchor = Anchor::End;
            event.label_x = event.x + 4.0;
            from = event.label_x - width;
        }
        let covered = [from, from + width];
        let is_free = |line: &Vec<[f64; 2]>| line.iter().all(|taken| is_apart(*taken, covered));
        let line = lines.iter().position(is_free).unwrap_or(lines.len());
        if line == lines.len() {
            lines.push(Vec::new());
        }
        lines[line].push(covered);
        event.line = f64::from(u32::try_from(line).unwrap_or(u32::MAX));
    }
    f64::from(u32::try_from(lines.len().saturating_sub(1)).unwrap_or(u32::MAX))
}

fn is_apart(one: [f64; 2], other: [f64; 2]) -> bool {
    one[1] + GAP <= other[0] || other[1] + GAP <= one[0]
}
