//! The bench: what a check costs compared with a bare parse of the same bytes, and a generator of
//! made-up datasets of any size.
//!
//! `cargo xtask bench` runs it. `cargo xtask bench --names` measures how well names match across
//! scripts. `cargo xtask generate CLAIMS SEED FOLDER` writes a dataset to look at.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a bench prints what it measured"
)]

mod balance;
mod bare;
mod exports;
mod generate;
mod measure;
mod names;
mod naughty;
mod pictured;
mod views;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs, io};

use measure::{Figures, Job};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        [] => bench(&[1_000, 10_000, 100_000]).and_then(|()| views(&[10_000, 100_000])),
        ["million"] => bench(&[10_000, 100_000, 1_000_000]),
        ["balance"] => {
            balance::run();
            Ok(())
        }
        ["names"] => names::run(),
        ["views"] => views(&[1_000, 10_000, 100_000]),
        ["generate", claims, seed, folder] => match (claims.parse(), seed.parse()) {
            (Ok(claims), Ok(seed)) => generate::write(claims, seed, Path::new(folder)),
            _ => Err(io::Error::other(
                "the number of claims and the seed are whole numbers",
            )),
        },
        ["naughty", folder] => naughty::write(Path::new(folder), None),
        ["naughty", folder, list] => naughty::write(Path::new(folder), Some(Path::new(list))),
        ["pictured", "hostile", folder] => pictured::write_hostile(Path::new(folder)),
        ["pictured", groups, seed, folder] => match (groups.parse(), seed.parse()) {
            (Ok(groups), Ok(seed)) => pictured::write(groups, seed, Path::new(folder)),
            _ => Err(io::Error::other(
                "the number of groups and the seed are whole numbers",
            )),
        },
        ["exports"] => {
            exports::list();
            Ok(())
        }
        ["export", name, lines, out] => exports::run(name, Path::new(lines), Path::new(out)),
        ["measure", job, path, threads, rounds] => {
            measure::run(job, Path::new(path), threads, rounds)
        }
        _ => Err(io::Error::other(
            "nothing, `million`, `names`, `generate CLAIMS SEED FOLDER`, `naughty FOLDER [LIST]`, \
             `pictured GROUPS SEED FOLDER`, or `pictured hostile FOLDER`",
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures every job on datasets of each size, and prints the results.
fn bench(sizes: &[usize]) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    println!(
        "CPU seconds (user and system) and peak memory of a process of its own, the least of \
         {ROUNDS} rounds; MB are 10^6 bytes."
    );
    println!(
        "`x` compares with the bare typed parse of the same bytes: of TOML by toml, of lines by \
         serde_json, borrowed.\n"
    );
    println!(
        "| claims | job | CPU s | claims a CPU s | x | peak MB | input MB | bytes a claim over \
         input |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut checks: Vec<(Job, Vec<(usize, f64)>)> = Vec::new();
    let mut spoilt = String::new();
    for claims in sizes {
        let place = folder.path().join(claims.to_string());
        generate::write(*claims, 1, &place)?;
        for family in [&Job::TOML[..], &Job::LINES[..]] {
            let with_one_thread: Vec<_> = family.iter().map(|job| (*job, 1)).collect();
            let figures = least(&with_one_thread, &place)?;
            for (job, of_job) in family.iter().zip(&figures) {
                println!("{}", row(*claims, job.name(), of_job, figures[0].seconds));
                match checks.iter_mut().find(|(known, _)| known == job) {
                    Some((_, seconds)) => seconds.push((*claims, of_job.seconds)),
                    None => checks.push((*job, vec![(*claims, of_job.seconds)])),
                }
            }
            let seconds = |sought| {
                family
                    .iter()
                    .zip(&figures)
                    .find(|(job, _)| **job == sought)
                    .map(|(_, of)| of.seconds)
            };
            for (wrong, clean) in [
                (Job::SpoiltToml, Job::CheckToml),
                (Job::SpoiltLines, Job::CheckLines),
            ] {
                if let (Some(wrong_seconds), Some(clean_seconds)) = (seconds(wrong), seconds(clean))
                {
                    let times = wrong_seconds / clean_seconds;
                    let _ = writeln!(
                        spoilt,
                        "| {claims} | {} | {} | {times:.2} |",
                        wrong.name(),
                        clean.name()
                    );
                }
            }
        }
        fs::remove_dir_all(&place)?;
    }
    println!(
        "\nA dataset in which every claim is wrong, compared with a clean one, in CPU seconds, \
         findings \
         built and not printed:\n"
    );
    println!("| claims | every claim wrong | clean | times |\n|---|---|---|---|\n{spoilt}");
    println!("Growth exponent from the smallest size to the largest (1 is linear):");
    for (job, seconds) in checks.iter().filter(|(job, _)| job.is_check()) {
        if let [(small, first), .., (large, last)] = seconds.as_slice() {
            let exponent = (last / first).ln() / (ratio(*large, *small)).ln();
            println!("- {}: {exponent:.3}", job.name());
        }
    }
    println!("\nTwo threads against one, by the clock, the least of {ROUNDS} rounds:");
    let last = sizes.last().copied().unwrap_or_default();
    let place = folder.path().join("threads");
    generate::write(last, 1, &place)?;
    for job in [Job::CheckToml, Job::CheckLines] {
        let figures = least(&[(job, 1), (job, 2)], &place)?;
        let one = figures[0].clock;
        let two = figures[1].clock;
        println!(
            "- {}: {:.2} times as fast ({one:.3} s, {two:.3} s)",
            job.name(),
            one / two
        );
    }
    Ok(())
}

/// Measures every question on datasets of each size with a tenth as many groups as claims, and
/// prints the CPU seconds and the growth.
fn views(sizes: &[usize]) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut of_sizes = Vec::new();
    for claims in sizes {
        let place = folder.path().join(claims.to_string());
        generate::write_groups(*claims, claims / 10, 1, &place)?;
        of_sizes.push(views::costs(&place.join("dataset.jsonl"))?);
        fs::remove_dir_all(&place)?;
    }
    println!("\nAnswers, CPU s to compute and write one as text, after the dataset is loaded:\n");
    let titles: Vec<_> = sizes.iter().map(|size| format!("{size} claims")).collect();
    println!("| question | {} | growth exponent |", titles.join(" | "));
    println!("|---|{}---|", "---|".repeat(sizes.len()));
    let (Some(first), Some(last)) = (of_sizes.first(), of_sizes.last()) else {
        return Ok(());
    };
    let growth = ratio(sizes[sizes.len() - 1], sizes[0]).ln();
    for (row, cost) in first.iter().enumerate() {
        let seconds = of_sizes
            .iter()
            .map(|costs| format!("{:.4}", costs[row].seconds));
        let seconds: Vec<_> = seconds.collect();
        let exponent = (last[row].seconds / cost.seconds).ln() / growth;
        println!(
            "| {} | {} | {exponent:.2} |",
            cost.name,
            seconds.join(" | ")
        );
    }
    Ok(())
}

fn ratio(a: usize, b: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "for a ratio of sizes that fits a float by far"
    )]
    let ratio = a as f64 / b as f64;
    ratio
}

