//! Shape: explains every breach of a file's schema in words.

use std::sync::OnceLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use ties::id::Id;
use ties::layout::Layout;
use ties::pointer::{escape, unescape};
use ties_dataset::spot::Place;
use ties_dataset::tree::Tree;

use crate::nearest::nearest;

/// A breach of the schema.
pub(crate) struct Breach {
    /// The value or key at fault.
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
    /// The pointer to the missing key, if this breach is one.
    missing: Option<String>,
    /// The pointer to the key that an unknown key probably stands for.
    meant: Option<String>,
}

impl Breach {
    fn new(place: Place, message: String, help: Option<String>) -> Self {
        Self {
            place,
            message,
            help,
            missing: None,
            meant: None,
        }
    }
}

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
    let mut found = Vec::new();
    if let Some(validator) = validator {
        let errors: Vec<_> = validator.iter_errors(json).collect();
        explain_all(&errors, schema, tree, &mut found);
    }
    // A misspelt key is not reported as missing too.
    let meant: Vec<_> = found
        .iter()
        .filter_map(|breach| breach.meant.clone())
        .collect();
    found.retain(|breach| {
        breach
            .missing
            .as_ref()
            .is_none_or(|missing| !meant.contains(missing))
    });
    found
}

/// Explains errors. For a value of the wrong type, only the type error is explained, because the others follow from it.
fn explain_all(
    errors: &[ValidationError<'_>],
    schema: &Value,
    tree: Option<&Tree<'_>>,
    found: &mut Vec<Breach>,
) {
    let mistyped: Vec<_> = errors
        .iter()
        .filter(|error| is_type(error))
        .map(ValidationError::instance_path)
        .collect();
    for error in errors {
        if is_type(error) || !mistyped.contains(&error.instance_path()) {
            explain(error, schema, tree, found);
        }
    }
}

fn is_type(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Type { .. })
}

fn explain(
    error: &ValidationError<'_>,
    schema: &Value,
    tree: Option<&Tree<'_>>,
    found: &mut Vec<Breach>,
) {
    let at = error.instance_path().as_str();
    let value = error.instance().as_ref();
    let form = schema_at(schema, at).unwrap_or(schema);
    let name = key_of(at);
    let wants = || text_of(form, "description").map(|text| lower_first(&first_sentence(text)));
    let mut blame = |message: String, help: Option<String>| {
        found.push(Breach::new(Place::Value(at.to_owned()), message, help));
    };
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            for key in unexpected {
                found.push(unknown_key(at, key, form, schema));
            }
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            let meaning = form
                .pointer(&format!("/properties/{key}"))
                .map(|property| resolve(schema, property));
            let meaning = meaning
                .and_then(|property| text_of(property, "description"))
                .map(first_sentence);
            let help = meaning.map_or_else(
                || format!("add `{key}`"),
                |meaning| format!("add `{key}`: {}", lower_first(&meaning)),
            );
            let breach = Breach::new(
                Place::Value(at.to_owned()),
                format!("`{key}` is missing"),
                Some(help),
            );
            found.push(Breach {
                missing: Some(format!("{at}/{key}")),
                ..breach
            });
        }
        ValidationErrorKind::Enum { options } => {
            let words: Vec<_> = options
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let title = text_of(form, "title");
            let what = title.unwrap_or("word");
            let help = match value
                .as_str()
                .and_then(|word| nearest(word, words.iter().copied()))
            {
                Some(near) => format!("did you mean `{near}`?"),
                None if words.len() <= 24 => format!("write one of {}", listed(&words)),
                None => format!("docs/vocabulary.md lists every {what}"),
            };
            let message = match title {
                Some(title) => format!("{} is not a valid {title}", shown(value)),
                None => format!("{} is not a valid `{name}`", shown(value)),
            };
            blame(message, Some(help));
        }
        ValidationErrorKind::Type { kind } => {
            if let Some(date) = tree.and_then(|tree| tree.native_date(at)) {
                blame(
                    format!("`{name}` is a date and needs quotes"),
                    Some(format!("quote it: `\"{date}\"`")),
                );
                return;
            }
            let (message, help) = wrong_type(kind, value, &name);
            blame(message, help.or_else(wants));
        }
        ValidationErrorKind::Pattern { .. }
        | ValidationErrorKind::MaxLength { .. }
        | ValidationErrorKind::Not { .. } => {
            let what = text_of(form, "title").unwrap_or(&name);
            let help = value
                .as_str()
                .and_then(as_id)
                .filter(|_| what == "id")
                .map(|id| format!("write its id, such as `{id}`"));
            blame(
                format!("{} is not a valid {what}", shown(value)),
                help.or_else(wants),
            );
        }
        ValidationErrorKind::MinLength { .. } => {
            blame(
                format!("`{name}` is empty"),
                Some("add a text, or remove the key".to_owned()),
            );
        }
        ValidationErrorKind::Minimum { limit } => {
            blame(format!("{} is less than {limit}", shown(value)), wants());
        }
        ValidationErrorKind::Maximum { limit } => {
            blame(format!("{} is more than {limit}", shown(value)), wants());
        }
        ValidationErrorKind::PropertyNames { error } => {
            let key = error.instance().as_str().unwrap_or_default().to_owned();
            let place = Place::Key(format!("{at}/{}", escape(&key)));
            found.push(Breach::new(
                place,
                format!("`{key}` is not a valid key in `{name}`"),
                wants(),
            ));
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            // Of several forms, the value most likely has the one of its own type.
            if at.is_empty() {
                blame("this line is not a record".to_owned(), wants());
                return;
            }
            let meant = context.iter().find(|branch| {
                !branch
                    .iter()
                    .any(|error| is_type(error) && error.instance_path().as_str() == at)
            });
            match meant {
                Some(branch) if value.is_object() => explain_all(branch, schema, tree, found),
                _ => {
                    let what = text_of(form, "title").unwrap_or(&name);
                    blame(
                        format!("{} is not a valid {what}", shown(value)),
                        value
                            .as_str()
                            .and_then(|text| meant_by(text, form))
                            .or_else(wants),
                    );
                }
            }
        }
        _ => blame(
            format!("`{name}` does not fit its schema: {error}"),
            wants(),
        ),
    }
}

