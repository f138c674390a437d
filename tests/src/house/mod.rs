//! Tests of the source code itself: structure, style, words, documents and public items.

mod arrows;
mod documents;
mod rules;
mod style;
mod surface;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use crate::world::root;

/// A Rust file of the workspace, parsed.
struct SourceFile {
    /// Its path from the root of the workspace.
    path: String,
    /// The folder of its package: `crates/ties`.
    package: String,
    /// The path of its module inside the package; empty for the root of the crate.
    module: Vec<String>,
    text: String,
    syntax: syn::File,
}

/// The files of these packages, sorted by path.
fn source_files(packages: &[String]) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for package in packages {
        let mut paths = Vec::new();
        rust_files(&root().join(package).join("src"), &mut paths);
        paths.sort();
        assert!(!paths.is_empty(), "{package} has no file");
        files.extend(paths.iter().map(|path| source_file(package, path)));
    }
    files
}

fn source_file(package: &str, path: &Path) -> SourceFile {
    let text = fs::read_to_string(path).unwrap();
    let inside = path.strip_prefix(root().join(package).join("src")).unwrap();
    let mut module: Vec<String> = inside
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if let Some("mod" | "lib" | "main") = module.last().map(String::as_str) {
        module.pop();
    }
    SourceFile {
        path: path.strip_prefix(root()).unwrap().display().to_string(),
        package: package.to_owned(),
        module,
        syntax: syn::parse_file(&text).unwrap(),
        text,
    }
}

/// The folders of the library and frontend packages: `crates/ties`, `crates/ties-check`, …
fn packages() -> Vec<String> {
    let mut packages: Vec<_> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    packages.sort();
    packages
}

/// All packages of the workspace.
fn all_packages() -> Vec<String> {
    let mut packages = packages();
    packages.extend(["tests".to_owned(), "xtask".to_owned()]);
    packages
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
