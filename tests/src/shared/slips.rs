//! Slips planted in the two coded texts: how many of them the rules find, and how many findings the
//! texts have without slips. [`slips.toml`](slips.toml) lists slips that the authors of rules know,
//! [`held_out_slips.toml`](held_out_slips.toml) slips that were planned without knowing the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use serde::Deserialize;
use toml::{Table, Value};

use ties::model::Severity;
use ties_check::diagnostic::Diagnostic;
use ties_dataset::file::Files;
use ties_dataset::spot::Place;

/// The lists of slips.
const LISTS: [List; 2] = [
    List {
        name: "known to the authors of the rules",
        plan: include_str!("slips.toml"),
        found: 26,
    },
    List {
        name: "held out",
        plan: include_str!("held_out_slips.toml"),
        found: 5,
    },
];

/// A list of slips, and the number of them that the rules find.
struct List {
    name: &'static str,
    plan: &'static str,
    found: usize,
}

/// The slips, and the rules that name each kind of slip.
#[derive(Deserialize)]
struct Plan {
    kinds: BTreeMap<String, Vec<String>>,
    slips: Vec<Slip>,
}

/// One slip in one claim of a source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    source: String,
    kind: String,
    /// The claim that is wrong.
    claim: String,
    /// The claim that it is copied from, if it is a new claim.
    like: Option<String>,
    #[serde(default)]
    remove: Vec<String>,
    #[serde(default)]
    set: Table,
    /// An entity that the slip adds.
    entity: Option<Table>,
}

/// A finding without its position, which an edit moves.
type Finding = (String, &'static str, String, String);

/// A dataset in files of TOML, and the folder of its archived texts.
#[derive(Clone)]
struct Coded<'a> {
    texts: BTreeMap<String, String>,
    archive: &'a Path,
}

/// Checks how many slips of each list are found, and that `docs/method.md` has the numbers. A slip
/// is found if it causes a finding on its claim, or on its new entity, by a rule that names its
/// kind.
pub(crate) fn assert_planted_slips_are_found(data: &Path, archive: &Path) {
    let dataset = Coded::read(data, archive);
    let before: BTreeSet<_> = dataset.findings().into_iter().collect();
    let mut tables = String::new();
    let mut counts = Vec::new();
    for list in &LISTS {
        let plan: Plan = toml::from_str(list.plan).unwrap();
        let (found, table) = dataset.found(&plan, &before);
        let result = format!("{found} of {}", plan.slips.len());
        let method = include_str!("../../../docs/method.md");
        assert!(method.contains(&result), "{result}, {}", list.name);
        writeln!(tables, "{}: {result} found\n\n{table}", list.name).unwrap();
        counts.push(found);
    }
    insta::assert_snapshot!(tables);
    assert_eq!(counts, LISTS.map(|list| list.found), "{tables}");
}

/// Checks that the two texts as coded, without their exceptions, have at most one finding in fifty
/// claims: each of these findings is a false alarm.
pub(crate) fn assert_no_false_alarms(data: &Path, archive: &Path) {
    let plan: Plan = toml::from_str(LISTS[0].plan).unwrap();
    let paths: BTreeSet<_> = plan.slips.iter().map(Slip::path).collect();
    let mut dataset = Coded::read(data, archive);
    let mut claims = 0;
    for path in &paths {
        let mut source: Table = dataset.texts[path].parse().unwrap();
        source.remove("expect");
        for claim in claims_of(&mut source) {
            claims += 1;
            claim.as_table_mut().unwrap().remove("expect");
        }
        dataset.texts.insert(path.clone(), source.to_string());
    }
    let alarms: Vec<_> = dataset
        .findings()
        .into_iter()
        .filter(|(path, ..)| paths.contains(path))
        .collect();
    assert!(alarms.len() * 50 <= claims, "{claims} claims: {alarms:#?}");
}

impl Slip {
    fn path(&self) -> String {
        format!("sources/{}.toml", self.source)
    }
}

impl<'a> Coded<'a> {
    fn read(data: &Path, archive: &'a Path) -> Self {
        let mut texts = BTreeMap::new();
        for file in Files::read(data).unwrap().as_slice() {
            let text = std::fs::read_to_string(data.join(&file.path)).unwrap();
            texts.insert(file.path.clone(), text);
        }
        Self { texts, archive }
    }

