//! Kinds and levels of attestation as words on the command line.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::catalogue::{Attested, Kind};

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
            Self::Source => (&[], "Who says so"),
        };
        Some(PossibleValue::new(self.plural()).alias(self.word()).aliases(others.iter().copied()).help(help))
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
