//! The vocabulary is consistent: what its tables name exists, and each rule about it is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};
use ties::layout::Layout;
use ties::model::{ExternalIds, With};
use ties::vocabulary::{
    Kind, PREDICATES, Predicate, REGIMES, Regime, SCHEMES, Scheme, Side, TERMS, Takes, Terms,
};
use ties_dataset::file::Files;
use ties_dataset::spot::Place;
use ties_text::words::VagueWord;

use crate::schema::{as_toml, file_text};

#[test]
fn predicates_name_predicates_and_qualifiers_that_are_there() {
    let qualifiers: BTreeSet<_> = With::default()
        .all()
        .map(|(name, _)| name)
        .into_iter()
        .collect();
    assert!(PREDICATES.len() < 256, "a predicate is a byte");
    for def in &PREDICATES {
        let others = def
            .implies
            .iter()
            .copied()
            .chain(def.excludes.iter().map(|other| other.name));
        for other in others {
            assert!(Predicate::find(other).is_some(), "{}: {other}", def.name);
        }
        for want in def.wants {
            assert!(
                qualifiers.contains(want.name),
                "{}: {}",
                def.name,
                want.name
            );
        }
        assert_eq!(
            def.takes == Takes::Entity,
            def.object != Side::None,
            "{}",
            def.name
        );
        assert!(!def.means.is_empty(), "{}", def.name);
        assert!(
            !(def.symmetric && def.subject != def.object && def.object != Side::SameKind),
            "{}",
            def.name
        );
    }
}

#[test]
fn exclusion_goes_both_ways() {
    for predicate in Predicate::all() {
        for other in predicate.def().excludes {
            let back = Predicate::find(other.name).unwrap();
            let closure = predicate.closure();
            assert!(
                back.excludes()
                    .iter()
                    .any(|(excluded, exclusion)| closure.contains(excluded)
                        && exclusion.never == other.never),
                "{predicate} excludes {back}, and not the other way round"
            );
        }
    }
}

const ALLIED: Predicate = Predicate::named("allied-with");

#[test]
fn names_are_unique_and_found() {
    let names: BTreeSet<_> = Predicate::all().map(Predicate::name).collect();
    assert_eq!(names.len(), PREDICATES.len());
    for predicate in Predicate::all() {
        assert_eq!(Predicate::find(predicate.name()), Some(predicate));
    }
    assert_eq!(
        ALLIED
            .closure()
            .into_iter()
            .map(Predicate::name)
            .collect::<Vec<_>>(),
        ["allied-with", "cooperates-with"]
    );
}

#[test]
fn vague_words_are_found_by_the_longest_that_stand_there() {
    let found = |text, language| VagueWord::find(text, language).map(|vague| vague.words.as_str());
    assert_eq!(
        found("Tens of thousands of people", Some("en-GB")),
        Some("tens of thousands")
    );
    assert_eq!(found("a few hundred", None), Some("few hundred"));
    assert_eq!(found("tens, if not thousands", None), Some("thousands"));
    assert_eq!(found("a lot of them", Some("en")), None);
    assert_eq!(found("many", Some("nl")), None);
    assert_eq!(
        found("Tientallen strijders", Some("nl")),
        Some("tientallen")
    );
    assert!(
        VagueWord::has_language("en")
            && VagueWord::has_language("nl-BE")
            && !VagueWord::has_language("so")
    );
}

