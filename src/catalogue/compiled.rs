//! The form in which the catalogue is compiled into the program, and how it becomes a catalogue again.

use serde::{Deserialize, Serialize};

use super::lazy::Lazy;
use super::{Attested, Catalogue, Entry, File, Kind, Known};

/// The ids stand together and the records apart from them, because a look-up passes all ids and reads few records.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a + 'static"))]
struct Compiled<'a> {
    files: Vec<File>,
    /// How many records of each kind there are.
    counts: [usize; Kind::ALL.len()],
    /// For each record how many bytes its id takes and how many the record, 32 bits each: a number of fixed size is read in one step.
    lengths: &'a [u8],
    ids: &'a [u8],
    index: &'a [u8],
    attested: Lazy<Vec<Attested>>,
    records: &'a [u8],
}

impl Catalogue {
    /// The form that is compiled into the program, with its search index, which is opaque here.
    ///
    /// # Errors
    /// If a record cannot be encoded.
    pub fn compile(self, index: &[u8]) -> postcard::Result<Vec<u8>> {
        let attested = self.records(Kind::Car).map(|car| self.judged(car)).collect::<Vec<_>>().into();
        let (mut lengths, mut ids, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for record in self.all() {
            let links = self.links.get(&(record.kind, record.id)).cloned().unwrap_or_default();
            let known = Known { record: record.clone(), links: links.into(), replaced: None };
            let known = postcard::to_allocvec(&known)?;
            for length in [record.id.len(), known.len()] {
                lengths.extend(
                    u32::try_from(length).map_err(|_| postcard::Error::SerializeBufferFull)?.to_le_bytes(),
                );
            }
            ids.extend(record.id.bytes());
            records.extend(known);
        }
        let counts = Kind::ALL.map(|kind| self.count(kind));
        let (lengths, ids, records) = (&lengths[..], &ids[..], &records[..]);
        postcard::to_allocvec(&Compiled { files: self.files, counts, lengths, ids, index, attested, records })
    }

    /// The catalogue behind that form. Its records are decoded on demand.
    ///
    /// # Errors
    /// If the bytes were not written by [`Catalogue::compile`].
    pub fn compiled(bytes: &'static [u8]) -> postcard::Result<Self> {
        let form: Compiled<'static> = postcard::from_bytes(bytes)?;
        let (mut ids, mut records) = (form.ids, form.records);
        let mut entries = form.lengths.as_chunks().0.iter().map(|&[a, b, c, d, e, f, g, h]| {
            let (id, known);
            (id, ids) = ids.split_at_checked(u32::from_le_bytes([a, b, c, d]) as usize)?;
            (known, records) = records.split_at_checked(u32::from_le_bytes([e, f, g, h]) as usize)?;
            Some(Entry { id, known: Lazy::compiled(known) })
        });
        let mut tables = form.counts.map(Vec::with_capacity);
        for (table, count) in tables.iter_mut().zip(form.counts) {
            for entry in entries.by_ref().take(count) {
                table.push(entry.ok_or(postcard::Error::DeserializeUnexpectedEnd)?);
            }
        }
        Ok(Self {
            files: form.files,
            tables,
            index: Some(form.index),
            attested: form.attested,
            ..Self::default()
        })
    }
}
