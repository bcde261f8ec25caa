//! Closed lists of words. A value outside its list is refused.

/// A closed list of words.
pub(crate) type Vocabulary = &'static [&'static str];

/// Kinds of vehicle.
pub(crate) const CLASS: Vocabulary = &[
    "sedan",
    "hatchback",
    "limousine",
    "off-road",
    "suv",
    "van",
    "minibus",
    "pickup",
    "truck",
    "bus",
    "trolleybus",
    "tram",
    "tractor",
    "machine",
    "motorcycle",
    "electric-cart",
    "military",
];

/// Built, assembled, rebadged in or claimed for the North; or a foreign vehicle that matters to it.
pub(crate) const ORIGIN: Vocabulary = &["domestic", "foreign"];

/// What came of a vehicle, from the surest existence to none at all.
pub(crate) const STATUS: Vocabulary = &[
    "serial",
    "small-series",
    "prototype",
    "one-off",
    "conversion",
    "kit-assembled",
    "rebadged",
    "design-study",
    "planned",
    "import",
    "unconfirmed",
    "rumour",
    "hoax",
    "mix-up",
];

/// Kinds of film.
pub(crate) const MEDIUM: Vocabulary = &[
    "feature-film",
    "short-film",
    "tv-series",
    "tv-programme",
    "documentary",
    "newsreel",
    "street-footage",
    "game",
];

/// What a record of the plates is about.
pub(crate) const TOPIC: Vocabulary =
    &["format", "colour", "region", "sector-code", "number", "vehicle-type", "marking", "rule"];

/// A word of a vocabulary as a heading over several things: `trucks`, `buses`, `off-road`.
pub(crate) fn plural(word: &str) -> String {
    match word {
        "military" | "off-road" => word.to_owned(),
        _ if word.ends_with('s') => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
