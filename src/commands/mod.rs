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

use anyhow::{Result, bail};

use crate::bundled::VERSION;
use crate::catalogue::{Catalogue, quoted};
use crate::cli::{self, Cli, Command, Room};
use crate::complete;
use crate::document::{Document, Text};
use crate::layers::{self, Layers};
use crate::render;
use crate::report::{FOUND, Note, Report};
use crate::schema::schema;
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

/// Help in a pipe is as wide as a page.
const PAGE: usize = 80;
/// Lines of help that are longer cannot be read well.
const MAX_HELP: usize = 100;

/// Carries out a command line.
///
/// # Errors
/// If it is mistaken, or the answer cannot be put together.
pub(crate) fn run(cli: &Cli, terminal: &Terminal) -> Result<Report> {
    let screen = terminal.screen(&cli.common.output);
    let width = screen.width.unwrap_or(PAGE).min(MAX_HELP);
    let room = Room { width, is_ascii: screen.ascii, is_coloured: screen.colour };
    let asked = Asking { cli, terminal };
    match &cli.command {
        Command::Welcome => asked.text("the welcome", cli::welcome(room)),
        Command::Version => asked.text("--version", format!("nkcars {VERSION}\n")),
        Command::Help(args) => asked.text("help", cli::help(args, room)),
        Command::Man(args) => asked.text("man", manual::page(args.command.as_deref())?),
        Command::Completions(args) => asked.text("completions", complete::script(&args.shell.to_string())?),
        Command::Fields(args) if args.schema => asked.text("fields --schema", schema()),
        Command::Check(args) => {
            let checked = layers::check(&asked.layers()?, &args.paths)?;
            asked.written(&checked.catalogue, check::run(&checked))
        }
        command => asked.of(|context| answer(context, command)),
    }
}

/// The commands that ask the catalogue.
fn answer<'a>(context: &Context<'a>, command: &Command) -> Result<Outcome<'a>> {
    match command {
        Command::Lookup(args) => lookup::run(context, args),
        Command::List(args) => list::run(context, args),
        Command::Plate(args) => plate::run(context, args),
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
        | Command::Help(_) => bail!("the catalogue does not answer this"),
    }
}

/// A command line on its way to an answer.
struct Asking<'c> {
    cli: &'c Cli,
    terminal: &'c Terminal,
}

impl Asking<'_> {
    /// Which data are read, none of which is written over.
    fn layers(&self) -> Result<Layers> {
        let layers = Layers::from_env(&self.cli.common.data.paths, self.cli.common.data.no_bundled);
        if let Some(path) = self.cli.command.file().filter(|path| layers.reads(path)) {
            let name = quoted(&path.display().to_string());
            return Err(Report::mistake(format!("{name} is read as data; write to another file")).into());
        }
        Ok(layers)
    }

    /// Answers without data.
    fn text(&self, name: &'static str, text: String) -> Result<Report> {
        self.written(&Catalogue::default(), Document::Text(Text { name, text }).into())
    }

    /// Asks the catalogue.
    fn of(&self, run: impl FnOnce(&Context<'static>) -> Result<Outcome<'static>>) -> Result<Report> {
        let (catalogue, warnings) = layers::load(&self.layers()?)?;
        // The process ends with the answer; giving the memory back piece by piece would only take time.
        let catalogue: &Catalogue = Box::leak(Box::new(catalogue));
        let outcome = run(&Context { catalogue, index: OnceCell::new(), suggested: Cell::new(0) })?;
        let mut report = self.written(catalogue, outcome)?;
        report.notes.splice(0..0, warnings.into_iter().map(Note::Message));
        Ok(report)
    }

    fn written(&self, catalogue: &Catalogue, outcome: Outcome<'_>) -> Result<Report> {
        let output = &self.cli.common.output;
        let (format, screen) = (self.terminal.format(output)?, self.terminal.screen(output));
        let Outcome { document, notes, read_as, status } = outcome;
        let written = document.map(|document| render::write(catalogue, &document, format, &screen));
        let (text, asides) = written.transpose()?.unwrap_or_default().parts();
        let notes = asides.into_iter().map(Note::Line).chain(notes).collect();
        Ok(Report { text, notes, read_as, status })
    }
}

impl<'a> Context<'a> {
    /// What names and texts are found by.
    fn index(&self) -> &'a Index {
        self.index.get_or_init(|| Box::leak(Box::new(Index::of(self.catalogue))))
    }
}
