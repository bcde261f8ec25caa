//! `nkcars WORD...`: reads what was typed as a command and carries it out.

use anyhow::{Result, bail};

use super::list::{self, Listed};
use super::{Context, Outcome, answer};
use crate::catalogue::fields::{OFF_SCREEN, car};
use crate::catalogue::{Kind, quoted};
use crate::cli::{self, Cli, Command, Filters, ListArgs, LookupArgs};
use crate::document::Document;
use crate::query::{BEGUN, Column, Derived, Filter, Match, select};
use crate::reading::{Reading, read};
use crate::report::{FOUND, Note, Report};
use crate::search::fold;

/// The note before a list that would be empty without `--all`.
const ONLY_FOREIGN: &str = "no North Korean vehicle fits; --all adds foreign vehicles and hoaxes";

pub(super) fn run<'a>(context: &Context<'a>, args: &LookupArgs) -> Result<Outcome<'a>> {
    let typed: Vec<String> = args.words.iter().map(|word| cli::without_hidden(word).into_owned()).collect();
    let text = typed.join(" ");
    if text.trim().is_empty() {
        return Err(Report::mistake("the query is empty; write a name or a word".to_owned()).into());
    }
    mistyped(context, &typed)?;
    let line = |words: &[String]| {
        Cli::read(["nkcars".into()].into_iter().chain(words.iter().map(Into::into)).collect())
    };
    let is_sorted = args.flags.iter().any(|flag| flag.starts_with("--sort"));
    let carry_out = |Reading { command: mut words, is_name }: Reading| {
        add_flags(&mut words, &args.common);
        let (document, mut report) = match line(&words)?.command {
            Command::List(list) => rows(context, &mut words, list, is_sorted)?,
            command => answer(context, &command)?,
        };
        if !is_name {
            let words: Vec<String> = words.iter().map(|word| cli::shell_quoted(word)).collect();
            report.read_as.insert(0, Note::Command(format!("read as: nkcars {}", words.join(" "))));
        }
        Ok((document, report))
    };
    // A list without rows is the answer only if no later reading is a record.
    let mut empty = None;
    let found = read(context.index, &text, |mut reading| {
        let is_list = reading.command[0] == "list";
        let is_record = matches!(&reading.command[..], [show, _] if show == "show");
        add_flags(&mut reading.command, &args.flags);
        let is_taken = || args.flags.is_empty() || line(&reading.command).is_ok();
        if empty.is_some() && !is_record || !is_taken() {
            return None;
        }
        let outcome: Result<Outcome<'a>> = carry_out(reading);
        if is_list && outcome.as_ref().is_ok_and(|(_, report)| report.status != FOUND) {
            empty = Some(outcome);
            return None;
        }
        Some(outcome)
    });
    found.or(empty).unwrap_or_else(|| {
        let flags = args.flags.iter().map(|flag| cli::takers(flag)).collect::<Vec<_>>().join(", ");
        bail!("{} does not take these flags: {flags}; write the command first", quoted(&text));
    })
}

/// Adds flags to a command; they replace its own. After `--` nothing is a flag.
fn add_flags(command: &mut Vec<String>, flags: &[String]) {
    let end = command.iter().position(|word| word == "--").unwrap_or(command.len());
    let plain = command.split_off(end);
    for flag in flags {
        let own = match flag.split('=').next().unwrap_or_default() {
            "--limit" => ["-n", ""],
            "--full" | "--brief" | "--sure" | "--claims" => ["--field", ""],
            "--sort" => ["--sort", "-n"],
            // Of these any number may be given.
            "--where" | "--class" | "--manufacturer" | "--in" => continue,
            other => [other, ""],
        };
        while let Some(at) = command.iter().position(|word| own.contains(&&**word)) {
            let has_value = command[at] != "--all";
            command.drain(at..=at + usize::from(has_value));
        }
    }
    for flag in flags {
        match flag.strip_prefix("--limit=") {
            // In this form a superlative can lower it.
            Some(most) => command.extend(["-n", most].map(str::to_owned)),
            None => command.push(flag.clone()),
        }
    }
    command.extend(plain);
}

/// A list, and how many of its rows have a value to sort by; with foreign vehicles if none has one, or no row fits.
fn listed<'a>(
    context: &Context<'a>,
    words: &mut Vec<String>,
    args: &mut ListArgs,
) -> Result<(Listed<'a>, usize)> {
    let count = |Listed { listing, .. }: &Listed<'a>| {
        let has_one =
            |found: &Match<'a>, column: &Column| column.cell(context.catalogue, found).sort_key().is_some();
        let column = listing.sorted_by.first();
        listing.found.iter().filter(|found| column.is_none_or(|column| has_one(found, column))).count()
    };
    let listed = list::listed(context, args)?;
    let known = count(&listed);
    if known > 0 || args.filters.all {
        return Ok((listed, known));
    }
    args.filters.all = true;
    let mut of_all = list::listed(context, args)?;
    let known = count(&of_all);
    if known == 0 && (listed.listing.total > 0 || of_all.listing.total == 0) {
        return Ok((listed, 0));
    }
    words.push("--all".to_owned());
    of_all.report.read_as.push(Note::Line(ONLY_FOREIGN.to_owned()));
    Ok((of_all, known))
}

