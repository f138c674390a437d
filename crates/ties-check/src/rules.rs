//! The list of rules, sorted by code.

mod agentless_agent;
mod aggregator_only;
mod anachronism;
mod backward_interval;
mod bad_date;
mod bad_external_id;
mod bad_list_number;
mod bad_locator;
mod capture_before_publication;
mod claimed_not_done;
mod copied_gloss;
mod cycle;
mod denial_dropped;
mod disordered_amount;
mod double_coded_responsibility;
mod false_confirmation;
mod file_name;
mod forbidden_source;
mod garbled_text;
mod hedge_dropped;
mod interested_teller;
mod label_without_teller;
mod live_propaganda;
mod missing_qualifier;
mod nameless_name;
mod near_twin;
mod no_language;
mod no_locator;
mod no_passage;
mod number_not_in_passage;
mod outlives_source;
mod passage_moved;
mod placeholder_culprit;
mod private_detail;
mod quote_not_found;
mod quote_too_long;
mod residual_tie;
mod retired_id;
mod scale_out_of_place;
mod self_tie;
mod shared_name;
mod source_before_event;
mod speaker_as_teller;
mod stray_qualifier;
mod subject_not_in_passage;
mod text_changed;
mod told_twice;
mod twin_id;
mod uncoded_sentence;
mod undated_claim;
mod undated_source;
mod unknown_claim;
mod unknown_start;
mod unresolved_figure;
mod unresolved_relative_date;
mod unsourced_web_page;
mod unsymboled_un_document;
mod unused_entity;
mod vague_list;
mod vague_number;
mod weasel_teller;
mod wrong_kind;
mod wrong_value;
pub(crate) mod look_alike_id;
pub(crate) mod shape;
pub(crate) mod stale_exception;
pub(crate) mod syntax;
pub(crate) mod unknown_entity;

use crate::rule::Rule;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &agentless_agent::RULE,
    &aggregator_only::RULE,
    &anachronism::RULE,
    &backward_interval::RULE,
    &bad_date::RULE,
    &bad_external_id::RULE,
    &bad_list_number::RULE,
    &bad_locator::RULE,
    &capture_before_publication::RULE,
    &claimed_not_done::RULE,
    &copied_gloss::RULE,
    &cycle::RULE,
    &denial_dropped::RULE,
    &disordered_amount::RULE,
    &double_coded_responsibility::RULE,
    &false_confirmation::RULE,
    &file_name::RULE,
    &forbidden_source::RULE,
    &garbled_text::RULE,
    &hedge_dropped::RULE,
    &interested_teller::RULE,
    &label_without_teller::RULE,
    &live_propaganda::RULE,
    &look_alike_id::RULE,
    &missing_qualifier::RULE,
    &nameless_name::RULE,
    &near_twin::RULE,
    &no_language::RULE,
    &no_locator::RULE,
    &no_passage::RULE,
    &number_not_in_passage::RULE,
    &outlives_source::RULE,
    &passage_moved::RULE,
    &placeholder_culprit::RULE,
    &private_detail::RULE,
    &quote_not_found::RULE,
    &quote_too_long::RULE,
    &residual_tie::RULE,
    &retired_id::RULE,
    &scale_out_of_place::RULE,
    &self_tie::RULE,
    &shape::RULE,
    &shared_name::RULE,
    &source_before_event::RULE,
    &speaker_as_teller::RULE,
    &stale_exception::RULE,
    &stray_qualifier::RULE,
    &subject_not_in_passage::RULE,
    &syntax::RULE,
    &text_changed::RULE,
    &told_twice::RULE,
    &twin_id::RULE,
    &uncoded_sentence::RULE,
    &undated_claim::RULE,
    &undated_source::RULE,
    &unknown_claim::RULE,
    &unknown_entity::RULE,
    &unknown_start::RULE,
    &unresolved_figure::RULE,
    &unresolved_relative_date::RULE,
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
