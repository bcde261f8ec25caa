//! The form in which the catalogue is compiled into the program, and how it becomes a catalogue again.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use super::{Catalogue, Entry, Kind, Record};

/// The records, kind by kind and sorted by id, with what was computed from them.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Compiled<'a> {
    /// The number of records of each kind.
    counts: [u32; Kind::ALL.len()],
    /// The ids are stored apart, because a search for an id reads many ids and few records.
    #[serde(borrow)]
    ids: Packed<'a>,
    pub(super) index: &'a [u8],
    #[serde(borrow)]
    records: Packed<'a>,
}

/// Byte strings: the end of each as a 32-bit number, and all their bytes. Numbers of fixed size are read in one step.
type Packed<'a> = (&'a [u8], &'a [u8]);

fn text((ends, bytes): Packed<'static>, place: u32) -> &'static [u8] {
    let end = |place| ends.as_chunks().0.get(place as usize).map_or(0, |end| u32::from_le_bytes(*end));
    let start = place.checked_sub(1).map_or(0, end);
    bytes.get(start as usize..end(place) as usize).unwrap_or_default()
}

impl Compiled<'static> {
    /// The id of a record, as bytes: a binary search need not check that every id is UTF-8.
    pub(super) fn id(self, entry: &Entry) -> &'static [u8] {
        let compiled = entry.compiled.map(|place| text(self.ids, place));
        compiled.or_else(|| Some(entry.known.get()?.id.as_bytes())).unwrap_or_default()
    }

    pub(super) fn record(self, entry: &Entry) -> &Record {
        let bytes = || entry.compiled.map(|place| text(self.records, place)).unwrap_or_default();
        entry.known.get_or_init(|| decoded(bytes()))
    }
}

impl Catalogue {
    /// The form that is compiled into the program, with its search index, which is opaque here.
    ///
    /// # Errors
    /// If a record cannot be encoded.
    pub fn compile(self, index: &[u8]) -> postcard::Result<Vec<u8>> {
        let [mut ids, mut records]: [(Vec<u8>, Vec<u8>); 2] = Default::default();
        for record in self.all() {
            let links =
                self.added_links(record.kind).get(&(record.kind, record.id)).map_or(&[][..], Vec::as_slice);
            let mut compiled = record.clone();
            compiled.links = postcard::to_allocvec(links)?.leak();
            compiled.attested = self.attested(record);
            compiled.values = record.values.compiled()?;
            let compiled = postcard::to_allocvec(&compiled)?;
            for ((ends, bytes), more) in [(&mut ids, record.id.as_bytes()), (&mut records, &compiled)] {
                bytes.extend(more);
                let end = u32::try_from(bytes.len()).map_err(|_| postcard::Error::SerializeBufferFull)?;
                ends.extend(end.to_le_bytes());
            }
        }
        let counts = Kind::ALL.map(|kind| self.ids(kind).map(|_| 1).sum());
        let (ids, records) = ((&*ids.0, &*ids.1), (&*records.0, &*records.1));
        let compiled = Compiled { counts, ids, index, records };
        postcard::to_allocvec(&(self.files, compiled))
    }

    /// The catalogue behind that form. Its records are decoded on demand.
    ///
    /// # Errors
    /// If the bytes were not written by [`Catalogue::compile`].
    pub fn compiled(bytes: &'static [u8]) -> postcard::Result<Self> {
        let (files, compiled): (_, Compiled<'static>) = postcard::from_bytes(bytes)?;
        let mut next = 0;
        let tables = compiled.counts.map(|count| {
            let places = next..next + count;
            next = places.end;
            places.map(|place| Entry { compiled: Some(place), known: OnceCell::new() }).collect()
        });
        Ok(Self { files, compiled, tables, ..Self::default() })
    }
}

/// Decodes a part of the compiled form.
pub(super) fn decoded<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    // The bytes are the program's own, written by its build script with the same types; a test decodes every one of them.
    postcard::from_bytes(bytes)
        .unwrap_or_else(|error| unreachable!("the compiled catalogue does not decode: {error}"))
}
