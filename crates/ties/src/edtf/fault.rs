//! Why a text is not a date, and the position of a date in an interval. Both grammars use them.

/// Why a text is not a date, before the help is written.
pub(super) struct DateFault {
    pub message: String,
    /// The whole text rewritten so that it may be valid, or at least closer to valid.
    pub instead: Option<String>,
    /// It is an interval that certainly ends before it starts.
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

/// The position of a date in the text. An end of an interval allows fewer forms than a date alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DatePosition {
    Alone,
    Start,
    End,
}
