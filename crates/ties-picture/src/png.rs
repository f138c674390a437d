//! A picture as PNG.

use std::fmt;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::font::FONT;

/// The maximum number of pixels on a side.
const MOST_PIXELS: f32 = 16_000.0;

/// The error for a picture that cannot be drawn as PNG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPicture(String);

impl fmt::Display for BadPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the picture cannot be drawn as PNG: {}", self.0)
    }
}

impl std::error::Error for BadPicture {}

/// An SVG of [`crate::Picture::to_svg`] as PNG, `scale` times as large. Letters that the font lacks
/// become boxes.
pub fn to_png(svg: &str, scale: f32) -> Result<Vec<u8>, BadPicture> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_source(fontdb::Source::Binary(Arc::new(FONT)));
    let options = Options {
        fontdb: Arc::new(fonts),
        font_family: "Ties Sans".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| BadPicture(error.to_string()))?;
    let size = tree.size();
    let longest = size.width().max(size.height()) * scale;
    if longest > MOST_PIXELS {
        return Err(BadPicture(format!(
            "{longest:.0} pixels are more than {MOST_PIXELS:.0}"
        )));
    }
    let scaled = size.to_int_size().scale_by(scale);
    let map = scaled.and_then(|size| Pixmap::new(size.width(), size.height()));
    let mut map = map.ok_or_else(|| BadPicture("it has no size".to_owned()))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut map.as_mut(),
    );
    map.encode_png()
        .map_err(|error| BadPicture(error.to_string()))
}
