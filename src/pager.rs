//! An answer on a terminal goes through a pager, as those of git do; the pager decides whether it fits the screen. Which answers may be
//! paged at all is decided in [`crate::terminal`].

use std::env::{self, VarError};
use std::io::{self, PipeReader, PipeWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use signal_hook::consts::SIGINT;

use crate::catalogue::quoted;
use crate::report::reason;

/// A program that shows a text a screen at a time.
#[derive(Clone, Debug)]
pub(crate) struct Pager {
    /// The program and its arguments.
    words: Vec<String>,
    /// The environment names it.
    is_named: bool,
}

impl Pager {
    /// Returns the pager that the environment asks for, or `less`, or why what it says cannot be understood; `None` if it asks for none.
    pub(crate) fn from_env() -> Option<Result<Self, String>> {
        let named = ["NKCARS_PAGER", "PAGER"].into_iter().map(|name| (name, env::var(name)));
        let named = named.into_iter().find(|(_, value)| *value != Err(VarError::NotPresent));
        let words = match &named {
            None => Ok(vec!["less".to_owned()]),
            Some((name, Err(_))) => Err(format!("{name} is not in UTF-8")),
            Some((name, Ok(value))) => shlex::split(value)
                .ok_or_else(|| format!("{name} has a quotation mark without its other: {}", quoted(value))),
        };
        // Paged by itself the program would start itself without end.
        let is_one = |words: &Vec<String>| {
            words.first().is_some_and(|program| !matches!(stem(program), "" | "cat" | "nkcars"))
        };
        let is_named = named.is_some();
        let pager = |words| Self { words, is_named };
        words.map(|words| Some(words).filter(is_one).map(pager)).transpose()
    }

    /// Whether it passes links on to the terminal; other programs write their escapes out.
    pub(crate) fn shows_links(&self) -> bool {
        stem(&self.words[0]) == "less" && !is_busybox(&self.words[0])
    }

    /// Shows a text and waits until the pager is left. Returns whether it was shown; if not, it is to be written plainly.
    ///
    /// # Errors
    /// Why the pager that the environment names did not show it.
    pub(crate) fn show(&self, text: &str) -> Result<bool, String> {
        let failed = |why: String| format!("the pager {} {why}", quoted(&self.words[0]));
        // The pager decides what an interrupt means, and until it ends the terminal belongs to it.
        let interrupted = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(SIGINT, Arc::clone(&interrupted));
        match self.start().and_then(|(child, input, unread)| feed(child, input, unread, text)) {
            Ok(None) => Ok(true),
            Ok(Some(_)) if interrupted.load(Ordering::Relaxed) => Ok(true),
            Ok(Some(status)) => Err(failed(format!("ended early ({status})"))),
            Err(error) if self.is_named => Err(failed(format!("cannot be started: {}", reason(&error)))),
            Err(_) => Ok(false),
        }
    }

    /// Starts the program; returns where to write the text, and where to find what the program leaves of it.
    fn start(&self) -> io::Result<(Child, PipeWriter, PipeReader)> {
        let (unread, input) = io::pipe()?;
        let mut command = Command::new(&self.words[0]);
        // As git has it: -F ends at once where all fits the screen, -R shows colour, -X leaves the text on the screen. The `more`
        // of util-linux takes the escapes of colour for letters; with -f it breaks no line.
        for (name, value) in [("LESS", "FRX"), ("LV", "-c"), ("LESSCHARSET", "utf-8"), ("MORE", "-f")] {
            if env::var_os(name).is_none() {
                command.env(name, value);
            }
        }
        if stem(&self.words[0]) == "less" {
            command.arg("-R");
        }
        let child = command.args(&self.words[1..]).stdin(unread.try_clone()?).spawn()?;
        Ok((child, input, unread))
    }
}

/// Writes the text to the pager and waits for its end. Returns how it ended, if it failed and had not read all.
fn feed(
    mut child: Child,
    mut input: PipeWriter,
    mut unread: PipeReader,
    text: &str,
) -> io::Result<Option<ExitStatus>> {
    thread::scope(|scope| {
        // It ends at the latest when what the pager left is read below.
        scope.spawn(move || input.write_all(text.as_bytes()));
        let status = child.wait()?;
        let left = io::copy(&mut unread, &mut io::sink())?;
        Ok((!status.success() && left > 0).then_some(status))
    })
}

fn stem(program: &str) -> &str {
    Path::new(program).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// Whether a program is a link to `BusyBox`, whose `less` writes the escapes of links out.
fn is_busybox(program: &str) -> bool {
    let path = if program.contains('/') {
        Some(PathBuf::from(program))
    } else {
        let folders = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
    };
    let path = path.and_then(|path| path.canonicalize().ok());
    path.is_some_and(|path| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("busybox"))
    })
}
