//! `agree`: how far two codings of the same sources agree, and where they differ.

mod alpha;
mod bootstrap;
mod codes;
mod coding;
mod compared;
mod costs;
mod figure;
mod groups;
mod pairing;
mod passages;
mod sentences;
mod text;
mod times;
mod unitizing;
mod variable;
mod view;

pub use alpha::{Metric, krippendorff_alpha};
pub use bootstrap::Interval;
pub use compared::CodedProposition;
pub use costs::{DifferingPair, ValueDifference};
pub use figure::{Figure, Written};
pub use groups::GroupFigures;
pub use pairing::PairingRound;
pub use sentences::{Decision, DecisionCount};
pub use times::TimeScope;
pub use unitizing::{Disagreement, Unit, unitizing_alpha, unitizing_disagreement};
pub use view::{AgreementView, OnlyOne, Overlap, agreement};
