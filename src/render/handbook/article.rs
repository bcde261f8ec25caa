//! One record on the page: what matters of it, and folded in below everything that was ever claimed. What it holds is decided in
//! [`crate::document::article`]; the template says how it is laid out.

use askama::filters::Safe;

use crate::catalogue::fields::source;
use crate::catalogue::{Certainty, Field, Kind, Record, Role, Statement, Type, Value};
use crate::document::article::Article;
use crate::document::row::{Reference, References, Row};
use crate::search::names;

use super::super::words;
use super::{Page, Shown, owned, shown, spaced};

/// A record on the page.
pub(super) struct Written<'a> {
    pub(super) article: Article<'a>,
    /// Its names as the search compares them.
    pub(super) names: String,
}

/// Where a text leads, if that is on the page, and the text.
type Link<'p> = (Option<&'p str>, Shown<'p>);

impl<'a> Written<'a> {
    pub(super) fn new(page: &Page<'a>, record: &'a Record) -> Self {
        let Page { catalogue, index, .. } = page;
        let position = catalogue.position(record.kind, record.id);
        let names = position.map(|position| names(index, (record.kind, position))).unwrap_or_default();
        // What stands in its head needs no row.
        let is_other = |field: &Field| matches!(field.role, None | Some(Role::Alias | Role::OwnName));
        let has_row = |field: &Field| !field.is_editorial() || field.is_main || is_other(field);
        let fields = record.held_or(|field| field.card.is_some()).filter(has_row);
        Self { article: Article::new(catalogue, record, fields).with_others(true), names }
    }

    /// How many claims are how sure, and how many fields are disputed.
    pub(super) fn trust(&self) -> ([(Certainty, usize); 3], usize) {
        let rows = &self.article.rows;
        let mut counts = [0; 3];
        for row in rows {
            let certainties = row.answer.statements().filter_map(|said| said.certainty);
            certainties.for_each(|certainty| counts[certainty as usize] += 1);
        }
        let levels = Certainty::ALL.map(|level| (level, counts[level as usize]));
        (levels, rows.iter().filter(|row| row.is_disputed).count())
    }

    /// Other names, and other plain values that stand nowhere else. Other wordings of a question are there to be found by, not to be read.
    pub(super) fn others(&self) -> impl Iterator<Item = &Row<'a>> {
        let is_other = |row: &&Row<'a>| {
            let field = row.answer.field;
            let is_plain = field.is_editorial() && field.ty != Type::RecordField && !field.is_main;
            is_plain && field.kind != Kind::Question && row.answer.is_recorded()
        };
        self.article.rows.iter().filter(is_other)
    }

    /// Its references and relatives, sightings first. A reference that only repeats a relative is left out.
    pub(super) fn relations(&self) -> impl Iterator<Item = &References<'a>> {
        let is_relative = |row: &&References<'a>| row.field.is_some_and(|field| field.lineage.is_some());
        let references = self.article.references.iter().filter(move |row| !is_relative(row));
        references.chain(&self.article.relatives)
    }
}

/// When a version was true, unless its text says so.
pub(super) fn date(said: &Statement<'_>, (_, text): &Link<'_>) -> Option<String> {
    words::when(said, &text.0)
}

impl<'a> Page<'a> {
    /// A value as people read it, which leads to the record that it names; a text is shown as it stands, without a copy.
    pub(super) fn value<'t>(&'t self, said: &'t Statement<'a>) -> Link<'t> {
        let text = match (&*said.value, said.field.ty) {
            (Value::Ref(id), Type::Ref(kind)) => return self.named(kind, id),
            // A voice is a name of ours, written as an id.
            (Value::Text(text), ty) if matches!(ty, Type::Term(_)) || said.field == source::VOICE => {
                spaced(text)
            }
            (Value::Text(text) | Value::Verbatim(text), _) => shown(text),
            (Value::Unknown, _) => Safe(words::UNKNOWN.into()),
            (Value::Years(years), _) => Safe(years.words().into()),
            _ => owned(words::human(self.catalogue, said).plain()),
        };
        (None, text)
    }

    /// A record that refers to another, by the name of what it is about: the page of a sighting says more than that of its film.
    pub(super) fn reference<'t>(&'t self, reference: &Reference<'a>) -> Link<'t> {
        let (href, name) = self.record(reference.named);
        (self.anchor(reference.from.kind, reference.from.id).or(href), name)
    }

    pub(super) fn record<'t>(&'t self, record: &'a Record) -> Link<'t> {
        self.named(record.kind, record.id)
    }

    pub(super) fn named<'t>(&'t self, kind: Kind, id: &'a str) -> Link<'t> {
        match self.places.get(&(kind, id)) {
            Some(place) => (Some(&place.anchor), Safe((&*place.name.0).into())),
            None => (None, shown(self.catalogue.get(kind, id).map_or(id, |record| record.name()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Kind;

    #[test]
    fn no_label_needs_escaping() {
        for field in Kind::ALL.into_iter().flat_map(Kind::fields) {
            let mut labels = field.card.into_iter().chain(field.inverse).chain([field.heading]);
            let is_plain = |label: &str| !label.contains(['<', '>', '&', '"', '\'']);
            assert!(labels.all(is_plain), "{}", field.key);
        }
    }
}
