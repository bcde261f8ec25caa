//! Reads a licence plate part by part. The order of the parts and the records that explain them are data, in the field `parts` of a form of
//! plate; nothing here is specific to a country. The layout of a reading is in [`crate::render`].

mod form;
mod script_data;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalogue::fields::{plate, sighting};
use crate::catalogue::{Answer, Catalogue, Field, Kind, Overlap, Record, Role, Shape, Statement};
use crate::query::Span;
use crate::search::{Index, fold};
use form::{ExplainedCache, Form, bare, comparable};
pub(crate) use script_data::script_data;

/// Maximum length of a plate in bytes.
const MAX_LENGTH: usize = 80;

/// The reading of a plate.
#[derive(Debug, Default)]
pub(crate) struct Reading<'a> {
    /// The plate as each form writes it, the likeliest first.
    pub(crate) plates: Vec<String>,
    /// What each form says, then what is known of the plate in any form.
    pub(crate) rows: Vec<Row<'a>>,
    /// Why the first form is likelier than the second; `None` if it is not.
    pub(crate) reason: Option<&'static str>,
    /// A form and a colour were in use in the years asked about, or none were.
    pub(crate) is_in_time: bool,
}

/// A part of a plate, or something known about it.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// The index of its form.
    pub(crate) form: usize,
    /// The label of the part, or [`FORM`], [`COLOUR`] or [`SEEN`].
    pub(crate) label: &'a str,
    /// Its text, with `?` for what could not be read.
    pub(crate) text: String,
    /// What explains it; `None` if that is not recorded.
    pub(crate) explained: Option<Explained<'a>>,
}

/// An explanation by a record.
#[derive(Clone, Debug)]
pub(crate) struct Explained<'a> {
    pub(crate) record: &'a Record,
    pub(crate) answer: Answer<'a>,
    /// The version of the answer that applies.
    pub(crate) said: Option<Statement<'a>>,
}

/// The form of plate itself.
pub(crate) const FORM: &str = "form";
/// The colour asked about.
pub(crate) const COLOUR: &str = "colour";
/// Where the plate was seen.
pub(crate) const SEEN: &str = "seen";

/// Why one form is likelier than another, the strongest reason first.
const REASONS: [&str; 5] = [
    "it has the colour asked for",
    "it was in use in the years asked for",
    "it has the same marks between its parts",
    "more of its parts are explained",
    "it is still in use",
];

/// Reads a plate, of these colours if any; `None` if no form fits the whole text, or if no part is known.
pub(crate) fn read<'a>(
    index: &Index<'a>,
    typed: &str,
    colours: &[&'a Record],
    years: Option<Span>,
) -> Option<Reading<'a>> {
    let text = comparable(typed);
    let forms = fitting(index.catalogue, &text, years);
    let forms = forms.map(|form| (rank(&form, colours, years), form));
    let mut forms: Vec<_> = forms.filter(|(rank, _)| rank[KNOWN] > 0).collect();
    forms.sort_by_key(|(rank, _)| Reverse(*rank));
    let mut groups: Vec<Vec<Ranked<'a>>> = Vec::new();
    for form in forms {
        match groups.iter_mut().find(|group| group[0].1.says_the_same(&form.1)) {
            Some(group) => group.push(form),
            None => groups.push(vec![form]),
        }
    }
    let (rank, first) = groups.first()?.first()?;
    let next = groups.get(1).map(|group| group[0].0);
    let reason = next.and_then(|next| (0..REASONS.len()).find(|place| rank[*place] != next[*place]));
    let reason = reason.map(|place| REASONS[place]);
    let mut forms = groups.iter().flatten().map(|(_, form)| form.record);
    let is_known = |record: &Record| is_in_time(record, years);
    let is_of_years = forms.any(is_known) && (colours.is_empty() || colours.iter().any(|one| is_known(one)));
    let is_in_time = years.is_none() || is_of_years;
    let colours = in_time(colours, years);
    let mut rows: Vec<Row<'a>> =
        groups.iter().enumerate().flat_map(|(place, group)| rows(place, group, &colours, years)).collect();
    let row = |label, text: &str, explained| Row { form: 0, label, text: text.to_owned(), explained };
    rows.extend(colours.into_iter().map(|record| {
        row(COLOUR, record.text(plate::CODE).unwrap_or_default(), Some(Explained::of(record, plate::MEANING)))
    }));
    let seen = seen(index, first, typed).into_iter();
    rows.extend(seen.map(|explained| row(SEEN, &first.text, explained)));
    let plates = groups.iter().map(|group| group[0].1.text.clone()).collect();
    Some(Reading { plates, rows, reason, is_in_time })
}

/// The rows of forms that say the same: their parts, and each form.
fn rows<'a>(form: usize, group: &[Ranked<'a>], colours: &[&Record], years: Option<Span>) -> Vec<Row<'a>> {
    let first = &group[0].1;
    let mut rows = Vec::new();
    for part in first.parts.iter().filter(|part| first.applies(part, colours)) {
        let row = |explained| Row { form, label: part.slot.label, text: part.text.clone(), explained };
        rows.extend(part.records.iter().map(|record| row(Some(Explained::of(record, plate::MEANING)))));
        rows.extend(part.records.is_empty().then(|| row(None)));
    }
    let forms: Vec<&Record> = group.iter().map(|(_, form)| form.record).collect();
    let forms = if years.is_some() { in_time(&forms, years) } else { forms };
    let periods = forms.into_iter().map(|record| Some(Explained::of(record, plate::PERIOD)));
    rows.extend(periods.map(|explained| Row { form, label: FORM, text: first.text.clone(), explained }));
    rows
}

