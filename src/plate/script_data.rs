//! The forms of plates as data for the script of the handbook, which only matches: what each part may contain, and the texts that a record
//! explains. How texts are compared is decided in [`super::form`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::form::{by, explained, numbers, slots};
use super::is_in_time;
use crate::catalogue::fields::plate;
use crate::catalogue::{Catalogue, Kind, Record, Shape, Slot};
use crate::search::fold;

/// The forms in a catalogue; `place` is the address of a record.
pub(crate) fn script_data<'a>(
    catalogue: &'a Catalogue,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Value {
    let (mut forms, mut topics) = (Vec::new(), BTreeMap::new());
    for record in catalogue.records(Kind::Plate) {
        let slots = slots(record);
        let Some(id) = place(record).filter(|_| !slots.is_empty()) else { continue };
        for topic in slots.iter().filter_map(|slot| slot.by) {
            topics.entry(topic).or_insert_with(|| explaining(catalogue, topic, &place));
        }
        let parts: Vec<Value> = slots.iter().map(part).collect();
        forms.push(json!({ "id": id, "is_used": is_in_time(record, None), "parts": parts }));
    }
    json!({ "forms": forms, "explained": topics })
}

fn explaining<'a>(
    catalogue: &'a Catalogue,
    topic: &str,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Value {
    let texts = explained(catalogue, topic, true).into_iter();
    let places = |records: Vec<&'a Record>| records.into_iter().filter_map(&place).collect::<Vec<_>>();
    let texts: BTreeMap<_, _> = texts.map(|(text, records)| (text, places(records))).collect();
    let exempt = by(catalogue, topic).flat_map(|rule| rule.answer(plate::EXEMPT).statements());
    let exempt = exempt.filter_map(|exempt| place(catalogue.get(Kind::Plate, exempt.text()?)?));
    let numbers = by(catalogue, topic).flat_map(numbers);
    json!({
        "texts": texts,
        // The numbers that a named part may contain.
        "numbers": numbers.collect::<BTreeSet<_>>(),
        // The plates to which its rule does not apply.
        "exempt": exempt.collect::<Vec<_>>(),
    })
}

fn part(slot: &Slot<'_>) -> Value {
    let texts =
        if let Shape::OneOf(texts) = slot.shape { texts.split('|').map(fold).collect() } else { vec![] };
    let figures = if let Shape::Figures(least, most) = slot.shape { Some([least, most]) } else { None };
    json!({
        "label": slot.label,
        // Empty for a part that follows the one before it.
        "place": slot.place.word(),
        "by": slot.by,
        "is_named": slot.shape == Shape::Named,
        "has_mark": slot.mark.is_some(),
        // The least and the greatest number of figures.
        "figures": figures,
        // The only texts allowed, folded.
        "texts": texts,
    })
}
