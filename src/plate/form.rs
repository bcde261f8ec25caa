//! Fits a form of plate to a text: which range of the text is which part, and which records explain it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::is_in_time;
use crate::catalogue::fields::plate;
use crate::catalogue::{Catalogue, Kind, Place, Record, Shape, Slot};
use crate::query::Span;
use crate::search::{fold, initials, skeleton};

/// A form of plate that fits the whole text.
pub(super) struct Form<'a> {
    pub(super) record: &'a Record,
    /// The text of the plate as this form writes it.
    pub(super) text: String,
    pub(super) parts: Vec<Part<'a>>,
    /// The typed text has a mark wherever the form has one.
    pub(super) has_marks: bool,
}

/// A part of a plate.
pub(super) struct Part<'a> {
    pub(super) text: String,
    /// What explains it: several records if any of them may; none if it is not recorded.
    pub(super) records: Vec<&'a Record>,
    pub(super) slot: Slot<'a>,
}

/// The records that explain a text: by number, or by name in its folded form; after `~` by its sound and its initial consonants; and by the
/// empty text the one record that explains any.
pub(super) type Explained<'a> = BTreeMap<String, Vec<&'a Record>>;

/// A cache of the texts that each topic or record explains, without and with their sounds, which few plates need; forms share many parts.
pub(super) type ExplainedCache<'a> = HashMap<(&'a str, bool), Explained<'a>>;

/// A text for comparison: letters and figures, spaces for marks, and `x`, which is in no romanisation, for what could not be read.
pub(super) fn comparable(text: &str) -> String {
    fold(&text.replace(['?', '？', '_', '＿'], "x"))
}

/// The same without marks.
pub(super) fn bare(text: &str) -> String {
    comparable(text).replace(' ', "")
}

impl<'a> Form<'a> {
    /// Fits the form in a record to a comparable text.
    pub(super) fn fitted(
        catalogue: &'a Catalogue,
        record: &'a Record,
        text: &str,
        years: Option<Span>,
        known: &mut ExplainedCache<'a>,
    ) -> Option<Self> {
        let slots = slots(record);
        let of_text: Vec<&Slot<'a>> = slots.iter().filter(|slot| slot.place == Place::Next).collect();
        let mut stretches = stretches(catalogue, &of_text, text, 0, &mut HashSet::new())?.into_iter();
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
            let records = explaining(catalogue, &slot, &stretch.replace(' ', ""), known);
            if is_named && records.is_empty() && !stretch.contains('x') {
                return None;
            }
            if stretch.is_empty() || form.gains_nothing(&slot, stretch, &records, years) {
                continue;
            }
            let part = Part { text: shown(stretch, &records, is_named), records, slot };
            match slot.place {
                Place::Next => {
                    form.text.push_str(mark.unwrap_or(if form.text.is_empty() { "" } else { " " }));
                    form.text.push_str(&part.text);
                    mark = slot.mark;
                }
                // What the whole plate means explains its figures.
                Place::Whole => {
                    form.parts.retain(|part| !part.records.is_empty());
                    let code = part.records[0].text(plate::CODE).filter(|code| bare(code) == bare(text));
                    form.text = code.map_or(form.text, str::to_owned);
                }
                Place::First | Place::Last => {}
            }
            form.parts.push(part);
        }
        Some(form)
    }

    /// Whether a part looks again at the text of another and says nothing new, or nothing that applies to these years.
    fn gains_nothing(&self, slot: &Slot<'_>, text: &str, records: &[&Record], years: Option<Span>) -> bool {
        let is_other = matches!(slot.shape, Shape::OneOf(texts) if texts.split('|').all(|one| one != text));
        let is_past = years.is_some() && records.iter().any(|record| !is_in_time(record, years));
        match slot.place {
            Place::Next => false,
            Place::First | Place::Last => is_other || is_past,
            Place::Whole => {
                records.is_empty() || self.parts.iter().any(|part| ids(&part.records) == ids(records))
            }
        }
    }

    /// Whether no rule in a part exempts the plate, by another part or by one of its colours.
    pub(super) fn applies(&self, part: &Part<'a>, colours: &[&Record]) -> bool {
        let mut known = self.parts.iter().flat_map(|part| &part.records).chain(colours);
        !known.any(|known| part.records.iter().any(|rule| rule.answer(plate::EXEMPT).has(known.id)))
    }

    /// Whether both read the same parts, explained by the same records.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let key = |part: &Part<'a>| (part.slot.label, part.text.clone(), ids(&part.records));
        self.parts.iter().map(key).eq(other.parts.iter().map(key))
    }
}

fn ids<'a>(records: &[&'a Record]) -> Vec<&'a str> {
    records.iter().map(|record| record.id).collect()
}

/// The parts of a form of plate; none for other records.
pub(super) fn slots(record: &Record) -> Vec<Slot<'_>> {
    let entries = record.answer(plate::PARTS).statements().filter_map(|entry| entry.text());
    entries.filter_map(|entry| Slot::parse(entry).ok()).collect()
}

