//! The rows of an article: a label each, and the versions or the records that stand beside it.

use std::collections::HashSet;

use crate::catalogue::{Answer, Certainty, Field, Record, Silence, Statement};

/// Values of a field that may hold many are named up to this number.
const MAX_VALUES: usize = 4;

/// Rows under a heading.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    /// Empty for editorial fields.
    pub(crate) heading: &'a str,
    pub(crate) rows: Vec<Row<'a>>,
    /// The record that the rows are about.
    pub(crate) of: &'a Record,
}

/// What is said in one field.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) label: &'a str,
    pub(crate) answer: Answer<'a>,
    /// What answers, the preferred version first.
    pub(crate) versions: Vec<Statement<'a>>,
    /// What answers nothing: an unknown beside a value, and what its own voice took back.
    pub(crate) history: Vec<Statement<'a>>,
    /// Further versions, left out by [`Row::brief`].
    pub(crate) more: usize,
    /// Whether sources differ.
    pub(crate) is_disputed: bool,
}

/// Other records that are tied to one, under a label; the surest first.
#[derive(Debug)]
pub(crate) struct References<'a> {
    pub(crate) label: &'a str,
    pub(crate) all: Vec<Reference<'a>>,
    /// How many of them an overview names at most.
    pub(crate) most: usize,
}

/// A claim in another record, and the records that it ties.
#[derive(Debug)]
pub(crate) struct Reference<'a> {
    pub(crate) statement: Statement<'a>,
    /// The record to name: the film of a sighting, or its car.
    pub(crate) named: &'a Record,
    /// The record that holds the claim.
    pub(crate) from: &'a Record,
    /// What tells it apart: when it was; of a sighting also the colour and the plate.
    pub(crate) beside: Vec<Answer<'a>>,
    /// The fields in which it cites a source.
    pub(crate) cited_in: Vec<Field>,
    /// Whether another version is preferred there.
    pub(crate) is_by_one_account: bool,
}

impl<'a> Row<'a> {
    pub(crate) fn new(answer: Answer<'a>) -> Self {
        Self {
            label: answer.field().heading,
            versions: answer.statements().collect(),
            history: answer.history().collect(),
            more: 0,
            is_disputed: answer.is_disputed(),
            answer,
        }
    }

    pub(crate) fn field(&self) -> Field {
        self.answer.field()
    }

    /// Whether anything is recorded, even if it is that the value is unknown.
    pub(crate) fn is_recorded(&self) -> bool {
        !self.versions.is_empty()
    }

    /// Whether anything was ever claimed.
    pub(crate) fn is_claimed(&self) -> bool {
        self.is_recorded() || !self.history.is_empty()
    }

    /// Whether it has a value, or is known to have none.
    pub(crate) fn is_known(&self) -> bool {
        self.versions.first().is_some_and(|first| first.silence() != Some(Silence::Unknown))
    }

    /// The preferred version, a second one where sources differ; of a field that may hold many values some of them. What two versions say
    /// alike is said once.
    pub(crate) fn brief(&self) -> Self {
        let mut known = HashSet::new();
        let is_new = |said: &&Statement<'a>| known.insert(said.value.key());
        let mut versions: Vec<Statement<'a>> = self.versions.iter().filter(is_new).cloned().collect();
        let most = if self.field().many { MAX_VALUES } else { 1 + usize::from(self.is_disputed) };
        let more = versions.len().saturating_sub(most);
        versions.truncate(most);
        Self { versions, history: Vec::new(), more, ..*self }
    }

    /// Leaves confirmed versions, and what is no claim. That sources differ stays said.
    pub(super) fn keep_sure(&mut self) {
        self.versions.retain(|said| said.field.is_editorial() || said.is_confirmed());
        self.history.clear();
    }
}

impl Section<'_> {
    /// Leaves what is confirmed; returns the labels of the rows that held nothing of that kind.
    pub(super) fn keep_sure(&mut self) -> Vec<String> {
        let mut lost = Vec::new();
        self.rows.retain_mut(|row| {
            let was_recorded = row.is_recorded();
            row.keep_sure();
            lost.extend((was_recorded && !row.is_recorded()).then(|| row.label.to_lowercase()));
            row.is_recorded()
        });
        lost
    }
}

impl<'a> References<'a> {
    /// Each record that they name once: its first reference, which is the surest.
    pub(crate) fn distinct(&self) -> Vec<&Reference<'a>> {
        let mut known = HashSet::new();
        self.all.iter().filter(|reference| known.insert((reference.named.kind, reference.named.id))).collect()
    }
}

impl<'a> Reference<'a> {
    pub(super) fn new(from: &'a Record, statement: Statement<'a>) -> Self {
        let (beside, cited_in) = (Vec::new(), Vec::new());
        Self { statement, named: from, from, beside, cited_in, is_by_one_account: false }
    }

    /// How sure it is that the two belong together; `None` for what merely cites a source.
    pub(crate) fn certainty(&self) -> Option<Certainty> {
        self.statement.certainty().filter(|_| self.cited_in.is_empty())
    }
}
