//! The help of the program, of commands and on topics. clap lays out the flags from their declarations: `-h` gives each a line, `--help`
//! explains it. What several commands share is explained once, by a topic.

use clap::builder::StyledStr;
use clap::builder::styling::{Style, Styles};
use clap::{Arg, Args as _, Command};

use super::common::is_common;
use super::process::called_as;
use super::topics::{examples, rows, section, topic, topics};
use super::{ABOUT, COMMANDS, Common, Filters, HelpArgs, Shape, declared, names, program};
use crate::bundled::VERSION;
use crate::render::Screen;
use crate::render::styled::{width, wrap};

/// On a narrower screen the help of a flag is below it, and longer lines are wrapped.
const NARROW: usize = 32;
/// Indentation of wrapped lines.
const INDENT: usize = 2;

/// Returns the help on a command, on a topic, or on the program.
pub(crate) fn help(args: &HelpArgs, screen: &Screen) -> String {
    let asked = args.topic.as_deref();
    let command = asked.and_then(|asked| COMMANDS.iter().find(|(name, ..)| *name == asked));
    match asked.and_then(topic).filter(|_| command.is_none()) {
        Some(topic) => topic.lines(screen) + &flags(topic.names[0], screen),
        None => on(command.map(declared), args.is_long, screen),
    }
}

/// Returns the answer to `nkcars` alone: what to try, and where to find help.
pub(crate) fn welcome(screen: &Screen) -> String {
    let wrapped = |text: &str| wrap(text, screen.room()).join("\n");
    let [version, about, commands, more] = [
        &format!("nkcars {VERSION}"),
        ABOUT,
        &format!("Commands: {}", names().collect::<Vec<_>>().join(", ")),
        "Help: nkcars -h, nkcars COMMAND -h, nkcars help TOPIC (output, signs, dates)",
    ]
    .map(wrapped);
    let tries = rows(&examples(None)[..3], screen).join("\n");
    format!("{version}\n{about}\n\nTry:\n{tries}\n\n{commands}\n{more}\n")
}

const USAGE: &str = "Usage: ";

/// Returns the usage of a command, in its shortest form.
pub(crate) fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches(USAGE).replace(['<', '>'], "").replace("[OPTIONS]", "[FLAGS]")
}

/// The help of a command or of the program: everything with examples, or a line for each flag that other commands do not have.
fn on(command: Option<Command>, is_long: bool, screen: &Screen) -> String {
    let name = command.as_ref().map(|command| command.get_name().to_owned());
    let called = [called_as()].into_iter().chain(name.clone()).collect::<Vec<_>>().join(" ");
    let command = command.unwrap_or_else(program);
    let bold = Style::new().bold();
    let styles = Styles::plain().header(bold).usage(bold).literal(bold);
    let mut command = command.bin_name(called).styles(styles).term_width(screen.room());
    command = command.next_line_help(screen.room() < NARROW);
    command.build();
    let usage = usage(&command);
    let usage = usage.lines().flat_map(|line| wrap(line.trim(), screen.room() - USAGE.len()));
    let usage = usage.collect::<Vec<_>>().join(&format!("\n{:1$}", "", USAGE.len()));
    let command = command.override_usage(usage);
    let mut after = Vec::new();
    // The answer of `check` is its exit status.
    if name.as_deref() == Some("check") {
        after.extend(topic("exit-status").map(|status| status.lines(screen)));
    }
    if is_long {
        after.extend(section("Examples", examples(name.as_deref()), screen));
        return shown(&command.after_long_help(after.join("\n")).render_long_help(), screen);
    }
    let is_filter = |arg: &Arg| arg.get_help_heading() == Some("Filters");
    let shares_filters =
        name.as_ref().is_some_and(|name| name != "list") && command.get_arguments().any(is_filter);
    let mut say = |line: &str| after.extend(wrap(line, screen.room()));
    if name.is_none() {
        let topics: Vec<&str> = topics().iter().map(|topic| topic.names[0]).collect();
        say(&format!("Topics of nkcars help: {}", topics.join(", ")));
    }
    if shares_filters {
        say("Filters as for list, such as --class and --year: nkcars help filters");
    }
    let takes_format = command.get_arguments().any(|arg| arg.get_id() == "format" && !arg.is_hide_set());
    let format = if takes_format { "-o FORMAT, " } else { "" };
    say(&format!("Also {format}--no-pager, --data PATH and others: nkcars help output"));
    let program = name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
    say(&format!("All of it, with examples: nkcars{program} --help"));
    let command = command.mut_args(|arg| {
        let is_shared = is_common(&arg) || name.is_none() || (shares_filters && is_filter(&arg));
        if is_shared { arg.hide_short_help(true) } else { arg }
    });
    shown(&command.after_help(after.join("\n")).render_help(), screen)
}

/// The flags that belong to a topic.
fn flags(topic: &str, screen: &Screen) -> String {
    let flags = Command::new("flags").version(VERSION).disable_help_flag(true).disable_version_flag(true);
    let flags = flags.help_template("{options}").term_width(screen.room());
    let mut flags = match topic {
        "output" => Common::augment_args(flags),
        "filters" => Shape::augment_args(Filters::augment_args(flags)),
        _ => return String::new(),
    };
    format!("\n{}", shown(&flags.render_long_help(), screen))
}

fn shown(help: &StyledStr, screen: &Screen) -> String {
    let is_narrow = screen.room() < NARROW;
    let text = if screen.colour && !is_narrow { help.ansi().to_string() } else { help.to_string() };
    let fitted = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        if !is_narrow || width(line) <= screen.room() {
            return vec![line.trim_end().to_owned()];
        }
        let indent = indent.min(INDENT);
        let lines = wrap(line.trim_start(), screen.room() - indent).into_iter();
        lines.map(|line| format!("{:indent$}{line}", "")).collect()
    };
    let lines: Vec<String> = text.trim_end().lines().flat_map(fitted).collect();
    lines.join("\n") + "\n"
}
