//! What somebody typed, taken apart: the words that count, what else each of them may mean, and the whole of it as one phrase.

use std::borrow::Cow;
use std::collections::HashSet;

use super::fold;
use super::hangul::is_consonant;
use super::index::initials;
use super::skeleton;
use super::words::{LONGEST, is_ignored, meanings, stem};

/// A query of more different words is a book, not a query; none of the records has so many.
const MOST_WORDS: usize = 100;
/// What a question begins with.
const QUESTION_WORDS: [&str; 20] = [
    "what", "which", "who", "whom", "whose", "where", "when", "why", "how", "is", "are", "was", "were", "do",
    "does", "did", "has", "have", "can", "may",
];
/// How much a word counts that only means the same.
const MEANS: f32 = 0.85;

/// A query.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) phrase: Phrase,
    /// The words that count.
    pub(super) terms: Vec<Term>,
    /// It is a question.
    pub(super) asks: bool,
}

/// A word that counts, or several that stand for one.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) phrase: Phrase,
    /// The words by which it is found: itself, and its meanings.
    pub(super) wanted: Vec<Wanted>,
}

/// A word that is sought in names and texts.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) word: String,
    /// Its stem, where it is a single word of English.
    stem: Option<String>,
    /// How much it counts.
    pub(super) factor: f32,
}

/// How a word of a text meets one that is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It is the very word.
    Same,
    /// It has its stem.
    Stem,
    /// It begins with it.
    Beginning,
}

/// What somebody typed, folded in every way.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) plain: String,
    pub(super) joined: String,
    pub(super) spaced: String,
}

impl Query {
    pub(super) fn new(text: &str) -> Self {
        let phrase = Phrase::new(text);
        let words: Vec<&str> = phrase.plain.split(' ').filter(|word| !word.is_empty()).collect();
        let asks = text.trim_end().ends_with(['?', '？'])
            || words.first().is_some_and(|word| QUESTION_WORDS.contains(word));
        let mut terms: Vec<Term> = Vec::new();
        let mut known = HashSet::new();
        let mut at = 0;
        while at < words.len() && terms.len() <= MOST_WORDS {
            if !known.insert(words[at]) {
                at += 1;
                continue;
            }
            // Several words that mean one thing, such as "number plate".
            let longer = (2..=LONGEST).rev().find_map(|length| {
                let several = words.get(at..at + length)?.join(" ");
                let meanings = meanings(&several);
                (!meanings.is_empty()).then_some((several, meanings, length))
            });
            if let Some((several, meanings, length)) = longer {
                terms.push(Term::new(&several, meanings));
                at += length;
                continue;
            }
            if !is_ignored(words[at]) {
                terms.push(Term::new(words[at], meanings(words[at])));
            }
            at += 1;
        }
        if terms.is_empty() {
            let mut words = words;
            words.sort_unstable();
            words.dedup();
            terms.extend(words.into_iter().map(|word| Term::new(word, Vec::new())));
        }
        if terms.len() > MOST_WORDS {
            terms.clear();
        }
        Self { phrase, terms, asks }
    }

    /// Whether all of it is one word.
    pub(super) fn is_word(&self) -> bool {
        matches!(&*self.terms, [term] if term.phrase.plain == self.phrase.plain)
    }
}

impl Term {
    fn new(plain: &str, meanings: Vec<String>) -> Self {
        let itself = Wanted::new(plain.to_owned(), 1.0);
        // One figure is written with a zero before it in ids and codes, and without one by people.
        let number = match plain.as_bytes() {
            [b'0', digit] if digit.is_ascii_digit() => Some(plain[1..].to_owned()),
            [digit] if digit.is_ascii_digit() => Some(format!("0{plain}")),
            _ => None,
        };
        let others = meanings.into_iter().chain(number).map(|meaning| Wanted::new(meaning, MEANS));
        Self {
            phrase: Phrase::of_folded(plain.to_owned()),
            wanted: [itself].into_iter().chain(others).collect(),
        }
    }
}

impl Wanted {
    fn new(word: String, factor: f32) -> Self {
        let stem = match stem(&word) {
            stem if word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Some(stem.into_owned())
            }
            _ => None,
        };
        Self { word, stem, factor }
    }

    /// With what every word begins that is like it: a stem may end in another letter than its words, as *copi* does.
    pub(super) fn beginning(&self) -> &str {
        let Some(stem) = &self.stem else { return &self.word };
        let shared = stem.bytes().zip(self.word.bytes()).take_while(|(a, b)| a == b).count();
        let is_whole = shared == stem.len() && (shared > 3 || stem.ends_with('i'));
        &self.word[..shared - usize::from(is_whole)]
    }

    /// How a word of a text is like it.
    pub(super) fn likeness(&self, word: &str) -> Option<Likeness> {
        if word == self.word {
            return Some(Likeness::Same);
        }
        let is_near = word.starts_with(self.beginning());
        if is_near && self.stem.as_deref().is_some_and(|wanted| stem(word) == wanted) {
            return Some(Likeness::Stem);
        }
        let rest = word.strip_prefix(self.word.as_str())?;
        if self.stem.is_some() && rest == "es" {
            return Some(Likeness::Stem);
        }
        // 8 is no beginning of 88, and a letter or two begin everything.
        let is_cut = self.word.ends_with(|last: char| last.is_ascii_digit())
            && rest.starts_with(|next: char| next.is_ascii_digit());
        let is_long = !self.word.is_ascii() || self.word.len() > 2;
        (is_long && !is_cut).then_some(Likeness::Beginning)
    }

    pub(super) fn is_phrase(&self) -> bool {
        self.word.contains(' ')
    }
}

impl Phrase {
    pub(super) fn new(text: &str) -> Self {
        Self::of_folded(fold(text))
    }

    pub(super) fn of_folded(plain: String) -> Self {
        let spaced = skeleton::spaced(&plain);
        let joined =
            if plain.contains(' ') { Cow::Owned(skeleton::joined(&plain)) } else { Cow::Borrowed(&spaced) };
        Self { joined: joined.into_owned(), spaced, plain }
    }

    /// What it looks like in initial consonants, if any are typed.
    pub(super) fn initials(&self) -> Option<String> {
        self.plain.chars().any(is_consonant).then(|| initials(&self.plain))
    }
}
