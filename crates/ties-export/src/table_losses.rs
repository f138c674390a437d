//! What no table carries of a dataset, counted: exceptions, former ids, skipped passages.

use ties::id::ClaimRef;
use ties::model::{Claim, Exception, Manifest, Source};
use ties_dataset::dataset::Dataset;

use crate::losses::Losses;

const INSTEAD: &str = "left out; `jsonl` has them";

/// Counts what no table carries of a dataset and of the claims that are in the tables.
pub(crate) fn count_table_losses(
    dataset: &Dataset,
    claims: &[(ClaimRef, &Source, &Claim)],
    losses: &mut Losses,
) {
    for (id, entity) in &dataset.entities {
        count_exceptions(id, &entity.expect, losses);
    }
    for (id, dispute) in &dataset.disputes {
        count_exceptions(id, &dispute.expect, losses);
    }
    for (id, coded) in &dataset.sources {
        count_exceptions(id, &coded.source.expect, losses);
        for passage in coded.source.skipped.keys() {
            losses.add(
                "passages without a claim and their reasons (`skipped`)",
                INSTEAD,
                format!("{id}: {passage}"),
            );
        }
    }
    for (reference, _, claim) in claims {
        count_claim_losses(reference, claim, losses);
    }
    if let Some(manifest) = &dataset.manifest {
        count_manifest_losses(manifest, losses);
    }
}

fn count_claim_losses(reference: &ClaimRef, claim: &Claim, losses: &mut Losses) {
    count_exceptions(&reference.to_string(), &claim.expect, losses);
    let Some(outcome) = &claim.outcome else {
        return;
    };
    for evidence in &outcome.claims {
        losses.add(
            "the claims that show the outcome of a forecast",
            INSTEAD,
            format!("{reference}: {evidence}"),
        );
    }
}

fn count_manifest_losses(manifest: &Manifest, losses: &mut Losses) {
    count_exceptions("dataset.toml", &manifest.expect, losses);
    for id in manifest.retired.keys().chain(manifest.merged.keys()) {
        losses.add("former ids (`retired`, `merged`)", INSTEAD, id);
    }
    for code in manifest.severities.keys() {
        losses.add("changed severities of rules", INSTEAD, code);
    }
}

fn count_exceptions(record: &str, exceptions: &[Exception], losses: &mut Losses) {
    for exception in exceptions {
        losses.add(
            "exceptions to rules (`expect`)",
            INSTEAD,
            format!("{record}: {}", exception.code),
        );
    }
}
