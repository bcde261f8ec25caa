//! The fields of a licence-plate code, colour or number. A row for each field, and nothing else.

use super::prelude::*;

fields! { Plate:
    NAME = Editorial.field("name", "Name", Text, "short name").role(Role::Name).listed(1, 0);
    HANGUL = FieldSpec::HANGUL;
    HANJA = FieldSpec::HANJA;
    AKA = FieldSpec::AKA;
    TOPIC = Editorial.field("topic", "Topic", Term(vocabulary::TOPIC), "what it is about").role(Role::KindWord).listed(2, 4);
    CODE = Editorial.field("code", "Code", Text, "the code, number, colour or sign itself").role(Role::OwnName);
    PARTS = Editorial.field("parts", "Parts", Text, "of a form of plate: what follows what, and which records explain it").many();
    EXEMPT = Editorial.field("exempt", "Exempt", Ref(Kind::Plate), "codes and colours whose plates a rule does not apply to").many();
    SUMMARY = FieldSpec::SUMMARY;
    CAUTION = FieldSpec::CAUTION;
    MEANING = Origin.field("meaning", "Meaning", Text, "what it means").card("Meaning").listed(3, 1);
    PERIOD = Origin.field("period", "Period", Years, "when it applied").role(Role::Date).card("Period").listed(4, 2);
    LAYOUT = Origin.field("layout", "Layout", Text, "how the plate is made up").main();
    COLOUR = Origin.field("colour", "Colour", Text, "colours of ground and letters").card("Colour");
    APPLIES_TO = Life.field("applies-to", "Applies to", Text, "which vehicles or owners").many().card("Applies to");
    EXAMPLE = Life.field("example", "Example", Text, "text of one plate a claim, and nothing else; ? for what could not be read").many().role(Role::Plate).main();
    ORIGIN_OF_NUMBER = Life.field("origin-of-number", "Why this number", Text, "why this number or colour").main();
    SIGHTED = Life.field("sighted", "Sighted", Text, "where and when it was seen").many().main();
    REMARK = FieldSpec::REMARK.main();
}
