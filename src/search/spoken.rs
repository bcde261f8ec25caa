//! How a name in hangul is said, syllable by syllable, numbers among it, for a reader of Latin letters. It is spelt as the
//! names of the catalogue are, in the North's way with plain k, t and p, so that guide and page say one name.

use super::romanise::Romanisation;

/// The figures from 0 to 9.
const FIGURES: [char; 10] = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
/// What stands behind the figures of a number, from its end.
const PLACES: [&str; 4] = ["", "십", "백", "천"];

/// `paek-tu-san` for 백두산, `kaeng-saeng phal-sip-phal` without the h for 갱생 88; what is neither hangul nor a number stays as it is.
pub(crate) fn spoken(text: &str) -> String {
    let said = Romanisation::North.write_apart(&numbers_in_words(text), "-");
    said.replace("kh", "k").replace("th", "t").replace("ph", "p")
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
        words.push_str(&in_words(number).unwrap_or_else(|| number.to_owned()));
        rest = after;
    }
    words + rest
}

/// A number as it is said; nothing for what is none, or too long.
fn in_words(number: &str) -> Option<String> {
    if number.len() > PLACES.len() || number.starts_with('0') {
        return None;
    }
    let mut words = String::new();
    for (place, digit) in number.bytes().enumerate() {
        let figure = usize::from(digit.checked_sub(b'0').filter(|figure| *figure < 10)?);
        let behind = PLACES[number.len() - 1 - place];
        if figure == 0 {
            continue;
        }
        if figure > 1 || behind.is_empty() {
            words.push(FIGURES[figure]);
        }
        words.push_str(behind);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn names_are_said_as_they_are_spelt_and_numbers_in_words() {
        for (hangul, said) in [
            ("백두산", "paek-tu-san"),
            ("갱생 88", "kaeng-saeng pal-sip-pal"),
            ("승리-58", "sung-ri-o-sip-pal"),
            ("천리마 4.15", "chol-li-ma 4.15"),
            ("휘파람 1610", "hwi-pa-ram cho-nyuk-paek-sip"),
            ("Sungri", "Sungri"),
        ] {
            assert_eq!(spoken(hangul), said, "{hangul}");
        }
    }
}
