//! `handbook`: the catalogue, or a part of it, as one page for offline use.

use anyhow::Result;

use super::{Context, Outcome};
use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::CLASS;
use crate::catalogue::{Kind, Record};
use crate::cli::{Filters, HandbookArgs};
use crate::document::timeline::Timeline;
use crate::document::{Document, Handbook, Listing, RecordGroup};
use crate::query::{Filter, Match, select, unlisted};
use crate::report::{FOUND, Note, Report};

/// Maximum number of records before a warning: with more, a phone takes over a second for each key typed into the search.
const MAX_RECORDS: usize = 5000;

pub(super) fn run<'a>(context: &Context<'a>, args: &HandbookArgs) -> Result<Outcome<'a>> {
    let found = found(context, args)?;
    let possible = found.iter().filter(|found| found.is_possible()).count();
    let found: Vec<&Record> = found.iter().map(|found| found.record).collect();
    if found.is_empty() {
        let what = if args.what.is_empty() { "records".to_owned() } else { args.what.join(" ") };
        let message = format!("no {what} match; an empty handbook is not written");
        return Err(Report::not_found(message).into());
    }
    let all: usize = Kind::ALL.into_iter().map(|kind| context.catalogue.count(kind)).sum();
    let is_whole = found.len() == all;
    let mut groups = Vec::new();
    // Questions come first.
    let mut kinds = Kind::ALL;
    kinds.rotate_right(1);
    for kind in kinds {
        let mut records: Vec<&Record> = found.iter().copied().filter(|record| record.kind == kind).collect();
        if kind == Kind::Source && !is_whole {
            let references = found.iter().flat_map(|record| record.references());
            let cited = references.filter(|(kind, ..)| *kind == Kind::Source).map(|(_, id, ..)| id);
            let shown = found.iter().flat_map(|record| context.catalogue.shown_by(record));
            let shown = shown.flat_map(|(_, answer)| answer.statements()).flat_map(|said| said.sources());
            records.extend(cited.chain(shown).filter_map(|id| context.catalogue.get(kind, id)));
            records.sort_unstable_by_key(|record| record.id);
            records.dedup_by_key(|record| record.id);
        }
        if kind == Kind::Question {
            // The file has first what people ask most.
            records.sort_by_key(|asked| (asked.file, asked.at));
        }
        groups.extend(grouped(kind, &records));
    }
    let cars = found.iter().filter(|record| record.kind == Kind::Car);
    let mut cars: Vec<Match<'a>> = cars.map(|record| Match::from(*record)).collect();
    cars.sort_by_cached_key(|car| unlisted(car.record).is_some());
    let timeline = (!cars.is_empty()).then(|| {
        let listing = Listing { found: cars, ..Listing::default() };
        Timeline::new(context.catalogue, listing, car::MANUFACTURER, false)
    });
    let count: usize = groups.iter().map(|group| group.records.len()).sum();
    let part = "nkcars handbook trucks writes a part";
    let long = format!("a page of {count} records opens slowly or not at all on a phone; {part}");
    let unsure = format!("{possible} of its records may not be what was asked for; --strict leaves them out");
    let notes = [(count > MAX_RECORDS, long), (possible > 0, unsure)].into_iter();
    let notes = notes.filter(|(applies, _)| *applies).map(|(_, note)| Note::Message(note)).collect();
    // Flags change what the words mean.
    let is_named = !args.what.is_empty() && args.filters == Filters::default();
    let name = if is_named { args.what.join(" ") } else { "a part".to_owned() };
    let document = Document::Handbook(Handbook { groups, part: (!is_whole).then_some(name), timeline });
    Ok((document, Report { notes, ..Report::default() }))
}

/// The records that meet the filters, of one kind or of all.
fn found<'a>(context: &Context<'a>, args: &HandbookArgs) -> Result<Vec<Match<'a>>> {
    let is_all = args.what.is_empty();
    let (filters, missing) = context.filters(args.what.chunks(usize::MAX), &args.filters)?;
    if missing.status != FOUND {
        return Err(missing.into());
    }
    let with_all = |(kind, filter): (Kind, Filter)| (kind, Filter { all: filter.all || is_all, ..filter });
    // Sources are added because they are cited, unless they were asked for.
    let is_meant = |(kind, filter): &(Kind, Filter)| *kind != Kind::Source || !is_all || filter.is_open();
    let filters = filters.into_iter().map(with_all).filter(is_meant);
    Ok(filters.flat_map(|(kind, filter)| select(context.catalogue, kind, &filter)).collect())
}

/// Records of a kind in sections: cars by class, then groups; all other kinds in one.
fn grouped<'a>(kind: Kind, records: &[&'a Record]) -> Vec<RecordGroup<'a>> {
    let words = CLASS.iter().copied().chain([car::GROUP.key]).filter(|_| kind == Kind::Car);
    // Records without a class come last.
    let groups = words.map(Some).chain([None]).map(|word| {
        let own = records.iter().filter(|record| record.listed_by(car::CLASS).text() == word);
        RecordGroup { kind, word, records: own.copied().collect() }
    });
    groups.filter(|group| !group.records.is_empty()).collect()
}
