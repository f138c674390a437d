//! The style of the code: first lines, widths, lengths of files and functions, closures.

use syn::visit::{self, Visit};

use super::{SourceFile, all_packages, packages, source_files};

/// Files that are one table, and may be longer than 450 lines.
const TABLES: &[&str] = &["crates/ties/src/vocabulary/predicates.rs"];

/// How many functions in `crates/` may have more than 40 lines: rows that are one long table.
const LONG_FUNCTIONS: usize = 3;

#[test]
fn every_file_says_first_what_it_owns() {
    for file in source_files(&all_packages()) {
        assert!(file.text.starts_with("//! "), "{}", file.path);
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let name = name.trim_end_matches(".rs");
        assert!(
            !["utils", "util", "helpers", "common", "misc", "manager"].contains(&name),
            "{}",
            file.path
        );
    }
}

#[test]
fn no_line_is_over_100_columns() {
    let mut wide = Vec::new();
    for file in source_files(&all_packages()) {
        for (number, line) in file.text.lines().enumerate() {
            if line.chars().count() > 100 {
                wide.push(format!("{}:{}", file.path, number + 1));
            }
        }
    }
    assert!(wide.is_empty(), "{}: {wide:#?}", wide.len());
}

#[test]
fn a_file_holds_one_concept() {
    let mut long = Vec::new();
    for file in source_files(&all_packages()) {
        let lines = file.text.lines().count();
        if lines > 450 && !TABLES.contains(&file.path.as_str()) {
            long.push(format!("{}: {lines} lines", file.path));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn functions_fit_on_a_screen() {
    let functions = functions(&source_files(&packages()));
    assert!(functions.len() > 1_000, "{} functions", functions.len());
    let mut long: Vec<_> = functions
        .iter()
        .filter(|function| function.lines > 40)
        .map(|function| format!("{}: {} lines", function.place, function.lines))
        .collect();
    long.sort();
    assert!(long.len() <= LONG_FUNCTIONS, "{}: {long:#?}", long.len());
}

#[test]
fn local_closures_are_few() {
    let files = source_files(&packages());
    let lines: usize = files.iter().map(|file| file.text.lines().count()).sum();
    let functions = functions(&files);
    let closures: usize = functions.iter().map(|function| function.closures).sum();
    assert!(
        closures * 1_000 < 2 * lines,
        "{closures} closures in {lines} lines"
    );
    let crowded: Vec<_> = functions
        .iter()
        .filter(|function| function.closures > 2)
        .map(|function| &function.place)
        .collect();
    assert!(crowded.is_empty(), "{crowded:#?}");
}

#[test]
fn no_condition_is_written_as_a_filter() {
    let filters: Vec<_> = functions(&source_files(&all_packages()))
        .into_iter()
        .filter(|function| function.blind_filters > 0)
        .map(|function| function.place)
        .collect();
    assert!(filters.is_empty(), "{filters:#?}");
}

/// What is counted of a function.
struct Function {
    /// Its file, line and name.
    place: String,
    /// Its lines, from `fn` to the closing brace.
    lines: usize,
    /// Closures that it gives a name with `let`.
    closures: usize,
    /// Calls of `filter` with a closure that ignores what it is given.
    blind_filters: usize,
}

fn functions(files: &[SourceFile]) -> Vec<Function> {
    let mut found = Vec::new();
    for file in files {
        let mut visitor = Functions {
            path: &file.path,
            open: Vec::new(),
            found: &mut found,
        };
        visitor.visit_file(&file.syntax);
    }
    found
}

struct Functions<'f> {
    path: &'f str,
    open: Vec<Function>,
    found: &'f mut Vec<Function>,
}

impl Functions<'_> {
    fn enter(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.fn_token.span.start().line;
        self.open.push(Function {
            place: format!("{}:{first} {}", self.path, signature.ident),
            lines: body.brace_token.span.close().end().line + 1 - first,
            closures: 0,
            blind_filters: 0,
        });
    }

    fn leave(&mut self) {
        self.found.extend(self.open.pop());
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.enter(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
        self.leave();
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.enter(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
        self.leave();
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.enter(&function.sig, body);
            visit::visit_trait_item_fn(self, function);
            self.leave();
        }
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let value = local.init.as_ref().map(|init| &*init.expr);
        if let (Some(syn::Expr::Closure(_)), Some(function)) = (value, self.open.last_mut()) {
            function.closures += 1;
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "filter"
            && let Some(syn::Expr::Closure(closure)) = call.args.first()
            && matches!(closure.inputs.first(), Some(syn::Pat::Wild(_)))
            && let Some(function) = self.open.last_mut()
        {
            function.blind_filters += 1;
        }
        visit::visit_expr_method_call(self, call);
    }
}
