//! `CITATION.cff`: how the dataset is cited, in the [Citation File
//! Format](https://citation-file-format.github.io/) 1.2.0.

use std::fmt::Write;

use crate::losses::Losses;
use crate::title::{Licence, TitlePage};

/// The name of the file, which the format fixes.
pub(crate) const NAME: &str = "CITATION.cff";

/// The SPDX identifiers that the format accepts and a dataset is likely to have. The format knows
/// the list of 2021 and rejects later identifiers; any other licence is given by its address.
const SPDX_OF_2021: &[&str] = &[
    "Apache-2.0",
    "CC-BY-2.0",
    "CC-BY-2.5",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-NC-3.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-3.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-3.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-3.0",
    "CC-BY-ND-4.0",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "CDLA-Permissive-1.0",
    "CDLA-Sharing-1.0",
    "GFDL-1.3-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "MIT",
    "ODC-By-1.0",
    "ODbL-1.0",
    "OGL-UK-3.0",
    "PDDL-1.0",
];

/// The request to readers in the file.
const MESSAGE: &str = "If you use this dataset, please cite it as below, and the sources of the \
                       claims that you use.";

/// The file.
pub(crate) fn citation_file(page: TitlePage<'_>, losses: &mut Losses) -> String {
    let message = quoted(MESSAGE);
    let mut text = format!("cff-version: 1.2.0\nmessage: {message}\ntype: dataset\n");
    let licence = page.licence();
    if let Some(Licence::Words(words)) = &licence {
        losses.add(
            "a licence that is neither an identifier of SPDX nor an address",
            "`CITATION.cff` has no licence",
            words,
        );
    }
    let identifier = licence.as_ref().and_then(accepted_identifier);
    let address = match identifier {
        Some(_) => None,
        None => licence.as_ref().and_then(Licence::url),
    };
    let keys = [
        ("title", page.title()),
        ("version", page.version()),
        ("date-released", page.day()),
        ("license", identifier.map(str::to_owned)),
        ("license-url", address),
        ("doi", page.doi().map(str::to_owned)),
        ("url", page.url().map(str::to_owned)),
        ("abstract", Some(page.description())),
    ];
    // Writing to a String cannot fail.
    for (key, value) in keys {
        if let Some(value) = value {
            let _ = writeln!(text, "{key}: {}", quoted(&value));
        }
    }
    text.push_str("authors:\n");
    // The format's entity is a name that need not be a person's, so that no parts are guessed.
    for name in authors(page, losses) {
        let _ = writeln!(text, "  - name: {}", quoted(&name));
    }
    text
}

/// The identifier of a licence if the format accepts it.
fn accepted_identifier(licence: &Licence) -> Option<&'static str> {
    match licence {
        Licence::Spdx(identifier) if SPDX_OF_2021.contains(identifier) => Some(identifier),
        _ => None,
    }
}

/// The maintainers; `unknown` if there are none, because the format requires an author.
fn authors(page: TitlePage<'_>, losses: &mut Losses) -> Vec<String> {
    let mut maintainers = page.maintainers();
    if maintainers.is_empty() {
        losses.add(
            "the authors that `CITATION.cff` requires: no maintainer is named",
            "`CITATION.cff` says `unknown`",
            "dataset.toml",
        );
        maintainers.push("unknown".to_owned());
    }
    maintainers
}

/// A text as YAML takes it in double quotes, whatever is in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            // Characters that YAML does not print, or that it interprets as the end of a line.
            _ if char.is_control() || "\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".contains(char) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(char));
            }
            char => quoted.push(char),
        }
    }
    quoted + "\""
}
