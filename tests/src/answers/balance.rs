//! `ties balance`: the signed network of a question, its index and its frustrated ties.

mod graphs;

use ties::id::Id;
use ties_dataset::dataset::Dataset;
use ties_view::{
    Analysis, Answer, BalanceView, MarkKind, MatrixView, Selection, SignedTie, Standing, balance,
    matrix,
};

use super::generated::{DATES, datasets};
use crate::ties::dataset_with;

const SOURCE: &str = r#""published":"2021-09-03""#;

/// Friends of `a` who are enemies, with vague dates, a contested tie, a pair that is both, and ties
/// without a sign.
const CLAIMS: &[&str] = &[
    r#""predicate":"allied-with","object":"b","when":"2021-08-15""#,
    r#""subject":"c","predicate":"branch-of","object":"a","when":"2021-08-15""#,
    r#""subject":"b","predicate":"fights","object":"c","when":"2021-08""#,
    r#""subject":"b","predicate":"fights","object":"c","when":"2021-08","negated":true"#,
    r#""subject":"d","predicate":"supports","object":"a","when":"2021-08-15""#,
    r#""subject":"d","predicate":"attacks","object":"a","when":"2021-08-15""#,
    r#""subject":"e","predicate":"met-with","object":"a","when":"2021-08-15""#,
    r#""subject":"f","predicate":"kin-ties-with","object":"a","when":"2021-08-15""#,
];

fn one_source() -> Dataset {
    dataset_with(&[("s", SOURCE, CLAIMS)], "").2
}

fn as_of(date: &str) -> Selection {
    Selection {
        as_of: Some(date.parse().unwrap()),
        ..Selection::default()
    }
}

fn asked(ids: &[&str], selection: Selection) -> BalanceView {
    let ids: Vec<_> = ids.iter().map(|id| Id::new(id).unwrap()).collect();
    balance(&Analysis::new(&one_source(), selection), &ids)
}

#[test]
fn a_network_has_the_friendly_and_hostile_ties() {
    let view = asked(&[], as_of("2021-08-15"));
    assert_eq!(view.groups, ["a", "b", "c"]);
    assert_eq!(view.groups_left_out, 3);
    let signs: Vec<_> = view
        .ties
        .iter()
        .map(|it| (it.a.as_str(), &*it.b, it.friendly))
        .collect();
    assert_eq!(
        signs,
        [("a", "b", true), ("a", "c", true), ("b", "c", false)]
    );
    let contested: Vec<_> = view.ties.iter().map(|tie| tie.contested).collect();
    assert_eq!(contested, [false, false, true]);
    assert!(!view.balanced);
    assert_eq!((view.index.least, view.index.most), (1, 1));
    assert_eq!((view.balanced_triangles, view.unbalanced_triangles), (0, 1));
    assert_eq!(view.unbalanced, [["a", "b", "c"]]);
    assert_eq!(view.components[0].unique, Some(false));
    // The enmity is dated to some time in August.
    let certain = view.index_of_certain_ties.unwrap();
    assert_eq!((certain.least, certain.most), (0, 0));
    // A pair that is both friendly and hostile is left out and listed.
    let [pair] = &view.ambivalent[..] else {
        panic!("{:?}", view.ambivalent);
    };
    assert_eq!((pair.friendly.a.as_str(), &*pair.friendly.b), ("a", "d"));
    assert_eq!(pair.friendly.claims, ["s#c4"]);
    assert_eq!(pair.hostile.claims, ["s#c5"]);
}

#[test]
fn frustrated_ties_have_their_claims() {
    let view = asked(&["b", "c", "a"], as_of("2021-08-15"));
    let frustrated: Vec<_> = view.ties.iter().filter(|tie| tie.frustrated).collect();
    let [tie] = frustrated[..] else {
        panic!("{frustrated:?}");
    };
    assert_eq!((tie.ties.len(), tie.claims.len()), (1, 1));
    let text = view.to_string();
    assert!(text.contains(&format!("claims: {}", tie.claims[0])));
    assert!(text.contains("Another split is as good"));
    assert!(text.contains("Range: 0 to 1, from the ties alone"));
    assert_eq!(view.rows().len(), 3);
}

