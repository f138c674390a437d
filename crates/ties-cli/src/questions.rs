//! Answers questions on a whole dataset, and prints the answers.

use std::fmt::Display;

use serde::Serialize;
use ties::id::Id;
use ties::vocabulary::Predicate;
use ties_cite::{Reference, bibtex, csl_items, references};
use ties_dataset::dataset::Dataset;
use ties_view::{
    Analysis, Answer, PairView, PathView, Selection, UnknownThen, WhoView, balance, disputes,
    known_on, lists, matrix, strength, timeline,
};

use crate::arguments::Format;
use crate::cited;
use crate::dataset_paths::DatasetPaths;
use crate::lookup::{
    all_entities, check_policy, entity, optional_entity, source_id, speaker, unknown_record,
};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::question_command::QuestionCommand;
use crate::question_options::QuestionOptions;
use crate::source_question::SourceQuestion;

/// Answers a question.
pub(crate) fn run(
    command: &QuestionCommand,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    match command {
        QuestionCommand::Show { id, options } => ask(options, paths, output, |analysis| {
            ties_view::show(analysis, id).ok_or_else(|| unknown_record(id, analysis.dataset))
        }),
        QuestionCommand::Between { a, b, options } => {
            ask(options, paths, output, |analysis| between(analysis, a, b))
        }
        QuestionCommand::Disputes { entities, options } => {
            among(entities, options, paths, output, disputes)
        }
        QuestionCommand::Lists { id, options } => about(id, options, paths, output, lists),
        QuestionCommand::Timeline { id, options } => about(id, options, paths, output, timeline),
        QuestionCommand::Strength { id, options } => about(id, options, paths, output, strength),
        QuestionCommand::Who {
            predicate,
            subject,
            object,
            options,
        } => ask(options, paths, output, |analysis| {
            who(
                analysis,
                *predicate,
                [subject.as_deref(), object.as_deref()],
            )
        }),
        QuestionCommand::Matrix { entities, options } => {
            among(entities, options, paths, output, matrix)
        }
        QuestionCommand::Balance { ids, options } => among(ids, options, paths, output, balance),
        QuestionCommand::Path { a, b, options } => {
            ask(options, paths, output, |analysis| path(analysis, a, b))
        }
        QuestionCommand::OfSources(question) => run_on_sources(question, paths, output),
    }
}

fn who(
    analysis: &Analysis<'_>,
    predicate: Option<Predicate>,
    sides: [Option<&str>; 2],
) -> Result<WhoView, Failure> {
    let selection = &analysis.selection;
    let is_limited = !selection.families.is_empty() || !selection.predicates.is_empty();
    if predicate.is_none() && sides == [None, None] && !is_limited {
        return Err(Failure::new(
            "the question is about every tie of the dataset",
            "name a predicate, a `--family`, a `--subject` or an `--object`",
        ));
    }
    let subject = optional_entity(analysis.dataset, sides[0])?;
    let object = optional_entity(analysis.dataset, sides[1])?;
    Ok(ties_view::who(
        analysis,
        predicate,
        subject.as_ref(),
        object.as_ref(),
    ))
}

/// Answers a question about speakers or sources.
fn run_on_sources(
    question: &SourceQuestion,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    match question {
        SourceQuestion::AccordingTo {
            speaker: id,
            options,
        } => ask(options, paths, output, |analysis| {
            let speaker = speaker(analysis.dataset, id)?;
            Ok(ties_view::according_to(analysis, &speaker))
        }),
        SourceQuestion::Impact { source, options } => ask(options, paths, output, |analysis| {
            let source = source_id(analysis.dataset, source)?;
            Ok(ties_view::impact(analysis, &source))
        }),
        SourceQuestion::Promises { entity, options } => ask(options, paths, output, |analysis| {
            let about = optional_entity(analysis.dataset, entity.as_deref())?;
            Ok(ties_view::promises(analysis, about.as_ref()))
        }),
        SourceQuestion::Forecasts { entity, options } => ask(options, paths, output, |analysis| {
            let about = optional_entity(analysis.dataset, entity.as_deref())?;
            Ok(ties_view::forecasts(analysis, about.as_ref()))
        }),
        SourceQuestion::Names { id, options } => ask(options, paths, output, |analysis| {
            let id = entity(analysis.dataset, id)?;
            Ok(ties_view::names(analysis, &id))
        }),
        SourceQuestion::Find { text, options } => ask(options, paths, output, |analysis| {
            Ok(ties_view::find(analysis, &text.join(" ")))
        }),
        SourceQuestion::Stale { options } => ask(options, paths, output, |analysis| {
            Ok(ties_view::stale(analysis))
        }),
        SourceQuestion::CiteAs { ids, options } => cite_as(ids, options, paths, output),
    }
}

