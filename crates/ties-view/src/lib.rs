//! Queries on a dataset, and their answers as text or JSON.
//!
//! An answer never averages out disagreement and always gives attribution and locator.

mod according_to;
mod according_to_text;
mod agree;
mod amounts;
mod analysis;
mod answer;
mod balance;
mod between;
mod changes;
mod citation;
mod citations;
mod claim_line;
mod claim_list;
mod claim_time;
mod claim_view;
mod contested_estimates;
mod coverage_report;
mod deeds;
mod diff;
mod dispute_text;
mod disputes;
mod drawing;
mod entity_names;
mod find;
mod genealogy;
mod identities;
mod impact;
mod impact_text;
mod inclusion;
mod known_on;
mod layout;
mod linked;
mod lists;
mod lists_text;
mod matrix;
mod mentions;
mod names_of;
mod nearest;
mod outline;
mod panels;
mod parts;
mod passage_search;
mod path;
mod period_days;
mod promises;
mod promises_text;
mod reach;
mod related_lists;
mod related_reports;
mod report;
mod same_statement;
mod scope;
mod screen;
mod selection;
mod serialized;
mod show;
mod signs;
mod some_day;
mod sought_name;
mod speaker_role;
mod speakers;
mod stale;
mod standing;
mod standing_counts;
mod strength;
mod tie_summary;
mod time_columns;
mod timeline;
mod timeline_bars;
mod timeline_entry;
mod timeline_sides;
mod timeline_text;
mod who;

pub use according_to::{
    AttributedClaim, Speaker, SpeakerGroup, SpeakerView, UnnamedCounts, according_to,
};
pub use agree::{
    AgreementView, CodedProposition, Decision, DecisionCount, DifferingPair, Disagreement, Figure,
    GroupFigures, Interval, Metric, OnlyOne, Overlap, PairingRound, TimeScope, Unit,
    ValueDifference, Written, agreement, krippendorff_alpha, unitizing_alpha,
    unitizing_disagreement,
};
pub use analysis::{Analysis, SourcedClaim};
pub use answer::Answer;
pub use balance::{
    AmbivalentPair, BalanceView, ComponentSplit, Factions, Frustration, IndexBounds,
    MOST_WALK_NODES, SEARCH_STEPS, SignedEdge, SignedGraph, SignedTie, Triangles, balance,
    frustration, triangles, walk_balance,
};
pub use between::{DisputeNote, PairView, RelatedClaims, between};
pub use changes::{ChangeOfTie, ChangesView, DatedTieChange, PairChange, changes};
pub use citation::{cite, date_in_words, flat, locator_in_words, on_date};
pub use citations::Citations;
pub use claim_line::ClaimLine;
pub use claim_view::ClaimView;
pub use contested_estimates::ContestedEstimates;
pub use coverage_report::{CoverageReport, Sentence, coverage_report};
pub use diff::{
    Change, ClaimOrder, Diff, DiffConflict, DiffView, DisputeChange, KeyChange, LeftOutOfVersions,
    RecordChange, RecordKind, ResponsibleClaim, SignChange, TieChange, TieChangeKind,
    WithdrawalChange, apply, diff, diff_view,
};
pub use disputes::{DisputeSideView, DisputeView, Disputes, all_disputes, disputes};
pub use find::{FoundRecord, FoundRecords, find};
pub use genealogy::{GenealogyGroup, GenealogyView, genealogy};
pub use identities::{IdentityLink, identity_links};
pub use impact::{ChangedTie, DisputeImpact, HeadingCount, ImpactView, impact};
pub use known_on::{UnknownThen, known_on};
pub use layout::{claims_and_origins, count_of, write_wrapped};
pub use linked::LinkedRecord;
pub use lists::{ListEntry, ListsView, lists};
pub use matrix::{
    LetterMeaning, Mark, MarkKind, MatrixCell, MatrixView, PairCounts, RelatedTies, matrix,
};
pub use names_of::{NameView, NamesView, names};
pub use nearest::Nearest;
pub use outline::markdown_prose;
pub use panels::{
    Counted, DyadYear, Entry, Exit, GroupYear, PANEL_RULES, Relation, Status, Strength, Sureness,
    dyad_years, group_years,
};
pub use parts::PartView;
pub use passage_search::{FoundPassage, PassageSearch, search_passage};
pub use path::{PathStep, PathView, path};
pub use period_days::PeriodDays;
pub use promises::{Outlook, OutlookResult, Outlooks, forecasts, promises};
pub use reach::{BadReach, Reach};
pub use related_lists::{RelatedList, RelatedLists};
pub use related_reports::{RelatedReport, ReportRelation};
pub use report::{ByGroup, ReportBasis, ReportView, SourceNote, TiesOfOrigin, report};
pub use scope::{LeftOut, Scope, write_left_out, write_scope};
pub use screen::{Columns, Screen};
pub use selection::{BadDaySpan, BadPolicy, DaySpan, Part, Policy, Selection, Withdrawn};
pub use serialized::{compact_json, label};
pub use show::{RecordView, show};
pub use sought_name::FindReason;
pub use speaker_role::SpeakerRole;
pub use stale::{StaleItem, StaleKind, StaleView, stale};
pub use standing::Standing;
pub use standing_counts::{ListedCounts, StandingCounts};
pub use strength::{Estimate, StrengthView, population_in_words, strength};
pub use tie_summary::{EpisodeSummary, TieSummary};
pub use timeline::{TimelineView, timeline, timeline_between};
pub use timeline_entry::{EntryKind, TimelineEntry};
pub use who::{TieWithClaims, WhoView, implied_by, who};
