//! What a record came from and what came of it, one step in either direction. The registry marks the fields that say so.
//!
//! Following the steps further, and how a family looks, is not here.

use super::Catalogue;
use super::answer::Statement;
use super::claim::Value;
use super::fields::{Kind, Lineage, Type};
use super::record::Record;
use super::words::words;

words! {
    /// How a descendant stands to its ancestor.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Relation {
        /// It copies, derives from or rebadges it.
        Derivation => "derivation",
        /// It took its place.
        Succession => "succession",
    }
}

/// One step of descent, and the statement behind it.
#[derive(Clone, Debug)]
pub struct Descent<'a> {
    /// The relative; `None` if the statement has only words for it, or says that it is unknown.
    pub relative: Option<&'a Record>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// Who says so, and how sure it is. It may stand in either of the two records.
    pub statement: Statement<'a>,
    /// The record in which the statement stands.
    pub stated_in: &'a Record,
    /// Whether sources differ on it.
    pub is_disputed: bool,
}

impl Lineage {
    /// How the two records stand to each other.
    pub const fn relation(self) -> Relation {
        match self {
            Self::Base => Relation::Derivation,
            Self::Predecessor | Self::Successor => Relation::Succession,
        }
    }

    /// Whether the record that is named is the ancestor of the two.
    pub const fn is_ancestor(self) -> bool {
        matches!(self, Self::Base | Self::Predecessor)
    }
}

impl Catalogue {
    /// What a record came from: by its own statements, the preferred ones first, then by those of others.
    pub fn parents<'a>(&'a self, record: &'a Record) -> Vec<Descent<'a>> {
        self.relatives(record, true)
    }

    /// What came of a record, by date.
    pub fn children<'a>(&'a self, record: &'a Record) -> Vec<Descent<'a>> {
        let mut children = self.relatives(record, false);
        children.sort_by_cached_key(|child| {
            let when = child.relative.and_then(|relative| self.when(relative)?.years());
            when.map_or((i16::MAX, i16::MAX, 0, 0), |years| years.order())
        });
        children
    }

    /// The two records may state the same step, each in its own field; it is one step.
    fn relatives<'a>(&'a self, record: &'a Record, are_ancestors: bool) -> Vec<Descent<'a>> {
        let mut steps: Vec<Descent<'a>> = Vec::new();
        let own = record.kind.fields().filter_map(|field| Some((field, field.lineage?)));
        for (field, lineage) in own.filter(|(_, lineage)| lineage.is_ancestor() == are_ancestors) {
            let Type::Ref(kind) = field.ty else { continue };
            let answer = record.answer(field);
            let is_disputed = answer.is_disputed();
            steps.extend(answer.statements().map(|statement| Descent {
                relative: named(self, kind, &statement),
                relation: lineage.relation(),
                statement,
                stated_in: record,
                is_disputed,
            }));
        }
        for (field, from) in self.referring(record) {
            let Some(lineage) = field.lineage.filter(|lineage| lineage.is_ancestor() != are_ancestors) else {
                continue;
            };
            let answer = from.answer(field);
            let Some(statement) = answer.statements().find(|said| said.text() == Some(&*record.id)) else {
                continue;
            };
            steps.push(Descent {
                relative: Some(from),
                relation: lineage.relation(),
                statement,
                stated_in: from,
                is_disputed: answer.is_disputed(),
            });
        }
        let mut known = std::collections::HashSet::new();
        steps.retain(|step| {
            step.relative.is_none_or(|relative| known.insert((relative.kind, relative.id, step.relation)))
        });
        steps
    }
}

fn named<'a>(catalogue: &'a Catalogue, kind: Kind, statement: &Statement<'_>) -> Option<&'a Record> {
    let Value::Ref(id) = &*statement.value else { return None };
    catalogue.get(kind, id)
}
