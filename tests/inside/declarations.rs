//! Declarations are consistent: flags, headings of columns, the version of the JSON format.

use std::ffi::OsString;

use crate::bundled::VERSION;
use crate::catalogue::Kind;
use crate::cli::Cli;
use crate::query::Column;
use crate::render::json::SCHEMA;

#[test]
fn clap_accepts_the_declarations() {
    crate::cli::program().debug_assert();
}

#[test]
fn every_heading_names_its_column_unless_another_has_that_name() {
    for kind in Kind::ALL {
        for field in kind.fields() {
            let found = Column::parse(kind, field.heading).unwrap();
            let as_key = field.heading.to_lowercase().replace(' ', "-");
            let is_taken = Column::names(kind).any(|name| name == as_key);
            let expected = if is_taken { &as_key } else { field.key };
            assert_eq!(found.key(), expected, "{kind:?} {}", field.heading);
        }
    }
}

#[test]
fn version_prints_the_version_of_the_json_format() {
    assert!(VERSION.ends_with(&format!(", schema {SCHEMA})")), "{VERSION}");
}

#[test]
fn the_reader_of_lines_without_flags_agrees_with_clap() {
    let read = |words: &[&str]| {
        let line = ["nkcars"].iter().chain(words).map(OsString::from).collect();
        format!("{:?}", Cli::read(line).expect("a valid line").command)
    };
    for line in
        [&["show", "kaengsaeng", "88"][..], &["search", "blue plate", ""], &["plate", "17-123"], &["truk"]]
    {
        // `--` counts as a flag, so this line goes through clap.
        let (words, declared) = line.split_at(line.len() - 1);
        assert_eq!(read(line), read(&[words, &["--"], declared].concat()), "{line:?}");
    }
}
