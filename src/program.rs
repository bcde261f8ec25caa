//! Parses the command line, runs the command, writes the answer and sets the exit status.

use std::env;
use std::io::{self, ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use anyhow::{Result, anyhow};

use crate::cli::Cli;
use crate::report::{Note, Report, Stream, reason};
use crate::terminal::{Terminal, laid_out};
use crate::{commands, complete, file};

/// Runs the program with the arguments and the environment of this process.
pub fn main() -> ExitCode {
    let status = match complete::asking() {
        Some(shell) => complete::answer(&shell).and_then(|answer| write(&answer)).map(|()| 0),
        None => run(),
    };
    status.map_or_else(failed, ExitCode::from)
}

/// Answers a command line; returns the exit status.
fn run() -> Result<u8> {
    let cli = Cli::read(env::args_os().collect())?;
    let terminal = Terminal::from_env();
    let quiet = cli.common.output.quiet;
    let file = cli.command.file();
    let mut out = Stream { is_kept: quiet || file.is_some() || terminal.is_terminal, ..Stream::default() };
    let mut report = match commands::run(&cli, &terminal, &mut out) {
        // Mistakes are reported in spite of --quiet.
        Err(error) if quiet && !error.is::<Report>() => return Err(error),
        report => report.unwrap_or_else(Report::from),
    };
    let status = report.status;
    out.failed.as_ref().map_or(Ok(()), unless_closed)?;
    if let Some(path) = file.filter(|_| !report.text.is_empty()) {
        file::write(path, report.text.as_bytes()).map_err(|error| unwritten(&error))?;
        report.text.clear();
    }
    if !quiet {
        show(report, &cli, &terminal)?;
    }
    Ok(status)
}

/// Shows an answer, and its notes below it.
fn show(mut report: Report, cli: &Cli, terminal: &Terminal) -> Result<()> {
    let output = &cli.common.output;
    let is_ascii = terminal.screen(output).ascii;
    let read_as = report.read_as.take().filter(|_| terminal.is_terminal);
    let is_beside = io::stderr().is_terminal();
    let mut read_as = read_as.map_or_else(String::new, |said| {
        let (typed, ground) = said.split_once('\n').unwrap_or((&said, ""));
        let [typed_lines, ground] =
            [typed, ground].map(|line| laid_out(&[Note::Line(line.to_owned())], is_ascii));
        // A terminal would break a long command within its words; what is read elsewhere stays in one line.
        if is_beside { typed_lines + &ground } else { format!("{typed}\n{ground}") }
    });
    // On a terminal the pager shows the notes too; otherwise they would appear above its screen, or after it has closed.
    let beside = if is_beside { laid_out(&report.notes, is_ascii) } else { String::new() };
    if !is_beside {
        say(&std::mem::take(&mut read_as));
    }
    let paged = match terminal.pager(output).filter(|_| !report.text.is_empty()) {
        Some(Ok(pager)) => pager.show(&format!("{read_as}{}{beside}", report.text)),
        Some(Err(why)) => Err(why.clone()),
        None => Ok(false),
    };
    let is_paged = paged == Ok(true);
    if let Err(why) = paged {
        report.notes.push(Note::Message(format!("{why}; see nkcars help pager")));
    }
    if !is_paged {
        say(&read_as);
        write(&report.text)?;
    }
    if !(is_paged && is_beside) {
        say(&laid_out(&report.notes, is_ascii));
    }
    Ok(())
}

fn write(text: &str) -> Result<()> {
    let written = io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush());
    written.or_else(|error| unless_closed(&error))
}

/// A closed pipe counts as success.
fn unless_closed(error: &io::Error) -> Result<()> {
    if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(unwritten(error)) }
}

fn unwritten(error: &io::Error) -> anyhow::Error {
    anyhow!("cannot write the answer: {}", reason(error))
}

/// Reports why there is no complete answer.
fn failed(error: anyhow::Error) -> ExitCode {
    let report = Report::from(error);
    say(&laid_out(&report.notes, false));
    ExitCode::from(report.status)
}

/// Writes to standard error; there is nowhere to report a failure of that.
fn say(lines: &str) {
    let _ = io::stderr().lock().write_all(lines.as_bytes());
}
