//! A question to the catalogue: which records, in which order, with which columns. Pure; what the words on the command line were is in
//! [`crate::cli`], how an answer looks in [`crate::render`].

mod column;
mod filter;
mod hits;
mod matched;
mod name;
mod order;
mod span;

pub use column::{Cell, Column, DERIVED, Derived, Side};
pub use filter::{Filter, left_out, nearest_in_time, select};
pub use hits::{HitColumn, HitRow};
pub use matched::Match;
#[cfg(test)]
pub use order::natural;
pub use order::{Sort, sort, sort_rows};
pub use span::Span;
