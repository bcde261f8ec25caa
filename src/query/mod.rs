//! A question to the catalogue: which records, in which order, with which columns. Pure: [`crate::cli`] reads the words on the
//! command line, [`crate::render`] writes the answer.

mod column;
mod condition;
mod derived;
mod filter;
pub(crate) mod order;
mod row;

pub(crate) use column::{BEGUN, Column};
pub(crate) use condition::Condition;
pub(crate) use derived::Derived;
pub(crate) use filter::{Filter, Span, left_out, select, silent, unlisted};
pub(crate) use order::{Sort, sort};
pub(crate) use row::{Cell, Match};
