//! Names in what was typed: those of a record as a whole.

use super::words::listed;
use crate::catalogue::fields::manufacturer;
use crate::catalogue::{Kind, Record, Role};
use crate::search::{self, Called, Index, fold, meanings};

/// What is called so, but for sources, whose titles say what others are about.
pub(super) fn called<'a>(index: &Index<'a>, text: &str) -> Called<'a> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source).collect();
    search::called(index, &kinds, text)
}

/// The only record that this, or its singular, names as a whole; its own name goes before another name of a record.
pub(super) fn record<'a>(index: &Index<'a>, text: &str) -> Option<&'a Record> {
    let named = |text: &str| {
        let Called { own, others, .. } = called(index, text);
        only(if own.is_empty() { &others } else { &own })
    };
    named(text).or_else(|| named(text.strip_suffix('s')?))
}

/// The manufacturer that is called so, or the only one whose name begins so, if that is its short name.
pub(super) fn maker<'a>(index: &Index<'a>, text: &str) -> Option<&'a Record> {
    let Called { own, others, beginnings } = search::called(index, &[Kind::Manufacturer], text);
    // "Sungri" is short for a works, and "korea" is not.
    let is_short = |maker: &&Record| {
        let short = maker.text(manufacturer::SHORT);
        !text.is_ascii() || short.is_none_or(|short| short.eq_ignore_ascii_case(text))
    };
    only(&[own, others].concat()).or_else(|| only(&beginnings).filter(is_short))
}

/// The source of this title.
pub(super) fn title<'a>(index: &Index<'a>, text: &str) -> Option<&'a Record> {
    only(&search::called(index, &Kind::ALL, text).own)
}

/// The name for which a text is an everyday word, as 벤츠 is for Mercedes, or its singular or plural, if it is no name itself; of Chinese
/// characters the hangul, which others may share.
pub(super) fn meant(index: &Index<'_>, text: &str, typed: &Called<'_>) -> Option<String> {
    if listed(text).is_some() {
        return None;
    }
    let folded = fold(text);
    let hangul = only(&typed.others).and_then(|record| {
        let hanja = record.text_by_role(Role::Hanja)?;
        record.text_by_role(Role::Hangul).filter(|_| fold(hanja) == folded)
    });
    let mut ours = meanings(&folded).into_iter().chain(hangul);
    if let Some(name) = ours.find(|ours| is_name(&called(index, ours))) {
        return Some(name.to_owned());
    }
    let number = text.strip_suffix('s').map_or_else(|| format!("{text}s"), str::to_owned);
    Some(number).filter(|number| !is_name(typed) && record(index, number).is_some())
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

/// The record, if it is the only one.
pub(crate) fn only<'a>(records: &[&'a Record]) -> Option<&'a Record> {
    if let [record] = records { Some(record) } else { None }
}
