//! `nkcars WORD...`: what was typed, carried out as the command that it is read as.

use anyhow::Result;

use super::{Context, Outcome, answer, list};
use crate::catalogue::fields::car;
use crate::catalogue::{Kind, quoted};
use crate::cli::{self, Cli, Command, ListArgs, LookupArgs};
use crate::query::{Column, Filter, Match, select};
use crate::reading::read;
use crate::report::{FOUND, Report};
use crate::search::fold;

/// Maximum rows that answer a superlative.
const MAX_FIRST: usize = 5;

pub(super) fn run<'a>(context: &Context<'a>, args: &LookupArgs) -> Result<Outcome<'a>> {
    let text = args.words.join(" ");
    if text.trim().is_empty() {
        return Err(Report::mistake("the query is empty; write a name or a word".to_owned()).into());
    }
    mistyped(context, &args.words)?;
    let is_accepted = |command: &[String]| args.flags.iter().all(|flag| cli::takes(&command[0], flag));
    let reading = read(context.index, &text, is_accepted);
    let Some(mut reading) = reading else { return Err(untaken(&text, &args.flags).into()) };
    args.flags.iter().for_each(|flag| overrule(&mut reading.command, flag));
    // Behind `--` nothing is a flag.
    let words = &mut reading.command;
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    words.splice(end..end, args.flags.iter().cloned());
    let line = ["nkcars".into()].into_iter().chain(words.iter().map(Into::into));
    let mut command = Cli::read(line.collect())?.command;
    let mut ground = None;
    if let Command::List(list) = &mut command {
        match refine(context, words, list) {
            Ok(told) => ground = told,
            // Data formats have their headings even so.
            Err(error) => {
                list.shape.limit = Some(0);
                return Ok((answer(context, &command)?.0, error.downcast()?));
            }
        }
    }
    let (document, mut report) = answer(context, &command)?;
    if !reading.is_name {
        let words: Vec<String> = reading.command.iter().map(|word| cli::again(word)).collect();
        let ground = ground.map_or_else(String::new, |ground| format!("\n{ground}"));
        report.read_as = Some(format!("read as: nkcars {}{ground}\n", words.join(" ")));
    }
    Ok((document, report))
}

/// Leaves out of a command what a flag that was typed says otherwise.
fn overrule(command: &mut Vec<String>, flag: &str) {
    let own: &[&str] = match flag.split('=').next().unwrap_or_default() {
        "--limit" => &["-n"],
        "--sort" => &["--sort", "-n"],
        "--year" => &["--year"],
        "--status" => &["--status"],
        "--columns" => &["--columns"],
        "--field" | "--full" | "--brief" | "--sure" | "--claims" => &["--field"],
        _ => &[],
    };
    for own in own {
        if let Some(at) = command.iter().position(|word| word == own) {
            command.drain(at..at + 2);
        }
    }
}

/// Looks whether anything would be listed: foreign vehicles, where nothing else fits. Returns on what ground rows come first.
fn refine(context: &Context<'_>, words: &mut Vec<String>, args: &mut ListArgs) -> Result<Option<String>> {
    let scope = context.scope(&args.what)?;
    let kind = scope.kind;
    let (mut filter, missing) = scope.filter(context, kind, &args.filters)?;
    if missing.status != FOUND {
        return Err(missing.into());
    }
    let mut found = select(context.catalogue, kind, &filter);
    if found.is_empty() && kind == Kind::Car && !filter.all {
        filter.all = true;
        found = select(context.catalogue, kind, &filter);
        if !found.is_empty() {
            args.filters.all = true;
            words.push("--all".to_owned());
        }
    }
    if found.is_empty() {
        return match list::lacking(kind, &filter) {
            Some(_) => Ok(None),
            None => Err(Report::not_found(nothing(context, args, &filter, kind)).into()),
        };
    }
    // Only a superlative sorts.
    let Some(sort) = words.iter().position(|word| word == "--sort") else { return Ok(None) };
    let column = Column::parse(kind, words[sort + 1].trim_start_matches('-'))?;
    let name = match column {
        Column::Derived(_) => "date".to_owned(),
        column => column.heading().to_lowercase(),
    };
    let has_one = |found: &&Match<'_>| column.cell(context.catalogue, found).sort_key().is_some();
    let count = found.iter().filter(has_one).count();
    if count == 0 {
        let (article, noun) = (if name.ends_with('s') { "" } else { "a " }, list::noun(kind, &filter, 1));
        return Err(Report::not_found(format!("no {noun} has {article}{name} recorded")).into());
    }
    if let Some(limit) = words.iter().position(|word| word == "-n") {
        let first = count.min(MAX_FIRST);
        (args.shape.limit, words[limit + 1]) = (Some(first), first.to_string());
    }
    let (nouns, have) = (list::noun(kind, &filter, 2), if count == 1 { "has" } else { "have" });
    Ok(Some(format!("by {name}; {count} of {} {nouns} {have} one", found.len())))
}

/// What to say where nothing is listed, and what there is instead.
fn nothing(context: &Context<'_>, args: &ListArgs, filter: &Filter, kind: Kind) -> String {
    let classes = filter.values.iter().filter(|(field, _)| *field == car::CLASS).cloned().collect();
    let others = Filter { values: classes, all: true, ..Filter::default() };
    let others = select(context.catalogue, kind, &others).len();
    let years = args.filters.year.map_or_else(String::new, |span| format!(" of {span}"));
    let conditions: Vec<String> =
        args.filters.conditions.iter().map(|text| format!(" with {text}")).collect();
    let status = args.filters.status.as_ref().map_or_else(String::new, |status| format!("{status} "));
    let class = Some(args.filters.class.join(",")).filter(|class| !class.is_empty());
    let list = [args.what.clone(), class.map(|class| format!("--class {class}")).into_iter().collect()]
        .concat()
        .join(" ");
    let noun = list::noun(kind, filter, 1);
    format!(
        "no {status}{noun}{years}{} is recorded; nkcars list {list} --all has {others}",
        conditions.concat()
    )
}

/// Says which commands take the flags that do not fit what was typed.
fn untaken(text: &str, flags: &[String]) -> Report {
    let of = |flag: &String| {
        let commands =
            ["show", "list", "search", "plate"].into_iter().filter(|command| cli::takes(command, flag));
        let name = flag.split('=').next().unwrap_or_default().to_owned();
        format!("{name} is a flag of {}", commands.collect::<Vec<_>>().join(" and "))
    };
    let flags: Vec<String> = flags.iter().map(of).collect();
    Report::mistake(format!(
        "{} is read as nothing that takes these: {}; write the command before it",
        quoted(text),
        flags.join(", ")
    ))
}

/// Refuses a first word that is one slip from a command, unless the catalogue knows it.
fn mistyped(context: &Context<'_>, words: &[String]) -> Result<(), Report> {
    let Some((typed, rest)) = words.split_first() else { return Ok(()) };
    let slips = |name: &&str| strsim::osa_distance(&typed.to_lowercase(), name) == 1;
    let Some(meant) = cli::names().find(slips) else { return Ok(()) };
    if context.index.has_word(&fold(typed)) {
        return Ok(());
    }
    let again = format!("nkcars {meant} {}", cli::all_again(rest));
    Err(Report::mistake(format!("no command {}; did you mean: {}", quoted(typed), again.trim_end())))
}
