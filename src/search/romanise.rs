//! Hangul in Latin letters, consonants as the North writes them and vowels as the South does, and as a reader of Latin letters says it.
//!
//! The changes between syllables are those of the standard pronunciation, as far as the romanisations write them in names.

use super::hangul::Syllable;

/// The figures from 0 to 9.
const FIGURES: [char; 10] = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
/// How a one is said at each place of a number, and what follows the figure there.
const PLACES: [(usize, &str); 4] = [(1000, "천"), (100, "백"), (10, "십"), (1, "")];

/// The positions of ㄴ, ㄹ, ㅁ and ㅇ among the initials.
const N: u32 = 2;
const R: u32 = 5;
const M: u32 = 6;
const SILENT: u32 = 11;
/// The second of two l, which no syllable begins with.
const LL: u32 = 19;
const VOWEL_I: u32 = 20;

const INITIALS: [&str; 20] = [
    "k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h",
    "l",
];
/// Vowels and finals in the letters of the Revised Romanisation.
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
];
/// For each final the initial that it becomes before a vowel, and the final that stays.
const CARRIED: [u32; 28] =
    [11, 0, 1, 9, 2, 12, 2, 3, 5, 0, 6, 7, 9, 16, 17, 5, 6, 7, 9, 9, 10, 11, 12, 14, 15, 16, 17, 11];
const LEFT: [usize; 28] =
    [0, 0, 0, 1, 0, 4, 0, 0, 0, 8, 8, 8, 8, 8, 8, 0, 0, 0, 17, 0, 0, 21, 0, 0, 0, 0, 0, 0];

/// The text with its hangul in Latin letters, and a separator between the syllables of a word.
pub(super) fn latin(text: &str, between: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut carried = None;
    let mut is_after_syllable = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let Some(syllable) = Syllable::of(character) else {
            latin.push(character);
            (carried, is_after_syllable) = (None, false);
            continue;
        };
        let next = characters.peek().copied().and_then(Syllable::of);
        let initial = carried.take().unwrap_or(syllable.initial);
        let letters = spelt_initial(initial, &latin, is_after_syllable);
        latin.push_str(if is_after_syllable { between } else { "" });
        latin.push_str(letters);
        latin.push_str(VOWELS[syllable.vowel as usize]);
        let (last, initial) = between_syllables(syllable, next);
        latin.push_str(last);
        (carried, is_after_syllable) = (initial, true);
    }
    latin
}

/// How the end of a syllable is written, and the initial with which the next one is said.
fn between_syllables(syllable: Syllable, next: Option<Syllable>) -> (&'static str, Option<u32>) {
    let Some(next) = next else { return (FINALS[syllable.last as usize], None) };
    if next.initial == SILENT {
        let (initial, rest) = (CARRIED[syllable.last as usize], LEFT[syllable.last as usize]);
        // 같이 is said kachi.
        let initial = match initial {
            3 if next.vowel == VOWEL_I => 12,
            16 if next.vowel == VOWEL_I => 14,
            other => other,
        };
        return (FINALS[rest], Some(initial));
    }
    let last = FINALS[syllable.last as usize];
    // Other r are left as they are spelt: Sungri.
    match (last, next.initial) {
        ("n" | "l", R) | ("l", N) => ("l", Some(LL)),
        ("k", N | M) => ("ng", Some(next.initial)),
        ("t", N | M) => ("n", Some(next.initial)),
        ("p", N | M) => ("m", Some(next.initial)),
        _ => (last, Some(next.initial)),
    }
}

/// An initial in letters; plain consonants between voiced sounds are g, d, b and j.
fn spelt_initial(initial: u32, before: &str, is_inside: bool) -> &'static str {
    let is_after_l = before.ends_with('l');
    let is_voiced = is_inside && before.ends_with(['a', 'e', 'i', 'o', 'u', 'n', 'm', 'g', 'l']);
    match initial {
        0 if is_voiced => "g",
        3 if is_voiced && !is_after_l => "d",
        7 if is_voiced => "b",
        _ => INITIALS[initial as usize],
    }
}

