//! What each answer costs on a loaded dataset: CPU seconds to compute it and to write it as text.

use std::hint;
use std::io;
use std::path::Path;

use ties::id::Id;
use ties::vocabulary::Predicate;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_picture::{Edition, Theme, draw_network};
use ties_view::{Analysis, Answer, Selection, Speaker};

use crate::measure::cpu_seconds;

/// How often each answer is computed; the least time counts.
const ROUNDS: usize = 3;

/// A question about two groups or a source, computed and written as text; returns the length of
/// the text.
type Question = fn(&Analysis<'_>, &Asked) -> usize;

/// Two groups and a source of a dataset.
struct Asked {
    a: Id,
    b: Id,
    source: Id,
}

/// The questions, by the name of their command.
const QUESTIONS: &[(&str, Question)] = &[
    ("show", |analysis, asked| {
        text_length(ties_view::show(analysis, &asked.a))
    }),
    ("between", |analysis, asked| {
        text_length(Some(ties_view::between(analysis, &asked.a, &asked.b)))
    }),
    ("disputes", |analysis, _| {
        text_length(Some(ties_view::disputes(analysis, &[])))
    }),
    ("who supports", |analysis, _| {
        let supports = Predicate::find("supports");
        text_length(Some(ties_view::who(analysis, supports, None, None)))
    }),
    ("lists", |analysis, asked| {
        text_length(Some(ties_view::lists(analysis, &asked.a)))
    }),
    ("strength", |analysis, asked| {
        text_length(Some(ties_view::strength(analysis, &asked.a)))
    }),
    ("timeline", |analysis, asked| {
        text_length(Some(ties_view::timeline(analysis, &asked.a)))
    }),
    ("who", |analysis, asked| {
        text_length(Some(ties_view::who(analysis, None, Some(&asked.a), None)))
    }),
    ("matrix", |analysis, _| {
        text_length(Some(ties_view::matrix(analysis, &[])))
    }),
    ("balance", |analysis, _| {
        text_length(Some(ties_view::balance(analysis, &[])))
    }),
    ("draw network", |analysis, _| {
        let view = ties_view::matrix(analysis, &[]);
        let picture = draw_network(&view, &view, &Edition::of(analysis.dataset));
        picture.to_svg(Theme::Light).len()
    }),
    ("path", |analysis, asked| {
        text_length(Some(ties_view::path(analysis, &asked.a, &asked.b)))
    }),
    ("according-to", |analysis, asked| {
        let speaker = Speaker::Source(asked.source.clone());
        text_length(Some(ties_view::according_to(analysis, &speaker)))
    }),
    ("impact", |analysis, asked| {
        text_length(Some(ties_view::impact(analysis, &asked.source)))
    }),
    ("promises", |analysis, _| {
        text_length(Some(ties_view::promises(analysis, None)))
    }),
    ("forecasts", |analysis, _| {
        text_length(Some(ties_view::forecasts(analysis, None)))
    }),
    ("names", |analysis, asked| {
        text_length(Some(ties_view::names(analysis, &asked.a)))
    }),
    ("find", |analysis, asked| {
        let name = analysis.dataset.name(&asked.a);
        text_length(Some(ties_view::find(analysis, name)))
    }),
    ("stale", |analysis, _| {
        text_length(Some(ties_view::stale(analysis)))
    }),
    ("changes", |analysis, _| {
        let [from, to] = ["2012", "2019"].map(|date| date.parse().ok());
        let (Some(from), Some(to)) = (from, to) else {
            return 0;
        };
        text_length(Some(ties_view::changes(analysis, &from, &to, &[])))
    }),
    ("diff", |analysis, asked| {
        let mut older = analysis.dataset.clone();
        older.sources.remove(&asked.source);
        let versions = (("older", &older), ("newer", analysis.dataset));
        text_length(Some(ties_view::diff_view(versions.0, versions.1)))
    }),
];

/// The CPU seconds of one step or question.
pub(crate) struct Cost {
    pub(crate) name: String,
    pub(crate) seconds: f64,
}

/// Reads a dataset of JSON Lines, and measures each question on it, without and with a date.
pub(crate) fn costs(lines: &Path) -> io::Result<Vec<Cost>> {
    let begin = cpu_seconds();
    let dataset = Dataset::read(&Files::read_lines(lines)?);
    let read = cpu_seconds();
    let mut analysis = Analysis::new(&dataset, Selection::default());
    let analysed = cpu_seconds();
    // Contradictions are computed on first use.
    hint::black_box(analysis.facts.contradictions());
    let mut costs = Vec::new();
    for (name, seconds) in [
        ("read", read - begin),
        ("facts and ties", analysed - read),
        ("contradictions", cpu_seconds() - analysed),
    ] {
        costs.push(Cost {
            name: format!("({name})"),
            seconds,
        });
    }
    let asked = asked(&dataset)?;
    for (date, words) in [(None, ""), (Some("2015-06"), " --as-of 2015-06")] {
        analysis.selection.as_of = date.and_then(|date: &str| date.parse().ok());
        for (name, question) in QUESTIONS {
            costs.push(Cost {
                name: format!("{name}{words}"),
                seconds: least_seconds(|| question(&analysis, &asked)),
            });
        }
    }
    Ok(costs)
}

/// The least CPU seconds of some rounds.
fn least_seconds(ask: impl Fn() -> usize) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let begin = cpu_seconds();
        hint::black_box(ask());
        least = least.min(cpu_seconds() - begin);
    }
    least
}

/// The length of an answer as text.
fn text_length(answer: Option<impl Answer>) -> usize {
    answer.map_or(0, |answer| answer.to_string().len())
}

/// The two entities of the dataset's first claim on two entities.
fn asked(dataset: &Dataset) -> io::Result<Asked> {
    for (reference, _, claim) in dataset.claims() {
        if let (Some(a), Some(b)) = (&claim.subject, &claim.object) {
            return Ok(Asked {
                a: a.clone(),
                b: b.clone(),
                source: reference.source,
            });
        }
    }
    Err(io::Error::other("no claim has a subject and an object"))
}
