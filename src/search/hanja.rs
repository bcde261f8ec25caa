//! Chinese characters as the People's Republic and Japan write them today, for those in names of North Korean vehicles, works and films.
//! The rest of the script does not belong here: a name with any other character is found by its hangul.

/// Pairs of a simplified character and the one that Korea writes, those of the People's Republic first.
const PAIRS: &str = include_str!("hanja.txt");

/// The character that Korea writes, for one that is simplified.
pub(super) fn unsimplified(character: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&character) {
        return character;
    }
    let korean = |pair: &'static str| pair.strip_prefix(character)?.chars().next();
    PAIRS.split_whitespace().find_map(korean).unwrap_or(character)
}

/// All pairs, one after another.
pub(crate) fn characters() -> String {
    PAIRS.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::unsimplified;

    #[test]
    fn no_character_stands_for_two() {
        for pair in super::PAIRS.split_whitespace() {
            let [simplified, korean] = pair.chars().collect::<Vec<_>>()[..] else { panic!("{pair}") };
            assert_eq!((unsimplified(simplified), unsimplified(korean)), (korean, korean));
        }
    }

    #[test]
    fn simplified_characters_are_those_of_the_names() {
        for (simplified, korean) in [
            ("白头山", "白頭山"),
            ("千里马", "千里馬"),
            ("胜利", "勝利"),
            ("双马", "雙馬"),
            ("平和自动车", "平和自動車"),
        ] {
            assert_eq!(simplified.chars().map(unsimplified).collect::<String>(), korean);
        }
    }
}
