//! Shape: all breaches of the schema in a file.

use std::sync::OnceLock;

use jsonschema::Validator;
use serde_json::Value;
use ties::layout::Layout;
use ties_dataset::tree::Tree;

use crate::schema_error::{Breach, explain};

/// A schema and its validator.
struct Compiled {
    schema: Value,
    validator: Option<Validator>,
}

/// The schema of a layout, compiled once.
fn compiled(layout: Layout) -> &'static Compiled {
    static ALL: [OnceLock<Compiled>; Layout::ALL.len()] =
        [const { OnceLock::new() }; Layout::ALL.len()];
    ALL[layout as usize].get_or_init(|| {
        let schema = layout.schema();
        // Our own schemas compile: a test checks every layout.
        let validator = jsonschema::draft202012::new(&schema).ok();
        Compiled { schema, validator }
    })
}

/// All breaches in a file of this layout, in no particular order.
pub(crate) fn breaches(layout: Layout, tree: &Tree<'_>) -> Vec<Breach> {
    breaches_of(layout, &tree.to_json(), Some(tree))
}

/// All breaches in a value of this layout. For a TOML file, pass its tree for better explanations.
pub(crate) fn breaches_of(layout: Layout, json: &Value, tree: Option<&Tree<'_>>) -> Vec<Breach> {
    let Compiled { schema, validator } = compiled(layout);
    let Some(validator) = validator else {
        return Vec::new();
    };
    let errors: Vec<_> = validator.iter_errors(json).collect();
    let mut breaches = explain(&errors, schema, tree);
    // A misspelt key is not reported as missing too.
    let meant: Vec<_> = breaches
        .iter()
        .filter_map(|breach| breach.meant.clone())
        .collect();
    breaches.retain(|breach| match &breach.missing {
        Some(missing) => !meant.contains(missing),
        None => true,
    });
    breaches
}
