//! Assembly: the rows that the parts of the work leave, put after one another.

use ties::row::{ClaimRow, Rows};

use crate::pass::Checked;

/// Adds the rows of a part.
pub(crate) fn absorb(rows: &mut Rows, part: &mut Checked) {
    let first = u32::try_from(rows.claims.len()).unwrap_or(u32::MAX);
    let ids = rows.ids.len();
    rows.ids.push_str(&part.ids);
    rows.claims.extend(part.claims.drain(..).map(|claim| ClaimRow { id: claim.id.moved(ids), ..claim }));
    let documents: Vec<_> = part.documents.names().iter().map(|name| rows.documents.number(name)).collect();
    rows.pairs.extend(part.pairs.drain(..).map(|mut pair| {
        pair.claim += first;
        pair.renumber_document(|number| documents[number as usize]);
        pair
    }));
    let date = |mut date: ties::row::DateRow| {
        date.claim += first;
        date
    };
    rows.dates.extend(part.dates.drain(..).map(date));
    let amount = |mut amount: ties::row::AmountRow| {
        amount.claim += first;
        amount
    };
    rows.amounts.extend(part.amounts.drain(..).map(amount));
    let told = part.told_in.drain(..).map(|(claim, document)| (claim + first, documents[document as usize]));
    rows.told_in.extend(told);
    rows.confirmed.extend(part.confirmed.drain(..).map(|claim| claim + first));
    let qualified = |mut row: ties::row::QualifierRow| {
        row.claim += first;
        row
    };
    rows.qualified.extend(part.qualified.drain(..).map(qualified));
    let reference = |mut reference: ties::row::Reference| {
        reference.by = reference.by.map(|claim| claim + first);
        reference
    };
    rows.references.extend(part.references.drain(..).map(reference));
    rows.strays.append(&mut part.strays);
    rows.coded.append(&mut part.coded);
    rows.rowless.extend(part.rowless.drain(..));
    rows.unread += part.unread_files + part.unread_records;
    for entity in part.mentioned.drain(..) {
        rows.mention(entity);
    }
}
