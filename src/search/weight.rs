//! How much the places weigh in which a word may stand: names most, then what sort of thing a record is and when, its summary, claims and
//! notes.

use super::table::{Form, Place};
use crate::catalogue::{Field, Group, Kind, Role, Type};

/// Whether it says what sort of thing the record is.
pub(super) fn is_class(kind: Kind, place: Place) -> bool {
    place.field == Place::KIND
        || kind.field_at(place.field).is_some_and(|field| matches!(field.ty, Type::Term(_)))
}

/// How much a place weighs by what it is.
pub(super) fn weight(kind: Kind, place: Place) -> f32 {
    let weight = match kind.field_at(place.field) {
        None if place.field == Place::KIND => 8.0,
        None => 7.0,
        Some(field) if place.in_note => return if field.is_editorial() { 0.5 } else { 0.7 },
        Some(field) => match (field.role, field.ty) {
            (Some(Role::Name | Role::Hangul | Role::OwnName), _) => 9.0,
            (Some(Role::Date | Role::LatestDate), _) if place.form == Form::Between => 2.5,
            (Some(Role::Alias | Role::Hanja | Role::Date | Role::LatestDate), _) => 8.0,
            (_, Type::Term(_)) => 7.0,
            (Some(Role::Summary), _) => 3.5,
            (Some(Role::Caution), _) => 0.8,
            (_, Type::Ref(_)) => 1.5,
            (_, Type::Years | Type::Quantity) => 1.0,
            _ => text_weight(field),
        },
    };
    match kind {
        Kind::Source => weight * 0.4,
        Kind::Sighting => weight * 0.8,
        _ => weight,
    }
}

fn text_weight(field: Field) -> f32 {
    if field.group == Group::Editorial { 0.8 } else { 1.4 }
}

/// How much less a text weighs for its length.
pub(super) fn length(place: Place) -> f32 {
    let bytes = f32::from(place.size);
    if place.form.is_name() { 0.9 + bytes / 120.0 } else { 0.8 + bytes / 400.0 }
}
