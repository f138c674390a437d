//! Estimates of size as a picture.

use ties::id::Id;
use ties_picture::{Theme, draw_strength};
use ties_view::{Analysis, Selection, strength};

use super::{check_texts, edition};

/// Claims with every kind of number.
const ESTIMATES: [&str; 9] = [
    r#""predicate":"strength","amount":{"best":3000},"when":"2021-08-19","attribution":["b"]"#,
    r#""predicate":"strength","amount":{"low":4000,"high":6000,"bound":"between"},"when":"2021""#,
    r#""predicate":"strength","amount":{"best":2000,"bound":"more-than"},"when":"2021-08""#,
    r#""predicate":"strength","amount":{"best":2500,"bound":"at-most"},"when":"2019""#,
    r#""predicate":"strength","amount":{"best":2500,"bound":"about"},"when":"2020""#,
    r#""predicate":"strength","amount":{"bound":"vague","words":"thousands"},"when":"2020""#,
    r#""predicate":"strength","amount":{"best":900},"when":"2018","negated":true"#,
    r#""predicate":"strength","amount":{"best":12},"when":"2018","mode":"allegation""#,
    r#""predicate":"strength","amount":{"best":70},"when":"2018","with":{"population":"core"}"#,
];

#[test]
fn every_kind_of_estimate_is_drawn() {
    let (.., dataset) = crate::ties::dataset_with(&[("s", "", &ESTIMATES)], "");
    let analysis = Analysis::new(&dataset, Selection::default());
    let views = ["a", "b"].map(|id| strength(&analysis, &Id::new(id).unwrap()));
    let picture = draw_strength(&views, &edition()).unwrap();
    check_texts(&picture);
    insta::assert_snapshot!("strength_svg", picture.to_svg(Theme::Light));
    insta::assert_snapshot!("strength_description", picture.description);
    assert_eq!(draw_strength(&[], &edition()), None);
}
