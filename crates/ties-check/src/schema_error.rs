//! Explains the errors of the schema validator: what is wrong with the value or key, and what to
//! write instead.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;
use ties::pointer::escape;
use ties_dataset::spot::Place;
use ties_dataset::tree::Tree;
use ties_dataset::writing::assignment;

use crate::nearest::nearest;
use crate::schema_form::{alternatives, description, form_at, keys, property, table_form, title};
use crate::schema_words::{as_id, key_of, listed, shown, type_in_words, with_article};

/// A breach of the schema.
pub(crate) struct Breach {
    /// The value or key at fault.
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
    /// The pointer to the missing key, if this breach is one.
    pub(crate) missing: Option<String>,
    /// The pointer to the key that an unknown key is probably a misspelling of.
    pub(crate) meant: Option<String>,
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

/// Explains errors. For a value of the wrong type, only the type error is explained, because the
/// others follow from it.
pub(crate) fn explain(
    errors: &[ValidationError<'_>],
    schema: &Value,
    tree: Option<&Tree<'_>>,
) -> Vec<Breach> {
    let mistyped: Vec<_> = errors
        .iter()
        .filter(|error| is_type(error))
        .map(ValidationError::instance_path)
        .collect();
    let mut breaches = Vec::new();
    for error in errors {
        if is_type(error) || !mistyped.contains(&error.instance_path()) {
            breaches.extend(explain_error(error, schema, tree));
        }
    }
    breaches
}

fn is_type(error: &ValidationError<'_>) -> bool {
    matches!(error.kind(), ValidationErrorKind::Type { .. })
}

fn explain_error(
    error: &ValidationError<'_>,
    schema: &Value,
    tree: Option<&Tree<'_>>,
) -> Vec<Breach> {
    let fault = Fault::new(error, schema);
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected
            .iter()
            .map(|key| fault.unknown_key(key))
            .collect(),
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            fault.fits_no_form(context, tree)
        }
        _ => vec![fault.explain(error, tree)],
    }
}

/// A value that does not fit its schema.
struct Fault<'e> {
    /// The pointer to the value.
    pointer: &'e str,
    value: &'e Value,
    /// The last key in the pointer.
    name: String,
    /// The part of the schema that describes the value.
    form: &'e Value,
    schema: &'e Value,
}

impl<'e> Fault<'e> {
    fn new(error: &'e ValidationError<'_>, schema: &'e Value) -> Self {
        let pointer = error.instance_path().as_str();
        Self {
            pointer,
            value: error.instance().as_ref(),
            name: key_of(pointer),
            form: form_at(schema, pointer).unwrap_or(schema),
            schema,
        }
    }

    /// The breach for an error that is only one breach.
    fn explain(&self, error: &ValidationError<'_>, tree: Option<&Tree<'_>>) -> Breach {
        let Self { name, value, .. } = self;
        match error.kind() {
            ValidationErrorKind::Required { property } => {
                self.missing_key(property.as_str().unwrap_or_default())
            }
            ValidationErrorKind::Enum { options } => self.not_an_option(options),
            ValidationErrorKind::Type { kind } => self.wrong_type(kind, tree),
            ValidationErrorKind::Pattern { .. }
            | ValidationErrorKind::MaxLength { .. }
            | ValidationErrorKind::Not { .. } => self.malformed(),
            ValidationErrorKind::MinLength { .. } => self.breach(
                format!("`{name}` is empty"),
                Some("add a text, or remove the key".to_owned()),
            ),
            ValidationErrorKind::Minimum { limit } => {
                self.breach(format!("{} is less than {limit}", shown(value)), None)
            }
            ValidationErrorKind::Maximum { limit } => {
                self.breach(format!("{} is more than {limit}", shown(value)), None)
            }
            ValidationErrorKind::PropertyNames { error } => {
                self.malformed_key(error.instance().as_str().unwrap_or_default())
            }
            _ => self.breach(format!("`{name}` does not fit its schema: {error}"), None),
        }
    }

