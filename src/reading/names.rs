//! Names in what was typed: those of a record as a whole.

use super::words::listed;
use crate::catalogue::{Kind, Record, Role};
use crate::search::{Called, Index, called, fold, meanings};

/// Where names are looked up.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) index: &'a Index<'a>,
}

impl<'a> Names<'a> {
    /// What is called so.
    pub(super) fn called(self, text: &str) -> Called<'a> {
        let Called { mut own, mut others, beginnings } = called(self.index, &Kind::ALL, text);
        let is_source = |record: &&Record| record.kind == Kind::Source;
        // An id means what it names; the titles of sources say what others are about.
        if !own.iter().any(|record| record.id == text || record.subject() == text) {
            own.retain(|record| !is_source(record));
        }
        others.retain(|record| !is_source(record));
        Called { own, others, beginnings }
    }

    /// The record that this, or the word of which it is the plural, means as a whole: what one is called goes before what one is called too.
    pub(super) fn record(self, text: &str) -> Option<&'a Record> {
        let named = |text: &str| {
            let Called { own, others, .. } = self.called(text);
            let mut records = if own.is_empty() { others } else { own };
            records.retain(|record| record.kind != Kind::Question);
            only(&records)
        };
        named(text).or_else(|| named(text.strip_suffix('s')?))
    }

    /// The manufacturer that is called so, or the only one whose name begins so.
    pub(super) fn maker(self, text: &str) -> Option<&'a Record> {
        let Called { own, others, beginnings } = self.called(text);
        let only_maker = |mut records: Vec<&'a Record>| {
            records.retain(|record| record.kind == Kind::Manufacturer);
            only(&records)
        };
        only_maker([own, others].concat()).or_else(|| only_maker(beginnings))
    }

    /// The source of this title, if no name of a record begins so.
    pub(super) fn title(self, text: &str) -> Option<&'a Record> {
        let Called { own, beginnings, .. } = called(self.index, &Kind::ALL, text);
        only(&own).filter(|_| beginnings.is_empty())
    }

    /// The name for which a text is an everyday word, as 벤츠 is for Mercedes, or its singular or plural, if it is no name itself; of Chinese
    /// characters the hangul, which others may share.
    pub(super) fn meant(self, text: &str, typed: &Called<'_>) -> Option<String> {
        if listed(text).is_some() {
            return None;
        }
        let folded = fold(text);
        let is_hanja =
            |record: &&Record| record.text_by_role(Role::Hanja).is_some_and(|hanja| fold(hanja) == folded);
        let hangul =
            only(&typed.others).filter(is_hanja).and_then(|record| record.text_by_role(Role::Hangul));
        let mut ours = meanings(&folded).into_iter().chain(hangul);
        if let Some(name) = ours.find(|ours| is_name(&self.called(ours))) {
            return Some(name.to_owned());
        }
        let number = text.strip_suffix('s').map_or_else(|| format!("{text}s"), str::to_owned);
        Some(number).filter(|number| !is_name(typed) && self.record(number).is_some())
    }
}

/// Whether several records are called so, or one is and the names of two others begin so.
pub(super) fn are_several(Called { own, others, beginnings }: &Called<'_>) -> bool {
    let is_other = |record: &&&Record| others.iter().all(|other| other.id != record.id);
    own.len() > 1
        || own.is_empty()
            && (others.len() > 1 || others.len() == 1 && beginnings.iter().filter(is_other).count() > 1)
}

fn is_name(Called { own, others, beginnings }: &Called<'_>) -> bool {
    !(own.is_empty() && others.is_empty() && beginnings.is_empty())
}

pub(super) fn only<'a>(records: &[&'a Record]) -> Option<&'a Record> {
    if let [record] = records { Some(record) } else { None }
}
