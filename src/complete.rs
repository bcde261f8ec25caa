//! Completion in a shell: the script that a shell loads, and the candidates for which the script asks. Commands, flags, words, ids and
//! columns come from the declarations in [`crate::cli`].

use std::ffi::{OsStr, OsString};
use std::{env, mem};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{Elvish, EnvCompleter as _, Fish, Powershell, Shells};

use crate::cli::{program, unquoted};

/// The variable with which the script asks for candidates; not `COMPLETE`, which may be set for another program.
const VARIABLE: &str = "NKCARS_COMPLETE";

/// Shells with scripts of our own, which leave file names to the shell, since it can quote them.
const SCRIPTS: [(&str, &str); 2] =
    [("bash", include_str!("complete.bash")), ("zsh", include_str!("complete.zsh"))];
const OTHERS: Shells<'static> = Shells(&[&Elvish, &Fish, &Powershell]);

/// The shell that asks for candidates, if one does.
pub(crate) fn asking() -> Option<OsString> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty() && shell != "0")
}

/// Returns the script that a shell loads.
///
/// # Errors
/// If there is no such shell.
pub(crate) fn script(shell: &str) -> Result<String> {
    if let Some((_, script)) = SCRIPTS.iter().find(|(name, _)| *name == shell) {
        return Ok((*script).to_owned());
    }
    let mut script = Vec::new();
    let other = OTHERS.completer(shell).ok_or_else(|| anyhow!("no completions for {shell:?}"))?;
    other.write_registration(VARIABLE, "nkcars", "nkcars", "nkcars", &mut script)?;
    String::from_utf8(script).context("the script")
}

/// Returns the candidates for the command line that the shell passes after `--`; without one, the script.
///
/// # Errors
/// If there is no such shell, or the command line cannot be understood.
pub(crate) fn answer(shell: &OsStr) -> Result<String> {
    let shell = shell.to_string_lossy();
    let is_ours = SCRIPTS.iter().any(|(name, _)| *name == shell);
    // Our own scripts read what is written for fish.
    let Some(completer) = OTHERS.completer(if is_ours { "fish" } else { &shell }) else {
        let see = "unset it, or see nkcars completions --help";
        bail!("{VARIABLE} is {shell:?}, which is not a shell; {see}");
    };
    let mut words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    let Some(last) = words.len().checked_sub(1) else { return script(&shell) };
    // These pass the word under the cursor as typed, the others without its quotation marks.
    if ["bash", "fish"].contains(&&*shell) {
        words[last] = unquoted(mem::take(&mut words[last]));
    }
    let mut program = program();
    program.build();
    // Before a hyphen is typed, flags are offered only where there can be nothing else.
    if words[last].is_empty() {
        let hidden = |arg: Arg| if arg.is_positional() { arg } else { arg.hide(true) };
        program = program.mut_args(hidden).mut_subcommands(|command| command.mut_args(hidden));
    }
    let folder = env::current_dir().ok();
    if is_ours {
        program = files(program).mut_subcommands(files);
    }
    let mut answer = Vec::new();
    completer.write_complete(&mut program, words, folder.as_deref(), &mut answer)?;
    let answer = String::from_utf8(answer).context("the answer")?;
    // The script for PowerShell inserts a candidate into the line unquoted.
    let is_word = |letter: char| letter.is_alphanumeric() || "-+,./:=@_".contains(letter);
    let is_safe =
        |line: &&str| line.split(['\t', '\n']).next().is_some_and(|value| value.chars().all(is_word));
    let is_raw = Powershell.is(&shell);
    Ok(answer.split_inclusive('\n').filter(|line| !is_raw || is_safe(line)).collect())
}

/// The candidate by which our own scripts know that a file name is wanted.
const FILES: &str = "/";

/// Replaces the completion of file names by this candidate.
fn files(command: Command) -> Command {
    command.mut_args(|arg| match arg.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath => {
            arg.add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new(FILES)]))
        }
        _ => arg,
    })
}
