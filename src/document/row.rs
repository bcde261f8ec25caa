//! The rows of an article: a label each, and the versions that stand beside it.

use std::collections::HashSet;

use crate::catalogue::{Answer, Certainty, Field, Group, Record, Role, Silence, Statement};

/// Values of a field that may hold many are named up to this number …
const MAX_VALUES: usize = 4;
/// … and up to this many characters together.
const MAX_CHARACTERS: usize = 72;

/// Rows under a heading.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    /// Empty for editorial fields.
    pub(crate) heading: &'a str,
    pub(crate) group: Group,
    pub(crate) rows: Vec<Row<'a>>,
    /// The record that the rows are about, if it is not that of the article.
    pub(crate) of: Option<&'a Record>,
}

/// What is said in one field, or by other records of this one.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) label: &'a str,
    /// The answer of a field; `None` where the versions stand in other records.
    pub(crate) answer: Option<Answer<'a>>,
    /// What answers, the preferred version first; of references the surest.
    pub(crate) versions: Vec<Version<'a>>,
    /// What answers nothing: an unknown beside a value, and what its own voice took back.
    pub(crate) history: Vec<Statement<'a>>,
    /// Further versions, left out by [`Row::brief`].
    pub(crate) more: usize,
    /// Whether sources differ.
    pub(crate) is_disputed: bool,
}

/// One version: a statement, and of a reference the records that it ties.
#[derive(Clone, Debug)]
pub(crate) struct Version<'a> {
    pub(crate) statement: Statement<'a>,
    pub(crate) reference: Option<Reference<'a>>,
}

/// What a version in another record is about.
#[derive(Clone, Debug)]
pub(crate) struct Reference<'a> {
    /// The record to name: the film of a sighting, or its car.
    pub(crate) named: &'a Record,
    /// The record that holds the claim.
    pub(crate) from: &'a Record,
    /// What tells it apart: when it was; of a sighting also the colour and the plate.
    pub(crate) beside: Vec<Answer<'a>>,
    /// The fields in which it cites a source.
    pub(crate) cited_in: Vec<Field>,
    /// How sure it is that the two belong together; `None` for what merely cites a source.
    pub(crate) certainty: Option<Certainty>,
    /// Whether another version is preferred there.
    pub(crate) is_by_one_account: bool,
}

impl Version<'_> {
    /// Whether both are about the same record.
    pub(super) fn names(&self, other: &Self) -> bool {
        let named =
            |version: &Self| version.reference.as_ref().map(|found| (found.named.kind, found.named.id));
        named(self) == named(other)
    }
}

impl<'a> Row<'a> {
    pub(crate) fn new(answer: Answer<'a>) -> Self {
        let versions = answer.statements().map(|statement| Version { statement, reference: None }).collect();
        Self {
            label: answer.field().heading,
            answer: Some(answer),
            versions,
            history: answer.history().collect(),
            more: 0,
            is_disputed: answer.is_disputed(),
        }
    }

    pub(super) fn of_references(label: &'a str, versions: Vec<Version<'a>>) -> Self {
        Self { label, answer: None, versions, history: Vec::new(), more: 0, is_disputed: false }
    }

    /// `None` where the versions stand in other records.
    pub(crate) fn field(&self) -> Option<Field> {
        self.answer.map(|answer| answer.field())
    }

    /// Its label on a card.
    pub(crate) fn card(&self) -> Option<&'static str> {
        self.field()?.card
    }

    /// Whether anything is recorded, even if it is that the value is unknown.
    pub(crate) fn is_recorded(&self) -> bool {
        !self.versions.is_empty()
    }

    /// Whether it has a value, or is known to have none.
    pub(crate) fn is_known(&self) -> bool {
        let silence = self.versions.first().map(|version| version.statement.silence());
        !matches!(silence, None | Some(Some(Silence::Unknown)))
    }

    /// The same as a latest date, if it is a first evidence: what is known from 1978 existed by 1978.
    pub(super) fn as_latest(&self) -> Self {
        match self.answer.filter(|answer| answer.field().role == Some(Role::LatestDate)) {
            Some(answer) => Self::new(answer.as_latest()),
            None => self.clone(),
        }
    }

    /// The preferred version, a second one where sources differ; of a field that may hold many values as many as are short. What two
    /// versions say alike is said once.
    pub(crate) fn brief(&self) -> Self {
        let mut known = HashSet::new();
        let is_new =
            |version: &&Version<'a>| self.versions.len() == 1 || known.insert(version.statement.value.key());
        let mut distinct = self.versions.iter().filter(is_new);
        let is_many = self.field().is_some_and(|field| field.many);
        let (most, room) = match (is_many, self.is_disputed) {
            (true, _) => (MAX_VALUES, MAX_CHARACTERS),
            (false, true) => (2, usize::MAX),
            (false, false) => (1, usize::MAX),
        };
        let mut versions: Vec<Version<'a>> = Vec::new();
        let (mut used, mut more) = (0, 0);
        for version in distinct.by_ref() {
            used += version.statement.text().map_or(0, |text| text.chars().count());
            if versions.is_empty() || versions.len() < most && used <= room {
                versions.push(version.clone());
            } else {
                more = 1;
                break;
            }
        }
        more += distinct.count();
        Self { versions, history: Vec::new(), more, ..*self }
    }

    /// The references, each record that they name once: the first, which is the surest.
    pub(crate) fn references(&self) -> Vec<&Reference<'a>> {
        let mut known = HashSet::new();
        let all = self.versions.iter().filter_map(|version| version.reference.as_ref());
        all.filter(|reference| known.insert((reference.named.kind, reference.named.id))).collect()
    }

    /// Leaves confirmed versions; returns whether there were others. Of confirmed versions alone nothing says that sources differ, unless
    /// they do themselves.
    pub(super) fn keep_sure(&mut self) -> bool {
        let all = self.versions.len() + self.history.len();
        self.versions.retain(|version| version.statement.is_confirmed());
        self.history.clear();
        self.is_disputed &= self.versions.len() > 1;
        self.versions.len() < all
    }
}