#[test]
fn ids_elsewhere_are_of_the_schemes_of_the_table() {
    let keys: BTreeSet<_> = ExternalIds::default()
        .all()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let schema = Layout::Entity.schema();
    let written: BTreeSet<_> = schema["$defs"]["ExternalIds"]["properties"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let schemes: Vec<_> = SCHEMES.iter().map(|scheme| scheme.name).collect();
    assert_eq!(keys, written);
    assert_eq!(
        keys,
        schemes
            .iter()
            .copied()
            .filter(|name| *name != "doi")
            .collect()
    );
    assert!(schemes.is_sorted() && REGIMES.is_sorted_by_key(|regime| regime.name));
    for scheme in &SCHEMES {
        let fits = |id: &str| {
            Regex::new(&format!("^(?:{})$", scheme.form))
                .unwrap()
                .is_match(id)
        };
        assert!(
            fits(scheme.example) && !fits(&format!(" {}", scheme.example)) && !fits("é"),
            "{}",
            scheme.name
        );
        assert!(
            scheme.check.is_none_or(|check| check.hold(scheme.example)),
            "{}",
            scheme.name
        );
        assert_eq!(Scheme::find(scheme.name), Some(scheme));
    }
    for regime in &REGIMES {
        assert_eq!(Regime::find(regime.name).unwrap().def(), regime);
        if let Some(reference) = regime.reference {
            assert!(
                Regex::new(&format!("^(?:{})$", reference.form))
                    .unwrap()
                    .is_match(reference.example),
                "{}",
                regime.name
            );
        }
    }
}

/// Check digits are there to tell one wrong sign, and two that changed places.
#[test]
fn a_slip_in_an_id_with_check_digits_is_told() {
    // Of ORCID the ids of its own examples, of ROR those of universities.
    for (scheme, ids) in [
        (
            "orcid",
            [
                "0000-0002-1825-0097",
                "0000-0002-1694-233X",
                "0000-0001-2345-6789",
            ],
        ),
        ("ror", ["04pp8hn57", "013meh722", "02jbv0t02"]),
    ] {
        let scheme = Scheme::find(scheme).unwrap();
        let check = scheme.check.unwrap();
        for id in ids {
            assert!(check.hold(id), "{id}");
            for at in 0..id.len() {
                let digit = id.as_bytes()[at];
                let others =
                    (b'0'..=b'9').filter(|other| digit.is_ascii_digit() && *other != digit);
                for other in others {
                    let slip = format!("{}{}{}", &id[..at], char::from(other), &id[at + 1..]);
                    assert!(!check.hold(&slip), "{slip}");
                }
                if let Some(next) = id
                    .as_bytes()
                    .get(at + 1)
                    .filter(|next| **next != digit && **next != b'-' && digit != b'-')
                {
                    let swapped = format!(
                        "{}{}{}{}",
                        &id[..at],
                        char::from(*next),
                        char::from(digit),
                        &id[at + 2..]
                    );
                    assert!(!check.hold(&swapped), "{swapped}");
                }
            }
        }
        assert!(!check.hold("é") && !check.hold(""));
    }
}

#[test]
fn terms_are_found_with_and_without_a_version() {
    let found = |text| Terms::find(text).map(|terms| terms.word);
    assert_eq!(found("CC-BY-SA-4.0: since 2019"), Some("CC-BY-SA"));
    assert_eq!(found("cc0-1.0"), Some("CC0"));
    assert_eq!(found("CC0"), Some("CC0"));
    assert_eq!(found("CC-BY-4.0-beta"), None);
    assert_eq!(found("4.0"), None);
    assert!(TERMS.is_sorted_by_key(|terms| terms.word));
    for terms in &TERMS {
        assert_eq!(Terms::find(terms.word), Some(terms));
    }
}

#[test]
fn every_qualifier_means_something_to_some_predicate() {
    for (name, _) in With::default().all() {
        assert!(
            Predicate::all().any(|predicate| predicate.wants(name)),
            "{name}"
        );
    }
    assert!(
        Predicate::named("funds").wants("modes"),
        "of what it implies"
    );
}

#[test]
fn what_a_predicate_takes_its_implied_ones_take() {
    for predicate in Predicate::all() {
        for implied in predicate.closure() {
            for (subject, object) in pairs(predicate) {
                assert!(
                    pairs(implied).contains(&(subject, object)),
                    "{predicate}, {implied}: {subject:?}, {object:?}"
                );
            }
            for want in implied.def().wants.iter().filter(|want| want.must) {
                assert!(
                    predicate.def().wants.contains(want),
                    "{predicate}, {implied}: {}",
                    want.name
                );
            }
        }
    }
}

/// Every qualifier with values that it takes: each word of a closed list, or one example.
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
            // Some qualifiers take only actors; a place takes a place or a state.
            "Id" => vec![json!("state-object")],
            "Date" => vec![json!("2021-08")],
            "Amount" => vec![json!({ "best": 3 })],
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

/// The kinds that may stand on both sides of a predicate; of an unnamed entity, the kind of what it stands for.
fn pairs(predicate: Predicate) -> Vec<(Kind, Option<Kind>)> {
    let def = predicate.def();
    let subjects = named_kinds().filter(|kind| def.subject.allows(*kind, None));
    let pairs = subjects.flat_map(|subject| {
        let objects = named_kinds().filter(move |kind| def.object.allows(*kind, Some(subject)));
        let objects: Vec<_> = objects.map(|object| (subject, Some(object))).collect();
        if def.object == Side::None {
            vec![(subject, None)]
        } else {
            objects
        }
    });
    pairs.collect()
}

fn named_kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Unnamed)
}

