//! The fields of a series of figures about the traffic of the country, in which each value is a claim with its year, and of the rules on the
//! subject. A row for each field, and nothing else.

use super::prelude::*;

fields! { Figures:
    NAME = Editorial.field("name", "Name", Text, "what is counted").role(Role::Name).listed(1, 0);
    HANGUL = FieldSpec::HANGUL;
    AKA = FieldSpec::AKA;
    UNIT = Editorial.field("unit", "Unit", Text, "unit of its values, such as vehicles a year").listed(3, OFF_SCREEN);
    PLACE = Editorial.field("place", "Place", Text, "where it was counted, if not in the whole country").listed(5, 4);
    SUMMARY = FieldSpec::SUMMARY;
    CAUTION = FieldSpec::CAUTION;
    VALUE = Figure.field("value", "Value", Quantity, "number in the unit of the record, each with the years for which it holds").many().card("Value");
    VALUE_TEXT = Figure.field("value-text", "In words", Text, "what the sources say without a number").many().main();
    RULE = Life.field("rule", "Rule", Text, "what the law says of it").many().main();
    PRACTICE = Life.field("practice", "Practice", Text, "how it is handled").many().main();
    REMARK = FieldSpec::REMARK.main();
}
