//! Why a date is refused, and where in an interval a date stands: what the two grammars share.

/// Why a string is refused, before the wording of help is settled.
pub(super) struct DateFault {
    pub message: String,
    /// The whole string written in a way that may be taken (or that is at least one step nearer to
    /// it).
    pub instead: Option<String>,
    /// It is an interval that ends before it starts on every reading.
    pub backward: bool,
}

impl DateFault {
    pub(super) fn new(message: String) -> DateFault {
        DateFault {
            message,
            instead: None,
            backward: false,
        }
    }

    pub(super) fn instead(message: String, instead: String) -> DateFault {
        DateFault {
            message,
            instead: Some(instead),
            backward: false,
        }
    }

    /// A form of level 2, named by `what`.
    pub(super) fn level_two(text: &str, what: &str, instead: String) -> DateFault {
        DateFault::instead(
            format!("`{text}` is EDTF level 2 ({what}), and only levels 0 and 1 are taken"),
            instead,
        )
    }
}

/// Where in the string a date stands. An end of an interval takes less than a date alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePosition {
    Alone,
    Start,
    End,
}
