//! A source on the page: who published it and when, and what cites it. How it is laid out stands in its template.

use crate::catalogue::fields::source::{AUTHOR, DATE, LANGUAGE, PUBLISHER, URL};
use crate::catalogue::{Answer, Catalogue, Kind, Record};

use super::super::styled::is_web;
use super::{Shown, owned};

/// Who says so, and where.
pub(super) fn publisher(record: &Record) -> Shown<'static> {
    let named: Vec<_> = [AUTHOR, PUBLISHER].into_iter().filter_map(|field| record.text(field)).collect();
    owned(named.join(", "))
}

/// The day, if it is known.
pub(super) fn date(record: &Record) -> Option<String> {
    Some(record.answer(DATE).years()?.words())
}

/// Its language, if that is not the one of the page.
pub(super) fn foreign_language(record: &Record) -> Option<&'static str> {
    record.text(LANGUAGE).filter(|language| *language != "en")
}

/// Where it can be read, if a browser may go there.
pub(super) fn address(record: &Record) -> Option<&'static str> {
    record.text(URL).filter(|address| is_web(address))
}

/// What else is known of it.
pub(super) fn others(record: &Record) -> impl Iterator<Item = Answer<'_>> {
    let has_place = |answer: &Answer<'_>| {
        [AUTHOR, PUBLISHER, DATE, LANGUAGE].contains(&answer.field)
            || answer.field == URL && address(record).is_some()
    };
    record.answers().filter(move |answer| answer.field.is_main && !has_place(answer))
}

/// The records that cite it.
pub(super) fn citing(catalogue: &Catalogue, record: &Record) -> Vec<(Kind, &'static str)> {
    let mut citing: Vec<_> = catalogue.links(record).map(|(field, id)| (field.kind, id)).collect();
    citing.dedup();
    citing
}
