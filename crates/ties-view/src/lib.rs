//! Queries on a dataset, and their answers as text or JSON.
//!
//! An answer never averages out disagreement and always gives attribution and locator.

mod amounts;
mod analysis;
mod between;
mod citation;
mod claim_list;
mod claim_time;
mod claim_view;
mod counting;
mod coverage_report;
mod disputes;
mod entity_names;
mod identities;
mod layout;
mod linked;
mod mentions;
mod panels;
mod passage_search;
mod serialized;
mod show;
mod speakers;
mod tie_summary;

pub use analysis::Analysis;
pub use between::{PairView, RelatedClaims, between};
pub use citation::{cite, date_in_words, flat, locator_in_words};
pub use claim_view::ClaimView;
pub use counting::{BadPolicy, Counting, Policy, Withdrawn};
pub use coverage_report::{CoverageReport, Sentence, coverage_report};
pub use disputes::{DisputeSideView, DisputeView, Disputes, all_disputes, disputes};
pub use identities::{IdentityLink, identity_links};
pub use layout::count_of;
pub use linked::LinkedRecord;
pub use panels::{
    Counted, DyadYear, Entry, Exit, GroupYear, PANEL_RULES, Relation, Status, Strength, Sureness,
    dyad_years, group_years,
};
pub use passage_search::{FoundPassage, PassageSearch, search_passage};
pub use serialized::{compact_json, label};
pub use show::{RecordView, show};
pub use tie_summary::{EpisodeSummary, TieSummary};
