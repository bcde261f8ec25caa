//! Runs the program for the tests, with a clean environment and an empty standard input, and collects its answer. Assertions about
//! answers do not belong here.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) const BIN: &str = env!("CARGO_BIN_EXE_nkcars");

/// The kinds of records, as arguments of `list`.
pub(crate) const KINDS: [&str; 8] =
    ["cars", "manufacturers", "films", "sightings", "plates", "figures", "sources", "questions"];

/// The commands in the order of the help.
pub(crate) const COMMANDS: [&str; 13] = [
    "list",
    "plate",
    "show",
    "search",
    "compare",
    "timeline",
    "lineage",
    "handbook",
    "check",
    "fields",
    "completions",
    "man",
    "help",
];

/// Returns the program with these arguments, with only the bundled data.
pub(crate) fn nkcars(arguments: &[&str]) -> Command {
    let mut command = Command::new(BIN);
    command.args(arguments).env_clear().env("XDG_DATA_HOME", "/nonexistent").stdin(Stdio::null());
    command
}

/// Returns the answer to these arguments.
pub(crate) fn ask(arguments: &[&str]) -> Answer {
    nkcars(arguments).run()
}

/// The output and exit status of a program.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    /// The exit status, or -1 if a signal ended the program.
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            status: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

pub(crate) trait Run {
    /// Waits for the program to end and returns its answer.
    fn run(&mut self) -> Answer;

    /// Like `run`, with this on standard input.
    fn with_input(&mut self, input: &[u8]) -> Answer;

    /// Makes the program write as if to a terminal with this many columns.
    fn on_terminal(&mut self, columns: impl ToString) -> &mut Self;
}

impl Run for Command {
    fn run(&mut self) -> Answer {
        self.output().expect("the program starts").into()
    }

    fn with_input(&mut self, input: &[u8]) -> Answer {
        let child = self.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the program starts");
        // The program may end without reading its input.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        child.wait_with_output().expect("the program ends").into()
    }

    fn on_terminal(&mut self, columns: impl ToString) -> &mut Self {
        self.env("NKCARS_TTY", columns.to_string())
    }
}

/// A folder for one test, initially empty.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder. The name begins with that of the module, so that no two tests share a folder.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file, and creates its parent folders.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// Returns the program with these arguments, with this folder as its working directory and home.
    pub(crate) fn nkcars(&self, arguments: &[&str]) -> Command {
        let mut command = nkcars(arguments);
        command.current_dir(&self.0).env("HOME", &self.0).env_remove("XDG_DATA_HOME");
        command
    }

    /// Returns the answer to these arguments in this folder.
    pub(crate) fn ask(&self, arguments: &[&str]) -> Answer {
        self.nkcars(arguments).run()
    }
}
