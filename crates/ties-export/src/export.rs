//! Exports: the list of them, and how each is written.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::{Value, json};
use ties::dataset::Dataset;
use ties_view::{Analysis, Counting};

use crate::cell::Day;
use crate::folder::Folder;
use crate::losses::Losses;
#[cfg(feature = "parquet")]
use crate::parquet;
use crate::sound::sound;
#[cfg(feature = "sqlite")]
use crate::sqlite;
use crate::tables::Citations;
use crate::{codebook, csv, datacite, jsonl, ro_crate, tables};

/// A dataset as it is written down.
#[derive(Debug)]
pub struct Export<'d> {
    /// The dataset as it was read.
    pub whole: &'d Dataset,
    /// What of it tables can hold, with what its claims add up to.
    pub computed: Analysis<'d>,
    /// What tables cannot carry, whichever format they are in.
    pub losses: Losses,
    /// What cells say of each claim, once one asks.
    citations: OnceLock<Citations>,
}

/// A way to write the dataset down.
#[derive(Debug)]
pub struct Exporter {
    /// Its name on the command line, and that of its folder.
    pub name: &'static str,
    /// What it is for.
    pub means: &'static str,
    /// How others take it in: a program or language, and the line that loads it, with paths from the folder of all exports.
    pub load: &'static [(&'static str, &'static str)],
    /// Whether it has the tables, and so loses what they cannot carry.
    pub has_tables: bool,
    /// Writes its files.
    write: fn(&Export<'_>, &mut Folder) -> io::Result<()>,
}

/// Every exporter.
pub static EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "jsonl",
        means: "the dataset itself, for programs and for a million claims: all records, one a line, as `ties` reads them back",
        load: &[
            (
                "Python",
                r#"import json; records = [json.loads(line) for line in open("jsonl/dataset.jsonl", encoding="utf-8")]"#,
            ),
            (
                "R",
                r#"records <- lapply(readLines("jsonl/dataset.jsonl", encoding = "UTF-8"), jsonlite::fromJSON)"#,
            ),
            (
                "DuckDB",
                "SELECT json FROM read_ndjson_objects('jsonl/dataset.jsonl')",
            ),
            ("ties", "ties import jsonl/dataset.jsonl --out copy"),
        ],
        has_tables: false,
        write: jsonl::write,
    },
    Exporter {
        name: "csv",
        means: "every table as comma-separated values, for R, Stata and Python",
        load: &[
            (
                "Python",
                r#"import pandas; claims = pandas.read_csv("csv/claims.csv", keep_default_na=False, na_values=[""])"#,
            ),
            (
                "Python",
                r#"import polars; claims = polars.read_csv("csv/claims.csv", infer_schema_length=None)"#,
            ),
            (
                "Python",
                r#"from frictionless import Package; claims = Package("csv/datapackage.json").get_resource("claims").read_rows()"#,
            ),
            (
                "R",
                r#"claims <- read.csv("csv/claims.csv", na.strings = "", encoding = "UTF-8")"#,
            ),
            (
                "Stata",
                r#"import delimited using "csv/claims.csv", varnames(1) case(preserve) encoding("UTF-8") bindquotes(strict) maxquotedrows(unlimited) clear"#,
            ),
            (
                "DuckDB",
                "SELECT * FROM read_csv('csv/claims.csv', header = true, nullstr = '')",
            ),
        ],
        has_tables: true,
        write: csv::write,
    },
    Exporter {
        name: "spreadsheet",
        means: "the same for people who open it in a spreadsheet: no cell is taken for a formula",
        load: &[("LibreOffice", "soffice --calc spreadsheet/claims.csv")],
        has_tables: true,
        write: csv::write_for_spreadsheets,
    },
    Exporter {
        name: "codebook",
        means: "what every table, column and code means, how claims are counted, what the data cannot say, and how to cite it: \
                for statisticians and reviewers, in Markdown and as one page of HTML",
        load: &[],
        has_tables: true,
        write: codebook::write,
    },
    Exporter {
        name: "datacite",
        means: "what an archive with DOIs asks for (DataCite), and how the dataset is cited (Citation File Format)",
        load: &[],
        has_tables: false,
        write: datacite::write,
    },
    Exporter {
        name: "ro-crate",
        means: "all that goes into an archive, in one folder: the tables, the dataset itself, the codebook and the metadata, each \
                file described (RO-Crate)",
        load: &[(
            "Python",
            r#"from rocrate.rocrate import ROCrate; files = ROCrate("ro-crate").data_entities"#,
        )],
        has_tables: true,
        write: ro_crate::write,
    },
    #[cfg(feature = "parquet")]
    Exporter {
        name: "parquet",
        means: "every table as Apache Parquet, each column with its type, for DuckDB, Spark, polars and arrow; `claims` has the \
                column `year` to divide it by: `COPY (FROM 'claims.parquet') TO 'claims' (FORMAT parquet, PARTITION_BY (year))` \
                in DuckDB",
        load: &[
            ("DuckDB", "FROM 'parquet/claims.parquet' LIMIT 5;"),
            (
                "Python",
                r#"import pandas; claims = pandas.read_parquet("parquet/claims.parquet")"#,
            ),
            (
                "Python, partitioned by year",
                r#"import pyarrow.parquet as pq; pq.write_to_dataset(pq.read_table("parquet/claims.parquet"), "claims-by-year", partition_cols=["year"])"#,
            ),
        ],
        has_tables: true,
        write: parquet::write,
    },
    #[cfg(feature = "sqlite")]
    Exporter {
        name: "sqlite",
        means: "every table in one SQLite database with foreign keys, indexes, full-text search over what claims say, and ties \
                as of any day, for Datasette and for anybody; `ties import` makes the dataset's files of it again",
        load: &[
            (
                "Python",
                r#"import sqlite3; ties = sqlite3.connect("sqlite/ties.sqlite").execute("select * from ties_as_of").fetchall()"#,
            ),
            ("Datasette", "datasette sqlite/ties.sqlite"),
        ],
        has_tables: true,
        write: sqlite::write,
    },
    #[cfg(feature = "xlsx")]
    Exporter {
        name: "xlsx",
        means: "the records themselves as a workbook, for coders who will not write TOML: `ties import` reads it back",
        load: &[
            ("LibreOffice", "soffice --calc xlsx/ties.xlsx"),
            ("ties", "ties import xlsx/ties.xlsx --out copy"),
        ],
        has_tables: false,
        write: crate::sheets::write_workbook,
    },
];