/// Asks a question about one entity.
fn about<A: Answer>(
    id: &str,
    options: &QuestionOptions,
    paths: &DatasetPaths,
    output: &mut Output,
    answer: impl FnOnce(&Analysis<'_>, &Id) -> A,
) -> Result<Outcome, Failure> {
    ask(options, paths, output, |analysis| {
        Ok(answer(analysis, &entity(analysis.dataset, id)?))
    })
}

/// Asks a question about some entities, or about all if none is named.
fn among<A: Answer>(
    ids: &[String],
    options: &QuestionOptions,
    paths: &DatasetPaths,
    output: &mut Output,
    answer: impl FnOnce(&Analysis<'_>, &[Id]) -> A,
) -> Result<Outcome, Failure> {
    ask(options, paths, output, |analysis| {
        let ids = all_entities(analysis.dataset, ids)?;
        Ok(answer(analysis, &ids))
    })
}

/// The claims on two entities.
fn between(analysis: &Analysis<'_>, a: &str, b: &str) -> Result<PairView, Failure> {
    let a = entity(analysis.dataset, a)?;
    let b = entity(analysis.dataset, b)?;
    Ok(ties_view::between(analysis, &a, &b))
}

/// Prints how to cite what the ids name.
fn cite_as(
    ids: &[String],
    options: &QuestionOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    ask_citing(options, paths, output, |analysis| {
        let view = cited::cite_as(analysis, ids)?;
        let references = view.references();
        Ok((view, references))
    })
}

/// The shortest chains of ties between two entities.
fn path(analysis: &Analysis<'_>, a: &str, b: &str) -> Result<PathView, Failure> {
    let a = entity(analysis.dataset, a)?;
    let b = entity(analysis.dataset, b)?;
    if a == b {
        let message = format!("`{a}` is both ends of the chain");
        return Err(Failure::new(message, "name two different entities"));
    }
    Ok(ties_view::path(analysis, &a, &b))
}

/// Reads the dataset, computes what the options ask for, and prints the answer.
pub(crate) fn ask<A: Answer>(
    options: &QuestionOptions,
    paths: &DatasetPaths,
    output: &mut Output,
    answer: impl FnOnce(&Analysis<'_>) -> Result<A, Failure>,
) -> Result<Outcome, Failure> {
    ask_citing(options, paths, output, |analysis| {
        let mut answer = answer(analysis)?;
        let references = references(analysis.dataset, answer.citations());
        Ok((answer, references))
    })
}

/// Does the same for an answer that comes with its references.
fn ask_citing<A: Answer>(
    options: &QuestionOptions,
    paths: &DatasetPaths,
    output: &mut Output,
    answer: impl FnOnce(&Analysis<'_>) -> Result<(A, Vec<Reference>), Failure>,
) -> Result<Outcome, Failure> {
    let style = options.claims.style.as_deref();
    answer_with(
        options.selection(),
        style,
        paths,
        answer,
        |answer, references| print_answer(answer, references, output),
    )
}

/// Reads the dataset, computes an answer with its references, and prints it.
pub(crate) fn answer_with<A: Answer>(
    selection: Selection,
    style: Option<&str>,
    paths: &DatasetPaths,
    answer: impl FnOnce(&Analysis<'_>) -> Result<(A, Vec<Reference>), Failure>,
    print: impl FnOnce(&A, &[Reference]) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let style = cited::style(style)?;
    analyse(selection, paths, |analysis| {
        let (mut answer, references) = answer(analysis)?;
        if let Some(style) = style {
            for reference in &references {
                let citation = style.cite(reference);
                answer.citations().set(&reference.id, citation);
            }
        }
        print(&answer, &references)?;
        Ok(Outcome::clean_if(!answer.is_empty()))
    })
}

/// Reads the dataset, and does something with its analysis.
pub(crate) fn analyse(
    selection: Selection,
    paths: &DatasetPaths,
    then: impl FnOnce(&Analysis<'_>) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let mut dataset = Dataset::read(&paths.read()?);
    check_policy(&selection.policy, &dataset)?;
    let mut unknown_then = UnknownThen::default();
    if let Some(date) = &selection.known_on {
        (dataset, unknown_then) = known_on(dataset, date);
    }
    let mut analysis = Analysis::new(&dataset, selection);
    analysis.unknown_then = unknown_then;
    then(&analysis)
}

/// Reports how many records were left out, if any.
pub(crate) fn report_left_out(dataset: &Dataset, output: &mut Output) -> Result<Outcome, Failure> {
    if dataset.left_out == 0 {
        return Ok(Outcome::Clean);
    }
    let why = "unreadable or with a duplicate id; run `ties check` for details";
    output.line(&format!("left out: {} {why}", dataset.left_out))?;
    Ok(Outcome::Findings)
}

/// Prints an answer in the format that was asked for.
pub(crate) fn print_answer(
    answer: &impl Answer,
    references: &[Reference],
    output: &mut Output,
) -> Result<(), Failure> {
    match output.format() {
        Format::Csv => output.csv(&answer.rows())?,
        Format::Json => output.json(answer)?,
        Format::Text => {
            let text = answer.to_text(output.screen());
            output.raw(&text)?;
        }
        Format::CslJson => output.json(&csl_items(references))?,
        Format::Bibtex => output.text(&bibtex(references))?,
    }
    Ok(())
}

pub(crate) fn print(
    answer: &(impl Serialize + Display),
    output: &mut Output,
) -> Result<(), Failure> {
    match output.format() {
        Format::Json => output.json(answer)?,
        Format::Text => output.text(&answer.to_string())?,
        Format::Csv | Format::CslJson | Format::Bibtex => return Err(Failure::not_an_answer()),
    }
    Ok(())
}
