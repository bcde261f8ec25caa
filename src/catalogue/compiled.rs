//! The compact form of the catalogue that is built into the program: an index of ids, who refers to whom, and each record as
//! bytes of its own, so that a look-up decodes the few records that it shows and no other.

use serde::{Deserialize, Serialize};

use super::fields::{Kind, Type};
use super::record::Value;
use super::{Catalogue, File, Slot, Text};

/// One record refers to another in one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Link {
    to_kind: Kind,
    to: u32,
    pub(super) from_kind: Kind,
    pub(super) field: u8,
    pub(super) from: u32,
}

#[derive(Serialize, Deserialize)]
struct Compiled<'a> {
    #[serde(borrow)]
    files: Vec<&'a str>,
    tables: Vec<Vec<(&'a str, &'a [u8])>>,
    links: Vec<Link>,
    index: &'a [u8],
}

impl Link {
    /// Every reference of every record, by the record referred to.
    pub(super) fn all(catalogue: &Catalogue) -> Vec<Self> {
        let mut links = Vec::new();
        for from_kind in Kind::ALL {
            for (from, record) in (0..).zip(catalogue.records(from_kind)) {
                for (field, content) in record.contents.iter().map(|(index, content)| (*index, content)) {
                    let Type::Ref(to_kind) = from_kind.fields()[usize::from(field)].ty else { continue };
                    let targets = content.values().filter_map(|value| match value {
                        Value::Ref(id) => catalogue.position(to_kind, id),
                        _ => None,
                    });
                    let targets = targets.filter_map(|to| u32::try_from(to).ok());
                    links.extend(targets.map(|to| Self { to_kind, to, from_kind, field, from }));
                }
            }
        }
        links.sort_unstable();
        links.dedup();
        links
    }

    /// Those that refer to one record.
    pub(super) fn to(links: &[Self], kind: Kind, to: u32) -> &[Self] {
        let start = links.partition_point(|link| (link.to_kind, link.to) < (kind, to));
        let end = links.partition_point(|link| (link.to_kind, link.to) <= (kind, to));
        &links[start..end]
    }
}

/// The compact form of a catalogue, with what is needed to search it, of which this module knows nothing.
///
/// # Errors
/// If a record cannot be encoded.
pub fn compile(catalogue: &Catalogue, index: &[u8]) -> postcard::Result<Vec<u8>> {
    let mut packed = Vec::new();
    for kind in Kind::ALL {
        let records = catalogue.records(kind).map(|record| Ok((&*record.id, postcard::to_allocvec(record)?)));
        packed.push(records.collect::<postcard::Result<Vec<_>>>()?);
    }
    let tables = packed.iter().map(|table| table.iter().map(|(id, bytes)| (*id, bytes.as_slice())).collect());
    let files = catalogue.files.iter().map(|file| file.path.as_str()).collect();
    postcard::to_allocvec(&Compiled {
        files,
        tables: tables.collect(),
        links: catalogue.links.clone(),
        index,
    })
}

/// The catalogue behind a compact form. The records are decoded when they are asked for.
///
/// # Errors
/// If the bytes were not written by [`compile`].
pub fn decode(bytes: &'static [u8]) -> postcard::Result<Catalogue> {
    let compiled: Compiled<'static> = postcard::from_bytes(bytes)?;
    let mut catalogue =
        Catalogue { links: compiled.links, index: Some(compiled.index), ..Catalogue::default() };
    catalogue.files =
        compiled.files.into_iter().map(|path| File::new(path.to_owned(), String::new())).collect();
    for (table, packed) in catalogue.tables.iter_mut().zip(compiled.tables) {
        let slot = |(id, bytes)| Slot { id: Text::from(id), bytes, record: std::sync::OnceLock::new() };
        *table = packed.into_iter().map(slot).collect();
    }
    Ok(catalogue)
}
