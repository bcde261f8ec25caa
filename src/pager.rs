//! A long answer on a terminal goes through a pager, as those of git do. What is long enough is measured here; which answers may be
//! paged at all is decided in [`crate::terminal`].

use std::env;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anstream::adapter::strip_str;

use crate::render::styled::width;

/// A terminal that an answer may be too long for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// Lines on the screen.
    pub rows: usize,
    /// Cells in a line.
    pub columns: usize,
}

impl Page {
    /// Whether a text leaves no line for the prompt after it.
    #[must_use]
    pub(crate) fn is_too_small_for(self, text: &str) -> bool {
        let height = |line: &str| width(&strip_str(line).to_string()).div_ceil(self.columns.max(1)).max(1);
        text.lines().map(height).sum::<usize>() >= self.rows
    }
}

/// Shows a text in the pager that the environment asks for.
///
/// # Errors
/// If the pager cannot be waited for. That it was left early is no error.
pub(crate) fn show(text: &str) -> io::Result<Shown> {
    let Some(pager) = Pager::from_env() else { return Ok(Shown::Unpaged) };
    let mut child = match pager.start() {
        Ok(child) => child,
        Err(error) if pager.is_named => return Ok(Shown::Failed(pager.program, error)),
        Err(_) => return Ok(Shown::Unpaged),
    };
    if let Some(mut input) = child.stdin.take() {
        match input.write_all(text.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    child.wait()?;
    Ok(Shown::Paged)
}

/// What became of a text that was to be paged.
#[derive(Debug)]
pub(crate) enum Shown {
    /// A pager showed it.
    Paged,
    /// No pager is wanted, or none is there.
    Unpaged,
    /// The pager that was named cannot be started.
    Failed(String, io::Error),
}

/// A program that shows a text a screen at a time.
struct Pager {
    program: String,
    arguments: Vec<String>,
    /// Somebody chose it.
    is_named: bool,
}

impl Pager {
    fn from_env() -> Option<Self> {
        let named = ["NKCARS_PAGER", "PAGER"].iter().find_map(|name| env::var(name).ok());
        let is_named = named.is_some();
        let words = shlex::split(named.as_deref().unwrap_or("less"))?;
        let (program, arguments) = words.split_first()?;
        // Paged by itself the program would start itself without end.
        let is_pager = !matches!(stem(program), "cat" | "nkcars") && !program.is_empty();
        is_pager.then(|| Self { program: program.clone(), arguments: arguments.to_vec(), is_named })
    }

    fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(&self.program);
        if stem(&self.program) == "less" {
            // -R shows colour, whatever LESS holds; -K ends it at an interrupt together with us. With -F a short text would vanish from
            // the screen in old versions, and with -X new ones would lose the mouse wheel; a short text is never paged at all.
            command.arg("-R").env("LESSCHARSET", "utf-8");
            if !is_busybox(&self.program) {
                command.arg("-K");
            }
        }
        command.args(&self.arguments).stdin(Stdio::piped()).spawn()
    }
}

fn stem(program: &str) -> &str {
    Path::new(program).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// Whether a program is a link to `BusyBox`, whose `less` knows fewer flags.
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
