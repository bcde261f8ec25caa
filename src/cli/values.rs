//! Words on the command line: kinds, classes and other closed vocabularies. Each is taken in any spelling, in the plural, and as an everyday
//! word for it.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error, ValueEnum};

use crate::catalogue::fields::vocabulary::{self, plural};
use crate::catalogue::{Attested, Kind};
use crate::reading::one_of;

/// Reads a word, and knows those that there are.
#[derive(Clone)]
pub(super) struct Words {
    known: fn() -> Vec<PossibleValue>,
    read: fn(&str) -> Option<String>,
}

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, typed: &OsStr) -> Result<String, Error> {
        if let Some(value) = typed.to_str().and_then(self.read) {
            return Ok(value);
        }
        let refused = PossibleValuesParser::new((self.known)()).parse_ref(command, arg, typed);
        Err(refused.err().unwrap_or_else(|| Error::new(ErrorKind::InvalidValue)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.known)().into_iter()))
    }
}

pub(super) const WHAT: Words = Words {
    known: || {
        let classes = vocabulary::CLASS.iter().map(|class| PossibleValue::new(plural(class)));
        kinds().into_iter().chain(classes).collect()
    },
    // A name is none of them: what it means is for the command to find out.
    read: |typed| (!typed.trim().is_empty()).then(|| typed.to_owned()),
};

pub(super) const CLASS: Words =
    Words { known: || all(vocabulary::CLASS), read: |typed| one_of(vocabulary::CLASS, typed) };

pub(super) const ORIGIN: Words =
    Words { known: || all(vocabulary::ORIGIN), read: |typed| one_of(vocabulary::ORIGIN, typed) };

pub(super) const STATUS: Words =
    Words { known: || all(vocabulary::STATUS), read: |typed| one_of(vocabulary::STATUS, typed) };

fn all(words: vocabulary::Vocabulary) -> Vec<PossibleValue> {
    words.iter().map(PossibleValue::new).collect()
}

fn kinds() -> Vec<PossibleValue> {
    let help = |kind: Kind| match kind {
        Kind::Car => "Any road vehicle",
        Kind::Manufacturer => "Works and companies",
        Kind::Film => "Films and programmes",
        Kind::Sighting => "Vehicles seen in films",
        Kind::Plate => "Licence-plate codes, colours and numbers",
        Kind::Figures => "Output, fleets, prices and roads, over the years",
        Kind::Source => "Who says so",
        Kind::Question => "What visitors ask, with answers",
    };
    Kind::ALL.map(|kind| PossibleValue::new(kind.plural()).help(help(kind))).to_vec()
}

impl ValueEnum for Attested {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.meaning()))
    }
}
