//! Everything tested from outside the library, one module for each subject, linked once. `cargo test layers::` runs one of them.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arguments;
mod cases;
mod check;
mod completion;
mod coverage;
mod data;
mod data_schema;
mod docs;
mod formats;
mod hostile;
mod index;
mod large;
mod layers;
mod manual;
mod mutants;
mod output_schema;
mod proportion;
mod rules;
mod runner;
mod spellings;
mod stability;
mod streams;
mod surroundings;
#[cfg(target_os = "linux")]
mod terminal;
mod widths;
mod years;
