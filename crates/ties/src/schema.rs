//! The JSON Schema (draft 2020-12) of each kind of file, generated from the model.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::layout::Layout;
use crate::line::Line;
use crate::model::{Claim, Dispute, Entity, Manifest, Source};

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 5] = [
        Self::Entity,
        Self::Source,
        Self::Dispute,
        Self::Manifest,
        Self::Line,
    ];

    /// The name of the schema: `source` for `schema/source.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Source => "source",
            Self::Dispute => "dispute",
            Self::Manifest => "dataset",
            Self::Line => "record",
        }
    }

    /// A small complete example for the schema.
    fn example(self) -> Value {
        let mut source = json!({
            "kind": "news-article",
            "title": "Who is who in Foxtrot Valley",
            "publisher": "gazette",
            "published": "2021-09-03",
            "language": "en",
            "url": "https://gazette.example/who-is-who",
            "accessed": "2021-09-04",
            "coder": "ab",
        });
        let claim = example_claim();
        match self {
            Self::Entity => json!({
                "kind": "network",
                "name": "Charlie",
                "names": [{ "text": "CHN", "kind": "acronym" }],
            }),
            Self::Source => {
                source["claims"] = json!([claim]);
                source
            }
            Self::Dispute => json!({
                "question": "Does Charlie protect Alpha?",
                "state": "open",
                "sides": [
                    { "label": "yes", "claims": ["gazette-2021#shield"] },
                    { "label": "no", "claims": ["courier-2021#rift"] },
                ],
            }),
            Self::Manifest => json!({
                "title": "Who is who in Foxtrot Valley",
                "version": "1.0.0",
                "date": "2022-01-01",
                "licence": "CC-BY-4.0",
                "maintainers": ["ab"],
            }),
            Self::Line => json!({ "in": "gazette-2021", "claim": claim }),
        }
    }

    /// The JSON Schema of a file with this layout; for [`Layout::Line`], of one line.
    pub fn schema(self) -> Value {
        match self {
            Self::Entity => schema_of::<Entity>(self, |_, _| {}),
            Self::Dispute => schema_of::<Dispute>(self, |_, _| {}),
            Self::Manifest => schema_of::<Manifest>(self, |_, _| {}),
            Self::Line => schema_of::<Line>(self, |_, _| {}),
            Self::Source => schema_of::<Source>(self, |generator, schema| {
                let claim = generator.subschema_for::<Claim>();
                let claims = json!({
                    "type": "array",
                    "description": "The claims coded from the source, each in a `[[claims]]` \
                        table. Put every key of the source above the first one.",
                    "items": claim,
                });
                if let Some(properties) =
                    schema.get_mut("properties").and_then(Value::as_object_mut)
                {
                    properties.insert("claims".to_owned(), claims);
                }
            }),
        }
    }
}

fn example_claim() -> Value {
    json!({
        "id": "shield",
        "at": "p14 s1",
        "subject": "charlie",
        "predicate": "protects",
        "object": "alpha",
        "attribution": ["echo"],
        "mode": "assessment",
        "summary": "Charlie protects Alpha.",
    })
}

fn schema_of<T: JsonSchema>(
    layout: Layout,
    extend: impl FnOnce(&mut SchemaGenerator, &mut Schema),
) -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = T::json_schema(&mut generator);
    extend(&mut generator, &mut schema);
    let definitions = generator.take_definitions(true);
    schema.insert("$defs".to_owned(), Value::Object(definitions));
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_owned(), json!(layout.name()));
    schema.insert("examples".to_owned(), json!([layout.example()]));
    plain(schema)
}

/// Simplifies a schema: a choice of words becomes one `enum` with the definitions under
/// `x-taplo`, and an optional value has its plain type.
pub fn plain(mut schema: Schema) -> Value {
    Words.transform(&mut schema);
    schema.to_value()
}

/// Writes a choice of words as one `enum`, and an optional value as its plain type.
///
/// schemars writes an enum with documented variants as `oneOf`, which leads to unclear validation
/// errors, and an option as "or null", which TOML does not have and the model does not accept.
#[derive(Clone)]
struct Words;

impl Transform for Words {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else {
            return;
        };
        join_words(object);
        drop_null(object);
        drop_empty_default(object);
    }
}

/// Writes a choice of words as one `enum`, with the definitions next to it.
fn join_words(object: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = object.get("oneOf") else {
        return;
    };
    let Some(words) = words_of(choices) else {
        return;
    };
    object.remove("oneOf");
    object.insert("type".to_owned(), json!("string"));
    object.insert(
        "enum".to_owned(),
        words.iter().map(|(word, _)| word.clone()).collect(),
    );
    let meanings: Vec<_> = words.into_iter().map(|(_, meaning)| meaning).collect();
    object.insert(
        "x-taplo".to_owned(),
        json!({ "docs": { "enumValues": meanings } }),
    );
}

/// Writes a value or null as the value alone.
fn drop_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice != &json!({ "type": "null" }));
        if let [Value::Object(only)] = choices.as_mut_slice() {
            let only = std::mem::take(only);
            object.remove("anyOf");
            object.extend(only);
        }
    }
}

/// Drops a default that equals the absence of the key: it adds nothing, and the model has no null.
fn drop_empty_default(object: &mut Map<String, Value>) {
    if let Some(default) = object.get("default")
        && (default.is_null() || default == &json!([]) || default == &json!({}))
    {
        object.remove("default");
    }
}

/// The words of a choice with their definitions, or `None` if it is not between words only.
fn words_of(choices: &[Value]) -> Option<Vec<(Value, Value)>> {
    let mut words = Vec::new();
    for choice in choices {
        let meaning = choice.get("description").cloned().unwrap_or_default();
        match (choice.get("const"), choice.get("enum")) {
            (Some(word), None) => words.push((word.clone(), meaning)),
            (None, Some(Value::Array(several))) => {
                words.extend(several.iter().map(|word| (word.clone(), meaning.clone())));
            }
            _ => return None,
        }
    }
    Some(words)
}
