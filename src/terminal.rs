//! The surroundings of the program: whether it writes to a terminal, how wide that is, and whether it shows colours and more than ASCII.

use std::env;
use std::io::IsTerminal as _;

use anyhow::{Result, anyhow};
use clap::{ColorChoice, ValueEnum as _};

use crate::catalogue::{quoted, visible};
use crate::cli::Output;
use crate::pager::Pager;
use crate::render::styled::Styled;
use crate::render::{Format, FormatChoice, Screen};
use crate::report::Note;

/// Minimum width for which anything is laid out.
const NARROWEST: usize = 20;

/// Where and how an answer is shown.
pub(crate) struct Terminal {
    pub screen: Screen,
    pub asked: FormatChoice,
    /// The pager, or why the one that the environment names cannot be used; `None` in a pipe, for a script or for a screen reader.
    pub pager: Option<Result<Pager, String>>,
}

impl Terminal {
    /// The surroundings of this process, with the flags applied.
    ///
    /// # Errors
    /// If the environment names an unknown format.
    pub(crate) fn new(output: &Output) -> Result<Self> {
        let forced = number("NKCARS_TTY");
        let is_terminal = forced.is_some() || std::io::stdout().is_terminal();
        let asked = asked(output, is_terminal)?;
        // A dumb terminal can only write lines.
        let is_dumb = env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
        let is_read = asked.format != Format::Plain && !asked.format.is_for_scripts();
        let is_paged = is_terminal && forced.is_none() && !is_dumb && !output.no_pager && is_read;
        let pager = if is_paged { Pager::from_env().transpose() } else { None };
        let width = output.width.map(usize::from).filter(|width| *width > 0);
        let width = width.or(forced).or_else(|| is_terminal.then(columns));
        let colour = match output.color {
            Some(ColorChoice::Always) => true,
            Some(ColorChoice::Never) => false,
            _ => !output.no_color && may_be_coloured(is_terminal && forced.is_none() && !is_dumb),
        };
        let links = colour && has_links() && !matches!(&pager, Some(Ok(pager)) if !pager.shows_links());
        let width = width.map(|width| width.max(NARROWEST));
        let ascii = output.ascii || (is_terminal && is_c_locale());
        let screen = Screen { is_terminal, width, colour, links, ascii, header: !output.no_header };
        Ok(Self { screen, asked, pager })
    }
}

/// The format that the flags name, else the environment for a terminal, else the default.
fn asked(output: &Output, is_terminal: bool) -> Result<FormatChoice> {
    let from_env = env::var("NKCARS_FORMAT").ok().filter(|format| is_terminal && !format.is_empty());
    let format = match (output.format(), from_env) {
        (Some(format), _) => format,
        (None, Some(asked)) => {
            // Those of the rows of any command.
            let known: Vec<_> =
                Format::written_by("check").map(|format| format.get_name().to_owned()).collect();
            let format = Format::from_str(&asked, false).ok().filter(|_| known.contains(&asked));
            format.ok_or_else(|| {
                anyhow!("NKCARS_FORMAT is {}; set it to one of: {}", quoted(&asked), known.join(", "))
            })?
        }
        (None, None) if is_terminal => Format::Table,
        (None, None) => Format::Tsv,
    };
    Ok(FormatChoice { format, is_explicit: output.format().is_some(), null: output.null.clone() })
}

/// Lays out notes for the width of standard error.
pub(crate) fn laid_out(notes: &[Note], is_ascii: bool) -> String {
    let columns = number("NKCARS_TTY").or_else(|| std::io::stderr().is_terminal().then(columns));
    let room = columns.map_or(usize::MAX, |columns| columns.max(NARROWEST));
    let screen = Screen { ascii: is_ascii, ..Screen::default() };
    let mut lines = Vec::new();
    for note in notes {
        let text = match note {
            Note::Message(text) => format!("nkcars: {text}"),
            Note::Line(text) | Note::Command(text) => text.clone(),
        };
        let room = if matches!(note, Note::Command(_)) { usize::MAX } else { room };
        lines.extend(text.lines().flat_map(|line| Styled::own(visible(line)).running(room)));
    }
    Styled::of_lines(&lines).paint(&screen)
}

/// The width by `COLUMNS`, else that of the terminal, else 80.
fn columns() -> usize {
    let size = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    number("COLUMNS").or_else(size).filter(|columns| *columns > 0).unwrap_or(80)
}

fn number(name: &str) -> Option<usize> {
    env::var(name).ok()?.parse().ok().filter(|number| (1..=10_000).contains(number))
}

/// Whether the terminal shows links. tmux and screen may show their escape sequences instead, unless the environment says otherwise.
fn has_links() -> bool {
    let is_between = env::var_os("TMUX").is_some() || env::var_os("STY").is_some();
    let is_forced = env::var_os("FORCE_HYPERLINK").is_some();
    (is_forced || !is_between) && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout)
}

/// By no-color.org, bixense.com/clicolors and force-color.org, in this order.
fn may_be_coloured(is_terminal: bool) -> bool {
    let is_set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_zero = |name: &&str| env::var_os(name).is_some_and(|value| value == "0");
    let is_forced = ["CLICOLOR_FORCE", "FORCE_COLOR"].iter().any(|name| is_set(name) && !is_zero(name));
    !is_set(&"NO_COLOR") && (is_forced || is_terminal && !is_zero(&"CLICOLOR"))
}

/// The first of these variables that is set decides, as in POSIX.
fn is_c_locale() -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(env::var_os).find(|value| !value.is_empty());
    locale.is_some_and(|locale| locale == "C" || locale == "POSIX")
}
