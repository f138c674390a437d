//! The vocabulary as a text: every kind, predicate, qualifier and word with its meaning, and the
//! corresponding terms of other vocabularies.

use std::fmt::Write;

use serde_json::Value;
use ties::layout::Layout;
use ties::model::With;
use ties::vocabulary::{
    AcceptedKinds, Condition, Kind, PREDICATES, PredicateDef, REGIMES, SCHEMES, TERMS,
};
use ties_view::label;

/// The vocabulary in Markdown, its sections under headings of this level.
pub fn vocabulary(level: usize) -> String {
    let mut text = String::new();
    let heading = "#".repeat(level);
    kinds(&mut text, &heading);
    predicates(&mut text, &heading);
    qualifiers(&mut text, &heading);
    schemes(&mut text, &heading);
    regimes(&mut text, &heading);
    terms(&mut text, &heading);
    words(&mut text, &heading);
    text
}

/// Writes a row of a table. Writing to a String cannot fail.
fn row<const N: usize>(text: &mut String, cells: [&str; N]) {
    let _ = writeln!(
        text,
        "| {} |",
        cells
            .map(|cell| cell.replace('\n', " ").replace('|', "\\|"))
            .join(" | ")
    );
}

/// Writes the heading of a table.
fn head<const N: usize>(text: &mut String, cells: [&str; N]) {
    row(text, cells);
    let _ = writeln!(text, "|{}", "---|".repeat(N));
}

fn coded(word: &str) -> String {
    format!("`{word}`")
}

fn kinds(text: &mut String, heading: &str) {
    let _ = writeln!(text, "\n{heading} Kinds of entities\n");
    head(text, ["kind", "means", "classes", "maps to"]);
    let entity = Layout::Entity.schema();
    let meanings = &entity["$defs"]["Kind"]["x-taplo"]["docs"]["enumValues"];
    for (kind, means) in Kind::ALL
        .into_iter()
        .zip(meanings.as_array().into_iter().flatten())
    {
        let classes: Vec<_> = kind.classes().iter().map(label).collect();
        let classes = if kind == Kind::Unnamed {
            "those of the kind that it represents".to_owned()
        } else {
            classes.join(", ")
        };
        row(
            text,
            [
                &coded(kind.name()),
                means.as_str().unwrap_or_default(),
                &classes,
                kind.crosswalk(),
            ],
        );
    }
}

fn predicates(text: &mut String, heading: &str) {
    let _ = writeln!(
        text,
        "\n{heading} Predicates\n\nWhat a claim can say about its subject, by families. Sign: `+` \
         friendly, `-` hostile, `0` neither. A predicate also takes the qualifiers of the \
         predicates it implies. Nothing follows from a predicate except what is listed here."
    );
    for family in PREDICATES.chunk_by(|one, other| one.family == other.family) {
        let _ = writeln!(
            text,
            "\n{heading}# {}\n",
            family
                .first()
                .map(|def| label(&def.family))
                .unwrap_or_default()
        );
        head(
            text,
            [
                "predicate",
                "means",
                "sign",
                "subject and object",
                "what follows",
                "maps to",
            ],
        );
        for def in family {
            predicate(text, def);
        }
    }
}

fn predicate(text: &mut String, def: &PredicateDef) {
    row(
        text,
        [
            &coded(def.name),
            def.means,
            def.sign.mark(),
            &sides_of(def),
            &what_follows(def),
            def.crosswalk,
        ],
    );
}

/// The kinds of both sides: `group → group, power`.
fn sides_of(def: &PredicateDef) -> String {
    let object = if def.object == AcceptedKinds::None {
        format!("a value: {}", label(&def.takes))
    } else {
        side(def.object)
    };
    format!(
        "{} {} {object}",
        side(def.subject),
        if def.symmetric { "↔" } else { "→" }
    )
}

