//! Dependencies: between crates they run one way, and inside a crate there is no circle of files
//! or of modules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use syn::visit::{self, Visit};

use super::{SourceFile, all_packages, packages, source_files};
use crate::world::root;

fn dependencies(package: &str) -> BTreeSet<String> {
    let manifest = root().join(package).join("Cargo.toml");
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(manifest).unwrap()).unwrap();
    let dependencies = manifest["dependencies"].as_table();
    let names = dependencies.map(|table| table.keys().cloned().collect());
    names.unwrap_or_default()
}

#[test]
fn arrows_between_crates_run_one_way() {
    let allowed: &[(&str, &[&str])] = &[
        ("crates/ties", &[]),
        (
            "crates/ties-check",
            &["ties", "ties-dataset", "ties-facts", "ties-text"],
        ),
        (
            "crates/ties-cite",
            &["ties", "ties-dataset", "ties-text", "ties-view"],
        ),
        (
            "crates/ties-cli",
            &[
                "ties",
                "ties-check",
                "ties-cite",
                "ties-dataset",
                "ties-export",
                "ties-picture",
                "ties-site",
                "ties-text",
                "ties-view",
            ],
        ),
        ("crates/ties-dataset", &["ties", "ties-text"]),
        (
            "crates/ties-export",
            &["ties", "ties-dataset", "ties-facts", "ties-view"],
        ),
        ("crates/ties-facts", &["ties", "ties-dataset", "ties-text"]),
        (
            "crates/ties-picture",
            &["ties", "ties-dataset", "ties-text", "ties-view"],
        ),
        ("crates/ties-site", &["ties", "ties-picture", "ties-view"]),
        ("crates/ties-text", &["ties"]),
        (
            "crates/ties-view",
            &["ties", "ties-dataset", "ties-facts", "ties-text"],
        ),
    ];
    let named: Vec<_> = allowed.iter().map(|(package, _)| *package).collect();
    assert_eq!(named, packages(), "a new crate gets its arrows here");
    for (package, arrows) in allowed {
        let mut ours = dependencies(package);
        ours.retain(|name| name.starts_with("ties"));
        let ours: Vec<_> = ours.iter().map(String::as_str).collect();
        assert_eq!(ours, *arrows, "{package}");
    }
}

#[test]
fn the_core_depends_on_few_crates() {
    let few = ["foldhash", "schemars", "serde", "serde_json"].map(str::to_owned);
    assert_eq!(dependencies("crates/ties"), BTreeSet::from(few));
}

#[test]
fn no_circle_of_files() {
    let mut circles = Vec::new();
    let mut arrows = 0;
    for package in all_packages() {
        let files = source_files(&[package]);
        let graph = file_arrows(&files);
        arrows += graph.values().map(BTreeSet::len).sum::<usize>();
        circles.extend(circle_members(&graph));
    }
    assert!(arrows > 500, "only {arrows} arrows were found");
    assert!(circles.is_empty(), "{circles:#?}");
}

