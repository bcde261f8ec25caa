//! The overview of a record: what fits on a screen, as data. The terminal, the card and the handbook each write it in their way.
//!
//! One skeleton serves every kind. Which fields matter, in which order, and what they are called on a card stands in the registry.
//! Nothing here is text for a screen: no widths, no signs.

use std::collections::BTreeSet;

use crate::catalogue::fields::{car, sighting};
use crate::catalogue::{
    Answer, Attested, Catalogue, Field, Group, Provenance, Record, Role, Silence, Statement, Text, Type,
};
use crate::search::spoken;

/// Values of a field that may hold many are named up to this number …
const MANY: usize = 4;
/// … and up to this many characters together.
const SHORT: usize = 72;
/// Maximum characters of the one fact of a card.
const FACT: usize = 120;

/// What matters about a record.
#[derive(Debug)]
pub struct Overview<'a> {
    /// The record.
    pub record: &'a Record,
    /// What it is called and what it is.
    pub head: Head<'a>,
    /// One sentence.
    pub summary: Option<&'a str>,
    /// What not to claim of it.
    pub caution: Option<&'a str>,
    /// The fields that matter, in the order in which people ask.
    pub lines: Vec<Line<'a>>,
    /// Other records that belong to it: sightings, the vehicles of a works.
    pub references: Vec<References<'a>>,
    /// What it came from.
    pub parents: Vec<Relative<'a>>,
    /// What came of it.
    pub children: Vec<Relative<'a>>,
    /// Something confirmed that is worth telling.
    pub fact: Option<Statement<'a>>,
    /// How many claims it holds, those taken back among them.
    pub claims: usize,
    /// How many sources it cites.
    pub sources: usize,
}

/// What a record is called and what it is.
#[derive(Debug)]
pub struct Head<'a> {
    /// Its name in Latin letters; its id, if it has none.
    pub name: &'a str,
    /// Its name in hangul.
    pub hangul: Option<&'a str>,
    /// How the hangul is said.
    pub spoken: Option<String>,
    /// Its name in Chinese characters.
    pub hanja: Option<&'a str>,
    /// Words that say what kind of thing it is, the kind of record not among them: `sedan`, `domestic`.
    pub kind_words: Vec<&'a str>,
    /// What came of it.
    pub status: Option<Line<'a>>,
    /// How well it is attested; cars only.
    pub attested: Option<Attested>,
    /// Where it comes from, unless it is bundled.
    pub provenance: Option<Provenance<'a>>,
}

/// What is said in one field, or in one line of a card.
#[derive(Clone, Debug)]
pub struct Line<'a> {
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

/// Records that refer to this one in the same field.
#[derive(Debug)]
pub struct References<'a> {
    /// What stands over them.
    pub heading: &'static str,
    /// The field in which they refer.
    pub field: Field,
    /// Each record once.
    pub to: Vec<Reference<'a>>,
}

/// A record that belongs to this one.
#[derive(Clone, Debug)]
pub struct Reference<'a> {
    /// The record to name: the film of a sighting, or its car.
    pub record: &'a Record,
    /// The record that holds the claim.
    pub from: &'a Record,
    /// The claim that ties them.
    pub statement: Statement<'a>,
    /// Whether another version is preferred.
    pub is_by_one_account: bool,
}

/// A record of the same kind that this one came from, or that came of it.
#[derive(Clone, Debug)]
pub struct Relative<'a> {
    /// The relative.
    pub record: &'a Record,
    /// The claim that ties them; it stands in one of the two.
    pub statement: Statement<'a>,
}

/// In which a record names what it came from.
const PARENTS: [Field; 2] = [car::BASED_ON, car::PREDECESSOR];
/// In which a record names what came of it.
const CHILDREN: [Field; 1] = [car::SUCCESSOR];
/// In which other records belong to one.
const BELONGING: [Field; 3] = [sighting::CAR, sighting::FILM, car::MANUFACTURER];

impl<'a> Overview<'a> {
    /// The overview of a record.
    #[must_use]
    pub fn of(catalogue: &'a Catalogue, record: &'a Record) -> Self {
        let lines = lines(record);
        let sources: BTreeSet<&Text> = record.archive().claims().flat_map(|(_, claim)| &claim.by).collect();
        Self {
            record,
            head: Head::of(catalogue, record),
            summary: record.text_by_role(Role::Summary),
            caution: record.text_by_role(Role::Caution),
            fact: fact(record),
            references: BELONGING
                .into_iter()
                .filter_map(|field| references(catalogue, record, field))
                .collect(),
            parents: relatives(catalogue, record, &PARENTS, &CHILDREN),
            children: relatives(catalogue, record, &CHILDREN, &PARENTS),
            claims: usize::try_from(record.overall.claims).unwrap_or(usize::MAX),
            sources: sources.len(),
            lines,
        }
    }

    /// The lines of a card, the same for every record of a kind: of the fields that share a label the first that is known, else one
    /// of which it is said that nothing is.
    #[must_use]
    pub fn card(&self) -> Vec<Line<'a>> {
        let mut card: Vec<Line<'a>> = Vec::new();
        for field in self.record.kind.fields() {
            let Some(label) = field.card else { continue };
            let answer = self.record.answer(field);
            let answer = if field.role == Some(Role::LatestDate) { answer.as_latest() } else { answer };
            let line = Line::of(&answer, label);
            match card.iter_mut().find(|known| known.label == label) {
                None => card.push(line),
                Some(known) if !known.is_known() && (line.is_known() || !known.is_recorded()) => {
                    *known = line;
                }
                Some(_) => {}
            }
        }
        card
    }
}