#[test]
fn one_group_is_asked_with_its_neighbours() {
    let view = asked(&["a"], as_of("2021-08-15"));
    assert_eq!(view.around.as_deref(), Some("a"));
    assert_eq!(view.groups, ["a", "b", "c"]);
    assert_eq!(view.ties.len(), 3);
    let around_b = asked(&["b"], Selection::default());
    assert_eq!(around_b.groups, ["a", "b", "c"]);
    assert_eq!(around_b.index_of_certain_ties, None);
}

#[test]
fn nothing_found_shows_nothing() {
    let view = asked(&["a", "g"], Selection::default());
    assert!(view.is_empty());
    assert!(view.balanced);
    let text = view.to_string();
    assert!(text.contains("No tie that the question includes"));
    assert!(!text.contains("Balanced"));
}

/// The two sides of a tie, and whether it is friendly.
type Edge = (String, String, bool);

fn edge(tie: &SignedTie) -> Edge {
    (tie.a.clone(), tie.b.clone(), tie.friendly)
}

/// The signed ties of a matrix, the certain ones and all.
fn by_the_matrix(view: &MatrixView) -> (Vec<Edge>, Vec<Edge>) {
    let mut certain = Vec::new();
    let mut all = Vec::new();
    for cell in &view.cells {
        let signed = |kind: MarkKind| match kind {
            MarkKind::Friend | MarkKind::Part => Some(true),
            MarkKind::Enemy => Some(false),
            _ => None,
        };
        let mut marks: Vec<_> = cell.marks.iter().collect();
        marks.retain(|mark| signed(mark.kind).is_some());
        let signs: Vec<_> = marks.iter().filter_map(|mark| signed(mark.kind)).collect();
        if signs.is_empty() || signs.iter().any(|sign| *sign != signs[0]) {
            continue;
        }
        let edge = (cell.a.clone(), cell.b.clone(), signs[0]);
        let is_certain = |standing: Option<Standing>| standing.is_none_or(|it| it == Standing::Yes);
        if marks.iter().any(|mark| is_certain(mark.standing)) {
            certain.push(edge.clone());
        }
        all.push(edge);
    }
    (certain, all)
}

/// The index by every split.
fn index_of(edges: &[Edge]) -> usize {
    let mut names: Vec<_> = edges.iter().flat_map(|(a, b, _)| [a, b]).collect();
    names.sort();
    names.dedup();
    let side = |split: u32, name| split >> names.binary_search(&name).unwrap() & 1;
    let mut least = usize::MAX;
    for split in 0..1 << names.len() {
        let edges = edges.iter();
        let frustrated =
            edges.filter(|(a, b, friendly)| (side(split, a) == side(split, b)) != *friendly);
        least = least.min(frustrated.count());
    }
    least
}

#[test]
fn the_index_and_its_range_are_those_of_every_split_of_the_matrix() {
    let mut frustrated = 0;
    let mut ranges = 0;
    for dataset in datasets() {
        for date in [None].into_iter().chain(DATES.map(Some)) {
            let selection = date.map_or_else(Selection::default, as_of);
            let analysis = Analysis::new(&dataset, selection);
            let view = balance(&analysis, &[]);
            let (certain, all) = by_the_matrix(&matrix(&analysis, &[]));
            assert_eq!(view.ties.iter().map(edge).collect::<Vec<_>>(), all);
            let most = index_of(&all);
            assert_eq!((view.index.least, view.index.most), (most, most));
            let against = view.ties.iter().filter(|tie| tie.frustrated);
            assert_eq!(against.count(), most);
            let least = index_of(&certain);
            if let Some(found) = view.index_of_certain_ties {
                assert_eq!((found.least, found.most), (least, least));
            }
            assert_within(&certain, &all, least, most);
            frustrated += usize::from(most > 0);
            ranges += usize::from(least < most);
        }
    }
    assert!(frustrated > 10 && ranges > 5, "{frustrated} {ranges}");
}

/// Asserts that no choice among the ties that are not certain has an index out of the range.
fn assert_within(certain: &[Edge], all: &[Edge], least: usize, most: usize) {
    let open: Vec<_> = all.iter().filter(|edge| !certain.contains(edge)).collect();
    if open.len() > 6 {
        return;
    }
    for choice in 0_u32..1 << open.len() {
        let mut edges = certain.to_vec();
        let chosen = open.iter().enumerate();
        let chosen = chosen.filter(|(place, _)| choice >> place & 1 == 1);
        edges.extend(chosen.map(|(_, edge)| (*edge).clone()));
        let index = index_of(&edges);
        assert!(least <= index && index <= most);
    }
}
