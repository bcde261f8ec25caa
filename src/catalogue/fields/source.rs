//! What is said of a source; all editorial. One row a field; nothing else.

use super::Type::{Text, Years};
use super::{Field, editorial};

pub(super) const FIELDS: &[Field] = &[
    editorial("title", "Title", Text, "title"),
    editorial("author", "Author", Text, "author"),
    editorial("publisher", "Publisher", Text, "publisher, site, magazine"),
    editorial("date", "Date", Years, "date of publication"),
    editorial("date-note", "Date note", Text, "what the date cannot say"),
    editorial("language", "Language", Text, "ISO 639-1 codes"),
    editorial("url", "Address", Text, "address"),
    editorial("voice", "Voice", Text, "the author or text it goes back to; one voice is one witness"),
    editorial("witness", "Witness", Text, "\"no\" where it never counts as a witness"),
    editorial("caution", "Caution", Text, "why to be careful with it"),
];
