//! Shows an answer on a terminal through a pager, as git does; the pager decides whether it fits the screen. Which answers are paged is
//! decided in [`crate::terminal`].

use std::env::{self, VarError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use signal_hook::consts::SIGINT;

use crate::catalogue::quoted;
use crate::report::reason;

/// A program that shows a text a screen at a time.
pub(crate) struct Pager {
    /// The program and its arguments.
    words: Vec<String>,
    /// It is from the environment.
    is_named: bool,
}

impl Pager {
    /// The pager that the environment names, or `less`; `None` if the environment asks for none.
    ///
    /// # Errors
    /// If the value of the variable cannot be parsed.
    pub(crate) fn from_env() -> Result<Option<Self>, String> {
        let named = ["NKCARS_PAGER", "PAGER"].map(|name| (name, env::var(name)));
        let named = named.into_iter().find(|(_, value)| *value != Err(VarError::NotPresent));
        let words = match &named {
            None => vec!["less".to_owned()],
            Some((name, Err(_))) => return Err(format!("{name} is not in UTF-8")),
            Some((name, Ok(value))) => shlex::split(value)
                .ok_or_else(|| format!("{name} has an unclosed quotation mark: {}", quoted(value)))?,
        };
        // As its own pager the program would start itself endlessly.
        let program = words.first().map_or("", |program| stem(program));
        let is_pager = !matches!(program, "" | "cat" | "nkcars");
        Ok(is_pager.then_some(Self { words, is_named: named.is_some() }))
    }

    /// Whether it passes links through to the terminal; other pagers show their escape sequences.
    pub(crate) fn shows_links(&self) -> bool {
        stem(&self.words[0]) == "less" && !is_busybox(&self.words[0])
    }

    /// Shows the parts of a text and waits until the pager exits. Returns whether it was shown; if not, the caller writes it.
    ///
    /// # Errors
    /// If the pager that the environment names cannot show it.
    pub(crate) fn show(&self, parts: &[&[u8]]) -> Result<bool, String> {
        let failed = |why: String| format!("the pager {} {why}", quoted(&self.words[0]));
        // An interrupt is for the pager, which has the terminal until it exits.
        let interrupted = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(SIGINT, Arc::clone(&interrupted));
        match self.run(parts) {
            Ok(None) => Ok(true),
            Ok(Some(_)) if interrupted.load(Ordering::Relaxed) => Ok(true),
            Ok(Some(status)) => Err(failed(format!("ended early ({status})"))),
            Err(error) if self.is_named => Err(failed(format!("cannot be started: {}", reason(&error)))),
            Err(_) => Ok(false),
        }
    }

    /// Writes a text to the pager and waits until it exits. Returns its status if it failed before it had read everything.
    fn run(&self, parts: &[&[u8]]) -> io::Result<Option<ExitStatus>> {
        let (mut unread, mut input) = io::pipe()?;
        let mut command = Command::new(&self.words[0]);
        // As in git: -F exits at once if everything fits the screen, -R shows colour, -X leaves the text on the screen. The `more` of
        // util-linux counts the escapes of colour as letters; with -f it breaks no line.
        let usual = [("LESS", "FRX"), ("LV", "-c"), ("LESSCHARSET", "utf-8"), ("MORE", "-f")];
        command.envs(usual.into_iter().filter(|(name, _)| env::var_os(name).is_none()));
        if stem(&self.words[0]) == "less" {
            command.arg("-R");
        }
        let mut child = command.args(&self.words[1..]).stdin(unread.try_clone()?).spawn()?;
        thread::scope(|scope| {
            // This ends at the latest when the rest of the pipe is read below.
            scope.spawn(move || parts.iter().try_for_each(|part| input.write_all(part)));
            let status = child.wait()?;
            let left = io::copy(&mut unread, &mut io::sink())?;
            Ok((!status.success() && left > 0).then_some(status))
        })
    }
}

fn stem(program: &str) -> &str {
    Path::new(program).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// Whether a program is a link to `BusyBox`, whose `less` shows the escape sequences of links.
fn is_busybox(program: &str) -> bool {
    let path = if program.contains('/') {
        Some(PathBuf::from(program))
    } else {
        let folders = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
    };
    let path = path.and_then(|path| path.canonicalize().ok()).unwrap_or_default();
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("busybox"))
}
