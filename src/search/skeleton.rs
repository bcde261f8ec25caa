//! The romanisation-blind fold: hangul and every way of writing it in Latin (or Cyrillic) letters reduce to one skeleton.
//!
//! Hangul is first written in Latin letters, with the vowels of the *Revised Romanisation of Korean*. From there on it
//! is treated as any other Latin spelling, so that whatever is ambiguous in letters (`ng`, `ae`, `ui`) is ambiguous on both sides alike.
//! The rules cover
//! - McCune and Reischauer, *The Romanization of the Korean Language* (1939), with its marks or, as the press writes it, without;
//! - the Revised Romanisation of Korean (Ministry of Culture and Tourism, proclamation 2000-8);
//! - the North's own system (rules of 1992 as presented to the United Nations Conference on the Standardization of Geographical Names,
//!   revised 2012), which writes aspiration with `h` (Thongil, Phyongyang) and leaves `r` as spelt (Sungri);
//! - what guides and the press write: `oo`, `ee`, `ai`, `ay`, `ea`, `tch`, `sh`; Cyrillic letter by letter (Чхоллима).
//!
//! It merges on purpose what a linguist keeps apart, because the spellings met do not keep it apart:
//! - plain, aspirated and tense consonants: g k kk kh, d t tt th, b p pp ph (and f, v), j ch jj tch z, s ss sh;
//! - r and l; eo, ŏ and o; eu, ŭ and u; ae, ai, ay, ea and e; oe, oi, wae and we; ui, wi, ee and i;
//! - the assimilations, whether written or not: nasals (ng+r = ng+n, m+r = m+n, k+m = ng+m, p+n = m+n, t+n = n+n), liquids (n+r = l+n = ll),
//!   and a syllable ending in ng with one ending in n before g;
//! - at the beginning of a word the North's ㄹ and ㄴ with the South's ㄴ and nothing (Ryanggang, Yanggang; Rason, Nasŏn).
//!
//! It does not merge o with u, voiced endings, or digits with anything: 88 is 88.

#![allow(clippy::doc_markdown, reason = "McCune is a name")]

use std::sync::LazyLock;

use super::romanise;

/// What is read as one unit, longest first, each with its reduced form. An `h` after a stop is dropped as well.
const SOUNDS: &str = "dsch j tsch j tch j sch s eui i wae we ch j tj j dj j sh s ck k eo o eu u ae e ai e ea e oe we oi we oo u ee i \
    ui i wi i x ks z j r l f p v p";

/// The skeleton of a folded text as if it were one word: `paek tu san` is `paektusan`.
pub(crate) fn joined(folded: &str) -> String {
    // A consonant by itself, as in S-Class, does not merge with its neighbours, unless these are such letters: K K G is KKG.
    let is_letter = |word: &str| word.len() == 1 && word.chars().all(is_consonant);
    let words: Vec<&str> = folded.split(' ').collect();
    let parts = words.chunk_by(|word, next| is_letter(word) && is_letter(next)).map(|part| match part {
        [word] if is_letter(word) => [" ", word, " "].concat(),
        part => part.concat(),
    });
    let words: String = parts.collect();
    assimilated(&sounds(&letters(words.trim()))).replace(' ', "")
}

/// The skeletons of its words, separated by spaces.
pub(super) fn spaced(folded: &str) -> String {
    folded.split(' ').map(joined).collect::<Vec<_>>().join(" ")
}

/// Everything in Latin letters, where it can be.
fn letters(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    // Russian writes n before r as лл, so нр can only be ng before r: Сынри is Sungri. It writes w as в.
    for letter in romanise::latin(word, "").replace("нр", "нгр").replace("хв", "хw").chars() {
        latin.push_str(cyrillic(letter).unwrap_or(letter.encode_utf8(&mut [0; 4])));
    }
    latin
}

fn cyrillic(letter: char) -> Option<&'static str> {
    const LETTERS: &str = "a b v g d e j z i i k l m n o p r s t u f h ts ch sh sch  u  e yu ya";
    match letter {
        'ё' => Some("yo"),
        _ => LETTERS.split(' ').nth(u32::from(letter).checked_sub(u32::from('а'))? as usize),
    }
}

/// Reduces the spellings of one sound to one letter.
fn sounds(latin: &str) -> String {
    static READ: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let words: Vec<&str> = SOUNDS.split(' ').collect();
        words.as_chunks().0.iter().map(|[spelling, sound]| (*spelling, *sound)).collect()
    });
    let mut out = String::with_capacity(latin.len());
    let mut rest = latin;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_alphabetic() {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let mut begun = READ.iter().filter(|(spelling, _)| spelling.starts_with(first));
        if let Some((spelling, sound)) = begun.find(|(spelling, _)| rest.starts_with(spelling)) {
            out.push_str(sound);
            rest = &rest[spelling.len()..];
            continue;
        }
        let second = rest[1..].chars().next();
        rest = &rest[1..];
        match first {
            'g' | 'c' | 'q' => out.push('k'),
            'd' => out.push('t'),
            'b' => out.push('p'),
            'h' if out.ends_with(['k', 't', 'p', 'j', 's']) => {}
            // Kayngsayng; but 가야 is kaya.
            'a' if second == Some('y') && !rest[1..].starts_with(['a', 'e', 'i', 'o', 'u']) => {
                out.push('e');
                rest = &rest[1..];
            }
            other => out.push(other),
        }
    }
    out
}

