//! Parse, run, report, exit code.

use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use clap::error::{ContextKind, ContextValue};
use nkcars::cli::Cli;
use nkcars::commands;
use nkcars::render::visible;
use nkcars::terminal::Terminal;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help that nobody reads to the end is no failure.
            let _ = error.print();
            if let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) {
                report(&format!("To look up a record: nkcars show {word:?}"));
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match commands::run(&cli, &Terminal::of_process()) {
        Ok(answer) if cli.output().quiet => ExitCode::from(answer.status),
        Ok(answer) => {
            let written = write(answer.out.as_bytes());
            // After the answer, so that on a terminal they stand where the eye is.
            for note in &answer.notes {
                report(note);
            }
            match written {
                Ok(()) => ExitCode::from(answer.status),
                Err(error) => {
                    report(&format!("nkcars: cannot write the answer: {error}"));
                    ExitCode::from(2)
                }
            }
        }
        Err(error) => {
            report(&format!("nkcars: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Writes everything at once; that the reader has gone away is success.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// One message; where not even that can be written, nothing is left to do.
fn report(message: &str) {
    let lines: Vec<_> = message.lines().map(visible).collect();
    let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
}
