//! The validator of `ties`: checks every record with every rule and returns all findings.
//!
//! [`check`] takes the files of a dataset and returns a [`Report`]. It never fails, whatever the
//! data. A rule consists of two files, `rules/<code>.rs` and `rules/<code>.md`, and an entry in
//! [`rules::RULES`].
//!
//! Read a folder, check it, and list the claims about two entities:
//!
//! ```
//! use std::path::Path;
//! use ties::id::Id;
//! use ties_dataset::dataset::Dataset;
//! use ties_dataset::file::Files;
//!
//! let files = Files::read(Path::new("../../tests/world"))?;
//! let report = ties_check::check(&files);
//! assert_eq!(report.summary.errors, 0);
//!
//! let dataset = Dataset::read(&files);
//! let (alpha, charlie) = (Id::new("alpha")?, Id::new("charlie")?);
//! for (id, _source, claim) in dataset.claims() {
//!     if claim.subject.as_ref() == Some(&alpha) && claim.object.as_ref() == Some(&charlie) {
//!         println!("{id}: {} {}", claim.predicate.name(), claim.at);
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendars;
mod claim_check;
mod clauses;
mod collected;
mod conflicts;
mod deceptive;
mod declarations;
pub mod diagnostic;
mod engine;
mod exceptions;
mod external_id;
mod lives;
mod locate;
mod markup;
mod namesakes;
mod naming;
mod nearest;
mod part_check;
mod part_result;
pub mod render;
mod report;
pub mod rule;
mod rule_words;
pub mod rules;
mod schema_error;
mod schema_form;
mod schema_words;
pub mod seat;
mod shape;
mod skeleton;
mod web_address;
mod wording;

pub use engine::{check, check_since};
pub use nearest::nearest;
pub use report::{Report, Row, Summary};
