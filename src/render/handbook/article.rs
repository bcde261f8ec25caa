//! One record on the page: its overview, and folded in below it everything that was ever claimed of it.

use std::borrow::Cow;

use askama::Template;

use crate::catalogue::fields::{car, source};
use crate::catalogue::{Answer, Certainty, Field, Group, Kind, Record, Role, counted};
use crate::document::Overview;

use super::parts::{Archived, Link, Row};
use super::plate::{self, Drawn};
use super::{Page, Sign, shown, sign};
use crate::render::styled::is_web;

/// What is told of a record, group by group.
const GROUPS: [Group; 5] = [Group::Origin, Group::Look, Group::Figure, Group::Life, Group::Story];

#[derive(Template)]
#[template(path = "handbook-record.html")]
pub(super) struct Article<'p, 'a> {
    anchor: &'p str,
    name: Cow<'a, str>,
    hangul: Option<Cow<'a, str>>,
    spoken: Option<String>,
    hanja: Option<Cow<'a, str>>,
    /// What kind of thing it is.
    what: String,
    status: Option<Row<'p>>,
    provenance: Option<String>,
    summary: Option<Cow<'a, str>>,
    caution: Option<Cow<'a, str>>,
    /// How many standing claims are how sure, and how many fields are disputed.
    trust: Vec<(Sign, usize)>,
    plates: Vec<Drawn<'a>>,
    /// Its number, if it is a source.
    number: Option<usize>,
    /// What matters.
    rows: Vec<Row<'p>>,
    /// Where it can be read, if it is a source.
    address: Option<&'a str>,
    /// What else it is called, and other plain values.
    others: Vec<Row<'p>>,
    groups: Vec<(&'static str, Vec<Archived<'p, 'a>>)>,
    /// What refers to it and is not among what matters.
    referring: Vec<(&'static str, Vec<Link<'p>>)>,
    claims: usize,
    sources: usize,
}

impl<'p, 'a> Article<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>, record: &'a Record) -> Self {
        let overview = Overview::of(page.catalogue, record);
        let head = &overview.head;
        let mut what = vec![record.kind.word().to_owned()];
        what.extend(head.kind_words.iter().map(|word| shown(word).replace('-', " ")));
        let address = record.text(source::URL).filter(|address| is_web(address));
        let is_told = |field: Field| field != source::URL || address.is_none();
        let lines = overview.lines.iter().filter(|line| is_told(line.field));
        let mut rows: Vec<Row<'p>> = lines.map(|line| page.line(line)).collect();
        for references in overview.references.iter().filter(|references| !references.to.is_empty()) {
            let versions = references.to.iter().map(|reference| page.reference(reference)).collect();
            rows.push(Row { label: references.heading, versions, ..Row::default() });
        }
        for (named, answer) in page.catalogue.shown_by(record) {
            rows.push(page.shown_field(named, &answer));
        }
        // What it is based on stands in a line of its own.
        let parents = overview.parents.iter().filter(|parent| parent.statement.field != car::BASED_ON);
        let parents: Vec<_> = parents.map(|parent| page.relative(parent)).collect();
        let children: Vec<_> = overview.children.iter().map(|child| page.relative(child)).collect();
        for (label, versions) in [("Came from", parents), ("Led to", children)] {
            if !versions.is_empty() {
                rows.push(Row { label, versions, ..Row::default() });
            }
        }
        Self {
            anchor: page.anchors.of_record(record),
            name: shown(head.name),
            hangul: head.hangul.map(shown),
            spoken: head.spoken.as_deref().map(|spoken| shown(spoken).into_owned()),
            hanja: head.hanja.map(shown),
            what: what.join(", "),
            status: head.status.as_ref().map(|line| page.line(line)),
            provenance: head.provenance.map(|provenance| shown(&provenance.to_string()).into_owned()),
            summary: overview.summary.map(shown),
            caution: overview.caution.map(shown),
            trust: trust(record),
            plates: plate::drawn(record),
            number: page.numbers.get(record.id).copied().filter(|_| record.kind == Kind::Source),
            rows,
            address,
            others: page.others(record),
            groups: page.groups(record),
            referring: page.referring(record, &overview),
            claims: overview.claims,
            sources: overview.sources,
        }
    }

    fn has_more(&self) -> bool {
        !self.others.is_empty() || !self.groups.is_empty() || !self.referring.is_empty()
    }

    /// What stands over the part that is folded in.
    fn more(&self) -> String {
        match (self.claims, self.referring.as_slice()) {
            (0, [(_, from)]) if self.others.is_empty() => {
                format!("Cited by {}", counted(from.len(), "record"))
            }
            (0, _) => "More".to_owned(),
            _ => format!("{} from {}", counted(self.claims, "claim"), counted(self.sources, "source")),
        }
    }
}

impl<'a> Page<'a> {
    /// Names and other plain values that neither the head nor the overview has.
    fn others<'p>(&'p self, record: &'a Record) -> Vec<Row<'p>> {
        let is_other = |role: Option<Role>| matches!(role, None | Some(Role::Alias | Role::OwnName));
        let answers = record.answers().filter(|answer| {
            let field = answer.field();
            field.is_editorial() && is_other(field.role) && !field.is_main
        });
        answers.map(|answer| self.listed(&answer)).collect()
    }

    /// Everything that was ever claimed of a record.
    fn groups<'p>(&'p self, record: &'a Record) -> Vec<(&'static str, Vec<Archived<'p, 'a>>)> {
        // Of sources nothing is claimed.
        let groups = if record.overall.claims > 0 { &GROUPS[..] } else { &[] };
        let groups = groups.iter().map(|group| {
            let fields = record.archive().fields().filter(|(field, _)| field.group == *group);
            let fields = fields.map(|(field, claims)| {
                let is_disputed = record.answer(field).is_disputed();
                Archived { page: self, field, claims, is_disputed }
            });
            (group.heading(), fields.collect::<Vec<_>>())
        });
        groups.filter(|(_, fields)| !fields.is_empty()).collect()
    }

    /// What refers to a record, unless its overview says so.
    fn referring<'p>(
        &'p self,
        record: &'a Record,
        overview: &Overview<'a>,
    ) -> Vec<(&'static str, Vec<Link<'p>>)> {
        let mut referring: Vec<(&'static str, Vec<Link<'p>>)> = Vec::new();
        for (field, from) in self.catalogue.referring(record) {
            let is_told = overview.references.iter().any(|references| references.field == field);
            let Some(heading) = field.inverse.filter(|_| !is_told) else { continue };
            let link = self.link(from);
            match referring.iter_mut().find(|(known, _)| *known == heading) {
                Some((_, links)) => links.push(link),
                None => referring.push((heading, vec![link])),
            }
        }
        if record.kind == Kind::Source {
            let citing: Vec<_> = self.catalogue.citing(record.id).map(|from| self.link(from)).collect();
            referring.extend((!citing.is_empty()).then_some(("Cited by", citing)));
        }
        referring
    }
}

/// How many standing claims are how sure, and how many fields are disputed.
fn trust(record: &Record) -> Vec<(Sign, usize)> {
    let count = |level: Certainty| {
        record.archive().claims().filter(|(_, claim)| claim.stands && claim.certainty == Some(level)).count()
    };
    let disputed = record.answers().filter(Answer::is_disputed).count();
    let levels = Certainty::ALL.map(|level| (sign(level), count(level)));
    let all = levels.into_iter().chain([(("d", "fields on which sources differ"), disputed)]);
    all.filter(|(.., count)| *count > 0).collect()
}
