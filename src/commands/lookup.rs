//! `nkcars WORD...`: what was typed, carried out as the command that it is read as.

use anyhow::Result;

use super::{Context, Outcome, answer, list};
use crate::catalogue::fields::car;
use crate::catalogue::{Kind, quoted};
use crate::cli::{self, Cli, Command, ListArgs, LookupArgs};
use crate::document::Document;
use crate::query::{BEGUN, Column, Filter, Match, select};
use crate::reading::read;
use crate::report::{FOUND, Report};
use crate::search::fold;

pub(super) fn run<'a>(context: &Context<'a>, args: &LookupArgs) -> Result<Outcome<'a>> {
    let typed: Vec<String> = args.words.iter().map(|word| cli::seen(word).into_owned()).collect();
    let text = typed.join(" ");
    if text.trim().is_empty() {
        return Err(Report::mistake("the query is empty; write a name or a word".to_owned()).into());
    }
    mistyped(context, &typed)?;
    let is_accepted = |command: &[String]| args.flags.iter().all(|flag| cli::takes(&command[0], flag));
    let reading = read(context.index, &text, is_accepted);
    let Some(mut reading) = reading else { return Err(untaken(&text, &args.flags).into()) };
    let words = &mut reading.command;
    // After `--` nothing is a flag.
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let plain = words.split_off(end);
    args.flags.iter().for_each(|flag| overrule(words, flag));
    words.extend(args.flags.iter().cloned().chain(plain));
    let line = ["nkcars".into()].into_iter().chain(words.iter().map(Into::into));
    let (document, mut report) = match Cli::read(line.collect())?.command {
        Command::List(list) => rows(context, words, list)?,
        command => answer(context, &command)?,
    };
    if !reading.is_name {
        let words: Vec<String> = words.iter().map(|word| cli::again(word)).collect();
        let ground = report.read_as.map_or_else(String::new, |ground| format!("\n{ground}"));
        report.read_as = Some(format!("read as: nkcars {}{ground}\n", words.join(" ")));
    }
    Ok((document, report))
}

/// Leaves out of a command what a flag that was typed says otherwise.
fn overrule(command: &mut Vec<String>, flag: &str) {
    let own = match flag.split('=').next().unwrap_or_default() {
        "--limit" => ["-n", ""],
        "--full" | "--brief" | "--sure" | "--claims" => ["--field", ""],
        "--sort" => ["--sort", "-n"],
        // Of these any number may be given.
        "--where" | "--class" | "--manufacturer" => return,
        other => [other, ""],
    };
    while let Some(at) = command.iter().position(|word| own.contains(&&**word)) {
        command.drain(at..at + 2);
    }
}

/// The rows of a list; those of foreign vehicles, where nothing else fits. On what ground a superlative puts them first stands in the report.
fn rows<'a>(context: &Context<'a>, words: &mut Vec<String>, mut args: ListArgs) -> Result<Outcome<'a>> {
    let limit = args.shape.limit.take();
    let (mut document, mut report) = list::run(context, &args)?;
    if report.status != FOUND && !args.filters.all {
        args.filters.all = true;
        let of_all = list::run(context, &args)?;
        if of_all.1.status == FOUND {
            words.push("--all".to_owned());
            (document, report) = of_all;
        }
    }
    let Document::Listing(listing) = &mut document else { return Ok((document, report)) };
    if let Some(begun) = args.filters.conditions.iter().find_map(|text| text.strip_suffix('*')) {
        let (field, begun) = begun.split_once('=').unwrap_or((begun, ""));
        let ground = format!("{} whose {field} begins with {begun}; no field has the country", listing.noun);
        report.read_as = Some(ground);
    }
    let scope = context.scope(&args.what)?;
    let (filter, missing) = scope.filter(context, scope.kind, &args.filters)?;
    let mut limit = limit.unwrap_or(usize::MAX);
    if report.status != FOUND {
        if missing.status == FOUND && list::lacking(scope.kind, &filter).is_none() {
            report = Report::not_found(nothing(context, &args, &filter, scope.kind));
        }
    } else if let Some(column) = listing.sorted_by.first() {
        let name = match column {
            Column::Derived(_) => "date".to_owned(),
            column => column.heading().to_lowercase(),
        };
        let has_one = |found: &&Match<'_>| column.cell(context.catalogue, found).sort_key().is_some();
        let count = listing.found.iter().filter(has_one).count();
        if count == 0 {
            let field = if let Column::Derived(_) = column { BEGUN.to_owned() } else { column.key() };
            words.extend(["--where".to_owned(), field]);
            limit = 0;
            let article = if name.ends_with('s') { "" } else { "a " };
            let noun = list::noun(scope.kind, &filter, 1);
            report = Report::not_found(format!("no {noun} has {article}{name} recorded"));
        } else {
            if let Some(at) = words.iter().position(|word| word == "-n") {
                limit = count.min(limit);
                words[at + 1] = limit.to_string();
            }
            let have = if count == 1 { "has" } else { "have" };
            report.read_as =
                Some(format!("by {name}; {count} of {} {} {have} one", listing.total, listing.noun));
        }
    }
    listing.found.truncate(limit);
    Ok((document, report))
}

/// What to say where nothing is listed, and what there is instead.
fn nothing(context: &Context<'_>, args: &ListArgs, filter: &Filter, kind: Kind) -> String {
    let classes = filter.values.iter().filter(|(field, _)| *field == car::CLASS).cloned().collect();
    let others = Filter { values: classes, all: true, ..Filter::default() };
    let others = select(context.catalogue, kind, &others).len();
    let status = args.filters.status.iter().map(|status| format!("{status} "));
    let years = args.filters.year.iter().map(|span| format!(" of {span}"));
    let conditions = args.filters.conditions.iter().map(|text| format!(" with {text}"));
    let class = Some(args.filters.class.join(",")).filter(|class| !class.is_empty());
    let list = args.what.iter().cloned().chain(class.map(|class| format!("--class {class}")));
    format!(
        "no {}{}{} is recorded; nkcars list {} --all has {others}",
        status.collect::<String>(),
        list::noun(kind, filter, 1),
        years.chain(conditions).collect::<String>(),
        list.collect::<Vec<_>>().join(" "),
    )
}

/// Says which commands take the flags that do not fit what was typed.
fn untaken(text: &str, flags: &[String]) -> Report {
    let of = |flag: &String| {
        let all = ["show", "list", "search", "plate"];
        let commands: Vec<&str> = all.into_iter().filter(|command| cli::takes(command, flag)).collect();
        (commands != all).then(|| format!("{} is a flag of {}", cli::spelt(flag), commands.join(" and ")))
    };
    let flags: Vec<String> = flags.iter().filter_map(of).collect();
    Report::mistake(format!(
        "{} does not take these flags: {}; write the command first",
        quoted(text),
        flags.join(", ")
    ))
}

/// Refuses a first word that is one slip from a command, unless the catalogue knows it.
fn mistyped(context: &Context<'_>, words: &[String]) -> Result<(), Report> {
    let Some((typed, rest)) = words.split_first() else { return Ok(()) };
    let slips = |name: &&str| strsim::osa_distance(&typed.to_lowercase(), name) == 1;
    let Some(meant) = cli::names().find(slips) else { return Ok(()) };
    if context.index.records_with(&fold(typed)).next().is_some() {
        return Ok(());
    }
    let again = format!("nkcars {meant} {}", cli::all_again(rest));
    Err(Report::mistake(format!("no command {}; did you mean: {}", quoted(typed), again.trim_end())))
}
