//! A text as it was typed, folded in every way in which names are compared.

use std::borrow::Cow;

use super::hangul::{initials, is_consonant};
use super::skeleton;

/// What was typed, folded in every way.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) plain: String,
    pub(super) joined: String,
    pub(super) spaced: String,
}

impl Phrase {
    pub(super) fn new(text: &str) -> Self {
        Self::of_folded(super::fold(text))
    }

    pub(super) fn of_folded(plain: String) -> Self {
        let spaced = skeleton::spaced(&plain);
        let joined =
            if plain.contains(' ') { Cow::Owned(skeleton::joined(&plain)) } else { Cow::Borrowed(&spaced) };
        Self { joined: joined.into_owned(), spaced, plain }
    }

    /// What it looks like in initial consonants, if any are typed.
    pub(super) fn initials(&self) -> Option<String> {
        self.plain.chars().any(is_consonant).then(|| initials(&self.plain))
    }
}
