//! Writes a picture as SVG.

use std::collections::BTreeSet;
use std::fmt;

use maud::{Markup, html};

use crate::font::{FONT_FAMILY, text_width};
use crate::label::safe;
use crate::palette::{Ink, Theme};
use crate::picture::Picture;
use crate::shape::{Anchor, Dash, Fill, Point, Shape, Step, Stroke, Text, TextKind};

/// A length with one decimal, so that the last bits of a layout do not show.
struct Length(f64);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round();
        // There is no minus zero.
        let tenths = if tenths == 0.0 { 0.0 } else { tenths };
        write!(f, "{}", tenths / 10.0)
    }
}

/// Writes the shapes of one picture.
struct Writer<'p> {
    picture: &'p Picture,
    theme: Theme,
}

impl Picture {
    /// The picture as SVG 1.1, to be opened by itself or inside a page of HTML. It has no style
    /// sheet and no script, and refers to nothing outside itself.
    pub fn to_svg(&self, theme: Theme) -> String {
        let writer = Writer {
            picture: self,
            theme,
        };
        let (width, height) = (Length(self.width), Length(self.height));
        let title = format!("{}-title", self.id);
        let description = format!("{}-description", self.id);
        let mut hatched = BTreeSet::new();
        collect_hatched(&self.shapes, &mut hatched);
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) }
                width=(width) height=(height) role="img"
                aria-labelledby={ (title) " " (description) } font-family=(FONT_FAMILY) {
                title id=(title) { (safe(&self.title)) }
                desc id=(description) { (safe(&self.description)) }
                @if !hatched.is_empty() {
                    defs { @for ink in hatched { (writer.hatching(ink)) } }
                }
                rect width=(width) height=(height) fill=(Ink::Paper.hex(theme))
                    class="fill-paper" {}
                (writer.shapes(&self.shapes))
            }
        };
        svg.into_string()
    }
}

/// The colours of hatched areas.
fn collect_hatched(shapes: &[Shape], inks: &mut BTreeSet<Ink>) {
    for shape in shapes {
        match shape {
            Shape::Rect { fill, .. } | Shape::Circle { fill, .. } | Shape::Path { fill, .. } => {
                if let Fill::Hatched(ink) = fill {
                    inks.insert(*ink);
                }
            }
            Shape::Group { shapes, .. } => collect_hatched(shapes, inks),
            Shape::Line { .. } | Shape::Text(_) => {}
        }
    }
}