impl<'a> Head<'a> {
    fn of(catalogue: &'a Catalogue, record: &'a Record) -> Self {
        let hangul = record.text_by_role(Role::Hangul);
        let status = record.kind.with_role(Role::Status).map(|field| record.answer(field));
        Self {
            name: record.name(),
            hangul,
            spoken: hangul.map(spoken),
            hanja: record.text_by_role(Role::Hanja),
            kind_words: record
                .kind
                .with_role(Role::KindWord)
                .filter_map(|field| record.text(field))
                .collect(),
            status: status.map(|answer| Line::of(&answer, answer.field().heading)).find(Line::is_recorded),
            attested: catalogue.attested(record),
            provenance: catalogue.provenance(record),
        }
    }
}

impl<'a> Line<'a> {
    fn of(answer: &Answer<'a>, label: &'static str) -> Self {
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
    pub fn is_recorded(&self) -> bool {
        !self.shown.is_empty()
    }

    /// Why there is no value; nothing where there is one.
    #[must_use]
    pub fn silence(&self) -> Option<Silence> {
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

/// The fields that matter: what is recorded, and of what stands on the card also what is not.
fn lines(record: &Record) -> Vec<Line<'_>> {
    let main: Vec<Field> = record.kind.fields().filter(|field| field.is_main).collect();
    let is_told = |label: &str| {
        let mut same = main.iter().filter(|field| field.card == Some(label));
        same.any(|field| record.answer(*field).is_recorded())
    };
    let mut lines: Vec<Line<'_>> = Vec::new();
    for field in &main {
        let line = Line::of(&record.answer(*field), field.heading);
        let is_news = match field.card {
            _ if line.is_recorded() => true,
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

/// The records that belong to one by this field, surest first.
fn references<'a>(catalogue: &'a Catalogue, record: &'a Record, field: Field) -> Option<References<'a>> {
    let mut to: Vec<Reference<'a>> = Vec::new();
    for (_, from) in catalogue.referring(record).filter(|(found, _)| *found == field) {
        let answer = from.answer(field);
        let Some(statement) = answer.statements().find(|claim| claim.text() == Some(&*record.id)) else {
            continue;
        };
        let other = match field {
            sighting::CAR => of_ref(catalogue, from, sighting::FILM),
            sighting::FILM => of_ref(catalogue, from, sighting::CAR),
            _ => None,
        };
        let reference = Reference {
            record: other.unwrap_or(from),
            from,
            statement,
            is_by_one_account: !field.many && !answer.is(&record.id),
        };
        match to.iter_mut().find(|known| is_same(known.record, reference.record)) {
            Some(known) if known.statement.certainty() < reference.statement.certainty() => {
                *known = reference;
            }
            Some(_) => {}
            None => to.push(reference),
        }
    }
    let heading = field.inverse.filter(|_| !to.is_empty())?;
    to.sort_by_key(|reference| {
        let when = catalogue.when(reference.record).and_then(|answer| answer.years());
        let certainty = std::cmp::Reverse(reference.statement.certainty());
        (reference.is_by_one_account, certainty, when.map_or((i16::MAX, 0, 0, 0), |when| when.order()))
    });
    Some(References { heading, field, to })
}

/// The records that one names in some fields, and those that name it in the opposite ones.
fn relatives<'a>(
    catalogue: &'a Catalogue,
    record: &'a Record,
    named: &[Field],
    naming: &[Field],
) -> Vec<Relative<'a>> {
    let named = named.iter().flat_map(|field| record.answer(*field).statements());
    let named = named.filter_map(|statement| {
        let Type::Ref(kind) = statement.field.ty else { return None };
        Some(Relative { record: catalogue.get(kind, statement.text()?)?, statement })
    });
    let referring = catalogue.referring(record).filter(|(field, _)| naming.contains(field));
    let referring = referring.filter_map(|(field, from)| {
        let statement = from.answer(field).statements().find(|claim| claim.text() == Some(&*record.id))?;
        Some(Relative { record: from, statement })
    });
    let mut relatives: Vec<Relative<'a>> = Vec::new();
    for relative in named.chain(referring) {
        match relatives.iter_mut().find(|known| is_same(known.record, relative.record)) {
            Some(known) if known.statement.certainty() < relative.statement.certainty() => *known = relative,
            Some(_) => {}
            None => relatives.push(relative),
        }
    }
    relatives
}

fn is_same(one: &Record, other: &Record) -> bool {
    (one.kind, one.id) == (other.kind, other.id)
}

fn of_ref<'a>(catalogue: &'a Catalogue, record: &'a Record, field: Field) -> Option<&'a Record> {
    let Type::Ref(kind) = field.ty else { return None };
    catalogue.get(kind, record.text(field)?)
}

/// Something confirmed that stands on no card: what a guide would tell, else what became of it, else where its name comes from.
fn fact(record: &Record) -> Option<Statement<'_>> {
    let groups = [Group::Story, Group::Life, Group::Origin];
    let confirmed = groups.into_iter().flat_map(|group| {
        let answers = record.answers().filter(move |answer| answer.field().group == group);
        let answers =
            answers.filter(|answer| answer.field().card.is_none() && answer.field().ty == Type::Text);
        answers.flat_map(|answer| answer.statements()).filter(Statement::is_confirmed)
    });
    let mut short = confirmed.filter(|claim| claim.text().is_some_and(|text| text.chars().count() <= FACT));
    short.next()
}
