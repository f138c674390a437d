//! Assembly: the rows that the parts of the work leave, as those of one dataset, by source and in the order written.

use ties::index::Index;
use ties::row::{ClaimRow, Rows, SourceRow};

use crate::pass::Checked;

/// Adds the rows of a part.
pub(crate) fn absorb(rows: &mut Rows, part: &mut Checked) {
    let first = number(rows.claims.len());
    let ids = rows.ids.len();
    rows.ids.push_str(&part.ids);
    rows.claims.extend(part.claims.drain(..).map(|claim| ClaimRow { id: claim.id.moved(ids), ..claim }));
    rows.pairs.extend(part.pairs.drain(..).map(|mut pair| {
        pair.claim += first;
        pair
    }));
    rows.references.append(&mut part.references);
    rows.strays.append(&mut part.strays);
    rows.coded.append(&mut part.coded);
    rows.rowless.extend(part.rowless.drain(..));
    rows.unread += part.unread_files + part.unread_records;
    for entity in part.mentioned.drain(..) {
        mention(rows, entity);
    }
}

fn mention(rows: &mut Rows, entity: u32) {
    if let Some(mentioned) = rows.mentioned.get_mut(entity as usize) {
        *mentioned = true;
    }
}

/// Brings the rows in order once all are there, and finds those of each source.
pub(crate) fn arrange(rows: &mut Rows, index: &Index) {
    for position in 0..rows.pairs.len() {
        let pair = rows.pairs[position];
        mention(rows, pair.subject);
        if let Some(object) = pair.object {
            mention(rows, object.get());
        }
    }
    if !rows.claims.is_sorted_by_key(|claim| claim.source) {
        sort_by_source(rows);
    }
    rows.coded.sort_unstable();
    let (mut claim, mut pair) = (0, 0);
    for (id, source) in index.source_ids().zip(0..) {
        let claims = claim..claim + rows.claims[claim..].partition_point(|claim| claim.source == source);
        claim = claims.end;
        let pairs = pair..pair + rows.pairs[pair..].partition_point(|pair| (pair.claim as usize) < claim);
        pair = pairs.end;
        rows.sources.push(SourceRow {
            id: id.clone(),
            spot: index.source_spot(id),
            claims: (number(claims.start), number(claims.end)),
            pairs: (number(pairs.start), number(pairs.end)),
        });
    }
}

/// A number of rows; there are not more than fit, for every claim takes some bytes of a file that is capped.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Brings the claims of each source together, in the order written, and their pairs with them.
fn sort_by_source(rows: &mut Rows) {
    let mut order: Vec<u32> = (0..number(rows.claims.len())).collect();
    order.sort_by_key(|claim| rows.claims[*claim as usize].source);
    let mut place = vec![0; order.len()];
    for (new, old) in (0..).zip(&order) {
        place[*old as usize] = new;
    }
    rows.claims = order.iter().map(|old| rows.claims[*old as usize]).collect();
    for pair in &mut rows.pairs {
        pair.claim = place[pair.claim as usize];
    }
    rows.pairs.sort_by_key(|pair| pair.claim);
}
