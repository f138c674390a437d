//! The binary `ties`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ties_cli::main(std::env::args_os())
}
