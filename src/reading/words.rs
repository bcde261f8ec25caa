//! Words as typed, alone or several together: what the table says they stand for, and which records they name.

use anyhow::Result;

use crate::catalogue::fields::vocabulary::{CLASS, plural};
use crate::catalogue::fields::{car, manufacturer};
use crate::catalogue::{Catalogue, Kind, Record, Role};
use crate::query::{Condition, Filter, select};
use crate::search::{self, Called, Index, MAX_WORDS, fold, is_ignored, meanings, skeleton as sounds};

/// Numbers that are read as years, even where no vehicle is so old or so new.
const YEARS: std::ops::RangeInclusive<i32> = 1_800..=2_099;

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

/// What a word for a kind or class lists, be it the catalogue's own, singular or plural, or an everyday one.
pub(crate) fn listed(text: &str) -> Option<Listed> {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').collect();
    let phrase = Phrase::new(&without_joining(&words));
    let mut classes = phrase.of(CLASS);
    // Every word must be a class and nothing else; in "4x4 trucks" the first is a condition.
    let plain = |word| Some(Phrase::new(&[word])).filter(|phrase| phrase.told.is_empty());
    let each = || words.iter().map(|word| plain(word).map_or_else(Vec::new, |phrase| phrase.of(CLASS)));
    let is_several = words.len() > 1 && classes.is_empty() && phrase.kind().is_none();
    if is_several && each().all(|classes| !classes.is_empty()) {
        classes.extend(each().flatten());
    }
    let kind = if classes.is_empty() { phrase.kind()? } else { Kind::Car };
    Some(Listed { kind, classes })
}

/// The one word of a closed list that a text stands for.
pub(crate) fn one_of(vocabulary: &[&'static str], text: &str) -> Option<String> {
    if let [word] = Phrase::new(&[&fold(text)]).of(vocabulary)[..] { Some(word.to_owned()) } else { None }
}

/// The words without joining words such as *of the*.
pub(super) fn without_joining<'t>(words: &[&'t str]) -> Vec<&'t str> {
    let (mut kept, mut rest) = (Vec::new(), words);
    while let Some((first, others)) = rest.split_first() {
        let joining = longest(rest, |phrase| phrase.instruction("joining"));
        kept.extend(joining.is_none().then_some(first));
        rest = joining.map_or(others, |(_, taken)| &rest[taken..]);
    }
    kept
}

/// What `make` makes of the longest phrase at the beginning of the words that it accepts, and the number of words in it.
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
        "s" | "x" | "er" | "年代" | "년대" | "е" | "х" => 10,
        "stcentury" | "thcentury" | "세기" | "世紀" | "век" | "века" | "jahrhundert" => 100,
        _ => return None,
    };
    let first = match (digits.len(), length) {
        (4, 1 | 10) if rest != "x" => number,
        (3, 10) if rest == "x" => number * 10,
        (2, 10) if rest != "x" => number + if number < 30 { 2_000 } else { 1_900 },
        (2, 100) => (number - 1) * 100,
        _ => return None,
    };
    (YEARS.contains(&first) && first % length == 0).then_some((first, first + length - 1))
}

/// What the text names, sources apart, whose titles contain the names of other records.
pub(super) fn called<'a>(index: &Index<'a>, text: &str) -> Called<'a> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Source).collect();
    search::called(index, &kinds, text)
}

/// The only record that this, or its singular, names as a whole; its own name goes before another name of a record, and what is also the
/// name of a family is neither.
pub(super) fn record<'a>(index: &Index<'a>, text: &str) -> Option<&'a Record> {
    let named = |text: &str| {
        let Called { own, others, .. } = called(index, text);
        let one = only(if own.is_empty() { &others } else { &own });
        one.filter(|record| record.kind != Kind::Car || family(index, text).is_none())
    };
    named(text).or_else(|| named(text.strip_suffix('s')?))
}

/// The first word shared by the names of several vehicles, unless it names a single record.
pub(super) fn family(index: &Index<'_>, text: &str) -> Option<String> {
    let phrase = Phrase::new(&[text]);
    if phrase.is_ignored() || phrase.instructions().next().is_some() || listed(text).is_some() {
        return None;
    }
    // A region has its name for itself.
    let is_family = |record: &&Record| matches!(record.kind, Kind::Car | Kind::Manufacturer);
    [text].into_iter().chain(text.strip_suffix('s')).chain(phrase.meanings).find_map(|text| {
        let Called { own, others, beginnings } = called(index, text);
        let is_shared = own.is_empty() && others.iter().all(is_family);
        let first = beginnings.first().or(others.first()).filter(|_| is_shared)?;
        // Of hangul and other romanisations the same as the names have it.
        let (name, sound) = (fold(first.name()), sounds(text));
        let name = name.split(' ').next().filter(|name| sounds(name) == sound).unwrap_or(text);
        (count(index.catalogue, Kind::Car, &[], &[&format!("{}={name}*", car::NAME.key)]) > 1)
            .then(|| name.to_owned())
    })
}

