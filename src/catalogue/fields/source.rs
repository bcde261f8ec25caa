//! The fields of a source; all editorial. A row for each field, and nothing else.

use super::prelude::*;

fields! { Source:
    TITLE = Editorial.field("title", "Title", Text, "title").role(Role::Name).listed(1, 0);
    AUTHOR = Editorial.field("author", "Author", Text, "author").card("Author").listed(2, 6);
    PUBLISHER = Editorial.field("publisher", "Publisher", Text, "publisher, site, magazine").card("Publisher").listed(3, 7);
    DATE = Editorial.field("date", "Date", Years, "date of publication").role(Role::Date).card("Date").listed(4, 5);
    DATE_NOTE = Editorial.field("date-note", "Date note", Text, "what the date cannot say").main();
    LANGUAGE = Editorial.field("language", "Language", Text, "ISO 639-1 codes").main().listed(5, 9);
    URL = Editorial.field("url", "Address", Text, "address").main();
    NO_URL = Editorial.field("no-url", "No address", Text, "why it cannot be opened: print, or an address that is not known").main();
    MIRROR_OF = Editorial.field("mirror-of", "Mirror of", Ref(Kind::Source), "the source that it only copies, whose voice it has").main();
    VOICE = Editorial.field("voice", "Voice", Text, "the author or text it goes back to; one voice is one witness").main().listed(6, 8);
    WITNESS = Editorial.field("witness", "Witness", Term(vocabulary::WITNESS), "whether it counts as a witness; left out if it does").main();
    CAUTION = FieldSpec::CAUTION.meaning("why to be careful with it");
}
