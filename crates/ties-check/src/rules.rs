//! The list of rules, sorted by code.

mod active_after_merger;
mod after_death;
mod agentless_agent;
mod aggregator_only;
mod alias_as_identity;
mod anachronism;
mod backward_interval;
mod bad_date;
pub(crate) mod bad_external_id;
mod bad_list_number;
mod bad_locator;
mod before_birth;
mod capture_before_publication;
mod casualties_do_not_add_up;
mod claim_vanished;
mod claimed_not_done;
mod contradicts_itself;
mod copied_gloss;
mod count_collapsed;
mod cycle;
mod denial_dropped;
mod derived_loop;
mod disordered_amount;
mod disputed;
mod double_coded_responsibility;
mod false_confirmation;
mod file_name;
mod forbidden_source;
mod forecast_without_horizon;
mod founded_after_active;
mod friend_and_foe;
pub(crate) mod garbled_text;
mod hedge_dropped;
mod id_reused;
mod inference_without_premises;
mod interested_teller;
mod kin_without_role;
mod label_without_teller;
mod listed_by_contagion;
mod live_propaganda;
mod living_person;
mod lone_root;
pub(crate) mod look_alike_id;
mod meaning_changed;
mod missing_qualifier;
mod nameless_name;
mod near_twin;
mod no_language;
mod no_locator;
mod no_passage;
mod not_on_the_list;
mod number_not_in_passage;
mod one_operation_no_alliance;
mod outlives_source;
mod part_exceeds_whole;
mod passage_moved;
mod placeholder_culprit;
mod pledge_without_answer;
mod private_detail;
mod quote_not_found;
mod quote_too_long;
mod residual_tie;
mod retired_id;
mod retracted_source;
mod rival_claims;
mod same_and_different;
mod same_root;
mod scale_out_of_place;
mod self_tie;
pub(crate) mod shape;
mod shared_name;
mod source_before_event;
mod speaker_as_teller;
pub(crate) mod stale_exception;
mod stray_qualifier;
mod subject_not_in_passage;
mod sudden_jump;
pub(crate) mod syntax;
mod teller_without_role;
mod text_changed;
mod tie_and_no_tie;
mod told_twice;
mod twin_event;
mod twin_id;
mod twin_source;
mod two_leaders;
mod uncoded_sentence;
mod undated_claim;
mod undated_source;
mod unit_mismatch;
mod unknown_claim;
pub(crate) mod unknown_entity;
mod unknown_start;
mod unresolved_figure;
mod unresolved_relative_date;
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
    &casualties_do_not_add_up::RULE,
    &claim_vanished::RULE,
    &claimed_not_done::RULE,
    &contradicts_itself::RULE,
    &copied_gloss::RULE,
    &count_collapsed::RULE,
    &cycle::RULE,
    &denial_dropped::RULE,
    &derived_loop::RULE,
    &disordered_amount::RULE,
    &disputed::RULE,
    &double_coded_responsibility::RULE,
    &false_confirmation::RULE,
    &file_name::RULE,
    &forbidden_source::RULE,
    &forecast_without_horizon::RULE,
    &founded_after_active::RULE,
    &friend_and_foe::RULE,
    &garbled_text::RULE,
    &hedge_dropped::RULE,
    &id_reused::RULE,
    &inference_without_premises::RULE,
    &interested_teller::RULE,
    &kin_without_role::RULE,
    &label_without_teller::RULE,
    &listed_by_contagion::RULE,
    &live_propaganda::RULE,
    &living_person::RULE,
    &lone_root::RULE,
    &look_alike_id::RULE,
    &meaning_changed::RULE,
    &missing_qualifier::RULE,
    &nameless_name::RULE,
    &near_twin::RULE,
    &no_language::RULE,
    &no_locator::RULE,
    &no_passage::RULE,
    &not_on_the_list::RULE,
    &number_not_in_passage::RULE,
    &one_operation_no_alliance::RULE,
    &outlives_source::RULE,
    &part_exceeds_whole::RULE,
    &passage_moved::RULE,
    &placeholder_culprit::RULE,
    &pledge_without_answer::RULE,
    &private_detail::RULE,
    &quote_not_found::RULE,
    &quote_too_long::RULE,
    &residual_tie::RULE,
    &retired_id::RULE,
    &retracted_source::RULE,
    &rival_claims::RULE,
    &same_and_different::RULE,
    &same_root::RULE,
    &scale_out_of_place::RULE,
    &self_tie::RULE,
    &shape::RULE,
    &shared_name::RULE,
    &source_before_event::RULE,
    &speaker_as_teller::RULE,
    &stale_exception::RULE,
    &stray_qualifier::RULE,
    &subject_not_in_passage::RULE,
    &sudden_jump::RULE,
    &syntax::RULE,
    &teller_without_role::RULE,
    &text_changed::RULE,
    &tie_and_no_tie::RULE,
    &told_twice::RULE,
    &twin_event::RULE,
    &twin_id::RULE,
    &twin_source::RULE,
    &two_leaders::RULE,
    &uncoded_sentence::RULE,
    &undated_claim::RULE,
    &undated_source::RULE,
    &unit_mismatch::RULE,
    &unknown_claim::RULE,
    &unknown_entity::RULE,
    &unknown_start::RULE,
    &unresolved_figure::RULE,
    &unresolved_relative_date::RULE,
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
