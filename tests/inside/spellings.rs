//! Names as people type them. `spellings.tsv` says which record each spelling must find, and `spellings_apart.tsv` which it must not.

use std::collections::BTreeSet;

use crate::bundled;
use crate::catalogue::{Catalogue, File, Kind, Record, Role};
use crate::search::{Hit, HowFound, Index, Quality, fold, near, resolve, search, tokens};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::read;

struct Bundled {
    catalogue: &'static Catalogue,
    index: Index<'static>,
}

thread_local! {
    static BUNDLED: &'static Bundled = {
        let catalogue = bundled::catalogue().expect("the bundled catalogue decodes");
        let catalogue: &Catalogue = Box::leak(Box::new(catalogue));
        Box::leak(Box::new(Bundled { catalogue, index: Index::new(catalogue) }))
    };
}

fn bundled() -> &'static Bundled {
    BUNDLED.with(|bundled| *bundled)
}

fn hits(kinds: &[Kind], query: &str) -> Vec<Hit<'static>> {
    search(&bundled().index, kinds, query).hits
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, Kind, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_else(|| panic!("three cells in {line:?}"));
        let (spelling, kind, id) = (cell(), cell(), cell());
        let kind = Kind::from_word(kind).unwrap_or_else(|| panic!("{kind:?} is a kind"));
        assert!(bundled().catalogue.has(kind, id), "{id} is in the catalogue");
        (spelling, kind, id)
    })
}

/// Every name of every record except sources and sightings: kind, id and spelling.
fn names() -> impl Iterator<Item = (Kind, &'static str, &'static str)> {
    bundled().catalogue.all().flat_map(|record| {
        let is_name =
            |role| matches!(role, Role::Name | Role::Hangul | Role::Hanja | Role::OwnName | Role::Alias);
        let names = record.answers().filter(move |answer| answer.field.role.is_some_and(is_name));
        names
            .flat_map(|answer| answer.statements())
            .filter_map(|value| value.text())
            .map(|name| (record.kind, record.id, name))
    })
}

