//! `ties agree`: how far two codings of the same sources agree.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_view::{Answer, agreement};
use toml_edit::DocumentMut;

use crate::arguments::AgreeOptions;
use crate::dataset_paths::{read_data, unreadable};
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::print_answer;

pub(crate) fn run(options: &AgreeOptions, output: &mut Output) -> Result<Outcome, Failure> {
    let same = match &options.same {
        Some(path) => read_same(path)?,
        None => BTreeMap::new(),
    };
    let [a, b] = [read_coding(&options.a)?, read_coding(&options.b)?];
    let names = [&options.a, &options.b].map(|path| path.to_string_lossy());
    let view = agreement((&names[0], &a), (&names[1], &b), &same);
    print_answer(&view, &[], output)?;
    Ok(Outcome::clean_if(!view.is_empty()))
}

/// Reads a dataset, or one file of a source.
fn read_coding(path: &Path) -> Result<Dataset, Failure> {
    let is_toml = path.extension().is_some_and(|ending| ending == "toml");
    if !is_toml || path.is_dir() {
        return Ok(Dataset::read(&read_data(path)?));
    }
    let files = Files::read_source(path).map_err(|error| unreadable(path, &error))?;
    let dataset = Dataset::read(&files);
    if dataset.sources.is_empty() {
        return Err(Failure::new(
            format!("`{}` is not a source that can be read", path.display()),
            "name the TOML file of a source after its id, and `ties check` it in a dataset",
        ));
    }
    Ok(dataset)
}

/// Reads which ids of the second coding mean which of the first.
fn read_same(path: &Path) -> Result<BTreeMap<Id, Id>, Failure> {
    let shown = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        Failure::new(
            format!("`{shown}` cannot be read: {error}"),
            "name a TOML file with lines `id-of-b = \"id-of-a\"`",
        )
    })?;
    let mut same = BTreeMap::new();
    let document: DocumentMut = text.parse().map_err(|_| not_ids(path, "it is not TOML"))?;
    for (key, value) in document.iter() {
        let value = value.as_str().unwrap_or_default();
        let (Ok(id), Ok(other)) = (Id::new(key), Id::new(value)) else {
            return Err(not_ids(path, &format!("`{key}` is not a pair of ids")));
        };
        same.insert(id, other);
    }
    Ok(same)
}

fn not_ids(path: &Path, why: &str) -> Failure {
    Failure::new(
        format!("`{}` does not list ids: {why}", path.display()),
        "write a line `id-of-b = \"id-of-a\"` for each entity with two ids",
    )
}
