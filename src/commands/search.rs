//! `search`: records by name or by words, best first, each with why it was found.

use anyhow::Result;

use super::columns::{check_degrees, chosen, sorting};
use super::{Context, Outcome};
use crate::catalogue::{Kind, quoted};
use crate::cli::{self, SearchArgs};
use crate::document::{Document, Hits};
use crate::query::{Column, Filter, Match, sort};
use crate::report::{FOUND, Note, Report};
use crate::search::{Hit, HowFound, Results, fold, search};

/// Maximum number of words that a note names.
const MAX_WORDS: usize = 3;

pub(super) fn run<'a>(context: &Context<'a>, args: &SearchArgs) -> Result<Outcome<'a>> {
    let query = args.query.join(" ");
    if query.trim().is_empty() {
        return Err(Report::mistake("the query is empty; write a name or a word".to_owned()).into());
    }
    let (mut filters, missing) = context.filters(args.within.chunks(1), &args.filters)?;
    // A search includes foreign relatives and hoaxes, which are described as such.
    for (_, filter) in &mut filters {
        filter.all = true;
    }
    let kinds: Vec<Kind> = filters.iter().map(|(kind, _)| *kind).collect();
    let parse = |name: &str| Column::of_hits(&kinds, name);
    let asked = args.shape.columns.as_deref();
    let degrees = args.filters.degrees();
    let [people, scripts] = Hits::usual(&degrees).map(|usual| chosen(usual, asked, parse));
    let columns = [people?, scripts?];
    let sorted_by = sorting(args.shape.sort.as_deref(), parse)?;
    let shown = columns[0].iter().map(|(column, _)| column);
    check_degrees(shown.chain(sorted_by.iter().map(|sort| &sort.column)), &degrees)?;
    let results = search(context.index, &kinds, &query);
    let note = note(&results, &query).map(Note::Message);
    let unfiltered = results.hits.len();
    let kept = results.hits.into_iter().filter_map(|hit| kept(context, &filters, hit));
    let mut rows: Vec<Match<'_>> = kept.collect();
    let total = rows.len();
    let limit = args.shape.limit.unwrap_or(usize::MAX);
    // They are in the order of the hits.
    if sorted_by.is_empty() {
        rows.truncate(limit);
    }
    for row in &mut rows {
        row.parts = row.hit.as_ref().map(|hit| hit.parts()).unwrap_or_default();
    }
    sort(context.catalogue, &mut rows, &sorted_by);
    rows.truncate(limit);
    let is_filtered = filters.len() < Kind::ALL.len() || filters.iter().any(|(_, filter)| !filter.is_open());
    let words = (!is_filtered).then(|| cli::all_shell_quoted(&args.query));
    let (is_limited, is_chosen) = (args.shape.limit.is_some(), asked.is_some());
    let hits = Document::Hits(Hits { rows, total, words, is_limited, columns, is_chosen });
    let report = match total {
        0 if missing.status != FOUND => missing,
        0 => {
            let counting: Vec<&str> = results.words.iter().map(|(word, _)| &**word).collect();
            let counting = if counting.is_empty() { query } else { counting.join(" ") };
            Report::not_found(match unfiltered {
                0 => format!("nothing found for {}; try another spelling or word", quoted(&counting)),
                _ => format!("{unfiltered} found for {}, but the filters leave none", quoted(&counting)),
            })
        }
        _ => Report { notes: note.into_iter().collect(), ..Report::default() },
    };
    Ok((hits, report))
}

/// A note about words that were not found, as they were typed.
fn note(results: &Results<'_>, query: &str) -> Option<String> {
    let unknown = || results.words.iter().filter(|(_, known)| *known != HowFound::Written);
    let mut words: Vec<String> = unknown().take(MAX_WORDS).map(|(word, _)| quoted(word)).collect();
    let Some((_, first)) = unknown().next() else {
        let message = || format!("no record has all words of {}; showing those with the most", quoted(query));
        let best = || results.hits.first().filter(|hit| hit.by_name)?.parts().into_iter().next();
        let is_of_name =
            |word: &str| best().is_some_and(|part| fold(&part.text).split(' ').any(|own| own == word));
        let denied = results.denied.as_ref().filter(|word| !is_of_name(&fold(word)));
        let ignored =
            |word: &String| format!("a search cannot exclude anything; {} has no effect", quoted(word));
        return denied.map(ignored).or_else(|| results.is_partial.then(message));
    };
    if unknown().count() > MAX_WORDS {
        words.push("others".to_owned());
    }
    let instead = match first {
        _ if unknown().any(|(_, known)| known != first) => "; showing near matches",
        HowFound::Nowhere | HowFound::Written => "; showing records with the other words",
        HowFound::InSources => "; only sources do",
        HowFound::BySound => "; showing names that sound similar",
        HowFound::Nearly => "; showing names with a similar spelling",
        HowFound::Begun => "; showing longer words that begin with it",
    };
    Some(format!("no record has {}{instead}", words.join(" or ")))
}

fn kept<'a>(context: &Context<'a>, filters: &[(Kind, Filter)], hit: Hit<'a>) -> Option<Match<'a>> {
    let mut filters = filters.iter().filter(|(kind, _)| *kind == hit.kind);
    let record = hit.record()?;
    let found = filters.find_map(|(_, filter)| filter.matches(context.catalogue, record))?;
    Some(Match { hit: Some(hit.into()), ..found })
}
