//! nkcars: an offline catalogue of North Korean vehicles that says how sure it is and who says so.
//!
//! Data flow one way: arguments → a query over the catalogue → a document → a format.
//!
//! `build.rs` reads and checks `data/` and compiles it into the program. `cli` declares the flags; `layers` lays the user's own files
//! over the bundled records; `commands` turns arguments into a `document`, with records that `query` or `search` picks from the
//! `catalogue`; `render` writes the document in a format, and `program` writes the answer once, to a pager, a stream or a `file`.

mod bundled;
mod catalogue;
mod cli;
mod commands;
mod document;
mod file;
mod layers;
mod pager;
mod plate;
mod program;
mod query;
mod reading;
mod render;
mod report;
mod search;
mod terminal;

pub use program::main;

/// What tests from outside, fuzzing and examples need; not a public interface.
#[doc(hidden)]
pub mod testing {
    pub use crate::catalogue::{
        Catalogue, Claim, File, Findings, Kind, Overlap, Quantity, Record, Severity, Type, Value, Years,
        check, read, visible,
    };
}

#[cfg(test)]
#[path = "../tests/inside/mod.rs"]
mod inside;
