//! What each subcommand does; one file each. A command turns its arguments into a [`Document`]; it knows no format and prints nothing.

mod check;
mod compare;
mod handbook;
mod list;
mod manual;
mod search;
mod show;

use std::cell::OnceCell;
use std::path::PathBuf;

use anyhow::Result;

use crate::catalogue::{Catalogue, Kind, Record, Role, did_you_mean, quoted, schema};
use crate::cli::{Cli, Command, Deferred};
use crate::complete;
use crate::document::{Document, Text};
use crate::layers::{self, Layers, Loaded, Refused};
use crate::render::{self, Written};
use crate::report::{FOUND, Failure, MISTAKE, Note};
use crate::search::{Index, Resolution, resolve};
use crate::terminal::Terminal;

/// An answer, written.
#[derive(Debug, Default)]
pub struct Answer {
    /// For standard output, or for the file.
    pub text: String,
    /// Where to write it instead of to standard output.
    pub file: Option<PathBuf>,
    /// For standard error.
    pub notes: Vec<Note>,
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

/// More than these nobody wants to choose from.
const CANDIDATES: usize = 24;

/// What every command works with.
struct Context<'a> {
    catalogue: &'a Catalogue,
    index: OnceCell<Index>,
}

/// Carries out a command line.
///
/// # Errors
/// If it is mistaken, or the answer cannot be put together.
pub fn run(cli: &Cli, terminal: &Terminal) -> Result<Answer> {
    let data = cli.data();
    let layers = Layers::from_env(&data.paths, data.no_bundled);
    match &cli.command {
        Command::Completions(args) => {
            let text = complete::script(&args.shell.to_string())?;
            written(
                cli,
                terminal,
                &Catalogue::default(),
                Document::Text(Text { name: "completions", text }).into(),
            )
        }
        Command::Man => {
            let text = Text { name: "man", text: manual::manual() };
            written(cli, terminal, &Catalogue::default(), Document::Text(text).into())
        }
        Command::Check(Deferred { args, .. }) => match layers::check(&layers, &args.paths) {
            Ok(checked) => written(cli, terminal, &checked.catalogue, check::run(&checked)),
            Err(Refused(lines)) => Ok(refused(lines)),
        },
        command => {
            let Loaded { catalogue, warnings } = match layers::load(&layers) {
                Ok(loaded) => loaded,
                Err(Refused(lines)) => return Ok(refused(lines)),
            };
            // The process ends with the answer; giving the memory back piece by piece would only take time.
            let catalogue = Box::leak(Box::new(catalogue));
            let outcome = answer(catalogue, command)?;
            let mut answer = written(cli, terminal, catalogue, outcome)?;
            answer.notes.splice(0..0, warnings.into_iter().map(Note::Line));
            Ok(answer)
        }
    }
}

/// The commands that ask the catalogue.
fn answer<'a>(catalogue: &'a Catalogue, command: &Command) -> Result<Outcome<'a>> {
    let context = Context { catalogue, index: OnceCell::new() };
    match command {
        Command::List(Deferred { args, .. }) => list::run(&context, args),
        Command::Show(Deferred { args, .. }) => Ok(show::run(&context, args)),
        Command::Search(Deferred { args, .. }) => search::run(&context, args),
        Command::Compare(Deferred { args, .. }) => compare::run(&context, args),
        Command::Handbook(Deferred { args, .. }) => handbook::run(&context, args),
        Command::Fields(Deferred { args, .. }) if args.schema => {
            Ok(Document::Text(Text { name: "fields --schema", text: schema() }).into())
        }
        Command::Fields(Deferred { args, .. }) => Ok(Document::Fields(args.kind).into()),
        Command::Check(_) | Command::Completions(_) | Command::Man => {
            unreachable!("answered without records")
        }
    }
}

fn written(cli: &Cli, terminal: &Terminal, catalogue: &Catalogue, outcome: Outcome<'_>) -> Result<Answer> {
    let output = cli.output();
    let (asked, screen) = (terminal.format(&output)?, terminal.screen(&output));
    let Outcome { document, notes, status } = outcome;
    let written = document.map(|document| render::write(catalogue, &document, asked, &screen));
    let Written { text, notes: asides } = written.transpose()?.unwrap_or_default();
    let notes = asides.into_iter().map(Note::Line).chain(notes).collect();
    Ok(Answer { text, file: cli.command.file(), notes, status })
}

/// What is said where the user's own data cannot be read.
fn refused(lines: Vec<String>) -> Answer {
    Answer { notes: lines.into_iter().map(Note::Line).collect(), status: MISTAKE, ..Answer::default() }
}

impl<'a> Context<'a> {
    /// What names and texts are found by.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.catalogue))
    }

    /// The record that a name means.
    fn resolve(&self, kinds: &[Kind], name: &str) -> Result<&'a Record, Failure> {
        if name.trim().is_empty() {
            return Err(Failure::mistake("the name is empty; try nkcars list".to_owned()));
        }
        match resolve(self.catalogue, || self.index(), kinds, name) {
            Resolution::Found(record) => Ok(record),
            Resolution::Ambiguous(records) => Err(ambiguous(name, &records)),
            Resolution::Missing(near) => {
                let (what, see) =
                    if let [kind] = kinds { (kind.word(), kind.plural()) } else { ("record", "--all") };
                let near = did_you_mean(&near);
                Err(Failure::not_found(format!("no {what} {}{near}\n  see: nkcars list {see}", quoted(name))))
            }
        }
    }
}

fn ambiguous(name: &str, records: &[&Record]) -> Failure {
    let choice = |record: &&Record| {
        let told_apart = record.text_by_role(Role::Summary).unwrap_or_else(|| record.name());
        (record.id.to_string(), format!("{}: {told_apart}", record.kind.word()))
    };
    let more = match records.len().saturating_sub(CANDIDATES) {
        0 => String::new(),
        more => format!(", the first {CANDIDATES} of {}", CANDIDATES + more),
    };
    let message = format!("{} may be any of these{more}; name one by its id:", quoted(name));
    Failure { choices: records.iter().take(CANDIDATES).map(choice).collect(), ..Failure::mistake(message) }
}
