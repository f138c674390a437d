//! The list of all rules.

mod aggregator_only;
mod alias_as_identity;
mod alliance_from_one_operation;
mod backward_interval;
mod bad_address;
mod bad_date;
pub(crate) mod bad_external_id;
mod bad_list_number;
mod bad_locator;
mod casualties_do_not_add_up;
mod claim_deleted;
mod competing_responsibility;
mod copied_summary;
mod count_dropped;
mod cycle;
mod dates_out_of_order;
mod denial_dropped;
mod derivation_cycle;
mod disputed;
mod double_coded_responsibility;
mod duplicate_claim;
mod duplicate_event;
mod duplicate_id;
mod duplicate_source;
mod entity_cannot_act;
mod false_confirmation;
mod file_name;
mod forecast_without_horizon;
pub(crate) mod garbled_text;
mod hedge_dropped;
mod id_reused;
mod incompatible_licence;
mod inconsistent_amount;
mod inference_without_premises;
mod kin_without_role;
mod later_than_source;
mod listing_by_association;
mod living_person;
pub(crate) mod look_alike_id;
mod meaning_changed;
mod missing_qualifier;
mod no_language;
mod no_locator;
mod no_passage;
mod not_on_the_list;
mod number_not_in_passage;
mod outside_lifetime;
mod part_exceeds_whole;
mod passage_moved;
mod possible_duplicate;
mod private_detail;
mod propaganda_link;
mod quote_not_found;
mod quote_too_long;
mod redundant_attribution;
mod report_date_as_start;
mod responsibility_claim_as_fact;
mod retired_id;
mod retracted_source;
mod same_and_different;
mod scale_not_applicable;
mod self_contradiction;
mod self_tie;
pub(crate) mod shape;
mod shared_origin;
mod shared_placeholder;
mod single_origin;
mod source_before_event;
mod speaker_dropped;
pub(crate) mod stale_exception;
mod stray_qualifier;
mod subject_not_in_passage;
mod sudden_jump;
mod swapped_sides;
pub(crate) mod syntax;
mod text_changed;
mod two_leaders;
mod un_document_without_symbol;
mod unaccepted_pledge;
mod unarchived_web_page;
mod unattributed_label;
mod uncovered_sentence;
mod undated_claim;
mod undated_source;
mod undescribed_name;
mod unexplained_tie;
mod unidentified_speaker;
mod unit_mismatch;
mod unknown_claim;
pub(crate) mod unknown_entity;
mod unmarked_interest;
mod unresolved_figure;
mod unresolved_relative_date;
mod unreviewed;
mod unused_entity;
mod vague_attribution;
mod vague_list;
mod vague_number;
mod wrong_kind;
mod wrong_value;
mod wrong_weekday;

use crate::rule::{Check, Rule};

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &aggregator_only::RULE,
    &alias_as_identity::RULE,
    &alliance_from_one_operation::RULE,
    &backward_interval::RULE,
    &bad_address::RULE,
    &bad_date::RULE,
    &bad_external_id::RULE,
    &bad_list_number::RULE,
    &bad_locator::RULE,
    &casualties_do_not_add_up::RULE,
    &claim_deleted::RULE,
    &competing_responsibility::RULE,
    &copied_summary::RULE,
    &count_dropped::RULE,
    &cycle::RULE,
    &dates_out_of_order::RULE,
    &denial_dropped::RULE,
    &derivation_cycle::RULE,
    &disputed::RULE,
    &double_coded_responsibility::RULE,
    &duplicate_claim::RULE,
    &duplicate_event::RULE,
    &duplicate_id::RULE,
    &duplicate_source::RULE,
    &entity_cannot_act::RULE,
    &false_confirmation::RULE,
    &file_name::RULE,
    &forecast_without_horizon::RULE,
    &garbled_text::RULE,
    &hedge_dropped::RULE,
    &id_reused::RULE,
    &incompatible_licence::RULE,
    &inconsistent_amount::RULE,
    &inference_without_premises::RULE,
    &kin_without_role::RULE,
    &later_than_source::RULE,
    &listing_by_association::RULE,
    &living_person::RULE,
    &look_alike_id::RULE,
    &meaning_changed::RULE,
    &missing_qualifier::RULE,
    &no_language::RULE,
    &no_locator::RULE,
    &no_passage::RULE,
    &not_on_the_list::RULE,
    &number_not_in_passage::RULE,
    &outside_lifetime::RULE,
    &part_exceeds_whole::RULE,
    &passage_moved::RULE,
    &possible_duplicate::RULE,
    &private_detail::RULE,
    &propaganda_link::RULE,
    &quote_not_found::RULE,
    &quote_too_long::RULE,
    &redundant_attribution::RULE,
    &report_date_as_start::RULE,
    &responsibility_claim_as_fact::RULE,
    &retired_id::RULE,
    &retracted_source::RULE,
    &same_and_different::RULE,
    &scale_not_applicable::RULE,
    &self_contradiction::RULE,
    &self_tie::RULE,
    &shape::RULE,
    &shared_origin::RULE,
    &shared_placeholder::RULE,
    &single_origin::RULE,
    &source_before_event::RULE,
    &speaker_dropped::RULE,
    &stale_exception::RULE,
    &stray_qualifier::RULE,
    &subject_not_in_passage::RULE,
    &sudden_jump::RULE,
    &swapped_sides::RULE,
    &syntax::RULE,
    &text_changed::RULE,
    &two_leaders::RULE,
    &un_document_without_symbol::RULE,
    &unaccepted_pledge::RULE,
    &unarchived_web_page::RULE,
    &unattributed_label::RULE,
    &uncovered_sentence::RULE,
    &undated_claim::RULE,
    &undated_source::RULE,
    &undescribed_name::RULE,
    &unexplained_tie::RULE,
    &unidentified_speaker::RULE,
    &unit_mismatch::RULE,
    &unknown_claim::RULE,
    &unknown_entity::RULE,
    &unmarked_interest::RULE,
    &unresolved_figure::RULE,
    &unresolved_relative_date::RULE,
    &unreviewed::RULE,
    &unused_entity::RULE,
    &vague_attribution::RULE,
    &vague_list::RULE,
    &vague_number::RULE,
    &wrong_kind::RULE,
    &wrong_value::RULE,
    &wrong_weekday::RULE,
];

/// Every check with its rule.
pub(crate) fn checks() -> impl Iterator<Item = (&'static Rule, Check)> {
    RULES
        .iter()
        .flat_map(|rule| rule.checks.iter().map(move |check| (*rule, *check)))
}

/// The rule with this code. `None` if there is none.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code).copied()
}

/// The known code nearest to an unknown one. `None` if no code is near.
pub fn nearest(code: &str) -> Option<&'static str> {
    crate::nearest::nearest(code, RULES.iter().map(|rule| rule.code))
}
