//! `man`: a manual page of the program or of one command, from the declarations in [`crate::cli`]. What all commands share is only on the
//! page of the program.

use anyhow::{Context as _, Result};
use clap::Arg;
use clap_mangen::Man;
use roff::{Roff, bold, roman};

use crate::bundled::REVISED;
use crate::cli::{Row, examples, is_common, program, topics, usage};

/// Maximum width of a term with its meaning beside it.
const SIDE_BY_SIDE: usize = 16;

/// Returns the page of a command, or of the program, in roff.
pub(super) fn page(command: Option<&str>) -> Result<String> {
    let mut out = Vec::new();
    let mut program = program();
    program.build();
    let name = command.map_or_else(|| "nkcars".to_owned(), |command| format!("nkcars-{command}"));
    let subject = match command {
        Some(command) => program
            .find_subcommand(command)
            .with_context(|| format!("no command {command:?}"))?
            .clone()
            .mut_args(|arg| if is_common(&arg) { arg.hide(true) } else { arg }),
        None => program.subcommand_help_heading("COMMANDS"),
    };
    let usage = usage(&subject);
    let subject = subject.display_name(&name).version(None).mut_args(with_words).override_usage(usage);
    let page = Man::new(subject)
        .title(name.to_uppercase())
        .date(REVISED)
        .source(concat!("nkcars ", env!("CARGO_PKG_VERSION")))
        .manual("User Commands");
    page.render(&mut out)?;
    let mut rest = Roff::new();
    if command.is_none() {
        // The first topics are about flags, which have their own sections, and the examples come last.
        for topic in topics().iter().skip(2).filter(|topic| topic.heading != "Examples") {
            section(&mut rest, topic.heading, &topic.prose, &topic.rows);
        }
    }
    section(&mut rest, "Examples", "", examples(command));
    if command.is_some() {
        rest.control("SH", ["SEE ALSO"]);
        rest.text([
            bold("nkcars"),
            roman("(1), on the flags of every command, environment, files, signs and dates"),
        ]);
    }
    rest.to_writer(&mut out)?;
    Ok(ascii(&String::from_utf8(out).context("the manual page")?))
}

/// Appends the possible values to the help of an argument; `clap_mangen` would add a list in paragraphs that formatters lay out badly.
fn with_words(arg: Arg) -> Arg {
    let words: Vec<String> =
        arg.get_possible_values().iter().map(|word| word.get_name().to_owned()).collect();
    if words.is_empty() || arg.is_hide_possible_values_set() || !arg.get_action().takes_values() {
        return arg;
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    arg.help(format!("{help}: {}", words.join(", "))).hide_possible_values(true)
}

fn section(page: &mut Roff, heading: &str, prose: &str, rows: &[Row]) {
    page.control("SH", [heading.to_uppercase().as_str()]);
    if !prose.is_empty() {
        page.text([roman(prose.trim_end())]);
    }
    // Rows with short names need no blank lines between them.
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let indent = (widest <= SIDE_BY_SIDE).then(|| (widest + 2).to_string());
    for (name, meaning) in rows {
        page.control("TP", indent.as_deref()).text([bold(*name)]).text([roman(*meaning)]);
    }
}

/// Escapes what is not ASCII, since formatters assume different encodings.
fn ascii(page: &str) -> String {
    let escaped = |character| match character {
        '~' => "\\(ti".to_owned(),
        '^' => "\\(ha".to_owned(),
        plain if plain.is_ascii() => plain.to_string(),
        other => format!("\\[u{:04X}]", u32::from(other)),
    };
    page.chars().map(escaped).collect()
}