/// The properties of a predicate in words.
fn properties_of(def: &PredicateDef) -> Vec<String> {
    let mut properties = Vec::new();
    for (applies, words) in [
        (def.symmetric, "holds in both directions"),
        (def.transitive, "transitive"),
        (def.acyclic, "acyclic"),
        (def.subject_directs, "the subject directs the object"),
        (def.object_directs, "the object directs the subject"),
        (def.speech, "speech act"),
        (def.accepts_amount, "accepts an `amount`"),
        (def.requires_unit, "needs a `unit`"),
    ] {
        if applies {
            properties.push(words.to_owned());
        }
    }
    properties
}

fn what_follows(def: &PredicateDef) -> String {
    let mut follows = properties_of(def);
    let others = def.excludes.iter();
    let qualifiers = def.qualifiers.iter();
    let implied = def.implies.iter().copied();
    let excluded = others.clone().filter(|other| other.is_error);
    let conflicting = others.filter(|other| !other.is_error);
    let needed = qualifiers.clone().filter(|qualifier| qualifier.required);
    let taken = qualifiers.filter(|qualifier| !qualifier.required);
    for (words, names) in [
        ("implies", codes(implied)),
        ("excludes", codes(excluded.map(|other| other.name))),
        (
            "conflicts with (warning)",
            codes(conflicting.map(|other| other.name)),
        ),
        ("needs", codes(needed.map(|qualifier| qualifier.name))),
        ("takes", codes(taken.map(|qualifier| qualifier.name))),
    ] {
        if !names.is_empty() {
            follows.push(format!("{words} {names}"));
        }
    }
    follows.join("; ")
}

/// Names as code, joined by commas.
fn codes(names: impl Iterator<Item = &'static str>) -> String {
    names.map(coded).collect::<Vec<_>>().join(", ")
}

fn side(side: AcceptedKinds) -> String {
    match side {
        AcceptedKinds::None => String::new(),
        AcceptedKinds::Any => "any".to_owned(),
        AcceptedKinds::SameKind => "the same kind".to_owned(),
        AcceptedKinds::Of(classes) => classes.iter().map(label).collect::<Vec<_>>().join(", "),
    }
}

fn qualifiers(text: &mut String, heading: &str) {
    let _ = writeln!(
        text,
        "\n{heading} Qualifiers\n\nDetails that narrow a claim: keys of its `with`.\n"
    );
    head(text, ["qualifier", "takes", "means"]);
    let source = Layout::Source.schema();
    let forms = &source["$defs"]["With"]["properties"];
    for (name, _) in With::default().all() {
        let form = &forms[name];
        row(
            text,
            [
                &coded(name),
                &takes(form),
                form["description"].as_str().unwrap_or_default(),
            ],
        );
    }
}

fn takes(form: &Value) -> String {
    let definition = definition_name(form);
    match (
        definition,
        form["type"].as_str(),
        definition_name(&form["items"]),
    ) {
        (Some(name), ..) if name == "Id" => "an entity's id".to_owned(),
        (Some(name), ..) => name,
        (None, Some("array"), Some(name)) => format!("several of {name}"),
        (None, Some("boolean"), _) => "true".to_owned(),
        (None, Some("string"), _) => "a text".to_owned(),
        (None, other, _) => other.unwrap_or_default().to_owned(),
    }
}

/// The name of the definition that a form in a schema refers to.
fn definition_name(form: &Value) -> Option<String> {
    let target = form["$ref"].as_str()?;
    Some(target.trim_start_matches("#/$defs/").to_owned())
}

fn schemes(text: &mut String, heading: &str) {
    let _ = writeln!(
        text,
        "\n{heading} Schemes of ids\n\nKeys of an entity's `ids`; `doi` is a key of sources and of \
         the dataset. The form is a regular expression that matches the whole id.\n"
    );
    head(
        text,
        [
            "scheme",
            "identifies",
            "form",
            "example",
            "check digits",
            "defined at",
        ],
    );
    for scheme in &SCHEMES {
        let check = scheme.check.map_or("", |check| check.name());
        let is_address = scheme.defined.starts_with("https://");
        let defined = if is_address {
            format!("<{}>", scheme.defined)
        } else {
            scheme.defined.to_owned()
        };
        row(
            text,
            [
                &coded(scheme.name),
                scheme.means,
                &coded(scheme.form),
                &coded(scheme.example),
                check,
                &defined,
            ],
        );
    }
}

