//! Records that are browsed together: what stands over them, and which of them are named first.

use std::cmp::Reverse;

use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::plural;
use crate::catalogue::{Attested, Catalogue, Kind, Record};
use crate::document::RecordGroup;

/// The parts of the contents, and which kinds stand in them.
pub(super) const PARTS: [(&str, &[Kind]); 4] = [
    ("What visitors ask", &[Kind::Question]),
    ("Vehicles", &[Kind::Car]),
    (
        "Makers, films, plates and figures",
        &[Kind::Manufacturer, Kind::Film, Kind::Sighting, Kind::Plate, Kind::Figures],
    ),
    ("Who says so", &[Kind::Source]),
];
/// The headings of domestic vehicles, foreign ones, and those that may never have existed.
const DOMESTIC: &str = "North Korean";
const FOREIGN: &str = "Foreign relatives and imports";
pub(super) const DOUBTFUL: &str = "Doubtful: rumours, hoaxes and mix-ups";
/// The headings of questions, by what answers them.
const SUBJECTS: [&str; 3] = ["Vehicles and their makers", "Licence plates", "Roads, rules and numbers"];
/// How many vehicles the tile of a class names.
const EXAMPLES: usize = 2;
/// How many questions stand on the first page.
const ASKED: usize = 6;

impl<'a> RecordGroup<'a> {
    pub(super) fn anchor(&self) -> &str {
        self.word.unwrap_or(self.kind.plural())
    }

    pub(super) fn heading(&self) -> String {
        let heading = match self.word {
            Some("suv") => return "SUVs".to_owned(),
            Some(word) => plural(word).replace('-', " "),
            None if self.kind == Kind::Car => "other vehicles".to_owned(),
            None => self.kind.plural().to_owned(),
        };
        let (first, rest) = heading.split_at(1);
        first.to_uppercase() + rest
    }

    /// Its records under a heading each, if they need one.
    pub(super) fn under_headings(&self, catalogue: &Catalogue) -> Vec<(&'static str, Vec<&'a Record>)> {
        let headings = ["", DOMESTIC, FOREIGN, DOUBTFUL].into_iter().chain(SUBJECTS);
        let mut parts: Vec<_> = headings.map(|heading| (heading, Vec::new())).collect();
        for record in &self.records {
            let part = match self.kind {
                Kind::Question => match catalogue.shown_by(record).next().map(|(shown, _)| shown.kind) {
                    Some(Kind::Plate) => 5,
                    Some(Kind::Figures) => 6,
                    _ => 4,
                },
                Kind::Car if catalogue.attested(record) == Some(Attested::Doubtful) => 3,
                Kind::Car if record.answer(car::ORIGIN).is("foreign") => 2,
                Kind::Car => 1,
                _ => 0,
            };
            parts[part].1.push(*record);
        }
        parts.into_iter().filter(|(_, records)| !records.is_empty()).collect()
    }

    /// The vehicles of a class of which most is known.
    pub(super) fn examples(&self, catalogue: &Catalogue) -> Vec<&'a Record> {
        let parts = self.under_headings(catalogue).into_iter();
        let mut known: Vec<_> =
            parts.filter(|(heading, _)| *heading == DOMESTIC).flat_map(|part| part.1).collect();
        known.sort_by_key(|record| Reverse(record.overall.claims));
        known.into_iter().take(EXAMPLES).collect()
    }

    /// The questions that are asked most, which stand first.
    pub(super) fn asked(&self) -> impl Iterator<Item = &'a Record> {
        let count = if self.kind == Kind::Question { ASKED } else { 0 };
        self.records.iter().copied().take(count)
    }
}
