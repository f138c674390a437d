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
mod short_form;
mod skipped;
mod source;
mod terms_of_use;
mod with;

pub use amount::{Amount, Bound};
pub use attribution::{Attribution, SpeakerClass, Stance};
pub use claim::{Claim, Continuity, Mode, Outcome, OutcomeResult, Status, Withdrawal};
pub use dispute::{Dispute, DisputeSide, DisputeState};
pub use entity::{Distinct, Entity, ExternalIds, Name, NameKind};
pub use locator::{Digest, InvalidLocator, Locator, LocatorStep, Span};
pub use manifest::{Manifest, Severity, SeverityChange};
pub use pair::{IdPlace, Pair, PairSide};
pub use scalar::{Count, Date, Exception, Horizon, Sha256, Text};
pub use scales::{Confidence, Credibility, Likelihood};
pub use skipped::{SkipReason, Skipped};
pub use source::{
    Archive, Grade, Medium, Reliability, Retraction, Source, SourceKind, Translation, Translator,
};
pub use terms_of_use::{TermsNote, TermsOfUse};
pub use with::{Qualifier, With};
