//! `nkcars WORD...`: the record that the words name, or else what a search finds.

use anyhow::Result;

use super::{Context, Outcome, plate, search, show};
use crate::catalogue::{Kind, quoted};
use crate::cli::{self, Filters, PlateArgs, SearchArgs, Shape, ShowArgs};
use crate::plate::is_unmistakable;
use crate::report::Report;
use crate::search::{Hit, Quality, Resolution, fold, resolve, search as find};

/// A search for a question finds nearly everything; who looks something up reads the first few hits.
const MAX_HITS: usize = 12;

pub(super) fn run<'a>(context: &Context<'a>, args: &ShowArgs) -> Result<Outcome<'a>> {
    mistyped(context, args)?;
    let words = args.names.join(" ");
    if let Resolution::Found(record) = resolve(context.catalogue, || context.index(), &Kind::ALL, &words) {
        return show::records(vec![record], args);
    }
    let is_deep = args.brief || args.full || args.sure || args.claims || !args.field.is_empty();
    if !is_deep && is_unmistakable(context.catalogue, &words) {
        return plate::run(context, &PlateArgs { text: args.names.clone(), colour: None, year: None });
    }
    let hits = find(context.catalogue, context.index(), &Kind::ALL, &words).hits;
    // The only record with such a name is meant, however the name is written; the only one with such a text need not be.
    if let [hit] = hits.as_slice()
        && hit.by_name
        && hit.quality < Quality::Fuzzy
        && let Some(record) = hit.record()
    {
        return show::records(vec![record], args);
    }
    let query = args.names.clone();
    search::run(
        context,
        &SearchArgs {
            query,
            kind: None,
            filters: Filters::default(),
            shape: Shape { limit: Some(MAX_HITS), ..Shape::default() },
        },
    )
}

/// Refuses a first word that is one slip from a command, unless the catalogue knows it.
fn mistyped(context: &Context<'_>, args: &ShowArgs) -> Result<(), Report> {
    let Some((typed, rest)) = args.names.split_first() else { return Ok(()) };
    let slips = |name: &&str| strsim::osa_distance(&typed.to_lowercase(), name) <= 1;
    let Some(meant) = cli::names().find(slips) else { return Ok(()) };
    if knows(context, typed) {
        return Ok(());
    }
    let again: String = rest.iter().map(|word| format!(" {}", cli::again(word))).collect();
    Err(Report::mistake(format!("no command {}; did you mean: nkcars {meant}{again}", quoted(typed))))
}

/// Whether the word stands in the catalogue as it was typed, and not as a part of another.
fn knows(context: &Context<'_>, word: &str) -> bool {
    let hits = find(context.catalogue, context.index(), &Kind::ALL, word);
    let word = fold(word);
    let hits = hits.hits.iter().take(MAX_HITS);
    hits.flat_map(Hit::parts).any(|part| {
        let mut words = part.text.split(|character: char| !character.is_alphanumeric());
        words.any(|known| fold(known) == word)
    })
}
