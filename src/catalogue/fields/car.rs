//! What can be said of a vehicle. One row a field, and nothing else.

use super::spec::Type::{Quantity, Ref, Term, Text, Years};
use super::spec::{
    FieldSpec, Role, aka, caution, editorial, figure, hangul, hanja, life, look, origin, remark, summary,
};
use super::{Field, Kind, vocabulary};

fields! { Car:
    NAME = editorial("name", "Name", Text, "usual name in Latin letters").role(Role::Name);
    HANGUL = hangul();
    HANJA = hanja();
    AKA = aka();
    CLASS = editorial("class", "Class", Term(vocabulary::CLASS), "kind of vehicle").role(Role::KindWord);
    ORIGIN = editorial("origin", "Origin", Term(vocabulary::ORIGIN), "domestic or foreign").role(Role::KindWord);
    SUMMARY = summary();
    CAUTION = caution();
    STATUS = origin("status", "Status", Term(vocabulary::STATUS), "what came of it").role(Role::Status);
    YEARS = origin("years", "Built", Years, "when it was built").role(Role::Date).card("Built");
    KNOWN_FROM = origin("known-from", "Known from", Years, "earliest dated evidence").role(Role::LatestDate).card("Built");
    MANUFACTURER = origin("manufacturer", "Built by", Ref(Kind::Manufacturer), "who built it").inverse("Vehicles").card("Built by");
    ASSEMBLED_AT = origin("assembled-at", "Assembled at", Text, "place of assembly, where it is not the manufacturer's").main();
    BASED_ON = origin("based-on", "Based on", Ref(Kind::Car), "vehicle it copies, derives from or rebadges").inverse("Basis of").card("Based on");
    RELATED = origin("related", "Related", Ref(Kind::Car), "vehicle it resembles or is compared with").many().inverse("Compared with");
    PREDECESSOR = origin("predecessor", "Predecessor", Ref(Kind::Car), "vehicle it replaced or continues").many().inverse("Continued by");
    SUCCESSOR = origin("successor", "Successor", Ref(Kind::Car), "vehicle that replaced it").many().inverse("Continues");
    IDENTITY = origin("identity", "Identity", Text, "whether it is the same vehicle as another").main();
    MEANING = origin("meaning", "Meaning", Text, "what the name means").main();
    NAMING = origin("naming", "Naming", Text, "how it came by its name; where the name is attested").many();
    NAME_ON_CAR = origin("name-on-car", "Name on the car", Text, "where on the vehicle the name can be read");
    BODY = look("body", "Body", Text, "shape, doors, layout in words").card("Looks");
    DESIGN = look("design", "Design", Text, "what it looks like, resemblances").many().card("Looks");
    VARIANTS = look("variants", "Variants", Text, "versions").many();
    COLOUR = look("colour", "Colour", Text, "colours seen").many().card("Looks");
    PLATE = look("plate", "Plate", Text, "registration read on it").main();
    SEEN_PLATES = look("seen-plates", "Other plates", Text, "further registrations read on other examples").many();
    ENGINE = figure("engine", "Engine", Text, "engine in words where numbers do not suffice").main();
    FUEL = figure("fuel", "Fuel", Text, "petrol, diesel, electric, wood gas, overhead wire …");
    CYLINDERS = figure("cylinders", "Cylinders", Quantity, "number of cylinders").within(1.0, 24.0);
    DISPLACEMENT_CC = figure("displacement-cc", "Displacement", Quantity, "engine displacement").unit("cc").within(20.0, 60_000.0);
    POWER_KW = figure("power-kw", "Power", Quantity, "engine or motor power (hp and PS are converted by 0.7355)").unit("kW").within(0.1, 3_000.0).main();
    TORQUE_NM = figure("torque-nm", "Torque", Quantity, "torque").unit("Nm").within(1.0, 20_000.0);
    GEARBOX = figure("gearbox", "Gearbox", Text, "gearbox");
    DRIVE = figure("drive", "Drive", Text, "driven wheels: 4x2, 4x4, 6x4, front, rear …");
    VOLTAGE_V = figure("voltage-v", "Voltage", Quantity, "supply voltage").unit("V").within(6.0, 3_000.0);
    BATTERY_KWH = figure("battery-kwh", "Battery", Quantity, "battery capacity").unit("kWh").within(0.1, 1_000.0);
    RANGE_KM = figure("range-km", "Range", Quantity, "distance on one charge or tank").unit("km").within(1.0, 5_000.0);
    TOP_SPEED_KMH = figure("top-speed-kmh", "Top speed", Quantity, "top speed").unit("km/h").within(1.0, 400.0);
    CONSUMPTION_L_100KM = figure("consumption-l-100km", "Consumption", Quantity, "fuel use").unit("l/100 km").within(0.5, 200.0);
    LENGTH_MM = figure("length-mm", "Length", Quantity, "length").unit("mm").within(1_000.0, 40_000.0);
    WIDTH_MM = figure("width-mm", "Width", Quantity, "width").unit("mm").within(400.0, 6_000.0);
    HEIGHT_MM = figure("height-mm", "Height", Quantity, "height").unit("mm").within(400.0, 6_000.0);
    WHEELBASE_MM = figure("wheelbase-mm", "Wheelbase", Quantity, "wheelbase").unit("mm").within(500.0, 20_000.0);
    WEIGHT_KG = figure("weight-kg", "Weight", Quantity, "own (kerb) weight").unit("kg").within(20.0, 400_000.0);
    PAYLOAD_KG = figure("payload-kg", "Payload", Quantity, "payload").unit("kg").within(10.0, 400_000.0).main();
    TOWING_KG = figure("towing-kg", "Towing", Quantity, "towed load").unit("kg").within(10.0, 400_000.0);
    SEATS = figure("seats", "Seats", Quantity, "seats").within(1.0, 300.0).main();
    CAPACITY = figure("capacity", "Passengers", Quantity, "passengers, seated and standing").within(1.0, 500.0);
    DOORS = figure("doors", "Doors", Quantity, "doors").within(1.0, 16.0);
    AXLES = figure("axles", "Axles", Quantity, "axles").within(1.0, 20.0);
    DIMENSIONS = figure("dimensions", "Dimensions", Text, "size in words where no figures exist");
    UNITS_BUILT = life("units-built", "Units built", Quantity, "how many were built in all").main();
    PRODUCTION = life("production", "Production", Text, "how many, in words").main();
    OUTPUT = life("output", "Output", Quantity, "vehicles built in a year or period").many();
    PRICE_USD = life("price-usd", "Price", Quantity, "price").unit("USD");
    PRICE = life("price", "Price in words", Text, "price in words or another currency");
    EQUIPMENT = life("equipment", "Equipment", Text, "fittings, and what is missing").many();
    QUALITY = life("quality", "Quality", Text, "how well it was made").many();
    USE = life("use", "Use", Text, "who used it and what for; lines and routes of buses and trams").many().main();
    FLEET = life("fleet", "Fleet", Text, "numbers in service, fleet numbers").many();
    EXHIBITED = life("exhibited", "Exhibited", Text, "where it was shown").many();
    PHOTOGRAPH = life("photograph", "Photograph", Text, "who photographed it, where and when").many();
    ON_FILM = life("on-film", "On film", Text, "films that a source names").many();
    DISCOVERY = life("discovery", "Discovery", Text, "how and by whom it was found or identified").many();
    FATE = life("fate", "Fate", Text, "what became of it; last seen; in service or not").many().main();
    IMPORTS = life("imports", "Imports", Text, "how foreign vehicles or kits reached the country").many();
    REMARK = remark();
}
