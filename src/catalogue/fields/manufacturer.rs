//! What can be said of a works. One row a field, and nothing else.

use super::prelude::*;

fields! { Manufacturer:
    NAME = editorial("name", "Name", Text, "usual name in Latin letters").role(Role::Name).listed(1, 0);
    HANGUL = listed_hangul();
    HANJA = hanja();
    SHORT = editorial("short", "Short", Text, "short name, for tables");
    AKA = aka();
    SUMMARY = summary();
    CAUTION = caution();
    STATUS = origin("status", "Status", Text, "working, closed, converted …").role(Role::Status);
    FOUNDED = origin("founded", "Founded", Years, "when it was founded").role(Role::Date).card("Founded").listed(3, 1);
    OPENED = origin("opened", "Opened", Years, "when production began or the plant was completed").role(Role::Date).card("Founded");
    CLOSED = origin("closed", "Closed", Years, "when it ended").main();
    PLACE = origin("place", "Place", Text, "where it stands").card("Where").listed(4, 2);
    FORMER_NAME = origin("former-name", "Other names", Text, "earlier and later names").many().main();
    RENAMED = origin("renamed", "Renamed", Years, "when it took the present name");
    MEANING = origin("meaning", "Meaning", Text, "what the name means");
    OWNER = origin("owner", "Owner", Text, "who owns or runs it").many();
    PARTNER = origin("partner", "Partner", Text, "foreign or joint-venture partner").main();
    FOREIGN_HELP = origin("foreign-help", "Foreign help", Text, "foreign help in building it").main();
    RELATED = origin("related", "Related", Ref(Kind::Manufacturer), "another works it belongs to, shares a site with, or may be identical to").many().inverse("Related works");
    IDENTITY = origin("identity", "Identity", Text, "whether it is the same works as another");
    AREA_M2 = figure("area-m2", "Site", Quantity, "site area").unit("m²");
    STAFF = figure("staff", "Staff", Quantity, "people employed").many().main();
    CAPACITY_PER_YEAR = figure("capacity-per-year", "Capacity", Quantity, "vehicles a year it could build").unit("a year").main();
    OUTPUT = figure("output", "Output", Quantity, "vehicles built in a year or period").many().main();
    OUTPUT_TEXT = figure("output-text", "Output in words", Text, "output in words").many();
    SALES = figure("sales", "Sales", Quantity, "vehicles sold in a year").many();
    MODELS = figure("models", "Models", Quantity, "models offered").many();
    FIRST_VEHICLE = life("first-vehicle", "First vehicle", Text, "its first product, with date").card("First vehicle");
    PRODUCTS = life("products", "Products", Text, "what it builds or built").many().card("Products");
    BRANDS = life("brands", "Brands", Text, "brand names used").many();
    PRICE = life("price", "Price in words", Text, "prices").many();
    EQUIPMENT = life("equipment", "Equipment", Text, "machines, shops, methods, parts supply").many();
    MILITARY = life("military", "Military", Text, "military work").many();
    HISTORY = life("history", "History", Text, "expansion, visits, stoppages, restarts").many().main();
    REMARK = remark();
}
