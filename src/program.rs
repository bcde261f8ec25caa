//! Parses the command line, runs the command, writes the answer and sets the exit status.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::{env, mem};

use anyhow::Result;

use crate::cli::{Cli, complete};
use crate::report::{Note, Report, Stream};
use crate::terminal::{Terminal, laid_out};
use crate::{commands, file};

/// Runs the program with the arguments and the environment of this process.
pub fn main() -> ExitCode {
    let status = match complete::asking() {
        Some(shell) => complete::answer(&shell)
            .and_then(|text| Ok(Stream { text: text.into(), is_kept: false }.flush()?))
            .map(|()| 0),
        None => run(),
    };
    status.map_or_else(failed, ExitCode::from)
}

/// Answers a command line; returns the exit status.
fn run() -> Result<u8> {
    let cli = Cli::read(env::args_os().collect())?;
    let terminal = Terminal::new(&cli.common.output)?;
    let quiet = cli.common.output.quiet;
    let file = cli.command.file();
    let is_kept = quiet || file.is_some() || terminal.screen.is_terminal;
    let mut out = Stream { is_kept, ..Stream::default() };
    let report = match commands::run(&cli, &terminal, &mut out) {
        // Mistakes are reported in spite of --quiet.
        Err(error) if quiet && !error.is::<Report>() => return Err(error),
        report => report.unwrap_or_else(Report::from),
    };
    let status = report.status;
    if let Some(path) = file.filter(|_| !out.text.is_empty()) {
        file::write(path, &mem::take(&mut out.text))?;
    }
    if !quiet {
        show(out, &report, &terminal)?;
    }
    Ok(status)
}

/// Shows an answer, and its notes below it.
fn show(mut out: Stream, report: &Report, Terminal { screen, pager, .. }: &Terminal) -> Result<()> {
    let laid_out = |notes: &[Note]| laid_out(notes, screen.ascii);
    let read_as = if screen.is_terminal { laid_out(&report.read_as) } else { String::new() };
    let notes = laid_out(&report.notes);
    // There the pager shows the notes too; otherwise they would appear above its screen, or after it has closed.
    let is_beside = io::stderr().is_terminal();
    let paged = match pager.as_ref().filter(|_| !out.text.is_empty()) {
        Some(Ok(pager)) if is_beside => pager.show(&[read_as.as_bytes(), &out.text, notes.as_bytes()]),
        Some(Ok(pager)) => pager.show(&[&out.text]),
        Some(Err(why)) => Err(why.clone()),
        None => Ok(false),
    };
    if paged == Ok(true) && is_beside {
        return Ok(());
    }
    say(&read_as);
    if paged != Ok(true) {
        out.flush()?;
    }
    say(&notes);
    if let Err(why) = paged {
        say(&laid_out(&[Note::Message(format!("{why}; see nkcars help pager"))]));
    }
    Ok(())
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
