//! What a question shows: fields of other records. Who says so is added by the view, which numbers its sources.

use crate::catalogue::{Catalogue, Record, Statement};

use super::styled::{NBSP, Styled};
use super::words;

/// Returns every version of every field that a question shows, as `✓ Paektusan, built: 1978`.
pub(super) fn shown<'a>(
    catalogue: &'a Catalogue,
    question: &'a Record,
) -> impl Iterator<Item = (Styled, Statement<'a>)> {
    catalogue.shown_by(question).flat_map(move |(record, answer)| {
        let field = answer.field();
        let dispute = if answer.is_disputed() { format!("{}{NBSP}", words::DISPUTED) } else { String::new() };
        answer.statements().map(move |statement| {
            let mut text = Styled::own(dispute.as_str());
            text.push(&words::signed(&statement));
            text.push_data(record.name());
            text.push_own(&format!(", {}: ", field.heading.to_lowercase()));
            text.push(&words::human(catalogue, field, &statement.value));
            if let Some(when) = statement.when() {
                text.push_own(&format!(", {}", when.words()));
            }
            (text, statement)
        })
    })
}
