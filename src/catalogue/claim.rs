//! One claim: what is said, how sure it is, who says so; and the value of a field.
//!
//! Whether several claims agree, and which of them answers, is in [`super::answer`].

use std::borrow::Cow;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::words::words;
use super::{Quantity, Years};

words! {
    /// How sure one claim is; from the surest down.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Certainty {
        /// Two independent voices say so, or it can be seen on film, photograph or object.
        Confirmed = 2 => "confirmed",
        /// A credible voice says so; several pages may still retell one another, so that their number alone confirms nothing.
        Reported = 1 => "reported",
        /// The source itself guesses, or it is rumour.
        Speculated = 0 => "speculated",
    }
}

/// What a claim says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A phrase, a word of the field's vocabulary, or the full name of a field of a record.
    Text(&'static str),
    /// When.
    Years(Years),
    /// How much, in the unit of the field.
    Quantity(Box<Quantity>),
    /// The id of another record; its kind is the field's.
    Ref(&'static str),
    /// The source's own words, where no record, number or date expresses them.
    Verbatim(&'static str),
    /// Known to be unknowable, or looked for without result.
    #[default]
    Unknown,
    /// Known not to exist.
    None,
}

/// One statement of one or more sources; in an editorial field one of the catalogue itself, a value and no more.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// What is said.
    pub value: Value,
    /// How sure it is; nothing for an absence ("unknown").
    pub certainty: Option<Certainty>,
    /// Ids of the sources that say so, with spaces between.
    pub by: &'static str,
    /// Directly visible on film, photograph or object.
    pub seen: bool,
    /// Whether it still stands, that is, its own voice has not withdrawn it in another source.
    pub stands: bool,
    /// Its position in its file, in bytes; known only while the file is loaded.
    #[serde(skip)]
    pub at: u32,
    /// Boxed, because most claims have none of these and a large layer has a million claims.
    pub(super) circumstances: Option<Box<Circumstances>>,
}

/// What is said beside a value. A claim dereferences to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Circumstances {
    /// Reasons and circumstances.
    pub note: Option<&'static str>,
    /// The years for which a figure holds.
    pub when: Option<Years>,
    /// The source in which its voice took it back, as the data have it.
    pub superseded: Option<&'static str>,
}

static NONE: Circumstances = Circumstances { note: None, when: None, superseded: None };

impl Deref for Claim {
    type Target = Circumstances;

    fn deref(&self) -> &Circumstances {
        self.circumstances.as_deref().unwrap_or(&NONE)
    }
}

impl Claim {
    /// A value at a place in its file, and nothing else.
    pub(super) fn of(value: Value, at: u32) -> Self {
        Self { value, at, stands: true, ..Self::default() }
    }

    /// Ids of the sources that say so.
    pub fn sources(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.by.split_terminator(' ')
    }
}

impl Value {
    /// The words of a text, whichever way it was given.
    pub fn as_text(&self) -> Option<&'static str> {
        if let Self::Text(text) | Self::Ref(text) | Self::Verbatim(text) = self { Some(text) } else { None }
    }

    /// The years of a date.
    pub fn as_years(&self) -> Option<&Years> {
        if let Self::Years(years) = self { Some(years) } else { None }
    }

    /// Whether both say the same; words are compared without regard to case.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self == other || self.key() == other.key()
    }

    /// A key that two values of a field share if they say the same, for use in sets. Only keys of texts are all in lower case.
    pub fn key(&self) -> String {
        match self {
            Self::Text(text) | Self::Verbatim(text) => text.to_lowercase(),
            other => ["Value ", &other.written()].concat(),
        }
    }

    /// As the data have it, and scripts read it.
    pub fn written(&self) -> Cow<'static, str> {
        match self {
            Self::Quantity(quantity) => quantity.to_string().into(),
            Self::Years(years) => years.to_string().into(),
            Self::Text(text) | Self::Ref(text) | Self::Verbatim(text) => (*text).into(),
            Self::Unknown => "unknown".into(),
            Self::None => "none".into(),
        }
    }
}
