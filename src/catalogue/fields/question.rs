//! The fields of a question; all editorial, since the facts are in the records that it shows. A row for each field, and nothing else.

use super::prelude::*;

fields! { Question:
    QUESTION = Editorial.field("question", "Question", Text, "what is asked").role(Role::Name).listed(1, 0);
    AKA = FieldSpec::AKA.meaning("the same question in other words");
    ANSWER = Editorial.field("answer", "Answer", Text, "one sentence that says no more than the fields it shows").role(Role::Summary).listed(2, 1);
    SHOWS = Editorial.field("shows", "Shows", RecordField, "fields of records that carry the answer, such as car.paektusan.on-film").many();
    CAUTION = FieldSpec::CAUTION;
}
