//! The rules for data: each finds the mistake that it is for, and nothing in the corrected record.

use crate::catalogue::{Catalogue, File, FileIndex, Findings, Kind, Severity, Type, read, visible};

use super::{checked, checked_whole};

/// Two sources with different voices, so that the rules about sources find nothing.
const SOURCES: &str = r#"
[source.a]
title = "A"
no-url = "made up"
voice = "one"
[source.b]
title = "B"
no-url = "made up"
voice = "two"
[source.c]
title = "C"
no-url = "made up"
voice = "one"
[film.cites]
title = "Cites all"
remark = [
  { is = "x", certainty = "reported", by = ["a"] },
  { is = "y", certainty = "reported", by = ["b"] },
  { is = "z", certainty = "reported", by = ["c"] },
]
"#;

fn findings(text: &str) -> Vec<String> {
    let text = format!("{text}\n{SOURCES}");
    let (catalogue, findings) = checked(&text);
    findings.iter().map(|finding| finding.line(&catalogue.files)).collect()
}

/// Tests a rule: the mistake, the expected message, and the corrected text.
macro_rules! rules {
    ($($name:ident: $wrong:expr, $message:expr, $right:expr;)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(findings($wrong), [$message], "exactly the mistake is found");
            assert_eq!(findings($right), [""; 0], "nothing is found in the corrected text");
        }
    )*};
}

