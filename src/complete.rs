//! Completion in a shell: the script that a shell reads, and the answers that it asks for at the press of a key. Commands, flags,
//! words, ids and columns come from the declarations in [`crate::cli`].

use std::ffi::{OsStr, OsString};
use std::{env, mem};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::{Arg, Command, ValueHint};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete};
use clap_complete::env::{Elvish, EnvCompleter as _, Fish, Powershell, Shells};

use crate::cli::{completed, unquoted};

/// The variable by which the script asks; our own, because a `COMPLETE` meant for another program must not change what this one does.
const VARIABLE: &str = "NKCARS_COMPLETE";

/// Shells with scripts of our own, which leave file names to the shell: it knows how to find and to quote them.
const SCRIPTS: [(&str, &str); 2] =
    [("bash", include_str!("complete.bash")), ("zsh", include_str!("complete.zsh"))];
const OTHERS: Shells<'static> = Shells(&[&Elvish, &Fish, &Powershell]);

/// The shell that asks for an answer, if one does.
pub(crate) fn asking() -> Option<OsString> {
    env::var_os(VARIABLE).filter(|shell| !shell.is_empty() && shell != "0")
}

/// Returns the script that teaches a shell to ask.
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

/// Returns what may follow on the command line that the shell passes on after `--`; without one, the script.
///
/// # Errors
/// If there is no such shell, or it asks in a way that is not understood.
pub(crate) fn answer(shell: &OsStr) -> Result<String> {
    let shell = shell.to_string_lossy();
    let is_ours = SCRIPTS.iter().any(|(name, _)| *name == shell);
    let other = OTHERS.completer(&shell);
    if !is_ours && other.is_none() {
        let see = "unset it, or see nkcars completions --help";
        bail!("{VARIABLE} is {shell:?}, which is no shell; {see}");
    }
    let mut words: Vec<OsString> = env::args_os().skip_while(|word| word != "--").skip(1).collect();
    let Some(last) = words.len().checked_sub(1) else { return script(&shell) };
    // These pass the word under the cursor as typed, the others without its quotation marks.
    if ["bash", "fish"].contains(&&*shell) {
        words[last] = unquoted(mem::take(&mut words[last]));
    }
    let mut program = completed();
    program.build();
    // Until a hyphen is typed flags are offered only where nothing else can stand.
    if words[last].is_empty() {
        let hidden = |arg: Arg| if arg.is_positional() { arg } else { arg.hide(true) };
        program = program.mut_args(hidden).mut_subcommands(|command| command.mut_args(hidden));
    }
    let folder = env::current_dir().ok();
    if let Some(other) = other {
        let mut answer = Vec::new();
        other.write_complete(&mut program, words, folder.as_deref(), &mut answer)?;
        let answer = String::from_utf8(answer).context("the answer")?;
        // The script for PowerShell puts a candidate into the line as it stands, where it would run.
        let is_word = |letter: char| letter.is_alphanumeric() || "-+,./:=@_".contains(letter);
        let is_safe = |line: &&str| line.split('\t').next().is_some_and(|value| value.chars().all(is_word));
        let is_raw = Powershell.is(&shell);
        return Ok(answer
            .split_inclusive('\n')
            .filter(|line| !is_raw || is_safe(&line.trim_end()))
            .collect());
    }
    let mut program = files(program).mut_subcommands(files);
    let candidates = complete(&mut program, words, last, folder.as_deref())?;
    Ok(candidates.iter().map(line).collect())
}

/// A candidate, and its help after a tab.
fn line(candidate: &CompletionCandidate) -> String {
    let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
    let help = help.lines().next().unwrap_or_default();
    format!("{}\t{help}\n", candidate.get_value().to_string_lossy())
}

/// What stands for any file name in an answer to our own scripts.
const FILES: &str = "/";

/// Returns a command in which one candidate stands for all file names.
fn files(command: Command) -> Command {
    command.mut_args(|arg| match arg.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath => {
            arg.add(ArgValueCompleter::new(|_: &OsStr| vec![CompletionCandidate::new(FILES)]))
        }
        _ => arg,
    })
}
