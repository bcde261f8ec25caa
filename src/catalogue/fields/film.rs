//! The fields of a film or programme. A row for each field, and nothing else.

use super::prelude::*;

fields! { Film:
    TITLE = Editorial.field("title", "Title", Text, "English title, or its literal translation").role(Role::Name).listed(1, 0);
    HANGUL = FieldSpec::LISTED_HANGUL;
    HANJA = FieldSpec::HANJA;
    AKA = FieldSpec::AKA;
    MEDIUM = Editorial.field("medium", "Medium", Term(vocabulary::MEDIUM), "kind of film or programme").role(Role::KindWord).listed(4, 4);
    IMDB = Editorial.field("imdb", "IMDb", Text, "number at imdb.com");
    TMDB = Editorial.field("tmdb", "TMDB", Text, "number at themoviedb.org");
    SUMMARY = FieldSpec::SUMMARY;
    CAUTION = FieldSpec::CAUTION;
    YEAR = Origin.field("year", "Year", Years, "release or first showing").role(Role::Date).card("Year").listed(3, 1);
    ORIGINAL_TITLE = Origin.field("original-title", "Original title", Text, "title in the original script, as a source gives it").main();
    ROMANISATION = Origin.field("romanisation", "Romanisation", Text, "title in Latin letters, as a source gives it").many();
    ENGLISH_TITLE = Origin.field("english-title", "English title", Text, "English title, as a source gives it");
    OTHER_TITLE = Origin.field("other-title", "Other titles", Text, "titles in other languages").many();
    COUNTRY = Origin.field("country", "Country", Text, "country or countries").main();
    DIRECTOR = Origin.field("director", "Director", Text, "director").card("Director");
    WRITER = Origin.field("writer", "Writer", Text, "writer");
    STUDIO = Origin.field("studio", "Studio", Text, "studio or broadcaster").card("Studio");
    CAST = Origin.field("cast", "Cast", Text, "players").many().main();
    PICTURE = Figure.field("picture", "Picture", Text, "black and white, colour");
    LENGTH_MIN = Figure.field("length-min", "Length", Quantity, "length").unit("min").within(1.0, 2_000.0);
    PARTS = Figure.field("parts", "Parts", Quantity, "number of parts").within(1.0, 500.0).main();
    SERIES = Figure.field("series", "Series", Text, "series it belongs to");
    SUBJECT = Life.field("subject", "Subject", Text, "what it is about").card("Subject");
    MODEL = Life.field("model", "Model", Text, "real person or event behind it");
    BROADCAST = Life.field("broadcast", "Broadcast", Text, "television showings").many();
    ONLINE = Life.field("online", "Online", Text, "where it can be watched").many().main();
    CONVOY = Life.field("convoy", "Convoy", Quantity, "vehicles of the convoy in it, as a source counts them").within(1.0, 1_000.0);
    VEHICLES = Life.field("vehicles", "Vehicles", Text, "vehicles in it, where no sighting is recorded").main();
    IDENTITY = Life.field("identity", "Identity", Text, "whether the film a source means is this one");
    REMARK = FieldSpec::REMARK.main();
}
