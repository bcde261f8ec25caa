//! The rules that data must keep. Each is a small function with a name; a new rule is a new line in one of the three tables here.
//!
//! What one value must look like to be read at all is decided where it is read, in [`super::read()`].

mod anachronism;
mod circles;
mod dates;
mod grades;
mod numbers;
mod questions;
mod references;
mod text;
mod voices;
mod whole;

use super::Catalogue;
use super::claim::Claim;
use super::finding::Finding;
use super::findings::Findings;
use super::nearest::{did_you_mean, nearest};
use super::record::Record;

pub(super) use text::suspicion;

type RecordRule = fn(&Catalogue, &Record, &mut Findings);
type CatalogueRule = fn(&Catalogue, &mut Findings);
type TextRule = fn(&str) -> Option<String>;

/// Rules that look at one text, while its place is known; all of them only warn.
const TEXT_RULES: &[TextRule] = &[text::is_composed, text::hides_nothing, text::is_no_formula];

/// Rules that look at one record at a time, in the light of all.
const RECORD_RULES: &[RecordRule] = &[
    references::references_resolve,
    references::refers_not_to_itself,
    references::sources_are_known,
    voices::confirmed_by_two_voices,
    voices::value_given_once,
    voices::taken_back_by_its_own_voice,
    dates::life_in_order,
    dates::relatives_in_order,
    dates::seen_after_built,
    dates::years_are_sane,
    numbers::numbers_are_sane,
    grades::reported_by_one_voice,
    grades::rests_on_a_witness,
    anachronism::maker_was_founded_before,
    questions::questions_are_answered,
    questions::shown_fields_answer,
];

/// Rules that need all records at once.
const CATALOGUE_RULES: &[CatalogueRule] =
    &[whole::names_are_unique, whole::sources_are_cited, circles::based_on_leads_in_no_circle];

/// All findings in a catalogue, by place, as many as are kept.
#[must_use]
pub fn check(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Findings::default();
    check_all(catalogue, &mut findings);
    in_order(catalogue, findings)
}

/// Adds all findings in a catalogue.
pub fn check_all(catalogue: &Catalogue, findings: &mut Findings) {
    for record in catalogue.all() {
        check_record(catalogue, record, findings);
    }
    for rule in CATALOGUE_RULES {
        rule(catalogue, findings);
    }
}

/// Adds the findings in one record.
pub fn check_record(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for rule in RECORD_RULES {
        rule(catalogue, record, findings);
    }
}

fn subject(record: &Record) -> String {
    format!("{}.{}", record.kind.word(), record.id)
}

fn at_claim(record: &Record, claim: &Claim, message: String) -> Finding {
    Finding::error(record.file, claim.at as usize, &subject(record), message)
}

fn doubt_claim(record: &Record, claim: &Claim, message: String) -> Finding {
    Finding::warning(record.file, claim.at as usize, &subject(record), message)
}

fn at_record(record: &Record, message: String) -> Finding {
    Finding::error(record.file, record.at as usize, &subject(record), message)
}

/// Maximum number of findings for which a near id is sought, and of ids among which it is sought: both cost time.
const MAX_SUGGESTIONS: usize = 20;
const MAX_IDS: usize = 50_000;

/// The findings by place, the first of those that name an unknown id with what may have been meant.
#[must_use]
pub fn in_order(catalogue: &Catalogue, mut findings: Findings) -> Vec<Finding> {
    findings.sort();
    let mut findings = findings.told();
    let unknown = findings.iter_mut().filter_map(|finding| Some((finding.sought.take()?, finding)));
    for ((kind, id), finding) in unknown.take(MAX_SUGGESTIONS) {
        if catalogue.count(kind) <= MAX_IDS {
            finding.message.push_str(&did_you_mean(&nearest(&id, catalogue.ids(kind))));
        }
    }
    findings
}