    /// A breach at the value. The default help is the description of the value in the schema.
    fn breach(&self, message: String, help: Option<String>) -> Breach {
        let help = help.or_else(|| description(self.form));
        Breach::new(Place::Value(self.pointer.to_owned()), message, help)
    }

    fn key_place(&self, key: &str) -> Place {
        Place::Key(format!("{}/{}", self.pointer, escape(key)))
    }

    fn missing_key(&self, key: &str) -> Breach {
        let meaning = property(self.schema, self.form, key).and_then(description);
        let help = match meaning {
            Some(meaning) => format!("add `{key}`: {meaning}"),
            None => format!("add `{key}`"),
        };
        Breach {
            missing: Some(format!("{}/{key}", self.pointer)),
            ..self.breach(format!("`{key}` is missing"), Some(help))
        }
    }

    fn not_an_option(&self, options: &Value) -> Breach {
        let title = title(self.form);
        let help = help_for_word(self.value.as_str().unwrap_or_default(), options, title);
        let what = match title {
            Some(title) => title.to_owned(),
            None => format!("`{}`", self.name),
        };
        let message = format!("{} is not a valid {what}", shown(self.value));
        self.breach(message, Some(help))
    }

    fn wrong_type(&self, kind: &TypeKind, tree: Option<&Tree<'_>>) -> Breach {
        let name = &self.name;
        if let Some(date) = tree.and_then(|tree| tree.native_date(self.pointer)) {
            let message = format!("`{name}` is a date and needs quotes");
            return self.breach(message, Some(format!("quote it: `\"{date}\"`")));
        }
        let types = match kind {
            TypeKind::Single(kind) => vec![kind.to_string()],
            TypeKind::Multiple(kinds) => kinds.iter().map(|kind| kind.to_string()).collect(),
        };
        let types: Vec<_> = types.iter().map(String::as_str).collect();
        let required: Vec<_> = types.iter().map(|name| type_in_words(name)).collect();
        let required = required.join(" or ");
        let found = match self.value {
            Value::String(text) => format!("the text `{text}`"),
            value => shown(value),
        };
        let what = if name.is_empty() {
            "the line".to_owned()
        } else {
            format!("`{name}`")
        };
        let mut help = self.help_for_key();
        if let ([required], None) = (&types[..], &help) {
            help = self.help_for_type(required);
        }
        self.breach(format!("{what} must be {required}, found {found}"), help)
    }

    /// What to write instead of a value whose key allows a single type.
    fn help_for_type(&self, required: &str) -> Option<String> {
        let name = &self.name;
        match (required, self.value) {
            ("array", value @ Value::String(_)) => {
                Some(format!("put it in brackets: `{name} = [{value}]`"))
            }
            ("integer", Value::String(text)) if text.parse::<u64>().is_ok() => {
                Some("remove the quotes".to_owned())
            }
            ("boolean", _) => {
                let required = type_in_words(required);
                Some(format!("write {required}, without quotes"))
            }
            ("string", Value::Number(number)) => Some(format!("quote it: `\"{number}\"`")),
            ("string", Value::Array(values)) if values.len() == 1 => {
                Some("remove the brackets".to_owned())
            }
            _ => None,
        }
    }

    /// What to write instead of a list or table under a key that is often misused.
    fn help_for_key(&self) -> Option<String> {
        match (self.name.as_str(), self.value) {
            (name @ ("subject" | "object"), Value::Array(_)) => {
                Some(format!("write `{name}s` for several"))
            }
            ("claims", Value::Object(_)) => {
                Some("start each claim with a line `[[claims]]`, in double brackets".to_owned())
            }
            _ => None,
        }
    }

    /// The breach for a text that does not have the required form.
    fn malformed(&self) -> Breach {
        let what = title(self.form).unwrap_or(&self.name);
        let mut help = None;
        if what == "id" {
            let id = self.value.as_str().and_then(as_id);
            help = id.map(|id| format!("write its id, such as `{id}`"));
        }
        let message = format!("{} is not a valid {what}", shown(self.value));
        self.breach(message, help)
    }

    fn malformed_key(&self, key: &str) -> Breach {
        Breach::new(
            self.key_place(key),
            format!("`{key}` is not a valid key in `{}`", self.name),
            description(self.form),
        )
    }

