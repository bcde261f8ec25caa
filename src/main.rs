//! Parse, run, report, exit code.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use nkcars::cli::{Cli, mistake};
use nkcars::layers::reason;
use nkcars::report::{Failure, MISTAKE, Note};
use nkcars::terminal::Terminal;
use nkcars::{commands, complete, file, terminal};

fn main() -> ExitCode {
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
    match commands::run(&cli, &Terminal::from_env()) {
        Ok(answer) => {
            let is_quiet = cli.output().quiet;
            let written = match &answer.file {
                Some(path) if !answer.text.is_empty() => file::write_whole(path, answer.text.as_bytes()),
                _ if is_quiet => Ok(()),
                _ => write(answer.text.as_bytes()),
            };
            if !is_quiet {
                // After the answer, so that on a terminal they stand where the eye is.
                report(&answer.notes);
            }
            ended(written, answer.status)
        }
        Err(error) => failed(error),
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

/// Says why there is no answer.
fn failed(error: anyhow::Error) -> ExitCode {
    let failure = error.downcast().unwrap_or_else(|error| Failure::mistake(format!("{error:#}")));
    let status = failure.status;
    report(&Vec::from(failure));
    ExitCode::from(status)
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

/// Writes everything at once.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush())
}

/// Says what stands beside the answer; where not even that can be written, nothing is left to do.
fn report(notes: &[Note]) {
    let _ = io::stderr().lock().write_all(terminal::laid_out(notes).as_bytes());
}
