//! Pages of the answers of `ties-view`: the report, as HTML and as Markdown.
//!
//! A page is one file without scripts. Its policy allows its own style sheet and font, and nothing
//! else. A page adds nothing up itself.

mod document;
mod html;
mod markdown;
mod page;
mod report;

pub use document::Document;
pub use report::{ReportFrame, report_document};
