//! The registry of kinds and fields, which every command, every format and the reader of TOML use. A new field is one row in the table of its
//! kind.
//!
//! The values of fields are in [`super::Record`].

mod spec;
pub(crate) mod vocabulary;

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::words::words;
pub use spec::Type;
pub(crate) use spec::{FieldSpec, Group, OFF_SCREEN, Relation, Role};

words! {
    /// What a record is about; the name of its table in TOML, with its plural, as in `list films`, and its meaning.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Kind {
        Car => "car" "cars" "Any road vehicle",
        Manufacturer => "manufacturer" "manufacturers" "Works and companies",
        Film => "film" "films" "Films and programmes",
        Sighting => "sighting" "sightings" "Vehicles seen in films",
        Plate => "plate" "plates" "Licence-plate codes, colours and numbers",
        Figures => "figures" "figures" "Output, fleets, prices and roads, over the years",
        Source => "source" "sources" "Who says so",
        Question => "question" "questions" "What visitors ask, with answers",
    }
}

/// A handle for a field of a kind of record, such as `car::STATUS`.
///
/// It dereferences to the row of the registry, with the key and the unit of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Field {
    /// The kind of record it belongs to.
    pub kind: Kind,
    /// Its position among the fields of its kind.
    pub position: u8,
}

impl Deref for Field {
    type Target = FieldSpec;

    fn deref(&self) -> &FieldSpec {
        &SPECS[self.kind as usize][usize::from(self.position)]
    }
}

/// Defines the fields of a kind: a handle for each row, and a table of all rows.
macro_rules! fields {
    ($kind:ident: $($handle:ident = $spec:expr;)*) => {
        /// The position of each field in the table.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code, reason = "named as the handles are")]
        enum Position { $($handle),* }

        pub(super) const SPECS: &[FieldSpec] = &[$($spec),*];

        $(
            #[allow(dead_code, reason = "a handle for each row, used or not")]
            pub(crate) const $handle: Field =
                Field { kind: Kind::$kind, position: Position::$handle as u8 };
        )*
    };
}

/// The names that the tables use.
mod prelude {
    pub(super) use super::spec::Group::{Editorial, Figure, Life, Look, Origin};
    pub(super) use super::spec::Type::{Flag, Quantity, RecordField, Ref, Term, Text, Years};
    pub(super) use super::spec::{FieldSpec, OFF_SCREEN, Relation, Role};
    pub(super) use super::{Field, Kind, vocabulary};
}

pub(crate) mod car;
pub(crate) mod figures;
pub(crate) mod film;
pub(crate) mod manufacturer;
pub(crate) mod plate;
pub(crate) mod question;
pub(crate) mod sighting;
pub(crate) mod source;

/// The fields of each kind. A constant would be copied, and every copy relocated at start.
static SPECS: [&[FieldSpec]; Kind::ALL.len()] = [
    car::SPECS,
    manufacturer::SPECS,
    film::SPECS,
    sighting::SPECS,
    plate::SPECS,
    figures::SPECS,
    source::SPECS,
    question::SPECS,
];

impl Kind {
    /// The plural, as in `list films`.
    pub const fn plural(self) -> &'static str {
        self.said()[0]
    }

    /// Its fields, in the order of the registry.
    pub fn fields(self) -> impl ExactSizeIterator<Item = Field> + DoubleEndedIterator + Clone {
        let count = u8::try_from(SPECS[self as usize].len()).unwrap_or(u8::MAX);
        (0..count).map(move |position| Field { kind: self, position })
    }

    /// Whether its records make claims, and do not only say what others do.
    pub fn has_claims(self) -> bool {
        self.fields().any(|field| !field.is_editorial())
    }

    /// The field that names the record.
    pub const fn name_field(self) -> Field {
        Field { kind: self, position: 0 }
    }

    /// The field at a position in the registry.
    pub fn field_at(self, position: u8) -> Option<Field> {
        (usize::from(position) < SPECS[self as usize].len()).then_some(Field { kind: self, position })
    }

    /// The field with this key, which comes from a user or a file; code uses handles.
    pub fn field(self, key: &str) -> Option<Field> {
        self.fields().find(|field| field.key == key)
    }

    /// The fields that have this role, in the order of the registry.
    pub fn with_role(self, role: Role) -> impl Iterator<Item = Field> {
        self.fields().filter(move |field| field.role == Some(role))
    }
}