impl Writer<'_> {
    fn hatching_id(&self, ink: Ink) -> String {
        format!("{}-hatched-{}", self.picture.id, ink.name())
    }

    /// Diagonal lines.
    fn hatching(&self, ink: Ink) -> Markup {
        let paper = Ink::Paper.hex(self.theme);
        html! {
            pattern id=(self.hatching_id(ink)) width="6" height="6" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                rect width="6" height="6" fill=(paper) class="fill-paper" {}
                line x1="1.5" y1="0" x2="1.5" y2="6" stroke=(ink.hex(self.theme)) stroke-width="3"
                    class={ "stroke-" (ink.name()) } {}
            }
        }
    }

    fn shapes(&self, shapes: &[Shape]) -> Markup {
        html! { @for shape in shapes { (self.shape(shape)) } }
    }

    fn shape(&self, shape: &Shape) -> Markup {
        match shape {
            Shape::Line { from, to, stroke } => self.line(*from, *to, *stroke),
            Shape::Rect {
                at,
                width,
                height,
                fill,
                stroke,
            } => rect(*at, [*width, *height], self.paint(*fill, *stroke)),
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => circle(*center, *radius, self.paint(*fill, *stroke)),
            Shape::Path {
                steps,
                fill,
                stroke,
            } => path(steps, self.paint(*fill, *stroke)),
            Shape::Text(text) => self.text(text),
            Shape::Group { title, shapes } => html! {
                g { title { (safe(title)) } (self.shapes(shapes)) }
            },
        }
    }

    fn line(&self, from: Point, to: Point, stroke: Stroke) -> Markup {
        let paint = self.paint(Fill::None, Some(stroke));
        html! {
            line x1=(Length(from.x)) y1=(Length(from.y)) x2=(Length(to.x)) y2=(Length(to.y))
                stroke=[paint.stroke] stroke-width=[paint.width] stroke-dasharray=[paint.dashes]
                class=[paint.classes] {}
        }
    }

    fn text(&self, text: &Text) -> Markup {
        let anchor = match text.anchor {
            Anchor::Start => None,
            Anchor::Middle => Some("middle"),
            Anchor::End => Some("end"),
        };
        let (x, y) = (Length(text.at.x), Length(text.at.y));
        let turn = Length(text.turn);
        let is_label = text.kind == TextKind::Label;
        // Without our font, the letters of another one are squeezed into the same width.
        let width = text_width(&text.words, text.size);
        let is_fixed = text.kind != TextKind::Sign && width > 0.0;
        let halo = is_label.then_some(Ink::Paper);
        let ink = text.ink.name();
        let kind = match text.kind {
            TextKind::Label => "label stroke-paper ",
            TextKind::Sign => "sign ",
            TextKind::Plain => "",
        };
        html! {
            text x=(x) y=(y) font-size=(Length(text.size)) fill=(text.ink.hex(self.theme))
                textLength=[is_fixed.then_some(Length(width))]
                lengthAdjust=[is_fixed.then_some("spacingAndGlyphs")]
                text-anchor=[anchor] stroke=[halo.map(|ink| ink.hex(self.theme))]
                stroke-width=[is_label.then_some(3)]
                stroke-linejoin=[is_label.then_some("round")]
                paint-order=[is_label.then_some("stroke")]
                transform=[(text.turn != 0.0).then(|| format!("rotate({turn} {x} {y})"))]
                class={ (kind) "fill-" (ink) } {
                (safe(&text.words))
            }
        }
    }

    fn paint(&self, fill: Fill, stroke: Option<Stroke>) -> Paint {
        let mut classes = Vec::new();
        let fill = match fill {
            Fill::None => "none".to_owned(),
            Fill::Solid(ink) => {
                classes.push(format!("fill-{}", ink.name()));
                ink.hex(self.theme).to_owned()
            }
            Fill::Hatched(ink) => format!("url(#{})", self.hatching_id(ink)),
        };
        let mut paint = Paint {
            fill,
            stroke: None,
            width: None,
            dashes: None,
            classes: None,
        };
        if let Some(stroke) = stroke {
            classes.push(format!("stroke-{}", stroke.ink.name()));
            paint.stroke = Some(stroke.ink.hex(self.theme));
            paint.width = Some(Length(stroke.width));
            paint.dashes = match stroke.dash {
                Dash::Solid => None,
                Dash::Dashed => Some("9 5"),
                Dash::Dotted => Some("2 4"),
                Dash::Mixed => Some("8 3 2 3"),
            };
        }
        if !classes.is_empty() {
            paint.classes = Some(classes.join(" "));
        }
        paint
    }
}

/// The attributes of a shape that say how it is painted.
struct Paint {
    fill: String,
    stroke: Option<&'static str>,
    width: Option<Length>,
    dashes: Option<&'static str>,
    classes: Option<String>,
}

/// The steps of a path as its attribute `d`.
fn outline(steps: &[Step]) -> String {
    let at = |point: &Point| format!("{} {}", Length(point.x), Length(point.y));
    let mut words = Vec::new();
    for step in steps {
        words.push(match step {
            Step::Move(to) => format!("M{}", at(to)),
            Step::Line(to) => format!("L{}", at(to)),
            Step::Curve(one, two, to) => format!("C{} {} {}", at(one), at(two), at(to)),
            Step::Close => "Z".to_owned(),
        });
    }
    words.join("")
}

fn rect(at: Point, [width, height]: [f64; 2], paint: Paint) -> Markup {
    html! {
        rect x=(Length(at.x)) y=(Length(at.y)) width=(Length(width)) height=(Length(height))
            fill=(paint.fill) stroke=[paint.stroke] stroke-width=[paint.width]
            stroke-dasharray=[paint.dashes] class=[paint.classes] {}
    }
}

fn circle(center: Point, radius: f64, paint: Paint) -> Markup {
    html! {
        circle cx=(Length(center.x)) cy=(Length(center.y)) r=(Length(radius))
            fill=(paint.fill) stroke=[paint.stroke] stroke-width=[paint.width]
            stroke-dasharray=[paint.dashes] class=[paint.classes] {}
    }
}

fn path(steps: &[Step], paint: Paint) -> Markup {
    html! {
        path d=(outline(steps)) fill=(paint.fill) stroke=[paint.stroke]
            stroke-width=[paint.width] stroke-dasharray=[paint.dashes]
            stroke-linejoin="round" class=[paint.classes] {}
    }
}
