//! Closed lists of words. Other values are refused.

/// A closed list of words.
pub(crate) type Vocabulary = &'static [&'static str];

macro_rules! vocabularies {
    ($($(#[$doc:meta])* $name:ident: $($word:literal)*;)*) => {
        $($(#[$doc])* pub(crate) const $name: Vocabulary = &[$($word),*];)*
    };
}

vocabularies! {
    /// Kinds of vehicle.
    CLASS: "sedan" "hatchback" "limousine" "off-road" "suv" "van" "minibus" "pickup" "truck" "bus" "trolleybus" "tram" "tractor" "machine"
        "motorcycle" "electric-cart" "military";
    /// Built, assembled or rebadged in North Korea, or claimed to be; or a foreign vehicle related to these.
    ORIGIN: "domestic" "foreign";
    /// What became of a vehicle, from certain existence to none.
    STATUS: "serial" "small-series" "prototype" "one-off" "conversion" "kit-assembled" "rebadged" "design-study" "planned" "import"
        "unconfirmed" "rumour" "hoax" "mix-up";
    /// Kinds of film.
    MEDIUM: "feature-film" "short-film" "tv-series" "tv-programme" "documentary" "newsreel" "street-footage" "game";
    /// Whether a source counts as a witness.
    WITNESS: "no";
    /// The topics of records about plates.
    TOPIC: "format" "colour" "region" "sector-code" "number" "vehicle-type" "marking" "rule";
}

/// The plural of a word: `trucks`, `buses`, `off-road`.
pub(crate) fn plural(word: &str) -> String {
    match word {
        "military" | "off-road" => word.to_owned(),
        _ if word.ends_with('s') => format!("{word}es"),
        _ => format!("{word}s"),
    }
}
