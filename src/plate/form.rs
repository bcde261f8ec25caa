//! One form of plate fitted to a text: which stretch of the text is which part of the form, and which records explain it.

use std::collections::HashMap;
use std::ops::Range;

use super::is_in_time;
use crate::catalogue::fields::plate;
use crate::catalogue::{Catalogue, Kind, Place, Record, Shape, Slot};
use crate::query::Span;
use crate::search::{fold, initials, skeleton};

/// A form of plate that fits the whole text.
#[derive(Debug)]
pub(super) struct Form<'a> {
    pub(super) record: &'a Record,
    /// The plate as it is drawn.
    pub(super) text: String,
    pub(super) parts: Vec<Part<'a>>,
    /// The text has a mark wherever the form has one.
    pub(super) has_marks: bool,
}

/// A part of a plate.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) label: &'a str,
    pub(super) text: String,
    /// What explains it: several, if it may be any of them; none, if it is not recorded.
    pub(super) records: Vec<&'a Record>,
    pub(super) slot: Slot<'a>,
}

/// What explains a text by a topic or record, and as a name or not: forms have many parts in common.
pub(super) type Known<'a> = HashMap<(Option<&'a str>, bool, String), Vec<&'a Record>>;

/// A text as it is compared: letters and figures, spaces for marks, and `x` for what was not read, a letter of no romanisation.
pub(super) fn comparable(text: &str) -> String {
    fold(&text.replace(['?', '？', '_', '＿'], "x"))
}

/// The same without marks.
pub(super) fn bare(text: &str) -> String {
    comparable(text).replace(' ', "")
}

impl<'a> Form<'a> {
    /// Returns the form of a record fitted to a comparable text.
    pub(super) fn fitted(
        catalogue: &'a Catalogue,
        record: &'a Record,
        text: &str,
        years: Option<Span>,
        known: &mut Known<'a>,
    ) -> Option<Self> {
        let slots = slots(record);
        let of_text: Vec<&Slot<'a>> = slots.iter().filter(|slot| slot.place == Place::Next).collect();
        let mut stretches =
            stretches(catalogue, &of_text, text, 0).filter(|_| !slots.is_empty())?.into_iter();
        let mut form = Self { record, text: String::new(), parts: Vec::new(), has_marks: true };
        let (mut before, mut mark) = ("", None);
        for slot in slots {
            let stretch = match slot.place {
                Place::First => before.get(..1).unwrap_or_default(),
                Place::Last => text.get(text.len() - 1..).unwrap_or_default(),
                Place::Whole => text,
                Place::Next => {
                    let stretch = stretches.next()?;
                    form.has_marks &= mark.is_none() || text[..stretch.start].ends_with(' ');
                    before = text[stretch].trim();
                    before
                }
            };
            let is_named = slot.place == Place::Next && slot.shape == Shape::Named;
            let typed = stretch.replace(' ', "");
            let key = (slot.by, slot.shape == Shape::Named, typed.clone());
            let records = known.entry(key).or_insert_with(|| explaining(catalogue, &slot, &typed)).clone();
            if is_named && records.is_empty() && !stretch.contains('x') {
                return None;
            }
            if stretch.is_empty() || tells_nothing(&slot, stretch, &records, years) {
                continue;
            }
            let part = Part { label: slot.label, text: shown(stretch, &records, is_named), records, slot };
            if slot.place == Place::Next {
                form.text.push_str(mark.unwrap_or(if form.text.is_empty() { "" } else { " " }));
                form.text.push_str(&part.text);
                mark = slot.mark;
            }
            let code = part.records.first().and_then(|record| record.text(plate::CODE));
            if let (Place::Whole, Some(code)) = (slot.place, code.filter(|code| bare(code) == bare(text))) {
                code.clone_into(&mut form.text);
            }
            form.parts.push(part);
        }
        Some(form)
    }

    /// Whether both take the plate for the same parts, explained by the same records.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let key = |part: &Part<'a>| {
            (part.label, part.text.clone(), part.records.iter().map(|record| record.id).collect::<Vec<_>>())
        };
        self.parts.iter().map(key).eq(other.parts.iter().map(key))
    }
}

/// The parts of which a record says that a plate has them; none, if it is no form of plate.
pub(super) fn slots(record: &Record) -> Vec<Slot<'_>> {
    let entries = record.answer(plate::PARTS).statements().filter_map(|entry| entry.text());
    entries.filter_map(|entry| Slot::parse(entry).ok()).collect()
}

