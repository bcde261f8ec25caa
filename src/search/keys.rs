//! The keys of a name: every form of it of which somebody may type the beginning, for what compares nothing but beginnings.

use super::fold;
use super::hangul::Syllable;
use super::index::initials;
use super::romanise::Romanisation;

/// The forms of a name in plain fold, each once: as one word and word by word, in hangul also in three romanisations and by its initial
/// consonants.
#[must_use]
pub fn keys(text: &str) -> Vec<String> {
    let plain = fold(text);
    let has_hangul = plain.chars().any(|letter| Syllable::of(letter).is_some());
    let mut forms = vec![plain.clone()];
    if has_hangul {
        forms.extend(Romanisation::ALL.map(|system| system.write(&plain)));
        forms.push(initials(&plain));
        let initial = |letter: char| Syllable::of(letter).map_or(letter, Syllable::initial_letter);
        forms.push(plain.chars().filter(|letter| *letter != ' ').map(initial).collect());
    }
    let mut keys: Vec<String> = Vec::new();
    for form in forms {
        let is_one_word = !form.contains(' ');
        let words = form.split(' ').filter(|_| !is_one_word).map(str::to_owned).collect::<Vec<_>>();
        for key in std::iter::once(if is_one_word { form } else { form.replace(' ', "") }).chain(words) {
            if !key.is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn a_name_has_every_form_that_people_type() {
        assert_eq!(keys("P'aektu-san"), ["paektusan", "paektu", "san"]);
        let keys = keys("뻐꾸기");
        for key in ["뻐꾸기", "ppeokkugi", "ppokkugi", "ㅂㄱㄱ", "ㅃㄲㄱ"] {
            assert!(keys.iter().any(|known| known == key), "{key} in {keys:?}");
        }
    }
}
