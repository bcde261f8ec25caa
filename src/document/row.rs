//! The rows of an article, each with a label and its versions or records.

use foldhash::HashSet;

use crate::catalogue::{Answer, Certainty, Field, Record, Statement, Value};

/// The most values that are named of a field that may have many.
const MAX_VALUES: usize = 4;

/// Rows about another record.
pub(crate) struct Section<'a> {
    pub(crate) of: &'a Record,
    pub(crate) rows: Vec<Row<'a>>,
}

/// What is said in one field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) label: &'a str,
    pub(crate) answer: Answer<'a>,
    /// Whether sources differ.
    pub(crate) is_disputed: bool,
    /// How many versions are named.
    pub(super) most: usize,
    /// Whether only confirmed versions are left.
    pub(super) is_sure: bool,
}

/// Other records related to this one, under a label, surest first.
pub(crate) struct References<'a> {
    pub(crate) label: &'a str,
    /// The field in which they refer to it, if it is one.
    pub(crate) field: Option<Field>,
    pub(crate) all: Vec<Reference<'a>>,
    /// How many of them an overview names at most.
    pub(crate) most: usize,
}

/// A claim in another record, and the records that it relates.
pub(crate) struct Reference<'a> {
    pub(crate) statement: Statement<'a>,
    /// The record to name: the film of a sighting, or its car.
    pub(crate) named: &'a Record,
    /// The record that holds the claim.
    pub(crate) from: &'a Record,
    /// How sure the claims are that tie the two, by the least sure of them; `None` for what merely cites a source.
    pub(crate) certainty: Option<Certainty>,
    /// What tells it apart: when it was; of a sighting also the colour and the plate.
    pub(crate) beside: Vec<Answer<'a>>,
    /// The fields in which it cites a source.
    pub(crate) cited_in: Vec<Field>,
    /// Whether another version is preferred there.
    pub(crate) is_by_one_account: bool,
}

impl<'a> Row<'a> {
    pub(crate) fn new(answer: Answer<'a>) -> Self {
        let (label, is_disputed) = (answer.field.heading, answer.is_disputed());
        Self { label, answer, is_disputed, most: usize::MAX, is_sure: false }
    }

    /// What answers, the preferred version first.
    pub(crate) fn versions(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        self.distinct().take(self.most)
    }

    /// How many further versions there are that [`Row::brief`] left out.
    pub(crate) fn more(&self) -> usize {
        if self.answer.claims.len() <= self.most { 0 } else { self.distinct().skip(self.most).count() }
    }

    /// What answers nothing: an unknown beside a value, and what its own voice took back.
    pub(crate) fn history(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        let is_whole = !self.is_sure && self.most == usize::MAX;
        self.answer.history().filter(move |_| is_whole)
    }

    /// The versions that are left; of a brief row each value of some years once.
    fn distinct(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        let may_repeat = self.most < usize::MAX && self.answer.claims.len() > 1;
        let mut known = may_repeat.then(HashSet::default);
        let mut is_new = move |said: &Statement<'a>| {
            known.as_mut().is_none_or(|known| known.insert((said.value.key(), said.when())))
        };
        self.left().filter(move |said| is_new(said))
    }

    /// Every version that is left.
    fn left(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        let is_sure = self.is_sure;
        let is_left = move |said: &Statement<'_>| said.field.is_editorial() || said.is_confirmed();
        self.answer.statements().filter(move |said| !is_sure || is_left(said))
    }

    /// Whether anything is recorded, even if it is that the value is unknown.
    pub(crate) fn is_recorded(&self) -> bool {
        self.left().next().is_some()
    }

    /// Whether anything was ever claimed.
    pub(crate) fn is_claimed(&self) -> bool {
        self.is_recorded() || self.history().next().is_some()
    }

    /// Whether it has a value, or is known to have none.
    pub(crate) fn is_known(&self) -> bool {
        self.left().next().is_some_and(|first| !matches!(*first.value, Value::Unknown))
    }

    /// The preferred version, a second one where sources differ; of a field that may hold many values some of them. What two versions say
    /// alike is said once.
    pub(crate) fn brief(self) -> Self {
        let most = if self.answer.field.many { MAX_VALUES } else { 1 + usize::from(self.is_disputed) };
        Self { most, ..self }
    }

    /// Leaves confirmed versions, and what is no claim. That sources differ stays said.
    pub(super) fn sure(self) -> Self {
        Self { is_sure: true, ..self }
    }
}

/// Keeps what is confirmed in the rows; returns the labels of rows with nothing confirmed.
pub(super) fn keep_sure(rows: &mut Vec<Row<'_>>) -> Vec<String> {
    let lost = rows.iter().filter(|row| row.is_recorded() && !row.sure().is_recorded());
    let lost = lost.map(|row| row.label.to_lowercase()).collect();
    rows.retain_mut(|row| {
        *row = row.sure();
        row.is_recorded()
    });
    lost
}

impl<'a> References<'a> {
    /// Each record that they name once: its first reference, which is the surest.
    pub(crate) fn distinct(&self) -> Vec<&Reference<'a>> {
        let mut known = HashSet::default();
        self.all.iter().filter(|reference| known.insert((reference.named.kind, reference.named.id))).collect()
    }
}

impl<'a> Reference<'a> {
    pub(super) fn new(from: &'a Record, statement: Statement<'a>) -> Self {
        let (beside, cited_in, certainty) = (Vec::new(), Vec::new(), statement.certainty);
        Self { statement, named: from, from, certainty, beside, cited_in, is_by_one_account: false }
    }
}
