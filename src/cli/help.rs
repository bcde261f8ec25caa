//! How help looks: the flags that every command takes are named in one line, and explained once by `nkcars help output`.

use clap::{Arg, Args as _, Command, CommandFactory as _, ValueEnum};

use super::arguments::ShowArgs;
use super::notes::{EXAMPLES, FORMATS, OUTPUT, TOPICS, rows};
use super::{Cli, Common, Deferred, names};
use crate::bundled::VERSION;
use crate::render::Format;

/// Returns the command line of a look-up: the flags of `show` without the name of a command.
pub(super) fn looked_up() -> Command {
    let program = Command::new("nkcars").about("A record by its name, or else what a search finds");
    let mut program = Deferred::<ShowArgs>::augment_args(program);
    program.build();
    program
}

/// Returns the program with a first argument of its own, a name, as completion must know of it.
#[must_use]
pub(crate) fn completed() -> Command {
    ShowArgs::augment_args(Cli::command())
}

/// Returns the program as its help and its manual pages show it.
#[must_use]
pub(crate) fn shaped(mut program: Command) -> Command {
    program.build();
    let common = common();
    let hide = |command: Command| {
        command.mut_args(|arg| {
            let is_common = common.get_arguments().any(|common| common.get_id() == arg.get_id());
            if is_common { arg.hide(true) } else { arg }
        })
    };
    let flags: Vec<String> =
        common.get_arguments().filter(|arg| arg.get_id() != "help").map(shortest).collect();
    let flags = format!("Output and data: {}.\nSee nkcars help output", flags.join(", "));
    let is_whole = program.has_subcommands();
    let program = hide(program).mut_subcommands(|command| {
        let own = command.get_after_help().map_or(String::new(), |own| format!("{own}\n\n"));
        hide(command).after_help(own + &flags)
    });
    let after =
        if is_whole { format!("{}\n\nTopics: {}\n{flags}", EXAMPLES.lines(), topics()) } else { flags };
    program.after_help(after)
}

fn common() -> Command {
    let mut common = Common::augment_args(Command::new("output").disable_help_flag(true).max_term_width(100));
    common.build();
    common
}

/// Returns how a flag is typed with the fewest letters.
fn shortest(arg: &Arg) -> String {
    arg.get_short()
        .map_or_else(|| format!("--{}", arg.get_long().unwrap_or_default()), |short| format!("-{short}"))
}

fn topics() -> String {
    TOPICS.iter().map(|note| note.topic).collect::<Vec<_>>().join(", ")
}

/// Returns what `help` says on a topic.
#[must_use]
pub(crate) fn topic(name: &str) -> String {
    let note = TOPICS.iter().find(|note| note.topic == name).unwrap_or(&OUTPUT);
    let mut text = note.lines();
    if note.topic == OUTPUT.topic {
        let flags = common().help_template("{options}").render_help();
        text.push_str(&format!("\n\n{}", flags.to_string().trim_end()));
    }
    if note.topic == FORMATS.topic {
        let formats: Vec<_> =
            Format::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        let meaning = |format: &clap::builder::PossibleValue| {
            format.get_help().map(ToString::to_string).unwrap_or_default()
        };
        let meanings: Vec<String> = formats.iter().map(meaning).collect();
        let pairs =
            formats.iter().zip(&meanings).map(|(format, meaning)| (format.get_name(), meaning.as_str()));
        text.push_str(&format!("\n\n{}", rows(pairs).join("\n")));
    }
    text + "\n"
}

/// Returns what somebody sees who typed nothing: what to try, and where help is.
#[must_use]
pub(crate) fn welcome() -> String {
    let about = Cli::command().get_about().map(ToString::to_string).unwrap_or_default();
    let tries = rows(EXAMPLES.rows.iter().copied().take(3)).join("\n");
    let commands = names().join(", ");
    format!(
        "nkcars {VERSION}\n{about}\n\nTry:\n{tries}\n\nCommands: {commands}\nHelp: nkcars -h, nkcars COMMAND -h, nkcars help TOPIC (output, signs, dates …)\n"
    )
}
