//! What can be said of a works. One row a field; nothing else.

use super::Type::{Quantity, Ref, Text, Years};
use super::{Field, Kind, editorial, figure, life, origin, story};

pub(super) const FIELDS: &[Field] = &[
    editorial("name", "Name", Text, "usual name in Latin letters"),
    editorial("hangul", "Hangul", Text, "name in hangul, NFC"),
    editorial("hanja", "Hanja", Text, "name in Chinese characters"),
    editorial("aka", "Also", Text, "other spellings and names met in the sources").many(),
    editorial("summary", "Summary", Text, "one sentence"),
    editorial("caution", "Caution", Text, "what not to claim"),
    origin("status", "Status", Text, "working, closed, converted …"),
    origin("founded", "Founded", Years, "when it was founded"),
    origin("opened", "Opened", Years, "when production began or the plant was completed"),
    origin("closed", "Closed", Years, "when it ended"),
    origin("place", "Place", Text, "where it stands"),
    origin("former-name", "Other names", Text, "earlier and later names").many(),
    origin("renamed", "Renamed", Years, "when it took the present name"),
    origin("meaning", "Meaning", Text, "what the name means"),
    origin("owner", "Owner", Text, "who owns or runs it").many(),
    origin("partner", "Partner", Text, "foreign or joint-venture partner"),
    origin("foreign-help", "Foreign help", Text, "foreign help in building it"),
    origin(
        "related",
        "Related",
        Ref(Kind::Manufacturer),
        "another works it belongs to, shares a site with, or may be identical to",
    )
    .many(),
    origin("identity", "Identity", Text, "whether it is the same works as another"),
    figure("area-m2", "Site", Quantity, "site area").unit("m²"),
    figure("staff", "Staff", Quantity, "people employed").many(),
    figure("capacity-per-year", "Capacity", Quantity, "vehicles a year it could build").unit("a year"),
    figure("output", "Output", Quantity, "vehicles built in a year or period").many(),
    figure("output-text", "Output in words", Text, "output in words").many(),
    figure("sales", "Sales", Quantity, "vehicles sold in a year").many(),
    figure("models", "Models", Quantity, "models offered").many(),
    life("first-vehicle", "First vehicle", Text, "its first product, with date"),
    life("products", "Products", Text, "what it builds or built").many(),
    life("brands", "Brands", Text, "brand names used").many(),
    life("price", "Price in words", Text, "prices").many(),
    life("equipment", "Equipment", Text, "machines, shops, methods, parts supply").many(),
    life("military", "Military", Text, "military work").many(),
    life("history", "History", Text, "expansion, visits, stoppages, restarts").many(),
    story("remark", "Remark", Text, "anything else worth telling").many(),
];
