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
mod search;
mod show;
mod timeline;

use std::cell::{Cell, OnceCell};

use anyhow::Result;

use crate::bundled::VERSION;
use crate::catalogue::{Catalogue, quoted, schema};
use crate::cli::{self, Cli, Command, Room};
use crate::complete;
use crate::document::{Document, Text};
use crate::layers::{self, Layers, Loaded};
use crate::render::{self, Screen};
use crate::report::{FOUND, Note, Report};
use crate::search::Index;
use crate::terminal::Terminal;

/// What a command came to.
#[derive(Default)]
struct Outcome<'a> {
    /// The answer, if there is one.
    document: Option<Document<'a>>,
    /// What else there is to say.
    notes: Vec<Note>,
    /// How a look-up was read.
    read_as: Option<String>,
    /// Exit status.
    status: u8,
}

impl<'a> From<Document<'a>> for Outcome<'a> {
    fn from(document: Document<'a>) -> Self {
        Self { document: Some(document), status: FOUND, ..Self::default() }
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
pub(crate) fn run(cli: &Cli, terminal: &Terminal) -> Result<Report> {
    let screen = terminal.screen(&cli.common.output);
    if let Some(text) = text(&cli.command, &screen)? {
        return written(cli, terminal, &Catalogue::default(), Document::Text(text).into());
    }
    let layers = Layers::from_env(&cli.common.data.paths, cli.common.data.no_bundled);
    if let Some(path) = cli.command.file().filter(|path| layers.reads(path)) {
        let name = quoted(&path.display().to_string());
        return Err(Report::mistake(format!("{name} is read as data; write to another file")).into());
    }
    if let Command::Check(args) = &cli.command {
        let checked = layers::check(&layers, &args.paths)?;
        return written(cli, terminal, &checked.catalogue, check::run(&checked));
    }
    let Loaded { catalogue, warnings } = layers::load(&layers)?;
    // The process ends with the answer; giving the memory back piece by piece would only take time.
    let catalogue = Box::leak(Box::new(catalogue));
    let context = Context { catalogue, index: OnceCell::new(), suggested: Cell::new(0) };
    let outcome = answer(&context, &cli.command)?;
    let mut report = written(cli, terminal, catalogue, outcome)?;
    report.notes.splice(0..0, warnings.into_iter().map(Note::Message));
    Ok(report)
}

/// Help in a pipe is as wide as a page.
const PAGE: usize = 80;
/// Lines of help that are longer cannot be read well.
const MAX_HELP: usize = 100;

/// The commands that need no data and answer with a text.
fn text(command: &Command, screen: &Screen) -> Result<Option<Text>> {
    let width = screen.width.unwrap_or(PAGE).min(MAX_HELP);
    let room = Room { width, is_ascii: screen.ascii, is_coloured: screen.colour };
    let (name, text) = match command {
        Command::Welcome => ("the welcome", cli::welcome(room)),
        Command::Version => ("--version", format!("nkcars {VERSION}\n")),
        Command::Help(args) => ("help", cli::help(args, room)),
        Command::Man(args) => ("man", manual::page(args.command.as_deref())?),
        Command::Completions(args) => ("completions", complete::script(&args.shell.to_string())?),
        Command::Fields(args) if args.schema => ("fields --schema", schema()),
        _ => return Ok(None),
    };
    Ok(Some(Text { name, text }))
}

/// The commands that ask the catalogue.
fn answer<'a>(context: &Context<'a>, command: &Command) -> Result<Outcome<'a>> {
    match command {
        Command::Lookup(args) => lookup::run(context, args),
        Command::List(args) => list::run(context, args),
        Command::Show(args) => show::run(context, args),
        Command::Search(args) => search::run(context, args),
        Command::Compare(args) => compare::run(context, args),
        Command::Handbook(args) => handbook::run(context, args),
        Command::Timeline(args) => timeline::run(context, args),
        Command::Lineage(args) => Ok(lineage::run(context, args)),
        Command::Fields(args) => Ok(Document::Fields(args.kind).into()),
        Command::Welcome
        | Command::Version
        | Command::Check(_)
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Help(_) => unreachable!("answered without the catalogue"),
    }
}

fn written(cli: &Cli, terminal: &Terminal, catalogue: &Catalogue, outcome: Outcome<'_>) -> Result<Report> {
    let output = &cli.common.output;
    let (asked, screen) = (terminal.format(output)?, terminal.screen(output));
    let Outcome { document, notes, read_as, status } = outcome;
    let written = document.map(|document| render::write(catalogue, &document, asked, &screen));
    let (text, asides) = written.transpose()?.unwrap_or_default().parts();
    let notes = asides.into_iter().map(Note::Line).chain(notes).collect();
    Ok(Report { text, notes, read_as, status })
}

impl<'a> Context<'a> {
    /// What names and texts are found by.
    fn index(&self) -> &'a Index {
        self.index.get_or_init(|| Box::leak(Box::new(Index::of(self.catalogue))))
    }
}