fn row(claims: usize, name: &str, figures: &Figures, bare: f64) -> String {
    let Figures {
        seconds,
        peak,
        input,
        ..
    } = figures;
    let over = (peak - input) * 1e6 / ratio(claims, 1);
    format!(
        "| {claims} | {name} | {seconds:.4} | {:.0} | {:.2} | {peak:.1} | {input:.1} | {over:.0} |",
        ratio(claims, 1) / seconds,
        seconds / bare,
    )
}

/// How often each job is measured.
const ROUNDS: usize = 7;

/// The least figures of each job with its number of threads, each measured in its own process. The
/// jobs take turns, so that a change in the load of the machine affects all of them.
fn least(jobs: &[(Job, usize)], place: &Path) -> io::Result<Vec<Figures>> {
    let mut least: Vec<Option<Figures>> = vec![None; jobs.len()];
    for _ in 0..ROUNDS {
        for ((job, threads), least) in jobs.iter().zip(&mut least) {
            let figures = in_a_process(*job, &place.join(job.input()), *threads)?;
            let least = least.get_or_insert(figures);
            least.seconds = least.seconds.min(figures.seconds);
            least.clock = least.clock.min(figures.clock);
            least.peak = least.peak.min(figures.peak);
        }
    }
    Ok(least.into_iter().flatten().collect())
}

fn in_a_process(job: Job, path: &Path, threads: usize) -> io::Result<Figures> {
    let output = Command::new(env::current_exe()?)
        .args(["measure", job.name()])
        .arg(path)
        .args([threads.to_string(), "1".to_owned()])
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Figures::parse(text.trim()).ok_or_else(|| {
        io::Error::other(format!(
            "`{}` failed: {}{}",
            job.name(),
            text,
            String::from_utf8_lossy(&output.stderr)
        ))
    })
}
