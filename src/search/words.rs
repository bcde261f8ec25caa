//! Words of English: their stems, those that count for nothing, and the everyday words for what the catalogue calls otherwise.
//!
//! The words themselves stand in `data/words.txt`.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::fold;

/// The table, with a line for each group.
const WORDS: &str = include_str!("../../data/words.txt");
/// No word of English has so many letters.
const LONGEST_WORD: usize = 40;
/// The most words that an entry of the table has.
pub(super) const LONGEST: usize = 3;

/// The stem of a folded word; only words of Latin letters have one.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    if !(3..=LONGEST_WORD).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    Stemmer::create(Algorithm::English).stem(word)
}

/// Whether a folded word counts for nothing beside others.
#[must_use]
pub(crate) fn is_ignored(word: &str) -> bool {
    static IGNORED: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        WORDS
            .lines()
            .filter_map(|line| line.strip_prefix("ignored: "))
            .flat_map(|line| line.split(' '))
            .collect()
    });
    IGNORED.contains(word)
}

/// What the catalogue calls that for which this is the everyday word; the words folded.
pub(super) fn meanings(word: &str) -> Vec<String> {
    let is_phrase = word.contains(' ');
    let wanted = stem(word);
    let mut meanings = Vec::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let Some((everyday, ours)) = line.split_once(" = ") else { continue };
        // Stems begin as their words do.
        let is_near = |known: &str| !is_phrase && known.as_bytes().get(..2) == word.as_bytes().get(..2);
        let is_it = |known: &str| known == word || is_near(known) && stem(known) == wanted;
        if everyday.split(", ").any(is_it) {
            meanings.extend(ours.split(", ").map(fold));
        }
    }
    meanings.retain(|meaning| meaning != word);
    meanings
}

#[cfg(test)]
mod tests {
    use super::{WORDS, fold, meanings, stem};

    #[test]
    fn words_meet_in_their_stems() {
        for (one, other) in [("cars", "car"), ("copied", "copies"), ("lorries", "lorry"), ("built", "built")]
        {
            assert_eq!(stem(one), stem(other));
        }
        assert_eq!(stem("승리"), "승리");
    }

    #[test]
    fn everyday_words_have_meanings() {
        assert_eq!(meanings("lorries"), ["truck"]);
        assert_eq!(meanings("jeep"), ["off road"]);
        assert_eq!(meanings("number plate"), ["plate"]);
        assert_eq!(meanings("truck"), [""; 0]);
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let words = line
                .strip_prefix("ignored: ")
                .or_else(|| line.split_once(" = ").map(|(everyday, _)| everyday));
            let words = words.unwrap_or_else(|| panic!("{line:?} is a line of the table"));
            for word in words.split(", ") {
                assert_eq!(fold(word), word, "in {line:?}");
                assert!(line.starts_with("ignored") || word.split(' ').count() <= super::LONGEST);
            }
        }
    }
}
