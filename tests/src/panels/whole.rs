//! The panels of a large made-up dataset, and the panel rules documented in `docs/method.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_dataset::number::{ClaimNo, EntityNo};
use ties_view::{Analysis, PANEL_RULES, Selection, Status, dyad_years, group_years};

use crate::world::root;

/// The panels of a dataset as one text.
fn printed(dataset: &Dataset) -> String {
    let computed = Analysis::new(dataset, Selection::default());
    let dyads = dyad_years(&computed).map(|row| format!("{row:?}\n"));
    dyads
        .chain(group_years(&computed).map(|row| format!("{row:?}\n")))
        .collect()
}

#[test]
fn panels_of_a_made_up_dataset_have_unique_keys_and_agree() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_ties-bench"))
        .args(["generate", "3000", "1"])
        .arg(folder.path())
        .status();
    assert!(made.unwrap().success());
    let files = Files::read(&folder.path().join("data")).unwrap();
    let dataset = Dataset::read(&files);
    let computed = Analysis::new(&dataset, Selection::default());
    let dyads: Vec<_> = dyad_years(&computed).collect();
    let keys: Vec<_> = dyads.iter().map(|row| (row.a, row.b, row.year)).collect();
    assert!(
        keys.len() > 1000 && keys.windows(2).all(|two| two[0] < two[1]),
        "rows are in the order of their keys, and keys are unique"
    );
    assert!(
        dyads
            .iter()
            .all(|row| row.a < row.b && (1..=366).contains(&row.days))
    );
    let groups: BTreeMap<_, _> = group_years(&computed)
        .map(|row| ((row.unit, row.year), row))
        .collect();
    assert_eq!(
        groups.len(),
        group_years(&computed).count(),
        "keys are unique"
    );
    assert!(
        group_years(&computed)
            .map(|row| (row.unit, row.year))
            .is_sorted()
    );
    let mut counts: BTreeMap<(EntityNo, i32), [u32; 4]> = BTreeMap::new();
    for row in &dyads {
        for unit in [row.a, row.b] {
            assert!(
                groups.contains_key(&(unit, row.year)),
                "both units of a dyad-year are at risk in that year"
            );
            let of_year = counts.entry((unit, row.year)).or_default();
            for (place, known) in [&row.friendly, &row.hostile].into_iter().enumerate() {
                let is =
                    |status| u32::from(known.as_ref().is_some_and(|known| known.status == status));
                of_year[2 * place] += is(Status::Certain);
                of_year[2 * place + 1] += is(Status::Possible);
            }
        }
    }
    for (key, row) in &groups {
        let counted = [row.friends, row.enemies].map(Option::unwrap_or_default);
        let counted: Vec<_> = counted
            .iter()
            .flat_map(|counted| [counted.certain, counted.possible])
            .collect();
        assert_eq!(
            counted,
            counts.get(key).copied().unwrap_or_default(),
            "{key:?}"
        );
    }
    // Every tie in a year is in the summary of ties, with the same claims.
    let ties: BTreeSet<_> = computed
        .ties
        .iter()
        .flat_map(|tie| tie.episodes.iter().map(|episode| (tie.predicate, episode)))
        .flat_map(|(predicate, episode)| episode.claims_for.iter().map(move |it| (predicate, *it)))
        .collect();
    for relation in dyads
        .iter()
        .flat_map(|row| [&row.friendly, &row.hostile])
        .flatten()
    {
        let supports_a_tie = |claim: &ClaimNo| {
            relation
                .predicates
                .iter()
                .any(|predicate| ties.contains(&(*predicate, *claim)))
        };
        assert!(relation.claims.iter().all(supports_a_tie), "{relation:?}");
    }
    let turned = files
        .as_slice()
        .iter()
        .rev()
        .map(|file| (format!("x/{}", file.path), file.text.clone()));
    let turned: Vec<_> = turned
        .map(|(path, text)| (path.replacen("x/", "", 1), text))
        .collect();
    assert_eq!(
        printed(&Dataset::read(&Files::from_texts(turned))),
        printed(&dataset),
        "the order of files does not matter"
    );
}

#[test]
fn the_method_explains_every_declared_rule() {
    let method = fs::read_to_string(root().join("docs/method.md")).unwrap();
    let section = method
        .split("\n## Panels\n")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .unwrap();
    for (name, says) in PANEL_RULES {
        assert!(section.contains(&format!("**{name}**")), "{name}");
        assert!(
            says.ends_with('.') && !says.contains("  ") && !says.contains('\n'),
            "{says}"
        );
    }
    assert_eq!(
        section.matches("\n- **").count(),
        PANEL_RULES.len(),
        "the method explains only declared rules"
    );
    let names: BTreeSet<_> = PANEL_RULES.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), PANEL_RULES.len());
}
