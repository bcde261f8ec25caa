//! Reads what was typed as a record, a list, a question, a field of a record, or else a search. A reading is the command that the text
//! stands for; this module does not know what that command does.
//!
//! Readings are tried in this order, and the first that uses every word wins; articles and question words are ignored:
//! 1. an id or a whole name in any spelling;
//! 2. a wording of a question;
//! 3. a word for a kind or class alone;
//! 4. a name with ignored words around it, or another name as a whole; but a question goes before a group or figures;
//! 5. a licence plate, beginning with a name or number that a record explains;
//! 6. a field of a record with a long name;
//! 7. a list: kind, class, status, maker, the name of a family or what is copied, with years, a superlative or amounts;
//! 8. a question, its words in any order;
//! 9. a kind or class together with ignored words;
//! 10. a field of any record;
//! 11. a list with fields, of the records of a class, a maker or a family;
//! 12. names with words such as *or* between them;
//! 13. a question that has all the words in its wordings together, too weak a match to replace a list without rows;
//! 14. the title of a source;
//! 15. a search.
//!
//! A name that several vehicles share, such as *Kaengsaeng*, is that of a family, and never of one of them.

mod field;
mod list;
mod request;
mod words;

pub(crate) use words::{Listed, listed, one_of, only};

use std::cell::LazyCell;
use std::collections::HashSet;
use std::iter::{self, successors};

use crate::catalogue::{Catalogue, Field, Kind, Record};
use crate::plate::is_unmistakable;
use crate::search::{
    self, Called, Index, Token, fold, is_frame, is_ignored, is_question, questions, tokens, unframed,
};
use field::named;
use words::{Phrase, are_several, called, maker, meant, record, trimmed, years};

/// A longer text is searched for, unless all of it is a name.
const MAX_READ: usize = 24;

/// A name of at least this many words is read before a list.
const LONG_NAME: usize = 3;

/// The most records that can be read side by side.
pub(crate) const MAX_COMPARED: usize = 6;

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

    fn show(catalogue: &Catalogue, record: &Record, is_name: bool) -> Self {
        Self { is_name, ..Self::new(["show", &*catalogue.handle(record.kind, record.id)]) }
    }

    fn search(text: &str) -> Self {
        let is_flag = |word: &str| word.len() > 1 && word.starts_with('-');
        let dashes = text.split_whitespace().any(is_flag).then_some("--");
        Self::new(["search"].into_iter().chain(dashes).chain(text.split_whitespace()))
    }
}

/// A record about many things (a group or figures), which yields to a question or a list of the same name.
fn is_general(record: &Record) -> bool {
    record.is_group() || record.kind == Kind::Figures
}

/// Offers readings to `accepted`, the likeliest first, and returns what it makes of the first that it accepts.
pub(crate) fn read<T>(
    index: &Index<'_>,
    text: &str,
    mut accepted: impl FnMut(Reading) -> Option<T>,
) -> Option<T> {
    let typed = called(index, text);
    // "In North Korea" changes nothing.
    if typed.own.is_empty()
        && typed.others.is_empty()
        && let Some(bare) = unframed(text, is_frame)
    {
        return read(index, &bare, accepted);
    }
    let is_own = |record: &&Record| !is_general(record) || record.id == text && listed(text).is_none();
    // An exact name needs no tokens.
    let own = only(&typed.own).filter(is_own).map(|record| Reading::show(index.catalogue, record, true));
    own.and_then(&mut accepted).or_else(|| match meant(index, text, &typed) {
        Some(meant) => read_words(index, &meant, &called(index, &meant), accepted),
        None => read_words(index, text, &typed, accepted),
    })
}

