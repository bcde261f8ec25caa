//! The one registry of kinds and fields: `list`, `show`, `compare`, `fields`, `--columns`, `--sort`, `--missing`, every format and the
//! reader of TOML draw on it. A new field is one row in the table of its kind, and nothing else.
//!
//! What a field holds in a record is not here: see [`super::Record`].

use serde::{Deserialize, Serialize};

mod car;
mod film;
mod manufacturer;
mod plate;
mod sighting;
mod source;
pub mod vocabulary;

use vocabulary::Vocabulary;

/// What a record is about; the name of its table in TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Any road vehicle.
    Car,
    /// A works or company.
    Manufacturer,
    /// A film, programme or piece of footage.
    Film,
    /// One vehicle seen in one film.
    Sighting,
    /// What a licence-plate code, colour or number means.
    Plate,
    /// Who says so.
    Source,
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A phrase.
    Text,
    /// A word of a vocabulary.
    Term(Vocabulary),
    /// A date with doubt, EDTF.
    Years,
    /// A number, perhaps with doubt.
    Quantity,
    /// The id of a record.
    Ref(Kind),
}

/// Which part of a page a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Names, class and summary: the catalogue's own words, without certainty.
    Editorial,
    /// Who, when, after what.
    Origin,
    /// What it looks like.
    Look,
    /// What can be measured.
    Figure,
    /// How it was made, used, shown and found.
    Life,
    /// What a guide would tell.
    Story,
}

/// One field of a kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in TOML, in `--columns`, in csv and in json.
    pub key: &'static str,
    /// Its name for people.
    pub heading: &'static str,
    /// What it holds, in a few words.
    pub meaning: &'static str,
    /// The unit of its numbers; empty where there is none.
    pub unit: &'static str,
    /// What its values are.
    pub ty: Type,
    /// Whether it may hold many values that do not contradict each other.
    pub many: bool,
    /// Where it stands on a page.
    pub group: Group,
}

impl Field {
    const fn new(
        group: Group,
        key: &'static str,
        heading: &'static str,
        ty: Type,
        meaning: &'static str,
    ) -> Self {
        Self { key, heading, meaning, unit: "", ty, many: false, group }
    }

    const fn many(mut self) -> Self {
        self.many = true;
        self
    }

    const fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    /// Whether it holds plain values and no claims.
    #[must_use]
    pub fn is_editorial(&self) -> bool {
        self.group == Group::Editorial
    }
}

const fn editorial(key: &'static str, heading: &'static str, ty: Type, meaning: &'static str) -> Field {
    Field::new(Group::Editorial, key, heading, ty, meaning)
}

const fn origin(key: &'static str, heading: &'static str, ty: Type, meaning: &'static str) -> Field {
    Field::new(Group::Origin, key, heading, ty, meaning)
}

const fn look(key: &'static str, heading: &'static str, ty: Type, meaning: &'static str) -> Field {
    Field::new(Group::Look, key, heading, ty, meaning)
}

const fn figure(key: &'static str, heading: &'static str, ty: Type, meaning: &'static str) -> Field {
    Field::new(Group::Figure, key, heading, ty, meaning)
}

const fn life(key: &'static str, heading: &'static str, ty: Type, meaning: &'static str) -> Field {
    Field::new(Group::Life, key, heading, ty, meaning)
}

const fn story(key: &'static str, heading: &'static str, ty: Type, meaning: &'static str) -> Field {
    Field::new(Group::Story, key, heading, ty, meaning)
}

impl Group {
    /// What stands over the group on a page.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Editorial => "",
            Self::Origin => "Origin",
            Self::Look => "Appearance",
            Self::Figure => "Figures",
            Self::Life => "Life",
            Self::Story => "Worth telling",
        }
    }
}

impl Kind {
    /// In the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Car, Self::Manufacturer, Self::Film, Self::Sighting, Self::Plate, Self::Source];

    /// One of them.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Car => "car",
            Self::Manufacturer => "manufacturer",
            Self::Film => "film",
            Self::Sighting => "sighting",
            Self::Plate => "plate",
            Self::Source => "source",
        }
    }

    /// Several of them, as `list` takes it.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Car => "cars",
            Self::Manufacturer => "manufacturers",
            Self::Film => "films",
            Self::Sighting => "sightings",
            Self::Plate => "plates",
            Self::Source => "sources",
        }
    }

    /// By its word in the singular.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Its fields; the first one names the record.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Car => car::FIELDS,
            Self::Manufacturer => manufacturer::FIELDS,
            Self::Film => film::FIELDS,
            Self::Sighting => sighting::FIELDS,
            Self::Plate => plate::FIELDS,
            Self::Source => source::FIELDS,
        }
    }

    /// One of its fields.
    #[must_use]
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// Where in its table a field stands.
    #[must_use]
    pub fn field_index(self, key: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.key == key)
    }

    /// The fields that say when, as `--year`, the column `when` and the default order of cars and films use them.
    #[must_use]
    pub const fn year_fields(self) -> &'static [&'static str] {
        match self {
            Self::Car => &["years", "known-from"],
            Self::Manufacturer => &["founded", "opened"],
            Self::Film => &["year"],
            Self::Sighting => &["vehicle-year"],
            Self::Plate => &["period"],
            Self::Source => &["date"],
        }
    }
}
