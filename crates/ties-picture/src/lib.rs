//! Pictures of the answers of `ties-view`, as SVG.
//!
//! A drawing function turns an answer into a [`Picture`]: plain shapes with a title and a
//! description. A picture adds nothing up itself. The same answer makes the same bytes everywhere:
//! coordinates have one decimal, and the layout uses only `+ − × ÷ √`.

mod axis;
mod font;
mod frame;
mod genealogy;
mod genealogy_events;
mod genealogy_lanes;
mod geometry;
mod label;
mod matrix;
mod matrix_cell;
mod matrix_words;
mod network;
mod order;
mod palette;
mod period;
mod picture;
#[cfg(feature = "png")]
mod png;
mod shape;
mod strength;
mod strength_range;
mod stress;
mod svg;
mod time_legend;
mod timeline;
mod timeline_rows;

pub use font::{FONT, FONT_FAMILY, FONT_WOFF2, text_width};
pub use frame::Edition;
pub use genealogy::draw_genealogy;
pub use label::{cut, plain, shown};
pub use matrix::draw_matrix;
pub use network::{draw_network, lay_out};
pub use palette::{Ink, Theme, dark_css};
pub use picture::Picture;
#[cfg(feature = "png")]
pub use png::{BadPicture, to_png};
pub use shape::{Anchor, Dash, Fill, Point, Shape, Step, Stroke, Text, TextKind};
pub use strength::draw_strength;
pub use stress::LayoutEdge;
pub use timeline::draw_timeline;