/// Divides a text from a position on into consecutive parts, with or without a space between them. What was tried in vain is not tried again.
fn stretches(
    catalogue: &Catalogue,
    slots: &[&Slot<'_>],
    text: &str,
    from: usize,
    tried: &mut HashSet<(usize, usize)>,
) -> Option<Vec<Range<usize>>> {
    let Some((slot, others)) = slots.split_first() else { return (from == text.len()).then(Vec::new) };
    if !tried.insert((slots.len(), from)) {
        return None;
    }
    lengths(catalogue, slot, &text[from..]).into_iter().find_map(|length| {
        let to = from + length;
        let is_apart = !others.is_empty() && text[to..].starts_with(' ');
        let mut found = stretches(catalogue, others, text, to + usize::from(is_apart), tried)?;
        found.insert(0, from..to);
        Some(found)
    })
}

/// The possible lengths of a part at the beginning of a text, the longest first.
fn lengths(catalogue: &Catalogue, slot: &Slot<'_>, text: &str) -> Vec<usize> {
    let is_figure = |sign: char| sign.is_ascii_digit() || sign == 'x';
    let figures = || text.find(|sign| !is_figure(sign)).unwrap_or(text.len());
    let records = || slot.by.into_iter().flat_map(|topic| by(catalogue, topic));
    match slot.shape {
        Shape::Figures(least, most) => (least..=most.min(figures())).rev().collect(),
        Shape::OneOf(texts) => {
            let unread = |one: &str| "x".repeat(one.chars().count());
            let texts = texts.split('|').map(fold).flat_map(|one| [unread(&one), one]);
            texts.filter(|one| text.starts_with(one)).map(|one| one.len()).collect()
        }
        Shape::Named if text.starts_with(|sign: char| sign.is_ascii_digit()) => {
            records().flat_map(numbers).filter_map(|number| length_of(&number, text)).collect()
        }
        // A number that cannot be read could be any.
        Shape::Named if text.starts_with('x') && records().any(is_numbered) => Vec::new(),
        Shape::Named if text.starts_with('x') => {
            (1..=text.find(|sign| sign != 'x').unwrap_or(text.len())).rev().collect()
        }
        Shape::Named => {
            let end = text.find(is_figure).unwrap_or(text.len());
            text[..end].char_indices().map(|(at, letter)| at + letter.len_utf8()).rev().collect()
        }
    }
}

/// The length of a number at the beginning of a text, which may have spaces in it.
fn length_of(number: &str, text: &str) -> Option<usize> {
    let mut rest = text;
    for figure in number.chars() {
        rest = rest.trim_start_matches(' ').strip_prefix(figure)?;
    }
    Some(text.len() - rest.len())
}

/// The records that explain a part, given without marks, by number or by name, or else by its sound or initial consonants.
fn explaining<'a>(
    catalogue: &'a Catalogue,
    slot: &Slot<'a>,
    text: &str,
    known: &mut ExplainedCache<'a>,
) -> Vec<&'a Record> {
    let Some(by) = slot.by else { return Vec::new() };
    let texts = known.entry((by, false)).or_insert_with(|| explained(catalogue, by, false));
    let any = texts.get("").filter(|_| slot.shape != Shape::Named);
    if let Some(written) = any.or_else(|| texts.get(text)) {
        return written.clone();
    }
    if text.chars().count() < 2 {
        return Vec::new();
    }
    let sounds = known.entry((by, true)).or_insert_with(|| explained(catalogue, by, true));
    let heard = [text, &skeleton(text)].map(|sound| sounds.get(&format!("~{sound}")));
    let mut known = HashSet::new();
    heard.into_iter().flatten().flatten().copied().filter(|record| known.insert(record.id)).collect()
}

/// A range of the text as people write it: a name in hangul, a number as the code.
fn shown(stretch: &str, records: &[&Record], is_named: bool) -> String {
    let code =
        if stretch.starts_with(|first: char| first.is_ascii_digit()) { plate::CODE } else { plate::HANGUL };
    let known = if let (true, [record]) = (is_named, records) { record.text(code) } else { None };
    known.map_or_else(|| stretch.replace('x', "?"), str::to_owned)
}

/// The record with this id, or else those of this topic.
pub(super) fn by<'a>(catalogue: &'a Catalogue, topic: &str) -> impl Iterator<Item = &'a Record> {
    let one = catalogue.get(Kind::Plate, topic);
    let of_topic =
        || catalogue.records(Kind::Plate).filter(|record| record.text(plate::TOPIC) == Some(topic));
    one.into_iter().chain(one.is_none().then(of_topic).into_iter().flatten())
}

/// The texts that a record or those of a topic explain, with or without their sounds.
pub(super) fn explained<'a>(catalogue: &'a Catalogue, topic: &str, with_sounds: bool) -> Explained<'a> {
    let mut texts = Explained::new();
    for record in by(catalogue, topic) {
        let of_names = Some(record).filter(|record| !is_numbered(record));
        let names = of_names.into_iter().flat_map(names).flat_map(|name| {
            let bare = bare(name);
            let sounds =
                with_sounds.then(|| [initials(&bare), skeleton(&bare)].map(|sound| format!("~{sound}")));
            sounds.into_iter().flatten().chain([bare])
        });
        let any = (record.id == topic).then(String::new);
        for text in names.chain(numbers(record)).chain(any).collect::<BTreeSet<_>>() {
            texts.entry(text).or_default().push(record);
        }
    }
    texts
}

/// The code and the names of a record.
pub(super) fn names(record: &Record) -> impl Iterator<Item = &str> {
    let own = [plate::CODE, plate::HANGUL].into_iter().filter_map(|field| record.text(field));
    own.chain(record.answer(plate::AKA).statements().filter_map(|name| name.text()))
}

/// The code of a record and other numbers of the same length; none if the code is not a number.
pub(super) fn numbers(record: &Record) -> impl Iterator<Item = String> {
    let code = record.text(plate::CODE).filter(|code| is_number(code)).map(bare);
    let length = code.map_or(0, |code| code.len());
    let numbers = names(record).filter(|name| is_number(name)).map(bare);
    numbers.filter(move |number| length > 0 && number.len() == length)
}

fn is_number(text: &str) -> bool {
    !text.contains(char::is_alphabetic)
}

/// Whether a record is for a number, so that its names are not on plates.
fn is_numbered(record: &Record) -> bool {
    record.text(plate::CODE).is_some_and(is_number)
}
