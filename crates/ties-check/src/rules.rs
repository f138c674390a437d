//! The list of rules, sorted by code.

mod backward_interval;
mod bad_date;
mod bad_locator;
mod file_name;
mod no_locator;
mod self_tie;
pub(crate) mod shape;
pub(crate) mod stale_exception;
pub(crate) mod syntax;
mod twin_id;
mod undated_source;
pub(crate) mod unknown_entity;
mod wrong_kind;
mod wrong_value;

use crate::rule::Rule;

/// Every rule, sorted by code.
pub static RULES: &[&Rule] = &[
    &backward_interval::RULE,
    &bad_date::RULE,
    &bad_locator::RULE,
    &file_name::RULE,
    &no_locator::RULE,
    &self_tie::RULE,
    &shape::RULE,
    &stale_exception::RULE,
    &syntax::RULE,
    &twin_id::RULE,
    &undated_source::RULE,
    &unknown_entity::RULE,
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