rules! {
    references_resolve:
        "[car.x]\nname = \"X\"\nbased-on = { is = \"yy\", certainty = \"reported\", by = [\"a\"] }\n[car.yyy]\nname = \"Y\"",
        "f:3:19: error: car.x: based-on: no car \"yy\"",
        "[car.x]\nname = \"X\"\nbased-on = { is = \"yyy\", certainty = \"reported\", by = [\"a\"] }\n[car.yyy]\nname = \"Y\"";
    a_near_reference_is_suggested:
        "[sighting.s]\nname = \"S\"\nfilm = { is = \"citse\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:15: error: sighting.s: film: no film \"citse\"; did you mean \"cites\"?",
        "[sighting.s]\nname = \"S\"\nfilm = { is = \"cites\", certainty = \"reported\", by = [\"a\"] }";
    nothing_refers_to_itself:
        "[car.x]\nname = \"X\"\nrelated = { is = \"x\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:11: error: car.x: related: it refers to itself",
        "[car.x]\nname = \"X\"\nrelated = { said = \"x\", certainty = \"reported\", by = [\"a\"] }";
    nothing_comes_before_itself:
        "[car.x]\nname = \"X\"\npredecessor = { is = \"x\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:15: error: car.x: predecessor: it refers to itself",
        "[car.x]\nname = \"X\"\npredecessor = { said = \"x\", certainty = \"reported\", by = [\"a\"] }";
    sources_are_known:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"nobody\"] }",
        "f:3:52: error: car.x: body: no source \"nobody\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"] }";
    every_word_of_a_list_is_known:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"], superseded = \"nobody\" }",
        "f:3:71: error: car.x: body: no source \"nobody\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"], superseded = \"c\" }";
    confirmed_by_two_voices:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"confirmed\", by = [\"a\", \"c\"] }",
        "f:3:8: error: car.x: body: confirmed needs two independent voices or seen = true; this has one, \"one\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"confirmed\", by = [\"a\", \"b\"] }";
    seen_confirms_a_claim:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"confirmed\", by = [\"a\"], seen = false }",
        "f:3:8: error: car.x: body: confirmed needs two independent voices or seen = true; this has one, \"one\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"confirmed\", by = [\"a\"], seen = true }";
    a_value_is_listed_once:
        "[car.x]\nname = \"X\"\nseats = [{ is = 5, certainty = \"reported\", by = [\"a\"] }, { is = 5, certainty = \"reported\", by = [\"b\"] }]",
        "f:3:58: error: car.x: seats: the same value is given twice; name all its sources in one claim",
        "[car.x]\nname = \"X\"\nseats = [{ is = 5, certainty = \"reported\", by = [\"a\"] }, { is = 4, certainty = \"reported\", by = [\"b\"] }]";
    works_are_founded_before_they_close:
        "[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nclosed = { is = \"1950~\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:10: error: manufacturer.m: closed: c. 1950 is before founded, 1960",
        "[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nclosed = { is = \"1958~\", certainty = \"reported\", by = [\"a\"] }";
    a_vehicle_is_not_older_than_its_base:
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nbased-on = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"\nyears = { is = \"1961/1970\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:12: warning: car.x: based-on: \"y\" (1961–70) began later than this (1960)",
        "[car.x]\nname = \"X\"\nyears = { is = \"1960/\", certainty = \"reported\", by = [\"a\"] }\nbased-on = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"\nyears = { is = \"196X\", certainty = \"reported\", by = [\"a\"] }";
    a_predecessor_is_older:
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\npredecessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\nyears = { is = \"1961\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:15: warning: car.x: predecessor: \"y\" (1961) began later than this (1960)",
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\npredecessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\nyears = { is = \"1951\", certainty = \"reported\", by = [\"a\"] }";
    a_successor_is_younger:
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nsuccessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\nyears = { is = \"1951\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:13: warning: car.x: successor: \"y\" (1951) began earlier than this (1960)",
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nsuccessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\nyears = { is = \"1961\", certainty = \"reported\", by = [\"a\"] }";
    a_vehicle_is_not_known_long_before_it_was_built:
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nknown-from = { is = \"1950\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:14: warning: car.x: known-from: 1950 is long before it was built, 1960",
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nknown-from = { is = \"1959\", certainty = \"reported\", by = [\"a\"] }";
    a_film_is_not_older_than_its_vehicles:
        "[film.f]\ntitle = \"F\"\nyear = { is = \"1970\", certainty = \"reported\", by = [\"a\"] }\n[sighting.s]\nname = \"S\"\nfilm = { is = \"f\", certainty = \"reported\", by = [\"a\"] }\nvehicle-year = { is = \"1975\", certainty = \"reported\", by = [\"a\"] }",
        "f:7:16: warning: sighting.s: vehicle-year: 1975 is after the film, 1970",
        "[film.f]\ntitle = \"F\"\nyear = { is = \"1970\", certainty = \"reported\", by = [\"a\"] }\n[sighting.s]\nname = \"S\"\nfilm = { is = \"f\", certainty = \"reported\", by = [\"a\"] }\nvehicle-year = { is = \"1970\", certainty = \"reported\", by = [\"a\"] }";
    years_are_plausible:
        "[car.x]\nname = \"X\"\nyears = { is = \"0196\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:16: warning: car.x: years: 0196 is not between 1850 and 2100",
        "[car.x]\nname = \"X\"\nyears = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }";
    numbers_are_plausible:
        "[car.x]\nname = \"X\"\nlength-mm = { is = 4.2, certainty = \"reported\", by = [\"a\"] }",
        "f:3:13: warning: car.x: length-mm: 4.2 is not between 1000 and 40000 mm",
        "[car.x]\nname = \"X\"\nlength-mm = { is = 4200, certainty = \"reported\", by = [\"a\"] }";
    names_are_unique:
        "[car.x]\nname = \"Same\"\n[car.w]\nname = \"same\"",
        "f:4:8: error: car.w: the name \"same\" is also that of car.x",
        "[car.x]\nname = \"Same\"\n[car.w]\nname = \"other\"";
    sources_are_cited:
        "[source.d]\ntitle = \"D\"\nno-url = \"print\"",
        "f:1:9: warning: source.d: no claim cites this source",
        "[source.d]\ntitle = \"D\"\nno-url = \"print\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }";
    based_on_has_no_cycle:
        "[car.x]\nname = \"X\"\nbased-on = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"\nbased-on = { is = \"z\", certainty = \"reported\", by = [\"a\"] }\n[car.z]\nname = \"Z\"\nbased-on = { is = \"x\", certainty = \"reported\", by = [\"a\"] }",
        "f:9:12: warning: car.z: based-on: the references form a circle: x, y, z, then x again",
        "[car.x]\nname = \"X\"\nbased-on = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"\nbased-on = { is = \"z\", certainty = \"reported\", by = [\"a\"] }\n[car.z]\nname = \"Z\"";
    predecessors_have_no_cycle:
        "[car.x]\nname = \"X\"\npredecessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\npredecessor = { is = \"z\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.z]\nname = \"Z\"\npredecessor = { is = \"x\", certainty = \"reported\", by = [\"a\"], note = \"n\" }",
        "f:9:15: warning: car.z: predecessor: the references form a circle: x, y, z, then x again",
        "[car.x]\nname = \"X\"\npredecessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\npredecessor = { is = \"z\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.z]\nname = \"Z\"";
    successors_have_no_cycle:
        "[car.x]\nname = \"X\"\nsuccessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"\nsuccessor = { is = \"x\", certainty = \"reported\", by = [\"a\"], note = \"n\" }",
        "f:6:13: warning: car.y: successor: the references form a circle: x, y, then x again",
        "[car.x]\nname = \"X\"\nsuccessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"n\" }\n[car.y]\nname = \"Y\"";
    a_voice_is_written_in_one_way:
        "[source.p]\ntitle = \"P\"\nno-url = \"print\"\nvoice = \"The author\"\n[source.q]\ntitle = \"Q\"\nno-url = \"print\"\nvoice = \"the Author\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"p\", \"q\"], note = \"n\" }",
        "f:8:9: warning: source.q: voice: source.p writes it otherwise; write one voice in one way",
        "[source.p]\ntitle = \"P\"\nno-url = \"print\"\nvoice = \"the author\"\n[source.q]\ntitle = \"Q\"\nno-url = \"print\"\nvoice = \"the author\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"p\", \"q\"], note = \"n\" }";
    an_address_has_one_voice:
        "[source.p]\ntitle = \"P\"\nurl = \"https://a.org/P\"\n[source.q]\ntitle = \"Q\"\nurl = \"http://www.A.org/P/#place\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"p\", \"q\"], note = \"n\" }",
        "f:6:7: warning: source.q: url: source.p has this address too; give both the same voice",
        "[source.p]\ntitle = \"P\"\nurl = \"https://a.org\"\nvoice = \"v\"\n[source.q]\ntitle = \"Q\"\nurl = \"https://a.org\"\nvoice = \"v\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"p\", \"q\"], note = \"n\" }";
    a_claim_is_taken_back_later:
        "[source.o]\ntitle = \"O\"\nno-url = \"print\"\nvoice = \"v\"\ndate = \"2020\"\n[source.n]\ntitle = \"N\"\nno-url = \"print\"\nvoice = \"v\"\ndate = \"2010\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"o\"], superseded = \"n\" }",
        "f:13:8: warning: car.x: body: superseded: \"n\" is older than \"o\", which says this",
        "[source.o]\ntitle = \"O\"\nno-url = \"print\"\nvoice = \"v\"\ndate = \"2010\"\n[source.n]\ntitle = \"N\"\nno-url = \"print\"\nvoice = \"v\"\ndate = \"2020\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"o\"], superseded = \"n\" }";
    a_missing_source_is_no_voice:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\", \"missing\"] }",
        "f:3:57: error: car.x: body: no source \"missing\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\", \"c\"] }";
    mirrors_have_no_cycle:
        "[source.x]\ntitle = \"X\"\nno-url = \"print\"\nmirror-of = \"y\"\n[source.y]\ntitle = \"Y\"\nno-url = \"print\"\nmirror-of = \"z\"\n[source.z]\ntitle = \"Z\"\nno-url = \"print\"\nmirror-of = \"x\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"x\"] }",
        "f:12:13: error: source.z: mirror-of: the references form a circle: x, y, z, then x again",
        "[source.x]\ntitle = \"X\"\nno-url = \"print\"\nmirror-of = \"y\"\n[source.y]\ntitle = \"Y\"\nno-url = \"print\"\nmirror-of = \"z\"\n[source.z]\ntitle = \"Z\"\nno-url = \"print\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"x\"] }";
    the_id_of_a_question_begins_with_q:
        "[question.x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\"]",
        "f:1:11: error: question.x: the id of a question begins with q-: write q-x",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\"]";
    a_question_is_answered:
        "[question.q-x]\nquestion = \"X?\"\nshows = [\"film.cites.remark\"]",
        "f:1:11: error: question.q-x: the field \"answer\" is missing",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\"]";
    an_empty_answer_is_not_missing:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"\"\nshows = [\"film.cites.remark\"]",
        "f:3:10: error: question.q-x: answer: it is empty: leave it out where nothing is recorded",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\"]";
    an_answer_shows_fields:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"",
        "f:1:11: error: question.q-x: the field \"shows\" is missing",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\"]";
    a_shown_field_has_three_parts:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites\"]",
        "f:4:31: error: question.q-x: shows: \"film.cites\" is not a field of a record; write kind.id.field",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.title\"]";
    a_shown_field_names_a_kind:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"films.cites.title\"]",
        "f:4:31: error: question.q-x: shows: unknown kind \"films\"; did you mean \"film\"? kinds: car, manufacturer, film, sighting, plate, figures, source, question",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.title\"]";
    a_shown_field_exists:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.titel\"]",
        "f:4:31: error: question.q-x: shows: unknown field \"titel\"; did you mean \"title\"?",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.title\"]";
    a_shown_record_exists:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.citse.title\"]",
        "f:4:31: error: question.q-x: shows: no film \"citse\"; did you mean \"cites\"?",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.title\"]";
    a_shown_field_has_a_value:
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.year\"]",
        "f:4:31: error: question.q-x: shows: nothing is recorded in \"film.cites.year\"",
        "[question.q-x]\nquestion = \"X?\"\nanswer = \"Yes.\"\nshows = [\"film.cites.remark\", \"film.cites.title\"]";
    two_voices_confirm_or_a_note_says_why_not:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\", \"b\"] }",
        "f:3:8: warning: car.x: body: reported by 2 independent voices; make it confirmed, or say in a note why it is not",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\", \"b\"], note = \"one retells the other\" }";
    two_pages_of_one_voice_need_no_note:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\", \"c\", \"b\"] }",
        "f:3:8: warning: car.x: body: reported by 2 independent voices; make it confirmed, or say in a note why it is not",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\", \"c\"] }";
    a_domestic_vehicle_needs_a_witness:
        "[car.x]\nname = \"X\"\norigin = \"domestic\"\nengine = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:4:10: warning: car.x: engine: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[car.x]\nname = \"X\"\norigin = \"foreign\"\nengine = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    the_look_of_a_domestic_vehicle_needs_a_witness:
        "[car.x]\nname = \"X\"\norigin = \"domestic\"\nbody = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:4:8: warning: car.x: body: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[car.x]\nname = \"X\"\norigin = \"foreign\"\nbody = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    the_use_of_a_foreign_vehicle_needs_a_witness:
        "[car.x]\nname = \"X\"\norigin = \"foreign\"\nuse = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:4:7: warning: car.x: use: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[car.x]\nname = \"X\"\norigin = \"foreign\"\nuse = { is = \"x\", certainty = \"reported\", by = [\"gk\", \"a\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    a_guess_needs_a_witness:
        "[car.x]\nname = \"X\"\norigin = \"domestic\"\nengine = { is = \"x\", certainty = \"speculated\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:4:10: warning: car.x: engine: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[car.x]\nname = \"X\"\norigin = \"domestic\"\nengine = { is = \"x\", certainty = \"speculated\", by = [\"gk\", \"a\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    the_meaning_of_a_plate_is_not_a_dictionary_meaning:
        "[plate.x]\nname = \"X\"\nmeaning = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:3:11: warning: plate.x: meaning: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[car.x]\nname = \"X\"\nmeaning = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    naming_is_not_history:
        "[manufacturer.x]\nname = \"X\"\nhistory = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:3:11: warning: manufacturer.x: history: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[manufacturer.x]\nname = \"X\"\nmeaning = { is = \"x\", certainty = \"reported\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    only_a_hoax_needs_no_witness:
        "[car.x]\nname = \"X\"\nstatus = { is = \"unconfirmed\", certainty = \"reported\", by = [\"a\"] }\nproduction = { is = \"589\", certainty = \"speculated\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"",
        "f:4:14: warning: car.x: production: none of its sources counts as a witness; name one that does, or leave the claim out",
        "[car.x]\nname = \"X\"\nstatus = { is = \"hoax\", certainty = \"reported\", by = [\"a\"] }\nproduction = { is = \"589\", certainty = \"speculated\", by = [\"gk\"] }\n[source.gk]\ntitle = \"General knowledge\"\nno-url = \"none\"\nwitness = \"no\"";
    a_vehicle_is_not_older_than_its_maker:
        "[car.x]\nname = \"X\"\nyears = { is = \"1964/1982\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"[1967,1968]\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:16: warning: car.x: manufacturer: \"m\" was founded (1967–68?) after this vehicle (1964–82); say in a note how that can be",
        "[car.x]\nname = \"X\"\nyears = { is = \"1964/1982\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"], note = \"not the first of them\" }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"[1967,1968]\", certainty = \"reported\", by = [\"a\"] }";
    a_vehicle_that_may_be_younger_than_its_maker_is_accepted:
        "[car.x]\nname = \"X\"\nyears = { is = \"197X\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1980\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:16: warning: car.x: manufacturer: \"m\" was founded (1980) after this vehicle (1970s); say in a note how that can be",
        "[car.x]\nname = \"X\"\nyears = { is = \"197X\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1977-03-16\", certainty = \"reported\", by = [\"a\"] }";
    a_vehicle_is_not_known_before_its_maker:
        "[car.x]\nname = \"X\"\nknown-from = { is = \"1959\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:16: warning: car.x: manufacturer: \"m\" was founded (1960) after this vehicle (1959); say in a note how that can be",
        "[car.x]\nname = \"X\"\nknown-from = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1960\", certainty = \"reported\", by = [\"a\"] }";
    a_vehicle_may_be_as_old_as_its_maker:
        "[car.x]\nname = \"X\"\nyears = { is = \"1958\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1959\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:16: warning: car.x: manufacturer: \"m\" was founded (1959) after this vehicle (1958); say in a note how that can be",
        "[car.x]\nname = \"X\"\nyears = { is = \"1958\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nfounded = { is = \"1958-11\", certainty = \"reported\", by = [\"a\"] }";
    text_is_composed:
        "[car.x]\nname = \"X\"\nhangul = \"\u{1100}\u{1161}\"",
        "f:3:10: warning: car.x: hangul: it is not in NFC (composed hangul and letters); it is read as if it were",
        "[car.x]\nname = \"X\"\nhangul = \"가\"";
    no_control_character:
        "[car.x]\nname = \"X\\u001b[31m\"",
        "f:2:8: warning: car.x: name: it contains invisible characters: U+001B (a control character)",
        "[car.x]\nname = \"X\"";
    hangul_is_hangul:
        "[car.x]\nname = \"X\"\nhangul = \"更生\"",
        "f:3:10: warning: car.x: hangul: \"更生\" has no hangul in it",
        "[car.x]\nname = \"X\"\nhangul = \"갱생 68\"";
    hanja_is_hanja:
        "[car.x]\nname = \"X\"\nhanja = \"갱생\"",
        "f:3:9: warning: car.x: hanja: \"갱생\" has no hanja in it",
        "[car.x]\nname = \"X\"\nhanja = \"更生\"";
    a_group_is_true:
        "[car.x]\nname = \"X\"\ngroup = \"true\"",
        "f:3:9: error: car.x: group: it must be true without quotes, or left out, not \"true\"",
        "[car.x]\nname = \"X\"\ngroup = true";
    a_claim_was_seen_or_not:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"], seen = \"yes\" }",
        "f:3:65: error: car.x: body: seen: it must be true or false, not \"yes\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"], seen = false }";
    a_field_differs_in_case_alone:
        "[car.x]\nname = \"X\"\nSeats = { is = \"none\" }",
        "f:3:1: error: car.x: unknown field \"Seats\"; did you mean \"seats\"?",
        "[car.x]\nname = \"X\"\nseats = { is = \"none\" }";
    no_direction_override:
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"], note = \"a\u{202e}b\" }",
        "f:3:65: warning: car.x: body: note: it contains invisible characters: U+202E (changes the direction of writing)",
        "[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"], note = \"ab\" }";
    no_zero_width_character:
        "[car.x]\nname = \"X\"\naka = [\"Y\", \"Z\u{200b}\"]",
        "f:3:13: warning: car.x: aka: it contains invisible characters: U+200B (zero width)",
        "[car.x]\nname = \"X\"\naka = [\"Y\", \"Z\"]";
    every_hidden_character:
        "[car.x]\nname = \"X\\u001b[31m\u{200b}\\u001b[m\\u0007\u{202e}\u{1100}\u{1161}\"",
        "f:2:8: warning: car.x: name: it is not in NFC (composed hangul and letters); it is read as if it were; it contains invisible characters: U+0007 (a control character), U+001B (a control character, 2 times), U+200B (zero width), U+202E (changes the direction of writing)",
        "[car.x]\nname = \"X\"";
    no_formula:
        "[car.x]\nname = \"=cmd|' /C calc'!A0\"",
        "f:2:8: warning: car.x: name: it begins with '=', which a spreadsheet takes for a formula",
        "[car.x]\nname = \"a = b\"";
    an_empty_claim:
        "[car.x]\nname = \"X\"\nbody = {}",
        "f:3:8: error: car.x: body: a claim needs one value, either is = … or said = \"…\"",
        "[car.x]\nname = \"X\"\nbody = { is = \"unknown\" }";
    an_empty_list:
        "[car.x]\nname = \"X\"\nbody = []",
        "f:3:8: error: car.x: body: it is empty: leave it out where nothing is recorded",
        "[car.x]\nname = \"X\"";
    an_empty_plain_list:
        "[car.x]\nname = \"X\"\naka = []",
        "f:3:7: error: car.x: aka: it is empty: leave it out where nothing is recorded",
        "[car.x]\nname = \"X\"\naka = [\"Y\"]";
    a_word_outside_its_list:
        "[car.x]\nname = \"X\"\nclass = \"none\"\naka = [\"unknown\"]",
        "f:3:9: error: car.x: class: unknown word \"none\"; words: sedan, hatchback, limousine, off-road, suv, van, minibus, pickup, truck, bus, trolleybus, tram, tractor, machine, motorcycle, electric-cart, military",
        "[car.x]\nname = \"X\"\nclass = \"van\"\naka = [\"unknown\"]";
    an_empty_text:
        "[car.x]\nname = \"X\"\nsummary = \" \"",
        "f:3:11: error: car.x: summary: it is empty: leave it out where nothing is recorded",
        "[car.x]\nname = \"X\"\nsummary = \"Y\"";
    a_source_has_an_address_or_says_why_not:
        "[source.d]\ntitle = \"D\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }",
        "f:1:9: note: source.d: it has no url; give it one, or say in no-url why there is none",
        "[source.d]\ntitle = \"D\"\nno-url = \"print\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }";
    an_address_has_a_host:
        "[source.d]\ntitle = \"D\"\nurl = \"https://\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }",
        "f:3:7: warning: source.d: url: \"https://\" is not a web address; write https:// or http://, a host, and %20 for a blank",
        "[source.d]\ntitle = \"D\"\nurl = \"https://승리.example/a?b=c#d\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }";
    an_address_has_no_blanks_or_quotes:
        "[source.d]\ntitle = \"D\"\nurl = 'https://e.org/a b<>\"'\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }",
        "f:3:7: warning: source.d: url: \"https://e.org/a b<>\\\"\" is not a web address; write https:// or http://, a host, and %20 for a blank",
        "[source.d]\ntitle = \"D\"\nurl = 'https://e.org/a%20b'\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }";
    the_years_of_a_figure_are_plausible:
        "[car.x]\nname = \"X\"\nseats = { is = 5, certainty = \"reported\", by = [\"a\"], when = \"0001\" }",
        "f:3:62: warning: car.x: seats: when: 0001 is not between 1850 and 2100",
        "[car.x]\nname = \"X\"\nseats = { is = 5, certainty = \"reported\", by = [\"a\"], when = \"2001\" }";
    the_date_of_a_source_is_plausible:
        "[source.d]\ntitle = \"D\"\nno-url = \"p\"\ndate = \"9999\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }",
        "f:4:8: warning: source.d: date: 9999 is not between 1850 and 2100",
        "[source.d]\ntitle = \"D\"\nno-url = \"p\"\ndate = \"1999\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }";
    a_field_is_shown_once:
        "[question.q-x]\nquestion = \"When?\"\nanswer = \"Then.\"\nshows = [\"car.x.body\", \"car.x.body\"]\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:24: warning: question.q-x: shows: the same is given twice; leave one out",
        "[question.q-x]\nquestion = \"When?\"\nanswer = \"Then.\"\nshows = [\"car.x.body\"]\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"] }";
    an_alias_differs_from_the_name:
        "[car.x]\nname = \"X\"\naka = [\"Y\", \"X\"]",
        "f:3:13: warning: car.x: aka: \"X\" is its name; leave it out",
        "[car.x]\nname = \"X\"\naka = [\"Y\", \"x\"]";
    findings_in_multi_line_prose_are_at_the_word:
        "[film.f]\ntitle = \"F\"\nremark = { said = \"r\", certainty = \"reported\", by = [\"a\"] }\n[car.x]\nname = \"X\"\nsummary = \"\"\"\nA van of 1978.\"\"\"",
        "f:7:10: note: car.x: summary: no claim behind it says \"1978\"; leave it out",
        "[car.x]\nname = \"X\"\nsummary = \"\"\"\nA van.\"\"\"";
    an_address_is_on_the_web:
        "[source.d]\ntitle = \"D\"\nurl = \"ftp:/nope\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }",
        "f:3:7: warning: source.d: url: \"ftp:/nope\" is not a web address; write https:// or http://, a host, and %20 for a blank",
        "[source.d]\ntitle = \"D\"\nurl = \"https://nope\"\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"d\"] }";
    successors_name_their_predecessors:
        "[car.x]\nname = \"X\"\nsuccessor = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"",
        "f:3:13: note: car.x: successor: \"y\" does not name it as its predecessor; say so there, or in a note why not",
        "[car.x]\nname = \"X\"\nsuccessor = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"\npredecessor = { is = \"x\", certainty = \"reported\", by = [\"a\"] }";
    a_note_excuses_a_missing_successor:
        "[car.x]\nname = \"X\"\npredecessor = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Y\"",
        "f:3:15: note: car.x: predecessor: \"y\" does not name it as its successor; say so there, or in a note why not",
        "[car.x]\nname = \"X\"\npredecessor = { is = \"y\", certainty = \"reported\", by = [\"a\"], note = \"one author only\" }\n[car.y]\nname = \"Y\"";
    a_convoy_adds_up:
        "[film.f]\ntitle = \"F\"\nconvoy = { is = 5, certainty = \"reported\", by = [\"a\"] }\n[sighting.s]\nname = \"S\"\nfilm = { is = \"f\", certainty = \"reported\", by = [\"a\"] }\ncount = { is = 4, certainty = \"reported\", by = [\"a\"] }",
        "f:3:10: note: film.f: convoy: its sightings count 4 and not 5; say in a note why",
        "[film.f]\ntitle = \"F\"\nconvoy = { is = 4, certainty = \"reported\", by = [\"a\"] }\n[sighting.s]\nname = \"S\"\nfilm = { is = \"f\", certainty = \"reported\", by = [\"a\"] }\ncount = { is = 4, certainty = \"reported\", by = [\"a\"] }";
    a_works_builds_before_it_closes:
        "[car.x]\nname = \"X\"\nyears = { is = \"1980/1985\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nclosed = { is = \"1950\", certainty = \"reported\", by = [\"a\"] }",
        "f:4:16: note: car.x: manufacturer: \"m\" was closed (1950) before this vehicle (1980–85); say in a note how that can be",
        "[car.x]\nname = \"X\"\nyears = { is = \"1980/1985\", certainty = \"reported\", by = [\"a\"] }\nmanufacturer = { is = \"m\", certainty = \"reported\", by = [\"a\"] }\n[manufacturer.m]\nname = \"M\"\nclosed = { is = \"1980\", certainty = \"reported\", by = [\"a\"] }";
    a_film_shows_only_what_was_built_before:
        "[car.x]\nname = \"X\"\nyears = { is = \"1990\", certainty = \"reported\", by = [\"a\"] }\n[film.f]\ntitle = \"F\"\nyear = { is = \"1955\", certainty = \"reported\", by = [\"a\"] }\n[sighting.s]\nname = \"S\"\nfilm = { is = \"f\", certainty = \"reported\", by = [\"a\"] }\ncar = { is = \"x\", certainty = \"reported\", by = [\"a\"] }",
        "f:10:7: note: sighting.s: car: \"x\" was built (1990) after the film (1955); say in a note how that can be",
        "[car.x]\nname = \"X\"\nyears = { is = \"1990\", certainty = \"reported\", by = [\"a\"] }\n[film.f]\ntitle = \"F\"\nyear = { is = \"1955\", certainty = \"reported\", by = [\"a\"] }\n[sighting.s]\nname = \"S\"\nfilm = { is = \"f\", certainty = \"reported\", by = [\"a\"] }\ncar = { is = \"x\", certainty = \"reported\", by = [\"a\"], note = \"the film was cut again later\" }";
    years_in_prose_are_claimed:
        "[car.x]\nname = \"X\"\nsummary = \"A van of 1978.\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:21: note: car.x: summary: no claim behind it says \"1978\"; leave it out",
        "[car.x]\nname = \"X\"\nsummary = \"A van of 1978, so of the 1970s.\"\nyears = { is = \"1978\", certainty = \"reported\", by = [\"a\"] }";
    decades_in_prose_are_claimed:
        "[car.x]\nname = \"X\"\nsummary = \"A van of the 1980s.\"\nyears = { is = \"1978\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:25: note: car.x: summary: no claim behind it says \"1980s\"; leave it out",
        "[car.x]\nname = \"X\"\nsummary = \"A van of the 1980s.\"\nyears = { is = \"198X\", certainty = \"reported\", by = [\"a\"] }";
    numbers_in_prose_are_claimed:
        "[car.x]\nname = \"X\"\nsummary = \"One of 1,500, with 4 doors and two seats.\"\ndoors = { is = 4, certainty = \"reported\", by = [\"a\"] }",
        "f:3:19: note: car.x: summary: no claim behind it says \"1,500\"; leave it out",
        "[car.x]\nname = \"X\"\nsummary = \"One of 1,500.\"\nproduction = { is = \"1500 or so\", certainty = \"reported\", by = [\"a\"] }";
    names_in_prose_are_claimed:
        "[car.x]\nname = \"Xylo\"\nsummary = \"A Xylo like the Yak 5.\"\n[car.y]\nname = \"Yak 5\"",
        "f:3:28: note: car.x: summary: no claim behind it says \"Yak 5\"; leave it out",
        "[car.x]\nname = \"Xylo\"\nsummary = \"A Xylo like the Yak 5.\"\ncaution = \"Not the Zebu.\"\nrelated = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Yak 5\"\n[car.z]\nname = \"Zebu\"";
    names_of_many_words_in_prose_are_claimed:
        "[car.x]\nname = \"Xylo\"\nsummary = \"A Xylo like the Yak of a kind of car of so very many words as this.\"\n[car.y]\nname = \"Yak of a kind of car of so very many words as this\"",
        "f:3:28: note: car.x: summary: no claim behind it says \"Yak of a kind of car of so very many words as this\"; leave it out",
        "[car.x]\nname = \"Xylo\"\nsummary = \"A Xylo like the Yak of a kind of car of so very many words as this.\"\nrelated = { is = \"y\", certainty = \"reported\", by = [\"a\"] }\n[car.y]\nname = \"Yak of a kind of car of so very many words as this\"";
    answers_say_what_they_show:
        "[question.q-x]\nquestion = \"When?\"\nanswer = \"In 1978.\"\nshows = [\"car.x.body\"]\n[car.x]\nname = \"X\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"a\"] }\nyears = { is = \"1978\", certainty = \"reported\", by = [\"a\"] }",
        "f:3:14: note: question.q-x: answer: no claim behind it says \"1978\"; leave it out",
        "[question.q-x]\nquestion = \"When?\"\nanswer = \"In 1978.\"\nshows = [\"car.x.years\"]\n[car.x]\nname = \"X\"\nyears = { is = \"1978\", certainty = \"reported\", by = [\"a\"] }";
}

/// Returns the findings in a record with these lines, followed by another record.
fn lines(lines: &str) -> Vec<String> {
    findings(&format!(
        "[car.x]\nname = \"Xyy\"\nuse = {{ is = \"u\", certainty = \"reported\", by = [\"a\"] }}\n{lines}\n\
         [car.y]\nname = \"Yzz\"\nuse = {{ is = \"u\", certainty = \"reported\", by = [\"a\"] }}"
    ))
}

#[test]
fn a_typing_mistake_is_one_finding() {
    for slip in [
        "engine = { is = \"a\" certainty = \"reported\", by = [\"a\"] }",
        "engine = { is = \"a\", certainty = \"reported\", by = [\"a\"]\nbody = { is = \"b\", certainty = \"reported\", by = [\"a\"] }\nfuel = { is = \"b\", certainty = \"reported\", by = [\"a\"] }",
        "engine = { is = \"a\", certainty = \"reported\", by = [\"a\" }\nbody = { is = \"b\", certainty = \"reported\", by = [\"a\"] }",
        "engine = [{ is = \"a\", certainty = \"reported\", by = [\"a\"] }\nbody = { is = \"b\", certainty = \"reported\", by = [\"a\"] }",
        "engine = [",
        "engine = { is = \"a, certainty = \"reported\", by = [\"a\"] }",
        "engine = { is: \"a\", certainty: \"reported\", by: [\"a\"] }",
        "engine = { is = , certainty = \"reported\", by = [\"a\"] }",
        "engine = ( is = \"a\", certainty = \"reported\", by = [\"a\"] )",
        "engine = { is = \"a\\q\", certainty = \"reported\", by = [\"zz\"] }",
        "engine = { is = a, certainty = \"reported\", by = [\"a\"] }",
        "engine = \"a\", certainty = \"reported\", by = [\"a\"] }",
        "class = van",
        "class: \"van\"",
        "class = \"va\\qn\"",
        "class",
        "summary = \"\"\"a",
        "aka = [\"A\" \"A\"]",
    ] {
        let found = lines(slip);
        assert_eq!(found.len(), 1, "{slip}: {found:#?}");
        assert!(
            found[0].starts_with("f:") && found[0].contains(": error: car.x: this is not TOML: "),
            "{found:#?}"
        );
    }
    for header in ["[car.x", "[car x]", "[car.x]]", "[car..x]"] {
        let found = findings(&format!(
            "{header}\nname = \"Xyy\"\n[car.y]\nname = \"Yzz\"\nbased-on = {{ is = \"x\", certainty = \"reported\", by = [\"a\"] }}"
        ));
        assert_eq!(found.len(), 1, "{header}: {found:#?}");
    }
    assert_eq!(findings("[car.x]\nname: \"Xyy\"\nclass = \"van\"").len(), 1);
}

#[test]
fn only_the_first_toml_error_of_a_record_is_found_and_other_records_are_checked() {
    let slips = "engine = [\n  { is = \"a\" certainty = \"reported\", by = [\"a\"] },\n  { is \"b\", certainty = \"reported\", by = [\"a\"] },\n]\nclass = \"vam\"\n[car.z]\nname = \"Zzz\"\nclass = \"vam\"\n[car.w]\nname \"Www\"";
    let found = lines(slips);
    let places: Vec<&str> = found.iter().map(|line| &line[..line.find(": ").unwrap()]).collect();
    assert_eq!(places, ["f:5:14", "f:11:9", "f:13:6"], "{found:#?}");
}

#[test]
fn a_duplicate_id_replaces_nothing() {
    let found = findings("[car.x]\nname = \"X\"\n[car.x]\nname = \"X\"");
    assert_eq!(found, ["f:3:6: error: car.x: the id is given twice, first in line 1"]);
}

#[test]
fn duplicates_in_a_list_count_once() {
    let text = "[car.x]\nname = \"X\"\naka = [\"Y\", \"y\", \"Y\"]";
    let record = checked(text).0.get(Kind::Car, "x").unwrap().clone();
    assert_eq!(record.answer(crate::catalogue::fields::car::AKA).statements().count(), 2);
}

#[test]
fn a_bad_id_does_not_hide_other_mistakes() {
    let found = findings(
        "[car.My-Find]\nname = \"X\"\nclass = \"sedam\"\nbody = { is = \"van\", certainty = \"reported\", by = [\"q\", \"r\"], note = \"n\" }\n[source.r]\ntitle = \"R\"\nno-url = \"print\"",
    );
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("f:1:6: error: car.My-Find: the id \"My-Find\" must be"), "{}", found[0]);
    assert!(found[1].starts_with("f:3:9: error: car.My-Find: class: unknown word"), "{}", found[1]);
    assert!(found[2].starts_with("f:4:52: error: car.My-Find: body: no source \"q\""), "{}", found[2]);
}

#[test]
fn a_bad_number_is_one_finding() {
    let wrong = [
        "5.", "0xG", "1e", "0x", "-", "+", "5.e", "_1", "1_", "0b2", "0o9", "1.2.3", "--5", "1e5.", "04",
        "1__0", ".5", "0xG, 5.",
    ];
    for written in wrong {
        let text = format!(
            "[car.x]\nname = \"X\"\nseats = {{ is = {written}, certainty = \"reported\", by = [\"a\"] }}"
        );
        assert_eq!(findings(&text).len(), 1, "{written}");
    }
}

#[test]
fn editorial_text_must_be_one_line_with_any_line_ending() {
    let text = "[car.x]\nname = \"X\"\nsummary = \"\"\"One.\nTwo.\"\"\"\nuse = { said = \"\"\"One.\nTwo.\"\"\", certainty = \"reported\", by = [\"a\"] }\n";
    let message = "f:3:11: note: car.x: summary: it has several lines; write it in one";
    assert_eq!(findings(text), [message]);
    assert_eq!(findings(&text.replace('\n', "\r\n")), [message], "CRLF reads as LF");
}

#[test]
fn an_id_in_two_files_is_noted_with_its_place_and_the_other_file() {
    let (mut files, mut records, mut findings) = (Vec::new(), Vec::new(), Findings::default());
    for (index, (path, ids)) in (0..).zip([("a", ["x", "y"]), ("b", ["z", "w"]), ("c", ["v", "x"])]) {
        let cars = ids.map(|id| format!("[car.{id}]\nname = \"{id}\"\nclass = \"van\"\n")).concat();
        let file = File::new(path.to_owned(), cars);
        records.extend(read(FileIndex(index), file.text, &mut findings));
        files.push(file);
    }
    let catalogue = Catalogue::new(files, records);
    crate::catalogue::check(&catalogue, &mut findings);
    let lines: Vec<String> =
        findings.in_order().iter().map(|finding| finding.line(&catalogue.files)).collect();
    assert_eq!(lines, ["c:4:6: note: car.x: it replaces that of a and its 0 claims"]);
}

#[test]
fn every_character_that_begins_a_formula_is_found() {
    for sign in ["=", "+", "-", "@", "\\t"] {
        assert_eq!(findings(&format!("[car.x]\nname = \"{sign}1\"")).len(), 1, "{sign}");
    }
}

#[test]
fn a_text_full_of_hidden_characters_gives_one_line() {
    let hidden: String = ('\u{e0020}'..'\u{e007f}').collect();
    let found = findings(&format!("[car.x]\nname = \"X{hidden}\""));
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("U+E0027 (zero width), and 87 more"), "{}", found[0]);
}

#[test]
fn check_reports_the_characters_that_terminals_get_as_escapes() {
    let is_reported = |text: &str| {
        let escape = |character: char| match character {
            '"' | '\\' => format!("\\{character}"),
            control if control.is_ascii_control() => format!("\\u{:04X}", u32::from(control)),
            plain => plain.to_string(),
        };
        let text: String = text.chars().map(escape).collect();
        findings(&format!("[car.x]\nname = \"X{text}\"")).iter().any(|line| line.contains("invisible"))
    };
    // A text may have several lines.
    let all = ('\0'..=char::MAX).filter(|character| *character != '\n');
    let (spared, shown): (Vec<char>, Vec<char>) =
        all.partition(|character| visible(&character.to_string()) != character.to_string());
    assert!(spared.len() > 200);
    for character in spared {
        assert!(is_reported(&character.to_string()), "{character:?}");
    }
    for shown in shown.chunks(4_096) {
        assert!(
            !is_reported(&shown.iter().collect::<String>()),
            "between {:?} and {:?}",
            shown[0],
            shown.last()
        );
    }
}

#[test]
fn a_chain_longer_than_the_stack_is_followed() {
    let claim =
        |to: usize| format!("based-on = {{ is = \"c{to}\", certainty = \"reported\", by = [\"a\"] }}\n");
    let cars = |count: usize| -> String {
        (0..count)
            .map(|car| {
                format!("[car.c{car}]\nname = \"C{car}\"\nclass = \"van\"\n{}", claim((car + 1) % count))
            })
            .collect()
    };
    let found = findings(&cars(5_000));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("the references form a circle: c0, c1, c2, c3, c4, c5, c6, c7, then c0 again"),
        "{}",
        found[0]
    );
}

/// Money, people, vehicles built and values of figures may be of any size.
const BOUNDLESS: [&str; 9] = [
    "units-built",
    "price-usd",
    "output",
    "staff",
    "area-m2",
    "capacity-per-year",
    "sales",
    "models",
    "value",
];

#[test]
fn every_number_has_bounds() {
    for kind in Kind::ALL {
        let numbers = kind.fields().filter(|field| field.ty == Type::Quantity);
        for field in numbers.filter(|field| !BOUNDLESS.contains(&field.key)) {
            let head = format!("[{}.x]\n{} = \"X\"\n", kind.word(), kind.name_field().key);
            let has_no_bounds = |number: &str| {
                let claim =
                    format!("{} = {{ is = {number}, certainty = \"reported\", by = [\"a\"] }}", field.key);
                findings(&format!("{head}{claim}")).iter().any(|line| line.contains("is not between"))
            };
            assert!(has_no_bounds("0") && has_no_bounds("99999999"), "{} {}", kind.word(), field.key);
        }
    }
}

#[test]
fn a_works_opens_builds_and_closes_in_order() {
    for (earlier, later) in
        [("founded", "opened"), ("founded", "closed"), ("opened", "closed"), ("founded", "renamed")]
    {
        let works = |first: &str, second: &str| {
            let claim = |key: &str, year: &str| {
                format!("{key} = {{ is = \"{year}\", certainty = \"reported\", by = [\"a\"] }}\n")
            };
            findings(&format!(
                "[manufacturer.m]\nname = \"M\"\n{}{}",
                claim(earlier, first),
                claim(later, second)
            ))
        };
        assert_eq!(
            works("1960", "1950"),
            [format!(
                "f:4:{}: error: manufacturer.m: {later}: 1950 is before {earlier}, 1960",
                later.len() + 4
            )]
        );
        assert_eq!(works("1950", "1960"), [""; 0]);
    }
}

#[test]
fn mistakes_in_editorial_text_are_found_at_their_place() {
    for (text, message) in [
        (
            "[plate.p]\nname = \"P\"\nparts = [\"0..4\", \"number: no-such 2\"]",
            "f:3:18: error: plate.p: parts: \"number: no-such 2\": no topic or plate \"no-such\"",
        ),
        (
            "[source.d]\ntitle = \"D\"\nno-url = \"print\"\nmirror-of = \"dd\"",
            "f:4:13: error: source.d: mirror-of: no source \"dd\"",
        ),
        (
            "[source.d]\ntitle = \"D\"\nno-url = \"print\"\nmirror-of = \"d\"",
            "f:4:13: error: source.d: mirror-of: it refers to itself",
        ),
        (
            "[car.x]\nname = \"X\"\nsummary = 'Built in 1978.'",
            "f:3:21: note: car.x: summary: no claim behind it says \"1978\"; leave it out",
        ),
        (
            "[car.x]\nname = \"X\"\nsummary = \"Built \\u0069n 1978.\"",
            "f:3:11: note: car.x: summary: no claim behind it says \"1978\"; leave it out",
        ),
    ] {
        let found = findings(text);
        assert!(found.iter().any(|line| line.starts_with(message)), "{text}: {found:#?}");
    }
}

#[test]
fn messages_quote_only_the_beginning_of_long_values() {
    let long = "x".repeat(10_000);
    for field in [
        format!("class = \"{long}\""),
        format!("body = \"{long}\""),
        format!("body = {{ is = \"van\", certainty = \"{long}\", by = [\"a\"] }}"),
        format!("body = {{ is = \"van\", certainty = \"reported\", by = [\"a\"], {long} = 1 }}"),
        format!("years = {{ is = \"{long}\", certainty = \"reported\", by = [\"a\"] }}"),
        format!("seats = {{ is = {}, certainty = \"reported\", by = [\"a\"] }}", "9".repeat(10_000)),
        format!("based-on = {{ is = \"{long}\", certainty = \"reported\", by = [\"a\"] }}"),
        format!("{long} = 1"),
    ] {
        let found = findings(&format!("[car.x]\nname = \"X\"\n{field}"));
        assert!(!found.is_empty() && found.iter().all(|line| line.len() < 500), "{found:#?}");
    }
}

#[test]
fn a_copy_makes_no_claim_of_its_own_date() {
    let source = |id: &str, date: &str, more: &str| {
        format!("[source.{id}]\ntitle = \"{id}\"\nno-url = \"print\"\ndate = \"{date}\"\n{more}\n")
    };
    let sources = [
        source("o", "2010", "voice = \"v\""),
        source("m", "2022", "mirror-of = \"o\""),
        source("n", "2015", "voice = \"v\""),
    ];
    let claim = "is = \"van\", certainty = \"reported\", by = [\"o\", \"m\"], superseded = \"n\"";
    let text = format!("{}[car.x]\nname = \"X\"\nbody = {{ {claim} }}", sources.concat());
    assert_eq!(findings(&text), [""; 0]);
}

#[test]
fn records_need_a_class_medium_or_topic() {
    let lists = |key: &str| format!("it has no {key}, and no list by {key} shows it");
    for (text, key) in [
        ("[car.x]\nname = \"X\"", Some("class")),
        ("[car.x]\nname = \"X\"\nclass = \"van\"", None),
        ("[car.x]\nname = \"X\"\ngroup = true", None),
        ("[car.x]\nname = \"X\"\nbody = { is = \"unknown\" }", None),
        ("[film.x]\ntitle = \"X\"", Some("medium")),
        ("[film.x]\ntitle = \"X\"\nmedium = \"feature-film\"", None),
        ("[plate.x]\nname = \"X\"", Some("topic")),
        ("[plate.x]\nname = \"X\"\ntopic = \"region\"", None),
        ("[sighting.x]\nname = \"X\"", None),
    ] {
        let (_, findings) = checked_whole(text);
        let is_as_told = match (&findings[..], key) {
            ([finding], Some(key)) => {
                finding.severity == Severity::Note && finding.message.starts_with(&lists(key))
            }
            (found, key) => found.is_empty() && key.is_none(),
        };
        assert!(is_as_told, "{text}: {findings:?}");
    }
}
