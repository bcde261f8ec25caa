//! What two spellings have in common: case, accents, width, composition and punctuation set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in small letters without accents, words apart by single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let decomposed = text.nfkd().filter(|character| !is_combining_mark(*character));
    let mut folded = String::with_capacity(text.len());
    for character in decomposed.nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            folded.push(character);
        } else if !matches!(character, '\'' | '’' | '‘') && !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
