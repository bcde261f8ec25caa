//! nkcars: an offline catalogue of North Korean vehicles that says how sure it is and who says so.
//!
//! How data flow, one way: arguments → a query over the catalogue → a document → a format.
//!
//! `build.rs` reads and checks `data/` and compiles it into the program ([`bundled`]). [`cli`] declares the flags; [`layers`] lays the
//! user's own files over the bundled records; [`commands`] turns arguments into a [`document`], with records that [`query`] or
//! [`search`] picks from the [`catalogue`]; [`render`] writes the document in a format. The library prints nothing but a word to
//! whoever waits long: `main` writes the answer once, by [`mod@file`] where it goes into one.

pub mod bundled;
pub mod catalogue;
pub mod cli;
pub mod commands;
pub mod complete;
pub mod document;
pub mod file;
pub mod layers;
pub mod pager;
pub mod query;
pub mod render;
pub mod report;
pub mod search;
pub mod terminal;
