//! The data model: entities, sources, claims, disputes and the metadata of a dataset.

mod amount;
mod attribution;
mod claim;
mod dispute;
mod entity;
mod locator;
mod manifest;
mod pair;
mod scalar;
mod scales;
mod scheme_ids;
mod source;
mod with;

pub use amount::{Amount, Bound};
pub use attribution::{Attribution, SpeakerClass, Stance};
pub use claim::{Claim, Continuity, Mode, Outcome, OutcomeResult, Status, Withdrawal};
pub use dispute::{Dispute, DisputeSide, DisputeState};
pub use entity::{Distinct, Entity, ExternalIds, Name, NameKind};
pub use locator::{Digest, InvalidLocator, Locator, LocatorStep, Span};
pub use manifest::{Manifest, Severity, SeverityChange};
pub use pair::{IdPlace, Pair, PairSide};
pub use scalar::{Count, Date, Exception, Sha256, Text};
pub use scales::{Confidence, Credibility, Likelihood};
pub use source::{
    Archive, Grade, Medium, Reliability, Source, SourceKind, Translation, Translator,
};
pub use with::{Qualifier, With};
