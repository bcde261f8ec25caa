//! Tests from outside the library, linked once, with one module for each subject. `cargo test layers::` runs one module.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a panic fails the test")]

mod arguments;
mod articles;
mod browser;
mod cases;
mod check;
mod columns;
mod completion;
mod docs;
mod figures;
mod formats;
mod groups;
mod handbook;
mod hostile;
mod layer_files;
mod layers;
mod layouts;
mod lineage;
mod manual;
mod output_schema;
mod picture;
mod plates;
mod questions;
mod readings;
mod runner;
#[cfg(target_os = "linux")]
mod shells;
mod stability;
mod streams;
mod surroundings;
mod tables;
#[cfg(target_os = "linux")]
mod terminal;
mod timeline;
mod views;
mod widths;
