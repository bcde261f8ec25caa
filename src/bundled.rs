//! The catalogue in the program, compiled from `data/` by `build.rs`.

use anyhow::Context;

use crate::catalogue::Catalogue;

/// The day on which the data were last revised, from `data/REVISED`.
pub(crate) const REVISED: &str = env!("NKCARS_REVISED");

/// The version of the program, the day on which the data were last revised, how many cars there are, the version of the JSON form.
pub(crate) const VERSION: &str = env!("NKCARS_VERSION");

/// The table of `data/words.txt`, folded by `build.rs`.
pub(crate) const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));

/// The part of it that the page of the handbook uses.
pub(crate) const HANDBOOK_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/handbook-words.txt"));

/// The bundled catalogue.
///
/// # Errors
/// If the catalogue was compiled by another version of the program.
pub(crate) fn catalogue() -> anyhow::Result<Catalogue> {
    let compiled = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    Catalogue::compiled(compiled).context("the bundled catalogue does not fit this program; build it again")
}
