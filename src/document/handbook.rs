//! The handbook as data: which records stand in it, in which groups. How a page looks does not belong here.

use crate::catalogue::fields::car;
use crate::catalogue::{Attested, Catalogue, Kind, Record};
use crate::document::timeline::Timeline;

/// Many records, to be browsed and searched away from the program.
#[derive(Debug)]
pub(crate) struct Handbook<'a> {
    /// The records in the order in which they are browsed.
    pub groups: Vec<RecordGroup<'a>>,
    /// Whether every record of the catalogue is in it.
    pub is_whole: bool,
    /// The years of its vehicles, if there are any.
    pub timeline: Option<Timeline<'a>>,
}

/// Records of one kind that are browsed together.
#[derive(Debug)]
pub(crate) struct RecordGroup<'a> {
    /// What they are.
    pub kind: Kind,
    /// The word that they share; `None` where a kind is not divided.
    pub word: Option<&'a str>,
    /// The records.
    pub records: Vec<&'a Record>,
}

/// What a record is to the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Belonging {
    /// A vehicle of the country, or a record of another kind.
    Domestic,
    /// A foreign relative, or an import.
    Foreign,
    /// A vehicle that may never have existed.
    Doubtful,
}

impl Belonging {
    /// Which of them a record is.
    pub(crate) fn of(catalogue: &Catalogue, record: &Record) -> Self {
        if catalogue.attested(record) == Some(Attested::Doubtful) {
            Self::Doubtful
        } else if record.kind == Kind::Car && record.answer(car::ORIGIN).is("foreign") {
            Self::Foreign
        } else {
            Self::Domestic
        }
    }
}
