//! Closed lists of words. Other values are refused.

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

/// Built, assembled or rebadged in North Korea, or claimed to be; or a foreign vehicle related to these.
pub(crate) const ORIGIN: Vocabulary = &["domestic", "foreign"];

/// What became of a vehicle, from certain existence to none.
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

/// The topics of records about plates.
pub(crate) const TOPIC: Vocabulary =
    &["format", "colour", "region", "sector-code", "number", "vehicle-type", "marking", "rule"];

/// The plural of a word: `trucks`, `buses`, `off-road`.
pub(crate) fn plural(word: &str) -> String {
    match word {
        "military" | "off-road" => word.to_owned(),
        _ if word.ends_with('s') => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
