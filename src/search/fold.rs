//! The plain fold: what two ways of *writing* one spelling have in common. Case, marks, width, composition (NFC, NFD), the three encodings
//! of single hangul letters and punctuation are set aside; which romanisation it is, is not: see [`mod@super::skeleton`].
//!
//! Every folded letter knows where it comes from, so that a match can be shown in the original.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

use super::hangul::{alone, is_conjoining, is_hangul, is_vowel, together};
use super::hanja::unsimplified;
use crate::catalogue::hidden::is_ignorable;

/// A letter of the folded text, and the bytes of the original from which it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) letter: char,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The text in lower case without marks, hangul composed, words separated by single spaces.
pub(crate) fn fold(text: &str) -> String {
    folded(text).iter().map(|folded| folded.letter).collect()
}

/// The same with the origin of each letter.
pub(super) fn folded(text: &str) -> Vec<Folded> {
    let mut letters = Vec::with_capacity(text.len());
    for (from, character) in text.char_indices() {
        read(character, from, from + character.len_utf8(), &mut letters);
    }
    letters.pop_if(|last| last.letter == ' ');
    // ASCII has nothing to compose, and most texts are ASCII.
    if text.is_ascii() { letters } else { composed(text, &letters) }
}

fn read(character: char, from: usize, to: usize, out: &mut Vec<Folded>) {
    if character.is_ascii_alphanumeric() || is_hangul(character) {
        return out.push(Folded { letter: character.to_ascii_lowercase(), from, to });
    }
    let mut put = |letter: char| match letter {
        _ if is_nothing(letter) => mark(letter, to, out),
        ' ' if out.last().is_none_or(|last| last.letter == ' ') => {}
        _ => out.push(Folded { letter, from, to }),
    };
    if is_nothing(character) {
        put(character);
    } else if character.is_ascii() {
        put(' ');
    } else {
        // Compatibility forms hide capitals, and capitals marks.
        let plain = std::iter::once(character).nfkd().flat_map(char::to_lowercase).nfkd();
        for part in plain.flat_map(char::to_lowercase) {
            match undecomposed(part) {
                Some(letters) => letters.chars().for_each(&mut put),
                None if part.is_alphanumeric() || is_nothing(part) => put(unsimplified(part)),
                None => put(' '),
            }
        }
    }
}

/// A mark belongs to the letter before it, and may turn it into another: е into ё, и into й, ハ into バ.
fn mark(mark: char, to: usize, out: &mut [Folded]) {
    let Some(last) = out.last_mut() else { return };
    last.to = to;
    if matches!((last.letter, mark), (_, '\u{3099}' | '\u{309a}') | ('е', '\u{308}') | ('и', '\u{306}')) {
        last.letter = compose(last.letter, mark).unwrap_or(last.letter);
    }
}

/// Characters that folding drops: they have no sound and do not separate words (marks, apostrophes, and what takes no room).
pub(crate) fn is_nothing(character: char) -> bool {
    matches!(character, '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ'..='ˏ' | '＇' | '｀')
        || !character.is_ascii() && (is_ignorable(character) || is_combining_mark(character))
}

/// Latin letters whose stroke or ligature Unicode does not take apart.
pub(crate) fn undecomposed(letter: char) -> Option<&'static str> {
    const LETTERS: &str = "æae œoe øo łl đd ðd þth ßss ıi ħh ŧt ŋng";
    if letter.is_ascii() || letter >= '\u{180}' {
        return None;
    }
    LETTERS.split(' ').find_map(|known| known.strip_prefix(letter))
}

/// Combines single hangul letters into syllables, as the standard does for conjoining ones and a keyboard for the others.
fn composed(text: &str, letters: &[Folded]) -> Vec<Folded> {
    let mut out: Vec<Folded> = Vec::with_capacity(letters.len());
    // Whether the last syllable was typed letter by letter, so that a consonant may end it.
    let mut is_typed = false;
    for (index, folded) in letters.iter().enumerate() {
        let Folded { letter, from, to } = *folded;
        let is_before_vowel = || letters.get(index + 1).is_some_and(|next| is_vowel(next.letter));
        let last = out.last_mut().filter(|_| is_conjoining(letter));
        let joined = last.and_then(|last| {
            let letter = together(last.letter, letter, is_typed && !is_before_vowel())?;
            *last = Folded { letter, to, ..*last };
            Some(())
        });
        is_typed = joined.is_some() && is_vowel(letter) && !text[from..].starts_with(is_conjoining);
        match alone(letter) {
            _ if joined.is_some() => {}
            // What ends no syllable begins one.
            Some(letters) => out.extend(letters.nfkd().map(|letter| Folded { letter, from, to })),
            None => out.push(*folded),
        }
    }
    for folded in &mut out {
        folded.letter = alone(folded.letter).and_then(|alone| alone.chars().next()).unwrap_or(folded.letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, folded};

    #[test]
    fn writes_of_one_spelling_agree() {
        for (spelling, same) in [
            ("P'aektusan", "paektusan"),
            ("Sŭngni", "sungni"),
            ("ＳＵＮＧＲＩ　５８", "sungri 58"),
            ("Ch’ŏllima", "chollima"),
            ("Fiat Doblò", "fiat doblo"),
            ("백두산", "백두산"),
            ("\u{1107}\u{1162}\u{11a8}\u{1103}\u{116e}\u{1109}\u{1161}\u{11ab}", "백두산"),
            ("ㅂㅐㄱㄷㅜㅅㅏㄴ", "백두산"),
            ("\u{ffb2}\u{ffc3}\u{ffa1}\u{ffa7}\u{ffd3}\u{ffb5}\u{ffc2}\u{ffa4}", "백두산"),
            ("ㄳ 88", "ㄱㅅ 88"),
            ("\u{1100}\u{1109}", "ㄱㅅ"),
            ("백ㄷ산", "백ㄷ산"),
            ("白头山", "白頭山"),
            ("Пёлтонг", "пёлтонг"),
            ("ПЕ\u{308}ЛТОНГ", "пёлтонг"),
            ("Номерной", "номерной"),
            ("И\u{306}", "й"),
            ("バス", "バス"),
            ("ﾊﾞｽ", "バス"),
            ("ハ\u{3099}ス", "バス"),
            ("나ㄹ", "나ㄹ"),
            ("  sungri -- 58. ", "sungri 58"),
            ("\"!?\u{200b}", ""),
        ] {
            assert_eq!(fold(spelling), same, "{spelling:?}");
        }
    }

    #[test]
    fn ascii_folds_as_all_else_does() {
        for first in 0..128_u8 {
            for second in 0..128_u8 {
                let text: String =
                    [b'a', first, second, b'B', second, first].map(char::from).iter().collect();
                let beside_hangul = fold(&format!("{text} 산"));
                assert_eq!(Some(&*fold(&text)), beside_hangul.strip_suffix(" 산"), "{text:?}");
            }
        }
    }

    #[test]
    fn letters_know_their_origin() {
        let text = "a P'ä\u{301}k";
        let origins: Vec<&str> = folded(text).iter().map(|letter| &text[letter.from..letter.to]).collect();
        assert_eq!(origins, ["a", " ", "P'", "ä\u{301}", "k"]);
    }
}
