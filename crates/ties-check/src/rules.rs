//! The list of rules, sorted by code.

mod active_after_merger;
mod after_death;
mod agentless_agent;
mod aggregator_only;
mod alias_as_identity;
mod anachronism;
mod backward_interval;
mod bad_date;
mod bad_external_id;
mod bad_list_number;
mod bad_locator;
mod before_birth;
mod capture_before_publication;
mod claimed_not_done;
mod contradicts_itself;
mod copied_gloss;
mod cycle;
mod denial_dropped;
mod disordered_amount;
mod disputed;
mod double_coded_responsibility;
mod false_confirmation;
mod file_name;
mod forbidden_source;
mod founded_after_active;
mod friend_and_foe;
mod garbled_text;
mod hedge_dropped;
mod interested_teller;
mod label_without_teller;
mod listed_by_contagion;
mod live_propaganda;
mod look_alike_id;
mod missing_qualifier;
mod no_language;
mod no_locator;
mod no_passage;
mod number_not_in_passage;
mod one_operation_no_alliance;
mod outlives_source;
mod passage_moved;
mod placeholder_culprit;
mod pledge_without_answer;
mod private_detail;
mod quote_not_found;
mod quote_too_long;
mod residual_tie;
mod retired_id;
mod same_and_different;
mod scale_out_of_place;
mod self_tie;
pub(crate) mod shape;
mod source_before_event;
mod speaker_as_teller;
pub(crate) mod stale_exception;
mod stray_qualifier;
mod subject_not_in_passage;
pub(crate) mod syntax;
mod text_changed;
mod tie_and_no_tie;
mod told_twice;
mod twin_id;
mod two_leaders;
mod uncoded_sentence;
mod undated_claim;
mod undated_source;
mod unknown_claim;
pub(crate) mod unknown_entity;
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

use crate::rule::Rule;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &active_after_merger::RULE,
    &after_death::RULE,
    &agentless_agent::RULE,
    &aggregator_only::RULE,
    &alias_as_identity::RULE,
    &anachronism::RULE,
    &backward_interval::RULE,
    &bad_date::RULE,
    &bad_external_id::RULE,
    &bad_list_number::RULE,
    &bad_locator::RULE,
    &before_birth::RULE,
    &capture_before_publication::RULE,
    &claimed_not_done::RULE,
    &contradicts_itself::RULE,
    &copied_gloss::RULE,
    &cycle::RULE,
    &denial_dropped::RULE,
    &disordered_amount::RULE,
    &disputed::RULE,
    &double_coded_responsibility::RULE,
    &false_confirmation::RULE,
    &file_name::RULE,
    &forbidden_source::RULE,
    &founded_after_active::RULE,
    &friend_and_foe::RULE,
    &garbled_text::RULE,
    &hedge_dropped::RULE,
    &interested_teller::RULE,
    &label_without_teller::RULE,
    &listed_by_contagion::RULE,
    &live_propaganda::RULE,
    &look_alike_id::RULE,
    &missing_qualifier::RULE,
    &no_language::RULE,
    &no_locator::RULE,
    &no_passage::RULE,
    &number_not_in_passage::RULE,
    &one_operation_no_alliance::RULE,
    &outlives_source::RULE,
    &passage_moved::RULE,
    &placeholder_culprit::RULE,
    &pledge_without_answer::RULE,
    &private_detail::RULE,
    &quote_not_found::RULE,
    &quote_too_long::RULE,
    &residual_tie::RULE,
    &retired_id::RULE,
    &same_and_different::RULE,
    &scale_out_of_place::RULE,
    &self_tie::RULE,
    &shape::RULE,
    &source_before_event::RULE,
    &speaker_as_teller::RULE,
    &stale_exception::RULE,
    &stray_qualifier::RULE,
    &subject_not_in_passage::RULE,
    &syntax::RULE,
    &text_changed::RULE,
    &tie_and_no_tie::RULE,
    &told_twice::RULE,
    &twin_id::RULE,
    &two_leaders::RULE,
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
