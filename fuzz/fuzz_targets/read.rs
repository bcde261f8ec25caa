//! Any text is records or findings: read, checked, and what was read is written so that it reads the same.

#![no_main]

#[path = "../../tests/inside/canonical.rs"]
mod canonical;

use canonical::write;
use libfuzzer_sys::fuzz_target;
use nkcars::testing::{Catalogue, Claim, File, Record, Severity, Value, check, read, visible};

fuzz_target!(|text: &str| {
    let mut findings = Vec::new();
    let records = read(0, text, &mut findings);
    if findings.iter().all(|finding| finding.severity == Severity::Warning) {
        let written = write(&records);
        let mut again = Vec::new();
        let reread = read(0, &written, &mut again);
        assert!(again.iter().all(|finding| finding.severity == Severity::Warning), "{again:?}\n{written}");
        assert_eq!(write(&reread), written);
    }
    let catalogue = Catalogue::new(vec![File::new("f".to_owned(), text.to_owned())], records);
    findings.extend(check(&catalogue));
    for finding in findings {
        let line = finding.line(catalogue.files());
        assert_eq!(visible(&line), line, "a finding is one line");
    }
});
