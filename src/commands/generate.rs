//! `man`: made from the declarations in [`crate::cli`], so that they cannot say anything else than `--help`.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use clap::CommandFactory as _;

use super::Answer;
use crate::cli::{Cli, NOTES};

/// One page for the whole program: what `--help` says, then each command with its options.
pub(super) fn man() -> Result<Answer> {
    let mut page = Vec::new();
    let program = Cli::command();
    let whole = clap_mangen::Man::new(program.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for command in program.get_subcommands() {
        let name = format!("nkcars {}", command.get_name());
        writeln!(page, ".SH \"{}\"", name.to_uppercase())?;
        let own = clap_mangen::Man::new(command.clone().bin_name(name));
        own.render_description_section(&mut page)?;
        own.render_synopsis_section(&mut page)?;
        own.render_options_section(&mut page)?;
    }
    for (heading, text) in NOTES {
        writeln!(page, ".SH \"{}\"\n.nf\n{}\n.fi", heading.to_uppercase(), text.replace('\\', "\\\\"))?;
    }
    Ok(Answer { out: String::from_utf8(page).context("the manual page")?, ..Answer::default() })
}
