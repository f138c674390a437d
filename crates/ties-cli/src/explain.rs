//! `ties explain`: the page of a rule, or the list of all rules.

use ties_check::rules;
use ties_view::label;

use crate::outcome::{Failure, Outcome};
use crate::output::Output;

pub(crate) fn run(code: Option<&str>, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(code) = code else {
        return list(output);
    };
    if let Some(rule) = rules::find(&code.to_lowercase()) {
        output.text(rule.page)?;
        return Ok(Outcome::Clean);
    }
    let help = match rules::nearest(code) {
        Some(near) => format!("did you mean `{near}`? `ties explain` lists every code"),
        None => "`ties explain` lists every code".to_owned(),
    };
    Err(Failure::new(format!("no rule has the code `{code}`"), help))
}

/// Prints every rule with its severity and the first paragraph of its page.
fn list(output: &mut Output) -> Result<Outcome, Failure> {
    let widths = rules::RULES.iter().map(|rule| rule.code.len());
    let width = widths.max().unwrap_or_default();
    for rule in rules::RULES {
        let summary = rule.description().replace('\n', " ");
        let severity = label(&rule.severity);
        output.line(&format!("{:width$}  {severity:7}  {summary}", rule.code))?;
    }
    Ok(Outcome::Clean)
}
