//! Tests that look into the library, one module for each subject; compiled into it as unit tests, so that the library shows nothing for
//! their sake. What a user sees is tested from outside, in `tests/all/`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::catalogue::{Claim, Record, Value};

mod canonical;
mod coverage;
mod data;
mod data_schema;
mod declarations;
mod descent;
mod index;
mod large;
mod mutants;
mod numbers_and_dates;
mod plates;
mod proportion;
mod questions;
mod random;
mod relevance;
mod rules;
mod schema_verdicts;
mod spellings;
mod texts;
mod witnesses;
mod years;
