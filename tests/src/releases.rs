//! Comparison of two releases: what counts as lost from the older one, and what does not.

use ties_dataset::file::Files;

use crate::world::{findings, findings_since, world, world_with};

/// The codes of the findings when compared with the unchanged world.
fn codes_since(files: &Files) -> Vec<&'static str> {
    let report = ties_check::check_since(files, &world_with([]));
    report.diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn a_release_compared_with_itself_is_silent() {
    assert_eq!(findings_since(&world_with([]), &world_with([])), "");
}

#[test]
fn release_rules_run_if_there_is_an_older_release() {
    let alone = ties_check::check(&world_with([]));
    let compared = ties_check::check_since(&world_with([]), &world_with([]));
    assert_eq!(compared.summary.rules, ties_check::rules::RULES.len());
    assert_eq!(compared.summary.rules - alone.summary.rules, 4);
}

/// An exception to a release rule is stale only if there is an older release and it silences
/// nothing.
#[test]
fn an_exception_is_not_stale_without_an_older_release() {
    let expect = |code: &str| {
        let page = world()["dataset.toml"].clone();
        let page = page + &format!("expect = [{{ code = \"{code}\", reason = \"a test\" }}]\n");
        world_with([("dataset.toml", page.as_str())])
    };
    assert_eq!(findings(&expect("count-dropped")), "");
    assert_eq!(codes_since(&expect("count-dropped")), ["stale-exception"]);
    assert!(findings(&expect("duplicate-source")).contains("stale-exception"));
}

/// Records that cannot be read now are not reported as deleted.
#[test]
fn unreadable_records_are_not_reported_as_deleted() {
    let gazette = &world()["sources/gazette-2021.toml"];
    let codes = |gazette: &str| codes_since(&world_with([("sources/gazette-2021.toml", gazette)]));
    assert_eq!(codes(&gazette.replacen("\"branch-of\"", "7", 1)), ["shape"]);
    assert!(!codes(&gazette.replacen("kind =", "kind", 1)).contains(&"claim-deleted"));
    assert!(
        codes(&gazette.replacen("id = \"branch\"", "id = \"brunch\"", 1))
            .contains(&"claim-deleted")
    );
}

/// Without `dataset.toml` there is no place to retire an id, but a missing id is still reported.
#[test]
fn missing_ids_are_reported_without_dataset_toml() {
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
