//! Assembly: the rows that the parts of the work left, as those of one dataset, by source and in the order written.

use ties::index::Index;
use ties::row::{ClaimRow, Rows, SourceRow};

use crate::pass::Checked;
use crate::rule::SourceHead;

/// The rows of a dataset, and the head of each of its sources.
pub(crate) struct Assembly {
    pub(crate) rows: Rows,
    pub(crate) heads: Vec<Option<SourceHead>>,
}

/// Puts the rows together.
pub(crate) fn assemble(parts: Vec<Checked>, heads: Vec<Option<SourceHead>>, index: &Index) -> Assembly {
    let mut rows = Rows::default();
    rows.claims.reserve_exact(parts.iter().map(|part| part.claims.len()).sum());
    rows.pairs.reserve_exact(parts.iter().map(|part| part.pairs.len()).sum());
    for mut part in parts {
        let first = number(rows.claims.len());
        rows.claims.append(&mut part.claims);
        rows.pairs.extend(part.pairs.into_iter().map(|mut pair| {
            pair.claim += first;
            pair
        }));
        rows.references.append(&mut part.references);
        rows.mentioned.extend(part.mentioned);
    }
    rows.mentioned.extend(
        rows.pairs.iter().flat_map(|pair| [Some(pair.subject), pair.object.map(ties::row::NonMax::get)]).flatten(),
    );
    if !rows.claims.is_sorted_by_key(|claim| claim.source) {
        sort_by_source(&mut rows);
    }
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
    Assembly { rows, heads }
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
    for (new, old) in order.iter().zip(0..).map(|(old, new)| (new, *old)) {
        place[old as usize] = new;
    }
    let mut claims: Vec<Option<ClaimRow>> = std::mem::take(&mut rows.claims).into_iter().map(Some).collect();
    rows.claims = order.iter().filter_map(|old| claims[*old as usize].take()).collect();
    for pair in &mut rows.pairs {
        pair.claim = place[pair.claim as usize];
    }
    rows.pairs.sort_by_key(|pair| pair.claim);
}
