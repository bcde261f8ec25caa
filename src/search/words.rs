//! The table of words in `data/words.txt`: everyday words, in seven languages, for what the catalogue calls by another name, and words that
//! count for nothing. Stems and British and American spellings belong here too; the catalogue's own names do not.
//!
//! The table is folded when the program is built: a line for every word and for its stem, in order.

use std::borrow::Cow;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_stemmers::{Algorithm, Stemmer};

use super::hangul::is_hangul;
use super::{fold, skeleton};
use crate::bundled::WORDS;

/// The most words that an entry of the table has.
pub(crate) const MAX_WORDS: usize = 4;
/// A shorter sound could mean too many words.
const MIN_HEARD: usize = 5;
/// More letters than any word of these languages has.
const MAX_LETTERS: usize = 40;
/// No particle is taken off a longer text, in which one could follow another without end.
const MAX_WITH_PARTICLE: usize = 60;
/// Begins a line with a British or American ending; these lines stand before the words.
const SPELLING: char = '+';
/// Begins the line of an English word that is no slip of a name.
pub(super) const COMMON: &str = "~common ";
/// Makes the stem of a word of one language.
type StemOf = fn(&str) -> Cow<'_, str>;
/// The languages with stems; each names its algorithm as a constant, so that the linker leaves out the tables of the others.
const STEMMED: [(&str, StemOf); 4] = [
    ("en", |word| Stemmer::create(Algorithm::English).stem(word)),
    ("de", |word| Stemmer::create(Algorithm::German).stem(word)),
    ("fr", |word| Stemmer::create(Algorithm::French).stem(word)),
    ("ru", |word| Stemmer::create(Algorithm::Russian).stem(word)),
];
/// The stem of a folded English word; only words of Latin letters have one.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { stem_in(STEMMED[0].1, word) } else { word.into() }
}

fn stem_in(stem_of: StemOf, word: &str) -> Cow<'_, str> {
    if word.len() < 3 || word.len() > MAX_LETTERS { word.into() } else { stem_of(word) }
}

/// The other spellings of a folded word: `color` of `colour`, and the other way round.
pub(super) fn respelt(word: &str) -> impl Iterator<Item = String> {
    let pairs = WORDS.lines().map_while(|line| line.strip_prefix(SPELLING)?.split_once('\t'));
    let is_long = word.len() > 3 && word.is_ascii();
    let is_in = move |from: &str| is_long && word.len() > from.len() + 1 || word == from;
    pairs.filter(move |(from, _)| is_in(from)).filter_map(move |(from, to)| {
        let at = word.rfind(from).filter(|at| word.len() - at - from.len() <= 4)?;
        Some(format!("{}{to}{}", &word[..at], &word[at + from.len()..]))
    })
}

/// Whether a folded word counts for nothing beside others.
pub(crate) fn is_ignored(word: &str) -> bool {
    is_listed_under(word, "ignored")
}

/// What the catalogue says for this everyday word, folded; and, after a `+`, what it asks of a list or a field.
pub(crate) fn meanings(word: &str) -> Vec<&'static str> {
    thread_local! {
        // One reading after another asks for the same words.
        static KNOWN: RefCell<HashMap<String, Vec<&'static str>>> = RefCell::default();
    }
    let known = KNOWN.with_borrow(|known| known.get(word).cloned());
    known.unwrap_or_else(|| {
        let found = found_meanings(word);
        KNOWN.with_borrow_mut(|known| known.insert(word.to_owned(), found.clone()));
        found
    })
}

fn found_meanings(word: &str) -> Vec<&'static str> {
    let by_stem = || {
        let is_cyrillic = word.starts_with(|first| ('а'..='ё').contains(&first));
        let languages = if is_cyrillic { &STEMMED[3..] } else { &STEMMED[..3] };
        let mut stems = languages.iter().map(|(name, stem_of)| stem_key(name, *stem_of, word));
        stems.find_map(|key| find(&key))
    };
    // What has no vowel has no stem: *4x4s*.
    let singular = || word.strip_suffix('s').and_then(find);
    // Korean and Russian in Latin letters: *avtobus*.
    let is_one = word.len() >= MIN_HEARD && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let heard = || is_one.then(|| find(&heard_key(word))).flatten();
    let elsewhere = || respelt(word).find_map(|other| find(&other));
    let found = find(word).or_else(by_stem).or_else(singular).or_else(elsewhere).or_else(heard);
    match found {
        Some(ours) => ours.split(',').filter(|ours| *ours != word).collect(),
        // What is one word of the table may be written apart.
        None if word.is_ascii() && word.contains(' ') => {
            // Two words are never one that counts for nothing: *the M-2010* has no *them*.
            meanings(&word.replace(' ', "")).into_iter().filter(|ours| *ours != "ignored").collect()
        }
        None => Vec::new(),
    }
}

