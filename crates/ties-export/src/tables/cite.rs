//! How the rows of tables refer to claims: by the ids of rows of `claims`, and by their citations.

use std::borrow::Cow;

use ties_dataset::number::ClaimNo;
use ties_facts::row::PairRow;

use crate::cells::{entity_id, joined_with};
use crate::citations::Citation;
use crate::export::Export;

/// What cells say of a claim, by its number.
pub(super) fn citation<'c>(export: &'c Export<'_>, claim: ClaimNo) -> Citation<'c> {
    export.citations().of_claim(claim)
}

/// Writes the id of a row of `claims`: `source#claim`; for a group of claims
/// `source#claim+subject+object`.
fn write_claim_id(export: &Export<'_>, pair: &PairRow, cell: &mut String) {
    let computed = &export.computed;
    cell.push_str(citation(export, pair.claim).id());
    if computed.facts.rows.pairs_of_claim(pair.claim).len() > 1 {
        for side in pair.entities() {
            cell.push('+');
            cell.push_str(entity_id(computed, side));
        }
    }
}

/// The id of a row of `claims`: that of the claim, borrowed, unless the claim is a group.
pub(super) fn claim_id<'c>(export: &'c Export<'_>, pair: &PairRow) -> Cow<'c, str> {
    if export.computed.facts.rows.pairs_of_claim(pair.claim).len() == 1 {
        return Cow::Borrowed(citation(export, pair.claim).id());
    }
    let mut id = String::new();
    write_claim_id(export, pair, &mut id);
    Cow::Owned(id)
}

/// The ids of some rows of `claims`, joined by `; `.
pub(super) fn claim_ids<'c>(
    export: &Export<'_>,
    pairs: impl IntoIterator<Item = &'c PairRow>,
) -> Option<String> {
    joined_with(pairs, "; ", |pair, cell| write_claim_id(export, pair, cell))
}

/// The citations of some claims, joined by `; `.
pub(super) fn evidence_of(export: &Export<'_>, claims: &[ClaimNo]) -> Option<String> {
    joined_with(claims, "; ", |claim, cell| {
        cell.push_str(citation(export, *claim).evidence());
    })
}
