//! `file-name`: the file name is an id, and the file is in one of the folders of the dataset.

use ties::id::Id;
use ties::layout::{Layout, stem};
use ties::model::Severity;
use ties_dataset::file::ReadFault;
use ties_dataset::spot::Place;

use crate::rule::{Check, FileAt, Rule, Sink};
use crate::shape::as_id;

pub(crate) static RULE: Rule = Rule {
    code: "file-name",
    severity: Severity::Error,
    page: include_str!("file_name.md"),
    checks: &[Check::File(check)],
};

fn check(at: &FileAt<'_>, sink: &mut Sink<'_>) {
    let mut say = |message: String, help: &str| sink.say(Place::File, message).help(help);
    match at.file.fault {
        Some(ReadFault::Symlink) => {
            return say(
                "symbolic link; links are not followed".to_owned(),
                "replace the link by the file itself",
            );
        }
        Some(ReadFault::Folder) => {
            return say(
                "folder with a name that ends in `.toml`".to_owned(),
                "rename the folder; only file names end in `.toml`",
            );
        }
        Some(ReadFault::Special) => {
            return say(
                "not a file or folder, but a pipe, socket or device".to_owned(),
                "remove it from the dataset",
            );
        }
        _ => {}
    }
    let path = at.file.path.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    if Layout::of(path).is_none() {
        let help = "move it below `entities/`, `sources/` or `disputes/`; only `dataset.toml` is \
                    outside them";
        return say(format!("`{name}` is not in a folder of the dataset"), help);
    }
    if matches!(Layout::of(path), Some(Layout::Manifest | Layout::Line)) {
        return;
    }
    match stem(path) {
        None => say(
            format!("`{name}` does not end in `.toml`"),
            "rename it, or move it out of the folder",
        ),
        Some(stem) if Id::new(stem).is_err() => {
            let found = sink.say(Place::File, format!("`{stem}` is not a valid id"));
            found.help = Some(match as_id(stem) {
                Some(id) => {
                    format!(
                        "rename the file to `{id}.toml`: lower-case ASCII words joined by `-`, at \
                         most 80 bytes"
                    )
                }
                None => "rename the file: lower-case ASCII words joined by `-`, at most 80 bytes"
                    .to_owned(),
            });
        }
        Some(_) => {}
    }
}
