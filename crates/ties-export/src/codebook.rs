//! `codebook`: what every table, column and code means, how claims are counted, and what the data cannot say.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;

use ties::model::{Claim, Source};
use ties::tie::Tie;
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
    TitlePage::of(export.whole)
        .title()
        .unwrap_or_else(|| "a dataset without a title page".to_owned())
}

// Writing to a String cannot fail.
fn codebook(export: &Export<'_>) -> io::Result<String> {
    let page = TitlePage::of(export.whole);
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
        None => {
            text.push_str("The dataset has no title page (`dataset.toml`), and so no citation.\n\n")
        }
    }
    text.push_str(
        "Say which version, and the policy and the day of this export where you use `ties`. Whoever uses a claim cites its source \
         too: `citation` in `sources` has it in words, `source` and `at` in every row say where in it.\n",
    );
    text.push_str("\n## Tables\n\nA key tells the rows of a table apart and is never empty. Text is UTF-8; a date is a day, ISO 8601; EDTF is \
         ISO 8601-2, levels 0 and 1.\n");
    text.push_str(&tables(3, ""));
    text.push_str("\n## Vocabulary\n\nThe codes that stand in the tables, with their definitions, and what is near to each in other vocabularies \
         (near, and seldom the same).\n");
    text.push_str(&vocabulary(3));
    Ok(text)
}

fn title_page(text: &mut String, export: &Export<'_>) {
    let page = TitlePage::of(export.whole);
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
            "Kept by",
            Some(page.maintainers().join("; ")).filter(|names| !names.is_empty()),
        ),
        ("To be had at", address),
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

- **A claim is what a source says, and not a fact.** A row of `claims` is one thing that one source says at one place: of whom, what,
  by whom it is told (`attribution`), how (`mode`), and when it holds. Whoever counts claims counts what is written, and not what happened.
- **A tie is what claims add up to** between two entities. It is computed: `ties` has a row for each time through which
  sources tell of it, `tie_claims` has the claims for and against.
- **An empty cell says nothing**: not said, or not known. It is never 0 and never no. That something is *not* so is a claim of its
  own, with `negated`.
- **Not every claim is meant as true.** Promises, threats, denials, allegations, forecasts and hearsay are in `claims` too.
  `is_state_of_affairs` tells those that say how things are; of no other a tie is made.
- **Dates come twice**: as the source has them, in EDTF (`2021-09` some day of that month, `2019~` about, `2021/..` still so when it was
  told), and as the first and the last day that they may mean.
- **Every row can be cited**: `source`, `at`, `attribution`, `mode`, `when` and `published` stand in it.

