//! What can be said of a licence-plate code, colour or number. One row a field; nothing else.

use super::Type::{Term, Text, Years};
use super::vocabulary::TOPIC;
use super::{Field, editorial, life, origin, story};

pub(super) const FIELDS: &[Field] = &[
    editorial("name", "Name", Text, "short name"),
    editorial("hangul", "Hangul", Text, "name in hangul, NFC"),
    editorial("hanja", "Hanja", Text, "name in Chinese characters"),
    editorial("aka", "Also", Text, "other spellings and names met in the sources").many(),
    editorial("topic", "Topic", Term(TOPIC), "what it is about"),
    editorial("code", "Code", Text, "the code, number, colour or sign itself"),
    editorial("summary", "Summary", Text, "one sentence"),
    editorial("caution", "Caution", Text, "what not to claim"),
    origin("meaning", "Meaning", Text, "what it means"),
    origin("period", "Period", Years, "when it applied"),
    origin("layout", "Layout", Text, "how the plate is made up"),
    origin("colour", "Colour", Text, "colours of ground and letters"),
    life("applies-to", "Applies to", Text, "which vehicles or owners").many(),
    life("example", "Example", Text, "example plates").many(),
    life("origin-of-number", "Why this number", Text, "why this number or colour"),
    life("sighted", "Sighted", Text, "where and when it was seen").many(),
    story("remark", "Remark", Text, "anything else worth telling").many(),
];
