//! Running programs from the root of the workspace, and printing.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Prints to standard error.
pub(crate) fn say(text: &str) {
    use std::io::Write;
    // An error on standard error cannot be reported.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints to standard output.
pub(crate) fn print(text: &str) {
    use std::io::Write;
    // The reader may have closed the pipe.
    let _ = writeln!(std::io::stdout(), "{text}");
}

pub(crate) fn root() -> Result<&'static Path, String> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or_else(|| "xtask is not in the workspace".to_owned())
}

pub(crate) fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> Result<(), String> {
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

/// Runs `ties` with every format.
pub(crate) fn ties(arguments: &[&str]) -> Result<(), String> {
    let mut all = "run --quiet --package ties-cli --features full --"
        .split(' ')
        .collect::<Vec<_>>();
    all.extend(arguments);
    cargo(&all, &[])
}

/// Runs cargo with arguments that are separated by spaces.
pub(crate) fn cargo_words(arguments: &str, environment: &[(&str, &str)]) -> Result<(), String> {
    cargo(&arguments.split(' ').collect::<Vec<_>>(), environment)
}

/// Runs `ties-bench`, built for speed.
pub(crate) fn bench(arguments: &[String]) -> Result<(), String> {
    let mut all = "run --quiet --release --package ties-tests --bin ties-bench --"
        .split(' ')
        .collect::<Vec<_>>();
    all.extend(arguments.iter().map(String::as_str));
    cargo(&all, &[])
}

/// The folder where cargo builds: this program is in `debug` there.
pub(crate) fn target() -> Result<PathBuf, String> {
    let here =
        env::current_exe().map_err(|error| format!("the path of xtask is unknown: {error}"))?;
    match here.ancestors().nth(2) {
        Some(folder) => Ok(folder.to_owned()),
        None => Err("xtask is not in a target folder".to_owned()),
    }
}
