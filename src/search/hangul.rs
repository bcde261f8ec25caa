//! The arithmetic of hangul: syllables to letters (jamo) and back. Letters are those of the compatibility block (ㄱ U+3131 …), which is what
//! a keyboard gives; the half-width ones and the conjoining ones of decomposed text are turned into them.

/// Consonants that begin a syllable, in the order of the code.
const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ',
    'ㅍ', 'ㅎ',
];
/// What ends a syllable, in the order of the code, after nothing.
const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ',
    'ㅄ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];
const VOWELS: u32 = 21;
const FIRST_VOWEL: u32 = 'ㅏ' as u32;
const FIRST_SYLLABLE: u32 = '가' as u32;
const LAST_SYLLABLE: u32 = '힣' as u32;

/// Where in the three tables the letters of a syllable stand; the last is 0 where nothing ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    pub(super) initial: u32,
    pub(super) vowel: u32,
    pub(super) last: u32,
}

/// A letter, and which part of a syllable it was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// A conjoining initial: it begins a syllable and never ends one.
    Initial(char),
    /// A conjoining or free-standing vowel; whether it was free-standing.
    Vowel(char, bool),
    /// A conjoining final: it ends the syllable before it.
    Final(char),
    /// A free-standing consonant: what it is depends on its neighbours, as on a keyboard.
    Consonant(char),
}

impl Syllable {
    pub(super) fn of(character: char) -> Option<Self> {
        let code = u32::from(character);
        if !(FIRST_SYLLABLE..=LAST_SYLLABLE).contains(&code) {
            return None;
        }
        let index = code - FIRST_SYLLABLE;
        let per_initial = VOWELS * 28;
        Some(Self { initial: index / per_initial, vowel: index % per_initial / 28, last: index % 28 })
    }

    /// A consonant and a vowel.
    pub(super) fn open(initial: char, vowel: char) -> Option<Self> {
        let initial = INITIALS.iter().position(|known| *known == initial)?;
        let vowel = u32::from(vowel).checked_sub(FIRST_VOWEL).filter(|vowel| *vowel < VOWELS)?;
        Some(Self { initial: u32::try_from(initial).ok()?, vowel, last: 0 })
    }

    /// The same with an end, where it has none and the letter can be one.
    pub(super) fn closed(self, last: char) -> Option<Self> {
        let last = FINALS.iter().position(|known| *known == last).filter(|_| self.last == 0)?;
        Some(Self { last: u32::try_from(last).ok()? + 1, ..self })
    }

    pub(super) fn character(self) -> char {
        let code = FIRST_SYLLABLE + (self.initial * VOWELS + self.vowel) * 28 + self.last;
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    pub(super) fn initial_letter(self) -> char {
        INITIALS[self.initial as usize]
    }
}

impl Letter {
    /// Of a jamo of today's alphabet, in any of its encodings.
    pub(super) fn of(character: char) -> Option<Self> {
        let code = u32::from(character);
        let from = |table: &[char], index: u32| table.get(index as usize).copied();
        match code {
            0x1100..=0x1112 => from(&INITIALS, code - 0x1100).map(Self::Initial),
            0x1161..=0x1175 => {
                char::from_u32(code - 0x1161 + FIRST_VOWEL).map(|vowel| Self::Vowel(vowel, false))
            }
            0x11A8..=0x11C2 => from(&FINALS, code - 0x11A8).map(Self::Final),
            0x3131..=0x314E => Some(Self::Consonant(character)),
            0x314F..=0x3163 => Some(Self::Vowel(character, true)),
            0xFFA1..=0xFFBE => char::from_u32(code - 0xFFA1 + 0x3131).map(Self::Consonant),
            0xFFC2..=0xFFC7 => char::from_u32(code - 0xFFC2 + 0x314F).map(|vowel| Self::Vowel(vowel, true)),
            0xFFCA..=0xFFCF => char::from_u32(code - 0xFFCA + 0x3155).map(|vowel| Self::Vowel(vowel, true)),
            0xFFD2..=0xFFD7 => char::from_u32(code - 0xFFD2 + 0x315B).map(|vowel| Self::Vowel(vowel, true)),
            0xFFDA..=0xFFDC => char::from_u32(code - 0xFFDA + 0x3161).map(|vowel| Self::Vowel(vowel, true)),
            _ => None,
        }
    }
}

/// The two letters of a final that cannot begin a syllable: a keyboard makes ㄳ of the initials ㄱㅅ.
pub(super) fn apart(consonant: char) -> Option<(char, char)> {
    Some(match consonant {
        'ㄳ' => ('ㄱ', 'ㅅ'),
        'ㄵ' => ('ㄴ', 'ㅈ'),
        'ㄶ' => ('ㄴ', 'ㅎ'),
        'ㄺ' => ('ㄹ', 'ㄱ'),
        'ㄻ' => ('ㄹ', 'ㅁ'),
        'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅅ'),
        'ㄾ' => ('ㄹ', 'ㅌ'),
        'ㄿ' => ('ㄹ', 'ㅍ'),
        'ㅀ' => ('ㄹ', 'ㅎ'),
        'ㅄ' => ('ㅂ', 'ㅅ'),
        _ => return None,
    })
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
    match Syllable::of(letter).map_or(letter, Syllable::initial_letter) {
        'ㄲ' => 'ㄱ',
        'ㄸ' => 'ㄷ',
        'ㅃ' => 'ㅂ',
        'ㅆ' => 'ㅅ',
        'ㅉ' => 'ㅈ',
        other => other,
    }
}
