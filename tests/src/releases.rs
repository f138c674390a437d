//! Two releases beside each other: what of an older one is missed, and what is not.

use ties_dataset::file::Files;

use crate::world::{findings, findings_since, world, world_with};

/// The codes of what is found beside the world as it is.
fn codes_since(files: &Files) -> Vec<&'static str> {
    let report = ties_check::check_since(files, &world_with([]));
    report.diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn a_release_beside_itself_is_silent() {
    assert_eq!(findings_since(&world_with([]), &world_with([])), "");
}

#[test]
fn rules_over_releases_run_where_there_is_an_older_one() {
    let alone = ties_check::check(&world_with([]));
    let beside = ties_check::check_since(&world_with([]), &world_with([]));
    assert_eq!(beside.summary.rules, ties_check::rules::RULES.len());
    assert_eq!(beside.summary.rules - alone.summary.rules, 4);
}

/// An exception to them is not stale for want of an older release, and is where there is one that
/// shows nothing.
#[test]
fn an_exception_waits_for_an_older_release() {
    let expect = |code: &str| {
        let page = world()["dataset.toml"].clone();
        let page = page + &format!("expect = [{{ code = \"{code}\", reason = \"a test\" }}]\n");
        world_with([("dataset.toml", page.as_str())])
    };
    assert_eq!(findings(&expect("count-dropped")), "");
    assert_eq!(codes_since(&expect("count-dropped")), ["stale-exception"]);
    assert!(findings(&expect("duplicate-source")).contains("stale-exception"));
}

/// What cannot be read now is not taken for gone.
#[test]
fn what_cannot_be_read_is_not_gone() {
    let gazette = &world()["sources/gazette-2021.toml"];
    let codes = |gazette: &str| codes_since(&world_with([("sources/gazette-2021.toml", gazette)]));
    assert_eq!(codes(&gazette.replacen("\"branch-of\"", "7", 1)), ["shape"]);
    assert!(!codes(&gazette.replacen("kind =", "kind", 1)).contains(&"claim-deleted"));
    assert!(
        codes(&gazette.replacen("id = \"branch\"", "id = \"brunch\"", 1))
            .contains(&"claim-deleted")
    );
}

/// Without a title page there is nowhere to say what became of an id; that it is gone is said all
/// the same.
#[test]
fn ids_are_missed_without_a_title_page() {
    let without = |path: &str| {
        let mut files = world();
        files.remove(path);
        files
    };
    let mut files = without("entities/delta-list.toml");
    files.remove("dataset.toml");
    let files = Files::from_texts(files);
    let found = findings_since(&files, &world_with([]));
    assert!(
        found.contains("error[id-reused]: ids gone since release `1.0.0`")
            && found.contains("`delta-list`"),
        "{found}"
    );

    let old = Files::from_texts(without("dataset.toml"));
    let new = Files::from_texts(without("disputes/bravo-and-charlie.toml"));
    assert!(findings_since(&new, &old).contains("gone since the older release"));
}
