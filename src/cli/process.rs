//! The command line as a whole: reading it, and what it asks for before and after the command taken together.

use std::env;
use std::ffi::OsString;

use clap::{CommandFactory as _, Error, FromArgMatches as _};

use super::notes::{EXAMPLES, notes};
use super::{Cli, Data, Style};

impl Cli {
    /// Reads the command line of this process.
    ///
    /// # Errors
    /// If it is mistaken, or asks for help or for the version.
    pub fn from_env() -> Result<Self, Error> {
        let mut program = Self::command();
        // The notes under the help take longer to put together than a look-up; nobody else gets to see them.
        let may_ask_for_help = |word: OsString| {
            word == "help" || word.to_str().is_some_and(|word| word.starts_with('-') && word.contains('h'))
        };
        if env::args_os().len() == 1 || env::args_os().any(may_ask_for_help) {
            program = program.after_help(EXAMPLES.lines()).after_long_help(notes());
        }
        let mut matches = program.try_get_matches()?;
        Self::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut Self::command()))
    }

    /// Which data are read: what was said before the command, then what was said after it.
    #[must_use]
    pub fn data(&self) -> Data {
        let (before, after) = (&self.before.data, self.command.after().data);
        Data {
            paths: before.paths.iter().chain(&after.paths).cloned().collect(),
            no_bundled: before.no_bundled || after.no_bundled,
        }
    }

    /// How the answer is written: what was said after the command goes before what was said in front of it.
    #[must_use]
    pub fn output(&self) -> Style {
        let (before, after) = (&self.before.output, self.command.after().output);
        Style {
            format: after.format().or(before.format()),
            no_header: before.no_header || after.no_header,
            null: after.null.clone().or_else(|| before.null.clone()),
            width: after.width.or(before.width),
            color: after.color().or(before.color()),
            ascii: before.ascii || after.ascii,
            quiet: before.quiet || after.quiet,
        }
    }
}
