//! `CITATION.cff`: how the dataset is cited, in the [Citation File Format](https://citation-file-format.github.io/) 1.2.0.

use std::fmt::Write;

use crate::losses::Losses;
use crate::title::{Licence, TitlePage};

/// The name of the file, which the format fixes.
pub(crate) const NAME: &str = "CITATION.cff";

/// The SPDX identifiers that the format accepts and a dataset is likely to have. The format knows the list of 2021 and rejects
/// later identifiers; any other licence is given by its address.
const KNOWN: &[&str] = &[
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

/// The file.
pub(crate) fn citation_file(page: TitlePage<'_>, losses: &mut Losses) -> String {
    let message = "If you use this dataset, please cite it as below, and the sources of the claims that you use.";
    let mut text = format!(
        "cff-version: 1.2.0\nmessage: {}\ntype: dataset\n",
        quoted(message)
    );
    let doi = page.doi().map(ToOwned::to_owned);
    let (mut identifier, mut address) = (None, None);
    match page.licence() {
        Some(Licence::Spdx(known)) if KNOWN.contains(&known) => identifier = Some(known.to_owned()),
        Some(Licence::Words(words)) => losses.add(
            "a licence that is neither an identifier of SPDX nor an address",
            "`CITATION.cff` has no licence",
            words,
        ),
        other => address = other.and_then(|licence| licence.url()),
    }
    let known = [
        ("title", page.title()),
        ("version", page.version()),
        ("date-released", page.day()),
        ("license", identifier),
        ("license-url", address),
        ("doi", doi),
        ("url", page.url().map(ToOwned::to_owned)),
        ("abstract", Some(page.description())),
    ];
    // Writing to a String cannot fail.
    for (key, value) in known
        .iter()
        .filter_map(|(key, value)| Some((key, value.as_ref()?)))
    {
        let _ = writeln!(text, "{key}: {}", quoted(value));
    }
    let mut maintainers = page.maintainers();
    if maintainers.is_empty() {
        // The format requires an author.
        let instead = "`CITATION.cff` says `unknown`";
        losses.add(
            "the authors that `CITATION.cff` requires: no maintainer is named",
            instead,
            "dataset.toml",
        );
        maintainers.push("unknown".to_owned());
    }
    text.push_str("authors:\n");
    // The format's entity is a name that need not be a person's, so that no parts are guessed.
    for name in maintainers {
        let _ = writeln!(text, "  - name: {}", quoted(&name));
    }
    text
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
