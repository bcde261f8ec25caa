//! What each subcommand does; one file each. A command turns its arguments into a [`Document`]; it knows no format and prints nothing.

mod check;
mod compare;
mod list;
mod lookup;
mod manual;
mod search;
mod show;

use std::cell::{Cell, OnceCell};
use std::collections::HashSet;

use anyhow::Result;

use crate::catalogue::{Catalogue, Kind, Record, Role, Value, did_you_mean, quoted, schema};
use crate::cli::{self, Cli, Command, Deferred};
use crate::complete;
use crate::document::{Document, Text};
use crate::layers::{self, Layers, Loaded, Refused};
use crate::pager::Page;
use crate::render::{self, Written};
use crate::report::{FOUND, Failure, MISTAKE, NOT_FOUND, Note};
use crate::search::{Hit, Index, Resolution, resolve, search as find};
use crate::terminal::Terminal;

/// An answer, written.
#[derive(Debug, Default)]
pub struct Answer {
    /// For standard output.
    pub text: String,
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

/// Maximum number of records to choose from where a name is ambiguous.
const MAX_CANDIDATES: usize = 24;

/// Maximum number of records to suggest for a name that is none.
const MAX_HITS: usize = 5;

/// Maximum number of names that are none for which a search is made.
const MAX_SUGGESTED: usize = 8;

/// What every command works with.
struct Context<'a> {
    catalogue: &'a Catalogue,
    index: OnceCell<Index>,
    /// For how many names a search was made to suggest others.
    suggested: Cell<usize>,
}

/// Carries out a command line.
///
/// # Errors
/// If it is mistaken, or the answer cannot be put together.
pub fn run(cli: &Cli, terminal: &Terminal) -> Result<Answer> {
    if let Some(text) = text(&cli.command)? {
        return written(cli, terminal, &Catalogue::default(), Document::Text(text).into());
    }
    let data = cli.data();
    let layers = Layers::from_env(&data.paths, data.no_bundled);
    if let Command::Check(Deferred { args, .. }) = &cli.command {
        let checked = layers::check(&layers, &args.paths).map_err(refused)?;
        return written(cli, terminal, &checked.catalogue, check::run(&checked));
    }
    let Loaded { catalogue, warnings } = layers::load(&layers).map_err(refused)?;
    // The process ends with the answer; giving the memory back piece by piece would only take time.
    let catalogue = Box::leak(Box::new(catalogue));
    let outcome = answer(catalogue, &cli.command)?;
    let mut answer = written(cli, terminal, catalogue, outcome)?;
    answer.notes.splice(0..0, warnings.into_iter().map(Note::Line));
    Ok(answer)
}

/// The commands that need no data and answer with a text.
fn text(command: &Command) -> Result<Option<Text>> {
    let text = match command {
        Command::Welcome => Text { name: "the welcome", text: cli::welcome() },
        Command::Help(Deferred { args, .. }) => {
            Text { name: "help", text: cli::topic(args.topic.as_deref().unwrap_or_default()) }
        }
        Command::Man(Deferred { args, .. }) => {
            Text { name: "man", text: manual::page(args.command.as_deref())? }
        }
        Command::Completions(Deferred { args, .. }) => {
            Text { name: "completions", text: complete::script(&args.shell.to_string())? }
        }
        Command::Fields(Deferred { args, .. }) if args.schema => {
            Text { name: "fields --schema", text: schema() }
        }
        _ => return Ok(None),
    };
    Ok(Some(text))
}

/// The commands that ask the catalogue.
fn answer<'a>(catalogue: &'a Catalogue, command: &Command) -> Result<Outcome<'a>> {
    let context = Context { catalogue, index: OnceCell::new(), suggested: Cell::new(0) };
    match command {
        Command::Lookup(Deferred { args, .. }) => lookup::run(&context, args),
        Command::List(Deferred { args, .. }) => list::run(&context, args),
        Command::Show(Deferred { args, .. }) => Ok(show::run(&context, args)),
        Command::Search(Deferred { args, .. }) => search::run(&context, args),
        Command::Compare(Deferred { args, .. }) => compare::run(&context, args),
        Command::Fields(Deferred { args, .. }) => Ok(Document::Fields(args.kind).into()),
        Command::Welcome
        | Command::Check(_)
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Help(_) => unreachable!("answered without the catalogue"),
    }
}

fn written(cli: &Cli, terminal: &Terminal, catalogue: &Catalogue, outcome: Outcome<'_>) -> Result<Answer> {
    let output = cli.output();
    let (asked, screen) = (terminal.format(&output)?, terminal.screen(&output));
    let Outcome { document, notes, status } = outcome;
    let written = document.map(|document| render::write(catalogue, &document, asked, &screen));
    let Written { text, notes: asides } = written.transpose()?.unwrap_or_default();
    let notes = asides.into_iter().map(Note::Line).chain(notes).collect();
    // A document that has one form only is for people too, whatever is usual in a pipe.
    let page = terminal.page(&output, asked.format);
    Ok(Answer { text, notes, page, status })
}

