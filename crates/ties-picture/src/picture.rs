//! A picture: its size, its shapes, and its title and description in words.

use crate::shape::Shape;

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What tells it from the other pictures of a page: `matrix`. Ids within the SVG start with it.
    pub id: String,
    /// Its width in pixels.
    pub width: f64,
    /// Its height in pixels.
    pub height: f64,
    /// Its title, for screen readers.
    pub title: String,
    /// What it shows in sentences, for screen readers.
    pub description: String,
    /// Its shapes, from back to front.
    pub shapes: Vec<Shape>,
}
