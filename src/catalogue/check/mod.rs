//! The rules that data must keep. Each is a small function named after what is right; a new rule is a new line in one of the tables here.
//!
//! What one value must look like to be read at all is decided where it is read, in [`super::read()`].

mod claims;
mod dates;
mod numerals;
mod plates;
mod prose;
mod references;
mod relations;
mod text;
mod whole;

use crate::catalogue::{Catalogue, Claim, Field, Finding, Findings, Record, Severity};

pub(super) use text::suspicion;

/// A claim where it stands.
struct ClaimAt<'a> {
    catalogue: &'a Catalogue,
    record: &'a Record,
    field: Field,
    claim: &'a Claim,
}

/// Says what is wrong with a claim; its place, record and field are added to that.
type ClaimRule = fn(&ClaimAt<'_>) -> Option<String>;
type RecordRule = fn(&Catalogue, &Record, &mut Findings);
type CatalogueRule = fn(&Catalogue, &mut Findings);

/// Rules that look at one claim at a time, in the light of all records.
const CLAIM_RULES: &[(Severity, ClaimRule)] = &[
    (Severity::Error, claims::refers_not_to_itself),
    (Severity::Error, claims::confirmed_by_two_voices),
    (Severity::Warning, claims::taken_back_by_its_own_voice),
    (Severity::Warning, claims::years_are_sane),
    (Severity::Warning, claims::numbers_are_sane),
    (Severity::Warning, claims::reported_by_one_voice),
    (Severity::Warning, claims::rests_on_a_witness),
    (Severity::Warning, dates::maker_was_founded_before),
];

/// Rules that look at one record at a time, in the light of all.
const RECORD_RULES: &[RecordRule] = &[
    references::named_records_exist,
    references::copied_sources_exist,
    references::value_given_once,
    references::questions_are_answered,
    references::shown_fields_answer,
    plates::parts_are_explained,
    dates::life_in_order,
    dates::relatives_in_order,
    dates::known_after_built,
    dates::filmed_after_built,
];

/// What is unusual, and sound with a reason; looked for only where data are checked.
const NOTE_RULES: &[RecordRule] = &[
    references::replaces_no_other,
    references::sources_can_be_opened,
    relations::successors_name_each_other,
    relations::convoys_add_up,
    dates::maker_was_open_still,
    dates::film_shows_what_was_built,
];

/// Rules that need all records at once.
const CATALOGUE_RULES: &[CatalogueRule] = &[whole::names_are_unique, whole::based_on_leads_in_no_circle];

/// Adds all findings in a catalogue.
pub fn check(catalogue: &Catalogue, findings: &mut Findings) {
    // What could not be read may cite a source.
    let is_whole = findings.count(Severity::Error) == 0;
    for record in catalogue.all() {
        check_record(catalogue, record, findings);
        if findings.takes(record.file) {
            for rule in NOTE_RULES {
                rule(catalogue, record, findings);
            }
        }
    }
    prose::is_backed(catalogue, findings);
    for rule in CATALOGUE_RULES {
        rule(catalogue, findings);
    }
    if is_whole {
        whole::sources_are_cited(catalogue, findings);
    }
}

/// Adds the findings in one record.
pub(crate) fn check_record(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for rule in RECORD_RULES {
        rule(catalogue, record, findings);
    }
    for (field, claim) in record.archive().claims() {
        for (severity, rule) in CLAIM_RULES {
            if let Some(message) = rule(&ClaimAt { catalogue, record, field, claim }) {
                findings.push(of_claim(*severity, record, field, claim, &message));
            }
        }
    }
}

fn of_claim(severity: Severity, record: &Record, field: Field, claim: &Claim, message: &str) -> Finding {
    record.finding(severity, claim.at, format!("{}: {message}", field.key))
}