/// A folder of files is one module here, so that no two modules of a crate know each other.
#[test]
fn no_circle_of_modules() {
    let mut circles = Vec::new();
    for package in packages() {
        let files = source_files(&[package]);
        let modules: BTreeMap<_, _> = files
            .iter()
            .map(|file| (file.path.as_str(), file.module.first().cloned()))
            .collect();
        let mut graph = BTreeMap::<String, BTreeSet<String>>::new();
        for (from, targets) in file_arrows(&files) {
            for to in targets {
                let ends = (&modules[from.as_str()], &modules[to.as_str()]);
                if let (Some(from), Some(to)) = ends
                    && from != to
                {
                    graph.entry(from.clone()).or_default().insert(to.clone());
                }
            }
        }
        let members = circle_members(&graph);
        if !members.is_empty() {
            circles.push((files[0].package.clone(), members));
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_is_found() {
    let arrow = |to: &str| BTreeSet::from([to.to_owned()]);
    let graph = [("a", arrow("b")), ("b", arrow("c")), ("c", arrow("b"))]
        .map(|(from, to)| (from.to_owned(), to));
    assert_eq!(circle_members(&BTreeMap::from(graph)), ["b -> c", "c -> b"]);
}

/// The arrows that are part of a circle, as `from -> to`.
fn circle_members(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut members = Vec::new();
    for (from, targets) in graph {
        for to in targets {
            if reaches(graph, to, from) {
                members.push(format!("{from} -> {to}"));
            }
        }
    }
    members
}

fn reaches(graph: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut open = vec![from];
    let mut seen = BTreeSet::new();
    while let Some(node) = open.pop() {
        if node == to {
            return true;
        }
        if seen.insert(node) {
            open.extend(graph.get(node).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

/// From which file of a crate to which others names are taken, by path.
fn file_arrows(files: &[SourceFile]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeMap<_, _> = files.iter().map(|file| (&file.module[..], file)).collect();
    let mut arrows = BTreeMap::new();
    for file in files {
        let mut names = UsedPaths::default();
        names.visit_file(&file.syntax);
        let targets: BTreeSet<_> = names
            .paths
            .iter()
            .filter_map(|path| defining_file(&modules, file, path))
            .map(|target| target.path.clone())
            .filter(|target| *target != file.path)
            .collect();
        arrows.insert(file.path.clone(), targets);
    }
    arrows
}

type Modules<'f> = BTreeMap<&'f [String], &'f SourceFile>;

/// The file that defines what a path in `file` names, if it is in the same crate.
fn defining_file<'f>(
    modules: &Modules<'f>,
    file: &'f SourceFile,
    path: &[String],
) -> Option<&'f SourceFile> {
    let mut module = file.module.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            module.clear();
            rest = &path[1..];
        }
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|part| part == "super") {
                module.pop();
                rest = &rest[1..];
            }
        }
        child => {
            module.push(child.to_owned());
            modules.get(&module[..])?;
            rest = &path[1..];
        }
    }
    for (passed, part) in rest.iter().enumerate() {
        module.push(part.clone());
        if modules.contains_key(&module[..]) {
            continue;
        }
        module.pop();
        let holder = modules.get(&module[..])?;
        if holder.path == file.path {
            return Some(holder);
        }
        return Some(re_exported(modules, holder, &rest[passed]).unwrap_or(holder));
    }
    modules.get(&module[..]).copied()
}

/// Where a name comes from that a module re-exports.
fn re_exported<'f>(
    modules: &Modules<'f>,
    holder: &'f SourceFile,
    name: &str,
) -> Option<&'f SourceFile> {
    for item in &holder.syntax.items {
        let syn::Item::Use(item) = item else { continue };
        if matches!(item.vis, syn::Visibility::Inherited) {
            continue;
        }
        let mut paths = Vec::new();
        use_paths(&item.tree, &mut Vec::new(), &mut paths);
        for path in paths {
            if path.last().is_some_and(|last| last == name) {
                return defining_file(modules, holder, &path);
            }
        }
    }
    None
}

/// Every path of a file, those of its `use` items in full.
#[derive(Default)]
struct UsedPaths {
    paths: Vec<Vec<String>>,
}

impl<'ast> Visit<'ast> for UsedPaths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        use_paths(&item.tree, &mut Vec::new(), &mut self.paths);
    }

    /// In the tests of a file, `super` is the file itself.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let segments = path.segments.iter();
            self.paths
                .push(segments.map(|part| part.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }
}

fn use_paths(tree: &syn::UseTree, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let name = match tree {
        syn::UseTree::Path(path) => {
            before.push(path.ident.to_string());
            use_paths(&path.tree, before, found);
            before.pop();
            return;
        }
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                use_paths(tree, before, found);
            }
            return;
        }
        syn::UseTree::Name(name) if name.ident == "self" => None,
        syn::UseTree::Name(name) => Some(name.ident.to_string()),
        syn::UseTree::Rename(rename) => Some(rename.ident.to_string()),
        syn::UseTree::Glob(_) => None,
    };
    let mut path = before.clone();
    path.extend(name);
    found.push(path);
}
