//! Takes apart what was typed: the words to search for, what else each of them may mean, and the whole text as one phrase.
//! [`super::find`] finds them in the catalogue.

use std::collections::HashSet;

use super::Quality;
use super::fold::{Folded, fold, folded};
use super::hangul::is_hangul;
use super::index::Index;
use super::names::{Extent, Phrase, has_name, of_names};
use super::words::{self, MAX_WORDS, is_ignored, meanings, respelt, stem};
use crate::catalogue::Kind;
use crate::catalogue::fields::vocabulary::CLASS;

/// Maximum number of distinct words in a query.
const MAX_TERMS: usize = 100;
/// A text of more words is left as it is: to take a phrase off costs a look at all of them.
const MAX_FRAMED: usize = 24;
/// The longest word of the table in a script without spaces.
const MAX_UNSPACED: usize = 12;
/// A longer word is not split.
const MAX_CUT: usize = 60;
/// The endings of an English word's forms.
const ENDINGS: [&str; 17] =
    ["", "s", "es", "e", "ed", "d", "ing", "er", "r", "ers", "rs", "y", "ies", "ied", "ly", "ion", "ions"];
/// The shortest part into which a word in Latin letters is split.
const MIN_PART: usize = 3;

/// A word as it was typed, and folded.
pub(crate) struct Token {
    /// As it was typed.
    pub typed: String,
    /// As it is compared.
    pub word: String,
}

/// A query.
pub(super) struct Query {
    pub(super) phrase: Phrase,
    /// The words that count.
    pub(super) terms: Vec<Term>,
    /// It is a question.
    pub(super) is_question: bool,
    /// A word that denies something, unless it is a question.
    pub(super) denied: Option<String>,
}

/// A word that counts, or several that stand for one thing.
pub(super) struct Term {
    pub(super) typed: String,
    pub(super) phrase: Phrase,
    /// The words that find it: itself, and its meanings.
    pub(super) wanted: Vec<Wanted>,
    /// It says what kind or class of thing is wanted.
    pub(super) is_class: bool,
    /// That is a class of vehicles.
    pub(super) is_vehicle: bool,
}

/// A word to search for in names and texts.
pub(super) struct Wanted {
    pub(super) word: String,
    /// Its stem, where it is a single word of English.
    stem: Option<String>,
    /// It is the word that was typed, or another spelling of it.
    pub(super) is_itself: bool,
}

/// The words of a text; a script without spaces is split at the words of the table, and particles are left out.
pub(crate) fn tokens(index: &Index<'_>, text: &str) -> Vec<Token> {
    let letters = folded(text);
    // An elided French article is no part of its word: *l'essence*.
    let is_article = |first: &Folded| {
        matches!(first.letter, 'l' | 'd') && text[first.from..first.to].ends_with(['\'', '’'])
    };
    let words = letters.split(|letter| letter.letter == ' ').filter(|word| !word.is_empty());
    let words = words.map(|word| match word {
        [first, rest @ ..] if is_article(first) && !rest.is_empty() => rest,
        word => word,
    });
    // Of a long text, takes each word once, and no more words than are needed to see that there are too many.
    let mut known = HashSet::new();
    let words = words.enumerate().filter(|(at, word)| known.insert(written(word)) || *at < MAX_TERMS);
    let words = words.map(|(_, word)| word).take(2 * MAX_TERMS);
    let parts = words.flat_map(|word| if may_be_cut(word) { cut(index, word) } else { vec![word] });
    let typed = |word: &[Folded]| text[word[0].from..word[word.len() - 1].to].to_owned();
    parts.map(|word| Token { typed: typed(word), word: written(word) }).collect()
}

/// Whether a text asks something: *on which side* as well as *which side*.
pub(crate) fn is_question(text: &str, words: &[&str]) -> bool {
    text.trim_end().ends_with(['?', '？'])
        || words.iter().take(2).any(|word| words::is_listed_under(word, "+asks"))
}

fn written(letters: &[Folded]) -> String {
    letters.iter().map(|letter| letter.letter).collect()
}

