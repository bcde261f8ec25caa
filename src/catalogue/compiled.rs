//! The compact form of the catalogue that is built into the program: an index of ids, who refers to whom, and each record as
//! bytes of its own, so that a look-up decodes the few records that it shows and no other.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::claim::Value;
use super::fields::{Kind, Type};
use super::record::{Content, Contents, Tally};
use super::table::{Link, Links, Table};
use super::{Catalogue, File, Record, Text};

#[derive(Serialize, Deserialize)]
struct Compiled<'a> {
    #[serde(borrow)]
    files: Vec<&'a str>,
    /// The index and the bytes of each kind.
    tables: Vec<(&'a [u8], &'a [u8])>,
    links: &'a [u8],
    index: &'a [u8],
}

/// A record whose fields are still packed.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    kind: Kind,
    #[serde(borrow)]
    id: &'a str,
    file: u16,
    at: u32,
    tally: Tally,
    index: &'a [u8],
    bytes: &'a [u8],
}

/// The fields of a compiled record, each decoded when somebody looks at it.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// For each field its place in the table of its kind, and the end of its bytes, in [`ENTRY`] bytes.
    index: &'static [u8],
    bytes: &'static [u8],
    decoded: Box<[OnceLock<Box<Content>>]>,
}

/// One byte for the field, four for the end of its bytes.
const ENTRY: usize = 5;

impl Fields {
    fn new(index: &'static [u8], bytes: &'static [u8]) -> Self {
        Self { index, bytes, decoded: (0..index.len() / ENTRY).map(|_| OnceLock::new()).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.decoded.len()
    }

    pub(super) fn field(&self, position: usize) -> usize {
        self.index[position * ENTRY].into()
    }

    pub(super) fn content(&self, position: usize) -> &Content {
        self.decoded[position].get_or_init(|| {
            let start = position.checked_sub(1).map_or(0, |before| self.end(before));
            sound(postcard::from_bytes(&self.bytes[start..self.end(position)]))
        })
    }

    fn end(&self, position: usize) -> usize {
        let end = &self.index[position * ENTRY + 1..(position + 1) * ENTRY];
        end.iter().rev().fold(0, |end, byte| end << 8 | usize::from(*byte))
    }
}

impl Link {
    /// The references of one record, which stands at `from` in its table.
    pub(super) fn of(catalogue: &Catalogue, record: &Record, from: u32) -> impl Iterator<Item = Self> {
        let from_kind = record.kind;
        record.contents_by_index().flat_map(move |(index, content)| {
            let to_kind = match from_kind.fields()[index].ty {
                Type::Ref(kind) => Some(kind),
                _ => None,
            };
            let values =
                to_kind.into_iter().flat_map(|kind| content.values().map(move |value| (kind, value)));
            values.filter_map(move |(to_kind, value)| {
                let Value::Ref(id) = value else { return None };
                let to = u32::try_from(catalogue.position(to_kind, id)?).ok()?;
                Some(Self { to_kind, to, from_kind, field: u8::try_from(index).ok()?, from })
            })
        })
    }
}

fn pack(record: &Record) -> postcard::Result<Vec<u8>> {
    let (mut index, mut bytes) = (Vec::new(), Vec::new());
    for (field, content) in record.contents() {
        bytes.extend(postcard::to_allocvec(content)?);
        let (place, end) = (record.kind.field_index(field.key), u32::try_from(bytes.len()));
        let (Some(Ok(place)), Ok(end)) = (place.map(u8::try_from), end) else {
            return Err(postcard::Error::SerializeBufferFull);
        };
        index.push(place);
        index.extend(end.to_le_bytes());
    }
    let Record { kind, file, at, tally, .. } = *record;
    postcard::to_allocvec(&Packed { kind, id: &record.id, file, at, tally, index: &index, bytes: &bytes })
}

/// The record behind its bytes; its fields stay packed until somebody looks at them.
///
/// The bytes are the program's own, written by its build script with the same types; a test decodes every one of them.
pub(super) fn record(bytes: &'static [u8]) -> Record {
    let packed: Packed<'static> = sound(postcard::from_bytes(bytes));
    Record {
        kind: packed.kind,
        id: Text::from(packed.id),
        file: packed.file,
        at: packed.at,
        tally: packed.tally,
        contents: Contents::Compiled(Fields::new(packed.index, packed.bytes)),
    }
}

fn sound<T>(decoded: postcard::Result<T>) -> T {
    match decoded {
        Ok(decoded) => decoded,
        Err(error) => unreachable!("the compiled catalogue does not decode: {error}"),
    }
}

/// The compact form of a catalogue, with what is needed to search it, of which this module knows nothing.
///
/// # Errors
/// If a record cannot be encoded.
pub fn compile(catalogue: &Catalogue, index: &[u8]) -> postcard::Result<Vec<u8>> {
    let mut packed = Vec::new();
    for kind in Kind::ALL {
        let records = catalogue.records(kind).map(|record| Ok((&*record.id, pack(record)?)));
        let records = records.collect::<postcard::Result<Vec<_>>>()?;
        packed.push(Table::pack(records.into_iter()).ok_or(postcard::Error::SerializeBufferFull)?);
    }
    postcard::to_allocvec(&Compiled {
        files: catalogue.files.iter().map(|file| file.path.as_str()).collect(),
        tables: packed.iter().map(|(index, bytes)| (index.as_slice(), bytes.as_slice())).collect(),
        links: &catalogue.links.pack(),
        index,
    })
}

/// The catalogue behind a compact form. The records are decoded when they are asked for.
///
/// # Errors
/// If the bytes were not written by [`compile`].
pub fn decode(bytes: &'static [u8]) -> postcard::Result<Catalogue> {
    let compiled: Compiled<'static> = postcard::from_bytes(bytes)?;
    let links = Links::Compiled(compiled.links);
    let mut catalogue = Catalogue { links, index: Some(compiled.index), ..Catalogue::default() };
    catalogue.files =
        compiled.files.into_iter().map(|path| File::new(path.to_owned(), String::new())).collect();
    for (table, (index, bytes)) in catalogue.tables.iter_mut().zip(compiled.tables) {
        *table = Table::compiled(index, bytes);
    }
    Ok(catalogue)
}
