//! `ties draw`: pictures, as SVG and PNG.

use std::path::Path;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::write_whole;
use ties_picture::{
    Edition, Picture, Theme, draw_genealogy, draw_matrix, draw_network, draw_strength,
    draw_timeline,
};
use ties_view::{Analysis, Answer, MatrixView, Reach, Selection, strength};

use crate::arguments::{DrawOptions, PictureKind};
use crate::dataset_paths::DatasetPaths;
use crate::lookup::all_entities;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::questions::analyse;

/// Draws a picture.
pub(crate) fn run(
    options: &DrawOptions,
    paths: &DatasetPaths,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let format = options.out.as_deref().map(PictureFormat::of).transpose()?;
    let mut selection = options.options.selection();
    selection.reach = options.options.reach.unwrap_or(Reach::HalfYear);
    if options.kind == PictureKind::Genealogy {
        // A genealogy is about every time. The day is only a line in it.
        selection.as_of = None;
    }
    analyse(selection, paths, |analysis| {
        let drawn = draw(options, paths, analysis)?;
        let theme = if options.dark {
            Theme::Dark
        } else {
            Theme::Light
        };
        let svg = drawn.picture.to_svg(theme);
        if let (Some(path), Some(format)) = (&options.out, format) {
            let written = write_whole(path, &format.bytes(svg)?);
            written.map_err(|error| Failure::not_written(path, &error))?;
        } else {
            // Harmful characters are replaced already, and isolates must stay.
            output.raw(&svg)?;
            output.raw("\n")?;
        }
        Ok(Outcome::clean_if(!drawn.is_empty))
    })
}

/// A picture, and whether nothing was found to draw.
struct Drawn {
    picture: Picture,
    is_empty: bool,
}

fn draw(
    options: &DrawOptions,
    paths: &DatasetPaths,
    analysis: &Analysis<'_>,
) -> Result<Drawn, Failure> {
    let edition = Edition::of(analysis.dataset);
    let ids = all_entities(analysis.dataset, &options.entities)?;
    match options.kind {
        PictureKind::Matrix => {
            let view = ties_view::matrix(analysis, &ids);
            Ok(Drawn {
                picture: draw_matrix(&view, &edition),
                is_empty: view.is_empty(),
            })
        }
        PictureKind::Strength => draw_strengths(analysis, &ids, &edition),
        PictureKind::Network => {
            let view = ties_view::matrix(analysis, &ids);
            let all = matrix_of_all_times(paths, &ids)?;
            Ok(Drawn {
                picture: draw_network(&all, &view, &edition),
                is_empty: view.is_empty(),
            })
        }
        PictureKind::Timeline => {
            let view = match ids.as_slice() {
                [id] => ties_view::timeline(analysis, id),
                [a, b] => ties_view::timeline_between(analysis, a, b),
                _ => return Err(timeline_of_others()),
            };
            Ok(Drawn {
                picture: draw_timeline(&view, &edition),
                is_empty: view.is_empty(),
            })
        }
        PictureKind::Genealogy => Ok(genealogy(options, analysis, &ids)),
    }
}

fn draw_strengths(
    analysis: &Analysis<'_>,
    ids: &[Id],
    edition: &Edition,
) -> Result<Drawn, Failure> {
    let views: Vec<_> = ids.iter().map(|id| strength(analysis, id)).collect();
    let Some(picture) = draw_strength(&views, edition) else {
        let what = "no group is named";
        return Err(Failure::new(what, "name one: `ties draw strength ID`"));
    };
    Ok(Drawn {
        picture,
        is_empty: views.iter().all(Answer::is_empty),
    })
}

/// How all groups with a tie to another group, and the entities with these ids, are related at any
/// time according to any source. The layout of a network comes from it, so the dataset is read
/// again, without the limits of the question.
pub(crate) fn matrix_of_all_times(paths: &DatasetPaths, ids: &[Id]) -> Result<MatrixView, Failure> {
    let dataset = Dataset::read(&paths.read()?);
    let analysis = Analysis::new(&dataset, Selection::default());
    let all = ties_view::matrix(&analysis, &[]);
    let mut wanted: Vec<Id> = ids.to_vec();
    wanted.retain(|id| !all.entities.iter().any(|it| *it == id.as_str()));
    if wanted.is_empty() {
        return Ok(all);
    }
    wanted.extend(all.entities.iter().filter_map(|id| Id::new(id).ok()));
    wanted.sort();
    Ok(ties_view::matrix(&analysis, &wanted))
}

fn genealogy(options: &DrawOptions, analysis: &Analysis<'_>, ids: &[Id]) -> Drawn {
    let view = ties_view::genealogy(analysis, ids);
    let day = options.options.selection().as_of;
    Drawn {
        picture: draw_genealogy(&view, day.as_ref(), &Edition::of(analysis.dataset)),
        is_empty: view.groups.is_empty(),
    }
}

fn timeline_of_others() -> Failure {
    Failure::new(
        "a timeline is about one entity or about two",
        "name one id, or two different ids",
    )
}

/// The format of a picture.
#[derive(Clone, Copy)]
enum PictureFormat {
    Svg,
    Png,
}

impl PictureFormat {
    /// The format that the ending of a path names.
    fn of(path: &Path) -> Result<Self, Failure> {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            _ => Err(Failure::new(
                format!("`{}` is neither `.svg` nor `.png`", path.display()),
                "end the name of the file with `.svg` or `.png`",
            )),
        }
    }

    fn bytes(self, svg: String) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Svg => Ok(svg.into_bytes()),
            Self::Png => png(&svg),
        }
    }
}

#[cfg(feature = "png")]
fn png(svg: &str) -> Result<Vec<u8>, Failure> {
    ties_picture::to_png(svg, 2.0)
        .map_err(|error| Failure::new(error.to_string(), "write `.svg` instead"))
}

#[cfg(not(feature = "png"))]
fn png(_: &str) -> Result<Vec<u8>, Failure> {
    Err(Failure::new(
        "this `ties` was built without PNG",
        "write `.svg`, or build with `--features png`",
    ))
}
