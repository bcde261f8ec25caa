//! The bundled data: the program contains exactly the files in `data/`, in canonical form, and they keep the catalogue's promises.
//!
//! `UPDATE=1 cargo test data::` rewrites the files into that form.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::bundled;
use crate::catalogue::fields::car;
use crate::catalogue::{self, Catalogue, Certainty, File, FileIndex, Findings, Kind, Record, Role};
use crate::query::order::natural;

use super::read;

use super::canonical::write;

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("data folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files.extend(toml_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// Returns the catalogue read from the files, and the files.
fn from_files() -> Catalogue {
    let mut findings = Findings::default();
    let (mut files, mut records) = (Vec::new(), Vec::new());
    for path in toml_files(&data()) {
        let text = fs::read_to_string(&path).expect("data file");
        let file = File::new(path.display().to_string(), text);
        let number = FileIndex(u32::try_from(files.len()).expect("few files"));
        records.extend(catalogue::read(number, file.text, &mut findings));
        files.push(file);
    }
    let findings = findings.in_order();
    let lines: Vec<String> = findings.iter().map(|finding| finding.line(&files)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    Catalogue::new(files, records)
}

#[test]
fn files_are_in_canonical_form() {
    let update = std::env::var_os("UPDATE").is_some();
    for path in toml_files(&data()) {
        let text = fs::read_to_string(&path).expect("data file");
        let mut records = read(&text, &mut Vec::new());
        // Questions stand as the handbook shows them: what people ask most first.
        let is_by_id = |record: &Record| record.kind != Kind::Question;
        records.sort_by_cached_key(|record| (record.kind, is_by_id(record).then(|| natural(record.id))));
        let canonical = write(&records);
        if update {
            fs::write(&path, &canonical).expect("rewrite");
        } else {
            assert!(
                text == canonical,
                "{} is not in canonical form; run UPDATE=1 cargo test data::",
                path.display()
            );
        }
    }
}

#[test]
fn written_records_are_read_back() {
    for record in from_files().all() {
        let again = read(&write([record]), &mut Vec::new());
        assert_eq!(again.len(), 1, "{}", record.id);
        assert_eq!(write(&again), write([record]));
    }
}

#[test]
fn check_finds_nothing() {
    let catalogue = from_files();
    let mut findings = Findings::default();
    catalogue::check(&catalogue, &mut findings);
    let findings = findings.in_order();
    let findings: Vec<String> = findings.iter().map(|finding| finding.line(&catalogue.files)).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn the_program_contains_exactly_these_files() {
    let (bundled, files) = (bundled::catalogue().expect("compiled"), from_files());
    for kind in Kind::ALL {
        assert_eq!(bundled.count(kind), files.count(kind), "{}", kind.plural());
        for (compiled, read) in bundled.records(kind).zip(files.records(kind)) {
            assert_eq!(write([compiled]), write([read]));
            assert_eq!(compiled.overall, read.overall, "{}", read.id);
            let referring = |catalogue: &Catalogue, record: &Record| -> Vec<String> {
                let from = catalogue.referring(record);
                from.map(|(field, from)| format!("{} {}", field.key, from.id)).collect()
            };
            assert_eq!(referring(&bundled, compiled), referring(&files, read));
        }
    }
}

#[test]
fn every_record_has_a_source() {
    // A question shows the claims of other records.
    for record in from_files().all().filter(|record| !matches!(record.kind, Kind::Source | Kind::Question)) {
        let cited = record.claims().any(|(_, claim)| !claim.by.is_empty());
        assert!(cited, "{} {} cites no source", record.kind.word(), record.id);
    }
}

#[test]
fn every_record_has_a_summary() {
    for record in from_files().all().filter(|record| !matches!(record.kind, Kind::Source | Kind::Sighting)) {
        let summary = record.text_by_role(Role::Summary).unwrap_or_default();
        assert!(summary.ends_with('.') && summary.len() > 20, "{}: summary {summary:?}", record.id);
    }
}

/// People type ids of cars, and tables have a column for them.
const LONGEST_CAR_ID: usize = 20;

#[test]
fn ids_of_cars_are_short() {
    let catalogue = bundled::catalogue().expect("catalogue");
    let long: Vec<&str> = catalogue.ids(Kind::Car).filter(|id| id.len() > LONGEST_CAR_ID).collect();
    assert!(long.is_empty(), "longer than {LONGEST_CAR_ID} characters: {long:?}");
}

#[test]
fn cars_have_a_class_and_an_origin() {
    let catalogue = from_files();
    for record in catalogue.records(Kind::Car) {
        assert!(record.text(car::ORIGIN).is_some(), "{} has no origin", record.id);
    }
}

#[test]
fn the_catalogue_does_not_shrink() {
    let catalogue = from_files();
    let least = [
        (Kind::Car, 280),
        (Kind::Manufacturer, 26),
        (Kind::Film, 124),
        (Kind::Sighting, 127),
        (Kind::Plate, 25),
        (Kind::Figures, 14),
        (Kind::Source, 745),
        (Kind::Question, 45),
    ];
    for (kind, least) in least {
        assert!(catalogue.count(kind) >= least, "{} {}", catalogue.count(kind), kind.plural());
    }
    assert!(catalogue.all().map(|record| record.overall.claims).sum::<u32>() >= 1200);
    assert_eq!(catalogue.count(Kind::Manufacturer), 26);
    assert_eq!(catalogue.count(Kind::Sighting), 127);
}

#[test]
fn general_knowledge_confirms_nothing() {
    for record in from_files().all() {
        for (field, claim) in record.claims() {
            let only = claim.by == "general-knowledge";
            assert!(
                !(only && claim.certainty == Some(Certainty::Confirmed)),
                "{} {}: confirmed by general knowledge",
                record.id,
                field.key
            );
        }
    }
}

#[test]
fn numbers_are_within_sane_bounds() {
    use crate::catalogue::Value;
    // Field, least, most: from a moped to a missile launcher with nine axles.
    let bounds = [
        ("cylinders", 1.0, 18.0),
        ("displacement-cc", 50.0, 60_000.0),
        ("power-kw", 1.0, 1_000.0),
        ("torque-nm", 10.0, 10_000.0),
        ("voltage-v", 6.0, 3_000.0),
        ("top-speed-kmh", 3.0, 300.0),
        ("length-mm", 1_000.0, 60_000.0),
        ("width-mm", 500.0, 6_000.0),
        ("height-mm", 500.0, 6_000.0),
        ("wheelbase-mm", 500.0, 20_000.0),
        ("weight-kg", 100.0, 150_000.0),
        ("payload-kg", 100.0, 150_000.0),
        ("towing-kg", 100.0, 150_000.0),
        ("seats", 1.0, 200.0),
        ("capacity", 1.0, 600.0),
        ("doors", 1.0, 12.0),
        ("axles", 1.0, 20.0),
        ("importance", 1.0, 5.0),
    ];
    let mut seen = BTreeSet::new();
    for record in from_files().all() {
        for (key, least, most) in bounds {
            let claims = record.claims().filter(|(field, _)| field.key == key);
            for (_, claim) in claims {
                let Value::Quantity(quantity) = &claim.value else { continue };
                seen.insert(key);
                for number in [quantity.low, quantity.high].into_iter().flatten() {
                    assert!((least..=most).contains(&number), "{} {key}: {number}", record.id);
                }
            }
        }
    }
    assert!(seen.len() > 10, "too few fields with bounds have values: {seen:?}");
}

/// Prose writes dates in words, as the program does.
#[test]
fn dates_in_prose_are_in_words() {
    let is_digit = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        let parts: Vec<&str> = word.split('-').collect();
        matches!(*parts, [year, month, day] if [year.len(), month.len(), day.len()] == [4, 2, 2])
            && parts.iter().all(|part| is_digit(part))
    };
    let mut read = 0;
    let catalogue = bundled::catalogue().expect("catalogue");
    for record in Kind::ALL.iter().flat_map(|kind| catalogue.records(*kind)) {
        for statement in record.kind.fields().flat_map(|field| record.answer(field).statements()) {
            for text in [statement.text(), statement.note].into_iter().flatten() {
                let is_prose = text.contains(' ') && statement.field.role != Some(Role::Name);
                assert!(!is_prose || !text.split(' ').any(is_date), "{}: {text}", record.id);
                read += usize::from(is_prose);
            }
        }
    }
    assert!(read > 1_000, "{read} texts");
}
