//! One record by a name: its id, its name, another spelling; or the candidates, or what was perhaps meant.

use crate::catalogue::{Catalogue, Kind, Record, nearest};

use super::{fold, is_name};

/// What a name on the command line means.
#[derive(Debug)]
pub enum Resolution<'a> {
    /// This record.
    Found(&'a Record),
    /// One of these.
    Ambiguous(Vec<&'a Record>),
    /// None; these ids are near.
    Missing(Vec<&'a str>),
}

/// The record that a name means.
#[must_use]
pub fn resolve<'a>(catalogue: &'a Catalogue, kinds: &[Kind], name: &str) -> Resolution<'a> {
    let by_id: Vec<&Record> = kinds.iter().filter_map(|kind| catalogue.get(*kind, name)).collect();
    if let Some(found) = one_or_more(by_id) {
        return found;
    }
    let folded = fold(name);
    let names = |record: &'a Record, test: &dyn Fn(&str) -> bool| {
        let fields = record.contents().filter(|(field, _)| is_name(record, field));
        let mut texts = fields.flat_map(|(_, content)| content.values().filter_map(|value| value.as_text()));
        test(&fold(&record.id)) || texts.any(|text| test(&fold(text)))
    };
    let all = |test: &dyn Fn(&str) -> bool| -> Vec<&'a Record> {
        kinds.iter().flat_map(|kind| catalogue.records(*kind)).filter(|record| names(record, test)).collect()
    };
    if !folded.is_empty() {
        let exact = all(&|text| text == folded);
        let first = |record: &&&Record| {
            fold(record.name()) == folded
                || record.text("hangul").is_some_and(|hangul| fold(hangul) == folded)
        };
        let by_own_name: Vec<&Record> = exact.iter().filter(first).copied().collect();
        let starting =
            || all(&|text| text.strip_prefix(folded.as_str()).is_some_and(|rest| rest.starts_with(' ')));
        if let Some(found) =
            one_or_more(by_own_name).or_else(|| one_or_more(exact)).or_else(|| one_or_more(starting()))
        {
            return found;
        }
    }
    Resolution::Missing(nearest(name, kinds.iter().flat_map(|kind| catalogue.ids(*kind))))
}

fn one_or_more(mut records: Vec<&Record>) -> Option<Resolution<'_>> {
    match records.len() {
        0 => None,
        1 => records.pop().map(Resolution::Found),
        _ => Some(Resolution::Ambiguous(records)),
    }
}
