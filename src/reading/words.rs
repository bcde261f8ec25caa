//! The words of what was typed, and what the table says each of them, or several together, stand for.

use crate::catalogue::Kind;
use crate::catalogue::fields::vocabulary::{CLASS, plural};
use crate::catalogue::years::REVISED;
use crate::search::{MAX_WORDS, fold, is_ignored, meanings};

/// The first year of the country, before which it had no vehicles.
const FIRST_YEAR: i32 = 1945;
/// The earliest century that is read as years.
const FIRST_CENTURY: i32 = 1_800;

/// What is listed: records of a kind, or the cars of some classes.
pub(crate) struct Listed {
    pub kind: Kind,
    /// The classes; none for all.
    pub classes: Vec<&'static str>,
}

/// Several words together, and what they stand for.
pub(super) struct Phrase {
    pub(super) words: String,
    /// What the catalogue says for it.
    pub(super) meanings: Vec<&'static str>,
    /// How a list or a field is asked for by it.
    told: Vec<&'static str>,
}

impl Phrase {
    pub(super) fn new(words: &[&str]) -> Self {
        let words = words.join(" ");
        let (told, meanings) = meanings(&words).into_iter().partition(|ours| ours.starts_with('+'));
        Self { words, meanings, told }
    }

    pub(super) fn is_ignored(&self) -> bool {
        self.meanings.contains(&"ignored") || self.instruction("joining").is_some()
    }

    /// The instructions of the table, each with what follows it, such as `-length-mm` in `+sort -length-mm`.
    pub(super) fn instructions(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.told.iter().map(|ours| ours[1..].split_once(' ').unwrap_or((&ours[1..], "")))
    }

    /// What follows an instruction.
    pub(super) fn instruction(&self, name: &str) -> Option<&'static str> {
        self.instructions().find(|(known, _)| *known == name).map(|(_, rest)| rest)
    }

    /// The words of a closed list that it stands for.
    pub(super) fn of(&self, vocabulary: &[&'static str]) -> Vec<&'static str> {
        // Together, apart or with a hyphen is one word.
        let is_letter = |byte: &u8| !b" -".contains(byte);
        let is_same =
            |one: &str, other: &str| one.bytes().filter(is_letter).eq(other.bytes().filter(is_letter));
        let is_it = |word: &&&'static str| {
            let is_said = self.meanings.iter().any(|ours| is_same(ours, word));
            is_said || is_same(&self.words, word) || is_same(&self.words, &plural(word))
        };
        vocabulary.iter().filter(is_it).copied().collect()
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::from_word(self.of(&Kind::ALL.map(Kind::word)).first()?)
    }
}

impl Listed {
    /// The command that lists it.
    pub(crate) fn command(&self) -> Vec<String> {
        match &self.classes[..] {
            [] => vec!["list".to_owned(), self.kind.plural().to_owned()],
            [class] => vec!["list".to_owned(), plural(class)],
            classes => ["list", "cars", "--class", &classes.join(",")].map(str::to_owned).to_vec(),
        }
    }
}

/// What a word for a kind or class lists: its own name, singular or plural, or an everyday one.
pub(crate) fn listed(text: &str) -> Option<Listed> {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').collect();
    let phrase = Phrase::new(&without_joining(&words));
    let classes = phrase.of(CLASS);
    let kind = if classes.is_empty() { phrase.kind()? } else { Kind::Car };
    Some(Listed { kind, classes })
}

/// The one word of a closed list that a text stands for.
pub(crate) fn one_of(vocabulary: &[&'static str], text: &str) -> Option<String> {
    if let [word] = Phrase::new(&[&fold(text)]).of(vocabulary)[..] { Some(word.to_owned()) } else { None }
}

/// The words without those that only join them.
pub(super) fn without_joining<'t>(words: &[&'t str]) -> Vec<&'t str> {
    let (mut kept, mut rest) = (Vec::new(), words);
    while let Some((first, others)) = rest.split_first() {
        let joining = longest(rest, |phrase| phrase.instruction("joining"));
        kept.extend(joining.is_none().then_some(first));
        rest = joining.map_or(others, |(_, taken)| &rest[taken..]);
    }
    kept
}

/// The longest phrase at the beginning of the words of which something can be made, and how many words it takes.
pub(super) fn longest<T>(words: &[&str], mut make: impl FnMut(&Phrase) -> Option<T>) -> Option<(T, usize)> {
    let lengths = (1..=MAX_WORDS.min(words.len())).rev();
    lengths.into_iter().find_map(|length| Some((make(&Phrase::new(&words[..length]))?, length)))
}

/// The words without those at the beginning and end that count for nothing.
pub(super) fn trimmed<T>(words: &[T], word: impl Fn(&T) -> &str) -> &[T] {
    let counts = |one: &T| !is_ignored(word(one));
    let (first, last) = (words.iter().position(counts), words.iter().rposition(counts));
    first.zip(last).map_or(&[], |(first, last)| &words[first..=last])
}

/// The years that a word means: a year, a decade, or a century.
pub(super) fn years(word: &str) -> Option<(i32, i32)> {
    let end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(end);
    let number: i32 = digits.parse().ok()?;
    let length = match rest {
        "" | "年" | "년" | "年製" | "г" => 1,
        "s" | "er" | "年代" | "년대" | "е" | "х" => 10,
        "stcentury" | "thcentury" | "세기" | "世紀" | "век" | "века" | "jahrhundert" => 100,
        _ => return None,
    };
    let first = match (digits.len(), length) {
        (4, 1 | 10) => number,
        (2, 10) => number + if number < 40 { 2_000 } else { 1_900 },
        (2, 100) => (number - 1) * 100,
        _ => return None,
    };
    let earliest = if length == 1 { FIRST_YEAR } else { FIRST_CENTURY };
    ((earliest..=REVISED.into()).contains(&first) && first % length == 0)
        .then_some((first, first + length - 1))
}