/// The condition for copies of what has this name.
pub(super) fn base(index: &Index<'_>, name: &str, is_sure: bool) -> Option<String> {
    let text = |name: &str| format!("{}={name}", car::BASED_ON.key);
    let is_car = |record: &&Record| record.kind == Kind::Car && !record.is_group();
    let id = record(index, name).filter(is_car).map(|record| record.id);
    let mut known = id.into_iter().chain([name]).chain(Phrase::new(&[name]).meanings).map(text);
    let is_known = |text: &String| count(index.catalogue, Kind::Car, &[], &[text]) > 0;
    known.find(is_known).or_else(|| id.filter(|_| is_sure).map(text))
}

/// The number of records of a kind, or vehicles of some classes, foreign ones included, that meet conditions.
pub(super) fn count(catalogue: &Catalogue, kind: Kind, classes: &[&str], conditions: &[&str]) -> usize {
    let parse = |text: &&str| Condition::parse(kind, text, &|_, value| Ok(vec![value.to_owned()]));
    let Ok(conditions) = conditions.iter().map(parse).collect::<Result<_>>() else { return 0 };
    let classes: Vec<String> = classes.iter().map(|class| (*class).to_owned()).collect();
    let values = [(car::CLASS, classes)].into_iter().filter(|(_, classes)| !classes.is_empty()).collect();
    select(catalogue, kind, &Filter { values, conditions, all: true, ..Filter::default() }).len()
}

/// The manufacturer with this name, or the only one whose name begins with it, if that is its short name.
pub(super) fn maker<'a>(index: &Index<'a>, text: &str) -> Option<&'a Record> {
    let Called { own, others, beginnings } = search::called(index, &[Kind::Manufacturer], text);
    // "Sungri" is short for a works, and "korea" is not.
    let is_short = |maker: &&Record| {
        let short = maker.text(manufacturer::SHORT);
        !text.is_ascii() || short.is_none_or(|short| short.eq_ignore_ascii_case(text))
    };
    only(&[own, others].concat()).or_else(|| only(&beginnings).filter(is_short))
}

/// The name for which a text is an everyday word, as 벤츠 is for Mercedes, or its singular or plural, if it is no name itself; of Chinese
/// characters the hangul, which others may share.
pub(super) fn meant(index: &Index<'_>, text: &str, typed: &Called<'_>) -> Option<String> {
    if listed(text).is_some() {
        return None;
    }
    let folded = fold(text);
    let hangul = only(&typed.others).and_then(|record| {
        let hanja = record.text_by_role(Role::Hanja)?;
        record.text_by_role(Role::Hangul).filter(|_| fold(hanja) == folded)
    });
    // An everyday word for one name may be another vehicle's alias.
    let is_vehicle = |record: &Record| record.kind == Kind::Car && !record.is_group();
    let is_taken = only(&typed.others).is_some_and(is_vehicle);
    let mut ours = Phrase::new(&[&folded]).meanings.into_iter().filter(|_| !is_taken).chain(hangul);
    if let Some(name) = ours.find(|ours| is_name(&called(index, ours))) {
        return Some(name.to_owned());
    }
    let number = text.strip_suffix('s').map_or_else(|| format!("{text}s"), str::to_owned);
    Some(number).filter(|number| !is_name(typed) && record(index, number).is_some())
}

/// Whether several records have this name, or one has it and the names of two others begin with it.
pub(super) fn are_several(Called { own, others, beginnings }: &Called<'_>) -> bool {
    let is_other = |record: &&&Record| others.iter().all(|other| other.id != record.id);
    own.len() > 1
        || own.is_empty()
            && (others.len() > 1 || others.len() == 1 && beginnings.iter().filter(is_other).count() > 1)
}

fn is_name(Called { own, others, beginnings }: &Called<'_>) -> bool {
    !(own.is_empty() && others.is_empty() && beginnings.is_empty())
}

/// The record, if it is the only one.
pub(crate) fn only<'a>(records: &[&'a Record]) -> Option<&'a Record> {
    if let [record] = records { Some(record) } else { None }
}
