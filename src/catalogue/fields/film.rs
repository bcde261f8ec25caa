//! What can be said of a film or programme. One row a field; nothing else.

use super::Type::{Quantity, Term, Text, Years};
use super::vocabulary::MEDIUM;
use super::{Field, editorial, figure, life, origin, story};

pub(super) const FIELDS: &[Field] = &[
    editorial("title", "Title", Text, "English title, or its literal translation"),
    editorial("hangul", "Hangul", Text, "name in hangul, NFC"),
    editorial("hanja", "Hanja", Text, "name in Chinese characters"),
    editorial("aka", "Also", Text, "other spellings and names met in the sources").many(),
    editorial("medium", "Medium", Term(MEDIUM), "kind of film or programme"),
    editorial("summary", "Summary", Text, "one sentence"),
    editorial("caution", "Caution", Text, "what not to claim"),
    origin("year", "Year", Years, "release or first showing"),
    origin("original-title", "Original title", Text, "title in the original script, as a source gives it"),
    origin("romanisation", "Romanisation", Text, "title in Latin letters, as a source gives it").many(),
    origin("english-title", "English title", Text, "English title, as a source gives it"),
    origin("other-title", "Other titles", Text, "titles in other languages").many(),
    origin("country", "Country", Text, "country or countries"),
    origin("director", "Director", Text, "director"),
    origin("writer", "Writer", Text, "writer"),
    origin("studio", "Studio", Text, "studio or broadcaster"),
    origin("cast", "Cast", Text, "players").many(),
    figure("picture", "Picture", Text, "black and white, colour"),
    figure("length-min", "Length", Quantity, "length").unit("min"),
    figure("parts", "Parts", Quantity, "number of parts"),
    figure("series", "Series", Text, "series it belongs to"),
    life("subject", "Subject", Text, "what it is about"),
    life("model", "Model", Text, "real person or event behind it"),
    life("broadcast", "Broadcast", Text, "television showings").many(),
    life("online", "Online", Text, "where it can be watched").many(),
    life("vehicles", "Vehicles", Text, "vehicles in it, where no sighting is recorded"),
    life("identity", "Identity", Text, "whether the film a source means is this one"),
    story("remark", "Remark", Text, "anything else worth telling").many(),
];
