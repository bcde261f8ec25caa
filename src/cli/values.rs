//! Words on the command line: kinds, certainties, closed vocabularies. Each is taken in any case, a kind or a class in the plural too.

use std::ffi::OsStr;
use std::sync::LazyLock;

use clap::builder::{EnumValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error, ValueEnum};

use crate::catalogue::fields::vocabulary::{self, Vocabulary};
use crate::catalogue::{Attested, Kind};
use crate::reading::{Listed, listed};

/// What `list` lists: a kind, or the cars of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct What {
    /// The kind.
    pub kind: Kind,
    /// The class, where that was named.
    pub class: Option<&'static str>,
}

impl ValueEnum for What {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<What>> = LazyLock::new(|| {
            let kinds = Kind::ALL.into_iter().map(|kind| What { kind, class: None });
            let classes = vocabulary::CLASS.iter().map(|class| What { kind: Kind::Car, class: Some(class) });
            kinds.chain(classes).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        // Hidden classes keep the list of kinds short in messages; they are completed all the same.
        self.class.map_or_else(
            || self.kind.to_possible_value(),
            |class| Some(PossibleValue::new(plural(class)).aliases(spellings(class)).alias(class).hide(true)),
        )
    }
}

/// Reads what is listed: by its own name, or an everyday word for it in any language.
#[derive(Clone)]
pub(super) struct WhatParser;

impl TypedValueParser for WhatParser {
    type Value = What;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<What, Error> {
        match typed.to_str().and_then(listed) {
            Some(Listed { kind, classes }) if classes.len() < 2 => {
                Ok(What { kind, class: classes.first().copied() })
            }
            _ => EnumValueParser::new().parse_ref(command, arg, typed),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(What::value_variants().iter().filter_map(What::to_possible_value)))
    }
}

/// Returns a parser of the words of a vocabulary, in any of their spellings.
pub(super) fn words(vocabulary: Vocabulary) -> impl TypedValueParser<Value = String> {
    let values =
        vocabulary.iter().map(|word| PossibleValue::new(*word).alias(plural(word)).aliases(spellings(word)));
    let is = |word: &str, typed: &str| {
        [word.to_owned(), plural(word)]
            .iter()
            .chain(&spellings(word))
            .any(|known| known.eq_ignore_ascii_case(typed))
    };
    PossibleValuesParser::new(values).map(move |typed| {
        let word = vocabulary.iter().find(|word| is(word, &typed));
        word.map_or(typed, |word| (*word).to_owned())
    })
}

/// Returns how a word with a hyphen is written by others.
fn spellings(word: &str) -> Vec<String> {
    if !word.contains('-') {
        return Vec::new();
    }
    [word.to_owned(), plural(word)]
        .iter()
        .flat_map(|word| [word.replace('-', " "), word.replace('-', ""), word.replace('-', "_")])
        .collect()
}

fn plural(word: &str) -> String {
    match word {
        "military" | "off-road" => word.to_owned(),
        _ if word.ends_with('s') => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (others, help): (&[&str], _) = match self {
            Self::Car => (&[], "Any road vehicle"),
            Self::Manufacturer => (&["maker", "makers"], "Works and companies"),
            Self::Film => (&[], "Films and programmes"),
            Self::Sighting => (&[], "Vehicles seen in films"),
            Self::Plate => (&[], "Licence-plate codes, colours and numbers"),
            Self::Figures => (&["figure"], "Output, fleets, prices and roads, over the years"),
            Self::Source => (&[], "Who says so"),
            Self::Question => (&[], "What visitors ask, with answers"),
        };
        let value = PossibleValue::new(self.plural()).aliases(others.iter().copied()).help(help);
        Some(if self.word() == self.plural() { value } else { value.alias(self.word()) })
    }
}

impl ValueEnum for Attested {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.meaning()))
    }
}
