//! What can be said of a licence-plate code, colour or number. One row a field, and nothing else.

use super::prelude::*;

fields! { Plate:
    NAME = editorial("name", "Name", Text, "short name").role(Role::Name).listed(1, 0);
    HANGUL = hangul();
    HANJA = hanja();
    AKA = aka();
    TOPIC = editorial("topic", "Topic", Term(vocabulary::TOPIC), "what it is about").role(Role::KindWord).listed(2, 4);
    CODE = editorial("code", "Code", Text, "the code, number, colour or sign itself").role(Role::OwnName);
    PARTS = editorial("parts", "Parts", Text, "of a form of plate: what follows what, and which records explain it").many();
    SUMMARY = summary();
    CAUTION = caution();
    MEANING = origin("meaning", "Meaning", Text, "what it means").card("Means").listed(3, 1);
    PERIOD = origin("period", "Period", Years, "when it applied").role(Role::Date).card("When").listed(4, 2);
    LAYOUT = origin("layout", "Layout", Text, "how the plate is made up").main();
    COLOUR = origin("colour", "Colour", Text, "colours of ground and letters").card("Colour");
    APPLIES_TO = life("applies-to", "Applies to", Text, "which vehicles or owners").many().card("On");
    EXAMPLE = life("example", "Example", Text, "text of one plate a claim, and nothing else; ? for what could not be read").many().role(Role::Plate).main();
    ORIGIN_OF_NUMBER = life("origin-of-number", "Why this number", Text, "why this number or colour").main();
    SIGHTED = life("sighted", "Sighted", Text, "where and when it was seen").many().main();
    REMARK = remark().main();
}
