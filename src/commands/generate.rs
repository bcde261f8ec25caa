//! `completions` and `man`: made from the declarations in [`crate::cli`], so that they cannot say anything else than `--help`.

use anyhow::{Context as _, Result};
use clap::CommandFactory as _;

use super::Answer;
use crate::cli::{Cli, CompletionsArgs};

pub(super) fn completions(args: &CompletionsArgs) -> Answer {
    // Into a buffer: written straight to standard output, the generator panics on a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "nkcars", &mut script);
    Answer { out: String::from_utf8_lossy(&script).into_owned(), ..Answer::default() }
}

pub(super) fn man() -> Result<Answer> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    Ok(Answer { out: String::from_utf8(page).context("the manual page")?, ..Answer::default() })
}
