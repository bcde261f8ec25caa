//! What can be said of a film or programme. One row a field, and nothing else.

use super::prelude::*;

fields! { Film:
    TITLE = editorial("title", "Title", Text, "English title, or its literal translation").role(Role::Name).listed(1, 0);
    HANGUL = listed_hangul();
    HANJA = hanja();
    AKA = aka();
    MEDIUM = editorial("medium", "Medium", Term(vocabulary::MEDIUM), "kind of film or programme").role(Role::KindWord).listed(4, 4);
    IMDB = editorial("imdb", "IMDb", Text, "number at imdb.com");
    TMDB = editorial("tmdb", "TMDB", Text, "number at themoviedb.org");
    SUMMARY = summary();
    CAUTION = caution();
    YEAR = origin("year", "Year", Years, "release or first showing").role(Role::Date).card("Year").listed(3, 1);
    ORIGINAL_TITLE = origin("original-title", "Original title", Text, "title in the original script, as a source gives it").main();
    ROMANISATION = origin("romanisation", "Romanisation", Text, "title in Latin letters, as a source gives it").many();
    ENGLISH_TITLE = origin("english-title", "English title", Text, "English title, as a source gives it");
    OTHER_TITLE = origin("other-title", "Other titles", Text, "titles in other languages").many();
    COUNTRY = origin("country", "Country", Text, "country or countries").main();
    DIRECTOR = origin("director", "Director", Text, "director").card("Director");
    WRITER = origin("writer", "Writer", Text, "writer");
    STUDIO = origin("studio", "Studio", Text, "studio or broadcaster").card("Studio");
    CAST = origin("cast", "Cast", Text, "players").many().main();
    PICTURE = figure("picture", "Picture", Text, "black and white, colour");
    LENGTH_MIN = figure("length-min", "Length", Quantity, "length").unit("min").within(1.0, 2_000.0);
    PARTS = figure("parts", "Parts", Quantity, "number of parts").within(1.0, 500.0).main();
    SERIES = figure("series", "Series", Text, "series it belongs to");
    SUBJECT = life("subject", "Subject", Text, "what it is about").card("About");
    MODEL = life("model", "Model", Text, "real person or event behind it");
    BROADCAST = life("broadcast", "Broadcast", Text, "television showings").many();
    ONLINE = life("online", "Online", Text, "where it can be watched").many().main();
    CONVOY = life("convoy", "Convoy", Quantity, "vehicles of the convoy in it, as a source counts them").within(1.0, 1_000.0);
    VEHICLES = life("vehicles", "Vehicles", Text, "vehicles in it, where no sighting is recorded").main();
    IDENTITY = life("identity", "Identity", Text, "whether the film a source means is this one");
    REMARK = remark().main();
}
