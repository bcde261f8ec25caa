//! Numbers that nothing on the road can have are slips of the finger, or of the unit.

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::findings::Findings;
use super::super::record::Record;
use super::doubt_claim;

/// Field, least, most.
const BOUNDS: &[(&str, f64, f64)] = &[
    ("cylinders", 1.0, 24.0),
    ("displacement-cc", 20.0, 60_000.0),
    ("power-kw", 0.1, 3_000.0),
    ("torque-nm", 1.0, 20_000.0),
    ("voltage-v", 6.0, 3_000.0),
    ("battery-kwh", 0.1, 1_000.0),
    ("range-km", 1.0, 5_000.0),
    ("top-speed-kmh", 1.0, 400.0),
    ("consumption-l-100km", 0.5, 200.0),
    ("length-mm", 1_000.0, 40_000.0),
    ("width-mm", 400.0, 6_000.0),
    ("height-mm", 400.0, 6_000.0),
    ("wheelbase-mm", 500.0, 20_000.0),
    ("weight-kg", 20.0, 400_000.0),
    ("payload-kg", 10.0, 400_000.0),
    ("towing-kg", 10.0, 400_000.0),
    ("seats", 1.0, 300.0),
    ("capacity", 1.0, 500.0),
    ("doors", 1.0, 16.0),
    ("axles", 1.0, 20.0),
    ("importance", 1.0, 5.0),
    ("length-min", 1.0, 2_000.0),
    ("parts", 1.0, 500.0),
];

/// Numbers are of the size that such things have.
pub(super) fn numbers_are_sane(_: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.all_claims() {
        let Value::Quantity(number) = &claim.value else { continue };
        let Some((_, least, most)) = BOUNDS.iter().find(|(key, ..)| *key == field.key) else { continue };
        let outside = |side: Option<f64>| side.is_some_and(|side| side < *least || side > *most);
        if outside(number.low) || outside(number.high) {
            let unit = if field.unit.is_empty() { String::new() } else { format!(" {}", field.unit) };
            let message = format!("{}: {number} is not between {least} and {most}{unit}", field.key);
            findings.push(doubt_claim(record, claim, message));
        }
    }
}
