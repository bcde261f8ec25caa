//! Kinds and certainties as words on the command line.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::catalogue::{Certainty, Kind};

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
            Self::Question => (&[], "What visitors ask, with answers"),
        };
        Some(PossibleValue::new(self.plural()).alias(self.word()).aliases(others.iter().copied()).help(help))
    }
}

impl ValueEnum for Certainty {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Confirmed => "Two independent voices, or seen",
            Self::Reported => "A credible voice, not independently confirmed",
            Self::Speculated => "A guess or a rumour",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}
