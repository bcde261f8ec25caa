//! Gathers what stands in a table.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{OCCURRENCE, Occurrence, PLACE, Place, Table, four};

/// A table that is being made.
#[derive(Debug)]
pub(in crate::search) struct Builder {
    keys: Vec<u8>,
    places: Vec<u8>,
    words: BTreeMap<String, Vec<u8>>,
}

impl Builder {
    pub(in crate::search) fn new() -> Self {
        Self { keys: b" ".to_vec(), places: Vec::new(), words: BTreeMap::new() }
    }

    /// Adds a text; of a name also the key by which it is found.
    pub(in crate::search) fn push(&mut self, place: Place, key: Option<&str>) -> usize {
        self.places.extend(place.packed(self.keys.len()).as_flattened());
        self.keys.extend(key.into_iter().flat_map(|key| key.bytes().chain([b' '])));
        self.places.len() / PLACE - 1
    }

    pub(in crate::search) fn add_word(&mut self, word: String, occurrence: Occurrence) {
        self.words.entry(word).or_default().extend(occurrence.packed().as_flattened());
    }

    pub(in crate::search) fn finish(self) -> Table {
        let (mut words, mut starts, mut apart) = (Vec::new(), Vec::new(), Vec::new());
        let mut count = 0;
        for (word, of_word) in self.words {
            starts.extend([words.len(), count].map(four).as_flattened());
            words.extend(word.into_bytes());
            count += of_word.len() / OCCURRENCE;
            apart.push(of_word);
        }
        let (keys, places) = (self.keys.into(), self.places.into());
        let (words, starts, occurrences) = (words.into(), starts.into(), Cow::default());
        Table { keys, places, words, starts, occurrences, apart }
    }
}
