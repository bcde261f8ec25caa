//! What stands in a field of a record, as it was read. Which of it answers is decided in [`super::answer`].

use serde::{Deserialize, Serialize};

use super::claim::{Claim, Value};

/// What a field of a record holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) enum FieldValues {
    /// Editorial values, without certainty.
    Plain(Box<[Value]>),
    /// Claims, the preferred one first.
    Claims(Box<[Claim]>),
}

impl FieldValues {
    /// Its editorial values and its claims; one of them is empty.
    pub(super) fn parts(&self) -> (&[Value], &[Claim]) {
        match self {
            Self::Plain(values) => (values, &[]),
            Self::Claims(claims) => (&[], claims),
        }
    }
}
