//! nkcars: an offline catalogue of North Korean vehicles that says how sure it is and who says so.
//!
//! How data flow, one way: `build.rs` reads and checks `data/` and compiles it into the program ([`bundled`]). [`cli`] declares the
//! flags; [`layers`] lays the user's own files over the bundled records; [`commands`] answers: it picks records with [`query`] or
//! [`search`] from the [`catalogue`], shapes them into [columns](mod@column) and has
//! them written by [`render`]. The library prints nothing but a word to whoever waits long: an [`commands::Answer`] goes back to `main`, which writes it once.

pub mod bundled;
pub mod catalogue;
pub mod cli;
pub mod column;
pub mod commands;
pub mod complete;
pub mod layers;
pub mod query;
pub mod render;
pub mod search;
pub mod terminal;
