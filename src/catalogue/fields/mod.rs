//! The one registry of kinds and fields: `list`, `show`, `compare`, `fields`, `--columns`, `--sort`, `--missing`, every format and the
//! reader of TOML draw on it. A new field is one row in the table of its kind.
//!
//! What a field holds in a record is not here: see [`super::Record`].

mod spec;
pub(crate) mod vocabulary;

use std::iter;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::words::words;
pub use spec::Type;
pub(crate) use spec::{FieldSpec, Group, Listed, OFF_SCREEN, Relation, Role};

words! {
    /// What a record is about; the name of its table in TOML.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Kind {
        Car => "car" "Any road vehicle",
        Manufacturer => "manufacturer" "Works and companies",
        Film => "film" "Films and programmes",
        Sighting => "sighting" "Vehicles seen in films",
        Plate => "plate" "Licence-plate codes, colours and numbers",
        Figures => "figures" "Output, fleets, prices and roads, over the years",
        Source => "source" "Who says so",
        Question => "question" "What visitors ask, with answers",
    }
}

/// A field of a kind of record: a handle by which a record is asked, such as `car::STATUS`.
///
/// It dereferences to what the registry says of the field, such as its key and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    kind: Kind,
    position: u8,
}

impl Field {
    /// The kind of record it belongs to.
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Where it stands among the fields of its kind.
    pub const fn position(self) -> u8 {
        self.position
    }
}

impl Deref for Field {
    type Target = FieldSpec;

    fn deref(&self) -> &FieldSpec {
        &self.kind.specs()[usize::from(self.position)]
    }
}

/// The fields of a kind: for each row a handle, and all rows in one table.
macro_rules! fields {
    ($kind:ident: $($handle:ident = $spec:expr;)*) => {
        /// Where each field stands in the table.
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

/// What the tables are written with.
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

/// Of each kind what several of them are called, and its fields. In one place: a constant would be copied, and every copy relocated at start.
static KINDS: [(&str, &[FieldSpec]); Kind::ALL.len()] = [
    ("cars", car::SPECS),
    ("manufacturers", manufacturer::SPECS),
    ("films", film::SPECS),
    ("sightings", sighting::SPECS),
    ("plates", plate::SPECS),
    ("figures", figures::SPECS),
    ("sources", source::SPECS),
    ("questions", question::SPECS),
];

/// Of each kind the fields of each role, a bit each: every row of a list asks for its date.
static ROLES: [[u128; Role::COUNT]; Kind::ALL.len()] = {
    let mut roles = [[0; Role::COUNT]; Kind::ALL.len()];
    let mut kind = 0;
    while kind < KINDS.len() {
        let mut position = 0;
        while position < KINDS[kind].1.len() {
            if let Some(role) = KINDS[kind].1[position].role {
                roles[kind][role as usize] |= 1 << position;
            }
            position += 1;
        }
        kind += 1;
    }
    roles
};

impl Kind {
    /// Several of them, as `list` takes it.
    pub const fn plural(self) -> &'static str {
        KINDS[self as usize].0
    }

    /// What they are, in a few words.
    pub(crate) const fn meaning(self) -> &'static str {
        self.said()[0]
    }

    const fn specs(self) -> &'static [FieldSpec] {
        KINDS[self as usize].1
    }

    /// Its fields, in the order of the registry.
    pub fn fields(self) -> impl ExactSizeIterator<Item = Field> + DoubleEndedIterator + Clone {
        let count = u8::try_from(self.specs().len()).unwrap_or(u8::MAX);
        (0..count).map(move |position| Field { kind: self, position })
    }

    /// The field that names the record.
    pub const fn name_field(self) -> Field {
        Field { kind: self, position: 0 }
    }

    /// The field at a place in the registry.
    pub fn field_at(self, position: u8) -> Option<Field> {
        (usize::from(position) < self.specs().len()).then_some(Field { kind: self, position })
    }

    /// The field with this name; names come from users and files, code has a handle.
    pub fn field(self, key: &str) -> Option<Field> {
        self.fields().find(|field| field.key == key)
    }

    /// The fields that have this role, in the order of the registry.
    pub fn with_role(self, role: Role) -> impl Iterator<Item = Field> {
        let mut left = ROLES[self as usize][role as usize];
        iter::from_fn(move || {
            let position = u8::try_from(left.trailing_zeros()).ok()?;
            left &= left.checked_sub(1)?;
            Some(Field { kind: self, position })
        })
    }
}
