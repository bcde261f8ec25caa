//! The program as tests run it: without the surroundings of whoever runs them, with nothing on standard input.

use std::process::{Command, Stdio};

pub(crate) const BIN: &str = env!("CARGO_BIN_EXE_nkcars");

pub(crate) fn nkcars(arguments: &[&str]) -> Command {
    let mut command = Command::new(BIN);
    command.args(arguments).env_clear().env("XDG_DATA_HOME", "/nonexistent").stdin(Stdio::null());
    command
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
