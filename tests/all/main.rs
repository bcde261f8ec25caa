//! Everything tested from outside the library, one module for each subject, linked once. `cargo test layers::` runs one of them.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arguments;
mod browser;
mod canonical;
mod cases;
mod check;
mod completion;
mod coverage;
mod data;
mod data_schema;
mod docs;
mod formats;
mod handbook;
mod hostile;
mod index;
mod large;
mod layer_files;
mod layers;
mod lineage;
mod manual;
mod mutants;
mod numbers_and_dates;
mod output_schema;
mod proportion;
mod questions;
mod random;
mod relevance;
mod rules;
mod runner;
mod schema_verdicts;
#[cfg(target_os = "linux")]
mod shells;
mod spellings;
mod stability;
mod streams;
mod surroundings;
mod tables;
#[cfg(target_os = "linux")]
mod terminal;
mod texts;
mod timeline;
mod views;
mod widths;
mod witnesses;
mod years;
