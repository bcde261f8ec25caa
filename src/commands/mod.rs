//! What each subcommand does; one file each. A command answers, it does not print.

mod check;
mod compare;
mod fields;
mod list;
mod manual;
mod search;
mod show;

use std::cell::OnceCell;

use anyhow::{Result, bail};

use crate::catalogue::{Catalogue, Kind, Record, did_you_mean, quoted};
use crate::cli::{Cli, Command, Deferred, Style};
use crate::complete;
use crate::layers::{self, Layers, Loaded, Refused};
use crate::render::width::cut;
use crate::render::{Format, Screen, harmless, words};
use crate::search::{Index, Resolution, resolve};
use crate::terminal::Terminal;

/// Everything found.
const FOUND: u8 = 0;
/// Nothing found, or not all that was asked for.
const NOT_FOUND: u8 = 1;
/// A mistake in what was asked.
const MISTAKE: u8 = 2;

/// What a command has to say.
#[derive(Debug, Default)]
pub struct Answer {
    /// For standard output.
    pub out: String,
    /// For standard error, one message each.
    pub notes: Vec<String>,
    /// Exit status.
    pub status: u8,
}

/// More than these nobody wants to choose from.
const CANDIDATES: usize = 24;

/// What every command works with.
struct Context<'a> {
    catalogue: &'a Catalogue,
    index: OnceCell<Index>,
    format: Format,
    screen: Screen,
    is_terminal: bool,
    /// Nothing about the form was said on the command line.
    by_default: bool,
}

/// Carries out a command line.
///
/// # Errors
/// If it is mistaken, or the answer cannot be put together.
pub fn run(cli: &Cli, terminal: &Terminal) -> Result<Answer> {
    match &cli.command {
        Command::Completions(args) => {
            return in_one_form(cli, "completions", || complete::script(&args.shell.to_string()));
        }
        Command::Man => return in_one_form(cli, "man", || Ok(manual::manual())),
        _ => {}
    }
    let data = cli.data();
    let layers = Layers::of_process(&data.paths, data.no_bundled);
    if let Command::Check(Deferred { args, .. }) = &cli.command {
        return check::run(&layers, args, &cli.output(), terminal);
    }
    let Loaded { catalogue, warnings } = match layers::load(&layers) {
        Ok(loaded) => loaded,
        Err(Refused(notes)) => return Ok(Answer { notes, status: MISTAKE, ..Answer::default() }),
    };
    // The process ends with the answer; giving the memory back piece by piece would only take time.
    let catalogue = Box::leak(Box::new(catalogue));
    let context = Context::new(catalogue, &cli.output(), terminal)?;
    let mut answer = match &cli.command {
        Command::List(Deferred { args, .. }) => list::run(&context, args),
        Command::Show(Deferred { args, .. }) => show::run(&context, args),
        Command::Search(Deferred { args, .. }) => search::run(&context, args),
        Command::Compare(Deferred { args, .. }) => compare::run(&context, args),
        Command::Fields(Deferred { args, .. }) => fields::run(&context, args),
        Command::Check(_) | Command::Completions(_) | Command::Man => unreachable!("answered above"),
    }?;
    answer.notes.splice(0..0, warnings);
    answer.out = context.harmless(answer.out);
    Ok(answer)
}

/// What is written in one form only, unless another was asked for in front of the command.
fn in_one_form(cli: &Cli, command: &str, write: impl Fn() -> Result<String>) -> Result<Answer> {
    if cli.output().format.is_some() {
        bail!("{command} writes one form only; leave out the format");
    }
    Ok(Answer { out: write()?, ..Answer::default() })
}

impl<'a> Context<'a> {
    fn new(catalogue: &'a Catalogue, output: &Style, terminal: &Terminal) -> Result<Self> {
        Ok(Self {
            catalogue,
            index: OnceCell::new(),
            format: terminal.format(output)?,
            screen: terminal.screen(output),
            is_terminal: terminal.is_terminal,
            by_default: output.format.is_none(),
        })
    }

    /// What a terminal may be given of what is meant for scripts.
    fn harmless(&self, out: String) -> String {
        if self.is_terminal && self.format.is_for_scripts() { harmless(out, self.format) } else { out }
    }

    /// What names and texts are found by.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.catalogue))
    }

    /// The legend, where signs are shown to a person.
    fn legend(&self, notes: &mut Vec<String>) {
        if self.is_terminal && matches!(self.format, Format::Table | Format::Plain | Format::Record) {
            notes.push(words::legend(&self.screen));
        }
    }

    /// The record that a name means, or what to say instead and the exit status that goes with it.
    fn resolve(&self, kinds: &[Kind], name: &str) -> Result<&'a Record, (String, u8)> {
        if name.trim().is_empty() {
            return Err(("nkcars: the name is empty; try nkcars list".to_owned(), MISTAKE));
        }
        match resolve(self.catalogue, || self.index(), kinds, name) {
            Resolution::Found(record) => Ok(record),
            Resolution::Ambiguous(records) => Err((ambiguous(name, &records, &self.screen), MISTAKE)),
            Resolution::Missing(near) => {
                let what = if let [kind] = kinds { kind.word() } else { "record" };
                let near = did_you_mean(&near);
                let see = if let [kind] = kinds { kind.plural() } else { "--all" };
                Err((
                    format!("nkcars: no {what} {}{near}\n  see: nkcars list {see}", quoted(name)),
                    NOT_FOUND,
                ))
            }
        }
    }
}

fn ambiguous(name: &str, records: &[&Record], screen: &Screen) -> String {
    let mut message = format!("nkcars: {} may be any of these; name one by its id:", quoted(name));
    let widest = records.iter().map(|record| record.id.len()).max().unwrap_or(0);
    for record in records.iter().take(CANDIDATES) {
        let told_apart = record.text("summary").unwrap_or_else(|| record.name());
        let line = format!("  {:widest$}  {}: {told_apart}", &*record.id, record.kind.word());
        message.push('\n');
        message
            .push_str(&screen.width.map_or_else(|| line.clone(), |room| cut(&line, room, screen.ellipsis())));
    }
    if records.len() > CANDIDATES {
        message.push_str(&format!("\n  and {} more", records.len() - CANDIDATES));
    }
    message
}
