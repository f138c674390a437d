//! `ties export`: writes the dataset in other formats.

use std::path::Path;

use ties::edtf::{Edtf, End};
use ties_dataset::dataset::Dataset;
use ties_export::{EXPORTERS, Export, Exporter, HEAVY};
use ties_view::{Counting, Policy};

use crate::check::{Place, read};
use crate::output::Output;
use crate::questions::{report_left_out, unknown};
use crate::{Failure, Outcome};

/// What to write, with policy and reference date.
pub(crate) struct Wanted<'a> {
    pub(crate) formats: &'a [String],
    pub(crate) out: &'a Path,
    pub(crate) as_of: Option<&'a str>,
    pub(crate) policy: &'a Policy,
}

pub(crate) fn run(
    wanted: &Wanted<'_>,
    place: &Place,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let find = |name: &String| {
        EXPORTERS
            .iter()
            .find(|exporter| exporter.name == name)
            .ok_or_else(|| {
                if HEAVY.contains(&name.as_str()) {
                    return left_out(&format!("has no export `{name}`"), name);
                }
                let names: Vec<_> = EXPORTERS
                    .iter()
                    .map(|exporter| format!("`{}`", exporter.name))
                    .collect();
                Failure::new(
                    format!("unknown export format `{name}`"),
                    format!("choose from {}", names.join(", ")),
                )
            })
    };
    let exporters: Vec<&Exporter> = match wanted.formats {
        [] => EXPORTERS.iter().collect(),
        names => names.iter().map(find).collect::<Result<_, _>>()?,
    };
    let day = wanted.as_of.map(day).transpose()?;
    let dataset = Dataset::read(&read(place)?);
    let mut counting = Counting {
        policy: wanted.policy.clone(),
        ..Counting::of(&dataset)
    };
    counting.day = day.unwrap_or(counting.day);
    if let Policy::By(speaker) = wanted.policy
        && !dataset.entities.contains_key(speaker)
        && !dataset.sources.contains_key(speaker)
    {
        let known = dataset
            .entities
            .keys()
            .chain(dataset.sources.keys())
            .map(ties::id::Id::as_str);
        let message = format!("no entity and no source has the id `{speaker}`");
        return Err(unknown(message, speaker, &dataset, known));
    }
    let export = Export::new(&dataset, counting);
    for exporter in exporters {
        let (folder, losses) = export.write(exporter, wanted.out).map_err(|error| {
            Failure::new(
                format!("the export `{}` was not written: {error}", exporter.name),
                "the previous files are unchanged",
            )
        })?;
        let lost = match losses.all().iter().map(|loss| loss.count).sum::<u64>() {
            0 => String::new(),
            count => format!("; {count} losses, see LOSSES.md in that folder"),
        };
        output.line(&format!("wrote {}{lost}", folder.display()))?;
    }
    report_left_out(&dataset, output)
}

/// The failure for a feature that is missing from this build.
pub(crate) fn left_out(lacks: &str, feature: &str) -> Failure {
    Failure::new(
        format!("this build of `ties` {lacks}: it was built without the feature `{feature}`"),
        format!(
            "build it with `cargo install --path crates/ties-cli --features {feature}`, or `--features full` for every format"
        ),
    )
}

/// The number of the last day of a date.
fn day(text: &str) -> Result<i32, Failure> {
    let bad = |why: String| {
        Failure::new(
            format!("`{text}` is not a valid date: {why}"),
            "write it as `2021-08-15`, `2021-08` or `2021`",
        )
    };
    let date = Edtf::parse(text).map_err(|error| bad(error.to_string()))?;
    match date.end() {
        End::Days(days) => {
            i32::try_from(days.latest.number()).map_err(|_| bad("it is too far away".to_owned()))
        }
        End::Open | End::Unknown => Err(bad("it has no end".to_owned())),
    }
}
