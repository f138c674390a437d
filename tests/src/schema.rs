//! Schema and model accept exactly the same files: every value of the world is changed in every
//! way, and both judge the result.

use jsonschema::Validator;
use serde_json::{Value, json};
use ties::layout::Layout;
use ties_dataset::document::Document;
use ties_dataset::file::Files;
use ties_dataset::tree::Tree;

use crate::world::world;

fn validators() -> Vec<(Layout, Validator)> {
    Layout::ALL
        .into_iter()
        .map(|layout| {
            let schema = layout.schema();
            jsonschema::meta::validate(&schema).unwrap();
            (layout, jsonschema::draft202012::new(&schema).unwrap())
        })
        .collect()
}

pub(crate) fn as_toml(value: &Value) -> String {
    match value {
        Value::Null => "nan".to_owned(),
        Value::Array(values) => format!(
            "[{}]",
            values.iter().map(as_toml).collect::<Vec<_>>().join(", ")
        ),
        Value::Object(table) if table.contains_key("bare") => {
            table["bare"].as_str().unwrap().to_owned()
        }
        Value::Object(table) => {
            let entries: Vec<_> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", json!(key), as_toml(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

pub(crate) fn file_text(record: &Value) -> String {
    let table = record.as_object().unwrap();
    table.iter().fold(String::new(), |text, (key, value)| {
        text + &format!("{} = {}\n", json!(key), as_toml(value))
    })
}

fn bare(text: &str) -> Value {
    json!({ "bare": text })
}

/// The values that replace every value in turn: some that no key accepts, and
/// some that only a few keys do.
fn substitutes() -> Vec<Value> {
    let mut values = vec![
        json!(""),
        json!("a"),
        json!("report"),
        json!("alpha"),
        json!("Alpha"),
        json!("alpha#allies"),
        json!({ "class": "expert" }),
        json!("heading"),
        json!({ "reason": "heading" }),
        json!({ "reason": "heading", "note": "a" }),
        json!("none-given"),
        json!("CC-BY-4.0"),
        json!("CC-BY-4.1"),
        json!({ "note": "a" }),
        json!({ "name": "GTD" }),
        json!({ "class": "nobody" }),
        json!("a".repeat(80)),
        json!("a".repeat(81)),
        json!(format!("alpha#{}", "a".repeat(80))),
        json!(format!("alpha#{}", "a".repeat(81))),
        json!(format!("{}#allies", "a".repeat(81))),
        json!("0".repeat(64)),
        json!("2021-09"),
        json!(true),
        json!(0),
        json!(-1),
        json!(9_007_199_254_740_991_u64),
        json!(9_007_199_254_740_992_u64),
        json!([]),
        json!(["alpha"]),
        json!([["alpha"]]),
        json!({}),
        json!({ "alpha": "bravo" }),
        json!({ "text": "a" }),
        json!({ "report": {} }),
        json!([{}]),
        json!([{ "code": "self-tie", "reason": "a" }]),
        json!({ "who": "alpha" }),
    ];
    let texts = [
        "1.0",
        "1.5",
        "-0.0",
        "1e3",
        "9e15",
        "1e300",
        "nan",
        "inf",
        "-inf",
        "2021-09-03",
        "2021-09-03T10:00:00Z",
        "10:00:00",
        "0x10",
        "9223372036854775807",
    ];
    values.extend(texts.map(bare));
    values
}

/// Every record that one change to a record gives. Of the rest of the record, only the required
/// keys and those on the way to the change are kept.
fn mutants(schema: &Value, whole: &Value) -> Vec<Value> {
    let mut found = vec![whole.clone()];
    let mut pointers = vec![String::new()];
    let mut next = 0;
    while let Some(pointer) = pointers.get(next).cloned() {
        next += 1;
        let record = &pruned(schema, schema, whole, &pointer);
        match whole.pointer(&pointer).unwrap() {
            Value::Object(table) => {
                for key in table.keys() {
                    let inside = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                    let mut mutant = pruned(schema, schema, whole, &inside);
                    pointers.push(inside);
                    mutant
                        .pointer_mut(&pointer)
                        .unwrap()
                        .as_object_mut()
                        .unwrap()
                        .remove(key);
                    found.push(mutant);
                }
                let mut mutant = record.clone();
                mutant
                    .pointer_mut(&pointer)
                    .unwrap()
                    .as_object_mut()
                    .unwrap()
                    .insert("unheard-of".to_owned(), json!("a"));
                found.push(mutant);
                // A struct as the array of its values, which plain serde derives accept.
                let mut mutant = record.clone();
                *mutant.pointer_mut(&pointer).unwrap() =
                    Value::Array(table.values().cloned().collect());
                found.push(mutant);
            }
            Value::Array(values) => {
                pointers.extend((0..values.len()).map(|position| format!("{pointer}/{position}")));
            }
            _ => {}
        }
        if !pointer.is_empty() {
            for value in substitutes() {
                let mut mutant = record.clone();
                *mutant.pointer_mut(&pointer).unwrap() = value;
                found.push(mutant);
            }
        }
    }
    found.retain(Value::is_object);
    found
}

/// The value with only the keys that are required or lead to the pointer.
fn pruned(root: &Value, form: &Value, value: &Value, pointer: &str) -> Value {
    let form = resolve(root, form);
    let form = form["anyOf"]
        .as_array()
        .map_or(form, |forms| resolve(root, forms.last().unwrap()));
    let (part, rest) = pointer.strip_prefix('/').map_or(("", ""), |inside| {
        inside.split_at(inside.find('/').unwrap_or(inside.len()))
    });
    match value {
        Value::Object(table) => {
            let required = form["required"].as_array().cloned().unwrap_or_default();
            let leads = |key: &str| key == part.replace("~1", "/").replace("~0", "~");
            let kept = table
                .iter()
                .filter(|(key, _)| leads(key) || required.contains(&json!(key)));
            kept.map(|(key, value)| {
                (
                    key.clone(),
                    pruned(
                        root,
                        &form["properties"][key],
                        value,
                        if leads(key) { rest } else { "" },
                    ),
                )
            })
            .collect()
        }
        Value::Array(values) => {
            let inside = values.iter().enumerate();
            inside
                .map(|(position, value)| {
                    pruned(
                        root,
                        &form["items"],
                        value,
                        if position.to_string() == part {
                            rest
                        } else {
                            ""
                        },
                    )
                })
                .collect()
        }
        other => other.clone(),
    }
}

#[test]
fn schema_and_model_accept_the_same_files() {
    let validators = validators();
    let mut tried = 0;
    let mut accepted = 0;
    for (path, text) in world() {
        let layout = Layout::of(&path).unwrap();
        let (_, validator) = validators.iter().find(|(of, _)| *of == layout).unwrap();
        let (tree, _) = Tree::parse(&text);
        for mutant in mutants(&layout.schema(), &whole(layout, tree.to_json())) {
            let text = file_text(&mutant);
            let (tree, faults) = Tree::parse(&text);
            assert_eq!(faults, [], "the test writes TOML:\n{text}");
            let files = Files::from_texts([(path.clone(), text.clone())]);
            let document = Document::read(0, &files.as_slice()[0]);
            let model = document.misfits().is_empty();
            let schema = validator.is_valid(&tree.to_json());
            assert_eq!(
                model,
                schema,
                "model {model} ({:?}), schema {schema}:\n{text}",
                document.misfits()
            );
            tried += 1;
            accepted += usize::from(model);
        }
    }
    assert!(
        tried > 10_000 && accepted > 500,
        "{accepted} of {tried} accepted: there must be enough of both"
    );
}

/// The record of the world with every key of its schema. Keys that the record does not use get an
/// example made from the schema.
fn whole(layout: Layout, record: Value) -> Value {
    let schema = layout.schema();
    let mut record = record;
    // One claim with every key is enough, because all claims have the same type.
    if let Some(claims) = record.get_mut("claims").and_then(Value::as_array_mut) {
        claims.truncate(1);
    }
    fill(&schema, &schema, &mut record);
    record
}

/// Adds an example value for every key that the form defines and the record lacks.
fn fill(root: &Value, form: &Value, value: &mut Value) {
    let form = resolve(root, form);
    if let (Some(properties), Some(table)) = (form["properties"].as_object(), value.as_object_mut())
    {
        for (key, form) in properties {
            let value = table
                .entry(key.clone())
                .or_insert_with(|| example(root, form));
            fill(root, form, value);
        }
    }
    if let (Some(form), Some(first)) = (
        form.get("items"),
        value.as_array_mut().and_then(|values| values.first_mut()),
    ) {
        fill(root, form, first);
    }
}

fn example(root: &Value, form: &Value) -> Value {
    let form = resolve(root, form);
    if let Some(words) = form["enum"].as_array() {
        return words[0].clone();
    }
    if let Some(forms) = form["anyOf"].as_array() {
        return example(root, forms.last().unwrap());
    }
    match form["type"].as_str() {
        Some("string") => match form["pattern"].as_str() {
            Some(pattern) if pattern.contains('#') => json!("gazette-2021#allies"),
            Some(pattern) if pattern.contains("{64}") => json!("0".repeat(64)),
            _ => json!("alpha"),
        },
        Some("integer") => json!(1),
        Some("boolean") => json!(true),
        Some("array") => json!([example(root, &form["items"])]),
        _ => {
            let mut value = json!({});
            let required = form["required"].as_array().cloned().unwrap_or_default();
            for key in required.iter().filter_map(Value::as_str) {
                value[key] = example(root, &form["properties"][key]);
            }
            value
        }
    }
}

fn resolve<'s>(root: &'s Value, form: &'s Value) -> &'s Value {
    form["$ref"].as_str().map_or(form, |target| {
        root.pointer(target.trim_start_matches('#')).unwrap()
    })
}

/// Editors show the description of a key when they complete it.
#[test]
fn every_key_has_a_description() {
    for layout in Layout::ALL {
        let schema = layout.schema();
        let forms = schema["$defs"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, form)| (name.as_str(), form));
        for (name, form) in forms.chain([(layout.name(), &schema)]) {
            for (key, property) in form["properties"].as_object().into_iter().flatten() {
                let described = property["description"].is_string()
                    || resolve(&schema, property)["description"].is_string();
                assert!(described, "{}: {name}: {key}", layout.name());
            }
            if let Some(words) = form["enum"].as_array() {
                let meanings = form["x-taplo"]["docs"]["enumValues"]
                    .as_array()
                    .map_or(0, Vec::len);
                assert_eq!(words.len(), meanings, "{}: {name}", layout.name());
            }
        }
        assert!(
            schema["description"].is_string() && schema["examples"].is_array(),
            "{}",
            layout.name()
        );
    }
}

/// Each schema accepts its own examples.
#[test]
fn examples_fit() {
    for (layout, validator) in validators() {
        for example in layout.schema()["examples"].as_array().unwrap() {
            assert!(validator.is_valid(example), "{}: {example}", layout.name());
        }
    }
}

/// With `allOf` in a schema, taplo, the language server that editors run, overflows its stack at
/// the next completion.
#[test]
fn no_schema_uses_all_of() {
    for layout in Layout::ALL {
        assert!(
            !layout.schema().to_string().contains("\"allOf\""),
            "{}",
            layout.name()
        );
    }
}
