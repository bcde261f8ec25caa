//! Numbers that nothing on the road can have are slips of the finger, or of the unit.

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::findings::Findings;
use super::super::record::Record;
use super::doubt_claim;

/// Numbers are of the size that such things have.
pub(super) fn numbers_are_sane(_: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
        let Value::Quantity(number) = &claim.value else { continue };
        let Some((least, most)) = field.bounds else { continue };
        let outside = |side: Option<f64>| side.is_some_and(|side| side < least || side > most);
        if outside(number.low) || outside(number.high) {
            let unit = if field.unit.is_empty() { String::new() } else { format!(" {}", field.unit) };
            let message = format!("{}: {number} is not between {least} and {most}{unit}", field.key);
            findings.push(doubt_claim(record, claim, message));
        }
    }
}
