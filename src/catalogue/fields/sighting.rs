//! The fields of one vehicle seen in one film. A row for each field, and nothing else.

use super::prelude::*;

fields! { Sighting:
    NAME = Editorial.field("name", "Name", Text, "what is seen, and where").role(Role::Name).listed(1, OFF_SCREEN);
    SUMMARY = FieldSpec::SUMMARY;
    CAUTION = FieldSpec::CAUTION;
    FILM = Origin.field("film", "Film", Ref(Kind::Film), "film or programme").inverse("Vehicles seen").card("Film").listed(3, 2);
    CAR = Origin.field("car", "Car", Ref(Kind::Car), "vehicle seen").inverse("Seen in").card("Car").listed(2, 0);
    MADE_IN = Origin.field("made-in", "Made in", Text, "country of make").main();
    VEHICLE_YEAR = Origin.field("vehicle-year", "Vehicle year", Years, "year of this vehicle").main();
    COLOUR = Look.field("colour", "Colour", Text, "colour seen").many().card("Looks").listed(5, 4);
    PLATE = Look.field("plate", "Plate", Text, "registration as read, and nothing else; ? for what could not be read").role(Role::Plate).card("Plate").listed(6, 5);
    SEEN_PLATES = Look.field("seen-plates", "Other plates", Text, "registrations of further vehicles in it, one a claim").many().role(Role::Plate).main();
    NAME_ON_CAR = Look.field("name-on-car", "Name on the car", Text, "where the name can be read").main();
    COUNT = Look.field("count", "How many", Quantity, "how many of them are seen; those of a convoy sum to the number of their film").within(1.0, 1_000.0);
    DETAILS = Look.field("details", "Details", Text, "what can be seen of it").many().card("Looks");
    SHAPE = Look.field("shape", "Shape", Text, "what kind of vehicle it is called, for unidentified ones").main();
    WHERE = Life.field("where", "Where", Text, "where in the film, time").card("Where").listed(7, 6);
    ROLE = Life.field("role", "Role", Text, "its part in the scene or plot").main();
    IMPORTANCE = Life.field("importance", "Importance", Quantity, "1 (background) to 5 (part of the story), on the scale of IMCDb").within(1.0, 5.0);
    FOUND_BY = Life.field("found-by", "Found by", Text, "who noticed or identified it").main();
    FOUND = Life.field("found", "Found", Text, "when and how it was found or published");
    LISTED = Life.field("listed", "Listed", Text, "catalogue entry (IMCDb)");
    REMARK = FieldSpec::REMARK.main();
}

/// Fields that sightings answer too, each with the field of a sighting that refers back: where a vehicle is on film, and which vehicles a film
/// shows.
pub(crate) const SEEN: [(Field, Field); 2] = [(super::car::ON_FILM, CAR), (super::film::VEHICLES, FILM)];