/// How a name in hangul is said, spelt as the names of the catalogue are, in the North's way with plain k, t and p: `paek-tu-san` for 백두산.
/// Words that are not hangul stay as they are.
pub(crate) fn spoken(text: &str) -> String {
    let said = |word: &str| {
        let latin = latin(word, "-");
        if latin == word {
            return latin;
        }
        let is_said = |(at, letter): &(usize, char)| match letter {
            'h' => !latin[..*at].ends_with(['k', 't', 'p']),
            'e' => !latin[at + 1..].starts_with(['o', 'u']),
            _ => true,
        };
        latin.char_indices().filter(is_said).map(|(_, letter)| letter).collect()
    };
    numbers_in_words(text).split(' ').map(said).collect::<Vec<_>>().join(" ")
}

/// The text with its whole numbers in hangul. Dates such as 4.15, and longer numbers, are said in too many ways.
fn numbers_in_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|letter: char| !letter.is_ascii_digit() && !".·-".contains(letter));
        let (number, after) = from.split_at(end.unwrap_or(from.len()));
        words.push_str(before);
        let is_latin = |letter: char| letter.is_ascii_alphabetic();
        // The number in CM125 or 4WD is not Korean.
        let is_korean = !before.ends_with(is_latin) && !after.starts_with(is_latin);
        words.push_str(&in_words(number).filter(|_| is_korean).unwrap_or_else(|| number.to_owned()));
        rest = after;
    }
    // June and October are said so.
    (words + rest).replace("육월", "유월").replace("십월", "시월")
}

/// A number as it is said, with a zero before it figure by figure; `None` if it is not a number or too long.
fn in_words(number: &str) -> Option<String> {
    if number.len() > 1 && number.starts_with('0') {
        let said = |figure| if figure == 0 { '공' } else { FIGURES[figure as usize] };
        return number.chars().map(|figure| figure.to_digit(10).map(said)).collect();
    }
    let number: usize = number.parse().ok().filter(|_| number.len() <= PLACES.len())?;
    let mut words = String::new();
    for (one, behind) in PLACES {
        let figure = number / one % 10;
        // Behind a consonant 육 begins with ㄴ, which changes that: 팔십육 is said pal-sim-nyuk.
        let said = if figure == 6 && !words.is_empty() { '뉵' } else { FIGURES[figure] };
        words.extend((figure > 1 || figure == one).then_some(said));
        words.push_str(if figure > 0 { behind } else { "" });
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::{latin, spoken};

    #[test]
    fn names_are_written_as_the_north_writes_consonants_and_the_south_vowels() {
        for (hangul, written) in [
            ("백두산", "paektusan"),
            ("승리 58", "seungri 58"),
            ("천리마", "cheollima"),
            ("갱생", "kaengsaeng"),
            ("평양", "phyeongyang"),
            ("휘파람", "hwipharam"),
            ("뻐꾸기", "ppeokkugi"),
            ("자주호", "jajuho"),
            ("독립", "tokrip"),
            ("같이", "kachi"),
            ("덕천", "teokcheon"),
            ("청년", "cheongnyeon"),
            ("발전", "paljeon"),
        ] {
            assert_eq!(latin(hangul, ""), written, "{hangul}");
        }
    }

    #[test]
    fn names_are_said_as_they_are_spelt_and_numbers_in_words() {
        for (hangul, said) in [
            ("백두산", "paek-tu-san"),
            ("갱생 88", "kaeng-saeng pal-sip-pal"),
            ("승리-58", "sung-ri-o-sip-pal"),
            ("천리마 4.15", "chol-li-ma 4.15"),
            ("휘파람 1610", "hwi-pa-ram chon-nyuk-paek-sip"),
            ("천리마-862", "chol-li-ma-pal-baeng-nyuk-si-bi"),
            ("66", "yuk-sim-nyuk"),
            ("6월 10월", "yu-wol si-wol"),
            ("명령-027호", "myong-ryong-kong-i-chil-ho"),
            ("뻐꾸기 4WD", "ppo-kku-gi 4WD"),
            ("Sungri", "Sungri"),
        ] {
            assert_eq!(spoken(hangul), said, "{hangul}");
        }
    }
}