/// Where parts stand that take all of a text from a place on, one after the other, with a space between them or none.
fn stretches(
    catalogue: &Catalogue,
    slots: &[&Slot<'_>],
    text: &str,
    from: usize,
) -> Option<Vec<Range<usize>>> {
    let Some((slot, others)) = slots.split_first() else { return (from == text.len()).then(Vec::new) };
    lengths(catalogue, slot, &text[from..]).into_iter().find_map(|length| {
        let to = from + length;
        let is_apart = !others.is_empty() && text[to..].starts_with(' ');
        let mut found = stretches(catalogue, others, text, to + usize::from(is_apart))?;
        found.insert(0, from..to);
        Some(found)
    })
}

/// How much of the beginning of a text may stand in a part, the most first.
fn lengths(catalogue: &Catalogue, slot: &Slot<'_>, text: &str) -> Vec<usize> {
    let is_figure = |sign: char| sign.is_ascii_digit() || sign == 'x';
    let figures = || text.find(|sign| !is_figure(sign)).unwrap_or(text.len());
    match slot.shape {
        Shape::Figures(least, most) => (least..=most.min(figures())).rev().collect(),
        Shape::OneOf(texts) => {
            texts.split('|').map(fold).filter(|one| text.starts_with(one)).map(|one| one.len()).collect()
        }
        Shape::Named if text.starts_with(|sign: char| sign.is_ascii_digit()) => {
            by(catalogue, slot).flat_map(numbers).filter_map(|number| length_of(&number, text)).collect()
        }
        // A name that cannot be read ends with a space; of a number that cannot be read it is not told which.
        Shape::Named if text.starts_with('x') => {
            let has_names = !by(catalogue, slot).any(is_numbered);
            let end = Some(figures()).filter(|end| has_names && text[*end..].starts_with(' '));
            end.into_iter().collect()
        }
        Shape::Named => {
            let end = text.find(is_figure).unwrap_or(text.len());
            text[..end].char_indices().map(|(at, letter)| at + letter.len_utf8()).rev().collect()
        }
    }
}

/// How much of the beginning of a text a number takes that may have spaces in it.
fn length_of(number: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    for figure in number.chars() {
        rest = rest.trim_start_matches(' ').strip_prefix(figure)?;
    }
    Some(text.len() - rest.len())
}

/// Whether it is only a second look at the text, and sees nothing there, or what did not hold in these years.
fn tells_nothing(slot: &Slot<'_>, text: &str, records: &[&Record], years: Option<Span>) -> bool {
    let is_other = matches!(slot.shape, Shape::OneOf(texts) if texts.split('|').all(|one| one != text));
    let is_past = years.is_some() && records.iter().any(|record| !is_in_time(record, years));
    match slot.place {
        Place::Next => false,
        Place::First | Place::Last => is_other || is_past,
        Place::Whole => records.is_empty(),
    }
}

/// A stretch as people write it: a name by its hangul, a number by its code.
fn shown(stretch: &str, records: &[&Record], is_named: bool) -> String {
    let code =
        if stretch.starts_with(|first: char| first.is_ascii_digit()) { plate::CODE } else { plate::HANGUL };
    let known = if let (true, [record]) = (is_named, records) { record.text(code) } else { None };
    known.map_or_else(|| stretch.replace('x', "?"), str::to_owned)
}

/// The record of the id that a part names, or else those of the topic.
pub(super) fn by<'a>(catalogue: &'a Catalogue, slot: &Slot<'_>) -> impl Iterator<Item = &'a Record> {
    let (one, topic) =
        slot.by.map_or((None, None), |by| (catalogue.get(Kind::Plate, by), Some(by.to_owned())));
    let all = catalogue
        .records(Kind::Plate)
        .filter(move |record| one.is_none() && record.text(plate::TOPIC) == topic.as_deref());
    one.into_iter().chain(all)
}

/// The records that explain a text without marks in a part: by their code or name as written, or else as said or by initial consonants.
fn explaining<'a>(catalogue: &'a Catalogue, slot: &Slot<'_>, text: &str) -> Vec<&'a Record> {
    let explained = |is_so: &dyn Fn(&Record) -> bool| {
        by(catalogue, slot).filter(|record| is_so(record)).collect::<Vec<_>>()
    };
    if slot.shape != Shape::Named && slot.by.is_some_and(|by| catalogue.has(Kind::Plate, by)) {
        return explained(&|_| true);
    }
    if text.contains(|sign: char| sign.is_ascii_digit()) {
        return explained(&|record| numbers(record).any(|number| number == text));
    }
    // Most names are typed as they stand in the data, and folding them costs most of a reading.
    let written = explained(&|record| names(record).any(|name| name == text) && !is_numbered(record));
    if !written.is_empty() || text.chars().count() < 2 {
        return written;
    }
    let sound = skeleton(text);
    let is_called = |name: &str| {
        let bare = bare(name);
        bare == text || initials(name) == text || skeleton(&bare) == sound
    };
    explained(&|record| names(record).any(is_called) && !is_numbered(record))
}

/// The texts that a record goes by.
pub(super) fn names(record: &Record) -> impl Iterator<Item = &str> {
    let own = [plate::CODE, plate::HANGUL].into_iter().filter_map(|field| record.text(field));
    own.chain(record.answer(plate::AKA).statements().filter_map(|name| name.text()))
}

/// The numbers that a record goes by, as long as its code; none, if its code is no number.
pub(super) fn numbers(record: &Record) -> impl Iterator<Item = String> {
    let is_number = |text: &&str| !text.contains(char::is_alphabetic);
    let length = record.text(plate::CODE).filter(is_number).map_or(0, |code| bare(code).len());
    let names = (length > 0).then(|| names(record).filter(is_number));
    names.into_iter().flatten().map(bare).filter(move |number| number.len() == length)
}

/// Whether it goes by numbers, and a name of it stands on no plate.
fn is_numbered(record: &Record) -> bool {
    numbers(record).next().is_some()
}
