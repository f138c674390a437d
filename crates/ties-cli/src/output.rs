//! Output: everything is printed through this module.
//!
//! It escapes control characters and tolerates a closed pipe.

use std::io::{self, BufWriter, ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use serde::Serialize;
use serde_json::{Map, Value};
use terminal_size::{Width, terminal_size_of};
use ties_text::terminal::{escape_controls, escape_json_controls, escape_lines};
use ties_view::Screen;

use crate::arguments::Format;

/// Standard output.
pub(crate) struct Output {
    format: Format,
    stream: BufWriter<AutoStream<io::Stdout>>,
    colours: bool,
    /// The reader closed the pipe; further output is dropped.
    closed: bool,
}

impl Output {
    /// Standard output, with colours on a terminal that supports them (`NO_COLOR`, `CLICOLOR`).
    pub(crate) fn new(format: Format) -> Self {
        let choice = AutoStream::choice(&io::stdout());
        let stream = BufWriter::new(AutoStream::new(io::stdout(), choice));
        Self {
            format,
            stream,
            colours: choice != ColorChoice::Never,
            closed: false,
        }
    }

    /// The output format.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Whether to print colours.
    pub(crate) fn colours(&self) -> bool {
        self.colours
    }

    /// The screen that answers are printed on.
    pub(crate) fn screen(&self) -> Screen {
        let width = match terminal_size_of(io::stdout()) {
            Some((Width(columns), _)) if columns > 0 => usize::from(columns),
            _ => Screen::default().width,
        };
        Screen {
            width,
            colour: self.colours,
        }
    }

    /// Prints a text of several lines, each escaped.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        self.raw(&escape_lines(text))
    }

    /// Prints one line, escaped.
    pub(crate) fn line(&mut self, line: &str) -> io::Result<()> {
        let line = escape_controls(line).into_owned();
        self.raw(&line)?;
        self.raw("\n")
    }

    /// Prints a status line in text format only; JSON output consists of findings alone.
    pub(crate) fn status(&mut self, line: &str) -> io::Result<()> {
        match self.format {
            Format::Text => self.line(line),
            Format::Json | Format::Csv | Format::CslJson | Format::Bibtex => Ok(()),
        }
    }

    /// Prints a value as JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string_pretty(value)?;
        self.raw(&escape_json_controls(&json))?;
        self.raw("\n")
    }

    /// Prints objects as CSV: a column for each key, lists of texts joined with `; `, other nested
    /// values as JSON.
    pub(crate) fn csv(&mut self, rows: &[Value]) -> io::Result<()> {
        let mut keys: Vec<&str> = Vec::new();
        for key in rows.iter().filter_map(Value::as_object).flat_map(Map::keys) {
            if !keys.contains(&key.as_str()) {
                keys.push(key);
            }
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        if !keys.is_empty() {
            writer.write_record(&keys)?;
        }
        for row in rows {
            writer.write_record(keys.iter().map(|key| cell(&row[*key])))?;
        }
        let bytes = writer
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))?;
        self.raw(&String::from_utf8_lossy(&bytes))
    }

    /// Prints text that needs no escaping.
    pub(crate) fn raw(&mut self, text: &str) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let written = self.stream.write_all(text.as_bytes());
        self.unless_closed(written)
    }

    /// Flushes the output.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        let flushed = self.stream.flush();
        self.unless_closed(flushed)
    }

    fn unless_closed(&mut self, outcome: io::Result<()>) -> io::Result<()> {
        match outcome {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            outcome => outcome,
        }
    }

    /// Prints a failure to standard error.
    pub(crate) fn complain(&mut self, message: &str, help: Option<&str>) {
        // Earlier output comes first; if it cannot be written, the failure below reports it.
        let _ = self.stream.flush();
        let help = help
            .map(|help| format!("  = help: {}\n", escape_controls(help)))
            .unwrap_or_default();
        let complaint = format!("error: {}\n{help}", escape_controls(message));
        // An error on standard error cannot be reported.
        let _ = io::stderr().write_all(complaint.as_bytes());
    }
}

/// A value as the text of a cell, safe to print on a terminal.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.iter().all(Value::is_string) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            texts.join("; ")
        }
        other => other.to_string(),
    };
    escape_controls(&text).into_owned()
}
