//! The claims in the fields of a record. In a compiled record, each field is decoded when it is first asked for: a list that shows a few
//! columns decodes a few.

use std::cell::{OnceCell, RefCell};

use foldhash::HashSet;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};

use super::claim::Claim;
use super::compiled::decoded;

/// The claims of each field of which anything was ever said.
#[derive(Clone, Debug)]
pub(super) struct Values {
    /// Where the fields stand in the registry, in order.
    positions: &'static [u8],
    claims: Box<[OnceCell<Box<[Claim]>>]>,
    /// Where the claims of each field begin in these bytes, 16 bits each, and then all claims; empty if they were read from a file.
    compiled: &'static [u8],
}

thread_local! {
    /// The lists of positions of records that were read, each once: a large layer has many records with the same fields.
    static SHAPES: RefCell<HashSet<&'static [u8]>> = RefCell::default();
}

impl Values {
    /// The claims of fields, as they were read.
    pub(super) fn new(values: impl Iterator<Item = (u8, Box<[Claim]>)>) -> Self {
        let values = values.map(|(position, claims)| (position, OnceCell::from(claims)));
        let (positions, claims): (Vec<u8>, Vec<_>) = values.unzip();
        let positions = SHAPES.with_borrow_mut(|shapes| {
            let known = shapes.get(&*positions).copied();
            known.unwrap_or_else(|| {
                let positions = positions.leak();
                shapes.insert(positions);
                positions
            })
        });
        Self { positions, claims: claims.into(), compiled: &[] }
    }

    /// Where the fields stand in the registry, in order.
    pub(super) fn positions(&self) -> impl Iterator<Item = u8> {
        self.positions.iter().copied()
    }

    /// The claims of the field at a place in the registry.
    pub(super) fn get(&self, position: u8) -> &[Claim] {
        let Ok(index) = self.positions.binary_search(&position) else { return &[] };
        self.claims[index].get_or_init(|| {
            let start = self.compiled.as_chunks().0.get(index).map(|start| u16::from_le_bytes(*start));
            decoded(start.and_then(|start| self.compiled.get(start.into()..)).unwrap_or_default())
        })
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (mut compiled, mut claims) = (Vec::new(), Vec::new());
        for position in self.positions() {
            let start = 2 * self.positions.len() + claims.len();
            compiled.extend(u16::try_from(start).map_err(S::Error::custom)?.to_le_bytes());
            claims.extend(postcard::to_allocvec(self.get(position)).map_err(S::Error::custom)?);
        }
        compiled.extend(claims);
        (self.positions, compiled).serialize(serializer)
    }
}

impl<'de: 'static> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (positions, compiled) = <(&'static [u8], &'static [u8])>::deserialize(deserializer)?;
        Ok(Self { positions, claims: positions.iter().map(|_| OnceCell::new()).collect(), compiled })
    }
}