    /// The breaches of a value that fits none of several forms. If it is a table, they are those of
    /// the form for a table, which it most likely should have.
    fn fits_no_form(
        &self,
        branches: &[Vec<ValidationError<'_>>],
        tree: Option<&Tree<'_>>,
    ) -> Vec<Breach> {
        if self.pointer.is_empty() {
            return vec![self.breach("this line is not a record".to_owned(), None)];
        }
        let meant = branches
            .iter()
            .find(|branch| !branch.iter().any(|error| self.is_own_type(error)));
        if let Some(branch) = meant
            && self.value.is_object()
        {
            return explain(branch, self.schema, tree);
        }
        let what = title(self.form).unwrap_or(&self.name);
        let message = format!("{} is not a valid {what}", shown(self.value));
        let help = self.value.as_str().and_then(|text| self.meant_by(text));
        vec![self.breach(message, help)]
    }

    /// The help for a text that fits none of several forms: the words of a list and the keys of a
    /// table, or an id.
    fn meant_by(&self, text: &str) -> Option<String> {
        for form in alternatives(self.schema, self.form) {
            let Some(options) = form.get("enum") else {
                continue;
            };
            let help = help_for_word(text, options, title(form));
            if help.ends_with('?') {
                return Some(help);
            }
            let keys = keys(table_form(self.schema, self.form));
            if keys.is_empty() {
                return None;
            }
            return Some(format!("{help}; or write a table with {}", listed(&keys)));
        }
        if title(self.form) == Some("speaker") && text.contains(':') {
            let class = assignment("class", "official");
            return Some(format!(
                "write the id of an entity, or a class for an unnamed speaker: `{{ {class} }}`"
            ));
        }
        as_id(text).map(|id| format!("write its id, such as `{id}`"))
    }

    /// Whether an error is about the type of this value itself.
    fn is_own_type(&self, error: &ValidationError<'_>) -> bool {
        is_type(error) && error.instance_path().as_str() == self.pointer
    }

    /// The breach for a key that the table does not have.
    fn unknown_key(&self, key: &str) -> Breach {
        if self.form.get("patternProperties").is_some() {
            return self.malformed_key(key);
        }
        let known = keys(table_form(self.schema, self.form));
        let near = nearest(key, known.iter().copied());
        let is_in_claim = self
            .pointer
            .strip_prefix("/claims/")
            .is_some_and(|rest| !rest.contains('/'));
        let help = if is_in_claim && keys(self.schema).contains(&key) {
            format!("`{key}` is a key of the source: move it above the first `[[claims]]`")
        } else if let Some(near) = near {
            format!("did you mean `{near}`?")
        } else if known.is_empty() {
            "remove it".to_owned()
        } else if self.pointer.ends_with("/with") {
            "docs/vocabulary.md lists the qualifiers".to_owned()
        } else if known.len() > 30 {
            "docs/data.md explains the keys, and the files in schema/ list all of them".to_owned()
        } else {
            format!("the keys are {}", listed(&known))
        };
        let message = format!("{} has no key `{key}`", self.table_in_words());
        Breach {
            meant: near.map(|near| format!("{}/{near}", self.pointer)),
            ..Breach::new(self.key_place(key), message, Some(help))
        }
    }

    /// The name of the table in messages, with its article.
    fn table_in_words(&self) -> String {
        match self.name.as_str() {
            "" => with_article(title(self.schema).unwrap_or_default()),
            "claims" => "a claim".to_owned(),
            name => match title(self.form) {
                Some(title) => with_article(title),
                None => format!("`{name}`"),
            },
        }
    }
}

/// The help for a word that is not in its list: the nearest word, or all words if they are few.
fn help_for_word(word: &str, options: &Value, title: Option<&str>) -> String {
    let options = options.as_array().into_iter().flatten();
    let words: Vec<_> = options.filter_map(Value::as_str).collect();
    match nearest(word, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if words.len() <= 24 => format!("write one of {}", listed(&words)),
        None => format!("docs/vocabulary.md lists every {}", title.unwrap_or("word")),
    }
}
