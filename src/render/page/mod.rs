//! The page of one record: what is known of it, group by group, each claim with its sign, its word and its sources; then the records
//! that refer to it, and the sources as footnotes. The page is the archive: what a voice took back stands there, marked as such.

mod footnotes;
mod head;
mod references;

use crate::catalogue::{Catalogue, Certainty, Claim, Field, Group, Kind, Record, Role};

use super::Screen;
use super::question;
use super::styled::Styled;
use super::words::{self, human, sign};
use footnotes::Footnotes;

/// Labels are never wider than this.
const LABEL: usize = 16;

/// Text in a narrower column than this is hard to read; it goes below its label instead.
const READABLE: usize = 28;

/// The page of a record; `is_sure` keeps confirmed claims only, and names what was held back.
pub(super) fn render(catalogue: &Catalogue, record: &Record, is_sure: bool, screen: &Screen) -> Styled {
    let mut page =
        Page { is_sure, ..Page::new(catalogue, screen, record.archive().fields().map(|(field, _)| field)) };
    page.head(record);
    let mut held_back = Vec::new();
    for group in [Group::Origin, Group::Look, Group::Figure, Group::Life, Group::Story] {
        page.group(record, group, &mut held_back);
    }
    if record.kind == Kind::Source {
        page.source(record);
    }
    page.shown(record, &mut held_back);
    references::write(&mut page, record);
    page.held_back(record, &held_back);
    page.footnotes();
    page.out
}

/// The name of a record, and some of its fields with every version that stands.
pub(super) fn fields(catalogue: &Catalogue, record: &Record, fields: &[Field], screen: &Screen) -> Styled {
    let fields = fields.iter().copied().filter(|field| field.kind() == record.kind);
    let mut page = Page::new(catalogue, screen, fields.clone());
    page.styled(&Styled::data(record.name()), Styled::bold);
    for field in fields {
        let answer = record.answer(field);
        let claims: Vec<&Claim> = answer.statements().filter_map(|statement| statement.claim()).collect();
        if claims.is_empty() {
            let values: Vec<Styled> =
                answer.statements().map(|statement| human(catalogue, field, &statement.value)).collect();
            let is_silent = values.is_empty();
            let said = if is_silent {
                Styled::own(words::NOT_RECORDED).faint()
            } else {
                Styled::joined(&values, ", ")
            };
            page.flow(&Styled::own(field.heading), page.label + 5, &said);
        } else {
            page.field(field, answer.is_disputed(), &claims, &[]);
        }
    }
    page.footnotes();
    page.out
}

struct Page<'a> {
    catalogue: &'a Catalogue,
    screen: &'a Screen,
    /// Confirmed claims only.
    is_sure: bool,
    out: Styled,
    notes: Footnotes<'a>,
    label: usize,
    /// Records that refer to this one are named with their signs.
    has_signs: bool,
}

impl<'a> Page<'a> {
    /// An empty page with labels for these fields.
    fn new(catalogue: &'a Catalogue, screen: &'a Screen, fields: impl Iterator<Item = Field>) -> Self {
        let widest = fields.map(|field| Styled::own(field.heading).width()).max();
        let label = widest.unwrap_or(LABEL).clamp(9, LABEL);
        let (out, notes) = (Styled::default(), Footnotes::default());
        Self { catalogue, screen, is_sure: false, out, notes, label, has_signs: false }
    }

    fn line(&mut self, text: &Styled) {
        self.out.push(&text.trimmed());
        self.out.push_own("\n");
    }

    fn gap(&mut self) {
        self.out.push_own("\n");
    }

    /// Text in lines below each other, the first with something before it.
    fn flow(&mut self, before: &Styled, indent: usize, text: &Styled) {
        let (before, indent) = if self.is_narrow(indent) && indent > 4 {
            self.line(before);
            (Styled::own("    "), 4)
        } else {
            (before.clone(), indent)
        };
        self.out.push(&Styled::of_lines(&text.hanging(&before, indent, self.screen.width)));
    }

    /// Text from edge to edge.
    fn paragraph(&mut self, text: &Styled) {
        self.flow(&Styled::default(), 0, text);
    }

    /// Whether text beside something of this width would be hard to read.
    fn is_narrow(&self, indent: usize) -> bool {
        self.screen.width.is_some_and(|room| room < indent + READABLE)
    }

    /// Text in one style, line by line.
    fn styled(&mut self, text: &Styled, style: fn(Styled) -> Styled) {
        let lines = match self.screen.width {
            Some(room) if text.width() > room => text.wrap(room),
            _ => vec![text.clone()],
        };
        for line in lines {
            self.line(&style(line));
        }
    }

    /// What stands over a group, after an empty line.
    fn heading(&mut self, text: &str) {
        self.gap();
        self.line(&Styled::own(text).bold());
    }

