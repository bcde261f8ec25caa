//! One statement: what is said, how sure it is, who says so; and whether several agree.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fields::Field;
use super::quantity::Quantity;
use super::text::Text;
use super::years::Years;

/// How sure one claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The source itself guesses, or it is rumour.
    Speculated,
    /// A credible voice says so; several pages may still retell one another, so that their number alone confirms nothing.
    Reported,
    /// Two independent voices say so, or it can be seen on film, photograph or object.
    Confirmed,
}

/// Whether the claims of a field that can have one value only agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// One claim by one source.
    Sole,
    /// Several sources, one value.
    Agreed,
    /// Several values.
    Disputed,
}

/// What a claim says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Value {
    /// A phrase, or a word of the field's vocabulary.
    Text(Text),
    /// When.
    Years(Years),
    /// How much, in the unit of the field.
    Quantity(Box<Quantity>),
    /// The id of another record; its kind is the field's.
    Ref(Text),
    /// The source's own version in words, where no record, number or date expresses it.
    Said(Text),
    /// Known to be unknowable, or looked for without result.
    Unknown,
    /// Known not to exist.
    None,
}

/// One statement of one or more sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Claim {
    /// What is said.
    pub value: Value,
    /// How sure it is; nothing for an absence ("unknown").
    pub certainty: Option<Certainty>,
    /// Ids of the sources that say so.
    pub by: Box<[Text]>,
    /// Reasons and circumstances.
    pub note: Option<Text>,
    /// Directly visible on film, photograph or object.
    pub seen: bool,
    /// The years for which a figure holds.
    pub when: Option<Box<Years>>,
    /// The source in which the same voice took it back.
    pub superseded: Option<Text>,
    /// Where in its file it stands, in bytes; only as long as the file is at hand.
    #[serde(skip)]
    pub at: u32,
}

impl Certainty {
    /// From the surest down.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Reported, Self::Speculated];

    /// The word in the data and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reported => "reported",
            Self::Speculated => "speculated",
        }
    }
}

impl Agreement {
    /// The word on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sole => "sole",
            Self::Agreed => "agreed",
            Self::Disputed => "disputed",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Value {
    /// The words of a text, whichever way it was given.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Ref(text) | Self::Said(text) => Some(text),
            _ => None,
        }
    }

    fn is_known(&self) -> bool {
        *self != Self::Unknown
    }

    fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a) | Self::Said(a), Self::Text(b) | Self::Said(b)) => {
                a.to_lowercase() == b.to_lowercase()
            }
            (a, b) => a == b,
        }
    }
}

impl Claim {
    /// Whether it still stands: its voice has not taken it back.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.superseded.is_none()
    }
}

/// Whether the claims of a field agree. Nothing for fields that may hold many values, and where nothing is known.
///
/// Claims that their voice took back, and figures of different years, are no dispute.
#[must_use]
pub fn agreement<'a>(field: &Field, claims: impl IntoIterator<Item = &'a Claim>) -> Option<Agreement> {
    if field.many {
        return None;
    }
    let mut standing = claims.into_iter().filter(|claim| claim.stands() && claim.value.is_known());
    let first = standing.next()?;
    let mut agreed = if first.by.len() > 1 { Agreement::Agreed } else { Agreement::Sole };
    // Claims are compared with the first of the same years, not each with each: a field may hold any number of them.
    let mut others: Vec<&Claim> = Vec::new();
    for claim in standing {
        agreed = Agreement::Agreed;
        let mut firsts = std::iter::once(&first).chain(&others);
        match firsts.find(|first| first.when == claim.when) {
            Some(first) if !first.value.says_the_same(&claim.value) => return Some(Agreement::Disputed),
            Some(_) => {}
            None => others.push(claim),
        }
    }
    Some(agreed)
}
