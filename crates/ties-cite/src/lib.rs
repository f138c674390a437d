//! Citations of sources and of the dataset: in a citation style, as CSL-JSON and as BibTeX.
//!
//! Each format is made from a [`Reference`]. The house citation of a source is [`ties_view::cite`].

mod bibtex;
mod cite_as;
mod csl;
mod csl_date;
mod reference;
#[cfg(feature = "styles")]
mod style;

pub use bibtex::bibtex;
pub use cite_as::{CitedPassage, CitingView, cite_claim, cite_dataset, cite_source, cite_tie};
pub use csl::{CslItem, CslName, csl_items};
pub use csl_date::CslDate;
pub use reference::{Reference, references};
#[cfg(feature = "styles")]
pub use style::{BadStyle, CitationStyle, style_names};
