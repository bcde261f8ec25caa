//! What the program writes down for a search elsewhere, such as that of the handbook's page: names in their forms, everyday words.

use super::{fold, hanja, index, words};

/// A name as it is folded; behind semicolons its sound as one word and word by word, and its initial consonants.
pub(crate) fn forms(name: &str) -> String {
    let plain = fold(name);
    let [initials, spaced, joined] = index::forms(&plain).map(|(_, form)| form);
    format!("{plain};{joined};{spaced};{initials}").trim_end_matches(';').to_owned()
}

/// The everyday words, a line each: the word, and behind a tab what the catalogue says for it.
pub(crate) fn everyday_words() -> String {
    let has_meaning = |line: &&str| {
        let ours = line.split_once('\t').map_or("", |(_, ours)| ours);
        !line.starts_with('~') && ours.split(',').any(|ours| !ours.starts_with('+') && ours != "particles")
    };
    words::table().lines().filter(has_meaning).collect::<Vec<_>>().join("\n")
}

/// Chinese characters in pairs: as they are simplified, and as Korea writes them.
pub(crate) fn characters() -> String {
    hanja::pairs().flat_map(|(simplified, korean)| [simplified, korean]).collect()
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn a_name_has_every_form_by_which_it_is_found() {
        assert_eq!(forms("P'aektu-san"), "paektu san;pektusan;pektu san");
        assert_eq!(forms("뻐꾸기"), "뻐꾸기;pokuki;;ㅂㄱㄱ");
        assert_eq!(forms("!?"), "");
    }
}
