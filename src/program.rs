//! Parse, run, report, exit code.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use crate::cli::{Cli, mistake};
use crate::commands::Answer;
use crate::pager::Shown;
use crate::report::{Failure, MISTAKE, Note, reason};
use crate::terminal::Terminal;
use crate::{commands, complete, file, pager, terminal};

/// Runs the program with the arguments and the environment of this process.
#[must_use]
pub fn main() -> ExitCode {
    if let Some(shell) = complete::asking() {
        return match complete::answer(&shell) {
            Ok(answer) => ended(write(answer.as_bytes()), 0),
            Err(error) => failed(error),
        };
    }
    let cli = match Cli::from_env() {
        Ok(cli) => cli,
        Err(error) => return without_a_command(&error),
    };
    let terminal = Terminal::from_env();
    let answer = commands::run(&cli, &terminal);
    let is_ascii = terminal.screen(&cli.common.output).ascii;
    let is_quiet = cli.common.output.quiet;
    match answer {
        Ok(mut answer) => {
            let written = match &answer.file {
                Some(path) if !answer.text.is_empty() => file::write_whole(path, answer.text.as_bytes()),
                _ if is_quiet => Ok(()),
                _ => show(&mut answer),
            };
            if !is_quiet {
                // After the answer, so that on a terminal they stand where the eye is.
                report(&answer.notes, is_ascii);
            }
            ended(written, answer.status)
        }
        Err(error) => match error.downcast_ref() {
            Some(Failure { status, .. }) if is_quiet => ExitCode::from(*status),
            _ => {
                let failure = Failure::from(error);
                report(&failure.notes, is_ascii);
                ExitCode::from(failure.status)
            }
        },
    }
}

/// Help, the version, or what is wrong with the command line.
fn without_a_command(error: &clap::Error) -> ExitCode {
    if let Some(mistake) = mistake(error) {
        return failed(Failure::mistake(mistake).into());
    }
    // A text without a line end at its end would wait in the buffer for ever.
    let written = error.print().and_then(|()| io::stdout().flush());
    ended(written, u8::try_from(error.exit_code()).unwrap_or(MISTAKE))
}

/// Says why there is no answer, before anything is known of how it is to look.
fn failed(error: anyhow::Error) -> ExitCode {
    let failure = Failure::from(error);
    report(&failure.notes, false);
    ExitCode::from(failure.status)
}

/// The status to end with; that the reader has gone away is success.
fn ended(written: io::Result<()>, status: u8) -> ExitCode {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            failed(anyhow::anyhow!("cannot write the answer: {}", reason(&error)))
        }
        _ => ExitCode::from(status),
    }
}

/// Shows an answer in a pager if it is too long for the screen, else writes it.
fn show(answer: &mut Answer) -> io::Result<()> {
    if answer.page.is_some_and(|page| page.is_too_small_for(&answer.text)) {
        match pager::show(&answer.text)? {
            Shown::Paged => return Ok(()),
            Shown::Unpaged => {}
            Shown::Failed(pager, error) => {
                let why = format!(
                    "cannot start the pager {pager:?}: {}; see nkcars help environment",
                    reason(&error)
                );
                answer.notes.push(Note::Message(why));
            }
        }
    }
    write(answer.text.as_bytes())
}

/// Writes everything at once.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush())
}

/// Says what stands beside the answer; where not even that can be written, nothing is left to do.
fn report(notes: &[Note], is_ascii: bool) {
    let _ = io::stderr().lock().write_all(terminal::laid_out(notes, is_ascii).as_bytes());
}
