//! A dataset as exporters take it: its records, what is computed from them, and what tables cannot
//! carry.

use std::sync::OnceLock;

use ties::model::Manifest;
use ties_dataset::dataset::Dataset;
use ties_view::{Analysis, Selection};

use crate::cell::Day;
use crate::citations::Citations;
use crate::exclusions::Exclusions;
use crate::losses::Losses;
use crate::table_losses::count_table_losses;

/// The version of the tables: it changes when a column is removed or changes its meaning.
pub const VERSION: &str = "1";

/// A dataset to export.
#[derive(Debug)]
pub struct Export<'d> {
    /// The dataset as it was read.
    pub dataset: &'d Dataset,
    /// The claims that tables include, with the ties and other facts computed from them.
    pub computed: Analysis<'d>,
    /// What tables cannot carry, whichever format they are in.
    pub losses: Losses,
    /// The claims that tables leave out.
    pub(crate) exclusions: Exclusions,
    /// The citations of all claims, made when first needed.
    citations: OnceLock<Citations>,
}

impl<'d> Export<'d> {
    /// The export of a dataset, with the claims that `selection` counts.
    pub fn new(dataset: &'d Dataset, selection: Selection) -> Self {
        let mut losses = Losses::default();
        let exclusions = Exclusions::find(dataset, selection.withdrawn, &mut losses);
        let computed = Analysis::of_claims(dataset, selection, |source, position| {
            exclusions.includes(source, position)
        });
        count_table_losses(dataset, &computed.claims, &mut losses);
        Self {
            dataset,
            computed,
            losses,
            exclusions,
            citations: OnceLock::new(),
        }
    }

    /// The citations of all claims.
    pub(crate) fn citations(&self) -> &Citations {
        self.citations.get_or_init(|| Citations::of(&self.computed))
    }

    /// What was exported and how claims were counted, as keys and texts for formats that store
    /// these.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(crate) fn about(&self) -> Vec<(&'static str, String)> {
        vec![
            ("title", self.stated(|manifest| &manifest.title)),
            ("version", self.stated(|manifest| &manifest.version)),
            ("date", self.stated(|manifest| &manifest.date)),
            ("licence", self.stated(|manifest| &manifest.licence)),
            ("policy", self.computed.selection.policy.to_string()),
            ("as-of", self.day()),
            ("tables", VERSION.to_owned()),
        ]
    }

    /// A value of the title page, or `not stated` if there is no title page.
    pub(crate) fn stated(&self, value: fn(&Manifest) -> &str) -> String {
        match &self.dataset.manifest {
            Some(manifest) => value(manifest).to_owned(),
            None => "not stated".to_owned(),
        }
    }

    /// The reference date in ISO 8601.
    pub(crate) fn day(&self) -> String {
        match Day::new(self.computed.day) {
            Some(day) => day.to_string(),
            None => "not known".to_owned(),
        }
    }
}
