//! The list of rules, sorted by code.

mod aggregator_only;
mod backward_interval;
mod bad_date;
mod bad_external_id;
mod bad_list_number;
mod bad_locator;
mod capture_before_publication;
mod copied_gloss;
mod cycle;
mod disordered_amount;
mod file_name;
mod forbidden_source;
mod forecast_without_horizon;
mod garbled_text;
mod inference_without_premises;
mod label_without_teller;
mod live_propaganda;
mod look_alike_id;
mod missing_qualifier;
mod no_language;
mod no_locator;
mod no_passage;
mod outlives_source;
mod passage_moved;
mod private_detail;
mod quote_not_found;
mod quote_too_long;
mod retired_id;
mod retracted_source;
mod scale_out_of_place;
mod self_tie;
pub(crate) mod shape;
mod source_before_event;
pub(crate) mod stale_exception;
mod stray_qualifier;
pub(crate) mod syntax;
mod teller_without_role;
mod text_changed;
mod told_twice;
mod twin_id;
mod uncoded_sentence;
mod undated_source;
mod unknown_claim;
pub(crate) mod unknown_entity;
mod unresolved_figure;
mod unreviewed;
mod unsourced_web_page;
mod unsymboled_un_document;
mod unused_entity;
mod vague_list;
mod vague_number;
mod weasel_teller;
mod wrong_kind;
mod wrong_value;

use crate::rule::Rule;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &aggregator_only::RULE,
    &backward_interval::RULE,
    &bad_date::RULE,
    &bad_external_id::RULE,
    &bad_list_number::RULE,
    &bad_locator::RULE,
    &capture_before_publication::RULE,
    &copied_gloss::RULE,
    &cycle::RULE,
    &disordered_amount::RULE,
    &file_name::RULE,
    &forecast_without_horizon::RULE,
    &forbidden_source::RULE,
    &garbled_text::RULE,
    &inference_without_premises::RULE,
    &label_without_teller::RULE,
    &live_propaganda::RULE,
    &look_alike_id::RULE,
    &missing_qualifier::RULE,
    &no_language::RULE,
    &no_locator::RULE,
    &no_passage::RULE,
    &outlives_source::RULE,
    &passage_moved::RULE,
    &private_detail::RULE,
    &quote_not_found::RULE,
    &quote_too_long::RULE,
    &retired_id::RULE,
    &retracted_source::RULE,
    &scale_out_of_place::RULE,
    &self_tie::RULE,
    &shape::RULE,
    &source_before_event::RULE,
    &stale_exception::RULE,
    &stray_qualifier::RULE,
    &syntax::RULE,
    &teller_without_role::RULE,
    &text_changed::RULE,
    &told_twice::RULE,
    &twin_id::RULE,
    &uncoded_sentence::RULE,
    &undated_source::RULE,
    &unknown_claim::RULE,
    &unknown_entity::RULE,
    &unresolved_figure::RULE,
    &unreviewed::RULE,
    &unsourced_web_page::RULE,
    &unsymboled_un_document::RULE,
    &unused_entity::RULE,
    &vague_list::RULE,
    &vague_number::RULE,
    &weasel_teller::RULE,
    &wrong_kind::RULE,
    &wrong_value::RULE,
];

/// The rule of this code, where there is one.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code).copied()
}

/// The code most likely meant by a word that is none.
pub fn nearest(code: &str) -> Option<&'static str> {
    crate::nearest::nearest(code, RULES.iter().map(|rule| rule.code))
}
