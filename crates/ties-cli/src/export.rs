//! `ties export`: writes the dataset in other formats.

use ties_dataset::dataset::Dataset;
use ties_export::{EXPORTERS, Export, Exporter, HEAVY};
use ties_view::Selection;

use crate::arguments::ExportOptions;
use crate::dataset_paths::DatasetPaths;
use crate::lookup::check_policy;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::report_left_out;

pub(crate) fn run(
    options: &ExportOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let exporters = exporters(&options.formats)?;
    let dataset = Dataset::read(&paths.read()?);
    check_policy(&options.policy, &dataset)?;
    let selection = Selection {
        as_of: options.as_of.clone(),
        policy: options.policy.clone(),
        ..Selection::showing(options.withdrawn.shown())
    };
    let export = Export::new(&dataset, selection);
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
