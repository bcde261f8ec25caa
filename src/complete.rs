//! Completion while somebody types: the script that a shell reads, and the answers that it asks for at the press of a key. Commands, flags,
//! words, ids and columns come from the declarations in [`crate::cli`].

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete};
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Shells};

use crate::cli::completed;

/// The variable by which the script asks; one of our own, for a `COMPLETE` meant for another program must not change what this one does.
const VARIABLE: &str = "NKCARS_COMPLETE";

const SHELLS: Shells<'static> = Shells(&[&BASH, &Elvish, &Fish, &Powershell, &ZSH]);
const BASH: Scripted = Scripted { name: "bash", script: include_str!("complete.bash") };
const ZSH: Scripted = Scripted { name: "zsh", script: include_str!("complete.zsh") };

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
    let mut program = completed();
    program.build();
    // Until a hyphen is typed flags are offered only where nothing else can stand.
    if words.last().is_some_and(|word| word.is_empty()) {
        let hidden = |arg: Arg| if arg.is_positional() { arg } else { arg.hide(true) };
        program = program.mut_args(hidden).mut_subcommands(|command| command.mut_args(hidden));
    }
    let mut answer = Vec::new();
    writer.write_complete(&mut program, words, env::current_dir().ok().as_deref(), &mut answer)?;
    String::from_utf8(answer).context("the answer")
}

/// A shell with a script of our own, which leaves file names to the shell: it knows how to find and to quote them.
struct Scripted {
    name: &'static str,
    script: &'static str,
}

/// What stands for any file name in an answer.
const FILES: &str = "/";

impl EnvCompleter for Scripted {
    fn name(&self) -> &'static str {
        self.name
    }

    fn is(&self, name: &str) -> bool {
        name == self.name
    }

    fn write_registration(
        &self,
        _variable: &str,
        _name: &str,
        _program: &str,
        _completer: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(self.script.as_bytes())
    }

    /// Writes a candidate a line, with its help after a tab, for the last of the words.
    fn write_complete(
        &self,
        program: &mut Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut program = files(program.clone()).mut_subcommands(files);
        let last = words.len() - 1;
        for candidate in complete(&mut program, words, last, folder)? {
            let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
            let help = help.lines().next().unwrap_or_default();
            writeln!(out, "{}\t{help}", candidate.get_value().to_string_lossy())?;
        }
        Ok(())
    }
}

/// Returns a command in which one candidate stands for all file names.
fn files(command: Command) -> Command {
    command.mut_args(|arg| match arg.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath => {
            arg.add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new(FILES)]))
        }
        _ => arg,
    })
}
