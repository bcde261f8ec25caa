//! The ranking of hits. For each query, `relevance.tsv` says which record must be among the first three.

use crate::bundled;
use crate::catalogue::{Catalogue, File, Kind};
use crate::search::{Index, search};

use super::read;

/// The number of hits that people look at before they try other words.
const FIRST: usize = 3;

fn ids(catalogue: &Catalogue, query: &str) -> Vec<(Kind, String)> {
    let index = Index::new(catalogue);
    let results = search(&index, &Kind::ALL, query);
    results.hits.iter().take(FIRST).map(|hit| (hit.kind, hit.id.to_owned())).collect()
}

#[test]
#[allow(clippy::print_stdout, reason = "prints the score for those who change the ranking")]
fn every_query_in_the_table_finds_its_record_among_the_first() {
    let catalogue = bundled::catalogue().expect("the bundled catalogue decodes");
    let rows = include_str!("relevance.tsv").lines().filter(|line| !line.starts_with('#'));
    let (mut count, mut reciprocal, mut wrong) = (0_u32, 0.0, Vec::new());
    for line in rows {
        let cells: Vec<&str> = line.split('\t').collect();
        let [query, kind, id] = cells[..] else { panic!("three cells in {line:?}") };
        let kind = Kind::from_word(kind).unwrap_or_else(|| panic!("{kind:?} is a kind"));
        assert!(catalogue.has(kind, id), "{id} is in the catalogue");
        let first = ids(&catalogue, query);
        count += 1;
        match first.iter().position(|found| *found == (kind, id.to_owned())) {
            Some(place) => reciprocal += 1.0 / (f64::from(u32::try_from(place).unwrap_or(u32::MAX)) + 1.0),
            None => wrong.push(format!("{query}: {first:?}, not {id}")),
        }
    }
    println!(
        "{} of {count} queries have their record among the first {FIRST}; mean reciprocal rank {:.3}",
        count as usize - wrong.len(),
        reciprocal / f64::from(count)
    );
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 120, "{count} queries");
}

#[test]
fn joined_words_are_split_and_few_hits_stay_few() {
    let catalogue = bundled::catalogue().expect("the bundled catalogue decodes");
    let index = Index::new(&catalogue);
    for (query, first, most) in
        [("fire engine", "russian-fire-engines", 10), ("tram from zurich", "zurich-trams", 3)]
    {
        let hits = search(&index, &Kind::ALL, query).hits;
        assert_eq!(hits.first().map(|hit| hit.id), Some(first), "{query}");
        assert!(hits.len() <= most, "{query} finds {}", hits.len());
    }
    // These are not joined words of the table.
    for word in ["sidecar", "boxcar"] {
        let results = search(&index, &[Kind::Car], word);
        assert!(results.hits.is_empty(), "{word} finds {:?}", results.hits.first().map(|hit| hit.id));
    }
}

#[test]
fn a_question_finds_its_record() {
    let text = r#"
[plate.a]
name = "727"
code = "727"
meaning = { is = "the armistice", certainty = "reported", by = ["s"] }
[plate.b]
name = "216"
code = "216"
[question.q-216]
question = "On which limousines was a 216 seen?"
[question.q-727]
question = "What does 727 on a number plate mean?"
aka = ["What does 727 mean?", "Why do the cars of the leader have the number 727?"]
[question.q-visitor]
question = "May a visitor drive a car?"
[source.s]
title = "S"
"#;
    let records = read(text, &mut Vec::new());
    let catalogue = Catalogue::new(vec![File::new("layer".to_owned(), text.to_owned())], records);
    for (query, id) in [
        ("What does 727 on a number plate mean?", "q-727"),
        ("what does 727 mean", "q-727"),
        // A single word belongs to its record, unless a question consists of it.
        ("what does 216 mean", "b"),
        ("why do leaders' cars have 727", "q-727"),
        ("can visitors drive a car?", "q-visitor"),
        ("727", "a"),
    ] {
        assert_eq!(ids(&catalogue, query).first().map(|(_, id)| id.as_str()), Some(id), "{query}");
    }
}
