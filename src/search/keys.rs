//! The keys of a name: every form of it of which somebody may type the beginning, for what compares nothing but beginnings.

use super::fold;
use super::hangul::Syllable;
use super::index::initials;
use super::romanise::Romanisation;

/// The forms of a name in plain fold, apart by spaces: as one word and word by word, in hangul also in three romanisations and by its
/// initial consonants.
#[must_use]
pub(crate) fn keys(text: &str) -> String {
    let plain = fold(text);
    let mut keys = String::with_capacity(2 * plain.len() + 1);
    add(&mut keys, &plain);
    if plain.chars().any(|letter| Syllable::of(letter).is_some()) {
        let mut spelt: Vec<String> = Romanisation::ALL.map(|system| system.write(&plain)).into();
        spelt.dedup();
        for spelling in &spelt {
            add(&mut keys, spelling);
        }
        let plain_initials = initials(&plain);
        let initial = |letter: char| Syllable::of(letter).map_or(letter, Syllable::initial_letter);
        let own: String = plain.chars().filter(|letter| *letter != ' ').map(initial).collect();
        add(&mut keys, &plain_initials);
        if own != plain_initials {
            add(&mut keys, &own);
        }
    }
    keys.pop();
    keys
}

/// Adds a form as one word and, if it has several, word by word.
fn add(keys: &mut String, form: &str) {
    keys.extend(form.split(' '));
    keys.push(' ');
    if form.contains(' ') {
        keys.push_str(form);
        keys.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[test]
    fn a_name_has_every_form_that_people_type() {
        assert_eq!(keys("P'aektu-san"), "paektusan paektu san");
        assert_eq!(keys("!?"), "");
        let keys = keys("뻐꾸기");
        for key in ["뻐꾸기", "ppeokkugi", "ppokkugi", "ㅂㄱㄱ", "ㅃㄲㄱ"] {
            assert!(keys.split(' ').any(|known| known == key), "{key} in {keys}");
        }
    }
}