#[test]
fn every_spelling_of_the_table_finds_its_record_first() {
    let wrong: Vec<String> = rows(include_str!("spellings.tsv"))
        .filter_map(|(spelling, kind, id)| {
            let first = hits(&[kind], spelling).first().map(|hit| hit.id);
            (first != Some(id)).then(|| format!("{spelling}: {first:?}, not {id}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_covers_enough_spellings() {
    let rows: Vec<_> = rows(include_str!("spellings.tsv")).collect();
    let spellings: BTreeSet<_> = rows.iter().map(|(spelling, ..)| spelling).collect();
    let ids: BTreeSet<_> = rows.iter().map(|(_, _, id)| id).collect();
    assert_eq!(spellings.len(), rows.len(), "no spelling is listed twice");
    assert!(rows.len() >= 150 && ids.len() >= 40, "{} rows over {} names", rows.len(), ids.len());
}

#[test]
fn words_that_only_resemble_a_name_do_not_find_it() {
    for (query, kind, id) in rows(include_str!("spellings_apart.tsv")) {
        let results = search(&bundled().index, &[kind], query);
        // If no record has all words, those with some of them are shown, marked as partial.
        let mut by_name = results.hits.iter().filter(|hit| hit.by_name && !results.is_partial);
        assert!(!by_name.any(|hit| hit.id == id), "{query} finds {id}");
    }
}

#[test]
fn every_name_finds_its_record_among_the_first_of_its_kind() {
    for (kind, id, name) in names().filter(|(.., name)| !fold(name).is_empty()) {
        let hits = hits(&[kind], name);
        let own = hits.iter().position(|hit| hit.id == id);
        // Only records with the same name may come before it.
        let better = hits.iter().take(own.unwrap_or(usize::MAX)).find(|hit| {
            hit.quality != Quality::Exact && !hit.id.eq_ignore_ascii_case(&name.replace([' ', '_'], "-"))
        });
        assert!(own.is_some(), "{name:?} does not find {kind:?} {id}");
        assert!(better.is_none(), "{name:?} finds {better:?} before {kind:?} {id}");
    }
}

#[test]
fn every_id_finds_its_record_first() {
    for kind in Kind::ALL {
        for id in bundled().catalogue.ids(kind) {
            assert_eq!(hits(&[kind], &id.to_uppercase()).first().map(|hit| hit.id), Some(id));
            assert_eq!(hits(&[kind], &id.replace('-', " ")).first().map(|hit| hit.id), Some(id));
        }
    }
}

#[test]
fn each_hit_says_what_matched_and_where() {
    for (query, id, field, part, quality) in [
        ("baekdus", "paektusan", "aka", "Baekdus", Quality::Prefix),
        ("Seungni 58", "sungri-58", "name", "Sungri-58", Quality::Folded),
        ("Kumkangsan p", "kumgangsan-bus", "name", "Kumgangsan b", Quality::Folded),
        ("백ㄷ", "paektusan", "hangul", "백두", Quality::Initials),
        ("paketusan", "paektusan", "name", "Paektusan", Quality::Fuzzy),
        ("kunchok", "kunchook", "name", "Kunchook", Quality::Fuzzy),
        ("doblò", "fiat-doblo", "aka", "Doblo", Quality::Exact),
        ("SUNGRI-58", "sungri-58", "name", "Sungri-58", Quality::Exact),
    ] {
        let hits = hits(&[Kind::Car], query);
        let hit = hits.iter().find(|hit| hit.id == id).unwrap_or_else(|| panic!("{query} finds {id}"));
        let why = &hit.parts()[0];
        let (from, to) = why.ranges[0];
        assert_eq!((why.field, &why.text[from..to], hit.quality), (field, part, quality), "{query}");
    }
}

#[test]
fn a_name_in_hangul_is_found_in_names_of_latin_letters() {
    for (typed, latin) in [("백두산", "Paektusan"), ("baekdusan", "Paektusan"), ("휘파람", "Hwiparam")]
    {
        let named =
            bundled().catalogue.records(Kind::Sighting).filter(|record| record.name().contains(latin));
        let named: BTreeSet<&str> = named.map(|record| record.id).collect();
        let hits = hits(&[Kind::Sighting], typed);
        let found: BTreeSet<&str> = hits.iter().filter_map(|hit| Some(hit.record()?.id)).collect();
        assert!(!named.is_empty() && named.is_subset(&found), "{typed}: {found:?}");
    }
}

#[test]
fn cyrillic_letters_are_matched_by_sound() {
    let text =
        "[car.a]\nname = \"A\"\nhangul = \"려운산\"\n[car.b]\nname = \"Pyoltong\"\nhangul = \"별동\"\n";
    let records = read(text, &mut Vec::new());
    let catalogue = Catalogue::new(vec![File::new("layer".to_owned(), text.to_owned())], records);
    let index = Index::new(&catalogue);
    for (query, id) in [("Рёунсан", "a"), ("Пёлтонг", "b"), ("ПЁЛТОНГ", "b"), ("Пе\u{308}лтонг", "b")]
    {
        let hits = search(&index, &[Kind::Car], query).hits;
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [id], "{query}");
    }
}

#[test]
fn typing_mistakes_in_digits_or_short_words_are_not_forgiven() {
    for query in ["kaengsaeng 89", "paektusan 3", "gza", "sungri 59999"] {
        let fuzzy = hits(&Kind::ALL, query).into_iter().filter(|hit| hit.quality == Quality::Fuzzy).count();
        assert_eq!(fuzzy, 0, "{query}");
    }
}

#[test]
fn spaces_and_punctuation_alone_find_nothing() {
    for query in ["", " ", "\t\n", "\"", "*", "'", "--", "[", "\\", "…", "🚗", "\u{200b}", "\u{301}"] {
        assert!(hits(&Kind::ALL, query).is_empty(), "{query:?}");
    }
}

#[test]
fn records_with_all_words_come_before_those_with_most() {
    let search = |query: &str| search(&bundled().index, &Kind::ALL, query);
    let all = search("paektusan fourteenth");
    assert!(
        !all.hits.is_empty()
            && !all.is_partial
            && all.words.iter().all(|(_, known)| *known == HowFound::Written)
    );
    for query in ["paektusan xyzzy", "xyzzy paektusan"] {
        let most = search(query);
        let missing = most.words.iter().filter(|(_, known)| *known == HowFound::Nowhere);
        let missing: Vec<&str> = missing.map(|(word, _)| word.as_str()).collect();
        assert!(most.is_partial && missing == ["xyzzy"], "{query}: {missing:?}");
        assert_eq!(most.hits[0].id, "paektusan", "{query}");
    }
    // Ignored words are not missed. Alone they are a name or find nothing.
    assert!(!search("what is the paektusan").is_partial);
    assert!(search("what is the").hits.is_empty());
}

#[test]
fn known_words_are_not_matched_to_names_by_sound_or_typing_mistake() {
    for query in ["jeep", "car", "red", "star", "plate", "film", "first", "house", "wagon", "bus"] {
        let guessed = hits(&Kind::ALL, query)
            .into_iter()
            .filter(|hit| hit.by_name && hit.quality >= Quality::Substring);
        assert_eq!(guessed.map(|hit| hit.id).collect::<Vec<_>>(), [""; 0], "{query}");
    }
    assert!(hits(&Kind::ALL, "buick").iter().all(|hit| !hit.by_name), "a Buick is not a pick-up");
}

#[test]
fn the_middle_of_a_word_in_a_text_does_not_match() {
    for (query, id) in [("red star", "hwasong-17-tel"), ("car", "kaengsaeng-68-truck")] {
        let hit = hits(&[Kind::Car], query).into_iter().find(|hit| hit.id == id);
        let parts = hit.map(|hit| hit.parts()).unwrap_or_default();
        for part in parts {
            for (from, _) in part.ranges {
                assert!(!part.text[..from].ends_with(char::is_alphanumeric), "{query}: {}", part.text);
            }
        }
    }
}

#[test]
fn words_that_match_nothing_are_never_answered_silently() {
    let words = "crates pizza weather hello bugatti banana guitar lipstick quantum thermostat umbrella zebra xylophone wizard \
                 volcano telescope sandwich penguin oxygen noodle microwave lobster kangaroo jellyfish igloo hamster giraffe \
                 flamingo elephant dolphin cathedral broccoli avocado astronaut spaghetti chimney nascar oscar steam coche";
    for word in words.split(' ') {
        for query in [word.to_owned(), format!("{word} car"), format!("which {word} bus")] {
            let results = search(&bundled().index, &Kind::ALL, &query);
            let known = results.words.iter().find(|(typed, _)| typed == word);
            assert!(
                known.is_some_and(|(_, known)| *known < HowFound::Written),
                "{query}: {:?}",
                results.words
            );
        }
    }
    for word in ["bugatti", "pizza", "hello", "coche"] {
        assert!(hits(&Kind::ALL, word).is_empty(), "{word}");
    }
}

#[test]
fn a_name_with_a_typing_mistake_is_nearer_than_a_word_with_the_same_stem() {
    let results = search(&bundled().index, &Kind::ALL, "electic car");
    assert_eq!(results.words[0], ("electic".to_owned(), HowFound::Nearly));
    assert!(results.hits[0].parts().iter().any(|part| part.text.to_lowercase().contains("electric")));
    // Another form of a word counts as that word, whatever name is similar.
    assert_eq!(search(&bundled().index, &Kind::ALL, "plated").words[0].1, HowFound::Written);
}

#[test]
fn a_word_that_only_sources_have_is_unknown_by_its_initials_too() {
    for (word, known) in [("ㅂㄷㅅ", HowFound::Written), ("ㅍㅇㄷㅅㅇ", HowFound::InSources)] {
        assert_eq!(search(&bundled().index, &Kind::ALL, word).words[0].1, known, "{word}");
    }
}

/// A cost that grows faster than the query would hang here.
#[test]
fn queries_of_any_length_are_answered() {
    let words: String = (0..20_000).map(|word| format!("a{word} ")).collect();
    for query in ["paektusan".repeat(12_000), "백".repeat(100_000), "ㄱ".repeat(100_000), words] {
        assert_eq!(hits(&Kind::ALL, &query).len(), 0, "{} bytes", query.len());
        let resolved = resolve(&bundled().index, &Kind::ALL, &query);
        assert!(resolved.is_empty(), "{} bytes: {resolved:?}", query.len());
    }
    let ids = |query: &str| hits(&Kind::ALL, query).iter().map(|hit| hit.id).collect::<Vec<_>>();
    assert_eq!(ids(&"paektusan ".repeat(100_000)), ids("paektusan paektusan"));
    let behind = ids(&("the ".repeat(250) + "paektusan"));
    assert_eq!(behind.first(), Some(&"paektusan"), "what repeats hides nothing");
    let distinct: String = (0..20_000).map(|word| format!("word{word} ")).collect();
    assert!(tokens(&bundled().index, &distinct).len() <= 200, "no more words are read than are needed");
    let note = bundled().catalogue.all().flat_map(Record::claims).find_map(|(_, claim)| claim.note);
    let note = note.expect("a record with a note");
    assert!(!ids(note).is_empty());
    // The note has its words in order, and no text repeats them five hundred times.
    let found = |query: &str| ids(query).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(found(&format!("{note} ").repeat(500)), found(note));
}

#[test]
fn a_name_means_one_record_or_several_but_is_never_guessed() {
    let meant = |name: &str| match &resolve(&bundled().index, &Kind::ALL, name)[..] {
        [] => format!("none, near {}", near(&bundled().index, &Kind::ALL, name).join(" ")),
        [record] => record.id.to_string(),
        _ => "several".to_owned(),
    };
    for (name, id) in [
        ("paektusan", "paektusan"),
        ("백두산", "paektusan"),
        ("Baekdusan", "paektusan"),
        ("승리-58", "sungri-58"),
        ("Sungri 58", "sungri-58"),
        ("SUNGRI_58", "sungri-58"),
        ("Seungni 58", "sungri-58"),
        ("열네번째의 겨울", "fourteenth-winter-1980"),
        ("flower girl", "flower-girl-1972"),
        ("sungri", "several"),
        ("승리", "several"),
        ("갱생", "several"),
        ("Chollima", "several"),
        ("ㅂㄷㅅ", "several"),
        ("nosuch", "none, near "),
        ("Kaengsaeng 89", "none, near "),
        ("baekdusann", "none, near paektusan paektusan-w201"),
        ("sg-1", "sg-01"),
        ("sg 01", "sg-01"),
        ("白头山", "several"),
        ("\"", "none, near "),
    ] {
        assert_eq!(meant(name), id, "{name}");
    }
}

proptest! {
    #[test]
    fn folding_is_idempotent(text in "\\PC*|[ㄱ-ㅣ가-깋\\x{1100}-\\x{1112}\\x{1161}-\\x{1175}\\x{11a8}-\\x{11c2}'’\\x{301}\\x{ffa1}-\\x{ffdc} ]*|.*") {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn composed_and_decomposed_text_agree(text in "\\PC*|[ㄱ-ㅣ가-힣\\x{1100}-\\x{1112}\\x{1161}-\\x{1175}\\x{11a8}-\\x{11c2}a-zà-ż' ]*") {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_string_is_a_legal_query(query in ".*|[a-z가-힣ㄱ-ㅎ0-9 .'-]{1,30}") {
        for hit in hits(&Kind::ALL, &query) {
            for part in hit.parts() {
                let is_part = |(from, to): &(usize, usize)| part.text.get(*from..*to).is_some_and(|part| !part.is_empty());
                prop_assert!(part.ranges.iter().all(is_part), "{:?}", part);
                prop_assert!(part.ranges.is_sorted() && hit.score > 0.0);
            }
        }
        let _ = resolve(&bundled().index, &Kind::ALL, &query);
    }

    #[test]
    fn the_order_of_the_kinds_asked_for_does_not_matter(query in "[a-z]{1,4}|[ㄱ-ㅎ]{1,3}|[가-힣]") {
        let forward: Vec<_> = hits(&Kind::ALL, &query).into_iter().map(|hit| (hit.kind, hit.id)).collect();
        let mut kinds = Kind::ALL;
        kinds.reverse();
        let backward: Vec<_> = hits(&kinds, &query).into_iter().map(|hit| (hit.kind, hit.id)).collect();
        prop_assert_eq!(forward, backward);
    }
}
