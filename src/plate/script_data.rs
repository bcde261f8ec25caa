//! The forms of plates as data for the script of the handbook, which only matches: what each part may contain, and the texts that a record
//! explains. How texts are compared is decided in [`super::form`].

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::form::{by, explained, numbers, slots};
use super::is_in_time;
use crate::catalogue::fields::plate;
use crate::catalogue::{Catalogue, Kind, Place, Record, Shape, Slot};
use crate::search::fold;

/// The forms in a catalogue, and by topic or record the records that explain a text; `place` is the address of a record.
pub(crate) fn script_data<'a>(
    catalogue: &'a Catalogue,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Value {
    let mut forms = Vec::new();
    let mut by_topic: BTreeMap<&str, BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    for record in catalogue.records(Kind::Plate) {
        let slots = slots(record);
        let Some(id) = place(record).filter(|_| !slots.is_empty()) else { continue };
        for topic in slots.iter().filter_map(|slot| slot.by) {
            let addresses = |(text, records): (String, Vec<&'a Record>)| {
                (text, records.into_iter().filter_map(&place).collect())
            };
            let texts = || explained(catalogue, topic, true).into_iter().map(addresses).collect();
            by_topic.entry(topic).or_insert_with(texts);
        }
        let parts: Vec<Value> = slots.iter().map(|slot| part(catalogue, slot, &place)).collect();
        forms.push(json!({ "id": id, "is_used": is_in_time(record, None), "parts": parts }));
    }
    json!({ "forms": forms, "explained": by_topic })
}

fn part<'a>(
    catalogue: &'a Catalogue,
    slot: &Slot<'a>,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Value {
    let exempt = by(catalogue, slot.by).flat_map(|rule| rule.answer(plate::EXEMPT).statements());
    let exempt = exempt.filter_map(|exempt| place(catalogue.get(Kind::Plate, exempt.text()?)?));
    let texts = match slot.shape {
        Shape::OneOf(texts) => texts.split('|').map(fold).collect(),
        Shape::Named if slot.place == Place::Next => by(catalogue, slot.by).flat_map(numbers).collect(),
        _ => Vec::new(),
    };
    let figures = if let Shape::Figures(least, most) = slot.shape { Some([least, most]) } else { None };
    json!({
        "label": slot.label,
        // Empty for a part that follows the one before it.
        "place": slot.place.word(),
        "by": slot.by,
        // What its rule exempts.
        "exempt": exempt.collect::<Vec<_>>(),
        "is_named": slot.shape == Shape::Named,
        "has_mark": slot.mark.is_some(),
        // The least and the greatest number of figures.
        "figures": figures,
        // The only texts or numbers allowed, folded.
        "texts": texts,
    })
}
