//! One record on the page: what matters of it, and folded in below everything that was ever claimed. What it holds is decided in
//! [`crate::document::article`]; the template says how it is laid out.

use askama::Template;

use crate::catalogue::fields::{car, source};
use crate::catalogue::{Certainty, Kind, Record, Role, Statement, Type, Value};
use crate::document::article::{Article, Extent};
use crate::document::row::{Reference, References, Row, Section};

use super::super::styled::is_web;
use super::super::words;
use super::{Page, Shown, shown};

#[derive(Template)]
#[template(path = "handbook-record.html")]
pub(super) struct Written<'p, 'a> {
    page: &'p Page<'a>,
    article: Article<'a>,
}

/// Where a text leads, if that is on the page, and the text.
type Link<'p> = (Option<&'p str>, Shown<'p>);

impl<'p, 'a> Written<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, record: &'a Record) -> Self {
        Self { page, article: Article::new(page.catalogue, record, Extent::Recorded) }
    }

    /// Where a source can be read.
    fn address(&self) -> Option<&'a str> {
        self.article.record.text(source::URL).filter(|address| is_web(address))
    }

    /// How many claims are how sure, and how many fields are disputed.
    fn trust(&self) -> ([(Certainty, usize); 3], usize) {
        let (mut levels, mut disputed) = (Certainty::ALL.map(|level| (level, 0)), 0);
        for row in self.article.rows() {
            disputed += usize::from(row.is_disputed);
            for said in row.versions.iter().filter_map(Statement::certainty) {
                levels.iter_mut().filter(|(level, _)| *level == said).for_each(|(_, count)| *count += 1);
            }
        }
        (levels, disputed)
    }

    /// Other names, and other plain values that stand nowhere else. Other wordings of a question are there to be found by, not to be read.
    fn others(&self) -> impl Iterator<Item = &Row<'a>> {
        let is_other = |row: &&Row<'a>| {
            let field = row.field();
            field.is_editorial()
                && !field.is_main
                && matches!(field.role, None | Some(Role::Alias | Role::OwnName))
                && field.kind() != Kind::Question
                && field.ty != Type::RecordField
                && row.is_recorded()
        };
        self.article.rows().filter(is_other)
    }

    /// What belongs to it and its family, the sightings first.
    fn relations(&self) -> impl Iterator<Item = &References<'a>> {
        let is_source = self.article.record.kind == Kind::Source;
        self.article.references.iter().filter(move |_| !is_source).chain(&self.article.relatives)
    }

    /// What cites it, if it is a source.
    fn cited_by(&self) -> impl Iterator<Item = &Reference<'a>> {
        let is_source = self.article.record.kind == Kind::Source;
        let references = self.article.references.iter().filter(move |_| is_source);
        references.flat_map(|references| &references.all)
    }
}

/// The rows in which something was ever claimed.
fn claimed<'s, 'a>(section: &'s Section<'a>) -> impl Iterator<Item = &'s Row<'a>> {
    section.rows.iter().filter(|row| !row.field().is_editorial() && row.is_claimed())
}

impl<'a> Page<'a> {
    /// When a version was true, unless its text says so.
    fn date(&self, said: &Statement<'a>) -> Option<String> {
        words::when(said, || self.text(said).0.into_owned())
    }

    /// A value as people read it; a text is shown as it stands, without a copy.
    fn text<'t>(&self, said: &'t Statement<'a>) -> Shown<'t>
    where
        'a: 't,
    {
        match (&*said.value, said.field.ty) {
            (Value::Text(text) | Value::Verbatim(text), Type::Text) => shown(text),
            (Value::Years(years), _) => Shown(years.words().into()),
            (Value::Ref(id), Type::Ref(kind)) => {
                shown(self.catalogue.get(kind, id).map_or(id, |record| record.name()))
            }
            _ => Shown(words::human(self.catalogue, said).plain().into()),
        }
    }

    /// A value, which leads to the record that it names.
    fn value<'t>(&'t self, said: &'t Statement<'a>) -> Link<'t> {
        let href = match (said.field.ty, &*said.value) {
            (Type::Ref(kind), Value::Ref(id)) => self.anchor(kind, id),
            _ => None,
        };
        (href, self.text(said))
    }

    /// A record that refers to another, by the name of what it is about: the page of a sighting says more than that of its film.
    fn reference<'t>(&'t self, reference: &Reference<'a>) -> Link<'t> {
        let (named, from) = (reference.named, reference.from);
        let href = self.anchor(from.kind, from.id).or_else(|| self.anchor(named.kind, named.id));
        (href, shown(named.name()))
    }

    fn record<'t>(&'t self, record: &'a Record) -> Link<'t> {
        (self.anchor(record.kind, record.id), shown(record.name()))
    }
}
