//! Everything tested from outside the library, one module for each subject, linked once. `cargo test layers::` runs one of them.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arguments;
mod browser;
mod cases;
mod check;
mod completion;
mod coverage;
mod data;
mod data_schema;
mod formats;
mod handbook;
mod hostile;
mod index;
mod large;
mod layer_files;
mod layers;
mod manual;
mod mutants;
mod numbers_and_dates;
mod output_schema;
mod proportion;
mod rules;
mod runner;
mod schema_verdicts;
mod spellings;
mod streams;
mod surroundings;
#[cfg(target_os = "linux")]
mod terminal;
mod texts;
mod widths;
mod witnesses;
mod years;
