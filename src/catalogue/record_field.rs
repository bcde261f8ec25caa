//! Kinds and fields by the names that files give them, and a field of a record by its full name, such as `car.paektusan.on-film`: how a
//! question names what it shows.

use super::fields::question;
use super::{Answer, Catalogue, Field, Kind, Record, did_you_mean, nearest, quoted};

/// Returns the kind, the id and the field that a full name names.
///
/// # Errors
/// What is wrong with it, if it has not three parts, or no kind or field of such a name exists.
pub(super) fn parse(name: &str) -> Result<(Kind, &str, Field), String> {
    let [word, id, key] = name.split('.').collect::<Vec<_>>()[..] else {
        return Err(format!("{} is not a field of a record; write kind.id.field", quoted(name)));
    };
    let kind = Kind::parse(word, "kind")?;
    Ok((kind, id, kind.field_named(key)?))
}

impl Kind {
    /// Returns its field of this name.
    ///
    /// # Errors
    /// What was probably meant, if it has none.
    pub(crate) fn field_named(self, key: &str) -> Result<Field, String> {
        self.field(key).ok_or_else(|| {
            let near = did_you_mean(&nearest(key, self.fields().map(|field| field.key)));
            let hint =
                if near.is_empty() { format!("; nkcars fields {} lists them", self.plural()) } else { near };
            format!("unknown field {}{hint}", quoted(key))
        })
    }
}

impl Catalogue {
    /// Returns what the fields answer that a question shows, each with its record; a record that is not there shows nothing.
    pub fn shown_by<'a>(&'a self, question: &'a Record) -> impl Iterator<Item = (&'a Record, Answer<'a>)> {
        let names = question.answer(question::SHOWS).statements().filter_map(|shown| shown.text());
        names.filter_map(|name| self.named_field(name))
    }

    /// The record and the field that such a name means, if there is such a record.
    pub fn named_field<'a>(&'a self, name: &str) -> Option<(&'a Record, Answer<'a>)> {
        let (kind, id, field) = parse(name).ok()?;
        let record = self.get(kind, id)?;
        Some((record, record.answer(field)))
    }
}
