//! What a record names must be there.

use super::super::Catalogue;
use super::super::claim::Value;
use super::super::fields::{Kind, Type};
use super::super::finding::Finding;
use super::super::record::Record;
use super::{at_claim, near};

/// What a claim refers to exists.
pub(super) fn references_resolve(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for (field, claim) in record.archive().claims() {
        let (Type::Ref(kind), Value::Ref(id)) = (field.ty, &claim.value) else { continue };
        if !catalogue.has(kind, id) {
            let near = near(id, catalogue.count(kind), catalogue.ids(kind));
            let message = format!("{}: no {} {:?}{near}", field.key, kind.word(), &**id);
            findings.push(at_claim(record, claim, message));
        }
    }
}

/// Nothing is based on itself or comes after itself.
pub(super) fn refers_not_to_itself(_: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for (field, claim) in record.archive().claims() {
        if field.ty == Type::Ref(record.kind) && claim.value == Value::Ref(record.id) {
            findings.push(at_claim(record, claim, format!("{}: it refers to itself", field.key)));
        }
    }
}

/// Every source that a claim names is described.
pub(super) fn sources_are_known(catalogue: &Catalogue, record: &Record, findings: &mut Vec<Finding>) {
    for (field, claim) in record.archive().claims() {
        for source in claim.by.iter().chain(&claim.superseded) {
            if !catalogue.has(Kind::Source, source) {
                let near = near(source, catalogue.count(Kind::Source), catalogue.ids(Kind::Source));
                let message = format!("{}: no source {:?}{near}", field.key, &**source);
                findings.push(at_claim(record, claim, message));
            }
        }
    }
}
