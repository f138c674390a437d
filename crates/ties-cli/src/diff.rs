//! `ties diff`: what changed between two versions of a dataset.

use std::path::Path;

use ties_cite::references;
use ties_dataset::dataset::Dataset;
use ties_view::{Answer, diff_view};

use crate::arguments::DiffOptions;
use crate::dataset_paths::{DatasetPaths, read_data};
use crate::git::read_revision;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::print_answer;

pub(crate) fn run(
    options: &DiffOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let new_version = options.new.as_ref().unwrap_or(&paths.data);
    let [old, new] = [
        read_version(&options.old, paths)?,
        read_version(new_version, paths)?,
    ];
    let names = [&options.old, new_version].map(|version| version.to_string_lossy());
    let mut view = diff_view((&names[0], &old), (&names[1], &new));
    if options.markdown {
        output.text(&view.to_markdown())?;
    } else {
        let mut cited = references(&new, view.citations());
        let only_old = references(&old, view.citations()).into_iter();
        cited.extend(only_old.filter(|it| !new.sources.contains_key(it.id.as_str())));
        print_answer(&view, &cited, output)?;
    }
    Ok(Outcome::clean_if(view.is_empty()))
}

/// Reads a folder, a file of JSON Lines, or a git revision.
fn read_version(version: &Path, paths: &DatasetPaths) -> Result<Dataset, Failure> {
    let revision = version.to_str().and_then(|it| it.strip_prefix("git:"));
    let files = match revision {
        Some(revision) => read_revision(revision, &paths.data)?,
        None => read_data(version)?,
    };
    Ok(Dataset::read(&files))
}
