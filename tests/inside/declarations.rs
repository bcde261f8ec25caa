//! What is declared agrees with itself: flags, headings of columns, the version of the JSON form.

use std::ffi::OsString;

use crate::bundled::VERSION;
use crate::catalogue::Kind;
use crate::cli::Cli;
use crate::query::Column;
use crate::render::SCHEMA;

#[test]
fn declarations_are_sound() {
    crate::cli::program().debug_assert();
}

#[test]
fn every_heading_names_its_column_unless_it_is_the_name_of_another() {
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
fn the_version_of_the_form_is_told_with_the_program() {
    assert!(VERSION.ends_with(&format!(", schema {SCHEMA})")), "{VERSION}");
}

#[test]
fn a_line_without_flags_is_read_as_the_declarations_would_read_it() {
    let read = |words: &[&str]| {
        let line = ["nkcars"].iter().chain(words).map(OsString::from).collect();
        format!("{:?}", Cli::read(line).expect("it is no mistake").command)
    };
    for line in
        [&["show", "kaengsaeng", "88"][..], &["search", "blue plate", ""], &["plate", "17-123"], &["truk"]]
    {
        // Behind `--` nothing is a flag, but the line has one.
        let (words, declared) = line.split_at(line.len() - 1);
        assert_eq!(read(line), read(&[words, &["--"], declared].concat()), "{line:?}");
    }
}
