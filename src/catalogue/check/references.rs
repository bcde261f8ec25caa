//! References: what a record refers to exists, is given once, and agrees with it, or a note says why not.

use std::collections::{BTreeSet, HashSet};

use super::{Check, ClaimAt};
use crate::catalogue::fields::{car, film, plate, question, sighting, source, vocabulary};
use crate::catalogue::{
    Answer, Claim, Kind, Role, Severity, Slot, Value, choice, counted, did_you_mean, nearest, quoted,
};

/// Maximum number of errors before one that is placed to the letter, since this takes time.
const MAX_PLACED: usize = 200;
/// Maximum number of ids compared to suggest what may be meant.
const MAX_COMPARED: usize = 1_000_000;

/// A record refers only to records and sources that exist, and not to itself.
pub(super) fn references_resolve(check: &mut Check<'_>) {
    let (catalogue, record) = (check.catalogue, check.record);
    for (kind, id, field, claim) in record.references() {
        if (kind, id) == (record.kind, record.id) {
            check.report(field, claim.at, "it refers to itself");
        } else if !catalogue.has(kind, id) {
            let errors = check.findings.count(Severity::Error);
            let place = (errors < MAX_PLACED).then(|| check.place_of(id, claim.at)).flatten();
            let at = place.map_or(claim.at, |start| start - 1);
            let is_compared = errors * catalogue.count(kind) < MAX_COMPARED;
            let near = if is_compared { nearest(id, catalogue.ids(kind)) } else { Vec::new() };
            let near = did_you_mean(&near);
            check.report(field, at, &format!("no {} {}{near}", kind.word(), quoted(id)));
        }
    }
}

/// A source has an address, or says why it has none.
pub(super) fn sources_can_be_opened(check: &mut Check<'_>) {
    let has_any = [source::URL, source::NO_URL].iter().any(|field| check.record.answer(*field).is_recorded());
    if check.record.kind == Kind::Source && !has_any {
        check.report_record("it has no url; give it one, or say in no-url why there is none".to_owned());
    }
}

/// The address of a source is one that pages can link to.
pub(super) fn addresses_can_be_linked(at: &ClaimAt<'_>) -> Option<String> {
    let text = at.claim.value.as_text().filter(|text| at.field == source::URL && !is_address(text))?;
    let text = quoted(text);
    Some(format!("{text} is not a web address; write https:// or http://, a host, and %20 for a blank"))
}

