//! The chores of the workspace. It depends on no crate of ours: it runs cargo, as a person would.

mod peers;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
cargo xtask export   check data/ and write every export to exports/
cargo xtask test     format, lints, documentation, all tests, and the exports read by other programs
cargo xtask peers    the last of these alone
cargo xtask bless    write anew all that is generated: rule pages, docs, schemas, snapshots
cargo xtask bench    what a check costs beside the bare parse of the same bytes
cargo xtask bench --names   how well names meet across scripts, and the time for 100 thousand entities
cargo xtask bench --peers   quotes checked by us and by a Python peer; makes a venv in target/peers
cargo xtask bench --exports   what each export costs, beside pyarrow and sqlite3 on the same tables
cargo xtask generate CLAIMS SEED FOLDER   write a made-up dataset
cargo xtask ci       what CI runs: test, then export
";

fn main() -> ExitCode {
    let chore = env::args().nth(1).unwrap_or_default();
    let outcome = match chore.as_str() {
        "export" => export(),
        "test" => test().and_then(|()| peers::exports()),
        "peers" => peers::exports(),
        "bless" => bless(),
        "bench" if env::args().nth(2).as_deref() == Some("--peers") => peers::quotes(),
        "bench" if env::args().nth(2).as_deref() == Some("--exports") => peers::measure_exports(),
        "bench" if env::args().nth(2).as_deref() == Some("--names") => bench(&["names".to_owned()]),
        "bench" => bench(&[]).and_then(|()| instructions()),
        "generate" => bench(&env::args().skip(1).collect::<Vec<_>>()),
        "ci" => test()
            .and_then(|()| peers::exports())
            .and_then(|()| export()),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&why);
            ExitCode::FAILURE
        }
    }
}

/// Says something on standard error.
fn say(text: &str) {
    use std::io::Write;
    // There is nowhere left to say that standard error is closed.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Says something on standard output.
fn tell(text: &str) {
    use std::io::Write;
    // A closed pipe wants nothing more.
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn root() -> Result<&'static Path, String> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or_else(|| "xtask stands in the workspace".to_owned())
}

fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> Result<(), String> {
    say(&format!("$ cargo {}", arguments.join(" ")));
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root()?)
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`cargo {}` failed", arguments.join(" "))),
        Err(error) => Err(format!("cargo does not start: {error}")),
    }
}

/// The texts of the sources are not ours to publish: passages are compared where they are at hand.
const ARCHIVE: &str = "../shared/archive";

fn export() -> Result<(), String> {
    let mut check = vec![
        "run",
        "--quiet",
        "--package",
        "ties-cli",
        "--features",
        "full",
        "--",
        "check",
        "data",
    ];
    if root()?.join(ARCHIVE).is_dir() {
        check.extend(["--archive", ARCHIVE]);
    }
    cargo(&check, &[])?;
    let full = [
        "run",
        "--quiet",
        "--package",
        "ties-cli",
        "--features",
        "full",
        "--",
    ];
    cargo(
        &[&full[..], &["export", "--data", "data", "--out", "exports"]].concat(),
        &[],
    )
}

fn test() -> Result<(), String> {
    cargo(&["fmt", "--all", "--check"], &[])?;
    cargo(
        &[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ],
        &[],
    )?;
    cargo(
        &[
            "doc",
            "--quiet",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ],
        &[("RUSTDOCFLAGS", "--deny warnings")],
    )?;
    cargo(&["test", "--workspace"], &[("INSTA_UPDATE", "no")])?;
    // Built alone, the command line has its default features: what it leaves out.
    cargo(
        &[
            "clippy",
            "--quiet",
            "--package",
            "ties-cli",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ],
        &[],
    )?;
    cargo(
        &[
            "test",
            "--quiet",
            "--package",
            "ties-cli",
            "--test",
            "light",
        ],
        &[],
    )
}

fn bench(arguments: &[String]) -> Result<(), String> {
    let run = [
        "run",
        "--quiet",
        "--release",
        "--package",
        "ties-tests",
        "--bin",
        "ties-bench",
        "--",
    ];
    let arguments: Vec<_> = run
        .into_iter()
        .chain(arguments.iter().map(String::as_str))
        .collect();
    cargo(&arguments, &[])
}

/// Prints how many instructions two commands take, which is the same on a loaded machine as on an idle one.
fn instructions() -> Result<(), String> {
    cargo(
        &["build", "--quiet", "--release", "--package", "ties-cli"],
        &[],
    )?;
    tell("\nInstructions, counted by valgrind's callgrind with one thread:");
    for arguments in [&["--version"][..], &["check", "data"]] {
        let run = Command::new("valgrind")
            .args([
                "--tool=callgrind",
                "--callgrind-out-file=/dev/null",
                "target/release/ties",
            ])
            .args(arguments)
            .env("RAYON_NUM_THREADS", "1")
            .current_dir(root()?)
            .output();
        let counted = run.ok().and_then(|output| {
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            Some(
                text.split("Collected : ")
                    .nth(1)?
                    .lines()
                    .next()?
                    .to_owned(),
            )
        });
        let counted = counted.unwrap_or_else(|| "not counted: valgrind is not there".to_owned());
        tell(&format!("- `ties {}`: {counted}", arguments.join(" ")));
    }
    Ok(())
}

/// Where cargo builds: this program stands in `debug` there.
fn target() -> Result<PathBuf, String> {
    let here = env::current_exe()
        .map_err(|error| format!("xtask does not know where it stands: {error}"))?;
    here.ancestors()
        .nth(2)
        .map(Path::to_owned)
        .ok_or_else(|| "xtask stands in a folder of cargo's".to_owned())
}

fn bless() -> Result<(), String> {
    // Pages first: other things are made from them, and are built with them.
    let blessing = [("TIES_BLESS", "1"), ("INSTA_UPDATE", "always")];
    cargo(
        &["test", "--quiet", "--package", "ties-tests", "pages::"],
        &blessing,
    )?;
    cargo(&["test", "--quiet", "--package", "ties-tests"], &blessing)
}