/// The rows of a list. The report says by which column a superlative has sorted them.
fn rows<'a>(
    context: &Context<'a>,
    words: &mut Vec<String>,
    mut args: ListArgs,
    is_sorted: bool,
) -> Result<Outcome<'a>> {
    let mut limit = args.shape.limit.take().unwrap_or(usize::MAX);
    let (listed, count) = listed(context, words, &mut args)?;
    let Listed { mut listing, kind, filter, mut report } = listed;
    let of_country = words.iter().skip_while(|word| *word != "origin=foreign").nth(2);
    if let Some((field, words)) = of_country.and_then(|condition| condition.split_once('=')) {
        let begins = if words.ends_with('*') { "begins with" } else { "has" };
        let words = words.replace('*', "").replace('|', " or ").replace('_', " ");
        let ground = format!("{} whose {field} {begins} {words}; no field has the country", listing.noun);
        report.read_as = vec![Note::Line(ground)];
    }
    if report.status != FOUND {
        if filter != Filter::nothing() {
            report = Report::not_found(nothing(context, &args, &filter, kind));
        }
    } else if let Some(column) = listing.sorted_by.first() {
        let is_date = *column == Column::Derived(Derived::When);
        let name = if is_date { "date".to_owned() } else { column.heading().to_lowercase() };
        if count == 0 {
            let field = if is_date { BEGUN.to_owned() } else { column.key() };
            words.extend(["--where".to_owned(), field]);
            limit = 0;
            let described = described(&args.filters, &list::noun(kind, &filter, 1));
            report = Report::not_found(lacks(&described, &name));
            listing.columns.push((Column::Derived(Derived::Met), OFF_SCREEN));
        } else {
            // A number beside an order of one's own counts rows, whether or not they have it.
            if let Some(at) = words.iter().position(|word| word == "-n").filter(|_| !is_sorted) {
                limit = count.min(limit);
                words[at + 1] = limit.to_string();
            }
            let have = if count == 1 { "has" } else { "have" };
            let ground = format!("by {name}; {count} of {} {} {have} one", listing.total, listing.noun);
            report.read_as.push(Note::Line(ground));
        }
    }
    listing.found.truncate(limit);
    Ok((Document::Listing(listing), report))
}

/// The message for an empty list: that a field has no value, or what there is instead.
fn nothing(context: &Context<'_>, args: &ListArgs, filter: &Filter, kind: Kind) -> String {
    let noun = list::noun(kind, filter, 1);
    let bare = args.filters.conditions.iter().position(|text| !text.contains(['=', '<', '>']));
    if let Some((at, column)) = bare.and_then(|at| Some((at, filter.conditions[at].shown().next()?))) {
        let (mut flags, mut others) = (args.filters.clone(), filter.clone());
        flags.conditions.remove(at);
        others.conditions.remove(at);
        if !select(context.catalogue, kind, &others).is_empty() {
            return lacks(&described(&flags, &noun), &column.heading().to_lowercase());
        }
    }
    let classes = filter.values.iter().filter(|(field, _)| *field == car::CLASS).cloned().collect();
    let others = Filter { values: classes, all: true, ..Filter::default() };
    let others = select(context.catalogue, kind, &others).len();
    let (list, class) = (args.what.join(" "), args.filters.class.join(","));
    let class = if class.is_empty() { class } else { format!(" --class {class}") };
    let described = described(&args.filters, &noun);
    format!("no {described} is recorded; nkcars list {list}{class} --all has {others}")
}

/// The message for a field that nothing listed has.
fn lacks(described: &str, name: &str) -> String {
    format!("{name}: not recorded for any {described}")
}

/// What is listed, with all its filters, in words.
fn described(filters: &Filters, noun: &str) -> String {
    let Filters { status, manufacturer, origin, film, source, missing, .. } = filters;
    let flags = ["status", "manufacturer", "origin", "film", "source", "missing"].into_iter();
    let named = flags.zip([status, manufacturer, origin, film, source, missing]);
    let named = named.flat_map(|(flag, values)| values.iter().map(move |value| format!("--{flag} {value}")));
    let attested = filters.attested.map(|level| format!("--attested {}", level.word()));
    let alone = [filters.disputed.then_some("--disputed"), filters.strict.then_some("--strict")];
    let alone = alone.into_iter().flatten().map(str::to_owned);
    let conditions = filters.conditions.iter().map(|condition| condition.replace('|', " or "));
    let all = conditions.chain(named).chain(attested).chain(alone).reduce(|all, next| all + " and " + &next);
    let with = all.map(|all| format!(" with {all}")).unwrap_or_default();
    let years = filters.year.map(|span| format!(" of {span}")).unwrap_or_default();
    format!("{noun}{years}{with}")
}

/// Refuses a first word that is one slip from a command, unless the catalogue knows it.
fn mistyped(context: &Context<'_>, words: &[String]) -> Result<(), Report> {
    let Some((typed, rest)) = words.split_first() else { return Ok(()) };
    let slips = |name: &&str| strsim::osa_distance(&typed.to_lowercase(), name) == 1;
    let is_unknown = |_: &&str| context.index.records_with(&fold(typed)).next().is_none();
    let Some(meant) = cli::names().find(slips).filter(is_unknown) else { return Ok(()) };
    let again = format!("nkcars {meant} {}", cli::all_shell_quoted(rest));
    Err(Report::mistake(format!("no command {}; did you mean: {}", quoted(typed), again.trim_end())))
}
