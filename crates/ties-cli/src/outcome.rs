//! How a command ends: with or without findings, or with a failure.

use std::io;
use std::path::Path;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Success.
    Clean,
    /// The data has findings, or nothing matched.
    Findings,
    /// The command failed, or there was nothing to check.
    Failure,
}

impl Outcome {
    /// Clean if a condition is met, else with findings.
    pub(crate) fn clean_if(is_clean: bool) -> Self {
        if is_clean {
            Self::Clean
        } else {
            Self::Findings
        }
    }
}

/// Why a command failed: message and help.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Some(help.into()),
        }
    }

    /// The failure to write a file.
    pub(crate) fn not_written(path: &Path, error: &io::Error) -> Self {
        Self::new(
            format!("`{}` was not written: {error}", path.display()),
            "the previous files are unchanged",
        )
    }

    /// The failure of a command whose output is not an answer to a question.
    pub(crate) fn not_an_answer() -> Self {
        Self::new(
            "this command does not print an answer with rows and sources",
            "use `--format text` or `--format json`",
        )
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self {
            message: error.to_string(),
            help: None,
        }
    }
}