/// The help for a text that fits none of several forms: the nearest word, or an id.
fn meant_by(text: &str, form: &Value) -> Option<String> {
    let forms = form
        .get("anyOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let words: Vec<_> = forms
        .filter_map(|form| form.get("enum")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let is_class = words.iter().any(|word| {
        word.split_once(':')
            .is_some_and(|(kind, _)| text.starts_with(&format!("{kind}:")))
    });
    match nearest(text, words.iter().copied()) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if is_class => Some(format!("write one of {}", listed(&words))),
        None => as_id(text).map(|id| format!("write its id, such as `{id}`")),
    }
}

/// The id for a name, if the name is ASCII.
pub(crate) fn as_id(name: &str) -> Option<String> {
    let words: Vec<_> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let id = words.join("-").to_ascii_lowercase();
    (name.is_ascii() && Id::new(&id).is_ok()).then_some(id)
}

/// The message for a value of the wrong type, and the help if the value suggests one.
fn wrong_type(kind: &TypeKind, value: &Value, name: &str) -> (String, Option<String>) {
    let kinds = match kind {
        TypeKind::Single(kind) => vec![kind.to_string()],
        TypeKind::Multiple(kinds) => kinds.iter().map(|kind| kind.to_string()).collect(),
    };
    let wanted = kinds
        .iter()
        .map(|kind| type_in_words(kind))
        .collect::<Vec<_>>()
        .join(" or ");
    let help = match value {
        Value::String(_) if kinds == ["array"] => {
            format!("put it in brackets: `{name} = [{value}]`")
        }
        Value::String(text) if kinds == ["integer"] && text.parse::<u64>().is_ok() => {
            "remove the quotes".to_owned()
        }
        _ if kinds == ["boolean"] => format!("write {wanted}, without quotes"),
        Value::Array(_) if name == "subject" || name == "object" => {
            format!("write `{name}s` for several")
        }
        Value::Array(values) if kinds == ["string"] && values.len() == 1 => {
            "remove the brackets".to_owned()
        }
        Value::Number(number) if kinds == ["string"] => format!("quote it: `\"{number}\"`"),
        Value::Object(_) if name == "claims" => {
            "start each claim with a line `[[claims]]`, in double brackets".to_owned()
        }
        _ => String::new(),
    };
    let given = match value {
        Value::String(text) => format!("the text `{text}`"),
        _ => shown(value),
    };
    let what = if name.is_empty() {
        "the line".to_owned()
    } else {
        format!("`{name}`")
    };
    (
        format!("{what} must be {wanted}, found {given}"),
        Some(help).filter(|help| !help.is_empty()),
    )
}

/// The breach for a key that its table does not have.
fn unknown_key(at: &str, key: &str, form: &Value, schema: &Value) -> Breach {
    let known = keys(table_form(schema, form));
    let place = Place::Key(format!("{at}/{}", escape(key)));
    let of = match key_of(at).as_str() {
        "" => with_article(text_of(schema, "title").unwrap_or_default()),
        "claims" => "a claim".to_owned(),
        name => text_of(form, "title").map_or_else(|| format!("`{name}`"), with_article),
    };
    if form.get("patternProperties").is_some() {
        let help = text_of(form, "description").map(|text| lower_first(&first_sentence(text)));
        return Breach::new(
            place,
            format!("`{key}` is not a valid key in `{}`", key_of(at)),
            help,
        );
    }
    let near = nearest(key, known.iter().copied());
    let is_in_claim = at.starts_with("/claims/") && !at["/claims/".len()..].contains('/');
    let help = if is_in_claim && keys(schema).contains(&key) {
        format!("`{key}` is a key of the source: move it above the first `[[claims]]`")
    } else if let Some(near) = near {
        format!("did you mean `{near}`?")
    } else if known.is_empty() {
        "remove it".to_owned()
    } else if known.len() > 30 {
        "docs/vocabulary.md lists the keys".to_owned()
    } else {
        format!("the keys are {}", listed(&known))
    };
    let breach = Breach::new(place, format!("{of} has no key `{key}`"), Some(help));
    Breach {
        meant: near.map(|near| format!("{at}/{near}")),
        ..breach
    }
}

/// The form for a table, out of several forms.
fn table_form<'s>(origin: &'s Value, form: &'s Value) -> &'s Value {
    let branches = form
        .get("anyOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|branch| resolve(origin, branch));
    std::iter::once(form)
        .chain(branches)
        .find(|form| form.get("properties").is_some())
        .unwrap_or(form)
}

fn keys(form: &Value) -> Vec<&str> {
    form.get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect()
}

/// The part of the schema for the value at a pointer.
fn schema_at<'s>(origin: &'s Value, pointer: &str) -> Option<&'s Value> {
    let mut form = origin;
    for part in pointer.split('/').skip(1) {
        let part = unescape(part);
        form = resolve(origin, form);
        let branches = form
            .get("anyOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(|branch| resolve(origin, branch));
        form = std::iter::once(form).chain(branches).find_map(|form| {
            form.get("properties")
                .and_then(|properties| properties.get(&*part))
                .or_else(|| form.get("items"))
                .or_else(|| form.get("patternProperties")?.as_object()?.values().next())
                .or_else(|| form.get("additionalProperties"))
        })?;
    }
    Some(resolve(origin, form))
}

/// The target of a `$ref`, or the form itself.
fn resolve<'s>(origin: &'s Value, form: &'s Value) -> &'s Value {
    let target = form
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|target| target.strip_prefix('#'));
    target
        .and_then(|target| origin.pointer(target))
        .unwrap_or(form)
}

fn text_of<'s>(form: &'s Value, key: &str) -> Option<&'s str> {
    form.get(key).and_then(Value::as_str)
}

/// The last named part of a pointer: `object` of `/claims/3/object`, `claims` of `/claims/3`.
fn key_of(pointer: &str) -> String {
    let named = pointer
        .rsplit('/')
        .find(|part| !part.is_empty() && !part.bytes().all(|b| b.is_ascii_digit()));
    unescape(named.unwrap_or_default()).into_owned()
}

/// A value as shown in a message.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "`nan` or a number too large".to_owned(),
        Value::Bool(truth) => format!("`{truth}`"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("`{text}`"),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a table".to_owned(),
    }
}

fn type_in_words(kind: &str) -> &str {
    match kind {
        "string" => "a text in quotes",
        "integer" | "number" => "a whole number",
        "boolean" => "`true` or `false`",
        "array" => "a list",
        "object" => "a table",
        other => other,
    }
}

fn with_article(name: &str) -> String {
    format!(
        "{} {name}",
        if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        }
    )
}

fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn first_sentence(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    flat.split(". ")
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_owned()
}

/// The text with its first letter in lower case, unless that begins an abbreviation.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
