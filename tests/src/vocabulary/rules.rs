//! Every predicate and qualifier in valid claims, and in claims with exactly one error.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Value, json};
use ties::layout::Layout;
use ties::vocabulary::{AcceptedKinds, Kind, PREDICATES, Predicate, ValueType};
use ties_dataset::file::Files;
use ties_dataset::spot::Place;

use crate::schema::{as_toml, file_text};

use super::{named_kinds, pairs};

/// Every qualifier with values that it accepts: each word of a closed list, or one example.
static QUALIFIERS: LazyLock<BTreeMap<String, Vec<Value>>> = LazyLock::new(|| {
    let schema = Layout::Source.schema();
    let forms = schema["$defs"]["With"]["properties"].as_object().unwrap();
    forms
        .iter()
        .map(|(name, form)| (name.clone(), values_of(&schema, form)))
        .collect()
});

/// Values that a schema of a qualifier accepts.
fn values_of(schema: &Value, form: &Value) -> Vec<Value> {
    if let Some(definition) = definition_of(form) {
        return match definition {
            // Some qualifiers accept only actors; `place` accepts a place or a state.
            "Id" => vec![json!("state-object")],
            "Date" => vec![json!("2021-08")],
            list => words_of(schema, list),
        };
    }
    match form["type"].as_str() {
        Some("boolean") => vec![json!(true)],
        Some("array") => words_of(schema, definition_of(&form["items"]).unwrap())
            .into_iter()
            .map(|word| json!([word]))
            .collect(),
        _ => vec![json!("a text")],
    }
}

fn definition_of(form: &Value) -> Option<&str> {
    form["$ref"].as_str()?.strip_prefix("#/$defs/")
}

fn words_of(schema: &Value, definition: &str) -> Vec<Value> {
    let words = &schema["$defs"][definition]["enum"];
    words.as_array().cloned().unwrap_or_default()
}

/// A made-up claim and the findings expected for it, each by its code and its pointer within the
/// claim.
#[derive(Clone)]
struct Made {
    predicate: Predicate,
    claim: Value,
    wrong: BTreeSet<(String, String)>,
}

impl Made {
    /// A valid claim on entities whose ids are their kinds. With the prefix `unnamed-`, on the
    /// unnamed entities that stand for these kinds.
    fn right(predicate: Predicate, (subject, object): (Kind, Option<Kind>), prefix: &str) -> Self {
        let def = predicate.def();
        // `id` and `at` are filled in later, but are the first keys.
        let mut claim = json!({
            "id": "",
            "at": "",
            "subject": format!("{prefix}{}-subject", subject.name()),
            "predicate": def.name,
            "summary": "It is so.",
        });
        match def.takes {
            ValueType::Entity => {
                claim["object"] = json!(format!("{prefix}{}-object", object.unwrap().name()));
            }
            ValueType::Date => claim["date"] = json!("2014"),
            ValueType::Amount => claim["amount"] = json!({ "best": 3, "unit": "people" }),
            ValueType::Text => {}
        }
        let mut made = Self {
            predicate,
            claim,
            wrong: BTreeSet::new(),
        };
        if def.name == "described-as" {
            made.characterise();
        }
        for qualifier in def.qualifiers.iter().filter(|qualifier| qualifier.required) {
            made = made.with(qualifier.name, &QUALIFIERS[qualifier.name][0]);
        }
        made
    }

    /// Adds the speaker and the mode that a label requires.
    fn characterise(&mut self) {
        self.claim["mode"] = json!("characterisation");
        self.claim["attribution"] = json!([{ "class": "unstated" }]);
    }

    fn with(mut self, qualifier: &str, value: &Value) -> Self {
        self.claim["with"][qualifier] = value.clone();
        if qualifier == "label" {
            self.characterise();
        }
        self
    }

    fn without(mut self, key: &str) -> Self {
        self.claim.as_object_mut().unwrap().remove(key).unwrap();
        self
    }

    fn and(mut self, key: &str, value: Value) -> Self {
        self.claim[key] = value;
        self
    }

    fn wrong(mut self, code: &str, place: &str) -> Self {
        self.wrong.insert((code.to_owned(), place.to_owned()));
        self
    }
}