fn read_words<'a, T>(
    index: &Index<'a>,
    text: &str,
    whole: &Called<'a>,
    accepted: impl FnMut(Reading) -> Option<T>,
) -> Option<T> {
    let spelled = tokens(index, &spelled_out(text));
    let words = words_of(&spelled);
    let kept = trimmed(&spelled, |token| &token.word);
    let bare = kept.iter().map(|token| &*token.typed).collect::<Vec<_>>().join(" ");
    let named = if bare == text { whole.clone() } else { called(index, &bare) };
    let show = |record: &Record| Reading::show(index.catalogue, record, false);
    let questions = LazyCell::new(|| questions(index, text));
    let list = LazyCell::new(|| list::read(index, &words, true));
    // Question words around a name may ask for a field of it.
    let of_record = |record: &Record| {
        let instead = if is_general(record) && fold(record.name()) != fold(text) {
            let listed = || list.clone().filter(|_| record.is_group());
            questions[0].map(show).or_else(listed).or(questions[1].map(show))
        } else {
            field::read(index, &words, 1).map(|field| only(&whole.others).map_or(field, show))
        };
        let is_name = named.own.iter().any(|own| (own.kind, own.id) == (record.kind, record.id));
        instead.unwrap_or_else(|| Reading::show(index.catalogue, record, is_name))
    };
    // A name of all the words goes before that of some.
    let own = only(&named.own).filter(|_| bare == text || whole.others.is_empty());
    let other = only(&named.others).filter(|_| !are_several(&named));
    let steps: [&dyn Fn() -> Option<Reading>; 14] = [
        &|| asked(index, text, whole).map(show),
        &|| Some(Reading::new(listed(&words.join(" "))?.command())),
        &|| own.or(only(&whole.others)).or(other).map(of_record),
        &|| Some(Reading::new(["plate", &plate(index, text)?])),
        &|| of_field(index, text, &words, LONG_NAME),
        &|| list::read(index, &words, !is_question(text, &words)),
        &|| questions[0].map(show),
        &|| list.clone(),
        &|| of_field(index, text, &words, 1),
        &|| list::with_fields(index, &words),
        &|| comparison(index, &words).or_else(|| joined(index, text)),
        &|| questions[1].map(show).filter(|_| list.is_none()),
        // Another name, also read as a list that turned out empty.
        &|| only(&whole.others).map(show),
        // The title of a source.
        &|| Some(Reading::show(index.catalogue, only(&search::called(index, &Kind::ALL, text).own)?, true)),
    ];
    // A name that several records share means none of them.
    let is_one = spelled.len() <= MAX_READ && !are_several(whole) && !text.split(' ').any(has_sign);
    let steps = if is_one { &steps[..] } else { &steps[..2] };
    steps.iter().filter_map(|step| step()).chain([Reading::search(text)]).find_map(accepted)
}

/// The question that the whole text asks, apart from words at its ends that change nothing; nor do years, if figures answer.
fn asked<'a>(index: &Index<'a>, text: &str, whole: &Called<'a>) -> Option<&'a Record> {
    let asked = |called: &Called<'a>, kinds: &[Kind]| {
        only(&called.own).or(only(&called.others)).filter(|record| kinds.contains(&record.kind))
    };
    // Nor does "today".
    let is_aside = |phrase: &str| {
        let (before, last) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
        let is_when = years(last).is_some() && before.split_terminator(' ').all(is_ignored);
        is_when || Phrase::new(&[phrase]).instruction("frame").is_some()
    };
    let mut texts = successors(unframed(text, is_aside), |text| unframed(text, is_aside));
    let has_figures = |question: &&Record| {
        index.catalogue.shown_by(question).any(|(record, _)| record.kind == Kind::Figures)
    };
    let is_asked = is_question(text, &text.split(' ').collect::<Vec<_>>());
    let of_text = |text: String| {
        let whole = asked(&called(index, &text), &[Kind::Question, Kind::Figures]);
        whole.or_else(|| questions(index, &text)[0].filter(|_| is_asked).filter(has_figures))
    };
    asked(whole, &[Kind::Question]).or_else(|| texts.find_map(of_text))
}

/// The text if it is a plate, or the plate in it, as in *what is this plate 평양 12-3456*.
fn plate(index: &Index<'_>, text: &str) -> Option<String> {
    let is_aside = |phrase: &str| {
        let phrase = Phrase::new(&[phrase]);
        let is_told = |name| phrase.instruction(name).is_some();
        let is_of_plate = matches!(phrase.kind(), Some(Kind::Plate | Kind::Car));
        phrase.is_ignored() || is_of_plate || ["field", "used", "frame"].into_iter().any(is_told)
    };
    let mut texts = successors(Some(text.trim().to_owned()), |text| unframed(text, is_aside));
    texts.find(|text| {
        let is_plate = |is_name| is_unmistakable(index.catalogue, text, is_name);
        // A vehicle may be named like a plate.
        is_plate(true) && {
            let own = called(index, text).own;
            own.iter().all(|record| record.kind == Kind::Plate) && is_plate(!own.is_empty())
        }
    })
}

