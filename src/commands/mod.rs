//! What each subcommand does; one file each. A command turns its arguments into a [`Document`]; it knows no format and prints nothing.

mod check;
mod columns;
mod compare;
mod handbook;
mod lineage;
mod list;
mod lookup;
mod manual;
mod naming;
mod plate;
mod search;
mod show;
mod timeline;

use std::cell::{Cell, OnceCell};
use std::path::PathBuf;

use anyhow::Result;

use crate::catalogue::{Catalogue, schema};
use crate::cli::{self, Cli, Command, Deferred};
use crate::complete;
use crate::document::{Document, Text};
use crate::layers::{self, Layers, Loaded};
use crate::pager::Page;
use crate::render::{self, Written};
use crate::report::{FOUND, Note};
use crate::search::Index;
use crate::terminal::Terminal;

/// An answer, written.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// For standard output, or for the file.
    pub text: String,
    /// Where to write it instead of to standard output.
    pub file: Option<PathBuf>,
    /// For standard error.
    pub notes: Vec<Note>,
    /// The screen that the answer may be too long for.
    pub page: Option<Page>,
    /// Exit status.
    pub status: u8,
}

/// What a command came to.
struct Outcome<'a> {
    /// The answer, if there is one.
    document: Option<Document<'a>>,
    /// What else there is to say.
    notes: Vec<Note>,
    /// Exit status.
    status: u8,
}

impl<'a> From<Document<'a>> for Outcome<'a> {
    fn from(document: Document<'a>) -> Self {
        Self { document: Some(document), notes: Vec::new(), status: FOUND }
    }
}

/// What every command works with.
struct Context<'a> {
    catalogue: &'a Catalogue,
    /// Made when a name is looked up, and kept as long as the catalogue.
    index: OnceCell<&'a Index>,
    /// For how many names a search was made to suggest others.
    suggested: Cell<usize>,
}

/// Carries out a command line.
///
/// # Errors
/// If it is mistaken, or the answer cannot be put together.
pub(crate) fn run(cli: &Cli, terminal: &Terminal) -> Result<Answer> {
    if let Some(text) = text(&cli.command)? {
        return written(cli, terminal, &Catalogue::default(), Document::Text(text).into());
    }
    let layers = Layers::from_env(&cli.common.data.paths, cli.common.data.no_bundled);
    if let Command::Check(Deferred(args)) = &cli.command {
        let checked = layers::check(&layers, &args.paths)?;
        return written(cli, terminal, &checked.catalogue, check::run(&checked));
    }
    let Loaded { catalogue, warnings } = layers::load(&layers)?;
    // The process ends with the answer; giving the memory back piece by piece would only take time.
    let catalogue = Box::leak(Box::new(catalogue));
    let outcome = answer(catalogue, &cli.command)?;
    let mut answer = written(cli, terminal, catalogue, outcome)?;
    answer.notes.splice(0..0, warnings.into_iter().map(Note::Message));
    Ok(answer)
}

/// The commands that need no data and answer with a text.
fn text(command: &Command) -> Result<Option<Text>> {
    let text = match command {
        Command::Welcome => Text { name: "the welcome", text: cli::welcome() },
        Command::Help(Deferred(args)) => {
            Text { name: "help", text: cli::topic(args.topic.as_deref().unwrap_or_default()) }
        }
        Command::Man(Deferred(args)) => Text { name: "man", text: manual::page(args.command.as_deref())? },
        Command::Completions(Deferred(args)) => {
            Text { name: "completions", text: complete::script(&args.shell.to_string())? }
        }
        Command::Fields(Deferred(args)) if args.schema => Text { name: "fields --schema", text: schema() },
        _ => return Ok(None),
    };
    Ok(Some(text))
}

/// The commands that ask the catalogue.
fn answer<'a>(catalogue: &'a Catalogue, command: &Command) -> Result<Outcome<'a>> {
    let context = Context { catalogue, index: OnceCell::new(), suggested: Cell::new(0) };
    match command {
        Command::Lookup(Deferred(args)) => lookup::run(&context, args),
        Command::List(Deferred(args)) => list::run(&context, args),
        Command::Plate(Deferred(args)) => plate::run(&context, args),
        Command::Show(Deferred(args)) => show::run(&context, args),
        Command::Search(Deferred(args)) => search::run(&context, args),
        Command::Compare(Deferred(args)) => compare::run(&context, args),
        Command::Handbook(Deferred(args)) => handbook::run(&context, args),
        Command::Timeline(Deferred(args)) => timeline::run(&context, args),
        Command::Lineage(Deferred(args)) => Ok(lineage::run(&context, args)),
        Command::Fields(Deferred(args)) => Ok(Document::Fields(args.kind).into()),
        Command::Welcome
        | Command::Check(_)
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Help(_) => unreachable!("answered without the catalogue"),
    }
}

fn written(cli: &Cli, terminal: &Terminal, catalogue: &Catalogue, outcome: Outcome<'_>) -> Result<Answer> {
    let output = &cli.common.output;
    let (asked, screen) = (terminal.format(output)?, terminal.screen(output));
    let Outcome { document, notes, status } = outcome;
    let format = asked.format;
    let written = document.map(|document| render::write(catalogue, &document, asked, &screen));
    let Written { text, notes: asides } = written.transpose()?.unwrap_or_default();
    let notes = asides.into_iter().map(Note::Line).chain(notes).collect();
    let page = terminal.page(output, format);
    Ok(Answer { text, file: cli.command.file(), notes, page, status })
}

impl<'a> Context<'a> {
    /// What names and texts are found by.
    fn index(&self) -> &'a Index {
        self.index.get_or_init(|| Box::leak(Box::new(Index::of(self.catalogue))))
    }
}
