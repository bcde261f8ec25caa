//! How a name in hangul is said, syllable by syllable, in Revised Romanisation without the changes between syllables: for somebody
//! who reads Latin letters only and has to say it aloud.

const INITIAL: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWEL: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
];
const FINAL: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
];
const FIRST_SYLLABLE: u32 = 0xAC00;

/// `baek-du-san` for 백두산; what is no hangul stays as it is.
#[must_use]
pub fn spoken(text: &str) -> String {
    let mut said = String::new();
    let mut after_syllable = false;
    for character in text.chars() {
        let Some((initial, vowel, last)) = syllable(character) else {
            said.push(character);
            after_syllable = false;
            continue;
        };
        if after_syllable {
            said.push('-');
        }
        said.push_str(initial);
        said.push_str(vowel);
        said.push_str(last);
        after_syllable = true;
    }
    said
}

fn syllable(character: char) -> Option<(&'static str, &'static str, &'static str)> {
    let index = u32::from(character).checked_sub(FIRST_SYLLABLE)? as usize;
    let initial = INITIAL.get(index / (VOWEL.len() * FINAL.len()))?;
    let vowel = VOWEL.get(index / FINAL.len() % VOWEL.len())?;
    Some((initial, vowel, FINAL.get(index % FINAL.len())?))
}