    /// The errors and warnings, each with its path, its claim if it has one, and its message.
    fn findings(&self) -> Vec<Finding> {
        let files = Files::from_texts(self.texts.clone())
            .with_archive(self.archive)
            .unwrap();
        let mut findings = Vec::new();
        for found in ties_check::check(&files).diagnostics {
            if !matches!(found.severity, Severity::Error | Severity::Warning) {
                continue;
            }
            let path = files.as_slice()[found.file()].path.clone();
            let claim = self.claim_id(&path, &found).unwrap_or_default();
            findings.push((path, found.code, claim, found.message));
        }
        findings
    }

    /// The number of slips that are found, and a table of all slips.
    fn found(&self, plan: &Plan, before: &BTreeSet<Finding>) -> (usize, String) {
        let mut table = String::new();
        let mut found = 0;
        for slip in &plan.slips {
            let codes = self.codes_of(slip, before);
            let named = &plan.kinds[&slip.kind];
            let is_found = codes.iter().any(|code| named.contains(&(*code).to_owned()));
            found += usize::from(is_found);
            let result = if is_found { "found" } else { "missed" };
            let codes: Vec<_> = codes.into_iter().collect();
            writeln!(
                table,
                "{result:<6} {:<29} {:<30} {}",
                slip.kind,
                slip.claim,
                codes.join(", ")
            )
            .unwrap();
        }
        (found, table)
    }

    /// The rules that report a slip.
    fn codes_of(&self, slip: &Slip, before: &BTreeSet<Finding>) -> BTreeSet<&'static str> {
        let mut codes = BTreeSet::new();
        for finding in self.with_slip(slip).findings() {
            if !before.contains(&finding) && is_about(&finding, slip) {
                codes.insert(finding.1);
            }
        }
        codes
    }

    /// The id of the claim that a finding is in.
    fn claim_id(&self, path: &str, found: &Diagnostic) -> Option<String> {
        let number = claim_of(found)?;
        let mut source: Table = self.texts[path].parse().unwrap();
        let id = claims_of(&mut source).get(number)?.get("id")?.as_str()?;
        Some(id.to_owned())
    }

    /// The dataset with a slip.
    fn with_slip(&self, slip: &Slip) -> Self {
        let mut coded = self.clone();
        let mut source: Table = self.texts[&slip.path()].parse().unwrap();
        let claims = claims_of(&mut source);
        let number = number_of(claims, slip.like.as_ref().unwrap_or(&slip.claim));
        let mut claim = claims[number].as_table().unwrap().clone();
        for key in slip
            .remove
            .iter()
            .map(String::as_str)
            .chain(["reading", "note"])
        {
            claim.remove(key);
        }
        claim.extend(slip.set.clone());
        claim.insert("id".to_owned(), Value::String(slip.claim.clone()));
        if slip.like.is_some() {
            claims.push(Value::Table(claim));
        } else {
            claims[number] = Value::Table(claim);
        }
        coded.texts.insert(slip.path(), source.to_string());
        if let Some(entity) = &slip.entity {
            let mut entity = entity.clone();
            let id = entity.remove("id").unwrap();
            let path = format!("entities/{}.toml", id.as_str().unwrap());
            coded.texts.insert(path, entity.to_string());
        }
        coded
    }
}

/// The number of the claim that a finding is in. A pointer into a claim is `/claims/3/object`.
fn claim_of(found: &Diagnostic) -> Option<usize> {
    let (Place::Value(pointer) | Place::Key(pointer)) = &found.place else {
        return None;
    };
    pointer
        .strip_prefix("/claims/")?
        .split('/')
        .next()?
        .parse()
        .ok()
}

fn is_about((path, _, claim, message): &Finding, slip: &Slip) -> bool {
    let is_entity = slip.entity.as_ref().is_some_and(|entity| {
        let id = entity["id"].as_str().unwrap();
        *path == format!("entities/{id}.toml") || message.contains(&format!("`{id}`"))
    });
    let is_claim = *path == slip.path() && *claim == slip.claim;
    is_entity || is_claim || message.contains(&format!("#{}`", slip.claim))
}

fn claims_of(source: &mut Table) -> &mut Vec<Value> {
    source["claims"].as_array_mut().unwrap()
}

fn number_of(claims: &[Value], id: &str) -> usize {
    claims
        .iter()
        .position(|claim| claim["id"].as_str() == Some(id))
        .unwrap_or_else(|| panic!("no claim `{id}`"))
}
