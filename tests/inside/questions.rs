//! The bundled questions are found in any wording. How they are shown is tested from outside.

use crate::bundled;
use crate::catalogue::{Catalogue, Kind, Record, Role};
use crate::search::{Index, search};

fn wordings(question: &Record) -> Vec<&str> {
    let roles = [Role::Name, Role::Alias];
    let fields = roles.into_iter().flat_map(|role| question.kind.with_role(role));
    fields.flat_map(|field| question.answer(field).statements().filter_map(|said| said.text())).collect()
}

fn questions(catalogue: &Catalogue) -> impl Iterator<Item = &Record> {
    catalogue.records(Kind::Question)
}

#[test]
fn each_wording_finds_its_question_first() {
    let catalogue = bundled::catalogue().unwrap();
    let index = Index::new(&catalogue);
    for question in questions(&catalogue) {
        for wording in wordings(question) {
            for asked in [wording.to_owned(), wording.to_uppercase(), format!("{wording}?")] {
                let hits = search(&index, &Kind::ALL, &asked);
                assert_eq!(hits.hits.first().map(|hit| hit.id), Some(question.id), "{asked}");
            }
        }
    }
}

#[test]
fn each_question_has_several_wordings_and_shares_none() {
    let catalogue = bundled::catalogue().unwrap();
    let mut known = std::collections::BTreeMap::new();
    for question in questions(&catalogue) {
        assert!(wordings(question).len() >= 4, "{}", question.id);
        for wording in wordings(question) {
            let other = known.insert(wording.to_lowercase(), &question.id);
            assert_eq!(other, None, "{wording} is also a wording of {}", question.id);
        }
    }
}