/// The everyday words of a compiled table for the handbook's script, separated by bars: the word, a colon, and what the catalogue says for
/// it. As JSON in a script only `<` needs an escape.
#[allow(dead_code, reason = "for build.rs")]
pub(crate) fn everyday_words(table: &str) -> String {
    // What is looked up otherwise stands before what the catalogue says.
    let has_meaning = |line: &&str| {
        let last = line.rsplit(['\t', ',']).next().unwrap_or_default();
        !last.starts_with('+') || last == "+frame"
    };
    // Stems and endings are no words.
    let is_word = |line: &&str| !line.starts_with(['~', SPELLING]);
    let words = table.lines().filter(is_word).filter(has_meaning);
    let written = |line: &str| line.replace('|', "/").replace('\t', ":").replace('<', "\\u003c");
    words.map(written).collect::<Vec<_>>().join("|")
}

/// Whether a folded word is in the table unchanged.
pub(super) fn is_known(word: &str) -> bool {
    find(word).is_some()
}

/// A hangul word without its final particle, once for each particle that it may be.
pub(super) fn bare(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, _)| word.split_at(at)).skip(1);
    let may_have = word.ends_with(is_hangul) && word.chars().nth(MAX_WITH_PARTICLE).is_none();
    let ends = ends.filter(move |_| may_have);
    ends.filter(|(_, end)| is_listed_under(end, "particles")).map(|(bare, _)| bare)
}

/// Whether the table lists a folded word under this heading; the catalogue's own words are listed under themselves.
pub(super) fn is_listed_under(word: &str, head: &str) -> bool {
    find(word).is_some_and(|ours| ours.split(',').any(|ours| ours == head))
}

/// What follows a word in the folded table.
pub(super) fn find(word: &str) -> Option<&'static str> {
    let mut lines = WORDS.as_bytes();
    let is_end = |byte: &u8| *byte == b'\n';
    loop {
        // Lines are too short to be worth memchr, which first asks what the processor can do.
        let start = lines[..lines.len() / 2].iter().rposition(is_end).map_or(0, |at| at + 1);
        let (before, rest) = lines.split_at(start);
        let (line, after) = rest.split_at(rest.iter().position(is_end).unwrap_or(rest.len()));
        let (known, ours) = line.split_at(line.iter().position(|byte| *byte == b'\t')?);
        lines = match known.cmp(word.as_bytes()) {
            Ordering::Equal => return str::from_utf8(&ours[1..]).ok(),
            Ordering::Less => after.get(1..)?,
            Ordering::Greater => before.strip_suffix(b"\n")?,
        };
    }
}

/// The key of the table's line for the stem of one or more words.
fn stem_key(name: &str, stem_of: StemOf, words: &str) -> String {
    let stems = words.split(' ').map(|word| stem_in(stem_of, word));
    format!("~{name} {}", stems.collect::<Vec<_>>().join(" "))
}

/// The key of the table's line for the sound of a word.
fn heard_key(word: &str) -> String {
    format!("~heard {}", skeleton::joined(word))
}

