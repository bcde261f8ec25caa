//! One file per command, which turns its arguments into a [`Document`]; it knows no format and prints nothing. [`run`] gets the catalogue
//! from [`crate::layers`], runs the command, and passes its document to [`crate::render`].

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
mod scope;
mod search;
mod show;
mod timeline;

use std::cell::Cell;

use anyhow::{Result, bail};

use crate::bundled::VERSION;
use crate::catalogue::{Catalogue, Kind, did_you_mean, nearest, quoted};
use crate::cli::{self, Cli, Command};
use crate::document::Document;
use crate::layers::{self, Layers};
use crate::query::Column;
use crate::reading::listed;
use crate::render::{self, PAGE, Screen};
use crate::report::{FOUND, NOT_FOUND, Note, Report, Stream};
use crate::search::Index;
use crate::terminal::Terminal;

/// The answer of a command, and a report with its notes and status.
type Outcome<'a> = (Document<'a>, Report);

/// The data for every command.
struct Context<'a> {
    catalogue: &'a Catalogue,
    index: &'a Index<'a>,
    /// The number of unknown names for which suggestions were searched.
    suggested: Cell<usize>,
}

/// The JSON Schema of data files.
const DATA_SCHEMA: &str = include_str!("../../schema/nkcars-data.schema.json");
/// Longer lines of help are hard to read.
const MAX_HELP: usize = 100;

/// Carries out a command line.
///
/// # Errors
/// If it is mistaken, or the answer cannot be put together.
pub(crate) fn run(cli: &Cli, terminal: &Terminal, out: &mut Stream) -> Result<Report> {
    let Terminal { screen, asked, .. } = terminal;
    let page = Screen { width: Some(screen.width.unwrap_or(PAGE).min(MAX_HELP)), ..*screen };
    let mut written = |catalogue: &Catalogue, (document, report): Outcome<'_>| {
        render::write(catalogue, &document, asked, screen, out)?;
        Ok(report)
    };
    let mut text =
        |name, text| written(&Catalogue::default(), (Document::Text(name, text), Report::default()));
    match &cli.command {
        Command::Welcome => text("the welcome", cli::welcome(&page)),
        Command::Version => text("--version", format!("nkcars {VERSION}\n")),
        Command::Help(args) => text("help", cli::help(args.topic.as_deref(), args.is_long, &page)),
        Command::Man(args) => text("man", manual::page(args.command.as_deref())?),
        Command::Completions(args) => text("completions", cli::complete::script(&args.shell.to_string())?),
        Command::Fields(args) if args.schema => text("fields --schema", DATA_SCHEMA.to_owned()),
        Command::Check(args) => {
            let checked = layers::check(&layers(cli)?, &args.paths)?;
            written(&checked.catalogue, check::run(&checked))
        }
        Command::Handbook(args) if screen.is_terminal && args.output.is_none() => {
            bail!(
                "the handbook is a page for a browser\n  to write it to a file, add -O nkcars.html; to see its source, -O -"
            )
        }
        command => {
            let (catalogue, warnings) = layers::load(&layers(cli)?)?;
            // The process ends with the answer; freeing the memory would only take time.
            let catalogue: &Catalogue = Box::leak(Box::new(catalogue));
            let index = Box::leak(Box::new(Index::new(catalogue)));
            let context = Context { catalogue, index, suggested: Cell::new(0) };
            let report = answer(&context, command).and_then(|outcome| written(catalogue, outcome));
            let mut report = report.or_else(anyhow::Error::downcast::<Report>)?;
            report.notes.splice(0..0, warnings.into_iter().map(Note::Message));
            Ok(report)
        }
    }
}

/// The data to read; refuses to overwrite them.
fn layers(cli: &Cli) -> Result<Layers> {
    let layers = Layers::from_env(&cli.common.data.paths, cli.common.data.no_bundled);
    if let Some(path) = cli.command.file().filter(|path| layers.reads(path)) {
        bail!("{} is read as data; write to another file", quoted(&path.display().to_string()));
    }
    Ok(layers)
}

/// Runs a command that needs the catalogue.
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
        Command::Fields(args) => fields(context, &args.what),
        _ => bail!("the catalogue does not answer this"),
    }
}

/// The columns of a kind, or the one of this name.
fn fields<'a>(context: &Context<'a>, words: &[String]) -> Result<Outcome<'a>> {
    let name = words.join(" ");
    let column = |kind| {
        let column = Column::parse(kind, &name).ok()?.key();
        let is_meant = |key: &&str| column.split('.').next() == Some(key);
        let columns = Column::names(kind).filter(is_meant).collect();
        Some((Document::Fields(kind, columns), Report::default()))
    };
    // A kind or class may have the name of a field.
    let is_of_kind = words.is_empty() || listed(&name).is_some();
    if let Some(found) = Kind::ALL.into_iter().filter(|_| !is_of_kind).find_map(column) {
        return Ok(found);
    }
    let mut scope = context.scope(words)?;
    if scope.missing.status == NOT_FOUND {
        let near = did_you_mean(&nearest(&name, Column::names(scope.kind)));
        let message = format!("no field or kind {}{near}\n  see: nkcars fields", quoted(&name));
        scope.missing = Report::not_found(message);
    }
    let columns = Column::names(scope.kind).filter(|_| scope.missing.status == FOUND);
    Ok((Document::Fields(scope.kind, columns.collect()), scope.missing))
}
