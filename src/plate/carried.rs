//! The forms of plates as data for the script of the handbook, which only matches: what each part may contain, and the texts that a record
//! explains. How texts are compared is decided in [`super::form`].

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::form::{bare, by, comparable, names, numbers, slots};
use super::is_in_time;
use crate::catalogue::fields::plate;
use crate::catalogue::{Catalogue, Kind, Place, Record, Shape, Slot};
use crate::search::{fold, initials, skeleton};

/// Forms, and the records that explain a text, by topic or record.
#[derive(Debug, Serialize)]
pub(crate) struct Carried<'a> {
    forms: Vec<Form<'a>>,
    explained: BTreeMap<&'a str, Explained<'a>>,
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

/// The addresses of the records that explain a text: by number or by name as it is written; after `~` by its folded form, its sound and its
/// initial consonants; and by the empty text the one record that explains any.
type Explained<'a> = BTreeMap<String, Vec<&'a str>>;

/// The forms in a catalogue; `place` is the address of a record.
pub(crate) fn carried<'a>(
    catalogue: &'a Catalogue,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Carried<'a> {
    let mut explained = BTreeMap::new();
    let mut forms = Vec::new();
    for record in catalogue.records(Kind::Plate) {
        let slots = slots(record);
        let Some(id) = place(record).filter(|_| !slots.is_empty()) else { continue };
        for slot in &slots {
            if let Some(topic) = slot.by {
                let records = by(catalogue, slot).filter_map(|record| Some((record, place(record)?)));
                explained.entry(topic).or_insert_with(|| texts(topic, records));
            }
        }
        forms.push(Form {
            id,
            is_used: is_in_time(record, None),
            parts: slots.iter().map(|slot| part(catalogue, slot, &place)).collect(),
        });
    }
    Carried { forms, explained }
}

fn part<'a>(
    catalogue: &'a Catalogue,
    slot: &Slot<'a>,
    place: impl Fn(&'a Record) -> Option<&'a str>,
) -> Part<'a> {
    let exempt = by(catalogue, slot).flat_map(|rule| rule.answer(plate::EXEMPT).statements());
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
            Shape::Named if slot.place == Place::Next => by(catalogue, slot).flat_map(numbers).collect(),
            _ => Vec::new(),
        },
    }
}

/// The texts that records explain, each record with its address.
fn texts<'a>(topic: &str, records: impl Iterator<Item = (&'a Record, &'a str)>) -> Explained<'a> {
    let mut texts = Explained::new();
    for (record, place) in records {
        let is_name = |name: &&str| !comparable(name).contains(|sign: char| sign.is_ascii_digit());
        let names = names(record).filter(is_name).flat_map(|name| {
            let bare = bare(name);
            let heard = [initials(name), skeleton(&bare), bare].map(|text| format!("~{text}"));
            heard.into_iter().chain([name.to_owned()])
        });
        let whatever = (record.id == topic).then(String::new);
        for text in numbers(record).chain(names).chain(whatever).collect::<BTreeSet<_>>() {
            texts.entry(text).or_default().push(place);
        }
    }
    texts
}