/// The table in the form that is looked up: folded, with a line for each word and each stem and what it stands for.
#[allow(dead_code, reason = "for build.rs")]
pub(crate) fn compile_words(table: &str) -> String {
    let mut lines: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut head: Vec<String> = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(ours) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let written = |ours: &str| if ours.starts_with('+') { ours.to_owned() } else { fold(ours) };
            head = ours.split(", ").map(written).collect();
            continue;
        }
        let Some((spoken, words)) = line.split_once(": ") else { continue };
        for ours in head.iter().filter(|ours| !ours.starts_with('+')) {
            lines.entry(ours.clone()).or_default().insert(ours.clone());
        }
        let language = STEMMED.iter().find(|(name, _)| *name == spoken && head != ["ignored"]);
        for word in words.split(", ").map(fold) {
            if head == ["+common"] {
                lines.entry(COMMON.to_owned() + &word).or_default();
                continue;
            }
            if let Some((british, american)) = word.split_once(' ').filter(|_| head == ["+spelling"]) {
                for (one, other) in [(british, american), (american, british)] {
                    lines.entry(format!("{SPELLING}{one}")).or_default().insert(other.to_owned());
                }
                continue;
            }
            let is_heard = matches!(spoken, "ko" | "ru")
                && head != ["ignored"]
                && skeleton::joined(&word).len() >= MIN_HEARD;
            let sound = is_heard.then(|| heard_key(&word));
            let stem = language.map(|(name, stem_of)| stem_key(name, *stem_of, &word));
            for key in [word].into_iter().chain(stem).chain(sound) {
                lines.entry(key).or_default().extend(head.iter().cloned());
            }
        }
    }
    let line = |(word, ours): (String, BTreeSet<String>)| {
        format!("{word}\t{}", ours.into_iter().collect::<Vec<_>>().join(","))
    };
    lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{compile_words, fold, meanings, respelt, stem};
    use crate::bundled::HANDBOOK_WORDS;
    use crate::catalogue::Kind;
    use crate::catalogue::fields::vocabulary::{CLASS, STATUS};

    const TABLE: &str = include_str!("../../data/words.txt");

    #[test]
    fn words_meet_in_their_stems() {
        for (one, other) in [("cars", "car"), ("copied", "copies"), ("lorries", "lorry"), ("built", "built")]
        {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(stem("승리"), "승리");
    }

    #[test]
    fn everyday_words_are_json_as_they_stand() {
        let words = HANDBOOK_WORDS.replace("\\u003c", "");
        assert!(!words.contains(['"', '\\', '<']) && !words.contains(char::is_control), "{words}");
    }

    #[test]
    fn everyday_words_have_meanings() {
        for (word, ours) in [
            ("lorries", "truck"),
            ("jeep", "off road"),
            ("number plates", "plate"),
            ("licence plate", "plate"),
            ("грузовики", "truck"),
            ("lastwagens", "truck"),
            ("camions", "truck"),
            ("트럭", "truck"),
        ] {
            let found = meanings(word);
            assert!(found.contains(&ours), "{word}: {found:?}");
        }
        assert_eq!(meanings("truck"), [""; 0]);
        assert_eq!(meanings("crates"), [""; 0]);
    }

    #[test]
    fn both_sides_of_the_atlantic_are_understood() {
        for (british, american) in [
            ("armoured", "armored"),
            ("grey", "gray"),
            ("centre", "center"),
            ("labour", "labor"),
            ("programme", "program"),
            ("licence", "license"),
        ] {
            assert!(respelt(british).any(|word| word == american), "{british}");
            assert!(respelt(american).any(|word| word == british), "{american}");
        }
        for word in ["four", "bus", "tour", "car"] {
            assert_eq!(respelt(word).next(), None, "{word}");
        }
    }

    #[test]
    fn every_kind_class_and_status_has_a_word_in_every_language() {
        let mut heads: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut head = "";
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[') {
                Some(ours) => head = ours.trim_end_matches(']').split(", ").next().unwrap_or_default(),
                None => heads.entry(head).or_default().push(line.split(": ").next().unwrap_or_default()),
            }
        }
        for word in CLASS.iter().chain(STATUS).copied().chain(Kind::ALL.map(Kind::word)) {
            let languages = heads.get(word).unwrap_or_else(|| panic!("{word} is in the table"));
            for language in ["ko", "zh", "ja", "ru", "de", "fr"] {
                assert!(languages.contains(&language), "{word} in {language}");
            }
        }
    }

    #[test]
    fn the_table_is_in_order_and_no_entry_is_longer_than_is_looked_for() {
        let compiled = compile_words(TABLE);
        let words: Vec<&str> =
            compiled.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
        assert!(words.is_sorted());
        for word in words.iter().filter(|word| !word.starts_with(['~', super::SPELLING])) {
            assert!(word.split(' ').count() <= super::MAX_WORDS, "{word}");
            assert_eq!(fold(word), *word);
        }
    }
}
