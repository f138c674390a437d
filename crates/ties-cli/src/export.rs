//! `ties export`: writes the dataset in other formats.

use ties::edtf::{Edtf, End};
use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_export::{EXPORTERS, Export, Exporter, HEAVY};
use ties_view::{Counting, Policy};

use crate::arguments::ExportOptions;
use crate::dataset_paths::DatasetPaths;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::{report_left_out, unknown_id};

pub(crate) fn run(
    options: &ExportOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let exporters = exporters(&options.formats)?;
    let day = match &options.as_of {
        Some(date) => Some(last_day(date)?),
        None => None,
    };
    let dataset = Dataset::read(&paths.read()?);
    require_speaker(&options.policy, &dataset)?;
    let mut counting = Counting::of(&dataset);
    counting.policy = options.policy.clone();
    counting.withdrawn = options.withdrawn.shown();
    if let Some(day) = day {
        counting.day = day;
    }
    let export = Export::new(&dataset, counting);
    for exporter in exporters {
        let (folder, losses) = export.write(exporter, &options.out).map_err(|error| {
            Failure::new(
                format!("the export `{}` was not written: {error}", exporter.name),
                "the previous files are unchanged",
            )
        })?;
        let count: u64 = losses.all().iter().map(|loss| loss.count).sum();
        let losses = match count {
            0 => String::new(),
            1 => "; 1 loss, see LOSSES.md in that folder".to_owned(),
            count => format!("; {count} losses, see LOSSES.md in that folder"),
        };
        output.line(&format!("wrote {}{losses}", folder.display()))?;
    }
    report_left_out(&dataset, output)
}

/// The exporters of some formats, or of all formats if none is named.
fn exporters(formats: &[String]) -> Result<Vec<&'static Exporter>, Failure> {
    if formats.is_empty() {
        return Ok(EXPORTERS.iter().collect());
    }
    let mut exporters = Vec::new();
    for format in formats {
        match EXPORTERS.iter().find(|exporter| exporter.name == format) {
            Some(exporter) => exporters.push(exporter),
            None => return Err(unknown_format(format)),
        }
    }
    Ok(exporters)
}

fn unknown_format(format: &str) -> Failure {
    if HEAVY.contains(&format) {
        return missing_feature(&format!("has no export `{format}`"), format);
    }
    let names: Vec<_> = EXPORTERS
        .iter()
        .map(|exporter| format!("`{}`", exporter.name))
        .collect();
    Failure::new(
        format!("unknown export format `{format}`"),
        format!("choose from {}", names.join(", ")),
    )
}

/// Fails if a policy names a speaker that is neither an entity nor a source.
fn require_speaker(policy: &Policy, dataset: &Dataset) -> Result<(), Failure> {
    let Policy::By(speaker) = policy else {
        return Ok(());
    };
    if dataset.entities.contains_key(speaker) || dataset.sources.contains_key(speaker) {
        return Ok(());
    }
    let ids = dataset.entities.keys().chain(dataset.sources.keys());
    let message = format!("no entity and no source has the id `{speaker}`");
    Err(unknown_id(message, speaker, dataset, ids.map(Id::as_str)))
}

/// The failure for a feature that is missing from this build.
pub(crate) fn missing_feature(lacks: &str, feature: &str) -> Failure {
    Failure::new(
        format!("this build of `ties` {lacks}: it was built without the feature `{feature}`"),
        format!(
            "build it with `cargo install --path crates/ties-cli --features {feature}`, \
             or `--features full` for every format"
        ),
    )
}

/// The number of the last day of a date.
fn last_day(text: &str) -> Result<i32, Failure> {
    let date = Edtf::parse(text).map_err(|error| bad_date(text, &error.to_string()))?;
    match date.end() {
        End::Days(days) => {
            i32::try_from(days.latest.number()).map_err(|_| bad_date(text, "it is too far away"))
        }
        End::Open | End::Unknown => Err(bad_date(text, "it has no end")),
    }
}

fn bad_date(text: &str, why: &str) -> Failure {
    Failure::new(
        format!("`{text}` is not a valid date: {why}"),
        "write it as `2021-08-15`, `2021-08` or `2021`",
    )
}
