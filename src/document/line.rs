//! What is said of a record in one line: the preferred version, others, and a count of more.

use crate::catalogue::{Answer, Field, Record, Silence, Statement};

/// Values of a field that may hold many are named up to this number …
const MANY: usize = 4;
/// … and up to this many characters together.
const SHORT: usize = 72;
/// What is said in one field, or in one line of a card.
#[derive(Clone, Debug)]
pub(crate) struct Line<'a> {
    /// What stands before it.
    pub label: &'static str,
    /// The field that answers; of several that share a line and of which none is recorded, the first.
    pub field: Field,
    /// The preferred version first, a second one where sources differ; of a field that may hold many values as many as are short.
    pub shown: Vec<Statement<'a>>,
    /// Further versions.
    pub more: usize,
    /// Whether sources differ.
    pub is_disputed: bool,
}

impl<'a> Line<'a> {
    pub(super) fn of(answer: &Answer<'a>, label: &'static str) -> Self {
        let field = answer.field();
        let mut versions: Vec<Statement<'a>> = Vec::new();
        for statement in answer.statements() {
            if !versions.iter().any(|known| known.value.says_the_same(&statement.value)) {
                versions.push(statement);
            }
        }
        let is_disputed = answer.is_disputed();
        let most = match field.many {
            true => fitting(&versions),
            false if is_disputed => 2,
            false => 1,
        };
        let more = versions.len().saturating_sub(most);
        versions.truncate(most);
        Self { label, field, shown: versions, more, is_disputed }
    }

    /// Whether anything is recorded, be it that the value is unknown.
    #[must_use]
    pub(crate) fn is_recorded(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Why there is no value; nothing where there is one.
    #[must_use]
    pub(crate) fn silence(&self) -> Option<Silence> {
        self.shown.first().map_or(Some(Silence::NotRecorded), Statement::silence)
    }

    fn is_known(&self) -> bool {
        !matches!(self.silence(), Some(Silence::NotRecorded | Silence::Unknown))
    }
}

/// How many values of a field that may hold many are short enough to stand together.
fn fitting(versions: &[Statement<'_>]) -> usize {
    let mut used = 0;
    let short = versions.iter().take(MANY).take_while(|version| {
        used += version.text().map_or(0, |text| text.chars().count());
        used <= SHORT
    });
    short.count().max(1)
}

/// The fields that matter: what is known, and of what stands on the card also what is not.
pub(super) fn lines(record: &Record) -> Vec<Line<'_>> {
    let main: Vec<Field> = record.kind.fields().filter(|field| field.is_main).collect();
    let is_told = |label: &str| {
        let mut same = main.iter().filter(|field| field.card == Some(label));
        same.any(|field| record.answer(*field).is_recorded())
    };
    let mut lines: Vec<Line<'_>> = Vec::new();
    for field in &main {
        let answer = record.answer(*field);
        let label = field.card.filter(|_| !answer.is_recorded()).unwrap_or(field.heading);
        let line = Line::of(&answer, label);
        let is_news = match field.card {
            _ if line.is_known() => true,
            Some(_) if line.is_recorded() => true,
            // One line says that nothing is known under this label.
            Some(label) => !is_told(label) && !lines.iter().any(|known| known.field.card == Some(label)),
            None => false,
        };
        if is_news {
            lines.push(line);
        }
    }
    lines
}
