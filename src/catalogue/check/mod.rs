//! The rules for data. Each is a function named after what is right, in a module below, and a line here: in [`CLAIM_RULES`] or
//! [`RECORD_RULES`], or in [`check()`] if it needs all records at once.
//!
//! Rules for the form of a single value are applied when it is read, in [`super::read()`].

mod claims;
mod dates;
mod prose;
mod references;
mod whole;

use crate::catalogue::{Answer, Catalogue, Claim, Field, Findings, Record, Severity};

/// A claim, and where it is.
struct ClaimAt<'a> {
    catalogue: &'a Catalogue,
    record: &'a Record,
    field: Field,
    claim: &'a Claim,
    /// It is the first of its field that still holds, which the editors consider the likeliest.
    is_preferred: bool,
}

/// A record that is checked by a rule, and the severity of what the rule finds.
struct Check<'a> {
    catalogue: &'a Catalogue,
    record: &'a Record,
    severity: Severity,
    findings: &'a mut Findings,
}

/// Returns what is wrong with a claim.
type ClaimRule = fn(&ClaimAt<'_>) -> Option<String>;
type RecordRule = fn(&mut Check<'_>);

/// Rules for single claims. A note is for what is unusual but may be right, if the data give a reason.
const CLAIM_RULES: &[(Severity, ClaimRule)] = &[
    (Severity::Error, claims::confirmed_by_two_voices),
    (Severity::Error, dates::life_in_order),
    (Severity::Warning, claims::taken_back_by_its_own_voice),
    (Severity::Warning, dates::taken_back_later),
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
    (Severity::Warning, references::other_names_differ),
    (Severity::Warning, references::addresses_can_be_linked),
    (Severity::Error, references::shown_fields_answer),
    (Severity::Error, references::parts_are_explained),
];

/// Rules for single records.
const RECORD_RULES: &[(Severity, RecordRule)] = &[
    (Severity::Error, references::references_resolve),
    (Severity::Error, references::value_given_once),
    (Severity::Warning, claims::superseded_in_one_order),
    (Severity::Note, references::sources_can_be_opened),
    (Severity::Note, references::replaces_no_other),
    (Severity::Note, references::successors_name_each_other),
];

/// Adds all findings in a catalogue.
pub fn check(catalogue: &Catalogue, findings: &mut Findings) {
    // Where something could not be read, a citation or the class of a record may be missing for that reason.
    let is_whole = findings.count(Severity::Error) == 0;
    for record in catalogue.all() {
        check_record(catalogue, record, Severity::Note, findings);
        if is_whole {
            references::kind_is_known(&mut Check { catalogue, record, severity: Severity::Note, findings });
        }
    }
    // These need all records at once.
    prose::is_backed(catalogue, findings);
    whole::names_are_unique(catalogue, findings);
    whole::an_address_has_one_voice(catalogue, findings);
    whole::a_voice_is_written_in_one_way(catalogue, findings);
    whole::nothing_leads_in_a_circle(catalogue, findings);
    if is_whole {
        whole::sources_are_cited(catalogue, findings);
    }
}

/// Adds the findings in one record of at least this severity, unless those in its file are dropped.
pub(crate) fn check_record(catalogue: &Catalogue, record: &Record, least: Severity, findings: &mut Findings) {
    if !findings.takes(record.file) {
        return;
    }
    for &(severity, rule) in RECORD_RULES.iter().filter(|(severity, _)| *severity <= least) {
        rule(&mut Check { catalogue, record, severity, findings });
    }
    for Answer { field, claims, .. } in record.all_answers() {
        let preferred = claims.iter().position(|claim| claim.stands);
        for (index, claim) in claims.iter().enumerate() {
            let at = ClaimAt { catalogue, record, field, claim, is_preferred: preferred == Some(index) };
            for &(severity, rule) in CLAIM_RULES.iter().filter(|(severity, _)| *severity <= least) {
                if let Some(message) = rule(&at) {
                    Check { catalogue, record, severity, findings }.report(field, claim.at, &message);
                }
            }
        }
    }
}

impl<'a> ClaimAt<'a> {
    /// The claim, if it is of this field, still holds, and has no note that explains what is unusual.
    fn unexplained(&self, field: Field) -> Option<&Self> {
        Some(self).filter(|at| at.field == field && at.claim.stands && at.claim.note.is_none())
    }

    /// The record to which it refers.
    fn target(&self) -> Option<&'a Record> {
        self.catalogue.target(self.field, &self.claim.value)
    }
}

impl Check<'_> {
    /// Reports what is wrong with the record as a whole.
    fn report_record(&mut self, message: String) {
        self.findings.push(self.record.finding(self.severity, self.record.at, message));
    }

    /// Reports what is wrong with a value of a field.
    fn report(&mut self, field: Field, at: u32, message: &str) {
        let message = format!("{}: {message}", field.key);
        self.findings.push(self.record.finding(self.severity, at, message));
    }

    /// Where a text begins, after its opening quotes, in the record from the value at `at` on; a text written with escapes is not found.
    fn place_of(&self, quoted: &str, at: u32) -> Option<u32> {
        let file = self.record.file.of(&self.catalogue.files)?;
        let record = file.text.get(at as usize..)?.split("\n[").next()?;
        let is_whole = |start: usize| {
            record[..start].ends_with(['"', '\'', '\n'])
                && record[start + quoted.len()..].starts_with(['"', '\''])
        };
        let (start, _) = record.match_indices(quoted).find(|(start, _)| is_whole(*start))?;
        Some(at + u32::try_from(start).ok()?)
    }
}
