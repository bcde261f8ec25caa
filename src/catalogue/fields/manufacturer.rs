//! The fields of a works. A row for each field, and nothing else.

use super::prelude::*;

fields! { Manufacturer:
    NAME = Editorial.field("name", "Name", Text, "usual name in Latin letters").role(Role::Name).listed(1, 0);
    HANGUL = FieldSpec::LISTED_HANGUL;
    HANJA = FieldSpec::HANJA;
    SHORT = Editorial.field("short", "Short", Text, "short name, for tables");
    AKA = FieldSpec::AKA;
    SUMMARY = FieldSpec::SUMMARY;
    CAUTION = FieldSpec::CAUTION;
    STATUS = Origin.field("status", "Status", Text, "working, closed, converted …").role(Role::Status);
    FOUNDED = Origin.field("founded", "Founded", Years, "when it was founded").role(Role::Date).card("Founded").listed(3, 1);
    OPENED = Origin.field("opened", "Opened", Years, "when production began or the plant was completed").role(Role::Date).card("Founded");
    CLOSED = Origin.field("closed", "Closed", Years, "when it ended").main();
    PLACE = Origin.field("place", "Place", Text, "where it stands").card("Place").listed(4, 2);
    FORMER_NAME = Origin.field("former-name", "Other names", Text, "earlier and later names").many().main();
    RENAMED = Origin.field("renamed", "Renamed", Years, "when it took the present name");
    MEANING = Origin.field("meaning", "Meaning", Text, "what the name means");
    OWNER = Origin.field("owner", "Owner", Text, "who owns or runs it").many();
    PARTNER = Origin.field("partner", "Partner", Text, "foreign or joint-venture partner").main();
    FOREIGN_HELP = Origin.field("foreign-help", "Foreign help", Text, "foreign help in building it").main();
    RELATED = Origin.field("related", "Related", Ref(Kind::Manufacturer), "another works it belongs to, shares a site with, or may be identical to").many().inverse("Related works");
    IDENTITY = Origin.field("identity", "Identity", Text, "whether it is the same works as another");
    AREA_M2 = Figure.field("area-m2", "Site", Quantity, "site area").unit("m²");
    STAFF = Figure.field("staff", "Staff", Quantity, "people employed").many().main();
    CAPACITY_PER_YEAR = Figure.field("capacity-per-year", "Capacity", Quantity, "vehicles a year it could build").unit("a year").main();
    OUTPUT = Figure.field("output", "Output", Quantity, "vehicles built in a year or period").many().main();
    OUTPUT_TEXT = Figure.field("output-text", "Output in words", Text, "output in words").many();
    SALES = Figure.field("sales", "Sales", Quantity, "vehicles sold in a year").many();
    MODELS = Figure.field("models", "Models", Quantity, "models offered").many();
    FIRST_VEHICLE = Life.field("first-vehicle", "First vehicle", Text, "its first product, with date").card("First vehicle");
    PRODUCTS = Life.field("products", "Products", Text, "what it builds or built").many().card("Products");
    BRANDS = Life.field("brands", "Brands", Text, "brand names used").many();
    PRICE = Life.field("price", "Price in words", Text, "prices").many();
    EQUIPMENT = Life.field("equipment", "Equipment", Text, "machines, shops, methods, parts supply").many();
    MILITARY = Life.field("military", "Military", Text, "military work").many();
    HISTORY = Life.field("history", "History", Text, "expansion, visits, stoppages, restarts").many().main();
    REMARK = FieldSpec::REMARK;
}