/// Checks the claims as files and as lines: each has exactly the expected findings.
fn assert_found(mut made: Vec<Made>) {
    let entities: Vec<_> = named_kinds()
        .flat_map(|kind| ["", "unnamed-"].map(|prefix| (kind, prefix)))
        .flat_map(|(kind, prefix)| {
            ["subject", "object"]
                .map(|side| (format!("{prefix}{}-{side}", kind.name()), kind, prefix))
        })
        .collect();
    // One claim on all entities, so that none is unused when the other claims name only a few.
    let ids: Vec<_> = entities.iter().map(|(id, ..)| id.clone()).collect();
    let all = Made::right(Predicate::named("described-as"), (Kind::Place, None), "");
    made.push(all.without("subject").and("subjects", json!(ids)));

    let mut claims: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut expected = BTreeSet::new();
    for (
        number,
        Made {
            predicate,
            mut claim,
            wrong,
        },
    ) in made.into_iter().enumerate()
    {
        let id = format!("{predicate}-{number}");
        claim["id"] = json!(id);
        claim["at"] = json!(format!("p{}", number + 1));
        expected.extend(
            wrong
                .into_iter()
                .map(|(code, place)| (id.clone(), code, place)),
        );
        // One source per predicate, so that no speaker uses two predicates on one pair.
        // But claims on who is behind an event come from one source: an unnamed entity may occur
        // in one source only.
        let is_behind = [
            "perpetrated",
            "commands",
            "leads",
            "member-of",
            "speaks-for",
        ]
        .contains(&predicate.name());
        let source = if is_behind {
            "of-those-behind".to_owned()
        } else {
            format!("of-{predicate}")
        };
        claims.entry(source).or_default().push(claim);
    }
    let head = json!({
        "kind": "news-article", "title": "Who is who", "published": "2021-09-03",
        "language": "en", "reviewed-by": "cd",
    });
    let (mut files, mut lines) = (Vec::new(), Vec::new());
    for (id, kind, prefix) in entities {
        let entity = match prefix {
            "" => json!({ "kind": kind.name(), "name": id }),
            _ => json!({ "kind": "unnamed", "stands-for": kind.name(), "name": id }),
        };
        files.push((format!("entities/{id}.toml"), file_text(&entity)));
        lines.push(json!({ "id": id, "entity": entity }).to_string());
    }
    for (source, claims) in claims {
        // One claim per line, in files too: `found` matches findings to claims by line.
        let written = claims.iter().map(as_toml).collect::<Vec<_>>().join(",\n");
        files.push((
            format!("sources/{source}.toml"),
            format!("{}claims = [\n{written}\n]\n", file_text(&head)),
        ));
        lines.push(json!({ "id": source, "source": head }).to_string());
        lines.extend(
            claims
                .iter()
                .map(|claim| json!({ "in": source, "claim": claim }).to_string()),
        );
    }
    for files in [
        Files::from_texts(files),
        Files::from_texts([("all.jsonl", lines.join("\n"))]),
    ] {
        let found = found(&files);
        let missing: Vec<_> = expected.difference(&found).take(9).collect();
        let unexpected: Vec<_> = found.difference(&expected).take(9).collect();
        assert!(
            found == expected,
            "not found: {missing:#?}\nnot expected: {unexpected:#?}"
        );
    }
}

/// Rules that compare several claims, each valid on its own. The test data uses every predicate on
/// every entity, so these rules fire: the dead lead and allies fight. Add new rules of this kind.
const ABOUT_SEVERAL_CLAIMS: [&str; 6] = [
    "outside-lifetime",
    "casualties-do-not-add-up",
    "disputed",
    "competing-responsibility",
    "self-contradiction",
    "two-leaders",
];

/// The findings: the claim's id, the code, the pointer within the claim.
fn found(files: &Files) -> BTreeSet<(String, String, String)> {
    let lines: Vec<Vec<_>> = files
        .as_slice()
        .iter()
        .map(|file| file.text.lines().collect())
        .collect();
    let report = ties_check::check(files);
    let concerns_one_claim = |code: &str| !ABOUT_SEVERAL_CLAIMS.contains(&code);
    let found = report
        .diagnostics
        .iter()
        .filter(|found| concerns_one_claim(found.code))
        .map(|found| {
            let line = lines[found.file()][found.start.line - 1];
            let id = line
                .split("\"id\"")
                .nth(1)
                .and_then(|rest| rest.split('"').nth(1))
                .unwrap_or(line);
            let (Place::Value(pointer) | Place::Key(pointer)) = &found.place else {
                return (id.to_owned(), found.code.to_owned(), found.message.clone());
            };
            // `/claims/3/object` in a file, `/claim/object` in a line.
            let before = if found.spot.line_start().is_some() {
                2
            } else {
                3
            };
            let place = pointer.splitn(before + 1, '/').nth(before);
            let place = place.unwrap_or_default();
            (id.to_owned(), found.code.to_owned(), place.to_owned())
        });
    found.collect()
}

