//! External ids: the forms of their schemes.

use std::sync::LazyLock;

use regex::Regex;
use ties::vocabulary::{SCHEMES, Scheme};

/// The schemes, each with the pattern of its ids.
static FORMS: LazyLock<Vec<(&Scheme, Regex)>> = LazyLock::new(|| {
    SCHEMES
        .iter()
        .filter_map(|scheme| Some((scheme, Regex::new(&format!("^(?:{})$", scheme.form)).ok()?)))
        .collect()
});

/// A scheme, and the pattern of its ids. `None` if no scheme has this name.
pub(crate) fn form_of(scheme: &str) -> Option<&'static (&'static Scheme, Regex)> {
    FORMS.iter().find(|(known, _)| known.name == scheme)
}

/// Whether an id is well formed for its scheme. A malformed id identifies nothing.
pub(crate) fn is_well_formed(scheme: &str, id: &str) -> bool {
    let Some((scheme, form)) = form_of(scheme) else {
        return true;
    };
    form.is_match(id) && scheme.check.is_none_or(|check| check.are_valid(id))
}
