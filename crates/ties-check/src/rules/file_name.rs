//! `file-name`: the file's name is an id, and it stands where its kind belongs.

use ties::id::Id;
use ties::layout::{Layout, stem};
use ties::model::Severity;
use ties_dataset::file::ReadFault;
use ties_dataset::tree::Place;

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
                "a symbolic link, which is not followed".to_owned(),
                "put the file itself here",
            );
        }
        Some(ReadFault::Folder) => {
            return say(
                "a folder with the name of a file".to_owned(),
                "rename the folder: only files end in `.toml`",
            );
        }
        Some(ReadFault::Special) => {
            return say(
                "neither a file nor a folder, but a pipe, a socket or a device".to_owned(),
                "take it out",
            );
        }
        _ => {}
    }
    let path = at.file.path.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    if Layout::of(path).is_none() {
        let help = "move it below `entities/`, `sources/` or `disputes/`; `dataset.toml` alone stands outside";
        return say(
            format!("`{name}` stands in none of the folders of the dataset"),
            help,
        );
    }
    if matches!(Layout::of(path), Some(Layout::Manifest | Layout::Line)) {
        return;
    }
    match stem(path) {
        None => say(
            format!("`{name}` does not end in `.toml`"),
            "rename it, or take it out of the folder",
        ),
        Some(stem) if Id::new(stem).is_err() => {
            let found = sink.say(Place::File, format!("`{stem}` is no id"));
            found.help = Some(match as_id(stem) {
                Some(id) => {
                    format!(
                        "name the file `{id}.toml`: lower-case ASCII words joined by `-`, at most 80 bytes"
                    )
                }
                None => "name the file by lower-case ASCII words joined by `-`, at most 80 bytes"
                    .to_owned(),
            });
        }
        Some(_) => {}
    }
}
