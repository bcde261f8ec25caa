//! The help of the program, of commands and on topics. clap lays out the flags from their declarations: `-h` gives each a line, `--help`
//! explains it. What several commands share is explained once, by a topic; topics and examples are in `topics.txt`.

use std::sync::LazyLock;

use clap::builder::StyledStr;
use clap::builder::styling::{Style, Styles};
use clap::{Arg, Args as _, Command};

use super::common::is_common;
use super::process::called_as;
use super::{ABOUT, COMMANDS, Common, Filters, Shape, declared, names, program};
use crate::bundled::VERSION;
use crate::render::Screen;
use crate::render::styled::{Styled, width, wrap};

/// On a narrower screen the help of a flag is below it, and longer lines are wrapped.
const NARROW: usize = 32;
/// Indentation of wrapped lines, and of what is below a heading.
const INDENT: usize = 2;

/// Returns the help on a command, on a topic, or on the program.
pub(crate) fn help(asked: Option<&str>, is_long: bool, screen: &Screen) -> String {
    let command = asked.and_then(|asked| COMMANDS.iter().find(|(name, ..)| *name == asked));
    match asked.and_then(topic).filter(|_| command.is_none()) {
        Some(topic) => topic.lines(screen) + &flags(topic.names[0], screen),
        None => on(command.map(declared), is_long, screen),
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

/// A term or an example, and its meaning.
pub(crate) type Row = (&'static str, &'static str);

/// A topic of the help, or the examples of a command.
pub(crate) struct Topic {
    /// Its names for `help`, the usual one first.
    pub names: Vec<&'static str>,
    pub heading: &'static str,
    /// Sentences, not yet broken into lines.
    pub prose: String,
    pub rows: Vec<Row>,
}

/// Everything in the file, in order.
static TEXTS: LazyLock<Vec<Topic>> =
    LazyLock::new(|| include_str!("topics.txt").split("\n\n").filter_map(Topic::parse).collect());

/// Returns the topics. The first two are about flags, which have help of their own; the last has the examples of the program.
pub(crate) fn topics() -> &'static [Topic] {
    let end = TEXTS.iter().position(|topic| topic.names == ["examples", "example"]).unwrap_or_default();
    &TEXTS[..=end]
}

/// Returns the examples of a command, or of the program.
pub(crate) fn examples(command: Option<&str>) -> &'static [Row] {
    topic(command.unwrap_or("examples")).map_or(&[], |topic| &topic.rows)
}

/// Finds a topic, or the examples of a command.
fn topic(name: &str) -> Option<&'static Topic> {
    TEXTS.iter().find(|topic| topic.names.contains(&name))
}

impl Topic {
    fn parse(text: &'static str) -> Option<Self> {
        let mut lines = text.trim().lines().filter(|line| !line.starts_with('#'));
        let (names, heading) = (lines.next()?.split(' ').collect(), lines.next()?);
        let mut topic = Self { names, heading, prose: String::new(), rows: Vec::new() };
        for line in lines {
            match line.rsplit_once(" | ") {
                Some(row) => topic.rows.push(row),
                None => topic.prose.extend([line, " "]),
            }
        }
        Some(topic)
    }

    /// Lays out the topic.
    fn lines(&self, screen: &Screen) -> String {
        let mut lines = section(self.heading, &self.rows, screen);
        if !self.prose.is_empty() {
            let prose = wrap(&self.prose, screen.room() - INDENT);
            lines.splice(1..1, prose.iter().map(|line| format!("{:INDENT$}{line}", "")));
        }
        lines.join("\n") + "\n"
    }
}

/// A meaning with less room is written below its term.
const MIN_MEANING: usize = 24;

/// Lays out a heading and rows.
fn section(heading: &str, of: &[Row], screen: &Screen) -> Vec<String> {
    let heading = if screen.colour { format!("\x1b[1m{heading}:\x1b[0m") } else { format!("{heading}:") };
    [vec![heading], rows(of, screen)].concat()
}

/// Lays out terms and their meanings, side by side if there is room.
fn rows(rows: &[Row], screen: &Screen) -> Vec<String> {
    let shown = |text: &str| {
        Styled::own(if screen.ascii { text.replace("백두산", "baekdusan") } else { text.to_owned() })
    };
    let widest = rows.iter().map(|(name, _)| shown(name).width()).max().unwrap_or(0);
    let beside = INDENT + widest + 2;
    let is_beside = beside + MIN_MEANING <= screen.room();
    let lines = rows.iter().flat_map(|(name, meaning)| {
        let name = Styled::joined([Styled::default().pad(INDENT), shown(name)], "");
        if is_beside {
            return shown(meaning).hanging(&name, beside, screen.room());
        }
        [vec![name], shown(meaning).hanging(&Styled::default(), 3 * INDENT, screen.room())].concat()
    });
    lines.map(|line| line.plain()).collect()
}
