//! Compiled values are decoded on first use; values read from a file are there from the start.

use std::cell::OnceCell;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};

/// A value, or the bytes of the compiled catalogue from which it is decoded on first use.
#[derive(Clone, Debug)]
pub(super) struct Lazy<T> {
    bytes: &'static [u8],
    value: OnceCell<T>,
}

impl<T> Lazy<T> {
    /// A value of the compiled catalogue.
    pub(super) fn compiled(bytes: &'static [u8]) -> Self {
        Self { bytes, value: OnceCell::new() }
    }

    /// Whether it is compiled in.
    pub(super) fn is_compiled(&self) -> bool {
        !self.bytes.is_empty()
    }
}

impl<T: Deserialize<'static>> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| decoded(self.bytes))
    }
}

/// What bytes of the compiled catalogue stand for.
pub(super) fn decoded<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    // The bytes are the program's own, written by its build script with the same types; a test decodes every one of them.
    postcard::from_bytes(bytes)
        .unwrap_or_else(|error| unreachable!("the compiled catalogue does not decode: {error}"))
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self { bytes: &[], value: OnceCell::from(value) }
    }
}

impl<T: Default> Default for Lazy<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T: Serialize + Deserialize<'static>> Serialize for Lazy<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&postcard::to_allocvec(&**self).map_err(S::Error::custom)?)
    }
}

impl<'de: 'static, T> Deserialize<'de> for Lazy<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'static [u8]>::deserialize(deserializer).map(Self::compiled)
    }
}
