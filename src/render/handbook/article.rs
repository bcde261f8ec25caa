//! One record on the page: what matters of it, and folded in below everything that was ever claimed. What it holds is decided in
//! [`crate::document::article`]; the template says how it is laid out.

use std::borrow::Cow;
use std::mem;

use askama::Template;

use crate::catalogue::fields::source;
use crate::catalogue::{Certainty, Kind, Record, Role, Statement, Type, Value, counted};
use crate::document::article::{Article, Extent};
use crate::document::row::{Reference, References, Row};

use super::super::styled::is_web;
use super::super::words;
use super::plate::{self, Drawn};
use super::{Page, Sign, shown, sign};

#[derive(Template)]
#[template(path = "handbook-record.html")]
pub(super) struct Written<'p, 'a> {
    page: &'p Page<'a>,
    anchor: &'p str,
    /// Its sections hold what was ever claimed, and no other rows.
    article: Article<'a>,
    status: Option<Row<'a>>,
    /// How many standing claims are how sure, and how many fields are disputed.
    trust: Vec<(Sign, usize)>,
    /// What matters.
    overview: Vec<Row<'a>>,
    plates: Vec<Drawn<'a>>,
    /// What belongs to it and its family, the sightings first.
    relations: Vec<References<'a>>,
    /// Other names, and other plain values that stand nowhere else.
    others: Vec<Row<'a>>,
    /// What cites a source.
    citing: Vec<References<'a>>,
    /// Its number, if it is a source, and where it can be read.
    number: Option<usize>,
    address: Option<&'a str>,
}

/// Where a text leads, if that is on the page, and the text.
type Link<'p> = (Option<&'p str>, Cow<'p, str>);

impl<'p, 'a> Written<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, record: &'a Record) -> Self {
        let mut article = Article::new(page.catalogue, record, Extent::Recorded);
        let is_source = record.kind == Kind::Source;
        let address = record.text(source::URL).filter(|address| is_web(address));
        let mut overview = article.overview();
        overview.retain(|row| row.field() != source::URL || address.is_none());
        let trust = trust(&article);
        let mut others = Vec::new();
        for section in &mut article.sections {
            others.extend(section.rows.extract_if(.., |row| is_other(row)));
            section.rows.retain(|row| !row.field().is_editorial() && row.is_claimed());
        }
        article.sections.retain(|section| !section.rows.is_empty());
        let mut relations = mem::take(&mut article.references);
        let mut citing = if is_source { mem::take(&mut relations) } else { Vec::new() };
        relations.append(&mut article.relatives);
        relations.retain(|references| !references.all.is_empty());
        citing.retain(|references| !references.all.is_empty());
        let place = page.places.get(&(record.kind, record.id));
        Self {
            page,
            anchor: place.map_or("", |(anchor, _)| anchor),
            status: article.status.as_ref().map(Row::brief),
            trust,
            overview,
            plates: plate::drawn(record),
            relations,
            others,
            citing,
            number: place.map(|(_, number)| *number).filter(|_| is_source),
            address,
            article,
        }
    }

    fn what(&self) -> String {
        let words = self.article.kind_words.iter().map(|word| shown(word).replace('-', " "));
        words.collect::<Vec<_>>().join(", ")
    }

    /// What stands over the part that is folded in; `None` if there is nothing in it.
    fn more(&self) -> Option<String> {
        let article = &self.article;
        let overall = &article.record.overall;
        match (overall.claims as usize, self.citing.first()) {
            (0, Some(row)) => Some(format!("Cited by {}", counted(row.distinct().len(), "record"))),
            (0, None) if self.others.is_empty() && article.sections.is_empty() => None,
            (0, None) => Some("More".to_owned()),
            (claims, _) => Some(format!(
                "{} from {}",
                counted(claims, "claim"),
                counted(overall.sources as usize, "source")
            )),
        }
    }
}

fn trust(article: &Article<'_>) -> Vec<(Sign, usize)> {
    let versions = || article.rows().flat_map(|row| &row.versions);
    let count = |level| versions().filter(|said| said.certainty() == Some(level)).count();
    let levels = Certainty::ALL.map(|level| (sign(level), count(level)));
    let disputed = article.rows().filter(|row| row.is_disputed).count();
    let all = levels.into_iter().chain([(("d", "fields on which sources differ"), disputed)]);
    all.filter(|(_, count)| *count > 0).collect()
}

fn is_other(row: &Row<'_>) -> bool {
    let field = row.field();
    // Other wordings of a question are there to be found by, not to be read.
    field.is_editorial()
        && !field.is_main
        && matches!(field.role, None | Some(Role::Alias | Role::OwnName))
        && field.kind() != Kind::Question
        && field.ty != Type::RecordField
        && row.is_recorded()
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
            (Type::Ref(kind), Value::Ref(id)) => self.anchor(kind, id),
            _ => None,
        };
        (href, self.text(statement))
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

    /// The number of a source.
    fn number(&self, source: &'a str) -> Option<usize> {
        self.places.get(&(Kind::Source, source)).map(|(_, number)| *number)
    }
}