/// The changes between neighbours that one romanisation writes and another leaves out.
fn assimilated(sounds: &str) -> String {
    let letters: Vec<char> = sounds.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(letters.len() + 2);
    for (index, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(index + 1).copied();
        let before = out.last().copied();
        let after_vowel = before.is_some_and(|before| matches!(before, 'a' | 'e' | 'i' | 'o' | 'u'));
        let before_sonorant = matches!(next, Some('n' | 'm' | 'l'));
        match letter {
            // The first sound of a word, North and South.
            'l' | 'n' if before.is_none() && next == Some('y') => {}
            'l' if before.is_none() => out.push('n'),
            'k' if after_vowel && before_sonorant => out.extend(['n', 'k']),
            'p' if after_vowel && before_sonorant && before != Some('m') => out.push('m'),
            't' if after_vowel && matches!(next, Some('n' | 'm')) => out.push('n'),
            'l' if before == Some('m') || out.ends_with(&['n', 'k']) => out.push('n'),
            'l' if before == Some('n') => {
                out.pop();
                out.push('l');
            }
            'n' if before == Some('l') => {}
            // A doubled consonant within a word is one; at its end it is a slip of the hand, left to be forgiven as one.
            doubled
                if before == Some(doubled)
                    && is_consonant(doubled)
                    && next.is_some_and(char::is_alphabetic) => {}
            other => out.push(other),
        }
    }
    out.into_iter().collect()
}

fn is_consonant(letter: char) -> bool {
    letter.is_ascii_alphabetic() && !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::joined;

    fn skeleton(text: &str) -> String {
        joined(&fold(text))
    }

    #[test]
    fn romanisations_of_one_name_agree() {
        for names in [
            &["백두산", "Paektusan", "Baekdusan", "Paikdusan", "paek-tu-san", "P'aektusan", "Paegdusan"][..],
            &["승리", "Sungri", "Sŭngni", "Seungni", "Seungri", "Sŭngri", "Sungli"],
            &["천리마", "Chollima", "Cheollima", "Ch'ŏllima", "Chonrima", "Чхоллима", "Cheonrima"],
            &["열네번째", "Yeolnebeonjjae", "Yŏllebŏntchae", "Yollebontchae"],
            &["휘파람", "Hwiparam", "Hwip'aram", "Hwipharam", "Huiparam", "Хвипарам"],
            &["뻐꾸기", "Ppeokkugi", "Ppŏkkugi", "Ppokkugi", "Peokkugi", "Bbeokgugi", "Ppoggugi"],
            &["갱생", "Kaengsaeng", "Gaengsaeng", "Kengseng", "Kayngsayng", "Keangsaeng"],
            &["삼천리", "Samchonri", "Samch'ŏlli", "Samcheolli", "Samcheonri"],
            &["신태백", "Shintaebaek", "Sint'aebaek", "Sintaebaek", "Shintaibaik"],
            &["량강", "양강", "Ryanggang", "Yanggang"],
            &["라선", "나선", "Rason", "Naseon", "Nasŏn"],
            &["백마", "Paekma", "Paengma", "Baengma"],
            &["우리 옆집 문제", "Uri yŏpchim munje", "Uli yeopjib munje", "Uri yopchimmunje"],
            &["별동", "Pyŏldong", "Пёлтонг"],
            &["려운산", "Ryoun-san", "Рёунсан"],
            &["통일", "Thongil", "T'ongil", "Tongil"],
            &["풍년", "Pungnyon", "P'ungnyŏn", "Phungnyon"],
            &["KKG taxi", "K.K.G. taxi", "k k g taxi"],
        ] {
            for name in names {
                assert_eq!(skeleton(name), skeleton(names[0]), "{name} and {}", names[0]);
            }
        }
    }

    #[test]
    fn other_names_do_not() {
        for (a, b) in [
            ("Taebaeksan", "Paektusan"),
            ("Kaengsaeng 85", "Kaengsaeng 88"),
            ("Chungsong", "Chongsong"),
            ("Junma", "Jonma"),
            ("Baekdusann", "Baekdusan"),
            ("Mercedes S-Class", "Mercedes G-Class"),
            ("G-Class", "Class"),
        ] {
            assert_ne!(skeleton(a), skeleton(b), "{a} and {b}");
        }
    }
}
