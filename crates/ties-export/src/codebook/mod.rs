//! `codebook`: what every table, column and code means, how claims are counted, and what the data
//! cannot say.

mod numbers;
mod tables;

use std::fmt::Write;
use std::io;

use ties_view::{PANEL_RULES, Policy};

use self::numbers::{count_unverified, write_numbers};
use crate::cells::joined;
use crate::export::{Export, VERSION};
use crate::folder::Folder;
use crate::html_page::page;
use crate::markdown::prose;
use crate::title::TitlePage;
use crate::vocabulary::vocabulary;

pub use self::tables::tables;

/// The names of the files.
pub(crate) const NAMES: [&str; 2] = ["codebook.md", "codebook.html"];

/// The codebook in Markdown, and as one page of HTML made from it.
pub(crate) fn write(export: &Export<'_>, folder: &mut Folder) -> io::Result<()> {
    let text = codebook(export)?;
    folder.write(NAMES[0], &text)?;
    folder.write(
        NAMES[1],
        &page(&format!("Codebook: {}", title(export)), &text),
    )
}

fn title(export: &Export<'_>) -> String {
    TitlePage::of(export.dataset)
        .title()
        .unwrap_or_else(|| "a dataset without a title page".to_owned())
}

// Writing to a String cannot fail.
fn codebook(export: &Export<'_>) -> io::Result<String> {
    let page = TitlePage::of(export.dataset);
    let mut text = format!("# Codebook: {}\n", prose(&title(export)));
    let _ = writeln!(text, "\n{}", prose(&page.description()));
    title_page(&mut text, export);
    text.push('\n');
    text.push_str(HOW_TO_READ);
    write_numbers(&mut text, export)?;
    counting(&mut text, export);
    panels(&mut text);
    limits(&mut text, export);
    how_to_cite(&mut text, page);
    text.push_str(
        "\n## Tables\n\nA key identifies a row of a table and is never empty. Text is UTF-8; a \
         date is a day, ISO 8601; EDTF is ISO 8601-2, levels 0 and 1.\n",
    );
    text.push_str(&tables(3, ""));
    text.push_str(
        "\n## Vocabulary\n\nThe codes in the tables, with their definitions, and the nearest terms \
         of other vocabularies (near, and seldom the same).\n",
    );
    text.push_str(&vocabulary(3));
    Ok(text)
}

fn how_to_cite(text: &mut String, page: TitlePage<'_>) {
    text.push_str("\n## How to cite\n\n");
    match page.citation() {
        Some(citation) => {
            let _ = writeln!(text, "> {}\n", prose(&citation));
        }
        None => text.push_str(
            "The dataset has no title page (`dataset.toml`), so there is no citation.\n\n",
        ),
    }
    text.push_str(
        "State the version, and if you use `ties` also the policy and the reference date of this \
         export. If you use a claim, cite its source too: `citation` in `sources` is the citation, \
         `source` and `at` in every row give the passage.\n",
    );
}

fn title_page(text: &mut String, export: &Export<'_>) {
    let page = TitlePage::of(export.dataset);
    let address = page
        .doi()
        .map(|doi| format!("https://doi.org/{doi}"))
        .or(page.url().map(ToOwned::to_owned));
    let properties = [
        ("Version", page.version()),
        ("Date", page.date().map(ToOwned::to_owned)),
        (
            "Licence",
            page.licence().map(|licence| licence.text().to_owned()),
        ),
        ("Maintained by", joined(page.maintainers(), "; ")),
        ("Available at", address),
        (
            "Claims counted by the policy",
            Some(export.computed.selection.policy.to_string()),
        ),
        ("Ties as of", Some(export.day())),
        ("Version of the tables", Some(VERSION.to_owned())),
    ];
    text.push_str("\n| what | value |\n|---|---|\n");
    for (what, value) in properties {
        if let Some(value) = value {
            let _ = writeln!(text, "| {what} | {} |", prose(&value));
        }
    }
}

const HOW_TO_READ: &str = include_str!("how_to_read.md");
const COUNTING: &str = include_str!("counting.md");
const LIMITS: &str = include_str!("limits.md");

/// The rules by which claims become ties, and which of them this export follows.
fn counting(text: &mut String, export: &Export<'_>) {
    let policy = &export.computed.selection.policy;
    let meaning = match policy {
        Policy::All => "every claim counts".to_owned(),
        Policy::Accepted => {
            "only claims count that the dataset accepts (`status` is `accepted`)".to_owned()
        }
        Policy::By(speaker) => format!("only claims count that can be traced to `{speaker}`"),
        Policy::Source(source) => format!("only claims of the source `{source}` count"),
        Policy::MaxOrigins(most) => format!(
            "every claim counts, and only ties with at most {most} independent origins are kept"
        ),
        Policy::MinOrigins(least) => format!(
            "every claim counts, and only ties with at least {least} independent origins are kept"
        ),
    };
    text.push('\n');
    text.push_str(
        &COUNTING
            .replace("{day}", &export.day())
            .replace("{meaning}", &meaning)
            .replace("{policy}", &policy.to_string()),
    );
}

/// The declared rules of the panels.
fn panels(text: &mut String) {
    text.push_str(
        "\n## Panels\n\n[`dyad_years`](#table-dyad_years) and [`group_years`](#table-group_years) \
         have one row for each unit and each year at risk, by these rules:\n\n",
    );
    for (name, rule) in PANEL_RULES {
        let _ = writeln!(text, "- **{}**: {rule}", name.replace('-', " "));
    }
}

/// What the data cannot say.
fn limits(text: &mut String, export: &Export<'_>) {
    text.push('\n');
    text.push_str(
        &LIMITS
            .replace("{unverified}", &count_unverified(export).to_string())
            .replace("{all}", &export.computed.claims.len().to_string()),
    );
}
