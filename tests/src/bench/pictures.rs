//! What the pictures of made-up groups cost: CPU seconds to draw and write each as SVG.

use std::io;
use std::path::Path;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_picture::{Edition, Theme, draw_matrix, draw_network};
use ties_view::{Analysis, Selection};

use crate::views::least_seconds;
use crate::pictured;

/// Prints what the matrix and the network of this many groups cost, after the answer is computed.
pub(crate) fn print(sizes: &[usize], folder: &Path) -> io::Result<()> {
    println!("\nPictures, CPU s to draw one and write it as SVG, after its answer is computed:\n");
    println!("| groups | matrix | network |\n|---|---|---|");
    for groups in sizes {
        let place = folder.join(format!("pictured-{groups}"));
        pictured::write(*groups, 1, &place)?;
        let dataset = Dataset::read(&Files::read_lines(&place.join("dataset.jsonl"))?);
        let analysis = Analysis::new(&dataset, Selection::default());
        let view = ties_view::matrix(&analysis, &[]);
        let edition = Edition::of(&dataset);
        let matrix = least_seconds(|| draw_matrix(&view, &edition).to_svg(Theme::Light).len());
        let network = least_seconds(|| {
            let picture = draw_network(&view, &view, &edition);
            picture.to_svg(Theme::Light).len()
        });
        println!("| {groups} | {matrix:.4} | {network:.4} |");
    }
    Ok(())
}
