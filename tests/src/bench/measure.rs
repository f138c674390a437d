//! One measurement, in its own process: CPU seconds, wall-clock seconds, peak memory.

use std::path::Path;
use std::time::Instant;
use std::{fs, hint, io};

use rustix::time::{ClockId, clock_gettime};
use ties_dataset::file::Files;

use crate::bare;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    BareToml,
    CheckToml,
    PassagesToml,
    SpoiltToml,
    BareBorrowed,
    BareOwned,
    CheckLines,
    PassagesLines,
    SpoiltLines,
}

impl Job {
    pub(crate) const TOML: [Self; 4] = [
        Self::BareToml,
        Self::CheckToml,
        Self::PassagesToml,
        Self::SpoiltToml,
    ];
    pub(crate) const LINES: [Self; 5] = [
        Self::BareBorrowed,
        Self::BareOwned,
        Self::CheckLines,
        Self::PassagesLines,
        Self::SpoiltLines,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::BareToml => "toml-bare",
            Self::CheckToml => "toml-check",
            Self::BareBorrowed => "lines-bare-borrowed",
            Self::BareOwned => "lines-bare-owned",
            Self::CheckLines => "lines-check",
            Self::PassagesToml => "toml-passages",
            Self::PassagesLines => "lines-passages",
            Self::SpoiltToml => "toml-spoilt",
            Self::SpoiltLines => "lines-spoilt",
        }
    }

    pub(crate) fn is_check(self) -> bool {
        !matches!(self, Self::BareToml | Self::BareBorrowed | Self::BareOwned)
    }

    /// Whether it measures the dataset in which every claim is wrong.
    fn reads_spoilt_dataset(self) -> bool {
        matches!(self, Self::SpoiltToml | Self::SpoiltLines)
    }

    /// The path of its input in a folder that the generator wrote.
    pub(crate) fn input(self) -> &'static str {
        match (self.reads_lines(), self.reads_spoilt_dataset()) {
            (false, false) => "data",
            (false, true) => "spoilt",
            (true, false) => "dataset.jsonl",
            (true, true) => "spoilt.jsonl",
        }
    }

    pub(crate) fn reads_lines(self) -> bool {
        Self::LINES.contains(&self)
    }
}

/// The result of a measurement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// CPU seconds, user and system.
    pub(crate) seconds: f64,
    /// Wall-clock seconds.
    pub(crate) clock: f64,
    /// The peak memory of the process, in 10⁶ bytes.
    pub(crate) peak: f64,
    /// The bytes read, in 10⁶.
    pub(crate) input: f64,
}

impl Figures {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split(' ').map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten();
        Some(Self {
            seconds: next()?,
            clock: next()?,
            peak: next()?,
            input: next()?,
        })
    }
}

/// Runs a job, and prints its figures.
pub(crate) fn run(job: &str, path: &Path, threads: &str, rounds: &str) -> io::Result<()> {
    let job = Job::TOML
        .into_iter()
        .chain(Job::LINES)
        .find(|known| known.name() == job)
        .ok_or_else(|| io::Error::other("no such job"))?;
    let (threads, rounds): (usize, usize) = threads
        .parse()
        .ok()
        .zip(rounds.parse().ok())
        .ok_or_else(|| io::Error::other("threads and rounds are numbers"))?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(io::Error::other)?;
    let clock = Instant::now();
    let before = cpu_seconds();
    let mut input = 0;
    for _ in 0..rounds {
        input = pool.install(|| work(job, path))?;
    }
    let seconds = cpu_seconds() - before;
    println!(
        "{seconds} {} {} {}",
        clock.elapsed().as_secs_f64(),
        peak()?,
        megabytes(input)
    );
    Ok(())
}

/// Does a job once, reading included; returns the bytes read.
fn work(job: Job, path: &Path) -> io::Result<usize> {
    if let Job::BareBorrowed | Job::BareOwned = job {
        let text = hint::black_box(fs::read_to_string(path)?);
        let parse = if job == Job::BareBorrowed {
            bare::borrowed
        } else {
            bare::owned
        };
        return parse(&text).map_err(io::Error::other).map(|()| text.len());
    }
    let files = if job.reads_lines() {
        Files::read_lines(path)?
    } else {
        Files::read(path)?
    };
    // With passages: the texts that the generator wrote next to the data.
    let files = match (job, path.parent()) {
        (Job::PassagesToml | Job::PassagesLines, Some(folder)) => {
            files.with_archive(&folder.join("archive"))?
        }
        _ => files,
    };
    let files = hint::black_box(files);
    let bytes = if job.reads_lines() {
        usize::try_from(fs::metadata(path)?.len()).unwrap_or_default()
    } else {
        files.as_slice().iter().map(|file| file.text.len()).sum()
    };
    match job {
        Job::BareToml | Job::BareBorrowed | Job::BareOwned => {
            bare::toml(&files).map_err(io::Error::other)?;
        }
        Job::SpoiltToml | Job::SpoiltLines => {
            let report = ties_check::check(&files);
            if report.diagnostics.len() < report.summary.claims {
                return Err(io::Error::other(
                    "each claim of a spoilt dataset has a finding",
                ));
            }
        }
        Job::CheckToml | Job::CheckLines | Job::PassagesToml | Job::PassagesLines => {
            let report = ties_check::check(&files);
            if let Some(found) = report.diagnostics.first() {
                return Err(io::Error::other(format!(
                    "a made-up dataset is clean: {}: {}",
                    found.code, found.message
                )));
            }
        }
    }
    Ok(bytes)
}

/// CPU seconds of this process, user and system.
pub(crate) fn cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds and nanoseconds of a process are small"
    )]
    let seconds = time.tv_sec as f64 + time.tv_nsec as f64 / 1e9;
    seconds
}

/// The peak memory of this process, in 10⁶ bytes, as Linux reports it.
fn peak() -> io::Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes: usize = line
        .and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default();
    Ok(megabytes(kibibytes * 1024))
}

fn megabytes(bytes: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let megabytes = bytes as f64 / 1e6;
    megabytes
}
