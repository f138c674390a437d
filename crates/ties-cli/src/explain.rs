//! `ties explain`: the page of a rule, the definition of a predicate, and the lists of both.

use ties::vocabulary::Predicate;
use ties_check::{nearest, rules};
use ties_view::{implied_by, label};

use crate::outcome::{Failure, Outcome};
use crate::output::Output;

/// The word that lists all predicates.
const PREDICATES: &str = "predicates";

pub(crate) fn run(word: Option<&str>, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(word) = word else {
        return list_rules(output);
    };
    let word = word.to_lowercase();
    if let Some(rule) = rules::find(&word) {
        output.text(rule.page)?;
        return Ok(Outcome::Clean);
    }
    if let Some(predicate) = Predicate::find(&word) {
        output.text(&definition(predicate))?;
        return Ok(Outcome::Clean);
    }
    if word == PREDICATES {
        return list_predicates(output);
    }
    let codes = rules::RULES.iter().map(|rule| rule.code);
    let predicates = Predicate::all().map(Predicate::name);
    let lists = "`ties explain` lists the rules, `ties explain predicates` the predicates";
    let help = match nearest(&word, codes.chain(predicates)) {
        Some(near) => format!("did you mean `{near}`? {lists}"),
        None => lists.to_owned(),
    };
    let message = format!("no rule and no predicate has the name `{word}`");
    Err(Failure::new(message, help))
}

/// Prints every rule with its severity and the first paragraph of its page.
fn list_rules(output: &mut Output) -> Result<Outcome, Failure> {
    let widths = rules::RULES.iter().map(|rule| rule.code.len());
    let width = widths.max().unwrap_or_default();
    for rule in rules::RULES {
        let summary = rule.description().replace('\n', " ");
        let severity = label(&rule.severity);
        output.line(&format!("{:width$}  {severity:7}  {summary}", rule.code))?;
    }
    Ok(Outcome::Clean)
}

/// Prints every predicate with its family, its sign and its definition.
fn list_predicates(output: &mut Output) -> Result<Outcome, Failure> {
    let names = Predicate::all().map(|predicate| predicate.name().len());
    let width = names.max().unwrap_or_default();
    for predicate in Predicate::all() {
        let def = predicate.def();
        let family = label(&def.family);
        let line = format!(
            "{:width$}  {family:11} {}  {}",
            def.name,
            def.sign.mark(),
            def.means
        );
        output.line(&line)?;
    }
    Ok(Outcome::Clean)
}

/// The definition of a predicate: family, sign, what it implies, and what it means.
fn definition(predicate: Predicate) -> String {
    let def = predicate.def();
    let mut text = format!(
        "{}\n\n{}\n\nFamily: {}; sign: {}\n",
        def.name,
        def.means,
        label(&def.family),
        def.sign.mark()
    );
    for (what, names) in [
        ("Implies", def.implies.to_vec()),
        ("Implied by", implied_by(predicate)),
    ] {
        if !names.is_empty() {
            text.push_str(what);
            text.push_str(": ");
            text.push_str(&names.join(", "));
            text.push('\n');
        }
    }
    text + &format!("Ask with it: `ties who {}`\n", def.name)
}
