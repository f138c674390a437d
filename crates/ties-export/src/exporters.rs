//! The list of all exporters, and how an export is written by one of them.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::export::{Export, VERSION};
use crate::folder::Folder;
use crate::losses::Losses;
#[cfg(feature = "parquet")]
use crate::parquet_files;
#[cfg(feature = "sqlite")]
use crate::sqlite;
use crate::{codebook, csv_files, datacite, jsonl, ro_crate, spreadsheet};

/// A format to export the dataset to, and the function that writes it.
#[derive(Debug)]
pub struct Exporter {
    /// Its name on the command line, and the name of its folder.
    pub name: &'static str,
    /// What it is for.
    pub means: &'static str,
    /// How to load it: a program or language, and the line of code, with paths relative to the
    /// folder of all exports.
    pub load: &'static [(&'static str, &'static str)],
    /// Whether it contains the tables, and therefore loses what they cannot carry.
    pub has_tables: bool,
    /// Writes its files.
    write: fn(&Export<'_>, &mut Folder) -> io::Result<()>,
}

/// Every exporter.
pub static EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "jsonl",
        means: "the dataset itself, for programs and large datasets: all records, one per line, as \
                `ties` reads them back",
        load: &[
            (
                "Python",
                "import json; records = [json.loads(line) for line in \
                 open(\"jsonl/dataset.jsonl\", encoding=\"utf-8\")]",
            ),
            (
                "R",
                "records <- lapply(readLines(\"jsonl/dataset.jsonl\", encoding = \"UTF-8\"), \
                 jsonlite::fromJSON)",
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
                "import pandas; claims = pandas.read_csv(\"csv/claims.csv\", \
                 keep_default_na=False, na_values=[\"\"])",
            ),
            (
                "Python",
                "import polars; claims = polars.read_csv(\"csv/claims.csv\", \
                 infer_schema_length=None)",
            ),
            (
                "Python",
                "from frictionless import Package; claims = \
                 Package(\"csv/datapackage.json\").get_resource(\"claims\").read_rows()",
            ),
            (
                "R",
                r#"claims <- read.csv("csv/claims.csv", na.strings = "", encoding = "UTF-8")"#,
            ),
            (
                "Stata",
                "import delimited using \"csv/claims.csv\", varnames(1) case(preserve) \
                 encoding(\"UTF-8\") bindquotes(strict) maxquotedrows(unlimited) clear",
            ),
            (
                "DuckDB",
                "SELECT * FROM read_csv('csv/claims.csv', header = true, nullstr = '')",
            ),
        ],
        has_tables: true,
        write: csv_files::write,
    },
    Exporter {
        name: "spreadsheet",
        means: "every table for use in a spreadsheet: no cell is interpreted as a formula",
        load: &[("LibreOffice", "soffice --calc spreadsheet/claims.csv")],
        has_tables: true,
        write: spreadsheet::write,
    },
    Exporter {
        name: "codebook",
        means: "the meaning of every table, column and code, how claims are counted, the limits of \
                the data, and how to cite it: for statisticians and reviewers, in Markdown and as \
                one HTML page",
        load: &[],
        has_tables: true,
        write: codebook::write,
    },
    Exporter {
        name: "datacite",
        means: "the metadata that archives require for a DOI (DataCite), and the citation of the \
                dataset (Citation File Format)",
        load: &[],
        has_tables: false,
        write: datacite::write,
    },
    Exporter {
        name: "ro-crate",
        means: "everything for an archive in one folder: the tables, the dataset itself, the \
                codebook and the metadata, with a description of each file (RO-Crate)",
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
        means: "every table as Apache Parquet, each column with its type, for DuckDB, Spark, \
                polars and arrow; `claims` has the column `year` for partitioning: `COPY (FROM \
                'claims.parquet') TO 'claims' (FORMAT parquet, PARTITION_BY (year))` in DuckDB",
        load: &[
            ("DuckDB", "FROM 'parquet/claims.parquet' LIMIT 5;"),
            (
                "Python",
                r#"import pandas; claims = pandas.read_parquet("parquet/claims.parquet")"#,
            ),
            (
                "Python, partitioned by year",
                "import pyarrow.parquet as pq; \
                 pq.write_to_dataset(pq.read_table(\"parquet/claims.parquet\"), \
                 \"claims-by-year\", partition_cols=[\"year\"])",
            ),
        ],
        has_tables: true,
        write: parquet_files::write,
    },
    #[cfg(feature = "sqlite")]
    Exporter {
        name: "sqlite",
        means: "every table in one SQLite database with foreign keys, indexes, full-text search \
                over summaries and quotes, and ties as of any day, for Datasette and other tools; \
                `ties import` restores the dataset's files from it",
        load: &[
            (
                "Python",
                "import sqlite3; ties = sqlite3.connect(\"sqlite/ties.sqlite\").execute(\"select * \
                 from ties_as_of\").fetchall()",
            ),
            ("Datasette", "datasette sqlite/ties.sqlite"),
        ],
        has_tables: true,
        write: sqlite::write,
    },
    #[cfg(feature = "xlsx")]
    Exporter {
        name: "xlsx",
        means: "the records themselves as a workbook, for coders who prefer a spreadsheet to TOML: \
                `ties import` reads it back",
        load: &[
            ("LibreOffice", "soffice --calc xlsx/ties.xlsx"),
            ("ties", "ties import xlsx/ties.xlsx --out copy"),
        ],
        has_tables: false,
        write: crate::sheets::write_workbook,
    },
];

/// The exporters that a build may lack: each requires the cargo feature of its name.
pub static HEAVY: &[&str] = &["parquet", "sqlite", "xlsx"];

impl Export<'_> {
    /// Writes one export into a folder of its name below `out`, whole or not at all. Returns that
    /// folder and what the export could not carry.
    ///
    /// # Errors
    /// If the folder cannot be written; then the previous folder is unchanged.
    pub fn write(&self, exporter: &Exporter, out: &Path) -> io::Result<(PathBuf, Losses)> {
        let mut folder = Folder::begin(&out.join(exporter.name))?;
        if exporter.has_tables {
            folder.losses = self.losses.clone();
        }
        (exporter.write)(self, &mut folder)?;
        let losses = folder.losses.clone();
        Ok((folder.finish(self.head(exporter))?, losses))
    }

    /// What was exported, and how claims were counted.
    fn head(&self, exporter: &Exporter) -> Value {
        let title = match &self.dataset.manifest {
            Some(manifest) => &*manifest.title,
            None => "a dataset without a title page",
        };
        json!({
            "export": exporter.name,
            "dataset": title,
            "version": self.stated(|manifest| &manifest.version),
            "tables": VERSION,
            "policy": self.computed.selection.policy.to_string(),
            "as-of": self.day(),
        })
    }
}
