//! The colours of pictures can be read on their paper, by the colour-blind, and in grey.

use ties_picture::{Ink, Theme};

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// The contrast that WCAG 2.2 requires of text (1.4.3) and of lines (1.4.11).
const TEXT_CONTRAST: f64 = 4.5;
const LINE_CONTRAST: f64 = 3.0;

/// How far apart friend and enemy are for those who do not see green, in CIELAB (1976). Black and
/// white are 100 apart; 2.3 can just be seen.
const FRIEND_AND_ENEMY: f64 = 60.0;

/// How far a colour is from its faint form, in CIELAB, and how much lighter or darker it is.
const FAINT: f64 = 10.0;
const FAINT_IN_GREY: f64 = 7.0;

/// What a person without cones for green sees, in linear light: Machado, Oliveira and Fernandes
/// (2009), severity 1.
const DEUTERANOPIA: [[f64; 3]; 3] = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];

/// Linear sRGB to CIE XYZ, with white at D65.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.412_456, 0.357_576, 0.180_438],
    [0.212_673, 0.715_152, 0.072_175],
    [0.019_334, 0.119_192, 0.950_304],
];
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

/// The light of a colour: red, green and blue from 0 to 1.
fn light(ink: Ink, theme: Theme) -> [f64; 3] {
    let hex = ink.hex(theme);
    [1, 3, 5].map(|place| {
        let value = u8::from_str_radix(&hex[place..place + 2], 16).unwrap();
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: &[[f64; 3]; 3], of: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * of[0] + row[1] * of[1] + row[2] * of[2])
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let [one, other] = [one, other].map(|light| times(&TO_XYZ, light)[1] + 0.05);
    one.max(other) / one.min(other)
}

/// CIELAB: lightness from 0 to 100, and two colour axes.
fn lab(light: [f64; 3]) -> [f64; 3] {
    let xyz = times(&TO_XYZ, light.map(|part| part.clamp(0.0, 1.0)));
    let [x, y, z] = [0, 1, 2].map(|axis| {
        let part = xyz[axis] / WHITE[axis];
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn apart(one: [f64; 3], other: [f64; 3]) -> f64 {
    let [one, other] = [lab(one), lab(other)];
    (0..3)
        .map(|axis| (one[axis] - other[axis]).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[test]
fn text_and_lines_contrast_with_their_paper() {
    for theme in THEMES {
        for ink in Ink::all() {
            let needed = match ink {
                // A grid means nothing.
                Ink::Paper | Ink::Grid => continue,
                Ink::Text | Ink::Quiet => TEXT_CONTRAST,
                _ => LINE_CONTRAST,
            };
            let found = contrast(light(ink, theme), light(Ink::Paper, theme));
            assert!(found >= needed, "{ink:?} on {theme:?} paper: {found:.2}");
        }
    }
}

#[test]
fn friend_and_enemy_differ_without_green() {
    for theme in THEMES {
        for friend in [Ink::Friend, Ink::FriendFaint] {
            for enemy in [Ink::Enemy, Ink::EnemyFaint] {
                let [one, other] =
                    [friend, enemy].map(|ink| times(&DEUTERANOPIA, light(ink, theme)));
                let found = apart(one, other);
                assert!(
                    found >= FRIEND_AND_ENEMY,
                    "{friend:?} and {enemy:?} on {theme:?} paper: {found:.1}"
                );
            }
        }
    }
}

#[test]
fn faint_colours_differ_without_green_and_in_grey() {
    for theme in THEMES {
        for ink in Ink::all().filter(|ink| ink.faint() != *ink) {
            let pair = [ink, ink.faint()].map(|ink| light(ink, theme));
            let [one, other] = pair.map(|seen| times(&DEUTERANOPIA, seen));
            let found = apart(one, other);
            assert!(found >= FAINT, "{ink:?} on {theme:?} paper: {found:.1}");
            let [one, other] = pair.map(|seen| lab(seen)[0]);
            let found = (one - other).abs();
            assert!(
                found >= FAINT_IN_GREY,
                "{ink:?} on {theme:?} paper, in grey: {found:.1}"
            );
        }
    }
}