/// Whether it has a host, and no character that must be escaped in an address.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let is_barred =
        |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`".contains(letter);
    rest.starts_with(char::is_alphanumeric) && !rest.contains(is_barred)
}

/// Sources that agree are named in one claim.
pub(super) fn value_given_once(check: &mut Check<'_>) {
    let answers = check.record.all_answers().filter(|answer| answer.claims.len() > 1);
    for Answer { field, claims, .. } in answers {
        let mut seen = BTreeSet::new();
        for claim in claims.iter().filter(|claim| claim.stands && claim.value != Value::Unknown) {
            if !seen.insert(format!("{:?} {:?}", claim.value, claim.when)) {
                let message = "the same value is given twice; name all its sources in one claim";
                check.report(field, claim.at, message);
            }
        }
    }
}

/// Another name of a thing differs from its name.
pub(super) fn other_names_differ(at: &ClaimAt<'_>) -> Option<String> {
    let name = at.record.name();
    let is_same = at.field.role == Some(Role::Alias) && at.claim.value.as_text() == Some(name);
    is_same.then(|| format!("{} is its name; leave it out", quoted(name)))
}

/// Every field that a question shows has an answer.
pub(super) fn shown_fields_answer(at: &ClaimAt<'_>) -> Option<String> {
    let name = at.claim.value.as_text().filter(|_| at.field == question::SHOWS)?;
    let (_, answer) = at.catalogue.named_field(name)?;
    (!answer.is_recorded()).then(|| format!("nothing is recorded in {}", quoted(name)))
}

/// A record says what kind of thing it is, unless the data say that this is unknown.
pub(super) fn kind_is_known(check: &mut Check<'_>) {
    let record = check.record;
    let field = [car::CLASS, film::MEDIUM, plate::TOPIC].into_iter().find(|field| field.kind == record.kind);
    let Some(field) = field.filter(|field| !record.listed_by(*field).is_recorded()) else { return };
    if record.answer(car::BODY).preferred().is_none_or(|body| *body.value != Value::Unknown) {
        let hint =
            if field == car::CLASS { "; if it is not known, write body = { is = \"unknown\" }" } else { "" };
        check.report_record(format!("it has no {key}, and no list by {key} shows it{hint}", key = field.key));
    }
}

/// A record replaces no other.
pub(super) fn replaces_no_other(check: &mut Check<'_>) {
    if let Some((replaced, claims)) = check.catalogue.replaced(check.record) {
        let claims = counted(usize::try_from(claims).unwrap_or(usize::MAX), "claim");
        check.report_record(format!("it replaces {replaced} and its {claims}"));
    }
}

/// Every part of a form of plate can be read, and names a topic or a record that explains it.
pub(super) fn parts_are_explained(at: &ClaimAt<'_>) -> Option<String> {
    let text = at.claim.value.as_text().filter(|_| at.field == plate::PARTS)?;
    let is_known = |by: &str| vocabulary::TOPIC.contains(&by) || at.catalogue.has(Kind::Plate, by);
    let message = match Slot::parse(text) {
        Err(message) => message.to_owned(),
        Ok(Slot { by: Some(by), .. }) if !is_known(by) => {
            format!("no topic or plate {}{}", quoted(by), choice(by, "topics", vocabulary::TOPIC))
        }
        Ok(_) => return None,
    };
    Some(format!("{}: {message}", quoted(text)))
}

/// A successor names its predecessor, a predecessor its successor, and no record is both.
pub(super) fn successors_name_each_other(check: &mut Check<'_>) {
    let (catalogue, record) = (check.catalogue, check.record);
    let claims = |field| record.claims_of(field).iter().filter(|claim: &&Claim| claim.stands);
    if claims(car::PREDECESSOR).chain(claims(car::SUCCESSOR)).next().is_none() {
        return;
    }
    let referring: HashSet<_> = catalogue.links(record).collect();
    let before: HashSet<&str> = claims(car::PREDECESSOR).filter_map(|claim| claim.value.as_text()).collect();
    for (field, inverse) in [(car::PREDECESSOR, car::SUCCESSOR), (car::SUCCESSOR, car::PREDECESSOR)] {
        for claim in claims(field).filter(|claim| claim.note.is_none()) {
            let Value::Ref(id) = claim.value else { continue };
            let message = if field == car::SUCCESSOR && before.contains(id) {
                format!("{} is its predecessor too; say in a note how that can be", quoted(id))
            } else if id != record.id && catalogue.has(Kind::Car, id) && !referring.contains(&(inverse, id)) {
                let id = quoted(id);
                format!("{id} does not name it as its {}; say so there, or in a note why not", inverse.key)
            } else {
                continue;
            };
            check.report(field, claim.at, &message);
        }
    }
}

/// The counts of the sightings of a convoy add up to the number that its film gives.
pub(super) fn convoys_add_up(at: &ClaimAt<'_>) -> Option<String> {
    let number = |claim: &Claim| match &claim.value {
        Value::Quantity(quantity) => quantity.single().filter(|_| !quantity.about),
        _ => None,
    };
    let convoy = number(at.unexplained(film::CONVOY).filter(|at| at.is_preferred)?.claim)?;
    let sightings = at.catalogue.referring(at.record).filter(|(field, _)| *field == sighting::FILM);
    let counts = sightings.filter_map(|(_, from)| from.claims_of(sighting::COUNT).first());
    let counts: Vec<f64> = counts.filter_map(number).collect();
    let sum: f64 = counts.iter().sum();
    (!counts.is_empty() && sum.total_cmp(&convoy).is_ne())
        .then(|| format!("its sightings count {sum} and not {convoy}; say in a note why"))
}
