//! Completion while somebody types: the script that a shell reads, and the answers that it asks for at the press of a key. Commands, flags,
//! words, ids and columns come from the declarations in [`crate::cli`].

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use clap::{Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};

use crate::cli::program;

/// The variable by which the script asks; one of our own, for a `COMPLETE` meant for another program must not change what this one does.
const VARIABLE: &str = "NKCARS_COMPLETE";

const SHELLS: Shells<'static> = Shells(&[&Bash, &Elvish, &Fish, &Powershell, &Zsh]);

/// The shell that asks for an answer, if one does.
#[must_use]
pub(crate) fn asking() -> Option<OsString> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty() && shell != "0")
}

/// Returns the script that teaches a shell to ask.
///
/// # Errors
/// If there is no such shell.
pub(crate) fn script(shell: &str) -> Result<String> {
    let mut script = Vec::new();
    let known = || SHELLS.names().collect::<Vec<_>>().join(", ");
    let writer = SHELLS
        .completer(shell)
        .ok_or_else(|| anyhow!("no completions for {shell:?}; shells: {}", known()))?;
    writer.write_registration(VARIABLE, "nkcars", "nkcars", "nkcars", &mut script)?;
    String::from_utf8(script).context("the script")
}

/// Returns what may follow on the command line that the shell passes on after `--`; without one, the script.
///
/// # Errors
/// If there is no such shell, or it asks in a way that is not understood.
pub(crate) fn answer(shell: &OsStr) -> Result<String> {
    let shell = shell.to_string_lossy();
    let writer = SHELLS.completer(&shell).with_context(|| {
        format!("{VARIABLE} is {shell:?}, which is no shell; unset it, or see nkcars completions --help")
    })?;
    let words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    if words.is_empty() {
        return script(&shell);
    }
    let mut answer = Vec::new();
    writer.write_complete(&mut program(), words, env::current_dir().ok().as_deref(), &mut answer)?;
    String::from_utf8(answer).context("the answer")
}

/// Bash, by a script of our own: it puts together what bash takes apart at `=`, and leaves file names to bash, which quotes them.
struct Bash;

/// What stands for any file name in an answer to bash.
const FILES: &str = "/";

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        _variable: &str,
        _name: &str,
        _program: &str,
        _completer: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(include_bytes!("complete.bash"))
    }

    /// Writes a candidate a line, for the last of the words.
    fn write_complete(
        &self,
        program: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        program.build();
        let mut program = files(program.clone()).mut_subcommands(files);
        let last = words.len() - 1;
        for candidate in complete(&mut program, words, last, folder)? {
            writeln!(out, "{}", candidate.get_value().to_string_lossy())?;
        }
        Ok(())
    }
}

/// Returns a command in which one candidate stands for all file names.
fn files(command: Command) -> Command {
    command.mut_args(|arg| match arg.get_value_hint() {
        ValueHint::AnyPath => {
            arg.add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new(FILES)]))
        }
        _ => arg,
    })
}
