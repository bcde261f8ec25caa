//! In which order a list is asked for: that of a superlative, or by the field behind *by*.

use std::cmp::Reverse;

use super::request::ListRequest;
use crate::catalogue::{Catalogue, Type};
use crate::query::Column;

/// Maximum rows that answer a superlative.
const FIRST_ROWS: &str = "5";

impl ListRequest {
    /// The flags for the order: of a superlative, or by the field behind *by*, numbers from the largest; `None` if no column has it.
    pub(super) fn order(&self, catalogue: &Catalogue) -> Option<Vec<String>> {
        let names = self.told("sort");
        let column = match (self.by, names) {
            // "Largest by staff": the word says in which direction, and not by what.
            (Some(field), Some(names)) if field.ty == Type::Quantity && names.contains(' ') => {
                format!("{}{}", if names.starts_with('-') { "-" } else { "" }, field.key)
            }
            (_, Some(names)) => self.fullest(catalogue, names)?.to_owned(),
            (Some(field), None) if field.ty == Type::Years => "when".to_owned(),
            (Some(field), None) => {
                format!("{}{}", if field.ty == Type::Quantity { "-" } else { "" }, field.key)
            }
            (None, None) => return Some(Vec::new()),
        };
        let first = names.into_iter().flat_map(|_| ["-n", FIRST_ROWS]);
        Some(["--sort", &column].into_iter().chain(first).map(str::to_owned).collect())
    }

    /// Of several columns the one that most of the records have, those that are listed first.
    pub(super) fn fullest(&self, catalogue: &Catalogue, names: &'static str) -> Option<&'static str> {
        let bare = |name: &'static str| name.trim_start_matches('-');
        let columns = names.split(' ').filter(|name| Column::parse(self.kind(), bare(name)).is_ok());
        columns.min_by_key(|name| Reverse(self.met(catalogue, &[], &["origin=domestic", bare(name)])))
    }
}
