//! `diff`: what changed between two versions of a dataset.

mod apply;
mod compare;
mod key_change;
mod record_change;
mod text;
mod tie_change;
mod view;

pub use apply::{DiffConflict, apply};
pub use compare::diff;
pub use key_change::KeyChange;
pub use record_change::{Change, ClaimOrder, Diff, LeftOutOfVersions, RecordChange, RecordKind};
pub use tie_change::{ResponsibleClaim, SignChange, TieChange, TieChangeKind};
pub use view::{DiffView, DisputeChange, WithdrawalChange, diff_view};
