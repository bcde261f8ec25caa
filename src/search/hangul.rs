//! The arithmetic of hangul: syllables to letters (jamo) and back. A keyboard types compatibility letters (ㄱ U+3131 …), some programs
//! half-width ones; normalisation turns both into conjoining letters: initial, medial or final.

use unicode_normalization::char::compose;

/// Consonants that begin a syllable, in the order of the code, as a keyboard gives them.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
/// The same, tense ones as plain ones.
const PLAIN_INITIALS: &str = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";
/// What ends a syllable, in the same order; two consonants that end none begin two syllables.
const FINALS: &str =
    "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ";
const VOWELS: u32 = 21;
const FIRST_INITIAL: u32 = 0x1100;
const FIRST_VOWEL: u32 = 0x1161;
const FIRST_FINAL: u32 = 0x11a8;
const FIRST_VOWEL_TYPED: u32 = 'ㅏ' as u32;
const FIRST_SYLLABLE: u32 = '가' as u32;

/// The positions of a syllable's letters in the tables; the last is 0 if the syllable has no final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    pub(super) initial: u32,
    pub(super) vowel: u32,
    pub(super) last: u32,
}

impl Syllable {
    pub(super) fn of(character: char) -> Option<Self> {
        let index = u32::from(character).checked_sub(FIRST_SYLLABLE).filter(|_| character <= '힣')?;
        let per_initial = VOWELS * 28;
        Some(Self { initial: index / per_initial, vowel: index % per_initial / 28, last: index % 28 })
    }
}

/// Composes a letter with the one after it; with `may_end`, a consonant that was typed on its own may end the syllable.
pub(super) fn together(last: char, letter: char, may_end: bool) -> Option<char> {
    compose(last, letter).filter(|_| is_conjoining(letter)).or_else(|| {
        let alone = alone(letter).filter(|_| may_end)?;
        let end = FINALS.split(' ').zip(FIRST_FINAL..).find(|(end, _)| *end == alone)?.1;
        compose(last, char::from_u32(end)?)
    })
}

pub(super) fn is_vowel(letter: char) -> bool {
    (FIRST_VOWEL..FIRST_VOWEL + VOWELS).contains(&u32::from(letter))
}

/// Whether it is a conjoining letter, whose code says where in the syllable it stands.
pub(super) fn is_conjoining(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}')
}

/// A conjoining letter as a keyboard gives it.
pub(super) fn alone(letter: char) -> Option<String> {
    if !is_conjoining(letter) {
        return None;
    }
    let place = |first: u32| usize::try_from(u32::from(letter).checked_sub(first)?).ok();
    if is_vowel(letter) {
        return char::from_u32(u32::from(letter) - FIRST_VOWEL + FIRST_VOWEL_TYPED).map(String::from);
    }
    let end = place(FIRST_FINAL).and_then(|place| FINALS.split(' ').nth(place)).map(str::to_owned);
    end.or_else(|| INITIALS.chars().nth(place(FIRST_INITIAL)?).map(String::from))
}

pub(super) fn is_hangul(letter: char) -> bool {
    Syllable::of(letter).is_some()
}

/// Whether it is a consonant standing alone, as in `ㅂㄷㅅ`.
pub(super) fn is_consonant(character: char) -> bool {
    matches!(character, 'ㄱ'..='ㅎ')
}

/// A folded text with the initial consonant for each syllable, tense ones as plain ones, and without spaces.
pub(crate) fn initials(folded: &str) -> String {
    folded.chars().filter(|letter| *letter != ' ').map(initial).collect()
}

pub(super) fn initial(letter: char) -> char {
    let of_syllable = Syllable::of(letter).map(|syllable| syllable.initial as usize);
    let index = of_syllable.or_else(|| INITIALS.chars().position(|initial| initial == letter));
    index.and_then(|index| PLAIN_INITIALS.chars().nth(index)).unwrap_or(letter)
}