fn regimes(text: &mut String, heading: &str) {
    let _ = writeln!(
        text,
        "\n{heading} Regimes\n\nLists under a legal act of an authority. An entity of kind \
         `regime` says which it is with `ids = {{ regime = \"un-1988\" }}`; a list that is missing \
         here is named with its act. The form is that of a `reference`; if it is empty, entries \
         have no number of their own, or several.\n"
    );
    head(
        text,
        ["regime", "authority", "act", "form of a number", "example"],
    );
    for regime in &REGIMES {
        let (form, example) = regime
            .number_form
            .map_or_else(Default::default, |reference| {
                (coded(reference.form), coded(reference.example))
            });
        row(
            text,
            [
                &coded(regime.name),
                regime.authority,
                regime.act,
                &form,
                &example,
            ],
        );
    }
}

fn terms(text: &mut String, heading: &str) {
    let _ = writeln!(
        text,
        "\n{heading} Terms\n\nNames for the `terms` of a source, with or without a version \
         (`CC-BY-4.0`). A remark goes into `{{ name = \"GTD\", note = \"…\" }}`, and terms that \
         are not in this table into `{{ note = \"…\" }}`.\n"
    );
    head(text, ["terms", "versions", "means", "requires"]);
    for terms in &TERMS {
        let asks: Vec<_> = terms
            .conditions
            .iter()
            .map(|condition| condition_name(*condition))
            .collect();
        row(
            text,
            [
                &coded(terms.name),
                &terms.versions.join(", "),
                terms.means,
                &asks.join(", "),
            ],
        );
    }
}

fn condition_name(condition: Condition) -> &'static str {
    match condition {
        Condition::Attribution => "attribution to the authors",
        Condition::NonCommercial => "no commercial use",
        Condition::ShareAlike => "the same terms for adaptations",
        Condition::NoDerivatives => "no adaptations",
        Condition::NoRedistribution => "no redistribution",
    }
}

/// Lists of words that have a section of their own above.
const LISTED_ABOVE: [&str; 4] = ["Predicate", "Kind", "Regime", "TermsName"];

fn words(text: &mut String, heading: &str) {
    let _ = writeln!(
        text,
        "\n{heading} Words\n\nThe values of keys and columns that take one word of a list."
    );
    let mut lists = serde_json::Map::new();
    for layout in Layout::ALL {
        lists.extend(
            layout.schema()["$defs"]
                .as_object()
                .cloned()
                .unwrap_or_default(),
        );
    }
    lists.sort_keys();
    for (name, form) in &lists {
        if LISTED_ABOVE.contains(&name.as_str()) {
            continue;
        }
        let Some(words) = form["enum"].as_array() else {
            continue;
        };
        let _ = writeln!(
            text,
            "\n{heading}# {name}\n\n{}\n",
            form["description"].as_str().unwrap_or_default()
        );
        head(text, ["word", "means"]);
        let meanings = &form["x-taplo"]["docs"]["enumValues"];
        for (position, word) in words.iter().enumerate() {
            let means = meanings[position].as_str().unwrap_or_default();
            row(text, [&coded(word.as_str().unwrap_or_default()), means]);
        }
    }
}

/// The heading under which the vocabulary has a list of words of this name.
pub(crate) fn section(list: &str) -> &str {
    match list {
        "Kind" => "Kinds of entities",
        "Predicate" => "Predicates",
        "Regime" => "Regimes",
        "TermsName" => "Terms",
        other => other,
    }
}
