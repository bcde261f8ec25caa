//! Every command and flag and its help, nothing else. `--help`, the manual pages and the completions all come from here.

mod arguments;
mod candidates;
mod common;
mod deferred;
mod help;
mod mistake;
mod notes;
mod process;
mod values;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub(crate) use arguments::{
    By, CheckArgs, CompareArgs, CompletionsArgs, FieldsArgs, Filters, HandbookArgs, HelpArgs, LineageArgs,
    ListArgs, ManArgs, PlateArgs, SearchArgs, Shape, ShowArgs, TimelineArgs,
};
pub(crate) use common::{Common, Output, When};
pub(crate) use deferred::Deferred;
pub(crate) use help::{completed, shaped, topic, welcome};
pub(crate) use mistake::{again, mistake};
pub(crate) use notes::{Note, TOPICS};
pub(crate) use values::What;

/// North Korean vehicles: how sure each statement is, and who says so
#[derive(Debug, Parser)]
#[command(
    name = "nkcars",
    version = crate::bundled::VERSION,
    args_override_self = true,
    subcommand_required = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    override_usage = "nkcars NAME OR WORDS...\n       nkcars COMMAND [ARGUMENTS]",
    max_term_width = 100,
    help_expected = true
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The flags of every command, before it or after it.
    #[command(flatten)]
    pub common: Common,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// A record by its name, or else what a search finds.
    #[command(skip)]
    Lookup(Deferred<ShowArgs>),
    /// What somebody sees who typed nothing.
    #[command(skip)]
    Welcome,
    /// Rows to compare: cars, films, plates … or one class, such as trucks
    List(Deferred<ListArgs>),
    /// What a licence plate says, part by part; without one, the list of plates
    Plate(Deferred<PlateArgs>),
    /// What is known of one or more records
    Show(Deferred<ShowArgs>),
    /// Find records by name, in any spelling, or by words
    Search(Deferred<SearchArgs>),
    /// Two to six records side by side
    Compare(Deferred<CompareArgs>),
    /// Years as bars, a line a vehicle, with the films in which it is seen
    Timeline(Deferred<TimelineArgs>),
    /// What a vehicle came from and what came of it, as a tree
    Lineage(Deferred<LineageArgs>),
    /// The catalogue as one HTML page that works without a network
    Handbook(Deferred<HandbookArgs>),
    /// Report every mistake in data files, with its place
    #[command(after_help = notes::EXIT_STATUS.lines())]
    Check(Deferred<CheckArgs>),
    /// What each field means, its unit, and what it holds
    Fields(Deferred<FieldsArgs>),
    /// A script that completes commands, flags and names in a shell
    Completions(Deferred<CompletionsArgs>),
    /// A manual page, in roff
    Man(Deferred<ManArgs>),
    /// Help on a command, or on output, dates, signs and other topics
    Help(Deferred<HelpArgs>),
}

impl Command {
    /// The file to write the answer to.
    #[must_use]
    pub(crate) fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Handbook(Deferred(args)) => args.output.clone(),
            _ => None,
        }
    }
}

/// Returns the names of the commands.
#[must_use]
pub(crate) fn names() -> Vec<String> {
    let program = <Cli as clap::CommandFactory>::command();
    program.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}
