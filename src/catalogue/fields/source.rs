//! What is said of a source; all editorial. One row a field, and nothing else.

use super::prelude::*;

fields! { Source:
    TITLE = editorial("title", "Title", Text, "title").role(Role::Name).listed(1, 0);
    AUTHOR = editorial("author", "Author", Text, "author").card("By").listed(2, 6);
    PUBLISHER = editorial("publisher", "Publisher", Text, "publisher, site, magazine").card("In").listed(3, 7);
    DATE = editorial("date", "Date", Years, "date of publication").role(Role::Date).card("When").listed(4, 5);
    DATE_NOTE = editorial("date-note", "Date note", Text, "what the date cannot say").main();
    LANGUAGE = editorial("language", "Language", Text, "ISO 639-1 codes").main().listed(5, 9);
    URL = editorial("url", "Address", Text, "address").main();
    NO_URL = editorial("no-url", "No address", Text, "why it cannot be opened: print, or an address that is not known").main();
    MIRROR_OF = editorial("mirror-of", "Mirror of", Ref(Kind::Source), "the source that it only copies, whose voice it has").main();
    VOICE = editorial("voice", "Voice", Text, "the author or text it goes back to; one voice is one witness").main().listed(6, 8);
    WITNESS = editorial("witness", "Witness", Text, "\"no\" where it never counts as a witness").main();
    CAUTION = caution().meaning("why to be careful with it");
}