/// A made-up claim, and the findings that it has to have: each by its code and its place in the claim.
#[derive(Clone)]
struct Made {
    predicate: Predicate,
    claim: Value,
    wrong: BTreeSet<(String, String)>,
}

impl Made {
    /// A claim that is right, on entities that bear their kinds' names; each has a twin that is left unnamed.
    fn right(predicate: Predicate, (subject, object): (Kind, Option<Kind>), twin: &str) -> Self {
        let def = predicate.def();
        // The id and the place come later, but stand first.
        let mut claim = json!({
            "id": "",
            "at": "",
            "subject": format!("{twin}{}-subject", subject.word()),
            "predicate": def.name,
            "summary": "It is so.",
        });
        match def.takes {
            Takes::Entity => {
                claim["object"] = json!(format!("{twin}{}-object", object.unwrap().word()));
            }
            Takes::Date => claim["date"] = json!("2014"),
            Takes::Amount => claim["amount"] = json!({ "best": 3 }),
            Takes::Text => {}
        }
        let mut made = Self {
            predicate,
            claim,
            wrong: BTreeSet::new(),
        };
        if def.name == "described-as" {
            made.characterise();
        }
        for want in def.wants.iter().filter(|want| want.must) {
            made = made.with(want.name, &QUALIFIERS[want.name][0]);
        }
        made
    }

    /// A label has a speaker and a mode of its own.
    fn characterise(&mut self) {
        self.claim["mode"] = json!("characterisation");
        self.claim["attribution"] = json!(["class:unstated"]);
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

/// Checks the claims, as files and as lines: each has just the findings that it has to have.
fn assert_found(mut made: Vec<Made>) {
    let everybody: Vec<_> = named_kinds()
        .flat_map(|kind| ["", "unnamed-"].map(|twin| (kind, twin)))
        .flat_map(|(kind, twin)| {
            ["subject", "object"].map(|side| (format!("{twin}{}-{side}", kind.word()), kind, twin))
        })
        .collect();
    // One claim on everybody, so that nobody is left out where only a few are spoken of.
    let ids: Vec<_> = everybody.iter().map(|(id, ..)| id.clone()).collect();
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
        // A source for each predicate, so that no speaker says two of them of one pair.
        // But of one who is left unnamed, one source alone tells what he is behind.
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
        "kind": "news-article", "title": "Who is who", "published": "2021-09-03", "language": "en", "reviewed-by": "cd",
    });
    let (mut files, mut lines) = (Vec::new(), Vec::new());
    for (id, kind, twin) in everybody {
        let entity = match twin {
            "" => json!({ "kind": kind.word(), "name": id }),
            _ => json!({ "kind": "unnamed", "stands-for": kind.word(), "name": id }),
        };
        files.push((format!("entities/{id}.toml"), file_text(&entity)));
        lines.push(json!({ "id": id, "entity": entity }).to_string());
    }
    for (source, claims) in claims {
        // One claim a line, in files too: that is how findings are known by their claims.
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
        let beside: Vec<_> = found.difference(&expected).take(9).collect();
        assert!(
            found == expected,
            "not found: {missing:#?}\nfound beside: {beside:#?}"
        );
    }
}

/// Each predicate is said of everybody here, so that the dead lead and allies fight; what these rules find is about two
/// claims that are each right by itself.
const HELD_AGAINST_OTHERS: [&str; 6] = [
    "after-death",
    "casualties-do-not-add-up",
    "disputed",
    "competing-responsibility",
    "tie-and-no-tie",
    "two-leaders",
];

