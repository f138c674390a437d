//! The binary `ties` as the tests run it: the same code, built with them, so it is never stale.

use std::process::ExitCode;

fn main() -> ExitCode {
    ties_cli::main(std::env::args_os())
}
