//! Any text can be read and checked without a panic, and what was read without errors survives a round trip.

#![no_main]

#[path = "../../tests/inside/canonical.rs"]
mod canonical;

use canonical::write;
use libfuzzer_sys::fuzz_target;
use nkcars::testing::{
    Catalogue, Claim, File, Findings, Record, Severity, Type, Value, check, read, visible,
};

/// Returns the records of a text and the findings in it.
fn records(text: &str) -> (Vec<Record>, Findings) {
    let mut findings = Findings::default();
    (read(Default::default(), text.to_owned().leak(), &mut findings), findings)
}

fuzz_target!(|text: &str| {
    let (read, mut findings) = records(text);
    if findings.count(Severity::Error) == 0 {
        let written = write(&read);
        let (again, found) = records(&written);
        assert_eq!(found.count(Severity::Error), 0, "{found:?}\n{written}");
        assert_eq!(write(&again), written);
    }
    let catalogue = Catalogue::new(vec![File::new("f".to_owned(), text.to_owned())], read);
    check(&catalogue, &mut findings);
    for finding in findings.in_order() {
        let line = finding.line(&catalogue.files);
        assert_eq!(visible(&line), line, "a finding is one line");
    }
});
