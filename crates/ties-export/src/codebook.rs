//! `codebook`: what every table, column and code means, how claims are counted, and what the data cannot say.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;

use ties::model::{Claim, Source};
use ties_facts::tie::Tie;
use ties_view::{PANEL_RULES, Policy, word};

use crate::cell::{Cell, Rows};
use crate::export::{Export, VERSION};
use crate::folder::Folder;
use crate::markdown::{anchor, page, prose};
use crate::table::{Column, Holds, Table};
use crate::tables::TABLES;
use crate::title::TitlePage;
use crate::vocabulary::{section, vocabulary};

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
    text.push_str(HOW_TO_READ);
    numbers(&mut text, export)?;
    counting(&mut text, export);
    panels(&mut text);
    limits(&mut text, export);
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
        "State the version, and if you use `ties` also the policy and the reference date of this export. If you use a claim, cite its source \
         too: `citation` in `sources` is the citation, `source` and `at` in every row give the passage.\n",
    );
    text.push_str("\n## Tables\n\nA key identifies a row of a table and is never empty. Text is UTF-8; a date is a day, ISO 8601; EDTF is \
         ISO 8601-2, levels 0 and 1.\n");
    text.push_str(&tables(3, ""));
    text.push_str("\n## Vocabulary\n\nThe codes in the tables, with their definitions, and the nearest terms of other vocabularies \
         (near, and seldom the same).\n");
    text.push_str(&vocabulary(3));
    Ok(text)
}

fn title_page(text: &mut String, export: &Export<'_>) {
    let page = TitlePage::of(export.dataset);
    let address = page
        .doi()
        .map(|doi| format!("https://doi.org/{doi}"))
        .or(page.url().map(ToOwned::to_owned));
    let known = [
        ("Version", page.version()),
        ("Date", page.date().map(ToOwned::to_owned)),
        (
            "Licence",
            page.licence().map(|licence| licence.text().to_owned()),
        ),
        (
            "Maintained by",
            Some(page.maintainers().join("; ")).filter(|names| !names.is_empty()),
        ),
        ("Available at", address),
        (
            "Claims counted by the policy",
            Some(export.computed.counting.policy.to_string()),
        ),
        ("Ties as of", Some(export.day())),
        ("Version of the tables", Some(VERSION.to_owned())),
    ];
    text.push_str("\n| what | value |\n|---|---|\n");
    for (what, value) in known
        .iter()
        .filter_map(|(what, value)| Some((what, value.as_ref()?)))
    {
        let _ = writeln!(text, "| {what} | {} |", prose(value));
    }
}

const HOW_TO_READ: &str = "
## How to read it

- **A claim is what a source says, not a fact.** A row of `claims` is one thing that one source says in one passage: about whom, what,
  according to whom (`attribution`), in which mode (`mode`), and when it holds. Counting claims counts statements, not events.
- **A tie is the summary of claims** between two entities. It is computed: `ties` has a row for each episode that claims
  cover, `tie_claims` has the claims for and against.
- **An empty cell means not stated or not known.** It never means 0 or no. That something is *not* so is a claim of its
  own, with `negated`.
- **Not every claim asserts its content.** Promises, threats, denials, allegations, forecasts and hearsay are in `claims` too.
  `is_state_of_affairs` marks the claims about how things are; only these make ties.
- **Dates come in two forms**: as the source has them, in EDTF (`2021-09` some day of that month, `2019~` about, `2021/..` still so when
  reported), and as the first and the last day that they may mean.
- **Every row can be cited**: it has `source`, `at`, `attribution`, `mode`, `when` and `published`.

