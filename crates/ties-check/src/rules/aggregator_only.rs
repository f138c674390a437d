//! `aggregator-only`: a claim that an encyclopedia or a database took from a source in the dataset
//! is also coded from that source.

use ties::model::{Severity, SourceKind};
use ties_dataset::index::Index;

use crate::rule::{Check, ClaimAt, Rule, Sink};

pub(crate) static RULE: Rule = Rule {
    code: "aggregator-only",
    severity: Severity::Warning,
    page: include_str!("aggregator_only.md"),
    checks: &[Check::Claim(check)],
};

fn check(at: &ClaimAt<'_>, index: &Index, sink: &mut Sink<'_>) {
    let what = match at.source.map(|source| source.record.kind) {
        Some(SourceKind::EncyclopediaEntry) => "an encyclopedia",
        Some(SourceKind::Dataset) => "a database",
        _ => return,
    };
    for (position, speaker) in at.claim.attribution.iter().enumerate() {
        if let Some(document) = &speaker.r#in
            && index.has_source(document)
        {
            let message = format!(
                "{what} attributes this to `{}`, which is a source in this dataset",
                &**document
            );
            sink.value(&format!("/attribution/{position}/in"), message)
                .help("code the claim in that source if it says so, and remove it here");
        }
    }
}
