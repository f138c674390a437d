//! The layout of a dataset's folder: which kind of record the file at a path contains.

/// The kind of record in a file, by its path in the dataset's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// `entities/**/<id>.toml`
    Entity,
    /// `sources/**/<id>.toml`
    Source,
    /// `disputes/**/<id>.toml`
    Dispute,
    /// `dataset.toml`
    Manifest,
    /// Files of JSON Lines: `*.jsonl`, `*.jsonl.gz`, `*.jsonl.zst`
    Line,
}

impl Layout {
    /// The layout of the file at this path in the dataset's folder; `None` if it is not a data
    /// file.
    pub fn of(path: &str) -> Option<Self> {
        if path == "dataset.toml" {
            return Some(Self::Manifest);
        }
        if [".jsonl", ".jsonl.gz", ".jsonl.zst"]
            .iter()
            .any(|ending| path.ends_with(ending))
        {
            return Some(Self::Line);
        }
        match path.split_once('/')?.0 {
            "entities" => Some(Self::Entity),
            "sources" => Some(Self::Source),
            "disputes" => Some(Self::Dispute),
            _ => None,
        }
    }
}

/// The file name in a path, without `.toml`; `None` if it does not end in `.toml`.
pub fn stem(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".toml")
}
