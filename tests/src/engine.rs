//! The engine: exceptions, severities, order, and equal reports with any number of threads.

use crate::world::{codes, findings, world, world_with};

#[test]
fn any_number_of_threads_gives_the_same_report() {
    let gazette = world()["sources/gazette-2021.toml"]
        .replace("\"alpha\"", "\"alfa\"")
        .replace("predicate = \"arms\"", "predicate = \"harms\"");
    let mut laid_over: Vec<(String, String)> = (0..50)
        .map(|number| (format!("sources/copy-{number}.toml"), gazette.clone()))
        .collect();
    laid_over.push(("entities/broken.toml".to_owned(), "kind = ".to_owned()));
    let files = world_with(
        laid_over
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| (findings(&files), ties_check::check(&files).summary))
    };
    let one = with_threads(1);
    assert!(one.0.matches("error[").count() > 100);
    assert_eq!(one, with_threads(2));
    assert_eq!(one, with_threads(7));
}

/// The gazette with `line` added to the claim `allies`, which has an error of its own.
fn gazette(line: &str) -> String {
    let gazette = world()["sources/gazette-2021.toml"].replacen("\"charlie\"", "\"delta-list\"", 1);
    gazette.replacen(
        "confidence = \"moderate\"",
        &format!("confidence = \"moderate\"\n{line}"),
        1,
    )
}

#[test]
fn an_exception_silences_its_rule_only_on_its_own_record() {
    let silenced = gazette("expect = [{ code = \"wrong-kind\", reason = \"a test\" }]");
    let files = world_with([("sources/gazette-2021.toml", silenced.as_str())]);
    assert_eq!(codes(&files), []);
    assert_eq!(ties_check::check(&files).summary.silenced, 1);

    // An exception on the source does not cover its claims: it silences nothing and is reported.
    let elsewhere = gazette("").replacen(
        "coder =",
        "expect = [{ code = \"wrong-kind\", reason = \"a test\" }]\ncoder =",
        1,
    );
    let found = codes(&world_with([(
        "sources/gazette-2021.toml",
        elsewhere.as_str(),
    )]));
    assert_eq!(
        found.iter().map(|(code, _)| *code).collect::<Vec<_>>(),
        ["stale-exception", "wrong-kind"]
    );
}

/// `unused-entity` does not run if a claim cannot be read, so its exceptions are not stale.
#[test]
fn an_exception_is_not_stale_while_a_claim_cannot_be_read() {
    let entity = "kind = \"network\"\nname = \"Golf\"\n\
                  expect = [{ code = \"unused-entity\", reason = \"a test\" }]\n";
    let broken = gazette("").replacen("confidence = \"moderate\"", "confidence = 7", 1);
    let found = codes(&world_with([
        ("entities/golf.toml", entity),
        ("sources/gazette-2021.toml", broken.as_str()),
    ]));
    assert!(found.iter().any(|(code, _)| *code == "shape"), "{found:?}");
    assert!(
        found.iter().all(|(code, _)| *code != "stale-exception"),
        "{found:?}"
    );
}

#[test]
fn a_dataset_may_change_a_severity() {
    let dataset = world()["dataset.toml"].clone()
        + "\n[severities]\nwrong-kind = { severity = \"warning\", reason = \"a test\" }\n";
    let text = gazette("");
    let files = world_with([
        ("sources/gazette-2021.toml", text.as_str()),
        ("dataset.toml", dataset.as_str()),
    ]);
    let summary = ties_check::check(&files).summary;
    assert_eq!((summary.errors, summary.warnings), (0, 1));
}

#[test]
fn a_group_of_claims_is_reported_once() {
    let text = world()["sources/gazette-2021.toml"].replacen(
        "predicate = \"fights\"\nobject = \"bravo\"",
        "predicate = \"fights\"\nobject = \"brave\"",
        1,
    );
    assert_eq!(
        codes(&world_with([("sources/gazette-2021.toml", text.as_str())])),
        [("unknown-entity", "\"brave\"".to_owned())]
    );
}

fn page(number: usize) -> String {
    format!(
        "kind = \"report\"\ntitle = \"Paper {number}\"\npublished = \"2021\"\n\
             language = \"en\"\n\n[[claims]]\n\
             id = \"member\"\nat = \"p1\"\nsubject = \"echo\"\npredicate = \"member-of\"\n\
             object = \"bravo\"\n"
    )
}

fn unreviewed(title: &str) -> (&'static str, String) {
    ("unreviewed", format!("\"{title}\""))
}

/// A dataset without any review has one finding, in `dataset.toml`, and an exception there silences
/// it.
#[test]
fn a_dataset_without_reviews_is_reported_once() {
    let gazette = world()["sources/gazette-2021.toml"].replace("reviewed-by = \"cd\"\n", "");
    let found = |gazette: &str, dataset: &str| {
        let one = page(1);
        let other = page(2);
        codes(&world_with([
            ("sources/gazette-2021.toml", gazette),
            ("sources/paper-1.toml", one.as_str()),
            ("sources/paper-2.toml", other.as_str()),
            ("dataset.toml", dataset),
        ]))
    };
    let dataset = &world()["dataset.toml"];
    assert_eq!(found(&gazette, dataset), [unreviewed("A made-up world")]);
    assert_eq!(
        found(&world()["sources/gazette-2021.toml"], dataset),
        [unreviewed("Paper 1"), unreviewed("Paper 2")]
    );
    let excepted =
        format!("{dataset}expect = [{{ code = \"unreviewed\", reason = \"a test\" }}]\n");
    assert_eq!(found(&gazette, &excepted), []);
}