/// Reads a field of a record. A name may contain a sign that joins words elsewhere.
fn of_field(index: &Index<'_>, text: &str, words: &[&str], least: usize) -> Option<Reading> {
    let typed = tokens(index, text);
    let typed = Some(words_of(&typed)).filter(|typed| typed != words);
    field::read(index, words, least).or_else(|| field::read(index, &typed?, least))
}

/// A comparison in Korean, which writes *and* behind a noun without a space.
fn joined(index: &Index<'_>, text: &str) -> Option<Reading> {
    let apart = spelled_out(text).replace("과 ", " 과 ").replace("와 ", " 와 ");
    comparison(index, &words_of(&tokens(index, &apart)))
}

fn words_of(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| &*token.word).collect()
}

/// Whether a word has a sign that changes what it says and that no reading knows: `>1958`, `..1960`, `!foreign`.
fn has_sign(word: &str) -> bool {
    word.starts_with(['<', '>', '=', '!']) || word.starts_with("..") && word.len() > 2
}

/// The text with words in place of signs between words and after years: `trucks & buses`, `1958-`.
fn spelled_out(text: &str) -> String {
    let spelled = |word: &str| {
        let year = ["-", "–", "+", ".."].iter().find_map(|sign| word.strip_suffix(sign));
        if let Some(year) = year.filter(|year| years(year).is_some()) {
            return format!("since {year}");
        }
        let (number, unit) = word.split_at(word.find(char::is_alphabetic).unwrap_or(0));
        if !number.is_empty() && Phrase::new(&[&unit.to_lowercase()]).instruction("unit").is_some() {
            return format!("{number} {unit}");
        }
        let parts = word.split([',', '&', '/', '+']);
        let is_word = |part: &str| part.is_empty() || part.len() > 2 && !part.ends_with(char::is_numeric);
        if parts.clone().all(is_word) { parts.collect::<Vec<_>>().join(" and ") } else { word.to_owned() }
    };
    text.split(' ').map(spelled).collect::<Vec<_>>().join(" ")
}

/// Reads names of one kind, with words such as *or* between them, as a comparison.
fn comparison(index: &Index<'_>, words: &[&str]) -> Option<Reading> {
    let versus = |word: &&str| Phrase::new(&[word]).instruction("versus");
    // "With" alone sets nothing side by side.
    words.iter().find(|word| versus(word) == Some(""))?;
    let names = words.split(|word| versus(word).is_some());
    let names = names.map(|name| trimmed(name, |word| word).join(" ")).filter(|name| !name.is_empty());
    let names: Vec<String> = names.collect();
    // The 85 of "Kaengsaeng 68 vs 85" is short for a name.
    let family = names.first()?.rsplit_once(' ').map_or("", |(family, _)| family);
    let group = |name: &str| only(&called(index, name).others).filter(|record| record.is_group());
    let meant = |name: &String| {
        let whole = record(index, &format!("{family} {name}"));
        whole.or_else(|| record(index, name)).or_else(|| group(name)).or_else(|| maker(index, name))
    };
    let records = names.iter().map(meant).collect::<Option<Vec<&Record>>>()?;
    let is_one_kind = records.iter().all(|record| record.kind == records[0].kind);
    let handles = records.iter().map(|record| index.catalogue.handle(record.kind, record.id));
    // "Which is longer" asks for a field that a comparison may leave out.
    let is_told = |field: &Field| records.iter().any(|record| record.answer(*field).is_recorded());
    let field = |word| named(records[0].kind, &Phrase::new(&[word])).find(is_told);
    let by = words.iter().filter(|word| versus(word).is_some()).find_map(|word| field(word));
    let verb = if by.is_some() { "show" } else { "compare" };
    let flag = by.into_iter().flat_map(|field| ["--field".into(), field.key.into()]);
    let command = iter::once(verb.into()).chain(handles).chain(flag);
    let distinct: HashSet<&str> = records.iter().map(|record| record.id).collect();
    (is_one_kind && (2..=MAX_COMPARED).contains(&distinct.len())).then(|| Reading::new(command))
}
