//! What the program writes down for a search elsewhere, such as that of the handbook's page: names in their forms, everyday words.

use super::index::Index;
use super::table::{Form, Place};
use super::{hanja, words};
use crate::catalogue::Kind;

/// Forms of a name: as it is folded, its sound as one word and word by word, its initial consonants.
const FORMS: usize = 4;

/// The names of a record, its own first and then those that others have too, apart by bars. Each is folded; behind semicolons stand its
/// sound as one word and word by word, and its initial consonants, unless another name has the same.
pub(crate) fn names(index: &Index, record: (Kind, usize)) -> [String; 2] {
    let mut names: [Vec<[&str; FORMS]>; 2] = Default::default();
    for entry in index.table.of_record(record) {
        let place = index.table.place(entry);
        if !place.form.is_name() || place.field == Place::ID {
            break;
        }
        let of_sort = &mut names[usize::from(!place.is_own)];
        if place.form == Form::Name {
            of_sort.push([""; FORMS]);
        }
        if let Some(forms) = of_sort.last_mut() {
            forms[place.form as usize] = index.table.key(entry);
        }
    }
    // The sound of a question is never typed.
    let shown = if record.0 == Kind::Question { 1 } else { FORMS };
    names.map(|of_sort| {
        let joined = of_sort.iter().map(|forms| forms[..shown].join(";").trim_end_matches(';').to_owned());
        joined.collect::<Vec<_>>().join("|")
    })
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
    use anyhow::{Context as _, Result};

    use super::names;
    use crate::catalogue::Kind;
    use crate::search::Index;

    #[test]
    fn a_name_has_every_form_by_which_it_is_found() -> Result<()> {
        let catalogue = crate::bundled::catalogue()?;
        let index = Index::of(&catalogue);
        let of = |kind, id| catalogue.position(kind, id).map(|position| names(&index, (kind, position)));
        let [own, others] = of(Kind::Car, "paektusan").context("a car")?;
        assert_eq!(own, "paektusan;pektusan|백두산;;;ㅂㄷㅅ");
        let others: Vec<&str> = others.split('|').collect();
        assert!(others.contains(&"sungri paektusan;sunknipektusan;sunkni pektusan"), "{others:?}");
        let [question, _] = of(Kind::Question, "q-727").context("a question")?;
        assert!(!question.contains(';'), "{question}");
        Ok(())
    }
}
