//! The claims in the fields of a record. In a compiled record, each field is decoded when it is first asked for: a list that shows a few
//! columns decodes a few.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use super::claim::Claim;
use super::compiled::decoded;

/// The claims of each field of which anything was ever said. Only what [`Values::compiled`] returns can be encoded: claims that were read
/// are skipped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Values {
    /// Where the fields stand in the registry, in order.
    positions: &'static [u8],
    /// Where the claims of each field begin in these bytes, 16 bits each, and then all claims; empty if they were read from a file.
    compiled: &'static [u8],
    #[serde(skip)]
    claims: OnceCell<Box<[Claims]>>,
}

/// The claims of one field, once they are decoded.
type Claims = OnceCell<Box<[Claim]>>;

impl Values {
    /// The claims of fields, as they were read.
    pub(super) fn new(values: impl Iterator<Item = (u8, Box<[Claim]>)>) -> Self {
        let values = values.map(|(position, claims)| (position, OnceCell::from(claims)));
        let (positions, claims): (Vec<u8>, Vec<_>) = values.unzip();
        Self { positions: positions.leak(), compiled: &[], claims: OnceCell::from(claims.into_boxed_slice()) }
    }

    /// The same as they are compiled in.
    pub(super) fn compiled(&self) -> postcard::Result<Self> {
        let (mut starts, mut claims) = (Vec::new(), Vec::new());
        for position in self.positions() {
            let start = 2 * self.positions.len() + claims.len();
            let start = u16::try_from(start).map_err(|_| postcard::Error::SerializeBufferFull)?;
            starts.extend(start.to_le_bytes());
            claims.extend(postcard::to_allocvec(self.get(position))?);
        }
        Ok(Self { compiled: [starts, claims].concat().leak(), ..self.clone() })
    }

    /// Where the fields stand in the registry, in order.
    pub(super) fn positions(&self) -> impl Iterator<Item = u8> {
        self.positions.iter().copied()
    }

    /// The claims of the field at a place in the registry.
    pub(super) fn get(&self, position: u8) -> &[Claim] {
        let Ok(index) = self.positions.binary_search(&position) else { return &[] };
        let claims = self.claims.get_or_init(|| self.positions.iter().map(|_| Claims::new()).collect());
        claims[index].get_or_init(|| {
            let start = self.compiled.as_chunks().0.get(index).map(|start| u16::from_le_bytes(*start));
            decoded(start.and_then(|start| self.compiled.get(start.into()..)).unwrap_or_default())
        })
    }
}
