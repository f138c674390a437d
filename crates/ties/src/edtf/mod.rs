//! Dates: EDTF levels 0 and 1, the days that a date may mean, and help for text that is rejected.
//!
//! The days are the widest interpretation of what is written. `?`, `~` and `%` are kept as flags
//! and do not widen it.

mod date;
mod day;
mod extent;
mod fault;
mod help;
mod parse;
mod value;

pub use day::Day;
pub use extent::{Extent, Verdict};
pub use value::{Days, Edtf, EdtfError, End};

impl Edtf {
    /// Reads a date or an interval.
    ///
    /// # Errors
    /// When the text is not EDTF of level 0 or 1, is an interval that ends before it starts, or has
    /// a year of more than twelve digits.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        parse::read(text).map_err(|fault| help::explain(text, fault))
    }
}
