//! `CITATION.cff`: how the dataset is cited, in the [Citation File Format](https://citation-file-format.github.io/) 1.2.0.

use std::fmt::Write;

use crate::title::TitlePage;

/// The name of the file, which the format fixes.
pub(crate) const NAME: &str = "CITATION.cff";

/// The file.
pub(crate) fn citation_file(page: TitlePage<'_>) -> String {
    let message = "If you use this dataset, please cite it as below, and the sources of the claims that you use.";
    let mut text = format!("cff-version: 1.2.0\nmessage: {}\ntype: dataset\n", quoted(message));
    let doi = page.doi().map(ToOwned::to_owned);
    let known = [
        ("title", page.title()),
        ("version", page.version()),
        ("date-released", page.day()),
        ("license", page.licence()),
        ("doi", doi),
        ("url", page.url().map(ToOwned::to_owned)),
        ("abstract", page.description()),
    ];
    // Writing to a String cannot fail.
    for (key, value) in known.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        let _ = writeln!(text, "{key}: {}", quoted(value));
    }
    let maintainers = page.maintainers();
    if !maintainers.is_empty() {
        text.push_str("authors:\n");
    }
    // The format's entity is a name that need be no person's, and has no parts to guess.
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
            // What YAML does not print, or takes for the end of a line.
            _ if char.is_control() || "\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".contains(char) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(char));
            }
            char => quoted.push(char),
        }
    }
    quoted + "\""
}
