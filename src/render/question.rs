//! What a question shows: fields of other records, each answer with its sign. Who says so is added by the view, which numbers its sources.

use crate::catalogue::{Catalogue, Record, Statement};

use super::styled::{NBSP, Styled};
use super::words;

/// Returns every version of every field that a question shows, as `Paektusan, built: 1978` and ` ✓`.
pub(super) fn shown<'a>(
    catalogue: &'a Catalogue,
    question: &'a Record,
) -> impl Iterator<Item = (Styled, String, Statement<'a>)> {
    catalogue.shown_by(question).flat_map(move |(record, answer)| {
        let field = answer.field();
        let dispute = if answer.is_disputed() { words::DISPUTED } else { "" };
        answer.statements().map(move |statement| {
            let mut text = Styled::data(record.name());
            text.push_own(&format!(", {}: ", field.heading.to_lowercase()));
            text.push(&words::human(catalogue, field, &statement.value));
            if let Some(when) = statement.when() {
                text.push_own(&format!(", {}", when.words()));
            }
            let sign = statement.certainty().map_or("", words::sign);
            let signs = if sign.is_empty() && dispute.is_empty() {
                String::new()
            } else {
                format!("{NBSP}{sign}{dispute}")
            };
            (text, signs, statement)
        })
    })
}
