//! The forms of plates as data for the script of the handbook, which only matches: what each part may contain, and the texts that a record
//! explains. How texts are compared is decided in [`super::form`].

use std::collections::BTreeMap;

use serde::Serialize;

use super::form::{self, by, numbers, slots};
use super::is_in_time;
use crate::catalogue::fields::plate;
use crate::catalogue::{Catalogue, Kind, Place, Record, Shape, Slot};
use crate::search::fold;

/// Forms, and the records that explain a text, by topic or record.
#[derive(Debug, Serialize)]
pub(crate) struct ScriptData<'a> {
    forms: Vec<Form<'a>>,
    explained: BTreeMap<&'a str, BTreeMap<String, Vec<&'a str>>>,
}

#[derive(Debug, Serialize)]
struct Form<'a> {
    id: &'a str,
    is_used: bool,
    parts: Vec<Part<'a>>,
}

#[derive(Debug, Serialize)]
struct Part<'a> {
    label: &'a str,
    /// Empty for a part that follows the one before it.
    place: &'static str,
    by: Option<&'a str>,
    /// What its rule exempts.
    exempt: Vec<&'a str>,
    is_named: bool,
    has_mark: bool,
    /// The least and the greatest number of figures.
    figures: Option<(usize, usize)>,
    /// The only texts or numbers allowed, folded.
    texts: Vec<String>,
}

/// The forms in a catalogue; `place` is the address of a record.
pub(crate) fn script_data<'a>(
    catalogue: &'a Catalogue,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> ScriptData<'a> {
    let mut explained = BTreeMap::new();
    let mut forms = Vec::new();
    for record in catalogue.records(Kind::Plate) {
        let slots = slots(record);
        let Some(id) = place(record).filter(|_| !slots.is_empty()) else { continue };
        for topic in slots.iter().filter_map(|slot| slot.by) {
            let addresses = |(text, records): (String, Vec<&'a Record>)| {
                (text, records.into_iter().filter_map(&place).collect())
            };
            let texts = || form::explained(catalogue, topic, true).into_iter().map(addresses).collect();
            explained.entry(topic).or_insert_with(texts);
        }
        let parts = slots.iter().map(|slot| part(catalogue, slot, &place)).collect();
        forms.push(Form { id, is_used: is_in_time(record, None), parts });
    }
    ScriptData { forms, explained }
}

fn part<'a>(
    catalogue: &'a Catalogue,
    slot: &Slot<'a>,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Part<'a> {
    let exempt = by(catalogue, slot.by).flat_map(|rule| rule.answer(plate::EXEMPT).statements());
    Part {
        label: slot.label,
        place: slot.place.word(),
        by: slot.by,
        exempt: exempt.filter_map(|exempt| place(catalogue.get(Kind::Plate, exempt.text()?)?)).collect(),
        is_named: slot.shape == Shape::Named,
        has_mark: slot.mark.is_some(),
        figures: if let Shape::Figures(least, most) = slot.shape { Some((least, most)) } else { None },
        texts: match slot.shape {
            Shape::OneOf(texts) => texts.split('|').map(fold).collect(),
            Shape::Named if slot.place == Place::Next => by(catalogue, slot.by).flat_map(numbers).collect(),
            _ => Vec::new(),
        },
    }
}
