//! One record on the page: what matters of it, and folded in below everything that was ever claimed. What it holds is decided in
//! [`crate::document::article`]; the template says how it is laid out.

use std::borrow::Cow;

use askama::Template;

use crate::catalogue::fields::source;
use crate::catalogue::{Certainty, Kind, Record, Role, Statement, Type, Value, counted};
use crate::document::article::{Article, Extent};
use crate::document::row::{Reference, References, Row, Section};

use super::super::styled::is_web;
use super::super::words;
use super::plate::{self, Drawn};
use super::{Page, Sign, shown, sign};

#[derive(Template)]
#[template(path = "handbook-record.html")]
pub(super) struct Written<'p, 'a> {
    page: &'p Page<'a>,
    anchor: &'p str,
    article: Article<'a>,
    status: Option<Row<'a>>,
    /// What matters.
    overview: Vec<Row<'a>>,
    plates: Vec<Drawn<'a>>,
    /// Its number, if it is a source, and where it can be read.
    number: Option<usize>,
    address: Option<&'a str>,
}

/// A text that leads to a record, if that is on the page.
struct Link<'p> {
    href: Option<&'p str>,
    text: Cow<'p, str>,
}

impl<'p, 'a> Written<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, record: &'a Record) -> Self {
        let article = Article::new(page.catalogue, record, Extent::All);
        let address = record.text(source::URL).filter(|address| is_web(address));
        let mut overview = article.overview();
        overview.retain(|row| row.field() != source::URL || address.is_none());
        Self {
            page,
            anchor: page.anchors.of_record(record),
            status: article.status.as_ref().map(Row::brief),
            overview,
            plates: plate::drawn(record),
            number: page.numbers.get(record.id).copied().filter(|_| record.kind == Kind::Source),
            address,
            article,
        }
    }

    fn what(&self) -> String {
        let words = self.article.kind_words.iter().map(|word| shown(word).replace('-', " "));
        words.collect::<Vec<_>>().join(", ")
    }

    /// How many standing claims are how sure, and how many fields are disputed.
    fn trust(&self) -> impl Iterator<Item = (Sign, usize)> {
        let rows = || self.article.rows();
        let level = |level: Certainty| {
            let versions = rows().flat_map(|row| &row.versions);
            versions.filter(|version| version.certainty() == Some(level)).count()
        };
        let levels = Certainty::ALL.map(|certainty| (sign(certainty), level(certainty)));
        let disputed = rows().filter(|row| row.is_disputed).count();
        let all = levels.into_iter().chain([(("d", "fields on which sources differ"), disputed)]);
        all.filter(|(_, count)| *count > 0)
    }

    /// What belongs to it and its family, the sightings first; what cites a source is folded in.
    fn relations(&self, folded: bool) -> impl Iterator<Item = &References<'a>> {
        let is_folded = self.article.record.kind == Kind::Source;
        let references = self.article.references.iter().filter(move |_| is_folded == folded);
        references
            .chain(self.article.relatives.iter().filter(move |_| !folded))
            .filter(|references| !references.all.is_empty())
    }

    /// Other names, and other plain values that stand nowhere else.
    fn others(&self) -> impl Iterator<Item = (&Row<'a>, String)> {
        let is_other = move |row: &&Row<'a>| {
            let field = Some(row.field()).filter(|field| field.is_editorial() && !field.is_main);
            // Other wordings of a question are there to be found by, not to be read.
            let is_question = self.article.record.kind == Kind::Question;
            let is_other = |role| matches!(role, None | Some(Role::Alias | Role::OwnName)) && !is_question;
            field.is_some_and(|field| is_other(field.role) && field.ty != Type::RecordField)
                && row.is_recorded()
        };
        self.article.rows().filter(is_other).map(|row| {
            let values = row.versions.iter().map(|version| self.page.text(version).into_owned());
            (row, values.collect::<Vec<_>>().join(", "))
        })
    }

    /// Everything that was ever claimed.
    fn sections(&self) -> impl Iterator<Item = (&Section<'a>, Vec<&Row<'a>>)> {
        let is_claimed = |row: &&Row<'a>| !row.field().is_editorial();
        let sections = self.article.sections.iter().map(move |section| {
            let rows = section.rows.iter().filter(is_claimed);
            (section, rows.filter(|row| row.is_claimed()).collect())
        });
        sections.filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty())
    }

    fn has_more(&self) -> bool {
        self.others().next().is_some()
            || self.sections().next().is_some()
            || self.relations(true).next().is_some()
    }

    /// What stands over the part that is folded in.
    fn more(&self) -> String {
        let overall = &self.article.record.overall;
        match (overall.claims as usize, self.relations(true).next()) {
            (0, Some(row)) => format!("Cited by {}", counted(row.distinct().len(), "record")),
            (0, None) => "More".to_owned(),
            (claims, _) => {
                format!("{} from {}", counted(claims, "claim"), counted(overall.sources as usize, "source"))
            }
        }
    }
}

impl<'a> Page<'a> {
    /// A value as people read it; a text is shown as it stands, without a copy.
    fn text<'t>(&self, statement: &'t Statement<'a>) -> Cow<'t, str> {
        match (&*statement.value, statement.field.ty) {
            (Value::Text(text) | Value::Verbatim(text), Type::Text) => shown(text),
            _ => words::human(self.catalogue, statement).plain().into(),
        }
    }

    /// A value, which leads to the record that it names.
    fn value<'t>(&'t self, statement: &'t Statement<'a>) -> Link<'t> {
        let href = match (statement.field.ty, &*statement.value) {
            (Type::Ref(kind), Value::Ref(id)) => self.anchors.get(kind, id),
            _ => None,
        };
        Link { href, text: self.text(statement) }
    }

    /// A record that refers to another, by the name of what it is about: the page of a sighting says more than that of its film.
    fn reference<'t>(&'t self, reference: &Reference<'a>) -> Link<'t> {
        let (named, from) = (reference.named, reference.from);
        let href = self.anchors.get(from.kind, from.id).or_else(|| self.anchors.get(named.kind, named.id));
        Link { href, text: shown(named.name()) }
    }

    fn record<'t>(&'t self, record: &'a Record) -> Link<'t> {
        Link { href: self.anchors.get(record.kind, record.id), text: shown(record.name()) }
    }

    /// When that was, and by how many accounts.
    fn beside(&self, reference: &Reference<'a>) -> String {
        let mut beside = String::new();
        for answer in &reference.beside {
            beside.push_str(", ");
            let words = answer.preferred().map(|said| words::human(self.catalogue, &said));
            beside.push_str(&words.unwrap_or_default().plain());
        }
        beside + if reference.is_by_one_account { ", by one account" } else { "" }
    }

    /// The numbers of the sources that say so.
    fn cited<'t>(&'t self, statement: &'t Statement<'a>) -> impl Iterator<Item = usize> + 't {
        statement.sources().iter().filter_map(|source| self.numbers.get(source).copied())
    }

    /// The number of the source in which its own voice took it back.
    fn taken_back(&self, statement: &Statement<'a>) -> Option<usize> {
        self.numbers.get(statement.superseded_by()?).copied()
    }
}

fn sign_of(statement: &Statement<'_>) -> Option<Sign> {
    statement.certainty().map(sign)
}
