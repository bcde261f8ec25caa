//! Names in what was typed: those of a record as a whole.

use crate::catalogue::{Kind, Record};
use crate::search::{Called, Index, called, fold, meanings};

/// Where names are looked up.
pub(super) struct Names<'a> {
    pub(super) index: &'a Index<'a>,
}

impl<'a> Names<'a> {
    fn called(&self, text: &str) -> Called<'a> {
        let Called { mut own, mut others, mut beginnings } = called(self.index, &Kind::ALL, text);
        let is_source = |record: &&Record| record.kind == Kind::Source;
        // An id means what it names; the titles of sources say what others are about.
        if !own.iter().any(|record| record.id == text || record.subject() == text) {
            own.retain(|record| !is_source(record));
        }
        others.retain(|record| !is_source(record));
        beginnings.retain(|record| !matches!(record.kind, Kind::Source | Kind::Question | Kind::Sighting));
        Called { own, others, beginnings }
    }

    /// The record of this id or name.
    pub(super) fn own(&self, text: &str) -> Option<&'a Record> {
        only(&self.called(text).own)
    }

    /// The record that is called so too.
    pub(super) fn other(&self, text: &str) -> Option<&'a Record> {
        only(&self.called(text).others)
    }

    /// The record that this means as a whole: what one is called goes before what one is called too.
    pub(super) fn record(&self, text: &str) -> Option<&'a Record> {
        let Called { own, others, .. } = self.called(text);
        let mut records = if own.is_empty() { others } else { own };
        records.retain(|record| record.kind != Kind::Question);
        only(&records)
    }

    /// The manufacturer that is called so.
    pub(super) fn maker(&self, text: &str) -> Option<&'a Record> {
        let Called { own, others, .. } = self.called(text);
        let mut makers = [own, others].concat();
        makers.retain(|record| record.kind == Kind::Manufacturer);
        only(&makers)
    }

    /// The source of this title, if no name of a record begins so.
    pub(super) fn title(&self, text: &str) -> Option<&'a Record> {
        let Called { own, beginnings, .. } = called(self.index, &Kind::ALL, text);
        only(&own).filter(|_| beginnings.iter().all(|record| record.kind == Kind::Source))
    }

    /// Whether several records are called so, or one is and the names of two others begin so.
    pub(super) fn are_several(&self, text: &str) -> bool {
        let Called { own, others, beginnings } = self.called(text);
        let is_other = |record: &&&Record| others.iter().all(|other| other.id != record.id);
        own.len() > 1
            || own.is_empty()
                && (others.len() > 1 || others.len() == 1 && beginnings.iter().filter(is_other).count() > 1)
    }

    /// The name for which a text is an everyday word, as 벤츠 is for Mercedes, or its singular or plural; else the text.
    pub(super) fn meant(&self, text: &str) -> String {
        let is_name = |ours: &String| {
            let Called { own, others, beginnings } = self.called(ours);
            !(own.is_empty() && others.is_empty() && beginnings.is_empty())
        };
        let text = text.to_owned();
        let meanings = meanings(&fold(&text)).into_iter().map(str::to_owned);
        let number = text.strip_suffix('s').map_or_else(|| format!("{text}s"), str::to_owned);
        let found = meanings.into_iter().find(is_name);
        let found =
            found.or_else(|| Some(number).filter(|number| !is_name(&text) && self.record(number).is_some()));
        found.unwrap_or(text)
    }
}

fn only<'a>(records: &[&'a Record]) -> Option<&'a Record> {
    if let [record] = records { Some(record) } else { None }
}
