//! The program `nkcars`; everything is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    nkcars::main()
}