    fn group(&mut self, record: &'a Record, group: Group, held_back: &mut Vec<Field>) {
        let mut has_begun = false;
        for (field, claims) in record.archive().fields().filter(|(field, _)| field.group == group) {
            let is_shown = |claim: &&Claim| !self.is_sure || claim.certainty == Some(Certainty::Confirmed);
            let shown: Vec<&Claim> = claims.iter().filter(|claim| claim.stands).filter(is_shown).collect();
            let earlier: Vec<&Claim> = claims.iter().filter(|claim| !claim.stands && !self.is_sure).collect();
            if self.is_sure && shown.len() < claims.len() {
                held_back.push(field);
            }
            if shown.is_empty() && earlier.is_empty() {
                continue;
            }
            if !has_begun {
                self.heading(group.heading());
                has_begun = true;
            }
            // Of confirmed versions alone nobody can tell whether all sources agree.
            let is_disputed = record.answer(field).is_disputed() && shown.len() > 1;
            self.field(field, is_disputed, &shown, &earlier);
        }
    }

    fn field(&mut self, field: Field, is_disputed: bool, shown: &[&'a Claim], earlier: &[&'a Claim]) {
        let dispute = if is_disputed { words::DISPUTED } else { " " };
        let mut label = Styled::own(field.heading).pad(self.label + 1);
        label.push_own(&format!("{dispute} "));
        let mut indent = label.width();
        if self.is_narrow(indent + 2) {
            self.line(&Styled::own(format!("{} {dispute}", field.heading)));
            indent = 2;
            label = Styled::own("  ");
        }
        for claim in shown.iter().chain(earlier) {
            label.push_own(match claim.certainty {
                _ if !claim.stands => "-",
                Some(certainty) => sign(certainty),
                None => " ",
            });
            label.push_own(" ");
            let text = self.claim(field, claim);
            self.flow(&label, indent + 2, &text);
            label = Styled::own(" ".repeat(indent));
        }
    }

    fn claim(&mut self, field: Field, claim: &'a Claim) -> Styled {
        let mut text = human(self.catalogue, field, &claim.value);
        if let Some(when) = &claim.when {
            text.push_own(&format!(", {}", when.words()));
        }
        if let Some(certainty) = claim.certainty {
            text.push_own(&format!(" ({certainty}{})", if claim.seen { ", seen" } else { "" }));
        }
        if !claim.by.is_empty() {
            text.push_own(" ");
            self.notes.cite(claim.by.iter().copied(), &mut text);
        }
        if let Some(later) = claim.superseded.as_ref().filter(|_| !claim.stands) {
            text.push_own(&format!(", {}, taken back in ", words::EARLIER));
            self.notes.cite(std::iter::once(*later), &mut text);
        }
        if let Some(note) = &claim.note {
            text.push_own(": ");
            text.push_data(note);
        }
        text
    }

    fn source(&mut self, record: &Record) {
        self.gap();
        let fields = record.answers().filter(|answer| {
            let role = answer.field().role;
            role != Some(Role::Name) && role != Some(Role::Caution)
        });
        for answer in fields {
            if let Some(statement) = answer.preferred() {
                let label = Styled::own(answer.field().heading);
                let value = human(self.catalogue, answer.field(), &statement.value);
                self.flow(&label, self.label + 2, &value);
            }
        }
    }

    /// What a question shows.
    fn shown(&mut self, record: &'a Record, held_back: &mut Vec<Field>) {
        let mut is_first = true;
        for (mut text, statement) in question::shown(self.catalogue, record) {
            if self.is_sure && !statement.is_confirmed() {
                held_back.push(statement.field);
                continue;
            }
            if std::mem::take(&mut is_first) {
                self.heading("In the catalogue");
            }
            if !statement.sources().is_empty() {
                text.push_own(" ");
                self.notes.cite(statement.sources().iter().copied(), &mut text);
            }
            if let Some(note) = statement.note() {
                text.push_own(": ");
                text.push_data(note);
            }
            self.flow(&Styled::own("- "), 2, &text);
        }
        held_back.dedup();
    }

    fn held_back(&mut self, record: &Record, fields: &[Field]) {
        if fields.is_empty() {
            return;
        }
        let names: Vec<String> = fields.iter().map(|field| field.heading.to_lowercase()).collect();
        self.gap();
        let text = format!("Held back, not certain: {}. See: nkcars show {}", names.join(", "), record.id);
        self.paragraph(&Styled::own(text));
    }

    fn footnotes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() && !self.has_signs {
            return;
        }
        if !notes.is_empty() {
            self.heading("Sources");
        }
        let digits = notes.len().to_string().len();
        for (number, text) in notes.references(self.catalogue) {
            self.flow(&Styled::own(format!("[{number:>digits$}] ")), digits + 3, &text);
        }
        self.gap();
        self.styled(&words::legend(), Styled::faint);
    }
}
