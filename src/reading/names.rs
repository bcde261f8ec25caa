//! Names in what was typed: those of a record as a whole.

use anyhow::Result;

use super::words::{Phrase, listed};
use crate::catalogue::fields::{car, manufacturer};
use crate::catalogue::{Catalogue, Kind, Record, Role};
use crate::query::{Condition, Filter, select};
use crate::search::{self, Called, Index, fold, skeleton as sounds};

/// What is called so, but for sources, whose titles say what others are about.
pub(super) fn called<'a>(index: &Index<'a>, text: &str) -> Called<'a> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source).collect();
    search::called(index, &kinds, text)
}

/// The only record that this, or its singular, names as a whole; its own name goes before another name of a record, and what is also the
/// name of a family is neither.
pub(super) fn record<'a>(index: &Index<'a>, text: &str) -> Option<&'a Record> {
    let named = |text: &str| {
        let Called { own, others, .. } = called(index, text);
        let one = only(if own.is_empty() { &others } else { &own });
        one.filter(|record| record.kind != Kind::Car || family(index, text).is_none())
    };
    named(text).or_else(|| named(text.strip_suffix('s')?))
}

/// The word with which the names of several vehicles begin, if it names no single record.
pub(super) fn family(index: &Index<'_>, text: &str) -> Option<String> {
    let phrase = Phrase::new(&[text]);
    if phrase.is_ignored() || phrase.instructions().next().is_some() || listed(text).is_some() {
        return None;
    }
    // A region has its name for itself.
    let is_family = |record: &&Record| matches!(record.kind, Kind::Car | Kind::Manufacturer);
    [text].into_iter().chain(text.strip_suffix('s')).chain(phrase.meanings).find_map(|text| {
        let Called { own, others, beginnings } = called(index, text);
        let is_shared = own.is_empty() && others.iter().all(is_family);
        let first = beginnings.first().or(others.first()).filter(|_| is_shared)?;
        // Of hangul and other romanisations the same as the names have it.
        let (name, sound) = (fold(first.name()), sounds(text));
        let name = name.split(' ').next().filter(|name| sounds(name) == sound).unwrap_or(text);
        (count(index.catalogue, Kind::Car, &[], &[&format!("{}={name}*", car::NAME.key)]) > 1)
            .then(|| name.to_owned())
    })
}

/// The condition for copies of what is called so.
pub(super) fn base(index: &Index<'_>, name: &str, is_sure: bool) -> Option<String> {
    let text = |name: &str| format!("{}={name}", car::BASED_ON.key);
    let is_car = |record: &&Record| record.kind == Kind::Car && !record.is_group();
    let id = record(index, name).filter(is_car).map(|record| record.id);
    let mut known = id.into_iter().chain([name]).chain(Phrase::new(&[name]).meanings).map(text);
    let is_known = |text: &String| count(index.catalogue, Kind::Car, &[], &[text]) > 0;
    known.find(is_known).or_else(|| id.filter(|_| is_sure).map(text))
}

/// How many records of a kind, or vehicles of some classes, meet conditions, foreign ones too.
pub(super) fn count(catalogue: &Catalogue, kind: Kind, classes: &[&str], conditions: &[&str]) -> usize {
    let parse = |text: &&str| Condition::parse(kind, text, |_, value| Ok(vec![value.to_owned()]));
    let Ok(conditions) = conditions.iter().map(parse).collect::<Result<_>>() else { return 0 };
    let classes: Vec<String> = classes.iter().map(|class| (*class).to_owned()).collect();
    let values = [(car::CLASS, classes)].into_iter().filter(|(_, classes)| !classes.is_empty()).collect();
    select(catalogue, kind, &Filter { values, conditions, all: true, ..Filter::default() }).len()
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
    // An everyday word for one name may be another vehicle's alias.
    let is_vehicle = |record: &Record| record.kind == Kind::Car && !record.is_group();
    let is_taken = only(&typed.others).is_some_and(is_vehicle);
    let mut ours = Phrase::new(&[&folded]).meanings.into_iter().filter(|_| !is_taken).chain(hangul);
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
