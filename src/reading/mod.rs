//! Reads what was typed as a record, a list, a question, a field of a record, or else a search. A reading is the command that it stands
//! for; this module does not know what that command does.
//!
//! Readings are tried in this order, and the first that uses every word wins; articles and question words are ignored:
//! 1. an id or a whole name in any spelling;
//! 2. a word for a kind or class alone;
//! 3. a licence plate, if all of the text is one, beginning with a name or number that a record explains;
//! 4. another name as a whole, a wording of a question, or the title of a source;
//! 5. a list: kind, class, status or maker with years, a superlative or amounts;
//! 6. a question, its words in any order;
//! 7. a field of a record, or of the records of a class;
//! 8. a search.

mod field;
mod list;
mod names;
mod words;

pub(crate) use words::{Listed, listed, one_of};

use crate::catalogue::{Catalogue, Record};
use crate::plate::is_unmistakable;
use crate::search::{Index, question, tokens};
use names::Names;
use words::{Words, trimmed};

/// A text of more words is searched for, unless all of it is a name.
const MAX_WORDS: usize = 24;

/// What a text is read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The command that it stands for, without the name of the program.
    pub command: Vec<String>,
    /// What the rows of a list are sorted by, where the first or the most of them are asked for.
    pub superlative: Option<String>,
    /// It is an id or a whole name, which needs no explanation.
    pub is_name: bool,
}

impl Reading {
    fn new(command: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { command: command.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    fn show(catalogue: &Catalogue, record: &Record) -> Self {
        Self::new(["show", &*catalogue.handle(record.kind, record.id)])
    }
}

/// The first reading that fits and is accepted; `None` if there is none.
pub(crate) fn read(
    catalogue: &Catalogue,
    index: &Index<'_>,
    text: &str,
    is_accepted: impl Fn(&Reading) -> bool,
) -> Option<Reading> {
    let names = Names { index };
    // An exact name needs no tokens.
    let own = names.own(text);
    if let Some(reading) = own.filter(&is_accepted) {
        return Some(reading);
    }
    let tokens = tokens(index, text);
    let words = Words::new(&tokens);
    let bare = trimmed(&tokens);
    // Question words around a name may ask for a field of it.
    let of_bare = |named: Reading| {
        let field = if bare == text { None } else { field::read(&names, &words) };
        field.map_or(named, |field| names.other(text).unwrap_or(field))
    };
    let steps: [&dyn Fn() -> Option<Reading>; 7] = [
        &|| names.own(&bare).map(of_bare),
        &|| words.listed(),
        &|| is_unmistakable(catalogue, text).then(|| Reading::new(["plate", text.trim()])),
        &|| {
            let other = || names.other(&bare).map(of_bare);
            names.other(text).or_else(other).or_else(|| names.title(text))
        },
        &|| list::read(&names, &words),
        &|| question(index, text).map(|record| Reading::show(catalogue, record)),
        &|| field::read(&names, &words),
    ];
    let of_words = || {
        let dashes =
            text.split_whitespace().any(|word| word.len() > 1 && word.starts_with('-')).then_some("--");
        Reading::new(["search"].into_iter().chain(dashes).chain(text.split_whitespace()))
    };
    // A name that several records share means none of them.
    let is_long = tokens.len() > MAX_WORDS;
    let steps = &steps[..if is_long || names.are_several(text) { 2 } else { steps.len() }];
    let readings = steps.iter().filter_map(|step| step()).chain(std::iter::once_with(of_words));
    readings.into_iter().find(is_accepted)
}