| You ask | look in |
|---|---|
| who was tied to whom, and when | [`ties`](#table-ties), and `on_day` for one day |
| who says what of whom | [`claims`](#table-claims), and [`attribution`](#table-attribution) for all that is known of who tells |
| how many | [`amounts`](#table-amounts) |
| one row for each pair of groups and year, or for each group and year | [`dyad_years`](#table-dyad_years), [`group_years`](#table-group_years) |
| where sources contradict each other | [`disputes`](#table-disputes) |
| what a name, or an id of another dataset, stands for | [`names`](#table-names), [`ids`](#table-ids) |
";

/// How much there is of what.
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
            "sources whose coding somebody else looked at (`reviewed_by`)",
            of_sources(&|source| source.reviewed_by.is_some()),
        ),
        (
            "sources coded from a translation",
            of_sources(&|source| source.translation.is_some()),
        ),
        (
            "claims as they are written, a group of them counted once",
            claims.len(),
        ),
        (
            "claims that are **unverified**: of sources that the coder did not read",
            unverified(export),
        ),
        (
            "claims that are states of affairs",
            of_claims(&|_, claim| claim.is_state_of_affairs()),
        ),
        (
            "claims that something is not so (`negated`)",
            of_claims(&|_, claim| claim.negated),
        ),
        ("ties, all times of each counted once", computed.ties.len()),
        ("ties that are contested", of_ties(&Tie::is_contested)),
        (
            "ties of which one origin alone tells",
            of_ties(&|tie| tie.origins_for == 1),
        ),
    ];
    text.push_str("\n## Numbers\n\n| there are so many | number |\n|---|---|\n");
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
            "only claims count for which the dataset itself stands (`status` is `accepted`)"
                .to_owned()
        }
        Policy::By(speaker) => format!("only claims count that can be traced to `{speaker}`"),
        Policy::MinOrigins(least) => {
            format!(
                "every claim counts, and a tie is kept where at least {least} independent origins tell of it"
            )
        }
    };
    let _ = writeln!(
        text,
        "
## How claims are counted

This export: policy `{policy}`, so {taken}; ties as of {day}. Another export of the same data may have others; `claims` has all of
them, whatever the policy.

- **Which claims make a tie**: those that say how things are (mode `report`, `assessment`, `estimate`, `legal-act` or
  `legal-finding`), told by somebody who believes them, neither negated nor refuted nor superseded. Nothing is inferred: an ally's
  ally is no ally.
- **Which claims stand against it**: states of affairs that say that it is not so, or something that the predicate excludes
  ([what follows](#predicates)), of whatever time. They make the tie `contested` and never take it away; nothing is averaged.
- **Origins, not mentions**: a claim is traced through its attribution, and through the documents in which they said it, to where that ends.
  Ten papers that relay one report have one origin. `origins_for` and `origins_against` count these. Whom a source leaves unnamed
  counts as a origin of that source alone.
- **Times**: claims whose times meet, or follow each other by a day, make one row of `ties`; a gap makes two. A claim without a date
  holds sometime at its source's date. Nothing lasts beyond the last day of which somebody tells: `ends` says whether an end is
  stated, or the tie is only `attested-until`.
- **On a day** (`on_day`): `held` where every reading of the dates covers the day, `possible` where one does. `after-last-told` is not
  `ended`: nobody says that it ended.
- **Both ways**: a tie of a symmetric predicate has one row, its sides in the order of the dataset's ids. In `claims` it stands as
  the source has it; where you want both directions, turn it round.
- **A group of claims** (\"A, B and C fought D\") has a row in `claims` for each pair; `written` is the same for all of them.",
        day = export.day(),
    );
}

/// The declared rules of the panels.
fn panels(text: &mut String) {
    text.push_str(
        "\n## Panels\n\n[`dyad_years`](#table-dyad_years) and [`group_years`](#table-group_years) have one row for each unit and each year at \
         risk, made by these rules:\n\n",
    );
    for (name, rule) in PANEL_RULES {
        let _ = writeln!(text, "- **{}**: {rule}", name.replace('-', " "));
    }
}

/// How many claims are of sources that the coder did not read.
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

- **No row is not no tie.** The data hold what was coded from the sources listed in `sources`; what these do not tell, or nobody
  coded, is missing without a trace. Only a claim with `negated` says that there is none.
- **It is no sample.** The sources were chosen, not drawn; much watched groups and years have more claims. Numbers of claims, and
  networks drawn from them, show attention as much as they show the world.
- **Verification**: {unverified} of {all} claims come from sources that the coder did not read (`known_from` in `sources`). Leave them
  out where that matters: `known_from` is empty for the others.
- **Coding is judgement.** Which predicate and mode fit a sentence was judged by a coder (`coder`) and, where `reviewed_by` says so, by
  somebody else. How often two coders agree is not in this export.
- **Origins are as good as the chains told.** Whoever copies without saying so counts as a origin of his own.
- **Lengths of time are lower bounds.** A tie's last day is the last of which somebody tells: censored to the right unless `ends` is `stated`,
  and to the left unless `starts` is true.
- **Signs are of predicates**, not of feelings: `friend` and `enemy` come from a [table](#predicates) and weigh nothing.
- **Numbers are the attribution'.** `bound` says how each is meant; a vague word (`thousands`) is kept as a word. Do not add
  them up across sources.
- **The day of export cuts nothing off**: a later source that tells of earlier times counts for these.
- **What the tables cannot carry** is counted in `LOSSES.md`, beside this file and beside every other export.",
        unverified = unverified(export),
        all = export.computed.claims.len(),
    );
}

/// The heading of a table.
fn heading(table: &Table) -> String {
    format!("Table `{}`", table.name)
}

/// Every table and column in Markdown, under headings of this level. `vocabulary` is the file in which the vocabulary stands, or
/// nothing where it is the same one.
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

/// What a column means, with the words that it may hold where no list of the vocabulary has them.
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

/// What a column holds, and where that is a choice of words or a key of another table, of which.
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