/// The qualifiers that a predicate accepts between such entities. A person has no parts.
fn accepted(
    predicate: Predicate,
    (subject, object): (Kind, Option<Kind>),
) -> impl Iterator<Item = (&'static String, &'static Vec<Value>)> {
    QUALIFIERS.iter().filter(move |(name, _)| {
        let side = match name.as_str() {
            "part" => Some(subject),
            "object-part" => object,
            _ => None,
        };
        predicate.accepts(name) && side != Some(Kind::Person)
    })
}

#[test]
fn every_word_of_the_vocabulary_occurs_in_a_valid_claim() {
    let mut made = Vec::new();
    for predicate in Predicate::all() {
        for pair in pairs(predicate) {
            made.push(Made::right(predicate, pair, ""));
            let bare = Made::right(predicate, pair, "unnamed-");
            made.push(
                accepted(predicate, pair)
                    .fold(bare, |made, (name, values)| made.with(name, &values[0])),
            );
        }
        let pair = pairs(predicate)[0];
        let worded = accepted(predicate, pair)
            .flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        made.extend(worded.map(|(name, value)| Made::right(predicate, pair, "").with(name, value)));
    }
    let text = made
        .iter()
        .fold(String::new(), |text, made| text + &made.claim.to_string());
    for word in PREDICATES
        .iter()
        .map(|def| def.name)
        .chain(QUALIFIERS.keys().map(String::as_str))
    {
        assert!(text.contains(&format!("\"{word}\"")), "{word}");
    }
    for kind in named_kinds() {
        for side in ["subject", "object"] {
            assert!(
                text.contains(&format!("\"{}-{side}\"", kind.name())),
                "{kind:?} as {side}"
            );
        }
    }
    assert_found(made);
}

#[test]
fn a_kind_that_a_predicate_does_not_accept_is_reported() {
    let mut made = Vec::new();
    let mut takes_all = Vec::new();
    for predicate in Predicate::all() {
        let def = predicate.def();
        let (subject, object) = pairs(predicate)[0];
        let mut wrong = Vec::new();
        for kind in named_kinds() {
            if !def.subject.allows(kind, object) {
                wrong.push(("subject", (kind, object)));
            }
            if def.object != AcceptedKinds::None && !def.object.allows(kind, Some(subject)) {
                wrong.push(("object", (subject, Some(kind))));
            }
        }
        if wrong.is_empty() {
            takes_all.push(def.name);
        }
        for (side, pair) in wrong {
            made.extend(
                ["", "unnamed-"]
                    .map(|prefix| Made::right(predicate, pair, prefix).wrong("wrong-kind", side)),
            );
        }
    }
    assert_eq!(takes_all, ["described-as"]);
    assert_found(made);
}

#[test]
fn missing_and_stray_qualifiers_are_reported() {
    let mut made = Vec::new();
    for predicate in Predicate::all() {
        let right = Made::right(predicate, pairs(predicate)[0], "");
        if predicate
            .def()
            .qualifiers
            .iter()
            .any(|qualifier| qualifier.required)
        {
            // No predicate requires two qualifiers, so removing the one removes all of `with`.
            made.push(
                right
                    .clone()
                    .without("with")
                    .wrong("missing-qualifier", "predicate"),
            );
        }
        let stray = QUALIFIERS
            .iter()
            .filter(|(name, _)| !predicate.accepts(name));
        made.push(stray.fold(right, |made, (name, values)| {
            made.with(name, &values[0])
                .wrong("stray-qualifier", &format!("with/{name}"))
        }));
    }
    assert_found(made);
}

#[test]
fn wrong_and_missing_values_are_reported() {
    let mut made = Vec::new();
    for predicate in Predicate::all() {
        let right = || Made::right(predicate, pairs(predicate)[0], "");
        let values = [
            (ValueType::Entity, "object", json!("place-object")),
            (ValueType::Entity, "objects", json!(["place-object"])),
            (ValueType::Entity, "mutual", json!(true)),
            (ValueType::Date, "date", json!("2014")),
            (ValueType::Amount, "amount", json!({ "best": 3 })),
        ];
        for (takes, key, value) in values {
            let def = predicate.def();
            if key == "amount" && def.accepts_amount {
                made.push(right().and(key, value));
            } else if takes != def.takes {
                made.push(right().and(key, value).wrong("wrong-value", key));
            }
        }
        let value = match predicate.def().takes {
            ValueType::Entity => "object",
            ValueType::Date => "date",
            ValueType::Amount => "amount",
            ValueType::Text => "summary",
        };
        made.push(right().without(value).wrong("wrong-value", "predicate"));
        made.push(right().without("subject").wrong("wrong-value", ""));
    }
    assert_found(made);
}
