//! `man`: one page for the whole program, made from the declarations in [`crate::cli`]. What is common to all commands is said once.

use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use roff::{Inline, Roff, bold, italic, roman};

use crate::bundled::VERSION;
use crate::cli::{Cli, NOTES, Note};

/// Up to this width what something is called and what it means stand side by side.
const SIDE_BY_SIDE: usize = 16;

/// The page, in roff.
pub(super) fn manual() -> String {
    let mut program = Cli::command();
    program.build();
    let commands: Vec<&Command> =
        program.get_subcommands().filter(|known| known.get_name() != "help").collect();
    let mut page = Roff::new();
    page.control("TH", ["NKCARS", "1", " ", &format!("nkcars {VERSION}"), "User Commands"]);
    // Even gaps and whole words read better than an even edge.
    page.control("ad", ["l"]).control("nh", []);
    page.control("SH", ["NAME"]).text([roman(format!("nkcars - {}", text(program.get_about())))]);
    page.control("SH", ["SYNOPSIS"]);
    for command in &commands {
        page.text(usage(command)).control("br", []);
    }
    describe_commands(&mut page, &program, &commands);
    describe_options(&mut page, &program);
    for note in &NOTES {
        section(&mut page, note);
    }
    ascii(&page.render())
}

/// Each command with what it alone takes; what several take is said with the first of them.
fn describe_commands(page: &mut Roff, program: &Command, commands: &[&Command]) {
    page.control("SH", ["COMMANDS"]);
    let mut said: Vec<(&str, &str)> = Vec::new();
    for command in commands {
        let name = command.get_name();
        page.control("SS", [name]).text([roman(format!("{}.", text(command.get_about())))]);
        for (heading, arguments) in groups(command.get_arguments().filter(|arg| !is_common(program, arg))) {
            let first = said.iter().copied().find(|(known, _)| Some(*known) == heading);
            if let Some(heading) = heading {
                page.control("PP", []).text([italic(heading)]);
                said.push((heading, name));
            }
            if let Some((_, first)) = first {
                page.text([roman("as for "), bold(first)]);
                continue;
            }
            for arg in arguments {
                argument(page, arg);
            }
        }
    }
}

fn describe_options(page: &mut Roff, program: &Command) {
    page.control("SH", ["OPTIONS"]).text([roman("Before the command or after it; --version without one.")]);
    for (heading, arguments) in groups(program.get_arguments()) {
        if let Some(heading) = heading {
            page.control("SS", [heading]);
        }
        for arg in arguments {
            argument(page, arg);
        }
    }
}

fn is_common(program: &Command, arg: &Arg) -> bool {
    program.get_arguments().any(|common| common.get_id() == arg.get_id())
}

/// How a command is called: what is to be typed as it stands in bold.
fn usage(command: &Command) -> Vec<Inline> {
    let mut command = command.clone();
    let usage = command.render_usage().to_string();
    let parts = usage.trim_start_matches("Usage:").split_whitespace().flat_map(|part| {
        let is_name = part.starts_with(|first: char| first.is_ascii_lowercase());
        let part = part.replace(['<', '>'], "");
        [if is_name { bold(part) } else { italic(part) }, roman(" ")]
    });
    parts.collect()
}

/// Arguments by the heading they have in the help, those without one first.
fn groups<'a>(arguments: impl Iterator<Item = &'a Arg>) -> Vec<(Option<&'a str>, Vec<&'a Arg>)> {
    let mut groups: Vec<(Option<&str>, Vec<&Arg>)> = vec![(None, Vec::new())];
    for arg in arguments.filter(|arg| !arg.is_hide_set()) {
        match groups.iter_mut().find(|(heading, _)| *heading == arg.get_help_heading()) {
            Some((_, group)) => group.push(arg),
            None => groups.push((arg.get_help_heading(), vec![arg])),
        }
    }
    groups
}

fn argument(page: &mut Roff, arg: &Arg) {
    page.control("TP", []).text(called(arg));
    let help = text(arg.get_help());
    let values: Vec<_> = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    if names.is_empty() {
        page.text([roman(help)]);
    } else if values.iter().all(|value| value.get_help().is_none()) {
        page.text([roman(format!("{help}: {}", names.join(", ")))]);
    } else {
        let meanings: Vec<String> = values.iter().map(|value| text(value.get_help())).collect();
        page.text([roman(format!("{help}:"))]).control("RS", []);
        rows(page, names.into_iter().zip(meanings.iter().map(String::as_str)));
        page.control("RE", []);
    }
}

fn text(help: Option<&StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}

/// `-o, --format FORMAT`, `[KIND]`.
fn called(arg: &Arg) -> Vec<Inline> {
    let value = arg.get_value_names().and_then(<[_]>::first).map(ToString::to_string).unwrap_or_default();
    if arg.is_positional() {
        return vec![italic(value)];
    }
    let mut parts = Vec::new();
    if let Some(short) = arg.get_short() {
        parts.extend([bold(format!("-{short}")), roman(", ")]);
    }
    parts.push(bold(format!("--{}", arg.get_long().unwrap_or_default())));
    if matches!(arg.get_action(), ArgAction::Set | ArgAction::Append) {
        parts.extend([roman(" "), italic(value)]);
    }
    parts
}

fn section(page: &mut Roff, note: &Note) {
    page.control("SH", [note.heading.to_uppercase().as_str()]);
    if !note.prose.is_empty() {
        page.text([roman(note.prose)]);
    }
    rows(page, note.rows.iter().copied());
}

/// What things are called and what they mean; without blank lines between them where all names are short.
fn rows<'a>(page: &mut Roff, rows: impl Iterator<Item = (&'a str, &'a str)> + Clone) {
    let widest = rows.clone().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let indent = (widest <= SIDE_BY_SIDE).then(|| (widest + 2).to_string());
    for (index, (name, meaning)) in rows.enumerate() {
        if index == 1 && indent.is_some() {
            page.control("PD", ["0"]);
        }
        page.control("TP", indent.as_deref()).text([bold(name)]).text([roman(meaning)]);
    }
    page.control("PD", []);
}

/// Only with ASCII in it a page looks the same to every formatter, whatever it takes the encoding for.
fn ascii(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    for character in page.chars() {
        match character {
            '~' => out.push_str("\\(ti"),
            '^' => out.push_str("\\(ha"),
            plain if plain.is_ascii() => out.push(plain),
            other => out.push_str(&format!("\\[u{:04X}]", u32::from(other))),
        }
    }
    out
}
