//! Completion while somebody types: the script that a shell reads, and the answers that it asks for at the press of a key. Commands, flags
//! words, ids and columns come from the declarations in [`crate::cli`].

use std::env;
use std::ffi::{OsStr, OsString};

use anyhow::{Context as _, Result, anyhow};
use clap::CommandFactory as _;
use clap_complete::env::Shells;

use crate::cli::Cli;

/// The variable by which the script asks; one of our own, for a `COMPLETE` meant for another program must not change what this one does.
const VARIABLE: &str = "NKCARS_COMPLETE";

/// The shell that asks for an answer, if one does.
#[must_use]
pub fn asking() -> Option<OsString> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty() && shell != "0")
}

/// The script that teaches a shell to ask.
///
/// # Errors
/// If there is no such shell.
pub fn script(shell: &str) -> Result<String> {
    let mut script = Vec::new();
    let shells = Shells::builtins();
    let known = || shells.names().collect::<Vec<_>>().join(", ");
    let writer = shells
        .completer(shell)
        .ok_or_else(|| anyhow!("no completions for {shell:?}; shells: {}", known()))?;
    writer.write_registration(VARIABLE, "nkcars", "nkcars", "nkcars", &mut script)?;
    String::from_utf8(script).context("the script")
}

/// What may follow on the command line that the shell passes on after `--`; without one, the script.
///
/// # Errors
/// If there is no such shell, or it asks in a way that is not understood.
pub fn answer(shell: &OsStr) -> Result<String> {
    let shell = shell.to_string_lossy();
    let shells = Shells::builtins();
    let writer = shells.completer(&shell).with_context(|| {
        format!("{VARIABLE} is {shell:?}, which is no shell; unset it, or see nkcars completions --help")
    })?;
    let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    if words.is_empty() {
        return script(&shell);
    }
    let mut answer = Vec::new();
    writer.write_complete(&mut Cli::command(), words, env::current_dir().ok().as_deref(), &mut answer)?;
    String::from_utf8(answer).context("the answer")
}