/// Why the user's own data cannot be read; the last line says so as a whole.
fn refused(Refused(mut lines): Refused) -> Failure {
    let message = lines.pop().unwrap_or_default();
    let message = message.strip_prefix("nkcars: ").unwrap_or(&message).to_owned();
    Failure { lines, ..Failure::mistake(message) }
}

impl<'a> Context<'a> {
    /// What names and texts are found by.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self.catalogue))
    }

    /// Returns the records that words name: all of them together one, or else each of them one.
    fn named(&self, words: &[String]) -> Named<'a> {
        if words.len() > 1
            && let whole @ (Ok(_) | Err(Failure { status: MISTAKE, .. })) =
                self.resolve(&Kind::ALL, &words.join(" "))
        {
            return Named::from_iter([whole]);
        }
        let named: Vec<_> = words.iter().map(|word| self.resolve(&Kind::ALL, word)).collect();
        // Words of which none is a name, and one not even the beginning of several, are a name mistaken or a question.
        let is_missing =
            |record: &Result<_, Failure>| record.as_ref().is_err_and(|failure| failure.status == NOT_FOUND);
        if words.len() > 1 && named.iter().all(Result::is_err) && named.iter().any(is_missing) {
            return Named::from_iter([Err(self.missing(&Kind::ALL, &words.join(" "), &[]))]);
        }
        named.into_iter().collect()
    }

    /// Returns the record that a name means.
    fn resolve(&self, kinds: &[Kind], name: &str) -> Result<&'a Record, Failure> {
        if name.trim().is_empty() {
            return Err(Failure::mistake("the name is empty; try nkcars list".to_owned()));
        }
        match resolve(self.catalogue, || self.index(), kinds, name) {
            Resolution::Found(record) => Ok(record),
            Resolution::Ambiguous(records) => Err(self.ambiguous(name, &records)),
            Resolution::Missing(near) => Err(self.missing(kinds, name, &near)),
        }
    }

    /// What to say to a name that is none: names near it, else the best of what a search finds.
    fn missing(&self, kinds: &[Kind], name: &str, near: &[&str]) -> Failure {
        let (what, list) =
            if let [kind] = kinds { (kind.word(), kind.plural()) } else { ("record", "--all") };
        let message = format!("no {what} {}{}", quoted(name), did_you_mean(near));
        let hits = if near.is_empty() && self.suggested.replace(self.suggested.get() + 1) < MAX_SUGGESTED {
            find(self.catalogue, self.index(), kinds, name)
        } else {
            Vec::new()
        };
        let hits = hits.iter().take(MAX_HITS).filter_map(Hit::record);
        let choices: Vec<_> = hits.map(|record| self.choice(record)).collect();
        if choices.is_empty() {
            return Failure::not_found(format!("{message}\n  see: nkcars list {list}"));
        }
        Failure { choices, ..Failure::not_found(format!("{message}; a search finds:")) }
    }

    fn ambiguous(&self, name: &str, records: &[&Record]) -> Failure {
        let more = match records.len().saturating_sub(MAX_CANDIDATES) {
            0 => String::new(),
            more => format!(", the first {MAX_CANDIDATES} of {}", MAX_CANDIDATES + more),
        };
        let message = format!("{} may be any of these{more}; name one by its id:", quoted(name));
        let choices = records.iter().take(MAX_CANDIDATES).map(|record| self.choice(record)).collect();
        Failure { choices, ..Failure::mistake(message) }
    }

    /// What tells a record from others: its id, and its kind, name, hangul and when.
    fn choice(&self, record: &Record) -> (String, String) {
        let mut told = format!("{}: {}", record.kind.word(), record.name());
        if let Some(hangul) = record.text_by_role(Role::Hangul) {
            told.push_str(&format!(" {hangul}"));
        }
        let when = self.catalogue.when(record).and_then(|answer| answer.preferred());
        if let Some(Value::Years(years)) = when.as_ref().map(|statement| &*statement.value) {
            told.push_str(&format!(", {}", years.words()));
        }
        (record.id.to_string(), told)
    }
}

/// What the words of `show` and `compare` name.
#[derive(Default)]
struct Named<'a> {
    /// Different records, in the order in which they were named.
    records: Vec<&'a Record>,
    /// What else there is to say.
    notes: Vec<Note>,
    /// Exit status.
    status: u8,
}

impl<'a> FromIterator<Result<&'a Record, Failure>> for Named<'a> {
    fn from_iter<I: IntoIterator<Item = Result<&'a Record, Failure>>>(named: I) -> Self {
        let mut all = Self { status: FOUND, ..Self::default() };
        let mut known = HashSet::new();
        for record in named {
            match record {
                Ok(record) if known.insert((record.kind, record.id)) => all.records.push(record),
                Ok(_) => {}
                Err(failure) => {
                    all.status = all.status.max(failure.status);
                    all.notes.append(&mut failure.into());
                }
            }
        }
        all
    }
}
