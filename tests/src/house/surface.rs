//! The public surface of the core: the list of its items is committed, and it stays small.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{SourceFile, source_files};
use crate::world::{blesses, root};

const LIST: &str = "tests/src/house/public-items.txt";

#[test]
fn public_items_of_the_core_are_listed() {
    let files = source_files(&["crates/ties".to_owned()]);
    let items = surface(&files);
    let list: Vec<_> = items.iter().map(String::as_str).collect();
    let list = list.join("\n") + "\n";
    let path = root().join(LIST);
    if blesses() {
        fs::write(&path, &list).unwrap();
    }
    let listed = fs::read_to_string(&path).unwrap();
    assert_eq!(
        listed, list,
        "the public items of `ties` changed: if you mean it, run `cargo xtask bless`"
    );
    assert!(items.len() <= 220, "{} public items", items.len());
}

/// The public items of a crate: what its public modules define or re-export, and the public
/// methods of those types.
fn surface(files: &[SourceFile]) -> BTreeSet<String> {
    let mut items = BTreeSet::new();
    public_items(files, &[], "ties", &mut items);
    let paths: BTreeMap<String, String> = items
        .iter()
        .filter_map(|item| item.split_once(' '))
        .filter_map(|(_, path)| Some((path.rsplit("::").next()?.to_owned(), path.to_owned())))
        .collect();
    for file in files {
        for item in &file.syntax.items {
            if let syn::Item::Impl(item) = item
                && item.trait_.is_none()
            {
                add_methods(item, &paths, &mut items);
            }
        }
    }
    items
}

/// Adds the public items of a module, of the public modules in it, and what it re-exports.
fn public_items(
    files: &[SourceFile],
    module: &[String],
    prefix: &str,
    found: &mut BTreeSet<String>,
) {
    let file = files.iter().find(|file| file.module == module).unwrap();
    for item in &file.syntax.items {
        match item {
            syn::Item::Mod(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                let inner = [module, std::slice::from_ref(&name)].concat();
                public_items(files, &inner, &format!("{prefix}::{name}"), found);
            }
            syn::Item::Use(item) if is_public(&item.vis) => {
                add_re_exports(&item.tree, prefix, found);
            }
            item => add_item(item, prefix, found),
        }
    }
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn add_item(item: &syn::Item, prefix: &str, found: &mut BTreeSet<String>) {
    let (visibility, kind, name) = match item {
        syn::Item::Const(item) => (&item.vis, "const", &item.ident),
        syn::Item::Enum(item) => (&item.vis, "enum", &item.ident),
        syn::Item::Fn(item) => (&item.vis, "fn", &item.sig.ident),
        syn::Item::Static(item) => (&item.vis, "static", &item.ident),
        syn::Item::Struct(item) => (&item.vis, "struct", &item.ident),
        syn::Item::Trait(item) => (&item.vis, "trait", &item.ident),
        syn::Item::Type(item) => (&item.vis, "type", &item.ident),
        _ => return,
    };
    if is_public(visibility) {
        found.insert(format!("{kind} {prefix}::{name}"));
    }
}

fn add_re_exports(tree: &syn::UseTree, prefix: &str, found: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => add_re_exports(&path.tree, prefix, found),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                add_re_exports(tree, prefix, found);
            }
        }
        syn::UseTree::Name(name) => {
            found.insert(format!("use {prefix}::{}", name.ident));
        }
        syn::UseTree::Rename(name) => {
            found.insert(format!("use {prefix}::{}", name.rename));
        }
        syn::UseTree::Glob(_) => {
            found.insert(format!("use {prefix}::*"));
        }
    }
}

/// Adds the public methods of an `impl`, if its type is one of those at `paths`, which are by name.
fn add_methods(
    item: &syn::ItemImpl,
    paths: &BTreeMap<String, String>,
    found: &mut BTreeSet<String>,
) {
    let syn::Type::Path(path) = &*item.self_ty else {
        return;
    };
    let owner = path.path.segments.last();
    let Some(owner) = owner.and_then(|owner| paths.get(&owner.ident.to_string())) else {
        return;
    };
    for inner in &item.items {
        if let syn::ImplItem::Fn(method) = inner
            && is_public(&method.vis)
        {
            found.insert(format!("fn {owner}::{}", method.sig.ident));
        }
    }
}
