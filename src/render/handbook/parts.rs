//! The parts of an article: links, versions of an answer, rows of them.

use std::borrow::Cow;

use crate::catalogue::{Answer, Certainty, Claim, Field, Record, Statement, Type, Value};
use crate::document::{Line, Reference, Relative};

use super::super::words;
use super::{Page, shown};

/// A text that leads to a record.
#[derive(Default)]
pub(super) struct Link<'p> {
    /// Nothing where the record is not on the page.
    pub(super) href: Option<&'p str>,
    pub(super) text: Cow<'p, str>,
}

/// One version of an answer.
#[derive(Default)]
pub(super) struct Version<'p> {
    pub(super) certainty: Option<Certainty>,
    /// Its words, which lead to the record that they name.
    pub(super) link: Link<'p>,
    /// What is said of it in a few words: years, by one account.
    pub(super) aside: String,
}

/// A label and what stands beside it.
#[derive(Default)]
pub(super) struct Row<'p> {
    pub(super) label: &'static str,
    pub(super) versions: Vec<Version<'p>>,
    /// How many more there are.
    pub(super) more: usize,
    pub(super) is_disputed: bool,
}

/// A field and everything that was ever claimed in it.
pub(super) struct Archived<'p, 'a> {
    pub(super) page: &'p Page<'a>,
    pub(super) field: Field,
    pub(super) claims: &'a [Claim],
    pub(super) is_disputed: bool,
}

/// A claim with everything that is known of it. It is put into words when it is written: there are thousands of them.
pub(super) struct Claimed<'p, 'a> {
    page: &'p Page<'a>,
    pub(super) version: Version<'p>,
    pub(super) claim: &'a Claim,
}

impl<'p, 'a> Archived<'p, 'a> {
    /// The versions that stand, or the views that their own voices took back.
    pub(super) fn of(&self, stands: bool) -> impl Iterator<Item = Claimed<'p, 'a>> {
        let (page, field) = (self.page, self.field);
        let claims = self.claims.iter().filter(move |claim| claim.stands == stands);
        claims.map(move |claim| Claimed { page, version: page.claim(field, claim), claim })
    }
}

impl<'p> Claimed<'p, '_> {
    /// Reasons and circumstances.
    pub(super) fn note(&self) -> Option<Cow<'_, str>> {
        self.claim.note.as_ref().map(|note| shown(note))
    }

    /// Who says so.
    pub(super) fn cited(&self) -> impl Iterator<Item = Link<'p>> {
        self.claim.by.iter().map(|source| self.page.cite(source))
    }

    /// Where its own voice took it back.
    pub(super) fn taken_back(&self) -> Option<Link<'p>> {
        let later = self.claim.superseded.as_ref().filter(|_| !self.claim.stands)?;
        Some(self.page.cite(later))
    }
}

impl Version<'_> {
    /// The sign of its certainty; nothing where it has none.
    pub(super) fn sign(&self) -> &'static str {
        self.certainty.map_or("", words::glyph)
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
    /// A record by name.
    pub(super) fn link<'p>(&'p self, record: &'a Record) -> Link<'p> {
        Link { href: self.anchors.get(record.kind, record.id), text: shown(record.name()) }
    }

    /// A value as people read it; a text is shown as it stands, without a copy.
    fn text<'p>(&'p self, field: Field, value: &'p Value) -> Cow<'p, str> {
        match (value, field.ty) {
            (Value::Text(text) | Value::Verbatim(text), Type::Text) => shown(text),
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
            link: Link {
                href: self.target(statement.field, &statement.value),
                text: match &statement.value {
                    Cow::Borrowed(value) => self.text(statement.field, value),
                    Cow::Owned(value) => self.text(statement.field, value).into_owned().into(),
                },
            },
            aside: statement.when().map(crate::catalogue::Years::words).unwrap_or_default(),
        }
    }

    /// What a question shows of another record, which each version names and leads to.
    pub(super) fn shown_field<'p>(&'p self, record: &'a Record, answer: &Answer<'a>) -> Row<'p> {
        let versions = answer.statements().map(|statement| {
            let version = self.version(&statement);
            Version {
                link: Link {
                    href: self.anchors.get(record.kind, record.id),
                    text: format!("{}: {}", shown(record.name()), version.link.text).into(),
                },
                ..version
            }
        });
        Row {
            label: answer.field().heading,
            versions: versions.collect(),
            is_disputed: answer.is_disputed(),
            ..Row::default()
        }
    }

    /// A claim, without who says so.
    fn claim<'p>(&'p self, field: Field, claim: &'a Claim) -> Version<'p> {
        Version {
            certainty: claim.certainty,
            link: Link { href: self.target(field, &claim.value), text: self.text(field, &claim.value) },
            aside: claim.when.as_ref().map(|when| when.words()).unwrap_or_default(),
        }
    }

    /// A line of an overview.
    pub(super) fn line<'p>(&'p self, line: &Line<'a>) -> Row<'p> {
        Row {
            label: line.label,
            versions: line.shown.iter().map(|statement| self.version(statement)).collect(),
            more: line.more,
            is_disputed: line.is_disputed,
        }
    }

    /// Plain values in one line, such as other names.
    pub(super) fn listed<'p>(&'p self, answer: &Answer<'a>) -> Row<'p> {
        let values =
            answer.statements().map(|statement| self.text(statement.field, &statement.value).into_owned());
        let text = values.collect::<Vec<_>>().join(", ");
        let versions = vec![Version { link: Link { href: None, text: text.into() }, ..Version::default() }];
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
            link: Link {
                href: self.anchors.get(to.kind, to.id).or(self.link(record).href),
                text: shown(record.name()),
            },
            ..Version::default()
        }
    }

    fn when(&self, record: &Record) -> Option<String> {
        let years = self.catalogue.when(record)?.years()?;
        Some(years.words())
    }
}
