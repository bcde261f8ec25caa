//! What a record names must be there.

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::fields::{Kind, Type};
use super::super::finding::Finding;
use super::super::findings::Findings;
use super::super::nearest::quoted;
use super::super::record::Record;
use super::at_claim;

fn unknown(kind: Kind, id: &str, finding: Finding) -> Finding {
    Finding { sought: Some((kind, id.to_owned())), ..finding }
}

/// What a claim refers to exists.
pub(super) fn references_resolve(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
        let (Type::Ref(kind), Value::Ref(id)) = (field.ty, &claim.value) else { continue };
        if !catalogue.has(kind, id) {
            let message = format!("{}: no {} {}", field.key, kind.word(), quoted(id));
            findings.push(unknown(kind, id, at_claim(record, claim, message)));
        }
    }
}

/// Nothing is based on itself or comes after itself.
pub(super) fn refers_not_to_itself(_: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
        if field.ty == Type::Ref(record.kind) && claim.value == Value::Ref(record.id) {
            findings.push(at_claim(record, claim, format!("{}: it refers to itself", field.key)));
        }
    }
}

/// Every source that a claim names is described.
pub(super) fn sources_are_known(catalogue: &Catalogue, record: &Record, findings: &mut Findings) {
    for (field, claim) in record.archive().claims() {
        for source in claim.by.iter().chain(&claim.superseded) {
            if !catalogue.has(Kind::Source, source) {
                let message = format!("{}: no source {}", field.key, quoted(source));
                findings.push(unknown(Kind::Source, source, at_claim(record, claim, message)));
            }
        }
    }
}
