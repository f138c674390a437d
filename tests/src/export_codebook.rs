//! The codebook: it defines every table, column and code, and its links work.

use std::collections::BTreeSet;
use std::fs;

use ties::vocabulary::PREDICATES;
use ties_dataset::dataset::Dataset;
use ties_export::{EXPORTERS, Export, TABLES};
use ties_view::Selection;

use crate::world::world_with;

fn codebook() -> (String, String) {
    let out = tempfile::tempdir().unwrap();
    let dataset = Dataset::read(&world_with([]));
    let exporter = EXPORTERS
        .iter()
        .find(|exporter| exporter.name == "codebook")
        .unwrap();
    let (folder, _) = Export::new(&dataset, Selection::default())
        .write(exporter, out.path())
        .unwrap();
    (
        fs::read_to_string(folder.join("codebook.md")).unwrap(),
        fs::read_to_string(folder.join("codebook.html")).unwrap(),
    )
}

#[test]
fn every_table_column_and_code_is_defined() {
    let (text, page) = codebook();
    for table in TABLES {
        assert!(
            !table.means().is_empty() && text.contains(&table.means()),
            "{}",
            table.name
        );
        for column in table.columns() {
            assert!(
                !column.means.is_empty() && text.contains(&column.means.replace('|', "\\|")),
                "{}.{}",
                table.name,
                column.name
            );
            assert!(
                page.contains(&format!("<tr id=\"table-{}.{}\">", table.name, column.name)),
                "{}.{}",
                table.name,
                column.name
            );
            for (word, means) in &column.words {
                assert!(
                    text.contains(&format!("`{word}`")),
                    "{}.{}: {word}",
                    table.name,
                    column.name
                );
                assert!(
                    column.list.as_deref() == Some("Predicate") || !means.is_empty(),
                    "{}.{}: {word} has no meaning",
                    table.name,
                    column.name
                );
            }
        }
    }
    for def in &PREDICATES {
        assert!(
            text.contains(&format!("| `{}` | {} |", def.name, def.means)),
            "{}",
            def.name
        );
    }
}

#[test]
fn every_link_has_a_target() {
    let (_, page) = codebook();
    let ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an anchor is defined twice");
    for target in page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(known.contains(target), "#{target}");
    }
}

#[test]
fn the_page_is_self_contained() {
    let (_, page) = codebook();
    assert!(
        !page.contains("<script")
            && !page.contains("<link")
            && !page.contains(" src=")
            && !page.contains("@import")
    );
    assert!(
        page.contains("prefers-color-scheme: dark")
            && page.contains("@media print")
            && page.contains("viewport")
    );
}

#[test]
fn its_counts_match_the_dataset() {
    let (text, _) = codebook();
    let dataset = Dataset::read(&world_with([]));
    let count = |what: &str, number: usize| {
        assert!(
            text.contains(&format!("| {what} | {number} |")),
            "{what}: {number}"
        );
    };
    count("entities", dataset.entities.len());
    count("sources", dataset.sources.len());
    count(
        "claims as coded, each group counted once",
        dataset.claims().count(),
    );
}