/// The findings: the id of the claim, the code, the place in the claim.
fn found(files: &Files) -> BTreeSet<(String, String, String)> {
    let lines: Vec<Vec<_>> = files
        .as_slice()
        .iter()
        .map(|file| file.text.lines().collect())
        .collect();
    let report = ties_check::check(files);
    let told_alone = |code: &str| !HELD_AGAINST_OTHERS.contains(&code);
    let found = report
        .diagnostics
        .iter()
        .filter(|found| told_alone(found.code))
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

#[test]
fn every_word_of_the_vocabulary_stands_in_a_claim_that_is_right() {
    let mut made = Vec::new();
    for predicate in Predicate::all() {
        let wanted = || QUALIFIERS.iter().filter(|(name, _)| predicate.wants(name));
        for pair in pairs(predicate) {
            made.push(Made::right(predicate, pair, ""));
            let bare = Made::right(predicate, pair, "unnamed-");
            made.push(wanted().fold(bare, |made, (name, values)| made.with(name, &values[0])));
        }
        let pair = pairs(predicate)[0];
        let worded =
            wanted().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
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
                text.contains(&format!("\"{}-{side}\"", kind.word())),
                "{kind:?} as {side}"
            );
        }
    }
    assert_found(made);
}

#[test]
fn a_kind_that_a_predicate_does_not_take_is_wrong() {
    let (mut made, mut takes_all) = (Vec::new(), Vec::new());
    for predicate in Predicate::all() {
        let def = predicate.def();
        let pair = pairs(predicate)[0];
        let subjects = named_kinds().filter(|kind| !def.subject.allows(*kind, pair.1));
        let objects = named_kinds().filter(|kind| !def.object.allows(*kind, Some(pair.0)));
        let objects = objects.filter(|_| def.object != Side::None);
        let wrong: Vec<_> = subjects
            .map(|kind| ("subject", (kind, pair.1)))
            .chain(objects.map(|kind| ("object", (pair.0, Some(kind)))))
            .collect();
        if wrong.is_empty() {
            takes_all.push(def.name);
        }
        for (side, pair) in wrong {
            made.extend(
                ["", "unnamed-"]
                    .map(|twin| Made::right(predicate, pair, twin).wrong("wrong-kind", side)),
            );
        }
    }
    assert_eq!(takes_all, ["described-as"]);
    assert_found(made);
}

#[test]
fn a_qualifier_that_is_required_and_not_there_is_missing_and_one_too_many_is_stray() {
    let mut made = Vec::new();
    for predicate in Predicate::all() {
        let right = Made::right(predicate, pairs(predicate)[0], "");
        if predicate.def().wants.iter().any(|want| want.must) {
            // No predicate requires two, so that all of `with` goes with the one.
            made.push(
                right
                    .clone()
                    .without("with")
                    .wrong("missing-qualifier", "predicate"),
            );
        }
        let stray = QUALIFIERS.iter().filter(|(name, _)| !predicate.wants(name));
        made.push(stray.fold(right, |made, (name, values)| {
            made.with(name, &values[0])
                .wrong("stray-qualifier", &format!("with/{name}"))
        }));
    }
    assert_found(made);
}

#[test]
fn a_value_that_a_predicate_does_not_take_is_wrong_and_so_is_none() {
    let mut made = Vec::new();
    for predicate in Predicate::all() {
        let right = || Made::right(predicate, pairs(predicate)[0], "");
        let values = [
            (Takes::Entity, "object", json!("place-object")),
            (Takes::Entity, "objects", json!(["place-object"])),
            (Takes::Entity, "mutual", json!(true)),
            (Takes::Date, "date", json!("2014")),
            (Takes::Amount, "amount", json!({ "best": 3 })),
        ];
        for (takes, key, value) in values {
            if takes != predicate.def().takes {
                made.push(right().and(key, value).wrong("wrong-value", key));
            }
        }
        let value = match predicate.def().takes {
            Takes::Entity => "object",
            Takes::Date => "date",
            Takes::Amount => "amount",
            Takes::Text => "summary",
        };
        made.push(right().without(value).wrong("wrong-value", "predicate"));
        made.push(right().without("subject").wrong("wrong-value", ""));
    }
    assert_found(made);
}
