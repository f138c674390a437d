//! A dataset as exporters take it: its records, what is computed from them, and what tables cannot carry.

use std::sync::OnceLock;

use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Counting};

use crate::cell::Day;
use crate::citations::Citations;
use crate::losses::Losses;

/// The version of the tables: it changes when a column is removed or changes its meaning.
pub const VERSION: &str = "1";

/// A dataset as it is written down.
#[derive(Debug)]
pub struct Export<'d> {
    /// The dataset as it was read.
    pub whole: &'d Dataset,
    /// The part that tables can hold, with the ties and other facts computed from its claims.
    pub computed: Analysis<'d>,
    /// What tables cannot carry, whichever format they are in.
    pub losses: Losses,
    /// The citations of all claims, made when first needed.
    citations: OnceLock<Citations>,
}

impl<'d> Export<'d> {
    /// The export of a dataset: `tabular` is the part of it that tables can hold.
    pub(crate) fn new(
        whole: &'d Dataset,
        tabular: &'d Dataset,
        losses: Losses,
        counting: Counting,
    ) -> Self {
        Self {
            whole,
            computed: Analysis::new(tabular, counting),
            losses,
            citations: OnceLock::new(),
        }
    }

    /// The citations of all claims.
    pub(crate) fn citations(&self) -> &Citations {
        self.citations.get_or_init(|| Citations::of(&self.computed))
    }

    /// What was exported and how claims were counted, as keys and texts for formats that store these.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(crate) fn about(&self) -> Vec<(&'static str, String)> {
        let manifest = self.whole.manifest.as_ref();
        let stated =
            |of: fn(&ties::model::Manifest) -> &str| manifest.map_or("not stated", of).to_owned();
        vec![
            ("title", stated(|manifest| &manifest.title)),
            ("version", stated(|manifest| &manifest.version)),
            ("date", stated(|manifest| &manifest.date)),
            ("licence", stated(|manifest| &manifest.licence)),
            ("policy", self.computed.counting.policy.to_string()),
            ("as-of", self.day()),
            ("tables", VERSION.to_owned()),
        ]
    }

    /// The reference date in ISO 8601.
    pub(crate) fn day(&self) -> String {
        Day::new(self.computed.counting.day)
            .map_or_else(|| "not known".to_owned(), |day| day.to_string())
    }
}
