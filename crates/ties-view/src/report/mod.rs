//! `report`: how some groups are related on a day, as answers to several questions in one.

mod basis;
mod by_group;
mod one_origin;
mod view;

pub use basis::{ReportBasis, SourceNote};
pub use by_group::ByGroup;
pub use one_origin::TiesOfOrigin;
pub use view::{ReportView, report};
