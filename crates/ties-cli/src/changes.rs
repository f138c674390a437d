//! `ties changes`: how ties changed between two dates.

use ties_cite::{Reference, references};
use ties_view::{Analysis, Answer, ChangesView, Selection};

use crate::arguments::ChangesOptions;
use crate::dataset_paths::DatasetPaths;
use crate::lookup::entity;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::{answer_with, print_answer};

pub(crate) fn run(
    options: &ChangesOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let (from, to) = (&options.from, &options.to);
    if to.first <= from.last {
        return Err(Failure::new(
            format!("`--to {}` is not after `--from {}`", to.date, from.date),
            "give two dates that do not overlap, the earlier one first",
        ));
    }
    let selection = Selection {
        assume_continues: options.assume_continues,
        ..options.claims.selection()
    };
    let answer = |analysis: &Analysis<'_>| {
        let mut about = Vec::new();
        for id in &options.entities {
            about.push(entity(analysis.dataset, id)?);
        }
        let mut answer = ties_view::changes(analysis, from, to, &about);
        let references = references(analysis.dataset, answer.citations());
        Ok((answer, references))
    };
    let print = |answer: &ChangesView, references: &[Reference]| {
        if options.markdown {
            output.text(&answer.to_markdown())?;
            return Ok(());
        }
        print_answer(answer, references, output)
    };
    answer_with(
        selection,
        options.claims.style.as_deref(),
        paths,
        answer,
        print,
    )
}
