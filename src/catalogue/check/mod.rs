//! The rules that data must keep. Each is a small function named after what is right; a new rule is a new line in one of the tables here.
//!
//! What one value must look like to be read at all is decided where it is read, in [`super::read()`].

mod claims;
mod dates;
mod numerals;
mod places;
mod prose;
mod references;
mod text;
mod whole;

use crate::catalogue::{Catalogue, Claim, Field, Finding, Findings, Record, Severity};

pub(super) use text::suspicion;

/// A claim where it stands.
#[derive(Clone, Copy)]
struct ClaimAt<'a> {
    catalogue: &'a Catalogue,
    record: &'a Record,
    field: Field,
    claim: &'a Claim,
    /// Whether the editors find it the likeliest of its field.
    is_preferred: bool,
}

/// Says what is wrong with a claim; its place, record and field are added to that.
type ClaimRule = fn(&ClaimAt<'_>) -> Option<String>;
type RecordRule = fn(&Catalogue, &Record, &mut Findings);
type CatalogueRule = fn(&Catalogue, &mut Findings);

/// Rules that look at one claim at a time, in the light of all records. A note is for what is unusual, and sound with a reason.
const CLAIM_RULES: &[(Severity, ClaimRule)] = &[
    (Severity::Error, claims::confirmed_by_two_voices),
    (Severity::Error, dates::life_in_order),
    (Severity::Warning, claims::taken_back_by_its_own_voice),
    (Severity::Warning, claims::numbers_are_sane),
    (Severity::Warning, claims::reported_by_one_voice),
    (Severity::Warning, claims::rests_on_a_witness),
    (Severity::Warning, dates::relatives_in_order),
    (Severity::Warning, dates::known_after_built),
    (Severity::Warning, dates::filmed_after_built),
    (Severity::Warning, dates::maker_was_founded_before),
    (Severity::Note, dates::maker_was_open_still),
    (Severity::Note, dates::film_shows_what_was_built),
    (Severity::Note, references::convoys_add_up),
];

/// Rules that look at one record at a time, in the light of all, with the worst that they find.
const RECORD_RULES: &[(Severity, RecordRule)] = &[
    (Severity::Error, references::named_records_exist),
    (Severity::Error, references::value_given_once),
    (Severity::Warning, references::other_names_are_others),
    (Severity::Error, references::questions_are_answered),
    (Severity::Error, references::shown_fields_answer),
    (Severity::Error, references::parts_are_explained),
    (Severity::Warning, references::sources_can_be_opened),
    (Severity::Note, references::replaces_no_other),
    (Severity::Note, references::successors_name_each_other),
];

/// Rules that need all records at once.
const CATALOGUE_RULES: &[CatalogueRule] =
    &[prose::is_backed, whole::names_are_unique, whole::nothing_leads_in_a_circle];

/// Adds all findings in a catalogue.
pub fn check(catalogue: &Catalogue, findings: &mut Findings) {
    // What could not be read may cite a source, or say what kind of thing a record is.
    let is_whole = findings.count(Severity::Error) == 0;
    for record in catalogue.all().filter(|record| findings.takes(record.file)).collect::<Vec<_>>() {
        check_record(catalogue, record, Severity::Note, findings);
        if is_whole {
            references::kind_is_told(catalogue, record, findings);
        }
    }
    for rule in CATALOGUE_RULES {
        rule(catalogue, findings);
    }
    if is_whole {
        whole::sources_are_cited(catalogue, findings);
    }
}

/// Adds the findings in one record, down to a severity.
pub(crate) fn check_record(catalogue: &Catalogue, record: &Record, least: Severity, findings: &mut Findings) {
    for (_, rule) in RECORD_RULES.iter().filter(|(severity, _)| *severity <= least) {
        rule(catalogue, record, findings);
    }
    let rules = || CLAIM_RULES.iter().filter(|(severity, _)| *severity <= least);
    for (field, claims) in record.archive().fields() {
        let preferred = claims.iter().position(|claim| claim.stands);
        for (index, claim) in claims.iter().enumerate() {
            let at = ClaimAt { catalogue, record, field, claim, is_preferred: preferred == Some(index) };
            for (severity, message) in rules().filter_map(|(severity, rule)| Some((*severity, rule(&at)?))) {
                findings.push(of_claim(severity, record, field, claim, &message));
            }
        }
    }
}

impl<'a> ClaimAt<'a> {
    /// The claim if it is of this field, stands, and has no note that explains what is unusual.
    fn unexplained(&self, field: Field) -> Option<&Self> {
        Some(self).filter(|at| at.field == field && at.claim.stands && at.claim.note.is_none())
    }

    /// The record to which it refers.
    fn named(&self) -> Option<&'a Record> {
        self.catalogue.named(self.field, &self.claim.value)
    }
}

fn of_claim(severity: Severity, record: &Record, field: Field, claim: &Claim, message: &str) -> Finding {
    record.finding(severity, claim.at, format!("{}: {message}", field.key))
}
