//! The colours of pictures, on light and on dark paper.
//!
//! Friend and enemy are blue and vermilion of the palette by Okabe and Ito (2008), which people who
//! do not see red or green can tell apart. No meaning rests on colour alone.

use std::fmt::Write;

/// The paper that a picture is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// White, for print.
    #[default]
    Light,
    /// Nearly black, for screens at night.
    Dark,
}

/// A colour by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ink {
    /// The paper.
    Paper,
    /// Words and signs.
    Text,
    /// Words of less weight: captions, dates.
    Quiet,
    /// Outlines and axes.
    Line,
    /// A grid or a background that means nothing.
    Grid,
    /// A friendly tie.
    Friend,
    /// A friendly tie that is not attested for the day itself.
    FriendFaint,
    /// A hostile tie.
    Enemy,
    /// A hostile tie that is not attested for the day itself.
    EnemyFaint,
    /// A part and its whole.
    Part,
    /// A part and its whole, not attested for the day itself.
    PartFaint,
    /// Relatives.
    Kin,
    /// Relatives, not attested for the day itself.
    KinFaint,
    /// Friend and enemy at once.
    Both,
    /// Friend and enemy at once, not attested for the day itself.
    BothFaint,
    /// Another relation, a denied tie, or no known tie.
    Neutral,
    /// The same, not attested for the day itself.
    NeutralFaint,
    /// The day asked about.
    Day,
}

/// How a colour looks.
struct Colour {
    ink: Ink,
    /// What its classes in an SVG end with.
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const fn colour(ink: Ink, name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour {
        ink,
        name,
        light,
        dark,
    }
}

/// All colours, in the order of [`Ink`].
static COLOURS: [Colour; 18] = [
    colour(Ink::Paper, "paper", "#FFFFFF", "#14181D"),
    colour(Ink::Text, "text", "#1A1A1A", "#EDEFF2"),
    colour(Ink::Quiet, "quiet", "#555B61", "#B3B9C0"),
    colour(Ink::Line, "line", "#767B81", "#8A9199"),
    colour(Ink::Grid, "grid", "#DDDDDD", "#343A41"),
    colour(Ink::Friend, "friend", "#0072B2", "#56B4E9"),
    colour(Ink::FriendFaint, "friend-faint", "#4F97C4", "#2F7FB0"),
    colour(Ink::Enemy, "enemy", "#D55E00", "#F0862F"),
    colour(Ink::EnemyFaint, "enemy-faint", "#E0793A", "#B4622A"),
    colour(Ink::Part, "part", "#00664B", "#2FC79A"),
    colour(Ink::PartFaint, "part-faint", "#3F9C80", "#1F8566"),
    colour(Ink::Kin, "kin", "#6B4FA0", "#B9A2EC"),
    colour(Ink::KinFaint, "kin-faint", "#9B86C4", "#7F69B5"),
    colour(Ink::Both, "both", "#A8487F", "#E39AC4"),
    colour(Ink::BothFaint, "both-faint", "#CC79A7", "#A8648B"),
    colour(Ink::Neutral, "neutral", "#6B6B6B", "#9AA0A6"),
    colour(Ink::NeutralFaint, "neutral-faint", "#8C8C8C", "#7A8087"),
    colour(Ink::Day, "day", "#B00020", "#FF8A8A"),
];

impl Ink {
    /// Every colour.
    pub fn all() -> impl Iterator<Item = Self> {
        COLOURS.iter().map(|colour| colour.ink)
    }

    /// The colour for what is not attested for the day itself.
    #[must_use]
    pub fn faint(self) -> Self {
        match self {
            Self::Friend => Self::FriendFaint,
            Self::Enemy => Self::EnemyFaint,
            Self::Part => Self::PartFaint,
            Self::Kin => Self::KinFaint,
            Self::Both => Self::BothFaint,
            Self::Neutral => Self::NeutralFaint,
            other => other,
        }
    }

    /// The colour as hexadecimal: `#0072B2`.
    pub fn hex(self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light => self.colour().light,
            Theme::Dark => self.colour().dark,
        }
    }

    /// The name that its classes in an SVG end with: `friend` in `fill-friend`, `stroke-friend`.
    pub fn name(self) -> &'static str {
        self.colour().name
    }

    fn colour(self) -> &'static Colour {
        &COLOURS[self as usize]
    }
}

/// The CSS rules that turn light pictures inside a page of HTML into dark ones.
pub fn dark_css() -> String {
    let mut css = String::new();
    for Colour { name, dark, .. } in &COLOURS {
        // Writing to a String cannot fail.
        let _ = write!(
            css,
            ".fill-{name}{{fill:{dark}}}.stroke-{name}{{stroke:{dark}}}"
        );
    }
    css
}
