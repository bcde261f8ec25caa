//! Reads what was typed as a record, a list, a question, a field of a record, or else a search. A reading is the command that it stands
//! for; this module does not know what that command does.
//!
//! Readings are tried in this order, and the first that uses every word wins; articles and question words are ignored:
//! 1. an id or a whole name in any spelling;
//! 2. a word for a kind or class alone;
//! 3. a licence plate, if all of the text is one, beginning with a name or number that a record explains;
//! 4. another name as a whole, a wording of a question, or the title of a source; a question goes before a group or figures;
//! 5. a list: kind, class, status, maker or what is copied, with years, a superlative or amounts;
//! 6. a question, its words in any order;
//! 7. a field of a record, or of the records of a class or maker;
//! 8. a search.

mod field;
mod list;
mod names;
mod words;

pub(crate) use words::{Listed, listed, one_of};

use crate::catalogue::{Catalogue, Kind, Record};
use crate::plate::is_unmistakable;
use crate::search::{Index, question, tokens};
use names::Names;
use words::trimmed;

/// A text of more words is searched for, unless all of it is a name.
const MAX_READ: usize = 24;

/// What a text is read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The command that it stands for, without the name of the program.
    pub command: Vec<String>,
    /// It is an id or a whole name, which needs no explanation.
    pub is_name: bool,
}

impl Reading {
    fn new(command: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { command: command.into_iter().map(Into::into).collect(), is_name: false }
    }

    fn show(catalogue: &Catalogue, record: &Record) -> Self {
        Self::new(["show", &*catalogue.handle(record.kind, record.id)])
    }
}

/// The first reading that fits and is accepted; `None` if there is none.
pub(crate) fn read(
    index: &Index<'_>,
    text: &str,
    is_accepted: impl Fn(&[String]) -> bool,
) -> Option<Reading> {
    let (names, catalogue) = (Names { index }, index.catalogue);
    let is_accepted = |reading: &Reading| is_accepted(&reading.command);
    let shown = |record: &Record| Reading::show(catalogue, record);
    let by_name = |record: &Record| Reading { is_name: true, ..shown(record) };
    // What tells of many things stands back where its name asks for a list or a question.
    let is_general = |record: &Record| record.is_group() || record.kind == Kind::Figures;
    let is_own = |record: &&Record| !is_general(record) || record.id == text && listed(text).is_none();
    // An exact name needs no tokens.
    let own = names.own(text).filter(is_own).map(by_name);
    if let Some(reading) = own.filter(&is_accepted) {
        return Some(reading);
    }
    let text = &*names.meant(text);
    let tokens = tokens(index, text);
    let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
    let bare = trimmed(&tokens);
    // Question words around a name may ask for a field of it.
    let of_bare = |named: Reading| {
        let field = if bare == text { None } else { field::read(&names, &words) };
        field.map_or(named, |field| names.other(text).map_or(field, shown))
    };
    let of_name =
        || names.own(&bare).filter(|record| !is_general(record)).map(|record| of_bare(by_name(record)));
    let of_class = || Some(Reading::new(listed(&words.join(" "))?.command()));
    let of_plate = || is_unmistakable(catalogue, text).then(|| Reading::new(["plate", text.trim()]));
    let asked = || question(index, text);
    let of_question = || asked().map(shown);
    let of_alias = || {
        let general = || names.own(&bare).map(|record| asked().map_or_else(|| by_name(record), shown));
        let whole = names.other(text).map(|record| asked().filter(|_| is_general(record)).unwrap_or(record));
        let other = || names.other(&bare).map(|record| of_bare(shown(record)));
        whole.map(shown).or_else(general).or_else(other).or_else(|| names.title(text).map(by_name))
    };
    let of_list = || list::read(&names, &words);
    let of_field = || field::read(&names, &words);
    let of_words = || {
        let dashes =
            text.split_whitespace().any(|word| word.len() > 1 && word.starts_with('-')).then_some("--");
        Some(Reading::new(["search"].into_iter().chain(dashes).chain(text.split_whitespace())))
    };
    // A name that several records share means none of them.
    let are_several = tokens.len() <= MAX_READ && names.are_several(text);
    let steps: &[&dyn Fn() -> Option<Reading>] = if are_several || tokens.len() > MAX_READ {
        &[&of_name, &of_class, &of_words]
    } else {
        &[&of_name, &of_class, &of_plate, &of_alias, &of_list, &of_question, &of_field, &of_words]
    };
    steps.iter().filter_map(|step| step()).find(is_accepted)
}
