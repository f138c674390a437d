//! The `ties` binary that the tests run. It is built together with the tests, so it is never stale.

use std::process::ExitCode;

fn main() -> ExitCode {
    ties_cli::main(std::env::args_os())
}
