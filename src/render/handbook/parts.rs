//! The parts of an article: links, versions of an answer, rows of them.

use std::borrow::Cow;

use crate::catalogue::{
    Answer, Certainty, Claim, Field, Record, Role, Statement, Text, Type, Value, visible,
};
use crate::document::{Line, Reference, Relative};

use super::super::words;
use super::cited::Cited;
use super::{Page, shown};

/// A record by name.
pub(super) struct Link<'p, 'a> {
    /// Nothing where it is not on the page.
    pub(super) href: Option<&'p str>,
    pub(super) name: Cow<'a, str>,
    pub(super) hangul: Option<Cow<'a, str>>,
}

/// One version of an answer.
#[derive(Default)]
pub(super) struct Version<'p> {
    pub(super) certainty: Option<Certainty>,
    pub(super) text: Cow<'p, str>,
    /// The record that it names.
    pub(super) href: Option<&'p str>,
    /// What is said of it in a few words: years, by one account.
    pub(super) aside: String,
    pub(super) is_seen: bool,
    pub(super) note: Option<Cow<'p, str>>,
    pub(super) cited: Vec<Cited<'p>>,
    /// Where its own voice took it back.
    pub(super) taken_back: Option<Cited<'p>>,
}

/// A label and what stands beside it.
#[derive(Default)]
pub(super) struct Row<'p> {
    pub(super) label: &'static str,
    pub(super) versions: Vec<Version<'p>>,
    /// How many more there are.
    pub(super) more: usize,
    pub(super) is_disputed: bool,
    /// Views that their own voices took back.
    pub(super) earlier: Vec<Version<'p>>,
}

impl Version<'_> {
    /// The sign of its certainty; nothing where it has none.
    pub(super) fn sign(&self) -> &'static str {
        self.certainty.map_or("", words::sign)
    }

    /// The class of that sign.
    pub(super) fn class(&self) -> &'static str {
        self.certainty.map_or("", class)
    }
}

/// The class of a sign: so short, because there are thousands of them.
pub(super) const fn class(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Confirmed => "c",
        Certainty::Reported => "r",
        Certainty::Speculated => "s",
    }
}

impl<'a> Page<'a> {
    pub(super) fn link<'p>(&'p self, record: &'a Record) -> Link<'p, 'a> {
        Link {
            href: self.anchors.get(record.kind, &record.id),
            name: shown(record.name()),
            hangul: record.text_by_role(Role::Hangul).map(shown),
        }
    }

    /// A value as people read it; a text is shown as it stands, without a copy.
    fn text<'p>(&'p self, field: Field, value: &'p Value) -> Cow<'p, str> {
        match (value, field.ty) {
            (Value::Text(text) | Value::Verbatim(text), Type::Text) => shown(text.as_static()),
            _ => words::human(self.catalogue, field, value).plain().into(),
        }
    }

    fn target<'p>(&'p self, field: Field, value: &Value) -> Option<&'p str> {
        let (Type::Ref(kind), Value::Ref(id)) = (field.ty, value) else { return None };
        self.anchors.get(kind, id)
    }

    /// A version as an overview has it: without who says so.
    pub(super) fn version<'p>(&'p self, statement: &Statement<'a>) -> Version<'p> {
        Version {
            certainty: statement.certainty(),
            text: match &statement.value {
                Cow::Borrowed(value) => self.text(statement.field, value),
                Cow::Owned(value) => self.text(statement.field, value).into_owned().into(),
            },
            href: self.target(statement.field, &statement.value),
            aside: statement.when().map(crate::catalogue::Years::words).unwrap_or_default(),
            ..Version::default()
        }
    }

    /// A claim with everything that is known of it.
    pub(super) fn claim<'p>(&'p self, field: Field, claim: &'a Claim) -> Version<'p> {
        Version {
            certainty: claim.certainty,
            text: self.text(field, &claim.value),
            href: self.target(field, &claim.value),
            aside: claim.when.as_ref().map(|when| when.words()).unwrap_or_default(),
            is_seen: claim.seen,
            note: claim.note.as_ref().map(|note| visible(note.as_static())),
            cited: claim.by.iter().map(|source| self.cite(Text::as_static(source))).collect(),
            taken_back: claim
                .superseded
                .as_ref()
                .filter(|_| !claim.stands)
                .map(|later| self.cite(later.as_static())),
        }
    }

    /// A line of an overview.
    pub(super) fn line<'p>(&'p self, line: &Line<'a>) -> Row<'p> {
        Row {
            label: line.label,
            versions: line.shown.iter().map(|statement| self.version(statement)).collect(),
            more: line.more,
            is_disputed: line.is_disputed,
            earlier: Vec::new(),
        }
    }

    /// Plain values in one line, such as other names.
    pub(super) fn listed<'p>(&'p self, answer: &Answer<'a>) -> Row<'p> {
        let values =
            answer.statements().map(|statement| self.text(statement.field, &statement.value).into_owned());
        let text = values.collect::<Vec<_>>().join(", ");
        let versions = vec![Version { text: text.into(), ..Version::default() }];
        Row { label: answer.field().heading, versions, ..Row::default() }
    }

    /// A record that belongs to another, with the certainty of what ties them.
    pub(super) fn reference<'p>(&'p self, reference: &Reference<'a>) -> Version<'p> {
        let mut asides = Vec::new();
        asides.extend(self.when(reference.record));
        asides.extend(reference.is_by_one_account.then(|| "by one account".to_owned()));
        // The page of a sighting says more than that of its film.
        Version {
            aside: asides.join(", "),
            ..self.named(reference.record, reference.from, &reference.statement)
        }
    }

    pub(super) fn relative<'p>(&'p self, relative: &Relative<'a>) -> Version<'p> {
        self.named(relative.record, relative.record, &relative.statement)
    }

    /// A record by name that leads to another.
    pub(super) fn named<'p>(
        &'p self,
        record: &'a Record,
        to: &Record,
        statement: &Statement<'_>,
    ) -> Version<'p> {
        Version {
            certainty: statement.certainty(),
            text: shown(record.name()),
            href: self.anchors.get(to.kind, &to.id).or_else(|| self.anchors.get(record.kind, &record.id)),
            ..Version::default()
        }
    }

    fn when(&self, record: &Record) -> Option<String> {
        let years = self.catalogue.when(record)?.years()?;
        Some(years.words())
    }
}
