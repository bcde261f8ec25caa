//! `handbook`: the catalogue, or a part of it, as one page to take along.

use anyhow::Result;

use super::{Context, Outcome, list};
use crate::catalogue::fields::car;
use crate::catalogue::fields::vocabulary::CLASS;
use crate::catalogue::{Kind, Record};
use crate::cli::HandbookArgs;
use crate::document::{Document, Handbook, RecordGroup};
use crate::query::{Filter, select};
use crate::report::{NOT_FOUND, Note};

pub(super) fn run<'a>(context: &Context<'a>, args: &HandbookArgs) -> Result<Outcome<'a>> {
    let kinds = args.kind.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    let mut groups = Vec::new();
    let mut is_whole = args.kind.is_none();
    let mut refused = None;
    for kind in kinds {
        let filter = match list::filter(context, kind, &args.filters) {
            Ok(filter) => Filter { all: filter.all || args.kind.is_none(), ..filter },
            // A field that this kind does not have; another may.
            Err(error) => {
                refused.get_or_insert(error);
                continue;
            }
        };
        is_whole &= filter.is_open();
        let found = select(context.catalogue, kind, &filter).into_iter().map(|found| found.record);
        groups.extend(grouped(kind, found.collect()));
    }
    match refused {
        Some(error) if groups.is_empty() => return Err(error),
        _ => is_whole &= refused.is_none(),
    }
    if groups.is_empty() {
        let what = args.kind.map_or("records", Kind::plural);
        let note = Note::Message(format!("no {what} match; a handbook of nothing is not written"));
        return Ok(Outcome { document: None, notes: vec![note], status: NOT_FOUND });
    }
    // Drawn by `timeline`; until there is one the page goes without.
    let timeline = None;
    Ok(Document::Handbook(Handbook { groups, is_whole, timeline }).into())
}

/// Records of a kind as they are browsed: cars by class, all others together.
fn grouped(kind: Kind, records: Vec<&Record>) -> Vec<RecordGroup<'_>> {
    let (words, key) = match kind {
        Kind::Car => (CLASS, Some(car::CLASS)),
        _ => (&[][..], None),
    };
    let word_of = |record: &Record| {
        let word = record.text(key?)?;
        words.iter().copied().find(|known| *known == word)
    };
    let groups = words.iter().copied().map(Some).chain([None]).map(|word| {
        let own = records.iter().copied().filter(|record| word_of(record) == word);
        RecordGroup { kind, word, records: own.collect() }
    });
    groups.filter(|group| !group.records.is_empty()).collect()
}