| question | table |
|---|---|
| who was tied to whom, and when | [`ties`](#table-ties), and `on_day` for one day |
| who says what about whom | [`claims`](#table-claims), and [`attribution`](#table-attribution) for details of the speakers |
| how many | [`amounts`](#table-amounts) |
| one row for each pair of groups and year, or for each group and year | [`dyad_years`](#table-dyad_years), [`group_years`](#table-group_years) |
| where sources contradict each other | [`disputes`](#table-disputes) |
| which entity a name, or an id of another dataset, refers to | [`names`](#table-names), [`ids`](#table-ids) |
";

/// How many records, claims, ties and rows there are.
fn numbers(text: &mut String, export: &Export<'_>) -> io::Result<()> {
    let computed = &export.computed;
    let claims = &computed.claims;
    let sources = &computed.dataset.sources;
    let of_sources =
        |is: &dyn Fn(&Source) -> bool| sources.values().filter(|coded| is(&coded.source)).count();
    let of_claims = |is: &dyn Fn(&Source, &Claim) -> bool| {
        claims
            .iter()
            .filter(|(_, source, claim)| is(source, claim))
            .count()
    };
    let of_ties = |is: &dyn Fn(&Tie) -> bool| computed.ties.iter().filter(|tie| is(tie)).count();
    let counted = [
        ("entities", computed.dataset.entities.len()),
        ("sources", sources.len()),
        (
            "sources that the coder did not read, but knows from notes (`known_from`)",
            of_sources(&|source| source.known_from.is_some()),
        ),
        (
            "sources whose coding was reviewed (`reviewed_by`)",
            of_sources(&|source| source.reviewed_by.is_some()),
        ),
        (
            "sources coded from a translation",
            of_sources(&|source| source.translation.is_some()),
        ),
        ("claims as coded, each group counted once", claims.len()),
        (
            "claims that are **unverified**: from sources that the coder did not read",
            unverified(export),
        ),
        (
            "claims that are states of affairs",
            of_claims(&|_, claim| claim.is_state_of_affairs()),
        ),
        (
            "claims that deny their content (`negated`)",
            of_claims(&|_, claim| claim.negated),
        ),
        (
            "ties, all episodes of each counted once",
            computed.ties.len(),
        ),
        ("ties that are contested", of_ties(&Tie::is_contested)),
        (
            "ties with a single independent origin",
            of_ties(&|tie| tie.origins_for == 1),
        ),
    ];
    text.push_str("\n## Numbers\n\n| what | number |\n|---|---|\n");
    for (what, number) in counted {
        let _ = writeln!(text, "| {what} | {number} |");
    }
    text.push_str("\n| claims by mode | number |\n|---|---|\n");
    let mut modes: BTreeMap<String, usize> = BTreeMap::new();
    for (.., claim) in claims {
        *modes.entry(word(&claim.mode)).or_default() += 1;
    }
    for (mode, count) in modes {
        let _ = writeln!(text, "| {mode} | {count} |");
    }

    text.push_str("\n| table | rows |\n|---|---|\n");
    for table in TABLES {
        let mut rows: u64 = 0;
        let mut take = |found: Option<(usize, Cell<'_>)>| {
            rows += u64::from(found.is_none());
            Ok(())
        };
        (table.rows)(export, &mut Rows::new(&mut take))?;
        let _ = writeln!(
            text,
            "| [{0}](#{1}) | {rows} |",
            table.name,
            anchor(&heading(table))
        );
    }
    Ok(())
}

/// The rules by which claims become ties, and which of them this export follows.
fn counting(text: &mut String, export: &Export<'_>) {
    let policy = &export.computed.counting.policy;
    let taken = match policy {
        Policy::All => "every claim counts".to_owned(),
        Policy::Accepted => {
            "only claims count that the dataset accepts (`status` is `accepted`)".to_owned()
        }
        Policy::By(speaker) => format!("only claims count that can be traced to `{speaker}`"),
        Policy::MinOrigins(least) => {
            format!(
                "every claim counts, and only ties with at least {least} independent origins are kept"
            )
        }
    };
    let _ = writeln!(
        text,
        "
## How claims are counted

This export: policy `{policy}`, so {taken}; ties as of {day}. Another export of the same data may use others; `claims` has all
claims, whatever the policy.

- **Claims for a tie**: states of affairs (mode `report`, `assessment`, `estimate`, `legal-act` or
  `legal-finding`) that every speaker believes, neither negated nor refuted nor superseded. Nothing is inferred: the ally of
  an ally is not an ally.
- **Claims against a tie**: states of affairs, about any time, that deny it, or state something that the predicate excludes
  ([what follows](#predicates)). They make the tie `contested` and never remove it; nothing is averaged.
- **Origins, not mentions**: a claim is traced through its attribution, and through the documents cited there, to its independent
  origin. Ten papers that relay one report have one origin. `origins_for` and `origins_against` count origins. A speaker whom a
  source leaves unnamed counts as an origin of that source alone.
- **Episodes**: claims whose times meet, or follow each other by a day, make one row of `ties`; a gap makes two. A claim without a date
  holds some time at its source's date. No tie extends beyond the day on which it is last attested: `ends` says whether an end is
  stated, or the tie is only `attested-until`.
- **On a day** (`on_day`): `held` if every reading of the dates covers the day, `possible` if one does. `after-last-told` (after it was
  last attested) is not `ended`: no claim says that it ended.
- **Both directions**: a tie of a symmetric predicate has one row, its sides in the order of their ids. `claims` keeps the order of
  the source; to get both directions, swap the sides.
- **A group of claims** (\"A, B and C fought D\") has a row in `claims` for each pair; `written` is the same for all of them.",
        day = export.day(),
    );
}

/// The declared rules of the panels.
fn panels(text: &mut String) {
    text.push_str(
        "\n## Panels\n\n[`dyad_years`](#table-dyad_years) and [`group_years`](#table-group_years) have one row for each unit and each year at \
         risk, by these rules:\n\n",
    );
    for (name, rule) in PANEL_RULES {
        let _ = writeln!(text, "- **{}**: {rule}", name.replace('-', " "));
    }
}

/// The number of claims from sources that the coder did not read.
fn unverified(export: &Export<'_>) -> usize {
    export
        .computed
        .claims
        .iter()
        .filter(|(_, source, _)| source.known_from.is_some())
        .count()
}

/// What the data cannot say.
fn limits(text: &mut String, export: &Export<'_>) {
    let _ = writeln!(
        text,
        "
## What the data cannot say

- **A missing row does not mean that there was no tie.** The data cover what was coded from the sources listed in `sources`. What they do
  not mention, or what was not coded, is missing without a trace. Only a claim with `negated` says that there is none.
- **It is not a sample.** The sources were chosen, not drawn; closely watched groups and years have more claims. Numbers of claims, and
  networks drawn from them, show attention as much as they show the world.
- **Verification**: {unverified} of {all} claims come from sources that the coder did not read (`known_from` in `sources`). Exclude them
  where that matters: `known_from` is empty for the others.
- **Coding is judgement.** A coder (`coder`) judged which predicate and mode fit a sentence and, if `reviewed_by` says so, a
  reviewer checked it. How often two coders agree is not in this export.
- **Origins are as good as the attribution.** A source that copies without saying so counts as an origin of its own.
- **Durations are lower bounds.** A tie's last day is the day on which it is last attested: censored to the right unless `ends` is
  `stated`, and to the left unless `starts` is true.
- **Signs belong to predicates**, not to feelings: `friend` and `enemy` come from a [table](#predicates) and have no weight.
- **Numbers are those of the speakers.** `bound` says how each is meant; a vague word (`thousands`) is kept as a word. Do not add
  them up across sources.
- **The reference date hides no source**: a later source about earlier times counts for these times.
- **What the tables cannot carry** is counted in `LOSSES.md`, in this folder and in that of every other export.",
        unverified = unverified(export),
        all = export.computed.claims.len(),
    );
}

/// The heading of a table.
fn heading(table: &Table) -> String {
    format!("Table `{}`", table.name)
}

/// Every table and column in Markdown, under headings of this level. `vocabulary` is the file of the vocabulary, or
/// empty if it is the same file.
pub fn tables(level: usize, vocabulary: &str) -> String {
    let mut text = String::new();
    for table in TABLES {
        let _ = write!(
            text,
            "\n{} {}\n\n{}\n\n",
            "#".repeat(level),
            heading(table),
            table.means()
        );
        let _ = writeln!(text, "Key: {}.\n", coded(table.key));
        for reference in table
            .references
            .iter()
            .filter(|reference| reference.columns.len() > 1)
        {
            let referred = TABLES
                .iter()
                .find(|table| table.name == reference.table)
                .map(heading)
                .unwrap_or_default();
            let _ = writeln!(
                text,
                "{} refer to [`{}`](#{}).\n",
                coded(reference.columns),
                reference.table,
                anchor(&referred)
            );
        }
        text.push_str("| column | holds | means |\n|---|---|---|\n");
        for column in table.columns() {
            let holds = holds(table, &column, vocabulary);
            let means = means(&column).replace('|', "\\|");
            let _ = writeln!(text, "| `{}` | {holds} | {means} |", column.name);
        }
    }
    text
}

fn coded(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a column means, with the words that it may hold if these are not a list of the vocabulary.
fn means(column: &Column) -> String {
    if column.list.is_some() || column.words.is_empty() {
        return column.means.clone();
    }
    let words = column
        .words
        .iter()
        .map(|(word, means)| format!("`{word}`: {}", means.trim_end_matches('.')));
    format!(
        "{} One of {}.",
        column.means,
        words.collect::<Vec<_>>().join("; ")
    )
}

/// What a column holds, with a link to its list of words or to the table whose key it holds.
fn holds(table: &Table, column: &Column, vocabulary: &str) -> String {
    let mut holds = match (&column.list, column.holds) {
        (Some(list), Holds::Text) => {
            let section = section(list);
            format!("[{list}]({vocabulary}#{})", anchor(section))
        }
        (_, other) => other.word().to_owned(),
    };
    let refers = table
        .references
        .iter()
        .find(|reference| reference.columns == [column.name.as_str()]);
    if let Some(reference) = refers {
        let referred = TABLES
            .iter()
            .find(|table| table.name == reference.table)
            .map(heading)
            .unwrap_or_default();
        holds = format!("key of [`{}`](#{})", reference.table, anchor(&referred));
    }
    if column.required {
        holds + ", never empty"
    } else {
        holds
    }
}
