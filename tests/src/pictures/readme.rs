//! The pictures in README.md, drawn from the real data.

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_picture::{Edition, Theme, draw_matrix};
use ties_view::{Analysis, Reach, Selection, matrix};

use crate::world::root;

/// The paths of the pictures, and the pictures as SVG.
pub(crate) fn readme_pictures() -> Vec<(String, String)> {
    let dataset = Dataset::read(&Files::read(&root().join("data")).unwrap());
    let selection = Selection {
        as_of: Some("2021-09-05".parse().unwrap()),
        reach: Reach::HalfYear,
        ..Selection::default()
    };
    let view = matrix(&Analysis::new(&dataset, selection), &[]);
    let edition = Edition::of(&dataset);
    let pictures = [("matrix", draw_matrix(&view, &edition))];
    pictures
        .into_iter()
        .map(|(name, picture)| {
            let svg = picture.to_svg(Theme::Light);
            (format!("docs/pictures/{name}.svg"), svg + "\n")
        })
        .collect()
}
