//! What can be said of one vehicle seen in one film. One row a field; nothing else.

use super::Type::{Quantity, Ref, Text, Years};
use super::{Field, Kind, editorial, life, look, origin, story};

pub(super) const FIELDS: &[Field] = &[
    editorial("name", "Name", Text, "what is seen, and where"),
    editorial("summary", "Summary", Text, "one sentence"),
    editorial("caution", "Caution", Text, "what not to claim"),
    origin("film", "Film", Ref(Kind::Film), "film or programme"),
    origin("car", "Car", Ref(Kind::Car), "vehicle seen"),
    origin("made-in", "Made in", Text, "country of make"),
    origin("vehicle-year", "Vehicle year", Years, "year of this vehicle"),
    look("colour", "Colour", Text, "colour seen").many(),
    look("plate", "Plate", Text, "registration, as read"),
    look("name-on-car", "Name on the car", Text, "where the name can be read"),
    look("details", "Details", Text, "what can be seen of it").many(),
    look("shape", "Shape", Text, "what kind of vehicle it is called, for unidentified ones"),
    life("where", "Where", Text, "where in the film, time"),
    life("role", "Role", Text, "its part in the scene or plot"),
    life(
        "importance",
        "Importance",
        Quantity,
        "1 (background) to 5 (part of the story), on the scale of IMCDb",
    ),
    life("found-by", "Found by", Text, "who noticed or identified it"),
    life("found", "Found", Text, "when and how it was found or published"),
    life("listed", "Listed", Text, "catalogue entry (IMCDb)"),
    story("remark", "Remark", Text, "anything else worth telling").many(),
];