/// The exporters that a build may lack: each is there with the cargo feature of its name.
pub static HEAVY: &[&str] = &["parquet", "sqlite", "xlsx"];

/// A dataset, and what of it tables can hold.
///
/// Two values, since the one borrows from the other: `let sound = Sound::of(&dataset); let export = sound.export(counting);`
#[derive(Debug)]
pub struct Sound<'d> {
    whole: &'d Dataset,
    holds: Dataset,
    losses: Losses,
}

impl<'d> Sound<'d> {
    /// Finds what of a dataset tables can hold.
    pub fn of(whole: &'d Dataset) -> Self {
        let mut losses = Losses::default();
        let holds = sound(whole, &mut losses);
        tables::lose(&holds, &mut losses);
        Self {
            whole,
            holds,
            losses,
        }
    }

    /// The export of it, with claims counted so.
    pub fn export(&self, counting: Counting) -> Export<'_> {
        let Self {
            whole,
            holds,
            losses,
        } = self;
        Export {
            whole,
            computed: Analysis::new(holds, counting),
            losses: losses.clone(),
            citations: OnceLock::new(),
        }
    }
}

impl Export<'_> {
    /// Writes one export into a folder of its name below `out`, whole or not at all. Returns that folder and what the
    /// export could not carry.
    ///
    /// # Errors
    /// Where the disk does not take it; then the old folder is still there.
    pub fn write(&self, exporter: &Exporter, out: &Path) -> io::Result<(PathBuf, Losses)> {
        let mut folder = Folder::begin(&out.join(exporter.name))?;
        if exporter.has_tables {
            folder.losses = self.losses.clone();
        }
        (exporter.write)(self, &mut folder)?;
        let losses = folder.losses.clone();
        Ok((folder.finish(self.head(exporter))?, losses))
    }

    /// What cells say of each claim.
    pub(crate) fn citations(&self) -> &Citations {
        self.citations.get_or_init(|| Citations::of(&self.computed))
    }

    /// What was exported and how claims were counted, as keys and texts for formats that hold such.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(crate) fn about(&self) -> Vec<(&'static str, String)> {
        let manifest = self.whole.manifest.as_ref();
        let stated =
            |of: fn(&ties::model::Manifest) -> &str| manifest.map_or("not stated", of).to_owned();
        vec![
            ("title", stated(|manifest| &manifest.title)),
            ("version", stated(|manifest| &manifest.version)),
            ("date", stated(|manifest| &manifest.date)),
            ("licence", stated(|manifest| &manifest.licence)),
            ("policy", self.computed.counting.policy.to_string()),
            ("as-of", self.day()),
            ("tables", tables::VERSION.to_owned()),
        ]
    }

    /// What was exported, and how claims were counted.
    fn head(&self, exporter: &Exporter) -> Value {
        let manifest = self.whole.manifest.as_ref();
        json!({
            "export": exporter.name,
            "dataset": manifest.map_or("a dataset without a title page", |manifest| &*manifest.title),
            "version": manifest.map_or("not stated", |manifest| &*manifest.version),
            "tables": tables::VERSION,
            "policy": self.computed.counting.policy.to_string(),
            "as-of": self.day(),
        })
    }

    /// The day of which is asked, as ISO 8601 writes it.
    pub(crate) fn day(&self) -> String {
        Day::new(self.computed.counting.day)
            .map_or_else(|| "not known".to_owned(), |day| day.to_string())
    }
}
