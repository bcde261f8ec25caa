//! Every plate in the data is read as its record says.

use crate::bundled;
use crate::catalogue::fields::plate as fields;
use crate::catalogue::{Catalogue, Kind, Record, Role};
use crate::plate::{Reading, read};
use crate::search::Index;

/// The plates in the fields of a record.
fn plates(record: &Record) -> Vec<&str> {
    let fields = record.kind.with_role(Role::Plate);
    fields.flat_map(|field| record.answer(field).statements().filter_map(|plate| plate.text())).collect()
}

fn names(reading: &Reading<'_>, record: &Record) -> bool {
    let mut records = reading.rows.iter().filter_map(|row| Some(row.explained.as_ref()?.record));
    records.any(|known| (known.kind, known.id) == (record.kind, record.id))
}

#[test]
fn every_plate_in_the_data_is_read_as_its_record_says() {
    let catalogue: Catalogue = bundled::catalogue().expect("the bundled catalogue");
    let catalogue = Box::leak(Box::new(catalogue));
    let index = Index::new(catalogue);
    let mut count = 0;
    for record in catalogue.records(Kind::Plate).chain(catalogue.records(Kind::Sighting)) {
        for plate in plates(record) {
            let is_colour = record.kind == Kind::Plate && record.text(fields::TOPIC) == Some("colour");
            let colours = if is_colour { &[record][..] } else { &[] };
            let reading = read(&index, plate, colours, None);
            let reading = reading.unwrap_or_else(|| panic!("{}: {plate:?} cannot be read", record.id));
            // A record without a code is about plates in general, and explains no single plate.
            let is_general = record.kind == Kind::Plate && record.text(fields::CODE).is_none();
            assert!(is_general || names(&reading, record), "{}: {plate:?} is read without it", record.id);
            count += 1;
        }
    }
    assert!(count >= 30, "{count} plates");
}