/// Whether a look-up takes a text for a plate, without the word "plate": a form fits all of it, it begins with a name or number that a record
/// explains, and it does not end with a year, unless the whole text is the name of a record.
pub(crate) fn is_unmistakable(catalogue: &Catalogue, typed: &str, is_name: bool) -> bool {
    let text = comparable(typed);
    let last = text.rsplit(' ').next().unwrap_or_default();
    let is_apart = typed.split_whitespace().next_back() == Some(last);
    let is_year = is_apart && last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
    let is_year = is_year && !last.contains('x');
    let is_named = |part: &form::Part<'_>| part.slot.shape == Shape::Named && !part.records.is_empty();
    let is_meant = |form: Form<'_>| form.parts.len() > 1 && is_named(&form.parts[0]);
    (is_name || !is_year) && fitting(catalogue, &text, None).any(is_meant)
}

/// The forms that fit a text.
fn fitting<'a>(catalogue: &'a Catalogue, text: &str, years: Option<Span>) -> impl Iterator<Item = Form<'a>> {
    let may_be_one = text.len() <= MAX_LENGTH && text.contains(|sign: char| sign.is_ascii_digit());
    let records = catalogue.records(Kind::Plate).filter(move |_| may_be_one);
    let mut known = ExplainedCache::default();
    records.filter_map(move |record| Form::fitted(catalogue, record, text, years, &mut known))
}

/// The records about colours.
pub(crate) fn colours(catalogue: &Catalogue) -> impl Iterator<Item = &Record> {
    catalogue.records(Kind::Plate).filter(|record| record.text(plate::TOPIC) == Some("colour"))
}

/// The background colours in a record.
pub(crate) fn grounds(record: &Record) -> impl Iterator<Item = &str> {
    let own = record.text(plate::CODE).filter(|_| record.text(plate::TOPIC) == Some("colour"));
    let colours = record.answer(plate::COLOUR).statements().filter_map(|colour| colour.text());
    own.into_iter().chain(colours).filter_map(|text| text.split(' ').next())
}

/// The weight of each of the [`REASONS`] for a form.
type Rank = [usize; REASONS.len()];
type Ranked<'a> = (Rank, Form<'a>);
/// The index of the number of parts that are known.
const KNOWN: usize = 3;

fn rank(form: &Form<'_>, colours: &[&Record], years: Option<Span>) -> Rank {
    let mut asked = colours.iter().flat_map(|colour| grounds(colour));
    let has_colour = asked.any(|asked| grounds(form.record).any(|ground| ground == asked));
    let is_of_years = years.is_some() && is_in_time(form.record, years);
    let is_known = |part: &&form::Part<'_>| !part.text.contains('?') && !part.records.is_empty();
    let known = form.parts.iter().filter(is_known).count();
    let is_used = is_in_time(form.record, None);
    [has_colour.into(), is_of_years.into(), form.has_marks.into(), known, is_used.into()]
}

/// Whether a record applies to these years, or today.
fn is_in_time(record: &Record, years: Option<Span>) -> bool {
    record.answer(plate::PERIOD).years().is_none_or(|period| match years {
        Some(span) => period.overlap(span.from, span.to) != Overlap::No,
        None => period.latest().is_none(),
    })
}

/// The records that apply to these years; all of them if none does.
fn in_time<'a>(records: &[&'a Record], years: Option<Span>) -> Vec<&'a Record> {
    let held: Vec<&Record> = records.iter().copied().filter(|record| is_in_time(record, years)).collect();
    if held.is_empty() { records.to_vec() } else { held }
}

/// Where a plate was seen: in sightings, on vehicles, or by the records about the whole plate; else in examples; else a single `None`.
fn seen<'a>(index: &Index<'a>, form: &Form<'a>, typed: &str) -> Vec<Option<Explained<'a>>> {
    let text = bare(&form.text);
    // Few records have the last figures of a plate as a word in the index.
    let mut records = BTreeSet::new();
    for words in [fold(&form.text), fold(typed)] {
        records.extend(index.records_with(words.rsplit(' ').next().unwrap_or_default()));
    }
    let records: Vec<&Record> =
        records.into_iter().filter_map(|record| index.catalogue.nth(record)).collect();
    let of_kind = |kind: Kind| {
        let fields =
            move |record| kind.with_role(Role::Plate).flat_map(move |field| Explained::each(record, field));
        let records = records.iter().copied().filter(move |record| record.kind == kind);
        records.flat_map(fields).filter(|seen| {
            seen.said.as_ref().and_then(Statement::text).is_some_and(|known| bare(known) == text)
        })
    };
    let mut found: Vec<Explained<'a>> = of_kind(Kind::Sighting).collect();
    let is_of_other =
        |car: &Explained<'_>| found.iter().all(|seen| !seen.record.answer(sighting::CAR).has(car.record.id));
    let cars: Vec<_> = of_kind(Kind::Car).filter(is_of_other).collect();
    found.extend(cars);
    let whole = form.parts.iter().filter(|part| bare(&part.text) == text).flat_map(|part| &part.records);
    found.extend(whole.flat_map(|record| Explained::each(record, plate::SIGHTED)));
    if found.is_empty() {
        return vec![of_kind(Kind::Plate).find(|seen| seen.said.as_ref().is_some_and(|said| said.seen))];
    }
    found.into_iter().map(Some).collect()
}

impl<'a> Explained<'a> {
    fn of(record: &'a Record, field: Field) -> Self {
        let answer = record.answer(field);
        Self { record, answer, said: answer.preferred() }
    }

    /// An explanation by each version of an answer.
    fn each(record: &'a Record, field: Field) -> impl Iterator<Item = Self> {
        let answer = record.answer(field);
        answer.statements().map(move |said| Self { record, answer, said: Some(said) })
    }
}
