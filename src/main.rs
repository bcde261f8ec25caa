//! Parse, run, report, exit code.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use nkcars::cli::{Cli, mistake};
use nkcars::layers::reason;
use nkcars::render::visible;
use nkcars::render::width::{STAY, width, wrap};
use nkcars::terminal::{Terminal, columns_of_notes};
use nkcars::{commands, complete};

/// How far a message is indented further where it goes on.
const CONTINUED: usize = 2;

fn main() -> ExitCode {
    if let Some(shell) = complete::asking() {
        return match complete::answer(&shell) {
            Ok(answer) => ended(write(answer.as_bytes()), 0),
            Err(error) => {
                report(&format!("nkcars: {error:#}"));
                ExitCode::from(2)
            }
        };
    }
    let cli = match Cli::of_process() {
        Ok(cli) => cli,
        Err(error) => return without_a_command(&error),
    };
    match commands::run(&cli, &Terminal::of_process()) {
        Ok(answer) if cli.output().quiet => ExitCode::from(answer.status),
        Ok(answer) => {
            let written = write(answer.out.as_bytes());
            // After the answer, so that on a terminal they stand where the eye is.
            for note in &answer.notes {
                report(note);
            }
            ended(written, answer.status)
        }
        Err(error) => {
            report(&format!("nkcars: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Help, the version, or what is wrong with the command line.
fn without_a_command(error: &clap::Error) -> ExitCode {
    if let Some(mistake) = mistake(error) {
        report(&mistake);
        return ExitCode::from(2);
    }
    // A text without a line end at its end would wait in the buffer for ever.
    let written = error.print().and_then(|()| io::stdout().flush());
    ended(written, u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The status to end with; that the reader has gone away is success.
fn ended(written: io::Result<()>, status: u8) -> ExitCode {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            report(&format!("nkcars: cannot write the answer: {}", reason(&error)));
            ExitCode::from(2)
        }
        _ => ExitCode::from(status),
    }
}

/// Writes everything at once.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes).and_then(|()| stdout.flush())
}

/// One message, in lines that a terminal has room for; where not even that can be written, nothing is left to do.
fn report(message: &str) {
    let room = columns_of_notes().unwrap_or(usize::MAX);
    let mut lines = String::new();
    for line in message.lines().map(visible) {
        let indent = line.len() - line.trim_start().len();
        if width(&line) <= room {
            lines.push_str(&line);
            lines.push('\n');
            continue;
        }
        for (index, part) in wrap(&line, room.saturating_sub(indent + CONTINUED)).iter().enumerate() {
            let indent = indent + if index == 0 { 0 } else { CONTINUED };
            lines.push_str(&format!("{:indent$}{part}\n", ""));
        }
    }
    let _ = io::stderr().lock().write_all(lines.replace(STAY, " ").as_bytes());
}
