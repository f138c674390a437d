//! The network as a picture.

use std::fs;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_picture::{Edition, Picture, Point, Shape, Text, TextKind, Theme, draw_network};
use ties_view::{Analysis, Reach, Selection, matrix};

use super::{Blocs, badly_named, check_texts, covered, edition, texts};
use crate::world::{blesses, root};

fn drawn(dataset: &Dataset, ids: &[Id], selection: Selection) -> Picture {
    let all = matrix(&Analysis::new(dataset, Selection::default()), &[]);
    let shown = matrix(&Analysis::new(dataset, selection), ids);
    draw_network(&all, &shown, &edition())
}

fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

fn labels(picture: &Picture) -> Vec<Text> {
    let mut labels = texts(picture);
    labels.retain(|text| text.kind == TextKind::Label);
    labels
}

/// The centres and radii of the dots and discs above the legend.
fn circles(shapes: &[Shape]) -> Vec<(Point, f64)> {
    let mut found = Vec::new();
    for shape in shapes {
        if let Shape::Group { shapes, .. } = shape {
            for shape in shapes {
                if let Shape::Circle { center, radius, .. } = shape {
                    found.push((*center, *radius));
                }
            }
        }
    }
    found
}

/// Fails if a name is over a dot or a sign, or if two dots or signs overlap.
fn check_circles(picture: &Picture) {
    let circles = circles(&picture.shapes);
    for label in labels(picture) {
        let [least, greatest] = covered(&label);
        for (center, radius) in &circles {
            let x = center.x - center.x.clamp(least.x, greatest.x);
            let y = center.y - center.y.clamp(least.y, greatest.y);
            assert!(
                x * x + y * y > radius * radius,
                "{label:?} is over {center:?}"
            );
        }
    }
    for (place, (one, radius)) in circles.iter().enumerate() {
        for (other, other_radius) in &circles[place + 1..] {
            let (x, y, gap) = (one.x - other.x, one.y - other.y, radius + other_radius);
            assert!(x * x + y * y > gap * gap, "{one:?} overlaps {other:?}");
        }
    }
}

#[test]
fn no_name_is_cut_or_left_out_below_100_groups_and_none_overlaps() {
    for [groups, factions] in [[5, 1], [20, 2], [99, 5], [500, 10]] {
        let planted = Blocs {
            groups,
            factions,
            ties_each: 4,
        };
        let picture = drawn(&planted.dataset(), &[], Selection::default());
        check_texts(&picture);
        check_circles(&picture);
        let names = labels(&picture);
        let whole: String = names.iter().map(|label| label.words.as_str()).collect();
        if groups < 100 {
            assert!(!whole.contains('…'));
            assert_eq!(whole.matches("Group").count(), groups);
        } else {
            assert!(whole.matches("Group").count() > groups / 2);
        }
        if let Some(folder) = std::env::var_os("TIES_LOOK") {
            let path = std::path::Path::new(&folder).join(format!("network-{groups}.svg"));
            fs::write(path, picture.to_svg(Theme::Light)).unwrap();
        }
    }
}

fn every_sign() -> Dataset {
    let claims = &super::matrix::EVERY_SIGN;
    let (.., dataset) =
        crate::ties::dataset_with(&[("s", r#""published":"2021-09-05""#, claims)], "");
    dataset
}

#[test]
fn every_line_is_drawn_and_explained() {
    let picture = drawn(&every_sign(), &[], as_of("2021-09-05"));
    check_texts(&picture);
    insta::assert_snapshot!("network_svg", picture.to_svg(Theme::Light));
    insta::assert_snapshot!("network_description", picture.description);
}

#[test]
fn nothing_moves_from_date_to_date() {
    let dataset = every_sign();
    let places = |selection| {
        let labels = labels(&drawn(&dataset, &[], selection));
        let first = labels[0].at;
        let places = labels.into_iter().map(|label| {
            let (right, down) = (label.at.x - first.x, label.at.y - first.y);
            format!("{} {right:.3} {down:.3}", label.words)
        });
        places.collect::<Vec<String>>()
    };
    let of_all_times = places(Selection::default());
    assert_eq!(of_all_times, places(as_of("2021-09-05")));
    assert_eq!(of_all_times, places(as_of("1999")));
    let reach = Selection {
        reach: Reach::HalfYear,
        ..as_of("2021-08-01")
    };
    assert_eq!(of_all_times, places(reach));
}

#[test]
fn names_cannot_break_the_picture() {
    let picture = drawn(&badly_named(), &[], Selection::default());
    check_texts(&picture);
    check_circles(&picture);
    let svg = picture.to_svg(Theme::Dark);
    ties_picture::to_png(&svg, 1.0).unwrap();
    assert!(!svg.contains("</script>"));
    assert!(!svg.contains(['\0', '\u{1}', '\u{202e}']));
}

/// The picture in the README is what the command draws.
#[test]
fn the_network_of_the_readme_is_fresh() {
    let dataset = Dataset::read(&Files::read(&root().join("data")).unwrap());
    let view = matrix(&Analysis::new(&dataset, Selection::default()), &[]);
    let picture = draw_network(&view, &view, &Edition::of(&dataset));
    check_texts(&picture);
    check_circles(&picture);
    let svg = picture.to_svg(Theme::Light);
    let place = root().join("docs/pictures/network.svg");
    if blesses() {
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, svg).unwrap();
        return;
    }
    let committed = fs::read_to_string(&place).unwrap_or_default();
    assert!(committed == svg, "run `cargo xtask bless`");
}
