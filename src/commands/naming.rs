//! Resolves words on the command line to records, or reports that they name none or several.

use indexmap::IndexMap;

use super::Context;
use crate::catalogue::fields::manufacturer;
use crate::catalogue::{Kind, Record, did_you_mean, quoted};
use crate::reading::{listed, only};
use crate::render::styled::Styled;
use crate::render::words::named;
use crate::report::{MISTAKE, NOT_FOUND, Note, Report};
use crate::search::{Hit, called, fold, is_ignored, meanings, near, search};

/// Maximum number of records to choose from where a name is ambiguous.
const MAX_CANDIDATES: usize = 24;

/// Maximum number of records to suggest for an unknown name.
const MAX_HITS: usize = 5;

/// Maximum number of unknown names to search for.
const MAX_SUGGESTED: usize = 8;

/// Bytes of the longest text that is taken for a name, which is three times the longest title.
const MAX_NAME: usize = 500;

/// Maximum number of words that are taken together in every way.
const MAX_IN_RUNS: usize = 8;

/// Distinct records in the order named, and a report on words that name none.
pub(super) type Named<'a> = (Vec<&'a Record>, Report);

fn together<'a>(named: impl IntoIterator<Item = Result<&'a Record, Report>>) -> Named<'a> {
    let (mut records, mut report) = (IndexMap::new(), Report::default());
    for record in named {
        match record {
            Ok(record) => drop(records.insert((record.kind, record.id), record)),
            Err(failure) => report.add(failure),
        }
    }
    (records.into_values().collect(), report)
}

impl<'a> Context<'a> {
    /// Returns the records that words name: all of them together one, or else runs of them, the longest first, as in
    /// `paektusan kaengsaeng 88`.
    pub(super) fn named(&self, kinds: &[Kind], words: &[String]) -> Named<'a> {
        let whole = self.resolve(kinds, &words.join(" "));
        if words.len() == 1 || whole.is_ok() || whole.as_ref().is_err_and(|report| report.status == MISTAKE) {
            return together([whole]);
        }
        let most = if words.len() > MAX_IN_RUNS { 1 } else { words.len() };
        let (mut named, mut rest) = (Vec::new(), words);
        while let Some(word) = rest.first() {
            let run = (2..=rest.len().min(most)).rev().find_map(|length| {
                let records = self.candidates(kinds, &rest[..length].join(" "));
                only(&records).map(|record| (Ok(record), length))
            });
            let (record, length) = run.unwrap_or_else(|| (self.resolve(kinds, word), 1));
            named.push((word, record));
            rest = &rest[length..];
        }
        // If no word is a name, and one does not even begin a name, all of them are one mistaken name or a question.
        let is_found = named.iter().any(|(_, record)| record.is_ok());
        let mut failures = named.iter().filter_map(|(_, record)| record.as_ref().err());
        if !is_found && failures.any(|failure| failure.status == NOT_FOUND) {
            return together([whole]);
        }
        // Question words around a name, and what joins two names, are not mistaken names.
        let is_end = |word: &String| [words.first(), words.last()].contains(&Some(word));
        let joins = |word: &String| !is_end(word) && meanings(&fold(word)).contains(&"+versus");
        let is_aside = |word: &String| is_found && (is_ignored(&fold(word)) || joins(word));
        named.retain(|(word, record)| record.is_ok() || !is_aside(word));
        together(named.into_iter().map(|(_, record)| record))
    }

    /// Returns the record that a name means.
    pub(super) fn resolve(&self, kinds: &[Kind], name: &str) -> Result<&'a Record, Report> {
        if name.trim().is_empty() {
            return Err(Report::mistake("the name is empty; try nkcars list".to_owned()));
        }
        if name.len() > MAX_NAME {
            return Err(Report::not_found(format!("no record {}; no name is that long", quoted(name))));
        }
        match &self.candidates(kinds, name)[..] {
            [] => Err(self.missing(kinds, name)),
            [record] => Ok(record),
            records => Err(self.ambiguous(name, records)),
        }
    }

    /// The records that a name may mean; of manufacturers also by the short name that tables show.
    pub(super) fn candidates(&self, kinds: &[Kind], name: &str) -> Vec<&'a Record> {
        if name.len() > MAX_NAME {
            return Vec::new();
        }
        let mut called = called(self.index, kinds, name);
        // A word for a class begins no name.
        if called.own.len() != 1 && listed(name).is_some() {
            called.beginnings.clear();
        }
        let named = called.meant();
        if !named.is_empty() || !kinds.contains(&Kind::Manufacturer) {
            return named;
        }
        let is_short = |short: &str| short.eq_ignore_ascii_case(name);
        let makers = self.catalogue.records(Kind::Manufacturer);
        makers.filter(|maker| maker.text(manufacturer::SHORT).is_some_and(is_short)).collect()
    }

    /// The report on an unknown name: names near it, else the best hits of a search.
    fn missing(&self, kinds: &[Kind], name: &str) -> Report {
        let (what, list) =
            if let [kind] = kinds { (kind.word(), kind.plural()) } else { ("record", "--all") };
        if let Some(listed) = listed(name).filter(|listed| kinds.contains(&listed.kind)) {
            let command = listed.command().join(" ");
            return Report::not_found(format!("no {what} {}; did you mean: nkcars {command}", quoted(name)));
        }
        let near = near(self.index, kinds, name);
        let message = format!("no {what} {}{}", quoted(name), did_you_mean(&near));
        let is_asked = near.is_empty() && self.suggested.replace(self.suggested.get() + 1) < MAX_SUGGESTED;
        let hits = if is_asked { search(self.index, kinds, name).hits } else { Vec::new() };
        let hits: Vec<&Record> = hits.iter().take(MAX_HITS).filter_map(Hit::record).collect();
        if hits.is_empty() {
            return Report::not_found(format!("{message}\n  see: nkcars list {list}"));
        }
        self.with_choices(Report::not_found(format!("{message}; a search finds:")), &hits)
    }

    fn ambiguous(&self, name: &str, records: &[&Record]) -> Report {
        let shown = &records[..records.len().min(MAX_CANDIDATES)];
        let part = format!(", the first {MAX_CANDIDATES} of {}", records.len());
        let part = if shown.len() < records.len() { &part } else { "" };
        let message = format!("{} may be any of these{part}; name one by its id:", quoted(name));
        self.with_choices(Report::mistake(message), shown)
    }

    /// Adds a line for each record to choose from.
    fn with_choices(&self, mut report: Report, records: &[&Record]) -> Report {
        let ids = records.iter().map(|record| self.catalogue.handle(record.kind, record.id));
        let ids: Vec<Styled> = ids.map(|id| Styled::data(&id)).collect();
        let widest = ids.iter().map(Styled::width).max().unwrap_or(0);
        let lines = ids
            .into_iter()
            .zip(records)
            .map(|(id, record)| Note::Line(format!("  {}  {}", id.pad(widest).plain(), self.told(record))));
        report.notes.extend(lines);
        report
    }

    /// A record to choose: its kind, name, hangul and date.
    fn told(&self, record: &Record) -> String {
        let when = self.catalogue.years(record).map(|years| format!(", {}", years.words()));
        format!("{}: {}{}", record.kind.word(), named(record).plain(), when.unwrap_or_default())
    }
}
