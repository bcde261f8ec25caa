//! How a name in hangul is said, syllable by syllable, in Revised Romanisation without the changes between syllables: for somebody
//! who reads Latin letters only and has to say it aloud.

use super::hangul::Syllable;

/// `baek-du-san` for 백두산; what is no hangul stays as it is.
#[must_use]
pub fn spoken(text: &str) -> String {
    let mut said = String::new();
    let mut after_syllable = false;
    for character in text.chars() {
        let Some(syllable) = Syllable::of(character) else {
            said.push(character);
            after_syllable = false;
            continue;
        };
        if after_syllable {
            said.push('-');
        }
        said.extend(syllable.romanised());
        after_syllable = true;
    }
    said
}
