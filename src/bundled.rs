//! The catalogue that the program carries, compiled from `data/` by `build.rs`.

use anyhow::Context;

use crate::catalogue::{Catalogue, decode};

/// The day on which the bundled data were last revised.
pub const DATE: &str = "2026-11-23";

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// The bundled catalogue.
///
/// # Errors
/// If the program was put together with a catalogue of another version.
pub fn catalogue() -> anyhow::Result<Catalogue> {
    decode(COMPILED).context("the bundled catalogue does not fit this program; build it again")
}