/// Whether it is in hangul, kana or Chinese characters, at least in part, or in Latin letters, and no longer than words are.
fn may_be_cut(word: &[Folded]) -> bool {
    let is_latin = word.len() >= 2 * MIN_PART && word.iter().all(|letter| letter.letter.is_ascii_lowercase());
    let is_of_script =
        |letter| is_hangul(letter) || matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    word.len() <= MAX_CUT && (is_latin || word.iter().any(|letter| is_of_script(letter.letter)))
}

/// A word split where words of the table begin and end, the longest first, without the particle of a Korean word. A word in Latin letters is
/// split only if all its parts are in the table.
fn cut<'a>(index: &Index<'_>, letters: &'a [Folded]) -> Vec<&'a [Folded]> {
    let word = &written(letters);
    let is_whole = |word: &str| words::is_known(word) || has_name(index, word);
    let bare = words::bare(word).find(|bare| is_whole(bare));
    let is_told = || index.records_with(word).any(|(kind, _)| kind != Kind::Source);
    if is_whole(word) || bare.is_none() && is_told() {
        return vec![letters];
    }
    if let Some(bare) = bare {
        return vec![&letters[..bare.chars().count()]];
    }
    let (mut parts, mut rest, mut at): (Vec<&[Folded]>, _, _) = (Vec::new(), 0, 0);
    while at < letters.len() {
        let least = match letters[at].letter {
            letter if letter.is_ascii() => MIN_PART,
            // A single syllable begins too many words of Korean, but behind a number it is a unit.
            letter if is_hangul(letter) && (at == 0 || !letters[at - 1].letter.is_ascii_digit()) => 2,
            _ => 1,
        };
        let mut lengths = (least..=MAX_UNSPACED.min(letters.len() - at)).rev();
        match lengths.find(|length| words::is_known(&written(&letters[at..at + length]))) {
            Some(length) => {
                parts.extend([&letters[rest..at], &letters[at..at + length]]);
                at += length;
                rest = at;
            }
            None if word.is_ascii() => return vec![letters],
            None => at += 1,
        }
    }
    parts.push(&letters[rest..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The text without a phrase at its beginning or end that, folded, passes this test; `None` if it has none, or is long.
pub(crate) fn unframed(text: &str, is_frame: impl Fn(&str) -> bool) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(MAX_FRAMED + 1).collect();
    if words.len() > MAX_FRAMED {
        return None;
    }
    let is_frame = |words: &[&str]| is_frame(&fold(&words.join(" ")));
    let mut lengths = (1..=MAX_WORDS.min(words.len().saturating_sub(1))).rev();
    let bare = lengths.find_map(|length| {
        let (rest, end) = words.split_at(words.len() - length);
        let (start, others) = words.split_at(length);
        if is_frame(end) { Some(rest) } else { is_frame(start).then_some(others) }
    });
    bare.map(|words| words.join(" "))
}

/// Whether a folded phrase changes nothing, such as *in North Korea*.
pub(crate) fn is_frame(phrase: &str) -> bool {
    words::is_listed_under(phrase, "+frame")
}

impl Query {
    pub(super) fn new(index: &Index<'_>, text: &str) -> Self {
        let phrase = Phrase::new(fold(text));
        let is_name = || of_names(index.table(), &phrase).any(|(_, extent)| extent == Extent::Whole);
        if let Some(bare) = unframed(text, is_frame).filter(|_| !is_name()) {
            return Self::new(index, &bare);
        }
        let tokens = tokens(index, text);
        let words: Vec<&str> = tokens.iter().map(|token| token.word.as_str()).collect();
        let is_question = is_question(text, &words);
        let (mut terms, mut known, mut at) = (Vec::new(), HashSet::new(), 0);
        while at < words.len() && terms.len() <= MAX_TERMS {
            // Several words that mean one thing, such as "number plate".
            let several = (2..=MAX_WORDS.min(words.len() - at)).rev().find_map(|length| {
                let phrase = words[at..at + length].join(" ");
                let meanings = meanings(&phrase);
                let is_one = words::is_listed_under(&phrase, &phrase)
                    || meanings.iter().any(|ours| !ours.starts_with('+'));
                is_one.then_some((phrase, meanings, length))
            });
            let (word, meanings, length) =
                several.unwrap_or_else(|| (words[at].to_owned(), meanings(words[at]), 1));
            if !is_ignored(&word) && known.insert(word.clone()) {
                let typed: Vec<&str> =
                    tokens[at..at + length].iter().map(|token| token.typed.as_str()).collect();
                terms.push(Term::new(word, typed.join(" "), &meanings));
            }
            at += length;
        }
        if terms.len() > MAX_TERMS {
            terms.clear();
        }
        let is_no = |token: &&Token| !is_question && words::is_listed_under(&token.word, "+not");
        let denied = tokens.iter().find(is_no).map(|token| token.typed.clone());
        Self { phrase, terms, is_question, denied }
    }

    /// Whether all of it is one word.
    pub(super) fn is_word(&self) -> bool {
        matches!(&*self.terms, [term] if term.phrase.plain == self.phrase.plain)
    }
}

impl Term {
    fn new(plain: String, typed: String, meanings: &[&str]) -> Self {
        // One figure is written with a zero before it in ids and codes, and without one by people.
        let number = match plain.as_bytes() {
            [b'0', digit] if digit.is_ascii_digit() => Some(plain[1..].to_owned()),
            [digit] if digit.is_ascii_digit() => Some(format!("0{plain}")),
            _ => None,
        };
        let meanings = meanings.iter().filter(|ours| !ours.starts_with('+') && **ours != "particles");
        let others = meanings.map(|ours| (*ours).to_owned()).chain(number);
        let others = others.map(|word| Wanted::new(word, false));
        let itself = [plain.clone()].into_iter().chain(respelt(&plain));
        let wanted: Vec<Wanted> = itself.map(|word| Wanted::new(word, true)).chain(others).collect();
        let is_vehicle = wanted.iter().any(|wanted| wanted.is_one_of(CLASS));
        let is_class = is_vehicle || wanted.iter().any(|wanted| wanted.is_one_of(&Kind::ALL.map(Kind::word)));
        Self { typed, phrase: Phrase::new(plain), wanted, is_class, is_vehicle }
    }

    pub(super) fn words(&self) -> usize {
        self.phrase.plain.split(' ').count()
    }
}

impl Wanted {
    fn new(word: String, is_itself: bool) -> Self {
        let has_stem = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let stem = has_stem.then(|| stem(&word).into_owned());
        Self { word, stem, is_itself }
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        let wanted = self.stem.as_deref().unwrap_or(&self.word);
        // A word and its stem begin alike, and most stems need not be made.
        names.iter().any(|name| {
            name.chars().next() == wanted.chars().next()
                && (name.replace('-', " ") == self.word || stem(name) == wanted)
        })
    }

    /// With what every word begins that is like it: a stem may end in another letter than its words, as *copi* does.
    pub(super) fn beginning(&self) -> &str {
        let Some(stem) = &self.stem else { return &self.word };
        let shared = stem.bytes().zip(self.word.bytes()).take_while(|(a, b)| a == b).count();
        let is_whole = shared == stem.len() && (shared > 3 || stem.ends_with('i'));
        &self.word[..shared - usize::from(is_whole)]
    }

    /// How a word of a text is like it: the word itself, another form of it, or one that begins with it.
    pub(super) fn likeness(&self, word: &str) -> Option<Quality> {
        if word == self.word {
            return Some(Quality::Word);
        }
        // What only shares its stem may be quite another word, as *elections* is for *elective*.
        if self.stem.as_deref().is_some_and(|wanted| stem(word) == wanted) {
            let shared = word.bytes().zip(self.word.bytes()).take_while(|(a, b)| a == b).count();
            let mut ends = [&word[shared..], &self.word[shared..]].into_iter();
            return ends.all(|end| ENDINGS.contains(&end)).then_some(Quality::Stem);
        }
        let rest = word.strip_prefix(self.word.as_str())?;
        // 8 is no beginning of 88, and a letter or two begin everything.
        let is_cut = self.word.ends_with(|last: char| last.is_ascii_digit())
            && rest.starts_with(|next: char| next.is_ascii_digit());
        let is_long = !self.word.is_ascii() || self.word.len() > 2;
        (is_long && !is_cut).then_some(Quality::Prefix)
    }
}
