//! Any text is records or findings: read in pieces and as a whole alike, checked, and what was read is written so that it reads the same.

#![no_main]

#[path = "../../tests/all/canonical.rs"]
mod canonical;

use canonical::write;
use libfuzzer_sys::fuzz_target;
use nkcars::catalogue::{Catalogue, File, Record, Severity, check, read, read_whole, visible};

fuzz_target!(|text: &str| {
    let (mut findings, mut at_once) = (Vec::new(), Vec::new());
    let records = read(0, text, &mut findings);
    let whole = read_whole(0, text.to_owned().leak(), &mut at_once);
    let is_sound = |findings: &[nkcars::catalogue::Finding]| {
        findings.iter().all(|finding| finding.severity == Severity::Warning)
    };
    assert_eq!(is_sound(&findings), is_sound(&at_once), "in pieces, and at once");
    if is_sound(&findings) {
        let written = write(&records);
        assert_eq!(written, write(&whole));
        let mut again = Vec::new();
        let reread: Vec<Record> = read(0, &written, &mut again);
        assert!(is_sound(&again), "{again:?}\n{written}");
        assert_eq!(write(&reread), written);
    }
    let catalogue = Catalogue::new(vec![File::new("f".to_owned(), text.to_owned())], records);
    findings.extend(check(&catalogue));
    for finding in findings {
        let line = finding.line(catalogue.files());
        assert_eq!(visible(&line), line, "a finding is one line");
    }
});
