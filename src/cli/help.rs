//! How help looks. The flags are laid out by clap, from their declarations: `-h` names each in a line, `--help` explains it. What several
//! commands share is explained once, by a topic.

use clap::builder::StyledStr;
use clap::builder::styling::{Style, Styles};
use clap::{Arg, Args as _, Command};

use super::process::called_as;
use super::topics::{Room, Topic, examples, rows, section, topic, topics};
use super::{Common, Filters, HelpArgs, Shape, names, program};
use crate::bundled::VERSION;
use crate::render::styled::wrap;

/// Returns what there is to say on a command, on a topic, or on the program.
pub(crate) fn help(args: &HelpArgs, room: Room) -> String {
    let asked = args.topic.as_deref();
    match asked.and_then(topic).filter(|topic| !names().any(|name| name == topic.names[0])) {
        Some(topic) => topic.lines(room) + &flags(topic, room),
        None if args.is_long => shown(&at_length(of_command(asked, room), room).render_long_help(), room),
        None => shown(&in_short(of_command(asked, room), room).render_help(), room),
    }
}

/// Returns what greets a person who typed nothing: what to try, and where help is.
pub(crate) fn welcome(room: Room) -> String {
    let about = program().get_about().map(ToString::to_string).unwrap_or_default();
    let wrapped = |text: &str| wrap(text, room.width).join("\n");
    let tries = rows(&examples(None)[..3], room).join("\n");
    let commands = wrapped(&format!("Commands: {}", names().collect::<Vec<_>>().join(", ")));
    let more = wrapped("Help: nkcars -h, nkcars COMMAND -h, nkcars help TOPIC (output, signs, dates)");
    let [version, about] = [&format!("nkcars {VERSION}"), &about].map(|text| wrapped(text));
    format!("{version}\n{about}\n\nTry:\n{tries}\n\n{commands}\n{more}\n")
}

/// Returns the declaration of a command, or of the program, to be laid out.
fn of_command(name: Option<&str>, room: Room) -> Command {
    let bold = Style::new().bold();
    let mut program = program()
        .bin_name(called_as())
        .styles(Styles::plain().header(bold).usage(bold).literal(bold))
        .term_width(room.width);
    program.build();
    let command = name.and_then(|name| program.find_subcommand(name).cloned()).unwrap_or(program);
    let usage = usage(&command);
    command.override_usage(usage)
}

/// Returns how a command is called, as short as it can be said.
pub(crate) fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage: ").replace(['<', '>'], "").replace("[OPTIONS]", "[FLAGS]")
}

/// A flag a line, without those that other commands take too.
fn in_short(command: Command, room: Room) -> Command {
    let name = command.get_name().to_owned();
    let is_program = command.has_subcommands();
    let shares_filters = command.get_arguments().any(is_filter) && name != "list" && !is_program;
    let command = command.mut_args(|arg| {
        let is_common = matches!(arg.get_help_heading(), Some("Output" | "Data" | "Help"));
        let is_shared = is_common || is_program || (shares_filters && is_filter(&arg));
        if is_shared { arg.hide_short_help(true) } else { arg }
    });
    let mut after = Vec::new();
    if is_program {
        let topics: Vec<&str> = topics().iter().map(|topic| topic.names[0]).collect();
        after.extend(section("Examples", examples(None), room));
        after.push(String::new());
        after.extend(wrap(&format!("Topics of nkcars help: {}", topics.join(", ")), room.width));
    }
    after.extend(exit_status(&name, room));
    if shares_filters {
        after.extend(wrap("Filters as of list, such as --class and --year: nkcars help filters", room.width));
    }
    let at_length = if is_program { "nkcars --help".to_owned() } else { format!("nkcars {name} --help") };
    for line in [
        "Also -o FORMAT, --no-pager, --data PATH and others: nkcars help output",
        &format!("All of it, with examples: {at_length}"),
    ] {
        after.extend(wrap(line, room.width));
    }
    command.after_help(after.join("\n"))
}

/// Everything, with examples.
fn at_length(command: Command, room: Room) -> Command {
    let name = (!command.has_subcommands()).then(|| command.get_name());
    let after = [exit_status(command.get_name(), room), section("Examples", examples(name), room)].concat();
    command.after_long_help(after.join("\n"))
}

/// The exit status of `check` is its answer.
fn exit_status(command: &str, room: Room) -> Vec<String> {
    match topic("exit-status") {
        Some(status) if command == "check" => vec![status.lines(room)],
        _ => Vec::new(),
    }
}

fn is_filter(arg: &Arg) -> bool {
    arg.get_help_heading() == Some("Filters")
}

/// Returns the flags that a topic explains.
fn flags(topic: &Topic, room: Room) -> String {
    let flags = Command::new("flags").version(VERSION).disable_help_flag(true).disable_version_flag(true);
    let flags = flags.help_template("{options}").term_width(room.width);
    let flags = match topic.names[0] {
        "output" => Common::augment_args(flags),
        "filters" => Shape::augment_args(Filters::augment_args(flags)),
        _ => return String::new(),
    };
    format!("\n{}", shown(&{ flags }.render_long_help(), room))
}

fn shown(help: &StyledStr, room: Room) -> String {
    let text = if room.is_coloured { help.ansi().to_string() } else { help.to_string() };
    let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}
