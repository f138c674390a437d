//! The matrix as a picture.

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_picture::{Anchor, Picture, TextKind, Theme, draw_matrix};
use ties_view::{Analysis, Selection, matrix};

use super::{Blocs, badly_named, check_texts, edition, texts};

fn drawn(dataset: &Dataset, ids: &[Id], selection: Selection) -> Picture {
    let analysis = Analysis::new(dataset, selection);
    draw_matrix(&matrix(&analysis, ids), &edition())
}

/// The numbers of the groups in the order of the rows.
fn row_numbers(picture: &Picture) -> Vec<usize> {
    let mut numbers = Vec::new();
    for text in texts(picture) {
        if text.kind == TextKind::Label && text.anchor == Anchor::End {
            let digits: String = text.words.chars().filter(char::is_ascii_digit).collect();
            numbers.push(digits.parse().unwrap());
        }
    }
    numbers
}

#[test]
fn planted_blocs_are_unbroken_runs() {
    for [groups, blocs, ties_each] in [[20, 2, 5], [100, 5, 8]] {
        let planted = Blocs {
            groups,
            factions: blocs,
            ties_each,
        };
        let picture = drawn(&planted.dataset(), &[], Selection::default());
        let rows = row_numbers(&picture);
        assert_eq!(rows.len(), groups);
        let mut runs: Vec<usize> = rows.iter().map(|group| group % blocs).collect();
        runs.dedup();
        assert_eq!(runs.len(), blocs, "{runs:?}");
    }
}

#[test]
fn labels_of_up_to_500_groups_neither_overlap_nor_leave_the_picture() {
    for [groups, blocs] in [[5, 1], [20, 2], [100, 5], [500, 10]] {
        let planted = Blocs {
            groups,
            factions: blocs,
            ties_each: 4,
        };
        let picture = drawn(&planted.dataset(), &[], Selection::default());
        assert_eq!(row_numbers(&picture).len(), groups);
        check_texts(&picture);
        if let Some(folder) = std::env::var_os("TIES_LOOK") {
            let path = std::path::Path::new(&folder).join(format!("matrix-{groups}.svg"));
            std::fs::write(path, picture.to_svg(Theme::Light)).unwrap();
        }
    }
}

/// Claims on few groups, with every sign.
pub(super) const EVERY_SIGN: [&str; 11] = [
    r#""subject":"a","predicate":"allied-with","object":"b","when":"2021-09-05""#,
    r#""subject":"a","predicate":"part-of","object":"b","when":"2021-09""#,
    r#""subject":"a","predicate":"tied-to","object":"b","when":"2021-09-05""#,
    r#""subject":"b","predicate":"hostile-to","object":"c","when":"2021-09-05""#,
    r#""subject":"a","predicate":"kin-ties-with","object":"c","when":"2021-09-05""#,
    r#""subject":"a","predicate":"supports","object":"d","when":"2021-09-05""#,
    r#""subject":"a","predicate":"fights","object":"d","when":"2021-09""#,
    r#""subject":"b","predicate":"allied-with","object":"d","when":"2021-09-05","negated":true"#,
    r#""subject":"c","predicate":"no-known-tie","object":"d","when":"2021-09-05""#,
    r#""subject":"d","predicate":"part-of","object":"c","when":"2021-09-05""#,
    r#""subject":"c","predicate":"allied-with","object":"e","mode":"allegation","when":"2021""#,
];

#[test]
fn every_sign_is_drawn_and_explained() {
    let (.., made_up) =
        crate::ties::dataset_with(&[("s", r#""published":"2021-09-05""#, &EVERY_SIGN)], "");
    let ids = ["a", "b", "c", "d", "e"].map(|id| Id::new(id).unwrap());
    let selection = Selection {
        as_of: Some("2021-09-05".parse().unwrap()),
        ..Selection::default()
    };
    let picture = drawn(&made_up, &ids, selection);
    check_texts(&picture);
    insta::assert_snapshot!("matrix_svg", picture.to_svg(Theme::Light));
    insta::assert_snapshot!("matrix_description", picture.description);
}

#[test]
fn names_cannot_break_the_picture() {
    let picture = drawn(&badly_named(), &[], Selection::default());
    check_texts(&picture);
    let svg = picture.to_svg(Theme::Dark);
    ties_picture::to_png(&svg, 1.0).unwrap();
    assert!(!svg.contains("</script>"));
    assert!(!svg.contains(['\0', '\u{1}', '\u{202e}']));
}
